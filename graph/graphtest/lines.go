package graphtest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"habeas/graph"
	"habeas/schema"
)

// line is one line of a small world: the interchange file, with two short forms. Cites
// is the evidence of a fact that is reported, accepted and cites one source; as names an
// edge, so that an answer can say <name> for its key.
type line struct {
	Node, Edge, ID, From, To, Alias, Of string
	Set                                 map[string]any
	Evidence                            *graph.Evidence
	Cites, As                           string
}

// readLines reads a small world. Lines that begin with # are comments. It also gives
// the keys of the edges that have a name.
func readLines(v *schema.Vocabulary, file, text string) (*Facts, map[string]string, error) {
	facts, keys := &Facts{}, map[string]string{}
	scanner := bufio.NewScanner(strings.NewReader(text))
	for number := 1; scanner.Scan(); number++ {
		if scanner.Text() == "" || strings.HasPrefix(scanner.Text(), "#") {
			continue
		}
		if err := readLine(v, facts, keys, scanner.Bytes(), graph.Origin{File: file, Line: number}); err != nil {
			return nil, nil, fmt.Errorf("%s:%d: %w", file, number, err)
		}
	}
	return facts, keys, scanner.Err()
}

func readLine(v *schema.Vocabulary, facts *Facts, keys map[string]string, text []byte, origin graph.Origin) error {
	var l line
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&l); err != nil {
		return err
	}
	switch {
	case l.Node != "":
		return l.node(v, facts, origin)
	case l.Edge != "":
		return l.edge(v, facts, keys, origin)
	}
	return facts.Alias(&graph.Alias{Former: l.Alias, Current: l.Of, Origin: origin})
}

func (l *line) node(v *schema.Vocabulary, facts *Facts, origin graph.Origin) error {
	kind := v.Kind(l.Node)
	if kind == nil {
		return fmt.Errorf("no kind %s", l.Node)
	}
	set, err := setOf(kind.Fields, l.Set)
	if err != nil {
		return err
	}
	return facts.Node(&graph.Node{Kind: kind, ID: l.ID, Set: set, Evidence: l.evidence(), Origin: origin})
}

func (l *line) edge(v *schema.Vocabulary, facts *Facts, keys map[string]string, origin graph.Origin) error {
	edge := v.Edge(l.Edge)
	if edge == nil {
		return fmt.Errorf("no edge %s", l.Edge)
	}
	link := edge.Link(v.KindOf(l.From), v.KindOf(l.To))
	if link == nil {
		return fmt.Errorf("no edge %s from %s to %s", l.Edge, l.From, l.To)
	}
	set, err := setOf(edge.Fields, l.Set)
	if err != nil {
		return err
	}
	added := &graph.Edge{Link: link, From: l.From, To: l.To, Set: set, Evidence: l.evidence(), Origin: origin}
	if l.As != "" {
		keys[l.As] = added.Key()
	}
	return facts.Edge(added)
}

func (l *line) evidence() *graph.Evidence {
	if l.Cites != "" {
		return &graph.Evidence{Modality: "REPORTED", Status: "ACCEPTED", Citations: []graph.Citation{{Source: l.Cites}}}
	}
	return l.Evidence
}

// setOf orders values by the fields.
func setOf(fields []*schema.Field, values map[string]any) ([]any, error) {
	set, used := make([]any, len(fields)), 0
	for i, field := range fields {
		value, given := values[field.Name]
		if !given {
			continue
		}
		used++
		var err error
		if set[i], err = valueFrom(value); err != nil {
			return nil, fmt.Errorf("%s: %w", field.Name, err)
		}
	}
	if used != len(values) {
		return nil, fmt.Errorf("a field of %v does not exist", values)
	}
	return set, nil
}

// valueFrom turns a decoded value into that of a fact.
func valueFrom(value any) (any, error) {
	switch value := value.(type) {
	case json.Number:
		return value.Int64()
	case []any:
		texts := []string{}
		for _, item := range value {
			texts = append(texts, fmt.Sprint(item))
		}
		return texts, nil
	case string, bool:
		return value, nil
	}
	return nil, fmt.Errorf("%v is no value", value)
}
