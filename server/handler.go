package main

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/gorilla/mux"

	"habeas/graph"
)

// handlerConfig is what answering requests needs.
type handlerConfig struct {
	engine    executor
	store     graph.Store
	schema    string
	origins   []string
	bodyLimit int64
	logger    *slog.Logger
}

// newHandler builds the routes and what surrounds every request: its id and log entry,
// the recovery from panics, and the headers that keep browsers strict.
func newHandler(config handlerConfig) (http.Handler, error) {
	origins, err := newOrigins(config.origins)
	if err != nil {
		return nil, err
	}
	page, err := newPage(config.store)
	if err != nil {
		return nil, err
	}
	// SkipClean: a POST to //graphql is not found, instead of being redirected to a GET.
	router := mux.NewRouter().SkipClean(true)
	router.NotFoundHandler = http.HandlerFunc(notFound)
	for path, route := range map[string]http.Handler{
		"/graphql":        &graphqlHandler{engine: config.engine, origins: origins, bodyLimit: config.bodyLimit},
		"/schema.graphql": getOnly(fixedText("text/plain; charset=utf-8", config.schema)),
		"/healthz":        getOnly(fixedText("text/plain; charset=utf-8", "ok\n")),
		"/readyz":         getOnly(newReadiness(config.store)),
		"/":               getOnly(page),
	} {
		router.Handle(path, onRoute(path, route))
	}
	return logged(config.logger, recovered(config.logger, secured(router))), nil
}

// onRoute notes the route for the log, which knows no other paths: a path that leads
// nowhere may hold anything.
func onRoute(path string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		entryOf(r.Context()).route = path
		next.ServeHTTP(w, r)
	})
}

// getOnly refuses other methods than GET and HEAD, and says which are allowed (RFC 9110,
// 15.5.6), which the router does not.
func getOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "This address answers GET only.", http.StatusMethodNotAllowed)
	})
}

func notFound(w http.ResponseWriter, _ *http.Request) {
	http.Error(w, "There is nothing here. The API is at /graphql, its schema at /schema.graphql.", http.StatusNotFound)
}

// fixedText answers with a text that does not change while the server runs.
func fixedText(mediaType, content string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		_, _ = w.Write([]byte(content))
	})
}

// secured sets headers by which browsers do less: nothing is guessed, framed or sent on.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("X-Frame-Options", "DENY")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// recovered turns a panic into an error with an id; its text goes to the log only.
func recovered(logger *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			value := recover()
			if value == nil {
				return
			}
			if value == http.ErrAbortHandler {
				panic(value)
			}
			id := entryOf(r.Context()).id
			logger.ErrorContext(r.Context(), "panic", slog.String("id", id), slog.Any("value", value), slog.String("stack", string(debug.Stack())))
			refuse(w, jsonMedia, refusal{status: http.StatusInternalServerError, code: "INTERNAL_SERVER_ERROR", id: id,
				message: "Something went wrong on our side. The log has the details under this id: " + id + "."})
		}()
		next.ServeHTTP(w, r)
	})
}

// requestID takes over an id that a proxy gave, where it is safe to log, else makes one.
func requestID(r *http.Request) string {
	given := r.Header.Get("X-Request-Id")
	if given != "" && len(given) <= 64 && strings.IndexFunc(given, unsafeInID) < 0 {
		return given
	}
	return strings.ToLower(rand.Text()[:16])
}

func unsafeInID(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.')
}
