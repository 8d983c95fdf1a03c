package graphtest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/plan"
)

// versions checks that the version is that of the facts, in whatever order they come.
func (s *suite) versions(t *testing.T) {
	facts := RandomWorld(s.vocabulary, 7, 80)
	store, _ := s.loaded(t, facts)
	backwards := &Facts{NodesList: reversed(facts.NodesList), EdgesList: reversed(facts.EdgesList), AliasesList: reversed(facts.AliasesList)}
	other, _ := s.loaded(t, backwards)
	half := len(facts.AliasesList) / 2
	inParts, _ := s.loaded(t, &Facts{NodesList: facts.NodesList, EdgesList: facts.EdgesList, AliasesList: facts.AliasesList[:half]})
	mustLoad(t, inParts, &Facts{AliasesList: facts.AliasesList[half:]}, graph.LoadOptions{})

	var sum uint64
	for _, node := range exported(t, store).NodesList {
		sum += node.Digest()
	}
	for _, edge := range exported(t, store).EdgesList {
		sum += edge.Digest()
	}
	for _, alias := range facts.AliasesList {
		sum += alias.Digest()
	}
	want := fmt.Sprintf("%016x", sum)
	for name, store := range map[string]graph.Store{"in one": store, "backwards": other, "in parts": inParts} {
		if got := aboutOf(t, store).Version; got != want {
			t.Errorf("version of the facts, loaded %s: got %s, want %s", name, got, want)
		}
	}
	if got := aboutOf(t, s.store(t)).Version; got != "0000000000000000" {
		t.Errorf("version of an empty store: got %s, want 16 zeros", got)
	}
}

func reversed[T any](list []T) []T {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}

func exported(t *testing.T, store graph.Store) *Facts {
	t.Helper()
	facts := &Facts{}
	if err := store.Export(t.Context(), facts); err != nil {
		t.Fatalf("export: %v", err)
	}
	return facts
}

func aboutOf(t *testing.T, store graph.Store) graph.About {
	t.Helper()
	about, err := store.About(t.Context())
	if err != nil {
		t.Fatalf("about: %v", err)
	}
	return about
}

// datasetStep is one of several loads, and what the store says of itself after it.
type datasetStep struct {
	why     string
	load    string
	options graph.LoadOptions
	want    graph.About
}

const (
	sourceLine = `{"node":"Source","id":"source/s","set":{"title":"S"}}` + "\n"
	groupLine  = `{"node":"Group","id":"group/g","set":{"name":"G"},"cites":"source/s"}` + "\n"
)

func datasetSteps() []datasetStep {
	return []datasetStep{
		{"an empty store says nothing", "", graph.LoadOptions{}, graph.About{}},
		{"what is bundled is known", sourceLine, graph.LoadOptions{Bundled: "1", Licence: "L", Coverage: "C"}, graph.About{Bundled: "1", Licence: "L", Coverage: "C"}},
		{"the same again changes nothing", sourceLine, graph.LoadOptions{}, graph.About{Bundled: "1", Licence: "L", Coverage: "C"}},
		{"something beside what is bundled", groupLine, graph.LoadOptions{Licence: "M"}, graph.About{Licence: "M", Coverage: "C"}},
		{"what is bundled beside something", sourceLine, graph.LoadOptions{Bundled: "1"}, graph.About{Licence: "M", Coverage: "C"}},
		{"what is bundled instead of something", sourceLine, graph.LoadOptions{Bundled: "2", Replace: true}, graph.About{Bundled: "2", Licence: "M", Coverage: "C"}},
		{"something instead of what is bundled", sourceLine + groupLine, graph.LoadOptions{Replace: true}, graph.About{Licence: "M", Coverage: "C"}},
	}
}

