package sqlite

import (
	"fmt"
	"strings"

	"habeas/graph/plan"
	"habeas/schema"
)

// predicate writes a condition. A comparison with a missing value is NULL, which WHERE
// takes for false; only NOT has to make two values of three.
func (c *compiler) predicate(p plan.Predicate, s scope) string {
	if s.edge == "" && plan.AsksEdge(p) {
		// A root list has no edge, so that its fields and its evidence are missing.
		if _, missing := p.(*plan.Missing); missing {
			return "1"
		}
		return "0"
	}
	switch p := p.(type) {
	case *plan.And:
		return c.joined(p.All, " AND ", "1", s)
	case *plan.Or:
		return c.joined(p.Any, " OR ", "0", s)
	case *plan.Not:
		return "NOT coalesce(" + c.predicate(p.Predicate, s) + ", 0)"
	case *plan.Compare:
		return compare(p, s)
	case *plan.Missing:
		return fieldOf(p.On, p.Field, s) + " IS NULL"
	case *plan.CompareEvidence:
		name := evidenceColumn(p.Part, p.On, s)
		if p.Part == plan.SourceCountPart && p.Operator == plan.In {
			name = asText(name)
		}
		return operation(name, p.Operator, param(p.Value))
	case *plan.Some:
		return c.some(p, s)
	}
	panic(fmt.Sprintf("sqlite: no predicate %T", p))
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

func fieldOf(on plan.Target, field *schema.Field, s scope) string {
	alias := s.node
	if on == plan.OnEdge {
		alias = s.edge
	}
	if field == nil {
		return alias + ".id"
	}
	return alias + "." + column(field.Name)
}

func compare(p *plan.Compare, s scope) string {
	name, value := fieldOf(p.On, p.Field, s), param(p.Value)
	if p.Field == nil {
		return operation(name, p.Operator, value)
	}
	alias, _, _ := strings.Cut(name, ".")
	switch {
	case p.Operator == plan.In && p.Field.Type == schema.Int:
		return operation(asText(name), p.Operator, value)
	case p.Operator == plan.Contains || p.Operator == plan.StartsWith:
		return operation(alias+"."+foldColumn(p.Field), p.Operator, value)
	case p.Field.Type != schema.Date:
		return operation(name, p.Operator, value)
	case p.Operator == plan.Gt || p.Operator == plan.Gte:
		return operation(alias+"."+earliestColumn(p.Field), p.Operator, value)
	case p.Operator == plan.Lt || p.Operator == plan.Lte:
		return operation(alias+"."+latestColumn(p.Field), p.Operator, value)
	default:
		return operation(name, p.Operator, value)
	}
}

// asText makes of an integer the text that a list of values has of it.
func asText(name string) string { return "CAST(" + name + " AS TEXT)" }

func operation(name string, operator plan.Operator, value string) string {
	switch operator {
	case plan.In:
		return name + " IN (SELECT value FROM json_each(" + value + "))"
	case plan.Contains:
		return "instr(" + name + ", " + value + ") > 0"
	case plan.StartsWith:
		// A range, which an index serves: the byte 0xFF follows all of UTF-8.
		return fmt.Sprintf("(%[1]s >= %[2]s AND %[1]s < %[2]s || CAST(x'FF' AS TEXT))", name, value)
	case plan.Lt:
		return name + " < " + value
	case plan.Lte:
		return name + " <= " + value
	case plan.Gt:
		return name + " > " + value
	case plan.Gte:
		return name + " >= " + value
	default:
		return name + " = " + value
	}
}

// some asks for an edge of a relation. Where the condition finds few nodes by
// themselves they are looked for first (IN); else each node's edges are (EXISTS).
func (c *compiler) some(p *plan.Some, s scope) string {
	if selective(p.Where) && !p.Relation.Link.Symmetric && !asksEvidenceOfParent(p) {
		return c.among(p, s)
	}
	inner, from := c.step(p.Relation, s.node)
	return "EXISTS (SELECT 1 FROM " + from + c.inside(p, inner) + ")"
}

func (c *compiler) among(p *plan.Some, s scope) string {
	inner := scope{kind: p.Relation.Target, node: c.alias("n"), edge: c.alias("e"), relation: p.Relation}
	here, there := ends(p.Relation)
	return fmt.Sprintf("%s._pk IN (SELECT %s.%s FROM %s AS %s JOIN %s AS %s ON %s._pk = %s.%s WHERE 1%s)",
		s.node, inner.edge, here, edgeTable(p.Relation.Link), inner.edge, nodeTable(inner.kind), inner.node, inner.node, inner.edge, there, c.inside(p, inner))
}

func (c *compiler) inside(p *plan.Some, inner scope) string {
	text := ""
	switch {
	case c.asking:
		text = seen(inner)
	case p.Relation.ToOne():
		text = " AND " + inner.edge + "." + headColumn(p.Relation)
	}
	if p.Where != nil {
		text += " AND " + c.predicate(p.Where, inner)
	}
	return text
}

// selective reports whether a condition asks for equality somewhere along its
// conjunctions, so that an index finds its nodes.
func selective(p plan.Predicate) bool {
	switch p := p.(type) {
	case *plan.And:
		for _, part := range p.All {
			if selective(part) {
				return true
			}
		}
	case *plan.Compare:
		indexed := p.Field == nil || p.Field.Ordered
		return indexed && p.On == plan.OnNode && (p.Operator == plan.Eq || p.Operator == plan.In)
	case *plan.Some:
		return selective(p.Where)
	}
	return false
}

// asksEvidenceOfParent reports whether the condition compares the evidence of an edge
// that may stand on the evidence of the node it came from, which among does not have.
func asksEvidenceOfParent(p *plan.Some) bool {
	end := p.Relation.Link.EvidenceEnd()
	return end != nil && end.Reverse == p.Relation.Reverse && asksEdgeEvidence(p.Where)
}

func asksEdgeEvidence(p plan.Predicate) bool {
	switch p := p.(type) {
	case *plan.And:
		return anyAsksEdgeEvidence(p.All)
	case *plan.Or:
		return anyAsksEdgeEvidence(p.Any)
	case *plan.Not:
		return asksEdgeEvidence(p.Predicate)
	default:
		_, evidence := p.(*plan.CompareEvidence)
		return evidence && plan.AsksEdge(p)
	}
}

func anyAsksEdgeEvidence(predicates []plan.Predicate) bool {
	for _, predicate := range predicates {
		if asksEdgeEvidence(predicate) {
			return true
		}
	}
	return false
}
