package main

import (
	"net/http"
	"strings"

	"github.com/gorilla/mux"

	"habeas/schema"
	"habeas/server/explorer"
)

// pages are the explorer with the example queries. Where only known queries run it has
// none to try.
func pages(engine executor, knownOnly bool) (*explorer.Explorer, error) {
	options := explorer.Options{Scripts: explorer.Built()}
	if !knownOnly {
		list, err := examples()
		if err != nil {
			return nil, err
		}
		for _, one := range list {
			options.Examples = append(options.Examples, explorer.Example{Title: one.Title, Query: one.Query, Variables: one.Variables, Link: one.Link()})
		}
	}
	return explorer.New(schema.New(), engine, options)
}

// routePages adds the addresses of the explorer to a router, and its page for addresses
// that lead nowhere.
func routePages(router *mux.Router, shown *explorer.Explorer, throttle *throttle, shedder *shedder) {
	limited := throttle.throttling(shedder.shedding(shown))
	for _, path := range shown.Paths() {
		router.Handle(path, onRoute(strings.Replace(path, ":.+", "", 1), getOnly(limited)))
	}
	router.NotFoundHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			shown.NotFound(w, r)
			return
		}
		notFound(w, r)
	})
}

// shedding refuses pages where too much is asked already: their operations cost the
// store what others cost it.
func (s *shedder) shedding(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		end, ok := s.begin(r.Context())
		if !ok {
			refuse(w, mediaFor(r), overloaded)
			return
		}
		defer end()
		next.ServeHTTP(w, r)
	})
}
