package sqlite

import (
	"context"
	"fmt"
	"maps"

	"habeas/graph"
	"habeas/schema"
)

// edge stores an edge, unless it is there already.
func (l *loader) edge(ctx context.Context, edge *graph.Edge) error {
	name := edge.Link.Edge.Name + " " + edge.From + " " + edge.To
	src, err := l.end(ctx, edge, name, "from", edge.Link.From, edge.From)
	if err != nil {
		return err
	}
	dst, err := l.end(ctx, edge, name, "to", edge.Link.To, edge.To)
	if err != nil || src == 0 || dst == 0 {
		return err
	}
	if edge.Evidence == nil && edge.Link.EvidenceEnd() == nil {
		l.problems.Add(edge.Origin, "%s: no evidence", name)
		return nil
	}
	digest, fact := edge.Digest(), l.next
	values := append([]any{src, dst, edge.Key(), fact}, fieldValues(edge.Link.Edge.Fields, edge.Set)...)
	values = append(values, evidenceValues(edge.Evidence)...)
	stored, err := l.insertEdge(ctx, edge, append(values, int64(digest)))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if !stored {
		return l.compareEdge(ctx, edge, name, src, dst, digest)
	}
	l.number()
	l.progress(digest)
	l.irregular = l.irregular || edge.Evidence.Retracted()
	if edge.Evidence == nil {
		return nil
	}
	return l.cite(ctx, edge.Evidence, citing{fact: fact, about: linkAbout + edge.Link.Index, src: src, dst: dst, name: name, origin: edge.Origin})
}

func (l *loader) end(ctx context.Context, edge *graph.Edge, name, end string, kind *schema.Kind, id string) (int64, error) {
	pk, err := l.find(ctx, kind, id)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	if pk == 0 {
		l.problems.Add(edge.Origin, "%s: %s: there is no %s with id %s", name, end, kind.Name, id)
	}
	return pk, nil
}

// insertEdge reports whether the edge was not there.
func (l *loader) insertEdge(ctx context.Context, edge *graph.Edge, values []any) (bool, error) {
	columns := append([]string{"_src", "_dst", "_key", "_fact"}, storedColumns(edge.Link.Edge.Fields)...)
	columns = append(columns, "_modality", "_status", "_note", "_sources", "_digest")
	statement, err := l.statement(ctx, insert(edgeTable(edge.Link), columns)+" ON CONFLICT DO NOTHING")
	if err != nil {
		return false, err
	}
	result, err := statement.Exec(values...)
	if err != nil {
		return false, err
	}
	rows, err := result.RowsAffected()
	return rows > 0, err
}

func (l *loader) compareEdge(ctx context.Context, edge *graph.Edge, name string, src, dst int64, digest uint64) error {
	statement, err := l.statement(ctx, "SELECT _digest FROM "+edgeTable(edge.Link)+" WHERE _src = ? AND _dst = ? AND _key = ?")
	if err != nil {
		return err
	}
	var stored int64
	if err := statement.QueryRow(src, dst, edge.Key()).Scan(&stored); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if uint64(stored) != digest {
		l.problems.Add(edge.Origin, "%s: the same edge with other evidence", name)
	}
	return nil
}

// alias stores a former id, unless it is there already.
func (l *loader) alias(ctx context.Context, alias *graph.Alias) error {
	kind := l.vocabulary.KindOf(alias.Current)
	if kind == nil {
		l.problems.Add(alias.Origin, "%s: a former id of %s, which does not exist", alias.Former, alias.Current)
		return nil
	}
	node, err := l.find(ctx, kind, alias.Current)
	if err != nil {
		return err
	}
	if !l.checkAlias(alias, kind, node) {
		return nil
	}
	if taken, err := l.find(ctx, kind, alias.Former); taken != 0 || err != nil {
		l.problems.Add(alias.Origin, "%s: a former id that is the id of a node", alias.Former)
		return err
	}
	statement, err := l.statement(ctx, "SELECT node FROM alias WHERE former = ?")
	if err != nil {
		return err
	}
	var stored int64
	if err := noRow(statement.QueryRow(alias.Former).Scan(&stored)); err != nil {
		return err
	}
	if stored != 0 {
		if stored != node {
			l.problems.Add(alias.Origin, "%s: a second node for this former id", alias.Former)
		}
		return nil
	}
	l.progress(alias.Digest())
	return l.exec(ctx, "INSERT INTO alias (former, kind, node) VALUES (?, ?, ?)", alias.Former, kind.Index, node)
}

func (l *loader) checkAlias(alias *graph.Alias, kind *schema.Kind, node int64) bool {
	if node == 0 {
		l.problems.Add(alias.Origin, "%s: a former id of %s, which does not exist", alias.Former, alias.Current)
		return false
	}
	if l.vocabulary.KindOf(alias.Former) != kind {
		l.problems.Add(alias.Origin, "%s: a former id of %s, which is of another kind", alias.Former, alias.Current)
		return false
	}
	return true
}

// counted are the nodes of each kind after the load.
func (l *loader) counted(before map[string]int) map[string]int {
	counts := maps.Clone(before)
	for kind, added := range l.counts {
		counts[kind] += added
	}
	return counts
}
