package seed

import (
	"fmt"
	"slices"

	"habeas/graph"
)

func chargeOfDefendant(ix *index, node *graph.Node) string {
	number, found := ix.numbers[node.ID]
	prisoner, faced := ix.facing[number]
	if !found || !faced || node.Kind.Name != "Charge" {
		return ""
	}
	for _, whole := range ix.casesOf(node.ID) {
		if ix.bonds[[2]uint32{prisoner, whole}]&isDefendant == 0 {
			return "who faces it is no defendant in its case"
		}
	}
	return ""
}

func outcomeInCase(ix *index, edge *graph.Edge) string {
	if edge.Link.Edge.Name != "DECIDED_IN" {
		return ""
	}
	cases := ix.casesOf(edge.To)
	for _, number := range ix.casesOf(edge.From) {
		if slices.Contains(cases, number) {
			return ""
		}
	}
	return "the charge is of another case than the proceeding"
}

func outcomeOfSubject(ix *index, edge *graph.Edge) string {
	if edge.Link.Edge.Name != "DECIDED_IN" || !ix.has(edge.From) || !ix.has(edge.To) || outcomeInCase(ix, edge) != "" {
		return ""
	}
	prisoner, faced := ix.facing[ix.numbers[edge.From]]
	if !faced || ix.bonds[[2]uint32{prisoner, ix.numbers[edge.To]}]&isSubject != 0 {
		return ""
	}
	return "the proceeding did not concern who faces the charge"
}

func sentenceInCase(ix *index, edge *graph.Edge) string {
	if edge.Link.Edge.Name != "SENTENCED_IN" || ix.standsTrial(edge.From, edge.To) {
		return ""
	}
	return "the prisoner is no defendant in the case of the proceeding"
}

// standsTrial reports whether a prisoner is a defendant in the case of a proceeding. An
// edge from nowhere is another rule's.
func (ix *index) standsTrial(prisoner, proceeding string) bool {
	if !ix.has(prisoner) {
		return true
	}
	for _, number := range ix.casesOf(proceeding) {
		if ix.bonds[[2]uint32{ix.numbers[prisoner], number}]&isDefendant != 0 {
			return true
		}
	}
	return false
}

// sentenceLength finds a sentence for life that has a length as well.
func sentenceLength(_ *index, edge *graph.Edge) string {
	if edge.Link.Edge.Name != "SENTENCED_IN" {
		return ""
	}
	life, months := edgeValue(edge, "life"), edgeValue(edge, "months")
	if life == true && months != nil {
		return fmt.Sprintf("it is for life and of %v months", months)
	}
	return ""
}

// oneSide finds a judge who also prosecuted or investigated in the same proceeding.
func oneSide(ix *index, edge *graph.Edge) string {
	switch edge.Link.Edge.Name {
	case "PROSECUTED", "INVESTIGATED":
		if ix.bond(edge.From, edge.To)&isJudge != 0 {
			return "the same official is a judge of the proceeding"
		}
	}
	return ""
}

func edgeValue(edge *graph.Edge, name string) any {
	if i := fieldIndex(edge.Link.Edge.Fields, name); i >= 0 {
		return edge.Set[i]
	}
	return nil
}
