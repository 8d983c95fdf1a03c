package main

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/rs/cors"
)

// origins says which pages may ask from a browser. The API reads only and needs no
// cookies; still no other site shall use a reader's browser to ask a server that runs
// on the reader's own machine.
type origins struct {
	// any is set where pages of all origins may ask.
	any        bool
	protection *http.CrossOriginProtection
	// cors is nil where no origin is allowed: then no answer has a header of it.
	cors *cors.Cors
}

func newOrigins(allowed []string) (*origins, error) {
	o := &origins{any: slices.Contains(allowed, "*"), protection: http.NewCrossOriginProtection()}
	for _, origin := range allowed {
		if origin == "*" {
			continue
		}
		if err := o.protection.AddTrustedOrigin(origin); err != nil || strings.Contains(origin, "*") {
			return nil, fmt.Errorf("--cors-origin %s is not an origin: give a scheme and a host, such as https://example.org, or * for all", origin)
		}
	}
	if len(allowed) == 0 {
		return o, nil
	}
	o.cors = cors.New(cors.Options{
		AllowedOrigins: allowed,
		AllowedMethods: []string{http.MethodGet, http.MethodPost},
		AllowedHeaders: []string{"Accept", "Content-Type", "If-None-Match", "X-Request-Id",
			"Apollo-Require-Preflight", "X-Apollo-Operation-Name", "Apollographql-Client-Name", "Apollographql-Client-Version"},
		ExposedHeaders:     []string{"ETag", "Retry-After", "X-Request-Id"},
		MaxAge:             600,
		OptionsPassthrough: true,
	})
	return o, nil
}

// allowing sets the headers by which a browser lets a page of an allowed origin read the
// answer (Fetch, section 3.2).
func (o *origins) allowing(next http.Handler) http.Handler {
	if o.cors == nil {
		return next
	}
	return o.cors.Handler(next)
}

// refuses reports whether a request comes from another site's page. The library's rule
// leaves GET alone, because a GET should change nothing; here it is asked as a POST.
func (o *origins) refuses(r *http.Request) bool {
	if o.any {
		return false
	}
	asPost := *r
	asPost.Method = http.MethodPost
	return o.protection.Check(&asPost) != nil
}
