package seed

import (
	"fmt"

	"habeas/graph"
	"habeas/schema"
)

func ends(ix *index, edge *graph.Edge) string {
	for _, id := range []string{edge.From, edge.To} {
		if !ix.has(id) {
			return fmt.Sprintf("there is no node %q", id)
		}
	}
	return ""
}

func requiredRelations(ix *index, node *graph.Node) string {
	for _, relation := range ix.toOne[node.Kind.Index] {
		if relation.Cardinality == schema.One && ix.held(node.ID, relation) == none {
			return fmt.Sprintf("it has no %s (%s)", relation.Name, relation.Link.Edge.Name)
		}
	}
	return ""
}

func onceOrInConflict(ix *index, node *graph.Node) string {
	for _, relation := range ix.toOne[node.Kind.Index] {
		if ix.held(node.ID, relation) == severalWithout {
			return fmt.Sprintf("it has several %s (%s), not all of status CONFLICT", relation.Name, relation.Link.Edge.Name)
		}
	}
	return ""
}

// mostAbove bounds a walk upwards; nothing real is as deep.
const mostAbove = 1000

// aboveItself finds a node that is part of itself or subordinate to itself.
func aboveItself(ix *index, node *graph.Node) string {
	start := ix.numbers[node.ID]
	at, found := ix.above[start]
	for step := 0; found && step < mostAbove; step++ {
		if at == start {
			return "what it is part of, or subordinate to, leads back to it"
		}
		at, found = ix.above[at]
	}
	return ""
}

// matches finds a record that is matched with itself, or with another both ways.
func matches(ix *index, edge *graph.Edge) string {
	name := edge.Link.Edge.Name
	switch {
	case name != "SAME_AS" && name != "NOT_SAME_AS":
		return ""
	case edge.From == edge.To:
		return "it leads to itself"
	case name == "SAME_AS" && (ix.bond(edge.From, edge.To)|ix.bond(edge.To, edge.From))&isUnlike != 0:
		return "the two are also NOT_SAME_AS each other"
	}
	return ""
}

func aliasLeads(ix *index, alias *graph.Alias) string {
	switch {
	case ix.has(alias.Former):
		return "it is also the id of a node"
	case !ix.has(alias.Current):
		return fmt.Sprintf("there is no node %q", alias.Current)
	case ix.vocabulary.KindOf(alias.Former) != ix.vocabulary.KindOf(alias.Current):
		return fmt.Sprintf("%q is of another kind", alias.Current)
	case ix.formers[alias.Former] != alias.Current:
		return fmt.Sprintf("it leads to %q and to %q", ix.formers[alias.Former], alias.Current)
	}
	return ""
}
