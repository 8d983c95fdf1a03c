package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/alecthomas/kong"

	"habeas/graph"
	"habeas/resolvers"
	"habeas/schema"
	"habeas/seed"
)

// serveCommand answers requests until it is told to stop.
type serveCommand struct {
	storeFlag
	Addr          string       `default:"127.0.0.1:8080" help:"The address to listen on. The default is reachable from this machine only."`
	AllowOrigin   []string     `placeholder:"ORIGIN" help:"Origins, such as https://example.org, whose pages may ask from another site. None by default."`
	Introspection bool         `default:"true" negatable:"" help:"Answer __schema and __type."`
	LogFormat     string       `default:"text" enum:"text,json" help:"The format of the log on standard error: text or json."`
	LimitBody     int          `default:"262144" group:"Limits" help:"Bytes in the body of a request; a hundred times the longest query that people wrote."`
	LimitFlags    kong.Plugins `embed:""`

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
)

// Run listens first, so that a busy port is known before anything is loaded.
func (c *serveCommand) Run(ctx context.Context, std *streams) (err error) {
	limits, err := c.limits()
	if err != nil {
		return err
	}
	logger := newLogger(std.err, c.LogFormat)
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", c.Addr, rootCause(err))
	}
	defer listener.Close()
	v := schema.New()
	store, err := c.open(ctx, v)
	if err != nil {
		return err
	}
	defer closeStore(store, &err)
	if err := fillStore(ctx, v, store, std.err); err != nil {
		return err
	}
	handler, err := c.handler(v, store, limits, logger)
	if err != nil {
		return err
	}
	announce(std.err, listener.Addr())
	return serve(ctx, listener, newHTTPServer(handler, logger, time.Duration(limits.Seconds)*time.Second))
}

func (c *serveCommand) handler(v *schema.Vocabulary, store graph.Store, limits resolvers.Limits, logger *slog.Logger) (http.Handler, error) {
	engine, err := resolvers.New(v, store, resolvers.Options{
		Limits: limits, NoIntrospection: !c.Introspection, Fault: faultLogger(logger),
	})
	if err != nil {
		return nil, fmt.Errorf("building the GraphQL engine: %w", err)
	}
	return newHandler(handlerConfig{
		engine: engine, store: store, schema: resolvers.SDL(v),
		origins: c.AllowOrigin, bodyLimit: int64(c.LimitBody), logger: logger,
	})
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
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
}

// serve answers until the context ends, and then finishes the requests in flight.
func serve(ctx context.Context, listener net.Listener, server *http.Server) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
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

// fillStore loads the bundled dataset into an empty store, and in place of an older
// bundled dataset. Other stores are left as they are.
func fillStore(ctx context.Context, v *schema.Vocabulary, store graph.Store, output io.Writer) error {
	about, err := store.About(ctx)
	if err != nil {
		return err
	}
	version, err := seed.BundledVersion()
	if err != nil {
		return err
	}
	older := about.Bundled != "" && about.Bundled != version
	if !about.Empty() && !older {
		return nil
	}
	if older {
		fmt.Fprintln(output, "The store holds an older bundled dataset: it is replaced.")
	} else {
		fmt.Fprintln(output, "The store is empty: the bundled dataset is loaded.")
	}
	batch, err := seed.Bundled(v)
	if err != nil {
		return fmt.Errorf("reading the bundled dataset: %w", err)
	}
	options := graph.LoadOptions{Replace: older, Bundled: version, Licence: seed.Licence(), Coverage: seed.Coverage()}
	if err := store.Load(ctx, batch, options); err != nil {
		return fmt.Errorf("loading the bundled dataset: %w", err)
	}
	return nil
}

// announce says where to look.
func announce(output io.Writer, address net.Addr) {
	base := "http://" + address.String()
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
