package questiontest

import (
	"fmt"
	"slices"
	"strings"

	"habeas/graph"
	"habeas/schema"
)

// otherWorld answers the questions about a person, a statute, a provision, a body, a path,
// a day, a name, an official and the cross-table, by plain loops over facts in memory.
// Retracted facts are not in it. It does not change after it is made, but for patterns.
//
// A relation is read as everywhere else: a to-many relation gives all its edges, a to-one
// relation the first of them, whichever way the edge points. So a charge that two people
// are said to face is in the case file of both, and is counted for the first.
type otherWorld struct {
	vocabulary *schema.Vocabulary
	nodes      []*graph.Node
	byID       map[string]*graph.Node
	from, to   map[string][]*otherEdge
	aliases    map[string]string
	// patterns is the row of repeatOfficials for an official in a role, over all cases;
	// nil where there is none. The dossier asks for it.
	patterns func(official, role string, minSources int) map[string]any
}

// otherEdge is an edge that stands, with the evidence that it stands on.
type otherEdge struct {
	*graph.Edge
	key      string
	evidence *graph.Evidence
}

// otherStep is where an edge leads to from one of its ends.
type otherStep struct {
	*otherEdge
	other string
}

// newOtherWorld reads facts that load; those that do not are not all refused.
func newOtherWorld(v *schema.Vocabulary, facts graph.Batch) (*otherWorld, error) {
	w := &otherWorld{vocabulary: v, byID: map[string]*graph.Node{}, aliases: map[string]string{},
		from: map[string][]*otherEdge{}, to: map[string][]*otherEdge{}}
	if err := facts.Nodes(w.addNode); err != nil {
		return nil, fmt.Errorf("reading the nodes: %w", err)
	}
	keys := map[string]bool{}
	if err := facts.Edges(func(edge *graph.Edge) error { return w.addEdge(edge, keys) }); err != nil {
		return nil, fmt.Errorf("reading the edges: %w", err)
	}
	err := facts.Aliases(func(alias *graph.Alias) error {
		if _, known := w.aliases[alias.Former]; !known {
			w.aliases[alias.Former] = alias.Current
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the former ids: %w", err)
	}
	return w, nil
}

func (w *otherWorld) addNode(node *graph.Node) error {
	if node.Evidence != nil && node.Evidence.Status == "RETRACTED" || w.byID[node.ID] != nil {
		return nil
	}
	w.nodes = append(w.nodes, node)
	w.byID[node.ID] = node
	return nil
}

// addEdge takes in an edge that stands: it is not retracted and neither are its ends.
// The same line twice is one edge.
func (w *otherWorld) addEdge(edge *graph.Edge, keys map[string]bool) error {
	key := edge.Key()
	if w.byID[edge.From] == nil || w.byID[edge.To] == nil || keys[key] {
		return nil
	}
	keys[key] = true
	evidence, err := w.standsOn(edge)
	if err != nil || evidence.Status == "RETRACTED" {
		return err
	}
	added := &otherEdge{Edge: edge, key: key, evidence: evidence}
	w.from[edge.From] = append(w.from[edge.From], added)
	w.to[edge.To] = append(w.to[edge.To], added)
	return nil
}

// standsOn is the evidence of an edge: its own, or that of the node at its evidence end.
func (w *otherWorld) standsOn(edge *graph.Edge) (*graph.Evidence, error) {
	if edge.Evidence != nil {
		return edge.Evidence, nil
	}
	end := edge.Link.EvidenceEnd()
	if end == nil {
		return nil, fmt.Errorf("%s from %s to %s has no evidence", edge.Link.Edge.Name, edge.From, edge.To)
	}
	if end.Reverse {
		return w.evidence(edge.To), nil
	}
	return w.evidence(edge.From), nil
}

func (w *otherWorld) evidence(id string) *graph.Evidence {
	if node := w.byID[id]; !node.Kind.OwnSource {
		return node.Evidence
	}
	return graph.SourceEvidence(id)
}

// all are the edges of a relation of a node, by the id of the other end, then by key.
func (w *otherWorld) all(id, name string) []otherStep {
	relation := w.byID[id].Kind.Relation(name)
	if relation == nil {
		panic(fmt.Sprintf("questiontest: %s has no relation %s", id, name))
	}
	var steps []otherStep
	if !relation.Reverse {
		for _, edge := range w.from[id] {
			if edge.Link == relation.Link {
				steps = append(steps, otherStep{edge, edge.To})
			}
		}
	}
	if relation.Reverse || relation.Link.Symmetric {
		for _, edge := range w.to[id] {
			loop := relation.Link.Symmetric && edge.From == id
			if edge.Link == relation.Link && !loop {
				steps = append(steps, otherStep{edge, edge.From})
			}
		}
	}
	otherSort(steps)
	return steps
}

// reported are the edges of a relation that so many sources report.
func (w *otherWorld) reported(id, name string, minSources int) []otherStep {
	var steps []otherStep
	for _, step := range w.all(id, name) {
		if step.evidence.SourceCount() >= minSources {
			steps = append(steps, step)
		}
	}
	return steps
}

// one is where a to-one relation leads, the first where it holds several edges. Which is
// the first does not depend on how many sources a question asks for.
func (w *otherWorld) one(id, name string) (otherStep, bool) {
	steps := w.all(id, name)
	if len(steps) == 0 {
		return otherStep{}, false
	}
	return steps[0], true
}

// oneID is the id that a to-one relation leads to, empty where it leads nowhere.
func (w *otherWorld) oneID(id, name string) string {
	step, _ := w.one(id, name)
	return step.other
}

// others are the ids that a relation leads to, each once, in order.
func (w *otherWorld) others(id, name string) []string { return otherIDs(w.all(id, name)) }

// ofKind are the ids of all nodes of a kind, in order.
func (w *otherWorld) ofKind(name string) []string {
	var ids []string
	for _, node := range w.nodes {
		if node.Kind.Name == name {
			ids = append(ids, node.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// value is the value of a field of a node, nil where it is missing.
func (w *otherWorld) value(id, field string) any {
	node := w.byID[id]
	return otherValue(node.Kind.Fields, node.Set, field)
}

// date is the value of a date of a node, empty where it is missing.
func (w *otherWorld) date(id, field string) string {
	date, _ := w.value(id, field).(string)
	return date
}

func (e *otherEdge) value(field string) any { return otherValue(e.Link.Edge.Fields, e.Set, field) }

func (e *otherEdge) date(field string) string {
	date, _ := e.value(field).(string)
	return date
}

func otherValue(fields []*schema.Field, set []any, name string) any {
	for i, field := range fields {
		if field.Name == name {
			return set[i]
		}
	}
	panic("questiontest: no field " + name)
}

func otherSort(steps []otherStep) {
	slices.SortFunc(steps, func(a, b otherStep) int {
		if order := strings.Compare(a.other, b.other); order != 0 {
			return order
		}
		return strings.Compare(a.key, b.key)
	})
}

// otherIDs are the other ends of sorted edges, each once.
func otherIDs(steps []otherStep) []string {
	var ids []string
	for _, step := range steps {
		ids = append(ids, step.other)
	}
	return slices.Compact(ids)
}
