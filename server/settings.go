package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"habeas/graph"
	"habeas/resolvers"
	"habeas/schema"
)

// settings are the flags of serve, read and found usable.
type settings struct {
	limits  resolvers.Limits
	proxies proxies
	tls     *tls.Config
	tracing *tracing
	logger  *slog.Logger
}

// read checks all flags before anything is opened.
func (c *serveCommand) read(ctx context.Context, logger *slog.Logger) (*settings, error) {
	s := &settings{logger: logger}
	var err error
	if s.limits, err = c.limits(); err != nil {
		return nil, err
	}
	if err := errors.Join(c.clientLimits.check(), c.loadLimits.check()); err != nil {
		return nil, err
	}
	if c.LimitBody < 1 {
		return nil, fmt.Errorf("--limit-body %d: give a number above zero", c.LimitBody)
	}
	if _, err := newOrigins(c.CORSOrigin); err != nil {
		return nil, err
	}
	if !isHeaderText(c.CacheControl) {
		return nil, fmt.Errorf("--cache-control %q is not a text that a header can hold", c.CacheControl)
	}
	if s.proxies, err = newProxies(c.TrustedProxy); err != nil {
		return nil, err
	}
	if s.tls, err = c.tlsFlags.config(logger); err != nil {
		return nil, err
	}
	s.tracing, err = newTracing(ctx, s.proxies)
	return s, err
}

// isHeaderText reports whether a text can be the value of a header (RFC 9110, 5.5).
func isHeaderText(text string) bool {
	for _, r := range text {
		if r < ' ' || r > '~' {
			return false
		}
	}
	return text != ""
}

// flush sends the traces that were not sent yet, and keeps the first of the errors.
func (s *settings) flush(err *error) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if sending := s.tracing.end(ctx); sending != nil && *err == nil {
		*err = fmt.Errorf("sending the last traces: %w", sending)
	}
}

// sockets are what the server listens on; metrics is nil where they have no address of
// their own.
type sockets struct {
	main, metrics net.Listener
}

func (c *serveCommand) listen() (s sockets, err error) {
	if s.main, err = listen(c.Addr); err != nil {
		return s, err
	}
	if c.Connections > 0 {
		s.main = bounded(s.main, c.Connections)
	}
	if c.MetricsAddr == "" {
		return s, nil
	}
	if s.metrics, err = listen(c.MetricsAddr); err != nil {
		s.close()
	}
	return s, err
}

func listen(address string) (net.Listener, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w", address, rootCause(err))
	}
	return listener, nil
}

// close closes what the server did not close itself.
func (s sockets) close() {
	_ = s.main.Close()
	if s.metrics != nil {
		_ = s.metrics.Close()
	}
}

// metricsOnly answers /metrics and nothing else.
func metricsOnly(metrics http.Handler) http.Handler {
	routes := http.NewServeMux()
	routes.Handle("GET /metrics", metrics)
	return routes
}

// handlers builds what answers, and starts to plan the trusted documents.
func (c *serveCommand) handlers(ctx context.Context, v *schema.Vocabulary, store graph.Store, ready *readiness, s *settings) (handlers, error) {
	engine, err := resolvers.New(v, store, resolvers.Options{
		Limits: s.limits, NoIntrospection: !c.Introspection, ReportCost: c.ReportCost,
		Stage: s.tracing.stage, Fault: faultLogger(s.logger),
	})
	if err != nil {
		return handlers{}, fmt.Errorf("building the GraphQL engine: %w", err)
	}
	documents, err := c.documents(ctx, engine, s.logger)
	if err != nil {
		return handlers{}, err
	}
	contract := resolvers.SDL(v)
	return newHandlers(handlerConfig{
		engine: engine, store: store, schema: contract, origins: c.CORSOrigin, bodyLimit: int64(c.LimitBody), logger: s.logger,
		documents: documents, cacheControl: c.CacheControl, edition: c.edition(contract, s.limits), proxies: s.proxies,
		clients: c.clientLimits, load: c.loadLimits, tracing: s.tracing, ready: ready, metricsApart: c.MetricsAddr != "",
	})
}

// documents are those that run.
func (c *serveCommand) documents(ctx context.Context, engine checker, logger *slog.Logger) (documents, error) {
	if c.TrustedDocuments == "" {
		return newAutomatic(c.PersistedBytes)
	}
	list, err := readTrusted(ctx, c.TrustedDocuments, engine)
	if err != nil {
		return nil, err
	}
	go list.warm(ctx, engine, logger)
	return list, nil
}

// edition names all that shapes an answer besides the data and the request. Servers of
// the same build and the same settings share it; a program that does not know what it
// was built from is like no other.
func (c *serveCommand) edition(contract string, limits resolvers.Limits) string {
	b := thisBuild()
	if stamp == "" && (b.Revision == "" || b.Modified) || strings.Contains(stamp, "dirty") {
		b.Revision = rand.Text()
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%v %v %t %t %s", b, limits, c.Introspection, c.ReportCost, contract))
	return string(sum[:])
}
