package main

import (
	"fmt"
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/time/rate"
)

// throttle bounds what one client may ask, so that one cannot keep the others out.
type throttle struct {
	limits  clientLimits
	proxies proxies

	lock  sync.Mutex
	known *simplelru.LRU[netip.Prefix, *allowance]
}

// allowance is what a client has left.
type allowance struct {
	rate *rate.Limiter
	// running is how many of its requests are being answered; the throttle's lock guards it.
	running int
}

func newThrottle(limits clientLimits, proxies proxies) (*throttle, error) {
	known, err := simplelru.NewLRU[netip.Prefix, *allowance](max(limits.Known, 1), nil)
	if err != nil {
		return nil, fmt.Errorf("making the list of clients: %w", err)
	}
	return &throttle{limits: limits, proxies: proxies, known: known}, nil
}

// throttling refuses the requests of a client that asks too often, or too much at the
// same time (RFC 6585, section 4).
func (t *throttle) throttling(next http.Handler) http.Handler {
	if t.limits.Rate == 0 && t.limits.Requests == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		leave, wait := t.enter(network(t.proxies.client(r)))
		if leave == nil {
			w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
			refuse(w, mediaFor(r), refusal{status: http.StatusTooManyRequests, code: "RATE_LIMITED", message: "Too many requests from this address. Retry-After says when to try again."})
			return
		}
		defer leave()
		next.ServeHTTP(w, r)
	})
}

// enter admits a request of a client until leave is called. Where it does not, leave is
// nil, and wait says when to try again.
func (t *throttle) enter(client netip.Prefix) (leave func(), wait time.Duration) {
	t.lock.Lock()
	defer t.lock.Unlock()
	of, found := t.known.Get(client)
	if !found {
		of = &allowance{rate: rate.NewLimiter(rate.Limit(t.limits.Rate), t.limits.Burst)}
		t.known.Add(client, of)
	}
	if t.limits.Requests > 0 && of.running >= t.limits.Requests {
		return nil, time.Second
	}
	if t.limits.Rate > 0 {
		turn := of.rate.Reserve()
		if delay := turn.Delay(); delay > 0 {
			turn.Cancel()
			return nil, delay
		}
	}
	of.running++
	return func() {
		t.lock.Lock()
		of.running--
		t.lock.Unlock()
	}, 0
}
