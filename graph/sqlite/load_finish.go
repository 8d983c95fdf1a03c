package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"habeas/graph"
	"habeas/schema"
)

// checkWhole finds required relations that are missing, to-one relations held several
// times without conflict, and ids that a node and a former id share.
func (l *loader) checkWhole(ctx context.Context, batch graph.Batch) error {
	found := map[string]string{}
	for _, link := range l.vocabulary.Links {
		for _, relation := range []*schema.Relation{link.Left, link.Right} {
			if relation == nil || !relation.ToOne() {
				continue
			}
			if err := l.checkRelation(ctx, relation, found); err != nil {
				return fmt.Errorf("checking %s.%s: %w", relation.Owner.Name, relation.Name, err)
			}
		}
	}
	if err := l.checkFormerIDs(ctx, found); err != nil {
		return err
	}
	return l.report(batch, found)
}

func (l *loader) checkRelation(ctx context.Context, relation *schema.Relation, found map[string]string) error {
	here, _ := ends(relation)
	edges, owners := edgeTable(relation.Link), nodeTable(relation.Owner)
	if relation.Cardinality == schema.One {
		text := fmt.Sprintf("SELECT n.id FROM %s AS n WHERE NOT EXISTS (SELECT 1 FROM %s AS e WHERE e.%s = n._pk) LIMIT %d", owners, edges, here, graph.MaxProblems+1)
		missing := fmt.Sprintf("%s is missing; every %s has one", relation.Name, relation.Owner.Name)
		if err := l.collect(ctx, text, missing, found); err != nil {
			return err
		}
	}
	text := fmt.Sprintf(`SELECT n.id FROM %[1]s AS n WHERE n._pk IN (SELECT e.%[3]s FROM %[2]s AS e GROUP BY e.%[3]s HAVING count(*) > 1)
		AND EXISTS (SELECT 1 FROM %[2]s AS e WHERE e.%[3]s = n._pk AND %[4]s <> 'CONFLICT') LIMIT %[5]d`,
		owners, edges, here, l.status(relation), graph.MaxProblems+1)
	several := fmt.Sprintf("several edges for %s, which leads to at most one unless the evidence of all has status CONFLICT", relation.Name)
	return l.collect(ctx, text, several, found)
}

// status is the status of the evidence that the edge e stands on.
func (l *loader) status(relation *schema.Relation) string {
	end := relation.Link.EvidenceEnd()
	at, _ := ends(end)
	return fmt.Sprintf("coalesce(e._status, (SELECT o._status FROM %s AS o WHERE o._pk = e.%s))", nodeTable(end.Owner), at)
}

func (l *loader) checkFormerIDs(ctx context.Context, found map[string]string) error {
	for _, kind := range l.vocabulary.Kinds {
		text := fmt.Sprintf("SELECT former FROM alias WHERE kind = %d AND EXISTS (SELECT 1 FROM %s WHERE id = former) LIMIT %d", kind.Index, nodeTable(kind), graph.MaxProblems+1)
		if err := l.collect(ctx, text, "a former id that is the id of a node", found); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) collect(ctx context.Context, text, problem string, found map[string]string) error {
	rows, err := l.tx.QueryContext(ctx, text)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return err
		}
		found[id] = problem
	}
	return rows.Err()
}

