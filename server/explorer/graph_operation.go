package explorer

import (
	"fmt"
	"strings"

	"habeas/schema"
)

// whose is the relation that tells nodes of a kind apart whose own labels are alike.
var whose = map[string]string{"Proceeding": "case", "Charge": "prisoner", "Violation": "prisoner", "Sanction": "official", "Release": "prisoner"}

// supported is the relation of a source to what it supports. It is no edge of the
// vocabulary: citations stand on nodes and edges.
const supported = "facts"

// neighbouring is the operation that reads a node of a kind with its relations, each by
// pages; only is the one relation to read, empty for all.
func (e *Explorer) neighbouring(kind *schema.Kind, only string) (operation, error) {
	n := &selectingNeighbours{only: only}
	for _, relation := range kind.Relations {
		n.relation(relation)
	}
	if kind.OwnSource {
		n.facts()
	}
	text := fmt.Sprintf("query Neighbourhood%s($id: ID!%s) {\n  %s(id: $id) {\n    ...%sLabel formerIds evidence { ...Mark }\n%s  }\n}",
		kind.Name, n.declared.String(), kind.Root(), kind.Name, n.selected.String())
	return e.operations.complete(text)
}

type selectingNeighbours struct {
	only               string
	declared, selected strings.Builder
}

// relation selects a relation. The edge of one that leads to a single node is read from
// the other end, where it has its evidence.
func (n *selectingNeighbours) relation(r *schema.Relation) {
	if n.only != "" && n.only != r.Name {
		return
	}
	if r.ToOne() {
		fmt.Fprintf(&n.selected, "    %s { %s\n      behind: %s(first: 1, where: {id: {eq: $id}}) { edges { %s } } }\n",
			r.Name, neighbourSelection(r.Target), opposite(r).Name, edgeSelection(r.Link.Edge))
		return
	}
	n.page(r.Name)
	fmt.Fprintf(&n.selected, "    %s(first: $first, after: $%sAfter, orderBy: [{%s: ASC}]) { totalCount pageInfo { hasNextPage endCursor }\n      edges { %s node { %s } } }\n",
		r.Name, r.Name, nameOrder(r.Target), edgeSelection(r.Link.Edge), neighbourSelection(r.Target))
}

// page declares what the pages of a relation need. A variable that nothing uses is refused.
func (n *selectingNeighbours) page(relation string) {
	if n.declared.Len() == 0 {
		n.declared.WriteString(", $first: Int = 20")
	}
	n.declared.WriteString(", $" + relation + "After: String")
}

func (n *selectingNeighbours) facts() {
	if n.only != "" && n.only != supported {
		return
	}
	n.page(supported)
	n.selected.WriteString("    facts(first: $first, after: $factsAfter) { totalCount pageInfo { hasNextPage endCursor }\n" +
		"      nodes { node { ...AnyLabel } relation other { ...AnyLabel } fields } }\n")
}

func edgeSelection(edge *schema.Edge) string {
	names := []string{"key"}
	for _, field := range edge.Fields {
		names = append(names, field.Name)
	}
	return strings.Join(names, " ") + " evidence { ...Mark }"
}

func neighbourSelection(kind *schema.Kind) string {
	text := "..." + kind.Name + "Label evidence { ...Mark }"
	if name := whose[kind.Name]; name != "" {
		text += " " + name + " { ..." + kind.Relation(name).Target.Name + "Label }"
	}
	return text
}

// opposite is the relation that reads the same edges from their other end.
func opposite(r *schema.Relation) *schema.Relation {
	switch {
	case r.Link.Symmetric:
		return r
	case r.Reverse:
		return r.Link.Left
	}
	return r.Link.Right
}
