package graphtest

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"habeas/graph"
	"habeas/schema"
)

// World is a set of facts with the rules by which they are read. It does not change.
type World struct {
	vocabulary *schema.Vocabulary
	nodes      []*graph.Node
	edges      []keyedEdge
	aliases    []*graph.Alias
}

type keyedEdge struct {
	*graph.Edge
	key string
}

// Item is one item of a list: a node and, where a relation led to it, the edge.
type Item struct {
	Node *graph.Node
	// Edge is nil in root lists.
	Edge *graph.Edge
	key  string
}

// Key is the key of the item's edge, empty where there is none.
func (i Item) Key() string { return i.key }

// Node finds a node by its id, nil where there is none.
func (w *World) Node(id string) *graph.Node {
	for _, node := range w.nodes {
		if node.ID == id {
			return node
		}
	}
	return nil
}

// Resolve finds a node of a kind by its id or a former id, nil where there is none.
func (w *World) Resolve(kind *schema.Kind, id string) *graph.Node {
	for _, alias := range w.aliases {
		if alias.Former == id {
			id = alias.Current
			break
		}
	}
	if node := w.Node(id); node != nil && node.Kind == kind {
		return node
	}
	return nil
}

// FormerIDs are the ids that still lead to a node, in code-point order.
func (w *World) FormerIDs(id string) []string {
	var former []string
	for _, alias := range w.aliases {
		if alias.Current == id {
			former = append(former, alias.Former)
		}
	}
	sort.Strings(former)
	return former
}

// NodesOf are the nodes of a kind, in no order.
func (w *World) NodesOf(kind *schema.Kind) []Item {
	var items []Item
	for _, node := range w.nodes {
		if node.Kind == kind {
			items = append(items, Item{Node: node})
		}
	}
	return items
}

// Follow gives all edges of a relation of a node with the nodes that they lead to, by
// the other end's id, then by the edge's key.
func (w *World) Follow(node *graph.Node, relation *schema.Relation) []Item {
	var items []Item
	for _, edge := range w.edges {
		if edge.Link != relation.Link {
			continue
		}
		if other, leads := otherEnd(edge.Edge, node.ID, relation); leads {
			items = append(items, Item{Node: w.Node(other), Edge: edge.Edge, key: edge.key})
		}
	}
	Sort(items, nil)
	return items
}

// otherEnd is the id to which a relation of a node leads over an edge. Symmetric
// relations read both directions; an edge from a node to itself is read once.
func otherEnd(edge *graph.Edge, id string, relation *schema.Relation) (other string, leads bool) {
	switch {
	case edge.From == id && !relation.Reverse:
		return edge.To, true
	case edge.To == id && (relation.Reverse || relation.Link.Symmetric):
		return edge.From, true
	}
	return "", false
}

// One is where a to-one relation leads. Where it holds several edges, the first counts.
func (w *World) One(node *graph.Node, relation *schema.Relation) (item Item, leads bool) {
	items := w.Follow(node, relation)
	if len(items) == 0 {
		return Item{}, false
	}
	return items[0], true
}

// Roles are the roles that a node has, in the order of the enumeration.
func (w *World) Roles(node *graph.Node) []*schema.Role {
	var roles []*schema.Role
	for _, role := range node.Kind.Roles {
		if w.HasRole(node, role) {
			roles = append(roles, role)
		}
	}
	return roles
}

// HasRole reports whether a node has an edge that gives a role. A role without
// relations is that of whoever has none of the others.
func (w *World) HasRole(node *graph.Node, role *schema.Role) bool {
	if len(role.Relations) > 0 {
		return w.hasAny(node, role.Relations)
	}
	for _, other := range node.Kind.Roles {
		if w.hasAny(node, other.Relations) {
			return false
		}
	}
	return true
}

func (w *World) hasAny(node *graph.Node, relations []*schema.Relation) bool {
	return slices.ContainsFunc(relations, func(relation *schema.Relation) bool {
		return len(w.Follow(node, relation)) > 0
	})
}

