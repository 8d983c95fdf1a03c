package resolvers

import (
	"context"
	"encoding/json"
	"sync"
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/plan"
	"habeas/graph/questions"
	"habeas/schema"
)

// stubStore answers every plan with the same rows or error, and counts its calls. What
// it is asked besides fails the test.
type stubStore struct {
	graph.Store
	lock       sync.Mutex
	rows       [][]byte
	candidates []graph.Candidate
	err        error
	thrown     any
	reads      int
	searches   []graph.Search
	plan       *plan.Plan
}

func (s *stubStore) Read(ctx context.Context, p *plan.Plan) ([][]byte, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.reads++
	s.plan = p
	if s.thrown != nil {
		panic(s.thrown)
	}
	return s.rows, s.err
}

func (s *stubStore) Ask(context.Context, *questions.Ask) (questions.Answer, error) {
	return questions.Answer{}, s.err
}

func (s *stubStore) Candidates(ctx context.Context, search graph.Search) ([]graph.Candidate, error) {
	s.searches = append(s.searches, search)
	return s.candidates, s.err
}

// body is a response as a client reads it.
type body struct {
	Data   json.RawMessage `json:"data"`
	Errors []struct {
		Message    string           `json:"message"`
		Path       []any            `json:"path"`
		Locations  []map[string]int `json:"locations"`
		Extensions struct {
			Code string `json:"code"`
			ID   string `json:"id"`
		} `json:"extensions"`
	} `json:"errors"`
}

func decode(t testing.TB, result Result) body {
	t.Helper()
	var decoded body
	if err := json.Unmarshal(result.Body, &decoded); err != nil {
		t.Fatalf("the body is not JSON: %v\n%.500s", err, result.Body)
	}
	return decoded
}

// newSmallEngine is an engine over a small made-up world, in the oracle.
func newSmallEngine(t testing.TB, options Options) (*Engine, *graphtest.Oracle, *graphtest.Facts) {
	t.Helper()
	v := schema.New()
	facts := smallNumbers(graphtest.RandomWorld(v, 1, 80))
	store := loadOracle(t, v, facts)
	return newTestEngine(t, v, store, options), store, facts
}

// checkRefused asserts that a request was refused before anything was executed.
func checkRefused(t *testing.T, asked string, result Result, code string) {
	t.Helper()
	if !result.RequestError || result.Code != code {
		t.Errorf("%.200s: got code %q (request error %t), want %q refused\n%.300s", asked, result.Code, result.RequestError, code, result.Body)
	}
	var raw map[string]any
	if err := json.Unmarshal(result.Body, &raw); err != nil {
		t.Fatalf("%.200s: %v", asked, err)
	}
	if _, hasData := raw["data"]; hasData {
		t.Errorf("%.200s: a refused request has a data key: %.300s", asked, result.Body)
	}
}

// newStubEngine is an engine over a store that is told what to answer.
func newStubEngine(t testing.TB, store graph.Store, options Options) *Engine {
	t.Helper()
	return newTestEngine(t, schema.New(), store, options)
}
