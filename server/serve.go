package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/alecthomas/kong"
	"golang.org/x/sync/errgroup"

	"habeas/resolvers"
	"habeas/schema"
)

// serveCommand answers requests until it is told to stop.
type serveCommand struct {
	storeFlag
	tlsFlags
	clientLimits
	loadLimits
	Addr             string        `default:"127.0.0.1:8080" help:"The address to listen on. The default is reachable from this machine only."`
	MetricsAddr      string        `placeholder:"ADDR" help:"Another address for /metrics, which then stands there only. Give one where strangers reach --addr."`
	CORSOrigin       []string      `name:"cors-origin" placeholder:"ORIGIN" help:"Origins, such as https://example.org, whose pages may ask from another site; * is all. None by default."`
	TrustedProxy     []string      `placeholder:"CIDR" help:"Proxies, as addresses or blocks such as 10.0.0.0/8, whose X-Forwarded-For is believed. None by default."`
	TrustedDocuments string        `placeholder:"DIR" help:"Run only the documents of this folder, in files named <SHA-256 of the text>.graphql."`
	CacheControl     string        `default:"no-store" help:"Cache-Control of answers to GET, such as 'private, no-cache' or 'public, max-age=60'. The default keeps whom somebody asked about off the reader's disk; each answer has an ETag all the same."`
	ReportCost       bool          `help:"Add extensions.cost to answers: the nodes, relations and statements of the operation, and the limits."`
	Introspection    bool          `default:"true" negatable:"" help:"Answer __schema and __type."`
	LogFormat        string        `default:"text" enum:"text,json" help:"The format of the log on standard error: text or json."`
	Drain            time.Duration `default:"0s" help:"How long /readyz says no before the server stops taking requests, so that a load balancer turns away first."`
	LimitBody        int           `default:"262144" group:"Limits" help:"Bytes in the body of a request; a hundred times the longest query that people wrote."`
	LimitFlags       kong.Plugins  `embed:""`

	limits func() (resolvers.Limits, error)
}

func newServeCommand() serveCommand {
	flags, limits := limitFlags()
	return serveCommand{LimitFlags: kong.Plugins{flags}, limits: limits}
}

// The times that a connection may take: a client that drips bytes is cut off. Header
// bytes are limited because a GET carries its query there.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 15 * time.Second
	writeTimeout      = 15 * time.Second
	idleTimeout       = 60 * time.Second
	maxHeaderBytes    = 64 << 10
	maxStreams        = 64
)

// Run listens first, so that a busy port is known before anything is loaded.
func (c *serveCommand) Run(ctx context.Context, std *streams) (err error) {
	settings, err := c.read(ctx, newLogger(std.err, c.LogFormat))
	if err != nil {
		return err
	}
	defer settings.flush(&err)
	sockets, err := c.listen()
	if err != nil {
		return err
	}
	defer sockets.close()
	v := schema.New()
	store, err := c.open(ctx, v)
	if err != nil {
		return err
	}
	defer closeStore(store, &err)
	if err := fillStore(ctx, v, store, std.err); err != nil {
		return err
	}
	ready := newReadiness(store)
	handlers, err := c.handlers(ctx, v, store, ready, settings)
	if err != nil {
		return err
	}
	announce(std.err, sockets.main.Addr(), settings.tls != nil)
	operation := time.Duration(settings.limits.Seconds) * time.Second
	main := newHTTPServer(handlers.main, settings.logger, operation)
	main.TLSConfig = settings.tls
	serving, cancel := drained(ctx, ready, c.Drain)
	defer cancel()
	group, serving := errgroup.WithContext(serving)
	group.Go(func() error { return serve(serving, sockets.main, main) })
	if sockets.metrics != nil {
		apart := newHTTPServer(metricsOnly(handlers.metrics), settings.logger, operation)
		group.Go(func() error { return serve(serving, sockets.metrics, apart) })
	}
	return group.Wait()
}

// newHTTPServer sets the times of connections around the time that an operation may take.
// The time for writing begins with the request's header (net/http), so that it takes in
// all others.
func newHTTPServer(handler http.Handler, logger *slog.Logger, operation time.Duration) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      readTimeout + operation + writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		HTTP2:             &http.HTTP2Config{MaxConcurrentStreams: maxStreams},
		ErrorLog:          log.New(connectionLog{logger}, "", 0),
	}
}

// drained is a context that ends some time after another; in that time the server still
// takes requests, but says that it is not ready.
func drained(ctx context.Context, ready *readiness, drain time.Duration) (context.Context, context.CancelFunc) {
	later, cancel := context.WithCancel(context.WithoutCancel(ctx))
	context.AfterFunc(ctx, func() {
		ready.ending.Store(true)
		time.AfterFunc(drain, cancel)
	})
	return later, cancel
}

// serve answers until the context ends, and then finishes the requests in flight.
func serve(ctx context.Context, listener net.Listener, server *http.Server) error {
	failed := make(chan error, 1)
	go func() {
		if server.TLSConfig != nil {
			failed <- server.ServeTLS(listener, "", "")
			return
		}
		failed <- server.Serve(listener)
	}()
	select {
	case err := <-failed:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	finishing, cancel := context.WithTimeout(context.WithoutCancel(ctx), server.WriteTimeout)
	defer cancel()
	if err := server.Shutdown(finishing); err != nil {
		return fmt.Errorf("some requests were still running after %s: %w", server.WriteTimeout, err)
	}
	return nil
}

// announce says where to look.
func announce(output io.Writer, address net.Addr, secure bool) {
	base := "http://" + address.String()
	if secure {
		base = "https://" + address.String()
	}
	fmt.Fprintf(output, "Habeas answers at %s/ (GraphQL at %s/graphql). Try:\n\n  curl -s %s/graphql -H 'content-type: application/json' \\\n    -d '{\"query\":\"{ prisoners(first: 3) { totalCount nodes { id name } } }\"}'\n\n",
		base, base, base)
}

// rootCause is the innermost error: of a failed listen, what the system says of it.
func rootCause(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}