// NodeEvidence is the evidence of a node: its own, or that of a source.
func (w *World) NodeEvidence(node *graph.Node) *graph.Evidence {
	if node.Kind.OwnSource {
		return graph.SourceEvidence(node.ID)
	}
	return node.Evidence
}

// EdgeEvidence is the evidence of an edge: its own, or else that of the node at its
// evidence end. It is nil only in a world that does not load.
func (w *World) EdgeEvidence(edge *graph.Edge) *graph.Evidence {
	if edge.Evidence != nil {
		return edge.Evidence
	}
	end := edge.Link.EvidenceEnd()
	if end == nil {
		return nil
	}
	id := edge.From
	if end.Reverse {
		id = edge.To
	}
	node := w.Node(id)
	if node == nil {
		return nil
	}
	return w.NodeEvidence(node)
}

// Version is the sum, modulo 2^64, of the digests of all facts.
func (w *World) Version() string {
	var sum uint64
	for _, node := range w.nodes {
		sum += node.Digest()
	}
	for _, edge := range w.edges {
		sum += edge.Digest()
	}
	for _, alias := range w.aliases {
		sum += alias.Digest()
	}
	return fmt.Sprintf("%016x", sum)
}

// about adds what the world holds to what is known of it.
func (w *World) about(about graph.About) graph.About {
	about.Version = w.Version()
	for _, kind := range w.vocabulary.Kinds {
		about.Counts = append(about.Counts, graph.Count{Kind: kind, Nodes: len(w.NodesOf(kind))})
	}
	return about
}

// canonical is the world in the order of an export: nodes by kind and id, edges by
// edge, from, to and key, aliases by former id.
func (w *World) canonical() *World {
	c := &World{vocabulary: w.vocabulary, nodes: slices.Clone(w.nodes), edges: slices.Clone(w.edges), aliases: slices.Clone(w.aliases)}
	slices.SortStableFunc(c.nodes, func(a, b *graph.Node) int {
		return firstOf(a.Kind.Index-b.Kind.Index, strings.Compare(a.ID, b.ID))
	})
	slices.SortStableFunc(c.edges, func(a, b keyedEdge) int {
		return firstOf(a.Link.Edge.Index-b.Link.Edge.Index, strings.Compare(a.From, b.From), strings.Compare(a.To, b.To), strings.Compare(a.key, b.key))
	})
	slices.SortStableFunc(c.aliases, func(a, b *graph.Alias) int { return strings.Compare(a.Former, b.Former) })
	return c
}

// firstOf is the first comparison that tells two things apart.
func firstOf(comparisons ...int) int {
	for _, comparison := range comparisons {
		if comparison != 0 {
			return comparison
		}
	}
	return 0
}

// settled is the world without where its facts were read: a store does not keep that.
func (w *World) settled() *World {
	s := &World{vocabulary: w.vocabulary}
	for _, node := range w.nodes {
		s.nodes = append(s.nodes, &graph.Node{Kind: node.Kind, ID: node.ID, Set: node.Set, Evidence: node.Evidence})
	}
	for _, edge := range w.edges {
		stored := &graph.Edge{Link: edge.Link, From: edge.From, To: edge.To, Set: edge.Set, Evidence: edge.Evidence}
		s.edges = append(s.edges, keyedEdge{Edge: stored, key: edge.key})
	}
	for _, alias := range w.aliases {
		s.aliases = append(s.aliases, &graph.Alias{Former: alias.Former, Current: alias.Current})
	}
	return s
}

func (w *World) writeTo(sink graph.Sink) error {
	if err := each(w.nodes, sink.Node); err != nil {
		return err
	}
	if err := each(w.edges, func(edge keyedEdge) error { return sink.Edge(edge.Edge) }); err != nil {
		return err
	}
	return each(w.aliases, sink.Alias)
}
