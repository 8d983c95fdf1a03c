package main

import (
	"fmt"
	"net/http"
	"slices"
)

// origins says which pages may ask from a browser. The API reads only and needs no
// cookies; still no other site shall use a reader's browser to ask a server that runs
// on the reader's own machine.
type origins struct {
	allowed    []string
	protection *http.CrossOriginProtection
}

func newOrigins(allowed []string) (*origins, error) {
	protection := http.NewCrossOriginProtection()
	for _, origin := range allowed {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			return nil, fmt.Errorf("--allow-origin %s is not an origin: give a scheme and a host, such as https://example.org", origin)
		}
	}
	return &origins{allowed: allowed, protection: protection}, nil
}

// refuses reports whether a request comes from another site's page. The library's rule
// leaves GET alone, because a GET should change nothing; here it is asked as a POST.
func (o *origins) refuses(r *http.Request) bool {
	asPost := *r
	asPost.Method = http.MethodPost
	return o.protection.Check(&asPost) != nil
}

// allow sets the headers by which a browser lets a page of an allowed origin read the
// answer (Fetch, section 3.2). Others get none.
func (o *origins) allow(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Origin")
	origin := r.Header.Get("Origin")
	if !slices.Contains(o.allowed, origin) {
		return
	}
	header := w.Header()
	header.Set("Access-Control-Allow-Origin", origin)
	header.Set("Access-Control-Expose-Headers", "X-Request-Id")
	if r.Method == http.MethodOptions {
		header.Set("Access-Control-Allow-Methods", "GET, POST")
		header.Set("Access-Control-Allow-Headers", "Accept, Content-Type, X-Request-Id, Apollo-Require-Preflight, X-Apollo-Operation-Name")
		header.Set("Access-Control-Max-Age", "600")
	}
}
