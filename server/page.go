package main

import (
	"bytes"
	"context"
	"maps"
	"net/http"
	"strings"

	"github.com/gorilla/mux"

	"habeas/resolvers"
	"habeas/schema"
	"habeas/server/explorer"
)

// pages are the explorer with the example queries. Where only known queries run it has
// none to try.
func pages(engine executor, shedder *shedder, knownOnly bool) (*explorer.Explorer, error) {
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
	return explorer.New(schema.New(), shedding{engine, shedder}, options)
}

// routePages adds the addresses of the explorer to a router, and its page for addresses
// that lead nowhere. making bounds the pages that are made at the same time.
func routePages(router *mux.Router, shown *explorer.Explorer, throttle *throttle, making *shedder) {
	limited := getOnly(throttle.throttling(making.sending(shown)))
	for _, path := range shown.Paths() {
		router.Handle(path, onRoute(strings.Replace(path, ":.+", "", 1), limited))
	}
	router.Handle(explorer.AssetPath, onRoute(explorer.AssetPath, getOnly(throttle.throttling(shown))))
	router.NotFoundHandler = throttle.throttling(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			shown.NotFound(w, r)
			return
		}
		notFound(w, r)
	}))
}

// shedding is an engine that refuses operations where too much is asked already: those of
// the pages cost the store what others cost it, and each waits for its own turn.
type shedding struct {
	executor
	shedder *shedder
}

func (s shedding) Execute(ctx context.Context, request resolvers.Request) resolvers.Result {
	end, ok := s.shedder.begin(ctx)
	if !ok {
		return resolvers.Result{Body: overloaded.body(), RequestError: true, Code: overloaded.code}
	}
	defer end()
	return s.executor.Execute(ctx, request)
}

// sending makes a page whole before it is sent, so that a slow reader keeps a page in
// memory, but nobody else from having one. It refuses pages where too many are being made,
// or too many of their bytes are on their way.
func (s *shedder) sending(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		end, ok := s.begin(r.Context())
		if !ok {
			refuse(w, mediaFor(r), overloaded)
			return
		}
		defer end()
		made := &wholePage{header: w.Header().Clone(), status: http.StatusOK}
		next.ServeHTTP(made, r)
		end()
		sent, ok := s.send(made.body.Len())
		if !ok {
			refuse(w, mediaFor(r), overloaded)
			return
		}
		defer sent()
		made.send(w)
	})
}

// wholePage is a page before any of it is sent.
type wholePage struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (p *wholePage) Header() http.Header { return p.header }

func (p *wholePage) WriteHeader(status int) { p.status = status }

func (p *wholePage) Write(text []byte) (int, error) { return p.body.Write(text) }

func (p *wholePage) send(w http.ResponseWriter) {
	maps.Copy(w.Header(), p.header)
	w.WriteHeader(p.status)
	// A reader who is gone is nobody to tell.
	_, _ = w.Write(p.body.Bytes())
}
