package main

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"habeas/graph"
)

// readiness asks the store whether it answers, at most once a second, so that many
// probes cost nothing.
type readiness struct {
	store graph.Store

	// ending is set when the server was told to stop: what still comes should go elsewhere.
	ending atomic.Bool

	mutex sync.Mutex
	asked time.Time
	err   error
}

func newReadiness(store graph.Store) *readiness { return &readiness{store: store} }

func (r *readiness) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if r.ending.Load() {
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("the server is stopping\n"))
		return
	}
	if r.check(request.Context()) != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("the store does not answer\n"))
		return
	}
	_, _ = w.Write([]byte("ready\n"))
}

// check keeps an answer for a second. The question does not end with the request that
// happened to ask it.
func (r *readiness) check(ctx context.Context) error {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if time.Since(r.asked) < time.Second {
		return r.err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	_, r.err = r.store.About(ctx)
	r.asked = time.Now()
	return r.err
}
