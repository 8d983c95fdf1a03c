package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/graph/sqlite"
	"habeas/resolvers"
	"habeas/schema"
	"habeas/seed"
)

// worldSizes are the numbers of prisoners that the embedded store is measured with. The
// answers are pages, so that the time should not grow with them.
var worldSizes = []int{1_000, 20_000, 100_000}

// benchQueries are what front ends, lawyers and researchers ask. The first reads 50
// prisoners with four relations, some 1,300 fields.
var benchQueries = []struct{ name, query string }{
	{"nested50x4", `{ prisoners(first: 50, orderBy: [{name: ASC}]) { nodes { id name
		charges { nodes { id description statute { id code article } } }
		proceedings { nodes { id date judges { nodes { id name } } } }
		violations { nodes { id provision { id title } } } } } }`},
	{"people-by-group", `{ groups(orderBy: [{name: ASC}]) { nodes { name prisoners(first: 5, orderBy: [{name: ASC}]) { totalCount nodes {
		id name nameNative charges { nodes { statute { code article title } } } } } } } }`},
	{"filter-and-total", `{ prisoners(where: {charges: {some: {statute: {article: {eq: "212"}}}},
		violations: {some: {modality: {eq: FOUND}, provision: {right: {name: {contains: "liberty"}}}}}}) { totalCount nodes { name } } }`},
	{"one-prisoner", `{ prisoners(first: 1) { nodes { name charges { nodes { statute { id } } } } } }`},
	{"search", `{ search(text: "Prisoner 00042") { score node { id } } }`},
}

// storeTimer tells the store's part of a request from ours.
type storeTimer struct {
	graph.Store
	spent time.Duration
}

func (s *storeTimer) Read(ctx context.Context, p *plan.Plan) ([][]byte, error) {
	start := time.Now()
	rows, err := s.Store.Read(ctx, p)
	s.spent += time.Since(start)
	return rows, err
}

func (s *storeTimer) Candidates(ctx context.Context, search graph.Search) ([]graph.Candidate, error) {
	start := time.Now()
	found, err := s.Store.Candidates(ctx, search)
	s.spent += time.Since(start)
	return found, err
}

// BenchmarkEmbedded loads generated worlds into the embedded store and asks it over the
// HTTP handler. It reports the load in facts a second, and for each query what the
// store took and what all the rest did.
func BenchmarkEmbedded(b *testing.B) {
	for _, size := range worldSizes {
		b.Run(fmt.Sprintf("prisoners=%d", size), func(b *testing.B) { benchmarkWorld(b, size) })
	}
}

func benchmarkWorld(b *testing.B, size int) {
	v := schema.New()
	store, err := sqlite.Open(b.Context(), v, filepath.Join(b.TempDir(), "store.sqlite"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	facts, start := 0, time.Now()
	if err := store.Load(b.Context(), seed.Generate(v, size, 1), graph.LoadOptions{Progress: func(done int) { facts = done }}); err != nil {
		b.Fatal(err)
	}
	loaded := time.Since(start)
	timed := &storeTimer{Store: store}
	handler := benchmarkHandler(b, v, timed)
	for i, query := range benchQueries {
		b.Run(query.name, func(b *testing.B) {
			benchmarkQuery(b, handler, timed, query.query)
			if i == 0 {
				b.ReportMetric(float64(facts)/loaded.Seconds(), "loaded-facts/s")
			}
		})
	}
}

func benchmarkHandler(b *testing.B, v *schema.Vocabulary, store graph.Store) http.Handler {
	engine, err := resolvers.New(v, store, resolvers.Options{})
	if err != nil {
		b.Fatal(err)
	}
	handler, err := newHandler(handlerConfig{engine: engine, store: store, bodyLimit: 256 << 10, logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	return handler
}

func benchmarkQuery(b *testing.B, handler http.Handler, timed *storeTimer, query string) {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		b.Fatal(err)
	}
	asked := httptest.NewRequest(http.MethodPost, "/graphql", nil)
	asked.Header.Set("Content-Type", jsonMedia)
	ask := func() int {
		asked.Body = io.NopCloser(bytes.NewReader(body))
		answer := &discardedAnswer{header: http.Header{}}
		handler.ServeHTTP(answer, asked)
		if answer.status != http.StatusOK || answer.failed {
			b.Fatalf("asking %s: got status %d, errors: %t", query, answer.status, answer.failed)
		}
		return answer.size
	}
	size := ask()
	timed.spent = 0
	for b.Loop() {
		ask()
	}
	store := float64(timed.spent.Nanoseconds()) / float64(b.N)
	whole := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
	b.ReportMetric(store/1e3, "store-µs/op")
	b.ReportMetric((whole-store)/1e3, "own-µs/op")
	b.ReportMetric(float64(size), "bytes")
}

// discardedAnswer is a response that is counted and thrown away.
type discardedAnswer struct {
	header       http.Header
	status, size int
	failed       bool
}

func (a *discardedAnswer) Header() http.Header    { return a.header }
func (a *discardedAnswer) WriteHeader(status int) { a.status = status }

func (a *discardedAnswer) Write(text []byte) (int, error) {
	a.size += len(text)
	a.failed = a.failed || bytes.Contains(text, []byte(`"errors":[`))
	return len(text), nil
}
