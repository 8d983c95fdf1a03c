package cypher

import (
	"fmt"

	"habeas/graph/plan"
)

// ground is where the evidence of something is read: the variables of what has it, and
// of the node that it stands on where it carries none of its own.
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

// part is a part of the evidence.
func (g ground) part(name string) string {
	if g.fallback == "" {
		return g.own + "." + quoted(name)
	}
	return fmt.Sprintf("CASE WHEN %[1]s.`_modality` IS NULL THEN %[2]s.%[3]s ELSE %[1]s.%[3]s END", g.own, g.fallback, quoted(name))
}

func evidencePart(part plan.EvidencePart, on plan.Target, s scope) string {
	return groundOf(on, s).part([...]string{"_modality", "_status", "_sources"}[part])
}

func (c *compiler) evidence(e *plan.Evidence, s scope) string {
	if e.On == plan.OnEdge && s.edge == "" {
		return "null"
	}
	g := groundOf(e.On, s)
	values := make([]string, len(e.Outputs))
	for i, output := range e.Outputs {
		switch output := output.(type) {
		case plan.Modality:
			values[i] = g.part("_modality")
		case plan.Status:
			values[i] = g.part("_status")
		case plan.Note:
			values[i] = g.part("_note")
		case plan.SourceCount:
			values[i] = g.part("_sources")
		case *plan.Citations:
			values[i] = c.citations(output, g)
		}
	}
	return list(values)
}

// citations reads the parallel lists of what a fact cites. The sources are looked up only
// where something is asked of them.
func (c *compiler) citations(output *plan.Citations, g ground) string {
	at, source := c.variable("i"), ""
	values := make([]string, len(output.Outputs))
	for i, part := range output.Outputs {
		switch part := part.(type) {
		case plan.Locator:
			values[i] = fmt.Sprintf("nullif((%s)[%s], '')", g.part("_citation_locator"), at)
		case plan.Fields:
			of := fmt.Sprintf("(%s)[%s]", g.part("_citation_fields"), at)
			values[i] = fmt.Sprintf("CASE %[1]s WHEN '' THEN [] ELSE split(%[1]s, ',') END", of)
		case *plan.Source:
			s := scope{kind: part.Object.Kind, node: c.variable("n")}
			source += fmt.Sprintf(" MATCH (%s:%s {`id`: (%s)[%s]})", s.node, label(s.kind), g.part("_citation_source"), at)
			values[i] = c.object(part.Object, s)
		}
	}
	all := fmt.Sprintf("range(0, size(%s) - 1)", g.part("_citation_source"))
	if source == "" {
		return fmt.Sprintf("[%s IN %s | %s]", at, all, list(values))
	}
	return fmt.Sprintf("COLLECT { UNWIND %s AS %s%s RETURN %s ORDER BY %s }", all, at, source, list(values), at)
}
