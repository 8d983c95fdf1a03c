package sqlite

import (
	"fmt"

	"habeas/graph/plan"
)

// ground is where the evidence of something is read: the aliases of its row, and of the
// node that it stands on where it carries none of its own.
type ground struct{ own, fallback string }

func groundOf(on plan.Target, s scope) ground {
	if on == plan.OnNode {
		return ground{own: s.node}
	}
	end := s.relation.Link.EvidenceEnd()
	switch {
	case end == nil:
		return ground{own: s.edge}
	case end.Reverse == s.relation.Reverse:
		return ground{own: s.edge, fallback: s.parent}
	default:
		return ground{own: s.edge, fallback: s.node}
	}
}

// column is a part of the evidence.
func (g ground) column(name string) string {
	if g.fallback == "" {
		return g.own + "." + name
	}
	return fmt.Sprintf("CASE WHEN %[1]s._modality IS NULL THEN %[2]s.%[3]s ELSE %[1]s.%[3]s END", g.own, g.fallback, name)
}

// fact is the number under which the citations stand.
func (g ground) fact(on plan.Target) string {
	switch {
	case on == plan.OnNode:
		return g.own + "._pk"
	case g.fallback == "":
		return g.own + "._fact"
	default:
		return fmt.Sprintf("CASE WHEN %[1]s._modality IS NULL THEN %[2]s._pk ELSE %[1]s._fact END", g.own, g.fallback)
	}
}

func evidenceColumn(part plan.EvidencePart, on plan.Target, s scope) string {
	name := [...]string{"_modality", "_status", "_sources"}[part]
	return groundOf(on, s).column(name)
}

func (c *compiler) evidence(e *plan.Evidence, s scope) string {
	if e.On == plan.OnEdge && s.edge == "" {
		return "'null'"
	}
	g := groundOf(e.On, s)
	values := make([]string, len(e.Outputs))
	for i, output := range e.Outputs {
		switch output := output.(type) {
		case plan.Modality:
			values[i] = "json_quote(" + g.column("_modality") + ")"
		case plan.Status:
			values[i] = "json_quote(" + g.column("_status") + ")"
		case plan.Note:
			values[i] = "json_quote(" + g.column("_note") + ")"
		case plan.SourceCount:
			values[i] = g.column("_sources")
			if g.fallback != "" {
				values[i] = "(" + values[i] + ")"
			}
		case *plan.Citations:
			values[i] = c.citations(output, g.fact(e.On))
		}
	}
	return array(values)
}

func (c *compiler) citations(output *plan.Citations, fact string) string {
	citation, source := c.alias("c"), ""
	values := make([]string, len(output.Outputs))
	for i, part := range output.Outputs {
		switch part := part.(type) {
		case plan.Locator:
			values[i] = "json_quote(" + citation + ".locator)"
		case plan.Fields:
			values[i] = "coalesce(" + citation + ".fields, '[]')"
		case *plan.Source:
			s := scope{kind: part.Object.Kind, node: c.alias("n")}
			source += fmt.Sprintf(" CROSS JOIN %s AS %s ON %s._pk = %s.source", nodeTable(s.kind), s.node, s.node, citation)
			values[i] = c.object(part.Object, s)
		}
	}
	return fmt.Sprintf("(SELECT %s FROM (SELECT %s AS j FROM citation AS %s%s WHERE %s.fact = %s ORDER BY %s.ord))",
		list("j"), array(values), citation, source, citation, fact, citation)
}
