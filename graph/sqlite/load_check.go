package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"habeas/graph"
	"habeas/schema"
)

// finding is something wrong that only the whole store shows.
type finding struct {
	id, text string
	// relation is set where the last edge of the node's relation is to blame, rather
	// than the node.
	relation *schema.Relation
	origin   graph.Origin
}

// checkWhole finds required relations that are missing, to-one relations held several
// times without conflict, and ids that a node and a former id share.
func (l *loader) checkWhole(ctx context.Context, batch graph.Batch) error {
	var found []*finding
	for _, link := range l.vocabulary.Links {
		for _, relation := range []*schema.Relation{link.Left, link.Right} {
			if relation == nil || !relation.ToOne() {
				continue
			}
			findings, err := l.checkRelation(ctx, relation)
			if err != nil {
				return fmt.Errorf("checking %s.%s: %w", relation.Owner.Name, relation.Name, err)
			}
			found = append(found, findings...)
		}
	}
	findings, err := l.checkFormerIDs(ctx)
	if err != nil {
		return fmt.Errorf("checking former ids: %w", err)
	}
	return l.report(batch, append(found, findings...))
}

func (l *loader) checkRelation(ctx context.Context, relation *schema.Relation) ([]*finding, error) {
	here, _ := ends(relation)
	edges, owners := edgeTable(relation.Link), nodeTable(relation.Owner)
	text := fmt.Sprintf(`SELECT n.id FROM %[1]s AS n WHERE n._pk IN (SELECT e.%[3]s FROM %[2]s AS e GROUP BY e.%[3]s HAVING count(*) > 1)
		AND EXISTS (SELECT 1 FROM %[2]s AS e WHERE e.%[3]s = n._pk AND %[4]s <> 'CONFLICT') LIMIT %[5]d`,
		owners, edges, here, l.status(relation), graph.MaxProblems+1)
	several := fmt.Sprintf("several edges for %s, which leads to at most one unless the evidence of all has status CONFLICT", relation.Name)
	found, err := l.collect(ctx, text, finding{text: several, relation: relation})
	if err != nil || relation.Cardinality != schema.One {
		return found, err
	}
	text = fmt.Sprintf("SELECT n.id FROM %s AS n WHERE NOT EXISTS (SELECT 1 FROM %s AS e WHERE e.%s = n._pk) LIMIT %d", owners, edges, here, graph.MaxProblems+1)
	missing := fmt.Sprintf("%s is missing; every %s has one", relation.Name, relation.Owner.Name)
	more, err := l.collect(ctx, text, finding{text: missing})
	return append(found, more...), err
}

// status is the status of the evidence that the edge e stands on.
func (l *loader) status(relation *schema.Relation) string {
	end := relation.Link.EvidenceEnd()
	at, _ := ends(end)
	return fmt.Sprintf("coalesce(e._status, (SELECT o._status FROM %s AS o WHERE o._pk = e.%s))", nodeTable(end.Owner), at)
}

func (l *loader) checkFormerIDs(ctx context.Context) ([]*finding, error) {
	var found []*finding
	for _, kind := range l.vocabulary.Kinds {
		text := fmt.Sprintf("SELECT former FROM alias WHERE kind = %d AND EXISTS (SELECT 1 FROM %s WHERE id = former) LIMIT %d", kind.Index, nodeTable(kind), graph.MaxProblems+1)
		more, err := l.collect(ctx, text, finding{text: "a former id that is the id of a node"})
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	return found, nil
}

// collect makes a finding of each id that a statement gives.
func (l *loader) collect(ctx context.Context, text string, like finding) ([]*finding, error) {
	rows, err := l.tx.QueryContext(ctx, text)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []*finding
	for rows.Next() {
		next := like
		if err := rows.Scan(&next.id); err != nil {
			return nil, err
		}
		found = append(found, &next)
	}
	return found, rows.Err()
}

// report notes what was found as problems, with where the batch says it. What the
// batch does not hold was in the store before, and has no place.
func (l *loader) report(batch graph.Batch, found []*finding) error {
	if len(found) == 0 {
		return nil
	}
	if err := locate(batch, found); err != nil {
		return err
	}
	slices.SortStableFunc(found, func(a, b *finding) int {
		return cmp.Or(cmp.Compare(a.origin.File, b.origin.File), cmp.Compare(a.origin.Line, b.origin.Line), cmp.Compare(a.id, b.id))
	})
	for _, f := range found {
		l.problems.Add(f.origin, "%s: %s", f.id, f.text)
	}
	return nil
}

// locate finds the line of each finding: that of the node, or of the last edge of the
// relation.
func locate(batch graph.Batch, found []*finding) error {
	byID := map[string][]*finding{}
	for _, f := range found {
		byID[f.id] = append(byID[f.id], f)
	}
	err := batch.Nodes(func(node *graph.Node) error {
		for _, f := range byID[node.ID] {
			f.origin = node.Origin
		}
		return nil
	})
	if err != nil {
		return err
	}
	return batch.Edges(func(edge *graph.Edge) error {
		for _, relation := range []*schema.Relation{edge.Link.Left, edge.Link.Right} {
			for _, f := range byID[ownerOf(edge, relation)] {
				if f.relation == relation && relation != nil {
					f.origin = edge.Origin
				}
			}
		}
		return nil
	})
}

func ownerOf(edge *graph.Edge, relation *schema.Relation) string {
	if relation != nil && relation.Reverse {
		return edge.To
	}
	return edge.From
}
