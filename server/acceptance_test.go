package main

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"habeas/graph"
	"habeas/graph/plan"
)

// countingStore counts what a request asks of the store.
type countingStore struct {
	graph.Store
	reads, candidates atomic.Int32
}

func (s *countingStore) Read(ctx context.Context, p *plan.Plan) ([][]byte, error) {
	s.reads.Add(1)
	return s.Store.Read(ctx, p)
}

func (s *countingStore) Candidates(ctx context.Context, search graph.Search) ([]graph.Candidate, error) {
	s.candidates.Add(1)
	return s.Store.Candidates(ctx, search)
}

func TestExamplesAnswerInOneStatement(t *testing.T) {
	store := &countingStore{Store: bundledStore(t)}
	site := newSite(t, store, nil)
	list, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	contains := map[string]string{
		"A front end":   `"totalCount":`,
		"A lawyer":      `"roles":["JUDGE"`,
		"A researcher":  `"nodes":[{"name":`,
		"Many roots, f": `"node":{"id":"prisoner/kuku-emir-usein"`,
	}
	if len(list) != len(contains) {
		t.Fatalf("examples: got %d, want %d", len(list), len(contains))
	}
	for _, example := range list {
		t.Run(example.Title, func(t *testing.T) {
			searches := int32(strings.Count(example.Query, "search("))
			store.reads.Store(0)
			store.candidates.Store(0)
			for begin, want := range contains {
				if strings.HasPrefix(example.Title, begin) {
					site.check(t, call{method: "GET", path: example.Link(), status: 200, contains: want})
				}
			}
			if store.reads.Load() != 1 || store.candidates.Load() != searches {
				t.Errorf("asking %s: got %d reads and %d searches for candidates, want 1 and %d", example.Title, store.reads.Load(), store.candidates.Load(), searches)
			}
		})
	}
}
