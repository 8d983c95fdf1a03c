package questiontest

import (
	"fmt"

	"habeas/graph"
	"habeas/schema"
)

// world is what exists for a question: no retracted facts. Its edges are [settled].
type world struct {
	vocabulary *schema.Vocabulary
	nodes      map[string]*graph.Node
	edges      []*graph.Edge
	// from and to are the edges by the node at either end.
	from, to map[string][]*graph.Edge
	// current leads from former ids to the ids of today.
	current map[string]string
}

func newWorld(v *schema.Vocabulary, facts graph.Batch) (*world, error) {
	w := &world{vocabulary: v, nodes: map[string]*graph.Node{}, current: map[string]string{},
		from: map[string][]*graph.Edge{}, to: map[string][]*graph.Edge{}}
	err := facts.Nodes(func(node *graph.Node) error {
		if !retracted(node.Evidence) {
			w.nodes[node.ID] = node
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the nodes: %w", err)
	}
	err = facts.Edges(func(edge *graph.Edge) error {
		if w.exists(edge) {
			w.edges = append(w.edges, edge)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the edges: %w", err)
	}
	err = facts.Aliases(func(alias *graph.Alias) error {
		w.current[alias.Former] = alias.Current
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the former ids: %w", err)
	}
	for _, edge := range w.edges {
		w.from[edge.From] = append(w.from[edge.From], edge)
		w.to[edge.To] = append(w.to[edge.To], edge)
	}
	return w, nil
}

func retracted(evidence *graph.Evidence) bool {
	return evidence != nil && evidence.Status == "RETRACTED"
}

// exists reports whether an edge is there for questions: neither it nor an end of it is
// retracted. An edge without evidence of its own stands on that of an end.
func (w *world) exists(edge *graph.Edge) bool {
	return !retracted(edge.Evidence) && w.nodes[edge.From] != nil && w.nodes[edge.To] != nil
}

// nodesOf are the ids of the nodes of a kind, sorted.
func (w *world) nodesOf(kind string) []string {
	found := set{}
	for id, node := range w.nodes {
		if node.Kind.Name == kind {
			found[id] = true
		}
	}
	return found.sorted()
}

// after are the nodes of a kind to which edges of a name lead from a node.
func (w *world) after(id, edgeName, kind string) set {
	found := set{}
	for _, edge := range w.from[id] {
		if edge.Link.Edge.Name == edgeName && edge.Link.To.Name == kind {
			found[edge.To] = true
		}
	}
	return found
}

// before are the nodes of a kind from which edges of a name lead to a node.
func (w *world) before(id, edgeName, kind string) set {
	found := set{}
	for _, edge := range w.to[id] {
		if edge.Link.Edge.Name == edgeName && edge.Link.From.Name == kind {
			found[edge.From] = true
		}
	}
	return found
}

// only is the one member of the set of a to-one relation, empty where it has none.
func only(found set) string {
	for id := range found {
		return id
	}
	return ""
}

func (w *world) caseOf(proceeding string) string {
	return only(w.after(proceeding, "STAGE_OF", "Case"))
}
func (w *world) courtOf(proceeding string) string {
	return only(w.after(proceeding, "HEARD_BY", "Court"))
}
func (w *world) caseOfCharge(charge string) string {
	return only(w.after(charge, "CHARGED_IN", "Case"))
}
func (w *world) statuteOf(charge string) string { return only(w.after(charge, "UNDER", "Statute")) }

// text is a field's value as text, empty where it is missing. Ids are never empty, so
// the text of no node is empty too.
func (w *world) text(id, field string) string {
	node := w.nodes[id]
	if node == nil {
		return ""
	}
	text, _ := valueOf(node.Kind.Fields, node.Set, field).(string)
	return text
}

// valueOf is the value of a field by its name, nil where it is missing.
func valueOf(fields []*schema.Field, values []any, name string) any {
	for i, field := range fields {
		if field.Name == name {
			return values[i]
		}
	}
	return nil
}

// evidenceOf is the evidence of an edge: its own, or that of the node it stands on.
func (w *world) evidenceOf(edge *graph.Edge) *graph.Evidence {
	if edge.Evidence != nil {
		return edge.Evidence
	}
	end := edge.Link.EvidenceEnd()
	if end == nil {
		return &graph.Evidence{}
	}
	id := edge.From
	if end.Reverse {
		id = edge.To
	}
	if node := w.nodes[id]; !node.Kind.OwnSource {
		return node.Evidence
	}
	return graph.SourceEvidence(id)
}

// hasRole reports whether an official has a role, by the edges that exist for questions.
func (w *world) hasRole(official, value string) bool {
	kind := w.vocabulary.Kind("Official")
	had := set{}
	for _, role := range kind.Roles {
		for _, relation := range role.Relations {
			if len(w.after(official, relation.Link.Edge.Name, relation.Target.Name)) > 0 {
				had[role.Value] = true
			}
		}
	}
	if value == "OTHER" {
		return len(had) == 0
	}
	return had[value]
}
