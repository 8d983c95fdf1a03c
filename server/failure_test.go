package main

import (
	"context"
	"errors"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"habeas/graph"
	"habeas/graph/plan"
)

// stuckStore answers no read until the request ends.
type stuckStore struct {
	graph.Store
	reading atomic.Int32
}

func (s *stuckStore) Read(ctx context.Context, _ *plan.Plan) ([][]byte, error) {
	s.reading.Add(1)
	defer s.reading.Add(-1)
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestClientsThatLeaveEndTheirReads(t *testing.T) {
	store := &stuckStore{Store: bundledStore(t)}
	site := newSite(t, store, nil)
	before := runtime.NumGoroutine()
	client := &http.Client{Transport: &http.Transport{}, Timeout: 200 * time.Millisecond}
	var clients sync.WaitGroup
	for range 100 {
		clients.Go(func() {
			response, err := client.Get(site.URL + get("{ prisoners { nodes { id } } }"))
			if err == nil {
				_ = response.Body.Close()
				t.Errorf("a read that never ends: got status %d, want none", response.StatusCode)
			}
		})
	}
	clients.Wait()
	client.CloseIdleConnections()
	for range 300 {
		if store.reading.Load() == 0 && runtime.NumGoroutine() <= before+5 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("three seconds after 100 clients left: %d reads and %d goroutines are left, want none and about %d",
		store.reading.Load(), runtime.NumGoroutine(), before)
}

// refusingStore fails every read with an error.
type refusingStore struct {
	graph.Store
	err error
}

func (s refusingStore) Read(context.Context, *plan.Plan) ([][]byte, error) { return nil, s.err }

func TestStoreErrorsSayNothingOfTheirCause(t *testing.T) {
	cause := errors.New(secret)
	for name, test := range map[string]struct {
		err    error
		code   string
		logged bool
	}{
		"unavailable": {graph.Wrap(graph.Unavailable, cause, "the store cannot be used now"), "SERVICE_UNAVAILABLE", true},
		"timeout":     {graph.Wrap(graph.Timeout, cause, "the time limit was reached"), "TIMEOUT", false},
		"internal":    {cause, "INTERNAL_SERVER_ERROR", true},
	} {
		t.Run(name, func(t *testing.T) {
			site := newSite(t, refusingStore{bundledStore(t), test.err}, nil)
			response, body := site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: `{"query":"{ prisoners { nodes { id } } }"}`})
			if response.StatusCode != http.StatusOK || firstCode(body) != test.code || strings.Contains(body, secret) {
				t.Errorf("a store that is %s: got status %d, %s, want 200, %s and nothing of the cause", name, response.StatusCode, body, test.code)
			}
			if logged := strings.Contains(site.log.String(), secret); logged != test.logged {
				t.Errorf("a store that is %s: the cause stands in the log: %t, want %t", name, logged, test.logged)
			}
		})
	}
}
