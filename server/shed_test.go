package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/resolvers"
)

func (s *heldStore) Read(ctx context.Context, p *plan.Plan) ([][]byte, error) {
	s.begun <- struct{}{}
	select {
	case <-s.finish:
		return s.Store.Read(ctx, p)
	case <-ctx.Done():
		return nil, graph.Wrap(graph.Timeout, ctx.Err(), "the time limit was reached")
	}
}

// waitFor waits until something holds, and says so where it never does.
func waitFor(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for range 1000 {
		if holds() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("waited five seconds for %s", what)
}

func TestLoadIsShed(t *testing.T) {
	store := newHeldStore(t)
	site := newSite(t, store, func(c *handlerConfig) {
		c.load = loadLimits{Running: 2, Queue: 3, Patience: time.Minute, AnswerBytes: 1 << 20}
	})
	ask := call{method: "POST", path: "/graphql", header: posted(), body: reading, status: 200}
	var clients sync.WaitGroup
	for range 5 {
		clients.Go(func() { site.check(t, ask) })
	}
	waitFor(t, "two operations to run and three to wait", func() bool {
		_, metrics := site.send(t, call{method: "GET", path: "/metrics"})
		return strings.Contains(metrics, "habeas_operations_running 2\n") && strings.Contains(metrics, "habeas_operations_waiting 3\n")
	})
	for range 20 {
		site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: reading, status: 503, code: "SERVICE_UNAVAILABLE", want: map[string]string{"Retry-After": "5"}})
	}
	site.check(t, call{method: "GET", path: "/healthz", status: 200})
	close(store.finish)
	clients.Wait()
	if reads := len(store.begun); reads != 5 {
		t.Errorf("of 25 requests 5 were admitted: the store was read %d times", reads)
	}
	site.check(t, ask)
}

func TestWaitingEnds(t *testing.T) {
	store := newHeldStore(t)
	site := newSite(t, store, func(c *handlerConfig) {
		c.load = loadLimits{Running: 1, Queue: 1, Patience: 50 * time.Millisecond, AnswerBytes: 1 << 20}
	})
	var clients sync.WaitGroup
	clients.Go(func() {
		site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: reading, status: 200})
	})
	<-store.begun
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: reading, status: 503, code: "SERVICE_UNAVAILABLE"})
	close(store.finish)
	clients.Wait()
}

func TestClientsThatLeaveTheQueueMakeRoom(t *testing.T) {
	shedder := newShedder(loadLimits{Running: 1, Queue: 1, Patience: time.Minute, AnswerBytes: 1})
	end, _ := shedder.begin(t.Context())
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	for range 10 {
		if _, ok := shedder.begin(gone); ok {
			t.Error("a client that is gone: got it admitted")
		}
	}
	if running, waiting := shedder.load(); running != 1 || waiting != 0 {
		t.Errorf("after clients left the queue: got %d running and %d waiting, want 1 and 0", running, waiting)
	}
	end()
	end()
	if running, waiting := shedder.load(); running != 0 || waiting != 0 {
		t.Errorf("at the end: got %d running and %d waiting, want none", running, waiting)
	}
}

func TestPanicsMakeRoom(t *testing.T) {
	site := newSite(t, bundledStore(t), func(c *handlerConfig) {
		c.engine = failingEngine{secret}
		c.load = loadLimits{Running: 1, Patience: time.Minute, AnswerBytes: 1}
	})
	for range 3 {
		site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: version, status: 500, code: "INTERNAL_SERVER_ERROR"})
	}
}

// fixedEngine gives an answer of a size.
type fixedEngine struct{ size int }

func (e fixedEngine) Execute(context.Context, resolvers.Request) resolvers.Result {
	return resolvers.Result{Body: []byte(`{"data":"` + strings.Repeat("x", e.size) + `"}`), Operation: "query"}
}

// TestSlowReadersKeepNobodyOut lets readers take large answers without reading them:
// others are still answered, until the answers on their way are as large as they may be.
func TestSlowReadersKeepNobodyOut(t *testing.T) {
	const size = 16 << 20 // more than sockets hold
	site := newSite(t, bundledStore(t), func(c *handlerConfig) {
		c.engine = fixedEngine{size}
		c.load = loadLimits{Running: 1, Queue: 10, Patience: time.Minute, AnswerBytes: 3*size + size/2}
	})
	head := fmt.Sprintf("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s", len(version), version)
	var slow []*bufio.Reader
	for range 3 {
		connection := dial(t, site.Listener.Addr().String(), head)
		reader := bufio.NewReader(connection)
		if _, err := reader.Peek(1); err != nil {
			t.Fatal(err)
		}
		slow = append(slow, reader)
	}
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: version, status: 503, code: "SERVICE_UNAVAILABLE", want: map[string]string{"Retry-After": "5"}})
	for _, reader := range slow {
		response, err := http.ReadResponse(reader, nil)
		if err != nil {
			t.Fatal(err)
		}
		if read, err := io.Copy(io.Discard, response.Body); err != nil || read < size {
			t.Errorf("a slow reader: got %d bytes, %v, want all", read, err)
		}
		_ = response.Body.Close()
	}
	waitFor(t, "the answers to be sent", func() bool {
		response, _ := site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: version})
		return response.StatusCode == 200
	})
}
