package explorer

import (
	"net/url"

	"habeas/schema"
)

// neighbourhood is a node with its relations, as the text and the picture both take it.
type neighbourhood struct {
	writer
	kind      *schema.Kind
	node      value
	relations []neighbours
	here      *url.URL
}

// neighbours are what a relation of a node leads to: one page of it.
type neighbours struct {
	// relation is nil for what a source supports.
	relation *schema.Relation
	name     string
	edgeType string
	total    int
	// after is the cursor of the next page, empty where there is none.
	after string
	items []neighbour
}

// neighbour is one edge with the node that it leads to. A fact that is an edge has both
// of its ends.
type neighbour struct {
	edge, node value
	kind       string
	other      value
	otherKind  string
}

// neighbourhood reads an answer to [Explorer.neighbouring]; relations without any
// neighbour are left out, not those that have none on this page.
func (w writer) neighbourhood(kind *schema.Kind, node value, here *url.URL) neighbourhood {
	n := neighbourhood{writer: w, kind: kind, node: node, here: here}
	for _, relation := range kind.Relations {
		if found := w.neighbours(relation, node.get(relation.Name)); found.total > 0 {
			n.relations = append(n.relations, found)
		}
	}
	if !kind.OwnSource {
		return n
	}
	if found := w.supportedFacts(node.get(supported)); found.total > 0 {
		n.relations = append(n.relations, found)
	}
	return n
}

func (w writer) neighbours(r *schema.Relation, of value) neighbours {
	found := neighbours{relation: r, name: r.Name}
	if r.ToOne() {
		found.edgeType = w.edgeType(opposite(r))
		for _, edge := range of.list("behind.edges") {
			found.total = 1
			found.items = append(found.items, neighbour{edge: edge, node: of, kind: r.Target.Name})
		}
		return found
	}
	found.edgeType = w.edgeType(r)
	found.total, found.after = pageOf(of)
	for _, edge := range of.list("edges") {
		found.items = append(found.items, neighbour{edge: edge, node: edge.get("node"), kind: r.Target.Name})
	}
	return found
}

// edgeType is the type of the items of a relation that leads to many.
func (w writer) edgeType(r *schema.Relation) string {
	return w.field(w.field(r.Owner.Name, r.Name).Name(), "edges").Name()
}

func (w writer) supportedFacts(facts value) neighbours {
	found := neighbours{name: supported, edgeType: w.field(w.field("Source", supported).Name(), "nodes").Name()}
	found.total, found.after = pageOf(facts)
	for _, fact := range facts.list("nodes") {
		item := neighbour{edge: fact, node: fact.get("node")}
		item.kind = w.kindOf("Node", item.node)
		if other := fact.get("other"); !other.null() {
			item.other, item.otherKind = other, w.kindOf("Node", other)
		}
		found.items = append(found.items, item)
	}
	return found
}
