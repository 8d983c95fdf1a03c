package graphtest

import (
	"habeas/graph/plan"
	"habeas/schema"
)

func (p *planner) order(kind *schema.Kind) []plan.Term {
	fields := []*schema.Field{nil}
	for _, field := range kind.Fields {
		if field.Ordered {
			fields = append(fields, field, field)
		}
	}
	var order []plan.Term
	for range p.random.IntN(3) {
		order = append(order, plan.Term{Field: one(p.random, fields), Descending: p.chance(50)})
	}
	return order
}

func (p *planner) page(cursor func() []string) plan.Page {
	page := plan.Page{Limit: p.plan.Add(int64(1 + p.random.IntN(p.options.Page))), Backward: p.chance(30)}
	if p.chance(25) {
		page.After = p.params(cursor())
	}
	if p.chance(25) {
		page.Before = p.params(cursor())
	}
	return page
}

func (p *planner) params(keys []string) []plan.Param {
	return transform(keys, func(key string) plan.Param { return p.plan.Add(key) })
}

// cursor is that of some node of the kind, or of an edge of the relation; nil where there
// is none.
func (p *planner) cursor(kind *schema.Kind, relation *schema.Relation, order []plan.Term) []string {
	if relation == nil {
		return OrderKeys(Item{Node: one(p.random, p.nodes[kind])}, order)
	}
	if len(p.edges[relation.Link]) == 0 {
		return nil
	}
	edge := one(p.random, p.edges[relation.Link])
	end := edge.To
	if relation.Reverse {
		end = edge.From
	}
	return OrderKeys(Item{Node: p.byID[end], Edge: edge, key: edge.Key()}, order)
}

func (p *planner) facts(depth int) *plan.Facts {
	f := &plan.Facts{Count: p.chance(50), Items: p.chance(85), Cursor: p.chance(40), Path: "random"}
	f.Page = p.page(p.factCursor)
	if p.chance(15) {
		return f
	}
	outputs := []plan.FactOutput{plan.FactRelation{}, plan.FactFields{}, &plan.FactNode{Any: p.any(depth)}, &plan.FactOther{Any: p.any(depth)}}
	shuffle(p.random, outputs)
	f.Fact = outputs[:p.random.IntN(len(outputs)+1)]
	return f
}

// factCursor is that of some node or edge, whatever it cites.
func (p *planner) factCursor() []string {
	edges := p.edges[one(p.random, p.vocabulary.Links)]
	if len(edges) == 0 || p.chance(50) {
		return []string{p.id(one(p.random, p.vocabulary.Kinds)), "", "", ""}
	}
	edge := one(p.random, edges)
	return []string{edge.From, edge.Link.Edge.Name, edge.To, edge.Key()}
}

// any asks for an object of each kind; below the first only what is near.
func (p *planner) any(depth int) *plan.Any {
	return &plan.Any{Objects: transform(p.vocabulary.Kinds, func(kind *schema.Kind) *plan.Object {
		if depth > 0 && p.chance(10) {
			return p.object(kind, depth-1)
		}
		return p.object(kind, 0)
	})}
}
