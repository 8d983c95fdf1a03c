package main

import (
	"context"
	"errors"
	"net"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/resolvers"
	"habeas/schema"
)

// panickingStore panics on every read.
type panickingStore struct {
	graph.Store
	thrown any
}

func (s panickingStore) Read(context.Context, *plan.Plan) ([][]byte, error) { panic(s.thrown) }

// attackPanickingStore: the caller sees an id, the log has the secret under it.
func attackPanickingStore(t *testing.T, _ *target) {
	for name, thrown := range map[string]any{"text": secret, "error": errors.New(secret), "struct": struct{ s string }{secret}, "nil map": map[string]int(nil)} {
		site := newSite(t, panickingStore{bundledStore(t), thrown}, nil)
		response, body := site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: `{"query":"{ prisoners { nodes { id } } }"}`})
		if response.StatusCode != 200 || firstCode(body) != "INTERNAL_SERVER_ERROR" || !strings.HasPrefix(body, `{"data":null,`) || strings.Count(body, `"code"`) != 1 {
			t.Errorf("a store that panics with a %s: got status %d, %s, want data null and one INTERNAL_SERVER_ERROR", name, response.StatusCode, body)
		}
		if strings.Contains(body, secret) {
			t.Errorf("a store that panics with a %s: the answer says it: %s", name, body)
		}
		checkQuiet(t, "a store that panics", body)
		id, _ := textOf(readMembers(readMembers(readMembers([]byte(body))["errors"][1:])["extensions"])["id"])
		if log := site.log.String(); id == "" || !strings.Contains(log, id) || thrown == any(secret) && !strings.Contains(log, secret) {
			t.Errorf("a store that panics with a %s: got id %q and the log %s, want the secret under the id", name, id, log)
		}
		site.check(t, call{method: "GET", path: "/healthz", status: 200})
	}
}

// limitedSite serves a store with a time limit of a second.
func limitedSite(t *testing.T, store graph.Store) *site {
	t.Helper()
	limits := resolvers.DefaultLimits()
	limits.Seconds = 1
	engine, err := resolvers.New(schema.New(), store, resolvers.Options{Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	return newSite(t, store, func(c *handlerConfig) { c.engine = engine })
}

// attackSlowReads: a read that does not end is cut off at the time limit.
func attackSlowReads(t *testing.T, _ *target) {
	store := &stuckStore{Store: bundledStore(t)}
	site := limitedSite(t, store)
	response, body := site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: `{"query":"{ prisoners { nodes { id } } }"}`})
	if firstCode(body) != "TIMEOUT" || response.StatusCode != 200 {
		t.Errorf("a read that does not end: got status %d, %s, want 200 and TIMEOUT", response.StatusCode, body)
	}
	if reading := store.reading.Load(); reading != 0 {
		t.Errorf("a read that was cut off: %d are still running", reading)
	}
}

// dearQuery is one of the dearest that are allowed.
const dearQuery = `{"query":"{ prisoners(first: 100) { nodes { charges(first: 20) { nodes { description outcomes(first: 10) { nodes { id date court { name } } } } } } } }"}`

// attackDisconnects: the clients leave while the store is at work.
func attackDisconnects(t *testing.T, g *target) {
	site := g.serve(t)
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: dearQuery, status: 200})
	before := runtime.NumGoroutine()
	var clients sync.WaitGroup
	for range 50 {
		clients.Go(func() {
			for range 10 {
				leave(t, site, dearQuery)
			}
		})
	}
	clients.Wait()
	waitForGoroutines(t, "500 clients left", before+10)
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: dearQuery, status: 200})
}

// leave asks and goes away at once, without reading.
func leave(t *testing.T, site *site, body string) {
	connection, err := net.Dial("tcp", site.address())
	if err != nil {
		t.Error(err)
		return
	}
	_, _ = connection.Write([]byte(rawPost(body)))
	time.Sleep(5 * time.Millisecond)
	// Nothing lingers: the server's next write meets a reset.
	_ = connection.(*net.TCPConn).SetLinger(0)
	_ = connection.Close()
}

// waitForGoroutines waits until so few are left.
func waitForGoroutines(t *testing.T, after string, most int) {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if runtime.NumGoroutine() <= most {
			return
		}
	}
	stacks := make([]byte, 1<<20)
	t.Errorf("after %s: %d goroutines are left, want %d at most:\n%.20000s", after, runtime.NumGoroutine(), most, stacks[:runtime.Stack(stacks, true)])
}

// unsteadyStore is down while err is set, and blocks reads while slow is.
type unsteadyStore struct {
	graph.Store
	err  atomic.Pointer[error]
	slow atomic.Bool
}

func (s *unsteadyStore) failed() error {
	if err := s.err.Load(); err != nil {
		return *err
	}
	return nil
}

func (s *unsteadyStore) Read(ctx context.Context, p *plan.Plan) ([][]byte, error) {
	if s.slow.Load() {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if err := s.failed(); err != nil {
		return nil, err
	}
	return s.Store.Read(ctx, p)
}

func (s *unsteadyStore) Candidates(ctx context.Context, search graph.Search) ([]graph.Candidate, error) {
	if err := s.failed(); err != nil {
		return nil, err
	}
	return s.Store.Candidates(ctx, search)
}

func (s *unsteadyStore) About(ctx context.Context) (graph.About, error) {
	if err := s.failed(); err != nil {
		return graph.About{}, err
	}
	return s.Store.About(ctx)
}

// attackStoreDown: down, slow, and well again, asked by reads, searches and probes.
func attackStoreDown(t *testing.T, _ *target) {
	store := &unsteadyStore{Store: bundledStore(t)}
	site := limitedSite(t, store)
	down := graph.Wrap(graph.Unavailable, errors.New("dial tcp db.internal:7687: user neo4j: MATCH (n)"), "the store cannot be used now")
	for _, state := range []struct {
		name  string
		err   error
		slow  bool
		codes []string
	}{
		{name: "well"},
		{name: "down", err: down, codes: []string{"SERVICE_UNAVAILABLE"}},
		{name: "broken", err: errors.New("disk I/O error at /var/lib/habeas.sqlite"), codes: []string{"INTERNAL_SERVER_ERROR"}},
		{name: "slow", slow: true, codes: []string{"TIMEOUT", ""}},
		{name: "well again"},
	} {
		store.err.Store(nil)
		if state.err != nil {
			store.err.Store(&state.err)
		}
		store.slow.Store(state.slow)
		if state.codes == nil {
			state.codes = []string{""}
		}
		for _, query := range []string{`{ prisoners { nodes { id } } }`, `{ search(text: \"kuku\") { score } }`} {
			response, body := site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: `{"query":"` + query + `"}`})
			if code := firstCode(body); !slices.Contains(state.codes, code) || response.StatusCode != 200 && response.StatusCode != 503 {
				t.Errorf("%s while the store is %s: got status %d, %s, want one of %q", query, state.name, response.StatusCode, body, state.codes)
			}
			for _, cause := range []string{"db.internal", "7687", "MATCH", "/var/lib", "disk"} {
				if strings.Contains(body, cause) {
					t.Errorf("%s while the store is %s: the answer says %q: %s", query, state.name, cause, body)
				}
			}
		}
	}
}
