package graphtest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"habeas/graph"
	"habeas/graph/plan"
)

// cancelled checks that what nobody waits for any more gives an error, not a part, and
// that a load leaves nothing behind.
func (s *suite) cancelled(t *testing.T) {
	facts, _ := s.world(t, "testdata/world.ndjson")
	store, _ := s.loaded(t, facts)
	before := stateOf(t, store)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	more, _ := s.lines(t, "more", sourceLine)
	p := planOf(t, s.vocabulary, []ask{{List: "Prisoner", Node: []any{"id"}}})
	for name, do := range map[string]func() error{
		"read": func() error { _, err := store.Read(ctx, p); return err },
		"candidates": func() error {
			_, err := store.Candidates(ctx, graph.Search{Keys: []graph.SearchKey{{Key: "fali", Weight: 1}}, Limit: 1})
			return err
		},
		"load":    func() error { return store.Load(ctx, more, graph.LoadOptions{}) },
		"replace": func() error { return store.Load(ctx, more, graph.LoadOptions{Replace: true}) },
		"export":  func() error { return store.Export(ctx, &Facts{}) },
		"about":   func() error { _, err := store.About(ctx); return err },
	} {
		if err := do(); err == nil {
			t.Errorf("%s with a cancelled context: got no error", name)
		}
	}
	s.brokenBatch(t, store)
	if after := stateOf(t, store); after != before {
		t.Errorf("after loads that were cancelled the store holds\n%s\nbefore\n%s", after, before)
	}
}

// brokenBatch loads a batch that fails on its way: its error comes back.
func (s *suite) brokenBatch(t *testing.T, store graph.Store) {
	more, _ := s.lines(t, "more", sourceLine+groupLine)
	broken := &brokenBatch{Facts: more, err: errors.New("the file ends here")}
	for _, replace := range []bool{false, true} {
		if err := store.Load(t.Context(), broken, graph.LoadOptions{Replace: replace}); !errors.Is(err, broken.err) {
			t.Errorf("load of a batch that fails, replace %v: got %v, want its error", replace, err)
		}
	}
}

// brokenBatch gives its nodes and then fails.
type brokenBatch struct {
	*Facts
	err error
}

func (b *brokenBatch) Edges(func(*graph.Edge) error) error { return b.err }

// together reads from several sides while facts are loaded: each answer is that of before
// or of after, whole.
func (s *suite) together(t *testing.T) {
	world := RandomWorld(s.vocabulary, 17, 100)
	store, _ := s.loaded(t, world)
	p := planOf(t, s.vocabulary, []ask{{About: true}, {List: "Group", Count: true, Node: []any{"id", "name"}}, {List: "Source", Count: true, Node: []any{"id"}}})
	before := strings.Join(mustRead(t, store, p), "\n")
	more, _ := s.lines(t, "more", sourceLine+groupLine)

	var readers sync.WaitGroup
	answers := make([][]string, 4)
	done := make(chan struct{})
	for i := range answers {
		readers.Go(func() { answers[i] = readUntil(t, store, p, done) })
	}
	err := store.Load(t.Context(), more, graph.LoadOptions{})
	close(done)
	readers.Wait()
	if err != nil {
		t.Fatalf("loading beside readers: %v", err)
	}
	after := strings.Join(mustRead(t, store, p), "\n")
	if after == before {
		t.Fatal("the load changed nothing")
	}
	for _, answer := range slices.Concat(answers...) {
		if answer != before && answer != after {
			t.Fatalf("asked: %s\nbeside a load\ngot:    %s\nbefore: %s\nafter:  %s", describe(p), answer, before, after)
		}
	}
}

// readUntil reads the same again and again until it is told that enough is read.
func readUntil(t *testing.T, store graph.Store, p *plan.Plan, done <-chan struct{}) []string {
	var answers []string
	for {
		rows, err := store.Read(t.Context(), p)
		if err != nil {
			t.Errorf("asked: %s\nbeside a load\ngot: error %v", describe(p), err)
			return answers
		}
		answers = append(answers, strings.Join(transform(rows, func(row []byte) string { return string(row) }), "\n"))
		select {
		case <-done:
			return answers
		default:
		}
	}
}
