package questiontest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/schema"
)

// A small world is written one fact a line. Nodes exist as soon as they are named.
//
//	proceeding/p date=2019-05 hearing=OPEN   a node with fields
//	official/j JUDGED proceeding/p           an edge
//	… @a,b                                   it cites source/a and source/b, else source/a
//	… !RETRACTED                             the status of its evidence, else ACCEPTED
//	official/old = official/j                a former id
//
// An edge that stands on the evidence of a node has evidence of its own only where @ or
// ! is written. Texts that are required are the node's id where they are not given.
type notation struct {
	vocabulary *schema.Vocabulary
	facts      *graphtest.Facts
	nodes      map[string]*graph.Node
}

func readWorld(t *testing.T, v *schema.Vocabulary, text string) *graphtest.Facts {
	t.Helper()
	n := &notation{vocabulary: v, facts: &graphtest.Facts{}, nodes: map[string]*graph.Node{}}
	for number, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		if err := n.line(words); err != nil {
			t.Fatalf("line %d of the world: %q: %v", number+1, line, err)
		}
	}
	return n.facts
}

func (n *notation) line(words []string) error {
	if len(words) == 3 && words[1] == "=" {
		return n.facts.Alias(&graph.Alias{Former: words[0], Current: words[2]})
	}
	node, err := n.node(words[0])
	if err != nil {
		return err
	}
	if len(words) > 2 && n.vocabulary.Edge(words[1]) != nil {
		return n.edge(words)
	}
	marks, err := n.marks(words[1:])
	if err != nil {
		return err
	}
	node.Evidence = marks.evidence(node.Evidence)
	return fill(node.Kind.Fields, node.Set, marks.fields)
}

func (n *notation) node(id string) (*graph.Node, error) {
	if n.nodes[id] != nil {
		return n.nodes[id], nil
	}
	kind := n.vocabulary.KindOf(id)
	if kind == nil {
		return nil, fmt.Errorf("%s names no kind", id)
	}
	node := &graph.Node{Kind: kind, ID: id, Set: make([]any, len(kind.Fields))}
	for i, field := range kind.Fields {
		switch {
		case field.Required && field.Enum != nil:
			node.Set[i] = field.Enum.Values[0].Name
		case field.Required:
			node.Set[i] = id
		}
	}
	n.nodes[id] = node
	if !kind.OwnSource {
		if _, err := n.node("source/a"); err != nil {
			return nil, err
		}
		node.Evidence = &graph.Evidence{Modality: "REPORTED", Status: "ACCEPTED", Citations: []graph.Citation{{Source: "source/a"}}}
	}
	return node, n.facts.Node(node)
}

func (n *notation) edge(words []string) error {
	to, err := n.node(words[2])
	if err != nil {
		return err
	}
	link := n.vocabulary.Edge(words[1]).Link(n.nodes[words[0]].Kind, to.Kind)
	if link == nil {
		return fmt.Errorf("%s does not connect these", words[1])
	}
	marks, err := n.marks(words[3:])
	if err != nil {
		return err
	}
	edge := &graph.Edge{Link: link, From: words[0], To: words[2], Set: make([]any, len(link.Edge.Fields))}
	if link.EvidenceEnd() == nil {
		edge.Evidence = &graph.Evidence{Modality: "REPORTED", Status: "ACCEPTED", Citations: []graph.Citation{{Source: "source/a"}}}
	}
	edge.Evidence = marks.evidence(edge.Evidence)
	if err := fill(link.Edge.Fields, edge.Set, marks.fields); err != nil {
		return err
	}
	return n.facts.Edge(edge)
}

// marks are what follows a node or an edge on its line.
type marks struct {
	fields  map[string]string
	sources []string
	status  string
}

func (n *notation) marks(words []string) (*marks, error) {
	m := &marks{fields: map[string]string{}}
	for _, word := range words {
		if sources, is := strings.CutPrefix(word, "@"); is {
			m.sources = strings.Split(sources, ",")
			continue
		}
		if status, is := strings.CutPrefix(word, "!"); is {
			m.status = status
			continue
		}
		name, value, is := strings.Cut(word, "=")
		if !is {
			return nil, fmt.Errorf("%s is neither a field nor a mark", word)
		}
		m.fields[name] = value
	}
	for _, source := range m.sources {
		if _, err := n.node("source/" + source); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *marks) evidence(otherwise *graph.Evidence) *graph.Evidence {
	if m.sources == nil && m.status == "" {
		return otherwise
	}
	evidence := &graph.Evidence{Modality: "REPORTED", Status: "ACCEPTED"}
	if m.status != "" {
		evidence.Status = m.status
	}
	if m.sources == nil {
		m.sources = []string{"a"}
	}
	for _, source := range m.sources {
		evidence.Citations = append(evidence.Citations, graph.Citation{Source: "source/" + source})
	}
	return evidence
}

func fill(fields []*schema.Field, set []any, given map[string]string) error {
	for i, field := range fields {
		text, is := given[field.Name]
		if !is {
			continue
		}
		delete(given, field.Name)
		set[i] = text
		if field.Type == schema.Int {
			n, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return fmt.Errorf("%s: %w", field.Name, err)
			}
			set[i] = n
		}
		if field.Type == schema.Boolean {
			set[i] = text == "true"
		}
	}
	for name := range given {
		return fmt.Errorf("there is no field %s", name)
	}
	return nil
}
