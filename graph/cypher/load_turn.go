package cypher

import (
	"context"
	"strconv"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph"
)

// Processes that load take turns. Each transaction of a load begins by locking the node
// of one of its writers and, with the lock, sees that the load is still the current one.
// A load that takes over locks the nodes of all writers: it waits until no transaction of
// the other is left, and none comes after it.

// writers is how many transactions of a load write at once.
const writers = 2

// writerIDs identify the nodes of the writers.
func writerIDs() []string {
	ids := make([]string, writers)
	for i := range ids {
		ids[i] = "writer " + strconv.Itoa(i)
	}
	return ids
}

// inTurn is the first statement of each transaction that writes facts. To set a property
// is to lock its node, so that what is read of it afterwards holds to the end of the
// transaction.
const inTurn = "CYPHER 5 MATCH (w:" + markerLabel + " {`_id`: $writer}) SET w.`locked` = true WITH w WHERE w.`loader` = $token RETURN true"

// locked is the marker, which this transaction alone may change from here on.
const locked = "CYPHER 5 MATCH " + marker + " SET h.`locked` = true WITH h "

// begin makes the epoch odd, and keeps what the store will say of itself at the end. A
// load that goes on where another was cut off ends with what that one kept.
func (l *loader) begin(ctx context.Context, next *meta) error {
	kept := map[string]any{}
	for name, value := range next.properties() {
		kept["next_"+name] = value
	}
	identity := l.identity()
	if l.resumed && l.before.Load == identity {
		kept = map[string]any{}
	}
	row, err := l.writeRow(ctx, locked+"WHERE h.`epoch` = $epoch SET h.`epoch` = $odd, h.`epoch_again` = $odd, h.`loader` = $token, h.`load` = $load, h.`loading` = $facts, h += $kept "+
		"WITH h UNWIND $writers AS id MERGE (w:"+markerLabel+" {`_id`: id}) SET w.`loader` = $token RETURN count(*) > 0 OR null",
		map[string]any{"epoch": l.before.Epoch, "odd": l.before.Epoch | 1, "token": l.token, "load": identity, "facts": int64(l.facts), "kept": kept, "writers": writerIDs()})
	return l.unlessTaken(row, err)
}

// end makes the epoch even: what was loaded is there.
func (l *loader) end(ctx context.Context, dense []string) error {
	row, err := l.writeRow(ctx, locked+"WHERE h.`loader` = $token SET h.`epoch` = $even, h.`epoch_again` = $even, "+
		"h.`version` = h.`next_version`, h.`bundled` = h.`next_bundled`, h.`licence` = h.`next_licence`, h.`coverage` = h.`next_coverage`, h.`counts` = h.`next_counts`, h.`about` = h.`next_about`, h.`irregular` = h.`next_irregular`, h.`dense` = $dense "+
		"REMOVE h.`loader`, h.`load`, h.`loading`, h.`next_version`, h.`next_bundled`, h.`next_licence`, h.`next_coverage`, h.`next_counts`, h.`next_about`, h.`next_irregular` RETURN true",
		map[string]any{"token": l.token, "even": (l.before.Epoch | 1) + 1, "dense": dense})
	return l.unlessTaken(row, err)
}

// unlessTaken is the error of a step, or that the load is not this one's any more.
func (l *loader) unlessTaken(row []any, err error) error {
	if err == nil && (row == nil || row[0] == nil) {
		return graph.Errorf(graph.Unavailable, "another process is loading into the store")
	}
	return err
}

// lock locks the node of a writer, if the load is the current one.
func (l *loader) lock(ctx context.Context, tx neo4j.ManagedTransaction, writer string) error {
	row, err := firstRow(ctx, tx, inTurn, map[string]any{"writer": writer, "token": l.token})
	return l.unlessTaken(row, err)
}

// change runs a statement of the load in a transaction of one of its writers, and gives
// the number that it returns, if it returns one.
func (l *loader) change(ctx context.Context, writer, text string, values map[string]any) (count int64, err error) {
	err = l.transaction(ctx, func(tx neo4j.ManagedTransaction) error {
		if err := l.lock(ctx, tx, writer); err != nil {
			return err
		}
		row, err := firstRow(ctx, tx, text, values)
		if err != nil {
			return err
		}
		if row != nil {
			count, _ = row[0].(int64)
		}
		if rows, ok := values["rows"].([]any); ok && count != int64(len(rows)) {
			return graph.Errorf(graph.Unavailable, "something else writes to the store: %d of %d facts could be written", count, len(rows))
		}
		return nil
	})
	return count, err
}

// deleteFacts deletes all facts.
func (l *loader) deleteFacts(ctx context.Context) error {
	for {
		count, err := l.change(ctx, writerIDs()[0], "CYPHER 5 MATCH (n) WHERE NOT n:"+markerLabel+" WITH n LIMIT $limit DETACH DELETE n RETURN count(*)",
			map[string]any{"limit": int64(defaultBatchSize)})
		if err != nil || count == 0 {
			return err
		}
	}
}

// dropLateIndexes drops what a large load is faster without. Another load, which creates
// them, cannot take over meanwhile.
func (l *loader) dropLateIndexes(ctx context.Context) error {
	var statements []string
	for _, index := range indexes(l.vocabulary) {
		if index.late {
			statements = append(statements, "DROP INDEX "+quoted(index.name)+" IF EXISTS")
		}
	}
	return l.transaction(ctx, func(tx neo4j.ManagedTransaction) error {
		if err := l.lock(ctx, tx, writerIDs()[0]); err != nil {
			return err
		}
		return l.writeAll(ctx, statements)
	})
}
