package cypher

import (
	"strings"

	"habeas/graph/plan"
	"habeas/schema"
)

// predicate writes a condition. A comparison with a missing value is null, which WHERE
// takes for false; only NOT has to make two values of three.
func (c *compiler) predicate(p plan.Predicate, s scope) string {
	if s.edge == "" && plan.AsksEdge(p) {
		// A root list has no edge, so that its fields and its evidence are missing.
		if _, missing := p.(*plan.Missing); missing {
			return "true"
		}
		return "false"
	}
	switch p := p.(type) {
	case *plan.And:
		return c.joined(p.All, " AND ", "true", s)
	case *plan.Or:
		return c.joined(p.Any, " OR ", "false", s)
	case *plan.Not:
		return "NOT coalesce(" + c.predicate(p.Predicate, s) + ", false)"
	case *plan.Compare:
		return c.compare(p, s)
	case *plan.Missing:
		return target(p.On, s) + "." + property(p.Field.Name) + " IS NULL"
	case *plan.CompareEvidence:
		return c.compareEvidence(p, s)
	case *plan.Some:
		return c.some(p, s)
	}
	panic("cypher: no such predicate")
}

func (c *compiler) joined(predicates []plan.Predicate, operator, empty string, s scope) string {
	if len(predicates) == 0 {
		return empty
	}
	parts := make([]string, len(predicates))
	for i, predicate := range predicates {
		parts[i] = c.predicate(predicate, s)
	}
	return "(" + strings.Join(parts, operator) + ")"
}

func target(on plan.Target, s scope) string {
	if on == plan.OnEdge {
		return s.edge
	}
	return s.node
}

func (c *compiler) compare(p *plan.Compare, s scope) string {
	of := target(p.On, s) + "."
	if p.Field == nil {
		return operation(of+"`id`", p.Operator, c.param(p.Value))
	}
	name := of + property(p.Field.Name)
	switch {
	case p.Operator == plan.In && p.Field.Type == schema.Int:
		return name + " IN " + c.integers(p.Value)
	case p.Operator == plan.Contains || p.Operator == plan.StartsWith:
		return operation(of+foldProperty(p.Field), p.Operator, c.param(p.Value))
	case p.Operator == plan.Eq && p.On == plan.OnNode && p.Field.Ordered && p.Field.Folded():
		// The key has an index; texts that are longer than their keys share them.
		return "(" + of + keyProperty(p.Field) + " = " + c.key(p.Value) + " AND " + name + " = " + c.param(p.Value) + ")"
	case p.Field.Type != schema.Date:
		return operation(name, p.Operator, c.param(p.Value))
	case p.Operator == plan.Gt || p.Operator == plan.Gte:
		return operation(of+earliestProperty(p.Field), p.Operator, c.param(p.Value))
	case p.Operator == plan.Lt || p.Operator == plan.Lte:
		return operation(of+latestProperty(p.Field), p.Operator, c.param(p.Value))
	default:
		return operation(name, p.Operator, c.param(p.Value))
	}
}

func (c *compiler) compareEvidence(p *plan.CompareEvidence, s scope) string {
	name := evidencePart(p.Part, p.On, s)
	if p.Part == plan.SourceCountPart && p.Operator == plan.In {
		return name + " IN " + c.integers(p.Value)
	}
	return operation(name, p.Operator, c.param(p.Value))
}

func operation(name string, operator plan.Operator, value string) string {
	word := [...]string{plan.Eq: "=", plan.In: "IN", plan.Contains: "CONTAINS", plan.StartsWith: "STARTS WITH", plan.Lt: "<", plan.Lte: "<=", plan.Gt: ">", plan.Gte: ">="}[operator]
	return name + " " + word + " " + value
}

// some asks for an edge of a relation.
func (c *compiler) some(p *plan.Some, s scope) string {
	inner := c.step(p.Relation, s.node)
	return "EXISTS { MATCH " + pattern(inner) + where(c.inside(p, inner)) + " }"
}

func (c *compiler) inside(p *plan.Some, inner scope) []string {
	conditions := c.passable(p.Relation, inner)
	if p.Where != nil {
		conditions = append(conditions, c.predicate(p.Where, inner))
	}
	return conditions
}

// passable are the conditions under which an edge of a relation is gone along: it is the
// first of a to-one relation, and what questions see where one is asked.
func (c *compiler) passable(relation *schema.Relation, inner scope) []string {
	conditions := c.seen(inner.edge, inner.node)
	if relation.ToOne() && conditions == nil {
		conditions = []string{isHead(inner.edge, relation)}
	}
	return conditions
}

// driving splits a condition where parts of it ask for edges to nodes that an index finds:
// these are looked for first, and the rest is asked of what has edges to them. Neo4j would
// ask each node of the list. The rest is the whole where there are no such parts.
func driving(p plan.Predicate) (drivers []*plan.Some, rest []plan.Predicate) {
	parts := []plan.Predicate{p}
	if and, ok := p.(*plan.And); ok {
		parts = and.All
	}
	best := findsAll
	for _, part := range parts {
		if some, ok := part.(*plan.Some); ok {
			best = max(best, finds(some.Where))
		}
	}
	for _, part := range parts {
		some, ok := part.(*plan.Some)
		// Of conditions that find many, one is looked for.
		if ok && best != findsAll && finds(some.Where) == best && (best == findsFew || drivers == nil) {
			drivers = append(drivers, some)
			continue
		}
		rest = append(rest, part)
	}
	return drivers, rest
}

// How many nodes a condition finds by an index: all, those of one value of an
// enumeration, or those with a text or an id.
const (
	findsAll = iota
	findsMany
	findsFew
)

// finds tells how many nodes a condition finds, by the equalities along its conjunctions.
func finds(p plan.Predicate) int {
	best := findsAll
	switch p := p.(type) {
	case *plan.And:
		for _, part := range p.All {
			best = max(best, finds(part))
		}
	case *plan.Compare:
		return findsEqual(p)
	case *plan.Some:
		return finds(p.Where)
	}
	return best
}

func findsEqual(p *plan.Compare) int {
	switch {
	case p.On == plan.OnEdge || p.Operator != plan.Eq && p.Operator != plan.In:
		return findsAll
	case p.Field == nil:
		return findsFew
	case p.Field.Ordered && p.Field.Type == schema.Enumeration:
		return findsMany
	case p.Field.Ordered && p.Field.Folded() && p.Operator == plan.Eq:
		return findsFew
	}
	return findsAll
}

// paths lead from a root list's node through the edges that driving conditions ask for.
// Labels let an index find the other end. Each step is a MATCH of its own, because within
// one no edge is met twice. What several find is joined: asking each of the nodes that
// one finds was measured at twice the time.
func (c *compiler) paths(drivers []*plan.Some, s scope, from string) string {
	text, hint := "", ""
	for _, driver := range drivers {
		inner := c.step(driver.Relation, s.node)
		conditions := c.passable(driver.Relation, inner)
		next, rest := driving(driver.Where)
		for _, predicate := range rest {
			conditions = append(conditions, c.predicate(predicate, inner))
		}
		text += "MATCH " + from + arrow(driver.Relation, inner.edge) + "(" + inner.node + ":" + label(inner.kind) + ")" + hint + where(conditions) + " "
		text += c.paths(next, inner, "("+inner.node+")")
		from, hint = "("+s.node+")", " USING JOIN ON "+s.node
	}
	return text
}
