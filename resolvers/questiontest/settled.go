package questiontest

import (
	"cmp"
	"fmt"
	"slices"

	"habeas/graph"
	"habeas/schema"
)

// settled are facts with at most one edge of each to-one relation of each node: the
// first by the other end's id, then by the edge's key, retracted or not. It holds in both
// directions: a charge that sources place in two cases is a charge of the first only,
// also where the second is asked for its charges.
type settled struct {
	graph.Batch
	edges []*graph.Edge
}

func settle(facts graph.Batch) (*settled, error) {
	s := &settled{Batch: facts}
	if err := facts.Edges(func(edge *graph.Edge) error { s.edges = append(s.edges, edge); return nil }); err != nil {
		return nil, fmt.Errorf("reading the edges: %w", err)
	}
	slices.SortFunc(s.edges, func(a, b *graph.Edge) int {
		return cmp.Or(cmp.Compare(a.Link.Index, b.Link.Index), cmp.Compare(a.From, b.From),
			cmp.Compare(a.To, b.To), cmp.Compare(a.Key(), b.Key()))
	})
	s.edges = slices.CompactFunc(s.edges, func(a, b *graph.Edge) bool { return a.Key() == b.Key() })
	type end struct {
		relation *schema.Relation
		id       string
	}
	taken := map[end]bool{}
	later := func(relation *schema.Relation, id string) bool {
		if relation == nil || !relation.ToOne() {
			return false
		}
		already := taken[end{relation, id}]
		taken[end{relation, id}] = true
		return already
	}
	s.edges = slices.DeleteFunc(s.edges, func(edge *graph.Edge) bool {
		left, right := later(edge.Link.Left, edge.From), later(edge.Link.Right, edge.To)
		return left || right
	})
	return s, nil
}

// Edges walks the edges that are left.
func (s *settled) Edges(take func(*graph.Edge) error) error {
	for _, edge := range s.edges {
		if err := take(edge); err != nil {
			return err
		}
	}
	return nil
}
