package main

import (
	"context"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

// shedder bounds what is answered at the same time. What comes beyond that waits a
// little, and what comes beyond that is refused at once, so that memory does not grow
// with the number of those who ask.
type shedder struct {
	// running holds the operations that are executed, waiting these and those in line.
	running, waiting chan struct{}
	patience         time.Duration
	// answers are the bytes of answers on their way: slow readers keep their own
	// answers in memory, but no operation from being executed.
	answers *semaphore.Weighted
	most    int64
}

// newShedder makes a shedder; where no number of operations is given it admits all.
func newShedder(limits loadLimits) *shedder {
	if limits.Running == 0 {
		return nil
	}
	return &shedder{
		running: make(chan struct{}, limits.Running), waiting: make(chan struct{}, limits.Running+limits.Queue), patience: limits.Patience,
		answers: semaphore.NewWeighted(limits.AnswerBytes), most: limits.AnswerBytes,
	}
}

// overloaded is the answer to what is not even tried; [reply] adds Retry-After.
var overloaded = refusal{status: http.StatusServiceUnavailable, code: "SERVICE_UNAVAILABLE", message: "Too much is asked at this moment. Try again a little later."}

// begin admits an operation until end is called; it reports false where there is no
// room, or the context ends first.
//
// end may be called more than once.
func (s *shedder) begin(ctx context.Context) (end func(), ok bool) {
	if s == nil {
		return func() {}, true
	}
	select {
	case s.waiting <- struct{}{}:
	default:
		return nil, false
	}
	patience := time.NewTimer(s.patience)
	defer patience.Stop()
	select {
	case s.running <- struct{}{}:
		return sync.OnceFunc(func() { <-s.running; <-s.waiting }), true
	case <-patience.C:
	case <-ctx.Done():
	}
	<-s.waiting
	return nil, false
}

// send admits an answer of a size until sent is called.
func (s *shedder) send(size int) (sent func(), ok bool) {
	if s == nil {
		return func() {}, true
	}
	bytes := min(int64(size), s.most)
	if !s.answers.TryAcquire(bytes) {
		return nil, false
	}
	return func() { s.answers.Release(bytes) }, true
}

// load is how many operations are executed, and how many wait.
func (s *shedder) load() (running, waiting int) {
	if s == nil {
		return 0, 0
	}
	running = len(s.running)
	return running, max(len(s.waiting)-running, 0)
}