// report lists what was found in the order of the batch, with where it was read; what
// the batch does not hold was in the store before and follows without a place.
func (l *loader) report(batch graph.Batch, found map[string]string) error {
	if len(found) == 0 {
		return nil
	}
	err := batch.Nodes(func(node *graph.Node) error {
		if problem, ok := found[node.ID]; ok {
			l.problems.Add(node.Origin, "%s: %s", node.ID, problem)
			delete(found, node.ID)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for id, problem := range found {
		l.problems.Add(graph.Origin{}, "%s: %s", id, problem)
	}
	return nil
}

// markHeads marks, for each to-one relation that holds several edges, the one that it
// gives: the first by the other end's id, then by key.
func (l *loader) markHeads(ctx context.Context) error {
	for _, link := range l.vocabulary.Links {
		for _, relation := range []*schema.Relation{link.Left, link.Right} {
			if relation == nil || !relation.ToOne() {
				continue
			}
			here, there := ends(relation)
			statement := fmt.Sprintf(`UPDATE %[1]s AS e SET %[2]s = (e._src, e._dst, e._key) = (
				SELECT f._src, f._dst, f._key FROM %[1]s AS f JOIN %[3]s AS n ON n._pk = f.%[5]s WHERE f.%[4]s = e.%[4]s ORDER BY n.id, f._key LIMIT 1)
				WHERE e.%[4]s IN (SELECT g.%[4]s FROM %[1]s AS g GROUP BY g.%[4]s HAVING count(*) > 1)`,
				edgeTable(link), headColumn(relation), nodeTable(relation.Target), here, there)
			if _, err := l.tx.ExecContext(ctx, statement); err != nil {
				return fmt.Errorf("marking %s.%s: %w", relation.Owner.Name, relation.Name, err)
			}
		}
	}
	return nil
}

// readMeta reads where an earlier load ended.
func (l *loader) readMeta(ctx context.Context) error {
	meta, err := l.meta(ctx)
	if err != nil {
		return err
	}
	if l.next, err = strconv.ParseInt(meta["next"], 10, 64); err != nil {
		return fmt.Errorf("the number of the next fact: %w", err)
	}
	if l.version, err = strconv.ParseUint(meta["version"], 16, 64); err != nil {
		return fmt.Errorf("the version: %w", err)
	}
	return nil
}

func (l *loader) meta(ctx context.Context) (map[string]string, error) {
	rows, err := l.tx.QueryContext(ctx, "SELECT name, value FROM meta")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	meta := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		meta[name] = value
	}
	return meta, rows.Err()
}

// writeMeta writes what the store says of itself.
func (l *loader) writeMeta(ctx context.Context, options graph.LoadOptions) error {
	meta, err := l.meta(ctx)
	if err != nil {
		return err
	}
	counts := map[string]int{}
	if meta["counts"] != "" {
		if err := json.Unmarshal([]byte(meta["counts"]), &counts); err != nil {
			return fmt.Errorf("the counts: %w", err)
		}
	}
	counts = l.counted(counts)
	stored, err := json.Marshal(counts)
	if err != nil {
		return err
	}
	changed := l.done > 0
	about := map[string]string{
		"fingerprint": l.vocabulary.Fingerprint(),
		"next":        strconv.FormatInt(max(l.next, 1), 10),
		"version":     fmt.Sprintf("%016x", l.version),
		"counts":      string(stored),
		"bundled":     bundledAfter(meta["bundled"], options.Bundled, l.fresh, changed),
		"licence":     firstText(options.Licence, meta["licence"]),
		"coverage":    firstText(options.Coverage, meta["coverage"]),
	}
	about["about"] = aboutRow(l.vocabulary, about, counts)
	for name, value := range about {
		if _, err := l.tx.ExecContext(ctx, "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value); err != nil {
			return err
		}
	}
	return nil
}

// bundledAfter is the version of the bundled dataset after a load: a store holds
// nothing else as long as only that was loaded.
func bundledAfter(stored, loaded string, fresh, changed bool) string {
	switch {
	case fresh:
		return loaded
	case changed:
		return ""
	default:
		return stored
	}
}

func firstText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// aboutRow is the answer to [plan.About], made once for each load.
func aboutRow(v *schema.Vocabulary, about map[string]string, counts map[string]int) string {
	out := appendText([]byte{'['}, about["version"])
	out = append(out, ",["...)
	for i, kind := range v.Kinds {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendText(append(out, '['), kind.Name)
		out = strconv.AppendInt(append(out, ','), int64(counts[kind.Name]), 10)
		out = append(out, ']')
	}
	out = append(out, "],"...)
	out = appendText(out, about["licence"])
	out = appendText(append(out, ','), about["coverage"])
	return string(append(out, ']'))
}
