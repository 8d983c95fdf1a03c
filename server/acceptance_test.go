package main

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/graph/questions"
)

// countingStore counts what a request asks of the store.
type countingStore struct {
	graph.Store
	reads, candidates, asks atomic.Int32
}

func (s *countingStore) Ask(ctx context.Context, ask *questions.Ask) (questions.Answer, error) {
	s.asks.Add(1)
	return s.Store.Ask(ctx, ask)
}

func (s *countingStore) Read(ctx context.Context, p *plan.Plan) ([][]byte, error) {
	s.reads.Add(1)
	return s.Store.Read(ctx, p)
}

func (s *countingStore) Candidates(ctx context.Context, search graph.Search) ([]graph.Candidate, error) {
	s.candidates.Add(1)
	return s.Store.Candidates(ctx, search)
}

func TestExamplesAnswerInFewStatements(t *testing.T) {
	store := &countingStore{Store: bundledStore(t)}
	site := newSite(t, store, nil)
	list, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	// wanted are the examples by the beginning of their titles: a part of the answer, and
	// the statements besides the one that reads: those of searches and of questions.
	wanted := []struct {
		title, contains              string
		reads, candidates, questions int32
	}{
		{"A front end", `"totalCount":`, 1, 0, 0},
		{"A lawyer: one judge", `"roles":["JUDGE"`, 1, 0, 0},
		// The id of the group, and the officials found.
		{"A lawyer: repeat judges", `"cases":3`, 2, 0, 1},
		{"A researcher: prisoners", `"nodes":[{"name":`, 1, 0, 0},
		// A cross-table is a plan of its own.
		{"A researcher: which rights", `"cells":[{"row":"provision/`, 1, 0, 0},
		{"Many roots, f", `"node":{"id":"prisoner/kuku-emir-usein"`, 1, 1, 0},
	}
	if len(list) != len(wanted) {
		t.Fatalf("examples: got %d, want %d", len(list), len(wanted))
	}
	for i, example := range list {
		t.Run(example.Title, func(t *testing.T) {
			want := wanted[i]
			if !strings.HasPrefix(example.Title, want.title) {
				t.Fatalf("example %d: got %q, want one that begins with %q", i, example.Title, want.title)
			}
			store.reads.Store(0)
			store.candidates.Store(0)
			store.asks.Store(0)
			site.check(t, call{method: "GET", path: example.Link(), status: 200, contains: want.contains})
			if reads, searches, asks := store.reads.Load(), store.candidates.Load(), store.asks.Load(); reads != want.reads || searches != want.candidates || asks != want.questions {
				t.Errorf("asking %s: got %d reads, %d searches for candidates and %d questions, want %d, %d and %d",
					example.Title, reads, searches, asks, want.reads, want.candidates, want.questions)
			}
		})
	}
}
