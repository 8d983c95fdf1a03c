package seed

import (
	"fmt"
	"slices"

	"habeas/graph"
)

func violationOfSomething(ix *index, node *graph.Node) string {
	if node.Kind.Name != "Violation" || ix.holds(node, "OF_PROVISION") || ix.holds(node, "OF_RIGHT") {
		return ""
	}
	return "it is of no provision and of no right"
}

func foundViolation(ix *index, node *graph.Node) string {
	if node.Kind.Name != "Violation" || nodeValue(node, "modality") != "FOUND" {
		return ""
	}
	if ix.holds(node, "FOUND_IN") || node.Evidence != nil && node.Evidence.Modality == "FOUND" {
		return ""
	}
	return "it is FOUND, but no decision found it and its evidence is not FOUND"
}

func allegedViolation(ix *index, node *graph.Node) string {
	switch {
	case node.Kind.Name != "Violation" || nodeValue(node, "modality") != "ALLEGED":
		return ""
	case ix.holds(node, "FOUND_IN"):
		return "it is ALLEGED, but a decision found it"
	case !ix.holds(node, "ALLEGED_BY") && nodeValue(node, "claimant") == nil:
		return "it is ALLEGED, but nobody is named who alleges it"
	}
	return ""
}

// petitionFinds finds what a petition is said to have found.
func petitionFinds(ix *index, edge *graph.Edge) string {
	decision := edge.To
	switch edge.Link.Edge.Name {
	case "FOUND_VIOLATED":
		decision = edge.From
	case "FOUND_IN":
	default:
		return ""
	}
	if ix.has(decision) && ix.nodes[ix.numbers[decision]].marked {
		return fmt.Sprintf("%s is a petition, which finds nothing", decision)
	}
	return ""
}

func responsibility(_ *index, edge *graph.Edge) string {
	if edge.Link.Edge.Name != "RESPONSIBLE_FOR" || edge.Evidence == nil {
		return ""
	}
	if modality := edge.Evidence.Modality; modality != "ALLEGED" && modality != "FOUND" {
		return fmt.Sprintf("its modality is %s", modality)
	}
	return ""
}

// acts are the edges that say what an official did.
var acts = []string{"JUDGED", "PROSECUTED", "INVESTIGATED", "ORDERED", "INVOLVED_IN", "RESPONSIBLE_FOR"}

// listedAct finds an act that only official lists tell of and that is more than an
// allegation.
func listedAct(ix *index, edge *graph.Edge) string {
	evidence := edge.Evidence
	if evidence == nil || evidence.Modality == "ALLEGED" || len(evidence.Citations) == 0 || !slices.Contains(acts, edge.Link.Edge.Name) {
		return ""
	}
	for _, citation := range evidence.Citations {
		number, found := ix.numbers[citation.Source]
		if !found || !ix.nodes[number].marked {
			return ""
		}
	}
	return fmt.Sprintf("only official lists say so, and its modality is %s", evidence.Modality)
}

// counted finds a count that nobody made.
func counted(ix *index, node *graph.Node) string {
	if node.Kind.Name != "Statistic" || ix.holds(node, "COUNTED_BY") || nodeValue(node, "countedBy") != nil {
		return ""
	}
	return "nobody is named who counted"
}

func nodeValue(node *graph.Node, name string) any {
	if i := fieldIndex(node.Kind.Fields, name); i >= 0 {
		return node.Set[i]
	}
	return nil
}
