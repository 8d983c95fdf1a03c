package facts_test

import (
	"slices"
	"testing"

	"habeas/schema"
	"habeas/seed"
	"habeas/seed/facts"
)

// line is a line of the interchange file.
type line = seed.Line

// world is a conversion, indexed for questions of the tests.
type world struct {
	facts      *facts.Facts
	result     *facts.Result
	vocabulary *schema.Vocabulary
	nodes      map[string]seed.Line
	edges      map[string][]seed.Line
}

func newWorld(t *testing.T) *world {
	t.Helper()
	read, result := convert(t)
	w := &world{facts: read, result: result, vocabulary: schema.New(), nodes: map[string]seed.Line{}, edges: map[string][]seed.Line{}}
	for _, line := range result.Lines {
		switch {
		case line.Node != "":
			w.nodes[line.ID] = line
		case line.Edge != "":
			w.edges[line.Edge] = append(w.edges[line.Edge], line)
		}
	}
	return w
}

func (w *world) from(edge, from string) []seed.Line {
	var found []seed.Line
	for _, line := range w.edges[edge] {
		if line.From == from {
			found = append(found, line)
		}
	}
	return found
}

func (w *world) has(edge, from, to string) bool {
	return slices.ContainsFunc(w.edges[edge], func(line seed.Line) bool { return line.From == from && line.To == to })
}

func (w *world) omits(file, list, entry, what string) bool {
	return slices.ContainsFunc(w.result.Omitted, func(o facts.Omission) bool {
		return o.File == file && o.List == list && o.Entry == entry && o.What == what
	})
}

func (w *world) acted(edge, official, caseID string) bool {
	for _, line := range w.from(edge, official) {
		if w.has("STAGE_OF", line.To, "case/"+caseID) {
			return true
		}
	}
	return false
}

func (w *world) leadsOn(id string) bool {
	return slices.ContainsFunc(w.result.Lines, func(line seed.Line) bool { return line.Alias == id })
}