// dataset checks what a store says of itself after each of several loads, by About and by
// a plan.
func (s *suite) dataset(t *testing.T) {
	store, oracle := s.store(t), NewOracle(s.vocabulary)
	for _, step := range datasetSteps() {
		t.Run(step.why, func(t *testing.T) {
			batch, _ := s.lines(t, "load", step.load)
			mustLoad(t, store, batch, step.options)
			mustLoad(t, oracle, batch, step.options)
			got := aboutOf(t, store)
			if got.Bundled != step.want.Bundled || got.Licence != step.want.Licence || got.Coverage != step.want.Coverage {
				t.Errorf("loading %+v of\n%s\ngot:  %+v\nwant: %+v", step.options, step.load, got, step.want)
			}
			if got, want := stateOf(t, store), stateOf(t, oracle); got != want {
				t.Errorf("loading %+v of\n%s\ngot:  %s\nwant: %s", step.options, step.load, got, want)
			}
			s.aboutRow(t, store, got)
			Compare(t, store, oracle, &plan.Plan{Roots: []plan.Root{&plan.About{}}})
		})
	}
}

// aboutRow compares the answer to a plan with what About says.
func (s *suite) aboutRow(t *testing.T, store graph.Store, about graph.About) {
	counts := transform(about.Counts, func(count graph.Count) string { return fmt.Sprintf("[%q,%d]", count.Kind.Name, count.Nodes) })
	want := fmt.Sprintf("[%q,[%s],%q,%q]", about.Version, strings.Join(counts, ","), about.Licence, about.Coverage)
	if got := mustRead(t, store, &plan.Plan{Roots: []plan.Root{&plan.About{}}})[0]; got != want {
		t.Errorf("asked: about\ngot:  %s\nwant: %s", got, want)
	}
	if len(about.Counts) != len(s.vocabulary.Kinds) {
		t.Errorf("counts: got %d kinds, want all %d", len(about.Counts), len(s.vocabulary.Kinds))
	}
}

// export checks that an export has all facts, in canonical order, and loads again.
func (s *suite) export(t *testing.T) {
	store, oracle := s.loaded(t, RandomWorld(s.vocabulary, 11, 120))
	first, want := exportOf(t, store), exportOf(t, oracle)
	diffLines(t, "export", first, want)
	isCanonical(t, exported(t, store))
	again := s.store(t)
	mustLoad(t, again, exported(t, store), graph.LoadOptions{})
	diffLines(t, "export of what was exported and loaded", exportOf(t, again), first)
	if got, want := aboutOf(t, again).Version, aboutOf(t, store).Version; got != want {
		t.Errorf("version of what was exported and loaded: got %s, want %s", got, want)
	}
	mustLoad(t, store, exported(t, store), graph.LoadOptions{})
	diffLines(t, "export after the export was loaded into its own store", exportOf(t, store), first)
	stop := errors.New("no more room")
	if err := store.Export(t.Context(), &fullSink{room: 3, err: stop}); !errors.Is(err, stop) {
		t.Errorf("export into a sink that fails: got %v, want its error", err)
	}
}

// isCanonical checks the order of an export: each fact by what it is ordered by.
func isCanonical(t *testing.T, facts *Facts) {
	t.Helper()
	places := slices.Concat(
		transform(facts.NodesList, func(node *graph.Node) string { return fmt.Sprintf("1 %03d\x00%s", node.Kind.Index, node.ID) }),
		transform(facts.EdgesList, func(edge *graph.Edge) string {
			return fmt.Sprintf("2 %03d\x00%s\x00%s\x00%s", edge.Link.Edge.Index, edge.From, edge.To, edge.Key())
		}),
		transform(facts.AliasesList, func(alias *graph.Alias) string { return "3 " + alias.Former }))
	for i := range len(places) - 1 {
		if places[i] >= places[i+1] {
			t.Errorf("export: %q stands before %q", places[i], places[i+1])
		}
	}
}

func diffLines(t *testing.T, what string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("%s, line %d\ngot:  %s\nwant: %s", what, i+1, strings.Join(got[min(i, len(got)):min(i+1, len(got))], ""), strings.Join(want[min(i, len(want)):min(i+1, len(want))], ""))
			return
		}
	}
}

// fullSink takes some facts and then fails.
type fullSink struct {
	room int
	err  error
}

func (f *fullSink) take() error {
	f.room--
	if f.room < 0 {
		return f.err
	}
	return nil
}

func (f *fullSink) Node(*graph.Node) error   { return f.take() }
func (f *fullSink) Edge(*graph.Edge) error   { return f.take() }
func (f *fullSink) Alias(*graph.Alias) error { return f.take() }
