package graphtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/schema"
)

// Run holds an engine to the answers: open gives an empty store, anew each time, which
// Run closes. The vocabulary may be that of Habeas or one that adds to it.
func Run(t *testing.T, v *schema.Vocabulary, open func(t *testing.T) graph.Store) {
	s := &suite{vocabulary: v, open: open}
	t.Run("cases", s.cases)
	t.Run("texts", s.texts)
	t.Run("lists", s.lists)
	t.Run("loads", s.loads)
	t.Run("versions", s.versions)
	t.Run("dataset", s.dataset)
	t.Run("export", s.export)
	t.Run("search", s.search)
	t.Run("pages", s.pages)
	t.Run("deep pages", s.deepPages)
	t.Run("cancelled", s.cancelled)
	t.Run("together", s.together)
	t.Run("random", s.random)
}

// suite is what every part of the suite needs.
type suite struct {
	vocabulary *schema.Vocabulary
	open       func(t *testing.T) graph.Store
}

// store opens an empty store for a test.
func (s *suite) store(t *testing.T) graph.Store {
	t.Helper()
	store := s.open(t)
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("closing the store: %v", err)
		}
	})
	return store
}

// loaded opens a store and an oracle that hold a batch.
func (s *suite) loaded(t *testing.T, batch graph.Batch) (graph.Store, *Oracle) {
	t.Helper()
	store, oracle := s.store(t), NewOracle(s.vocabulary)
	mustLoad(t, store, batch, graph.LoadOptions{})
	mustLoad(t, oracle, batch, graph.LoadOptions{})
	return store, oracle
}

func mustLoad(t *testing.T, store graph.Store, batch graph.Batch, options graph.LoadOptions) {
	t.Helper()
	if err := store.Load(t.Context(), batch, options); err != nil {
		t.Fatalf("loading: %v", err)
	}
}

func mustRead(t *testing.T, store graph.Store, p *plan.Plan) []string {
	t.Helper()
	rows, err := store.Read(t.Context(), p)
	if err != nil {
		t.Fatalf("asked: %s\ngot: error %v", describe(p), err)
	}
	return transform(rows, func(row []byte) string { return string(row) })
}

// describe prints a plan and the values that it still asks with.
func describe(p *plan.Plan) string {
	shape := p.String()
	text := []string{shape}
	for i, value := range p.Values {
		if regexp.MustCompile(fmt.Sprintf(`\?%d\b`, i)).MatchString(shape) {
			text = append(text, fmt.Sprintf("?%d = %.200s", i, fmt.Sprintf("%#v", value)))
		}
	}
	return strings.Join(text, "\n       ")
}

// world reads a small world of testdata.
func (s *suite) world(t *testing.T, file string) (*Facts, map[string]string) {
	t.Helper()
	return s.lines(t, file, textOf(t, file))
}

func (s *suite) lines(t *testing.T, file, text string) (*Facts, map[string]string) {
	t.Helper()
	facts, keys, err := readLines(s.vocabulary, file, text)
	if err != nil {
		t.Fatal(err)
	}
	return facts, keys
}

// cases asks the questions of testdata/cases.
func (s *suite) cases(t *testing.T) {
	facts, keys := s.world(t, "testdata/world.ndjson")
	store, oracle := s.loaded(t, facts)
	for _, c := range casesIn[readCase](t, "testdata/cases/*.yaml") {
		t.Run(c.Name, func(t *testing.T) { s.readCase(t, c, keys, store, oracle) })
	}
}

func (s *suite) readCase(t *testing.T, c readCase, keys map[string]string, store graph.Store, oracle *Oracle) {
	p := planOf(t, s.vocabulary, c.Ask)
	got, want := mustRead(t, store, p), c.answers(t, keys)
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("asked: %s\nwhy:   %s\ngot:   %s\nwant:  %s", describe(p), c.Why, strings.Join(got, "\n       "), strings.Join(want, "\n       "))
			break
		}
	}
	Compare(t, store, oracle, p)
}

// answers are the texts that a case wants.
func (c *readCase) answers(t *testing.T, keys map[string]string) []string {
	if c.IDs != nil {
		return []string{c.idsAnswer(t)}
	}
	return transform(c.Want, func(want string) string {
		for name, key := range keys {
			want = strings.ReplaceAll(want, "<"+name+">", key)
		}
		var compact bytes.Buffer
		if err := json.Compact(&compact, []byte(want)); err != nil {
			t.Fatalf("case: want: %v", err)
		}
		return compact.String()
	})
}

// idsAnswer is the answer to a list that asks for the id alone.
func (c *readCase) idsAnswer(t *testing.T) string {
	if len(c.Ask) != 1 || c.Want != nil {
		t.Fatal("case: ids are for one list and stand instead of want")
	}
	slug := strings.ToLower(c.Ask[0].List)
	out := list([]byte("[null,"), *c.IDs, func(out []byte, id string) []byte {
		return append(appendText(append(out, "[null,["...), slug+"/"+id), "],null]"...)
	})
	return string(append(out, ']'))
}
