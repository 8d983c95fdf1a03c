package graph_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/schema"
)

func TestCodeOf(t *testing.T) {
	problems := &graph.Problems{}
	problems.Add(graph.Origin{File: "a.ndjson", Line: 3}, "wrong")
	cases := []struct {
		name string
		err  error
		want graph.Code
	}{
		{"a plain error is internal", errors.New("x"), graph.Internal},
		{"no error is internal", nil, graph.Internal},
		{"a coded error", graph.Errorf(graph.NotFound, "no %s", "x"), graph.NotFound},
		{"a coded error beneath another", fmt.Errorf("reading: %w", graph.Wrap(graph.Timeout, errors.New("x"), "too slow")), graph.Timeout},
		{"problems are invalid input", fmt.Errorf("loading: %w", problems), graph.Invalid},
	}
	for _, c := range cases {
		if got := graph.CodeOf(c.err); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}

func TestProblemsListTheFirst(t *testing.T) {
	problems := &graph.Problems{}
	if problems.Err() != nil {
		t.Error("no problem: got an error, want none")
	}
	for line := range graph.MaxProblems + 5 {
		problems.Add(graph.Origin{File: "a.ndjson", Line: line + 1}, "wrong")
	}
	text := problems.Err().Error()
	want := "25 problems, of which the first 20 are listed; nothing was stored"
	if !strings.HasPrefix(text, "a.ndjson:1: wrong\n") || !strings.HasSuffix(text, want) || strings.Count(text, "\n") != graph.MaxProblems {
		t.Errorf("got %q, want 20 lines and %q", text, want)
	}
}

// Digests and keys tell apart what differs, and nothing else.
func TestDigests(t *testing.T) {
	v := schema.New()
	kind, link := v.Kind("Prisoner"), v.Edge("HELD_AT").Links[0]
	node := func(change func(*graph.Node)) uint64 {
		n := &graph.Node{Kind: kind, ID: "prisoner/a", Set: make([]any, len(kind.Fields)), Evidence: &graph.Evidence{Modality: "REPORTED", Status: "ACCEPTED"}}
		n.Set[0] = "A"
		change(n)
		return n.Digest()
	}
	same := node(func(*graph.Node) {})
	cases := []struct {
		name   string
		change func(*graph.Node)
		equal  bool
	}{
		{"where it was read", func(n *graph.Node) { n.Origin = graph.Origin{File: "x", Line: 1} }, true},
		{"an empty list for none", func(n *graph.Node) { n.Set[2] = []string{} }, true},
		{"another name", func(n *graph.Node) { n.Set[0] = "B" }, false},
		{"the name as native name", func(n *graph.Node) { n.Set[0], n.Set[1] = nil, "A" }, false},
		{"another note", func(n *graph.Node) { n.Evidence.Note = "x" }, false},
		{"another citation", func(n *graph.Node) { n.Evidence.Citations = []graph.Citation{{Source: "source/s"}} }, false},
	}
	for _, c := range cases {
		if got := node(c.change) == same; got != c.equal {
			t.Errorf("%s: got the same digest %t, want %t", c.name, got, c.equal)
		}
	}
	edge := &graph.Edge{Link: link, From: "prisoner/a", To: "facility/b", Set: []any{"2019", nil}}
	key, digest := edge.Key(), edge.Digest()
	edge.Evidence = &graph.Evidence{Modality: "REPORTED", Status: "ACCEPTED"}
	if edge.Key() != key || edge.Digest() == digest {
		t.Error("an edge with other evidence: want the same key and another digest")
	}
	edge.Set = []any{nil, "2019"}
	if edge.Key() == key {
		t.Error("a parallel edge: want another key")
	}
}
