package graphtest

import (
	"slices"

	"habeas/graph/plan"
)

// Shrink gives the smallest plan that it finds for which something still holds: it leaves
// out roots, outputs, conditions, terms and bounds, one by one, as long as it can.
func Shrink(p *plan.Plan, holds func(*plan.Plan) bool) *plan.Plan {
	for {
		smaller, shrunk := shrinkOnce(p, holds)
		if !shrunk {
			return p
		}
		p = smaller
	}
}

// shrinkOnce tries to leave out each part, from the first to the last.
func shrinkOnce(p *plan.Plan, holds func(*plan.Plan) bool) (smallest *plan.Plan, shrunk bool) {
	for at := 0; ; {
		smaller, cut := without(p, at)
		switch {
		case !cut:
			return p, shrunk
		case holds(smaller):
			p, shrunk = smaller, true
		default:
			at++
		}
	}
}

// without copies a plan and leaves out the part of that number; cut is false where it has
// no such part.
func without(p *plan.Plan, at int) (smaller *plan.Plan, cut bool) {
	c := &copier{cutAt: at}
	roots := kept(c, p.Roots, c.root)
	return &plan.Plan{Roots: roots, Values: slices.Clone(p.Values)}, c.seen > at
}

// copier copies a plan. It counts the parts that can be left out, and leaves out one.
type copier struct{ cutAt, seen int }

// cut reports whether the part at hand is the one to leave out.
func (c *copier) cut() bool {
	c.seen++
	return c.seen-1 == c.cutAt
}

// kept copies a list without the item that is left out; nil stays nil.
func kept[T any](c *copier, list []T, copy func(T) T) []T {
	if list == nil {
		return nil
	}
	out := []T{}
	for _, item := range list {
		if !c.cut() {
			out = append(out, copy(item))
		}
	}
	return out
}

func same[T any](item T) T { return item }

func (c *copier) root(root plan.Root) plan.Root {
	switch root := root.(type) {
	case *plan.Lookup:
		return &plan.Lookup{Kind: root.Kind, ID: root.ID, Object: c.object(root.Object)}
	case *plan.Batch:
		return &plan.Batch{Kind: root.Kind, IDs: root.IDs, Object: c.object(root.Object)}
	case *plan.Connection:
		return c.connection(root)
	}
	return root
}

func (c *copier) object(o *plan.Object) *plan.Object {
	if o == nil {
		return nil
	}
	return &plan.Object{Kind: o.Kind, Outputs: kept(c, o.Outputs, c.output)}
}

func (c *copier) output(output plan.Output) plan.Output {
	switch output := output.(type) {
	case *plan.Evidence:
		return &plan.Evidence{On: output.On, Outputs: kept(c, output.Outputs, c.evidence)}
	case *plan.ToOne:
		return &plan.ToOne{Relation: output.Relation, Object: c.object(output.Object)}
	case *plan.Nested:
		return &plan.Nested{Object: c.object(output.Object)}
	case *plan.Connection:
		return c.connection(output)
	case *plan.Facts:
		return c.facts(output)
	}
	return output
}

func (c *copier) connection(l *plan.Connection) *plan.Connection {
	out := *l
	out.Where = c.optionalPredicate(l.Where)
	out.Order = l.Order
	if !hasBounds(l.Page) {
		out.Order = kept(c, l.Order, same)
	}
	out.Page = c.page(l.Page)
	out.Count = l.Count && !c.cut()
	out.Cursor = l.Cursor && !c.cut()
	out.Node = c.object(l.Node)
	out.Edge = kept(c, l.Edge, c.output)
	if l.Role != nil && c.cut() {
		out.Role = nil
	}
	return &out
}

// hasBounds reports whether a page has cursors, which are of one order.
func hasBounds(page plan.Page) bool { return page.After != nil || page.Before != nil }

func (c *copier) page(page plan.Page) plan.Page {
	if page.After != nil && c.cut() {
		page.After = nil
	}
	if page.Before != nil && c.cut() {
		page.Before = nil
	}
	page.Backward = page.Backward && !c.cut()
	return page
}

func (c *copier) facts(f *plan.Facts) *plan.Facts {
	out := *f
	out.Page = c.page(f.Page)
	out.Count = f.Count && !c.cut()
	out.Cursor = f.Cursor && !c.cut()
	out.Fact = kept(c, f.Fact, c.fact)
	return &out
}

func (c *copier) fact(output plan.FactOutput) plan.FactOutput {
	switch output := output.(type) {
	case *plan.FactNode:
		return &plan.FactNode{Any: c.any(output.Any)}
	case *plan.FactOther:
		return &plan.FactOther{Any: c.any(output.Any)}
	}
	return output
}

func (c *copier) any(a *plan.Any) *plan.Any {
	return &plan.Any{Objects: transform(a.Objects, c.object)}
}

func (c *copier) evidence(output plan.EvidenceOutput) plan.EvidenceOutput {
	if citations, ok := output.(*plan.Citations); ok {
		return &plan.Citations{Outputs: kept(c, citations.Outputs, c.citation)}
	}
	return output
}

func (c *copier) citation(output plan.CitationOutput) plan.CitationOutput {
	if source, ok := output.(*plan.Source); ok {
		return &plan.Source{Object: c.object(source.Object)}
	}
	return output
}

func (c *copier) optionalPredicate(p plan.Predicate) plan.Predicate {
	if p == nil || c.cut() {
		return nil
	}
	return c.predicate(p)
}

// predicate copies a predicate; of a Not, and of an And or Or of one, it may keep what is
// inside.
func (c *copier) predicate(p plan.Predicate) plan.Predicate {
	switch p := p.(type) {
	case *plan.And:
		if len(p.All) == 1 && c.cut() {
			return c.predicate(p.All[0])
		}
		return &plan.And{All: kept(c, p.All, c.predicate)}
	case *plan.Or:
		if len(p.Any) == 1 && c.cut() {
			return c.predicate(p.Any[0])
		}
		return &plan.Or{Any: kept(c, p.Any, c.predicate)}
	case *plan.Not:
		if c.cut() {
			return c.predicate(p.Predicate)
		}
		return &plan.Not{Predicate: c.predicate(p.Predicate)}
	case *plan.Some:
		return &plan.Some{Relation: p.Relation, Where: c.optionalPredicate(p.Where)}
	}
	return p
}
