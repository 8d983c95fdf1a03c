package cypher_test

import (
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/plan"
	"habeas/schema"
)

// With every node busy, each page is read along an index first, with the same answers.
func TestPagesOfBusyNodes(t *testing.T) {
	t.Parallel()
	v := schema.New()
	world := graphtest.RandomWorld(v, 8, 150)
	store, oracle := open(t, v), graphtest.NewOracle(v)
	for _, engine := range []graph.Store{store, oracle} {
		if err := engine.Load(t.Context(), world, graph.LoadOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	store.AllBusy()
	for _, kind := range v.Kinds {
		for _, relation := range kind.Relations {
			if !relation.ToOne() {
				graphtest.Compare(t, store, oracle, pagesOf(relation, world))
			}
		}
	}
}

// pagesOf asks each owner of a relation for pages of it: full ones and others, from the
// beginning and backwards to the middle, in the order of ids or in that of a text.
func pagesOf(relation *schema.Relation, world *graphtest.Facts) *plan.Plan {
	p := &plan.Plan{}
	all := p.Add(int64(1000))
	var order []plan.Term
	for _, field := range relation.Target.Fields {
		if field.Ordered && field.Folded() && relation.Link.Index%2 == 0 {
			order = []plan.Term{{Field: field, Descending: relation.Reverse}}
		}
	}
	owner := &plan.Object{Kind: relation.Owner, Outputs: []plan.Output{plan.ID{}}}
	for _, page := range []plan.Page{
		{Limit: p.Add(int64(1))},
		{Limit: p.Add(int64(2)), Backward: true, After: middle(p, relation.Target, order, world)},
	} {
		owner.Outputs = append(owner.Outputs, &plan.Connection{Kind: relation.Target, Relation: relation, Order: order, Page: page, Items: true, Cursor: true, Count: true,
			Node: &plan.Object{Kind: relation.Target, Outputs: []plan.Output{plan.ID{}}}, Edge: []plan.Output{plan.Key{}}})
	}
	p.Roots = []plan.Root{&plan.Connection{Kind: relation.Owner, Page: plan.Page{Limit: all}, Items: true, Node: owner}}
	return p
}

// middle are the order keys of a node in the middle of a world.
func middle(p *plan.Plan, kind *schema.Kind, order []plan.Term, world *graphtest.Facts) []plan.Param {
	var nodes []*graph.Node
	for _, node := range world.NodesList {
		if node.Kind == kind {
			nodes = append(nodes, node)
		}
	}
	node := nodes[len(nodes)/2]
	var keys []plan.Param
	for _, term := range order {
		for i, field := range kind.Fields {
			if field == term.Field {
				keys = append(keys, p.Add(node.Set[i]))
			}
		}
	}
	return append(keys, p.Add(node.ID), p.Add(""))
}
