package graphtest

import (
	"slices"

	"habeas/graph"
	"habeas/schema"
)

// with is the world and a batch, each fact once. Facts that contradict each other are
// both kept, for check to find.
func (w *World) with(batch graph.Batch) (*World, error) {
	next := &World{vocabulary: w.vocabulary, nodes: slices.Clone(w.nodes), edges: slices.Clone(w.edges), aliases: slices.Clone(w.aliases)}
	if err := batch.Nodes(next.addNode); err != nil {
		return nil, err
	}
	if err := batch.Edges(next.addEdge); err != nil {
		return nil, err
	}
	return next, batch.Aliases(next.addAlias)
}

func (w *World) addNode(node *graph.Node) error {
	added := *node
	added.Set = withoutEmptyLists(node.Set)
	for _, known := range w.nodes {
		if known.ID == added.ID && known.Digest() == added.Digest() {
			return nil
		}
	}
	w.nodes = append(w.nodes, &added)
	return nil
}

func (w *World) addEdge(edge *graph.Edge) error {
	added := *edge
	added.Set = withoutEmptyLists(edge.Set)
	key := added.Key()
	for _, known := range w.edges {
		if known.key == key && known.Digest() == added.Digest() {
			return nil
		}
	}
	w.edges = append(w.edges, keyedEdge{Edge: &added, key: key})
	return nil
}

func (w *World) addAlias(alias *graph.Alias) error {
	added := *alias
	for _, known := range w.aliases {
		if known.Former == added.Former && known.Current == added.Current {
			return nil
		}
	}
	w.aliases = append(w.aliases, &added)
	return nil
}

// withoutEmptyLists leaves out lists of nothing: an empty list is a missing value.
func withoutEmptyLists(set []any) []any {
	out := slices.Clone(set)
	for i, value := range out {
		if texts, ok := value.([]string); ok && len(texts) == 0 {
			out[i] = nil
		}
	}
	return out
}

// check finds what is wrong with a world that a load would make.
func (w *World) check() error {
	problems := &graph.Problems{}
	w.checkNodes(problems)
	w.checkEdges(problems)
	w.checkToOne(problems)
	w.checkAliases(problems)
	return problems.Err()
}

func (w *World) checkNodes(problems *graph.Problems) {
	for i, node := range w.nodes {
		for _, other := range w.nodes[:i] {
			if other.ID == node.ID {
				problems.Add(node.Origin, "%s: a second node with this id and other content", node.ID)
				break
			}
		}
		if node.Evidence == nil && !node.Kind.OwnSource {
			problems.Add(node.Origin, "%s: no evidence", node.ID)
		}
		w.checkCitations(problems, node.Origin, node.ID, node.Evidence)
	}
}

func (w *World) checkEdges(problems *graph.Problems) {
	for i, edge := range w.edges {
		name := edge.Link.Edge.Name + " " + edge.From + " " + edge.To
		for _, other := range w.edges[:i] {
			if other.key == edge.key {
				problems.Add(edge.Origin, "%s: the same edge with other evidence", name)
				break
			}
		}
		w.checkEnd(problems, edge.Origin, name, "from", edge.Link.From, edge.From)
		w.checkEnd(problems, edge.Origin, name, "to", edge.Link.To, edge.To)
		if edge.Evidence == nil && edge.Link.EvidenceEnd() == nil {
			problems.Add(edge.Origin, "%s: no evidence", name)
		}
		w.checkCitations(problems, edge.Origin, name, edge.Evidence)
	}
}

func (w *World) checkEnd(problems *graph.Problems, origin graph.Origin, name, end string, kind *schema.Kind, id string) {
	if node := w.Node(id); node == nil || node.Kind != kind {
		problems.Add(origin, "%s: %s: there is no %s with id %s", name, end, kind.Name, id)
	}
}

func (w *World) checkCitations(problems *graph.Problems, origin graph.Origin, name string, evidence *graph.Evidence) {
	if evidence == nil {
		return
	}
	for _, citation := range evidence.Citations {
		if source := w.Node(citation.Source); source == nil || !source.Kind.OwnSource {
			problems.Add(origin, "%s: cites %s, which is not a source", name, citation.Source)
		}
	}
}

// checkToOne finds required relations that are missing, and to-one relations with
// several edges that are not all in conflict.
func (w *World) checkToOne(problems *graph.Problems) {
	for _, node := range w.nodes {
		for _, relation := range node.Kind.Relations {
			if relation.ToOne() {
				w.checkRelation(problems, node, relation)
			}
		}
	}
}

func (w *World) checkRelation(problems *graph.Problems, node *graph.Node, relation *schema.Relation) {
	var edges []keyedEdge
	for _, edge := range w.edges {
		if edge.Link != relation.Link {
			continue
		}
		known := slices.ContainsFunc(edges, func(other keyedEdge) bool { return other.key == edge.key })
		if _, leads := otherEnd(edge.Edge, node.ID, relation); leads && !known {
			edges = append(edges, edge)
		}
	}
	if len(edges) == 0 && relation.Cardinality == schema.One {
		problems.Add(node.Origin, "%s: %s is missing; every %s has one", node.ID, relation.Name, node.Kind.Name)
	}
	inConflict := func(edge keyedEdge) bool {
		evidence := w.EdgeEvidence(edge.Edge)
		return evidence != nil && evidence.Status == "CONFLICT"
	}
	if len(edges) > 1 && !all(edges, inConflict) {
		last := edges[len(edges)-1]
		problems.Add(last.Origin, "%s: %d edges for %s, which leads to at most one unless the evidence of all has status CONFLICT", node.ID, len(edges), relation.Name)
	}
}

func all[T any](list []T, holds func(T) bool) bool {
	for _, item := range list {
		if !holds(item) {
			return false
		}
	}
	return true
}

func (w *World) checkAliases(problems *graph.Problems) {
	for i, alias := range w.aliases {
		for _, other := range w.aliases[:i] {
			if other.Former == alias.Former {
				problems.Add(alias.Origin, "%s: a second node for this former id", alias.Former)
				break
			}
		}
		if node := w.Node(alias.Former); node != nil {
			problems.Add(laterOrigin(node.Origin, alias.Origin), "%s: a former id that is the id of a node", alias.Former)
		}
		switch current := w.Node(alias.Current); {
		case current == nil:
			problems.Add(alias.Origin, "%s: a former id of %s, which does not exist", alias.Former, alias.Current)
		case current.Kind != w.vocabulary.KindOf(alias.Former):
			problems.Add(alias.Origin, "%s: a former id of %s, which is of another kind", alias.Former, alias.Current)
		}
	}
}

// laterOrigin is where the later of two facts was read: what was stored before is read
// nowhere.
func laterOrigin(node, alias graph.Origin) graph.Origin {
	if alias == (graph.Origin{}) {
		return node
	}
	return alias
}
