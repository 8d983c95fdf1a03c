package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// tracing makes the spans of requests: one for the request, and below it one for each
// stage of the engine. No span has a name, a variable or a text of a request.
type tracing struct {
	tracer  trace.Tracer
	proxies proxies
	// end sends what was not sent yet.
	end func(context.Context) error
}

// tracingWanted reports whether the environment names a collector, by the variables
// that OpenTelemetry specifies.
func tracingWanted() bool {
	return os.Getenv("OTEL_SDK_DISABLED") != "true" && os.Getenv("OTEL_TRACES_EXPORTER") != "none" &&
		(os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != "")
}

// newTracing exports spans by OTLP over HTTP where the environment says where to.
func newTracing(ctx context.Context, proxies proxies) (*tracing, error) {
	if !tracingWanted() {
		return untraced(), nil
	}
	for _, name := range []string{"OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"} {
		if protocol := os.Getenv(name); protocol != "" && protocol != "http/protobuf" {
			return nil, fmt.Errorf("%s=%s: traces are sent as http/protobuf only", name, protocol)
		}
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, fmt.Errorf("preparing the export of traces: %w", err)
	}
	about, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", "habeas"), attribute.String("service.version", thisBuild().Version)),
		resource.WithFromEnv(), resource.WithTelemetrySDK())
	if err != nil {
		return nil, fmt.Errorf("describing this service for traces: %w", err)
	}
	provider := sdk.NewTracerProvider(sdk.WithBatcher(exporter), sdk.WithResource(about))
	return &tracing{tracer: provider.Tracer("habeas"), proxies: proxies, end: provider.Shutdown}, nil
}

// untraced makes no spans.
func untraced() *tracing {
	return &tracing{tracer: noop.NewTracerProvider().Tracer(""), end: func(context.Context) error { return nil }}
}

// stage makes a span of a stage of the engine.
func (t *tracing) stage(ctx context.Context, name string) (context.Context, func()) {
	ctx, span := t.tracer.Start(ctx, name)
	return ctx, func() { span.End() }
}

// traced makes a span of each request. Only a trusted proxy may say which trace it
// belongs to: strangers could choose what is recorded.
func (t *tracing) traced(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		if t.proxies.include(peer(r)) {
			ctx = propagation.TraceContext{}.Extract(ctx, propagation.HeaderCarrier(r.Header))
		}
		ctx, span := t.tracer.Start(ctx, "request", trace.WithSpanKind(trace.SpanKindServer))
		defer span.End()
		next.ServeHTTP(w, r.WithContext(ctx))
		if span.IsRecording() {
			describe(span, r.Method, entryOf(ctx))
		}
	})
}

// describe says of a request what is not a secret.
func describe(span trace.Span, method string, entry *entry) {
	if method != http.MethodGet && method != http.MethodPost && method != http.MethodHead && method != http.MethodOptions {
		method = "_OTHER"
	}
	span.SetName(method + " " + entry.route)
	span.SetAttributes(attribute.String("http.request.method", method), attribute.String("http.route", entry.route),
		attribute.Int("http.response.status_code", entry.status), attribute.String("habeas.request.id", entry.id))
	if entry.isOperation {
		span.SetAttributes(attribute.String("graphql.operation.type", entry.kind), attribute.Int64("habeas.cost.nodes", entry.nodes),
			attribute.String("habeas.document.hash", entry.document), attribute.String("habeas.code", entry.code))
	}
	if entry.status >= http.StatusInternalServerError {
		span.SetStatus(codes.Error, "")
	}
}
