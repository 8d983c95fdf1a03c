package graphtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"habeas/graph"
)

// loadCase is a load that goes well, or the problems that it has.
type loadCase struct {
	Name, Why string
	// Given is loaded first, Load is what the case is about, in lines.
	Given, Load string
	Replace     bool
	// Problems are all that is wrong; without any, the load goes well.
	Problems []wantedProblem
	// Same says that the load changes nothing.
	Same bool
}

// wantedProblem is a problem at one of some lines of the load, in whose text stands what
// it says.
type wantedProblem struct {
	Lines []int
	Says  []string
}

// loads tries what can be wrong with a load.
func (s *suite) loads(t *testing.T) {
	for _, c := range casesIn[loadCase](t, "testdata/loads.yaml") {
		t.Run(c.Name, func(t *testing.T) { s.loadCase(t, c) })
	}
	t.Run("many problems", s.manyProblems)
}

func (s *suite) loadCase(t *testing.T, c loadCase) {
	given, _ := s.lines(t, "given", c.Given)
	batch, _ := s.lines(t, "load", c.Load)
	store, oracle := s.loaded(t, given)
	before := stateOf(t, store)
	options := graph.LoadOptions{Replace: c.Replace}
	c.checkProblems(t, store.Load(t.Context(), batch, options))
	c.checkProblems(t, oracle.Load(t.Context(), batch, options))
	after := stateOf(t, store)
	if want := stateOf(t, oracle); after != want {
		t.Errorf("after the load the store holds\n%s\nthe oracle holds\n%s", after, want)
	}
	if (c.Same || c.Problems != nil) && after != before {
		t.Errorf("the load changed the store to\n%s\nfrom\n%s", after, before)
	}
	if c.Replace && c.Problems == nil {
		alone, _ := s.loaded(t, batch)
		if want := stateOf(t, alone); after != want {
			t.Errorf("after the replacement the store holds\n%s\nthe batch alone is\n%s", after, want)
		}
	}
}

func (c *loadCase) checkProblems(t *testing.T, err error) {
	t.Helper()
	if len(c.Problems) == 0 {
		if err != nil {
			t.Errorf("loading\n%s\ngot:  %v\nwant: no problem", c.Load, err)
		}
		return
	}
	problems := (*graph.Problems)(nil)
	if !errors.As(err, &problems) {
		t.Errorf("loading\n%s\ngot:  %v\nwant: problems", c.Load, err)
		return
	}
	for _, want := range c.Problems {
		if !slices.ContainsFunc(problems.Listed, want.is) {
			t.Errorf("loading\n%s\ngot:  %v\nwant: at line %v what says %q", c.Load, problems, want.Lines, want.Says)
		}
	}
	if problems.Total != len(c.Problems) {
		t.Errorf("loading\n%s\ngot:  %v\nwant: %d problems", c.Load, problems, len(c.Problems))
	}
}

func (w wantedProblem) is(problem graph.Problem) bool {
	says := func(text string) bool { return strings.Contains(problem.Text, text) }
	return problem.Origin.File == "load" && slices.Contains(w.Lines, problem.Origin.Line) && all(w.Says, says)
}

// manyProblems has more problems than are listed.
func (s *suite) manyProblems(t *testing.T) {
	const wrong = graph.MaxProblems + 5
	var text strings.Builder
	text.WriteString(`{"node":"Source","id":"source/s","set":{"title":"S"}}` + "\n")
	for i := range wrong {
		fmt.Fprintf(&text, `{"node":"Group","id":"group/%d","set":{"name":"G"},"cites":"source/none"}`+"\n", i)
	}
	batch, _ := s.lines(t, "load", text.String())
	store := s.store(t)
	problems := (*graph.Problems)(nil)
	err := store.Load(t.Context(), batch, graph.LoadOptions{})
	if !errors.As(err, &problems) || problems.Total != wrong || len(problems.Listed) != graph.MaxProblems {
		t.Errorf("%d nodes that cite nothing\ngot:  %v\nwant: %d problems, of which %d are listed", wrong, err, wrong, graph.MaxProblems)
	}
}

// stateOf is all that a store holds, as text.
func stateOf(t *testing.T, store graph.Store) string {
	t.Helper()
	about, err := store.About(t.Context())
	if err != nil {
		t.Fatalf("about: %v", err)
	}
	counts := transform(about.Counts, func(count graph.Count) string { return fmt.Sprintf("%s %d", count.Kind.Name, count.Nodes) })
	return fmt.Sprintf("version %s, bundled %q, licence %q, coverage %q\n%s\n%s",
		about.Version, about.Bundled, about.Licence, about.Coverage, strings.Join(counts, ", "), strings.Join(exportOf(t, store), "\n"))
}

// exportOf is a store's export, a fact a line.
func exportOf(t *testing.T, store graph.Store) []string {
	t.Helper()
	facts := &Facts{}
	if err := store.Export(t.Context(), facts); err != nil {
		t.Fatalf("export: %v", err)
	}
	return factLines(t, facts)
}

// factLines writes facts as lines, without where they were read.
func factLines(t *testing.T, facts *Facts) []string {
	t.Helper()
	var lines []string
	write := func(parts ...any) {
		line, err := json.Marshal(parts)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(line))
	}
	for _, node := range facts.NodesList {
		write("node", node.Kind.Name, node.ID, node.Set, node.Evidence)
	}
	for _, edge := range facts.EdgesList {
		write("edge", edge.Link.Edge.Name, edge.From, edge.To, edge.Key(), edge.Set, edge.Evidence)
	}
	for _, alias := range facts.AliasesList {
		write("alias", alias.Former, alias.Current)
	}
	return lines
}
