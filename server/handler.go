package main

import (
	"cmp"
	"crypto/rand"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/gorilla/mux"

	"habeas/graph"
)

// handlerConfig is what answering requests needs. What is not set is off, or without a
// limit.
type handlerConfig struct {
	engine    executor
	store     graph.Store
	schema    string
	origins   []string
	bodyLimit int64
	logger    *slog.Logger

	// documents are those that run; nil means all, without persisted queries.
	documents documents
	// cacheControl stands on answers that may be kept, edition in their ETags.
	cacheControl, edition string
	proxies               proxies
	clients               clientLimits
	load                  loadLimits
	tracing               *tracing
	// ready says whether the server takes requests; nil means as long as the store answers.
	ready *readiness
	// metricsApart keeps /metrics away from where the API is.
	metricsApart bool
}

// handlers are what a server answers with: the API, and the metrics for where they are
// asked apart.
type handlers struct {
	main, metrics http.Handler
}

// newHandler is the handler of the API alone.
func newHandler(config handlerConfig) (http.Handler, error) {
	built, err := newHandlers(config)
	return built.main, err
}

// newHandlers builds the routes and what surrounds every request.
func newHandlers(config handlerConfig) (handlers, error) {
	if config.documents == nil {
		config.documents = &automatic{}
	}
	if config.tracing == nil {
		config.tracing = untraced()
	}
	if config.ready == nil {
		config.ready = newReadiness(config.store)
	}
	shedder := newShedder(config.load)
	counted := newMetrics(shedder)
	router, err := newRouter(config, shedder, counted)
	if err != nil {
		return handlers{}, err
	}
	main, err := surrounded(config, counted, router)
	return handlers{main: main, metrics: counted.handler()}, err
}

// surrounded puts around the routes what every request needs, from the inside out: the
// headers that keep browsers strict, the recovery from panics, compression, numbers and
// traces, and its id and log entry.
func surrounded(config handlerConfig, counted *metrics, router http.Handler) (http.Handler, error) {
	coded, err := compressed(recovered(config.logger, secured(router)))
	if err != nil {
		return nil, err
	}
	return logged(config.logger, config.tracing.traced(counted.measured(coded))), nil
}

func newRouter(config handlerConfig, shedder *shedder, counted *metrics) (http.Handler, error) {
	origins, err := newOrigins(config.origins)
	if err != nil {
		return nil, err
	}
	_, knownOnly := config.documents.(trusted)
	shown, err := pages(config.engine, shedder, knownOnly)
	if err != nil {
		return nil, err
	}
	throttle, err := newThrottle(config.clients, config.proxies)
	if err != nil {
		return nil, err
	}
	graphql := &graphqlHandler{engine: config.engine, origins: origins, documents: config.documents, shedder: shedder, bodyLimit: config.bodyLimit,
		validators: &validators{store: config.store, edition: config.edition, control: cmp.Or(config.cacheControl, noStore)}}
	routes := map[string]http.Handler{
		"/graphql":        origins.allowing(throttle.throttling(graphql)),
		"/schema.graphql": throttle.throttling(getOnly(publication("text/plain; charset=utf-8", config.schema))),
		"/healthz":        getOnly(fixedText("text/plain; charset=utf-8", "ok\n")),
		"/readyz":         getOnly(config.ready),
	}
	if !config.metricsApart {
		routes["/metrics"] = getOnly(counted.handler())
	}
	// SkipClean: a POST to //graphql is not found, instead of being redirected to a GET.
	router := mux.NewRouter().SkipClean(true)
	for path, route := range routes {
		router.Handle(path, onRoute(path, route))
	}
	routePages(router, shown, throttle, newShedder(config.load))
	return router, nil
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

// noStore keeps answers out of all caches, also out of that of the reader's browser: a
// disk that is searched shall not show whom somebody asked about.
const noStore = "no-store"

// secured sets headers by which browsers do less: nothing is guessed, framed or sent on.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("X-Frame-Options", "DENY")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cache-Control", noStore)
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
