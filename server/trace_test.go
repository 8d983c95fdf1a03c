package main

import (
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"habeas/resolvers"
	"habeas/schema"
)

// collector takes spans as OpenTelemetry's collector does: OTLP over HTTP.
type collector struct {
	*httptest.Server
	mutex sync.Mutex
	spans []*tracepb.Span
	text  string
}

func newCollector(t *testing.T) *collector {
	c := &collector{}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reader := io.Reader(r.Body)
		if r.Header.Get("Content-Encoding") == "gzip" {
			unzipped, err := gzip.NewReader(r.Body)
			if err != nil {
				t.Error(err)
				return
			}
			reader = unzipped
		}
		body, err := io.ReadAll(reader)
		// A request to export is, on the wire, the data of traces.
		sent := &tracepb.TracesData{}
		if err == nil {
			err = proto.Unmarshal(body, sent)
		}
		if err != nil || r.URL.Path != "/v1/traces" {
			t.Errorf("POST %s: %v", r.URL.Path, err)
		}
		c.mutex.Lock()
		defer c.mutex.Unlock()
		c.text += sent.String()
		for _, of := range sent.ResourceSpans {
			for _, scope := range of.ScopeSpans {
				c.spans = append(c.spans, scope.Spans...)
			}
		}
	}))
	t.Cleanup(c.Close)
	return c
}

// tracedSite serves with traces that go to a collector.
func tracedSite(t *testing.T, proxies proxies) (*site, *collector, func()) {
	t.Helper()
	collector := newCollector(t)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	tracing, err := newTracing(t.Context(), proxies)
	if err != nil {
		t.Fatal(err)
	}
	store := bundledStore(t)
	engine, err := resolvers.New(schema.New(), store, resolvers.Options{Stage: tracing.stage})
	if err != nil {
		t.Fatal(err)
	}
	site := newSite(t, store, func(c *handlerConfig) { c.engine, c.tracing = engine, tracing })
	return site, collector, func() {
		if err := tracing.end(context.Background()); err != nil {
			t.Errorf("sending the last spans: %v", err)
		}
	}
}

func TestTracesShowTheStages(t *testing.T) {
	site, collector, end := tracedSite(t, nil)
	const body = `{"query":"query Findname($t: String!) { search(text: $t) { score } prisoner(id: \"prisoner/literal-name\") { id } }","operationName":"Findname","variables":{"t":"Variablename"}}`
	foreign := "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	response, _ := site.send(t, call{method: "POST", path: "/graphql", header: posted("Traceparent", foreign), body: body})
	site.send(t, call{method: "GET", path: "/nowhere/literal-name"})
	end()
	var names []string
	var request *tracepb.Span
	for _, span := range collector.spans {
		names = append(names, span.Name)
		if span.Name == "POST /graphql" {
			request = span
		}
	}
	for _, want := range []string{"POST /graphql", "parse", "validate", "plan", "store", "answer", "GET other"} {
		if !slices.Contains(names, want) {
			t.Errorf("the spans of a request: got %q, want %q among them", names, want)
		}
	}
	for _, secret := range []string{"literal-name", "Variablename", "Findname", "search(", "0af7651916cd43dd8448eb211c80319c"} {
		if strings.Contains(collector.text, secret) {
			t.Errorf("the spans hold %q: %s", secret, collector.text)
		}
	}
	for _, want := range []string{"graphql.operation.type", "http.response.status_code", response.Header.Get("X-Request-Id"), `"habeas"`} {
		if !strings.Contains(collector.text, want) {
			t.Errorf("the spans do not hold %q: %s", want, collector.text)
		}
	}
	for _, span := range collector.spans {
		if slices.Contains([]string{"parse", "validate", "plan", "store", "answer"}, span.Name) && string(span.TraceId) != string(request.TraceId) {
			t.Errorf("the span %s: got another trace than its request's", span.Name)
		}
	}
}

func TestTrustedProxiesSayWhichTrace(t *testing.T) {
	local, err := newProxies([]string{"127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	site, collector, end := tracedSite(t, local)
	site.send(t, call{method: "GET", path: "/healthz", header: map[string]string{"Traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}})
	end()
	if len(collector.spans) != 1 || string(collector.spans[0].ParentSpanId) != "\xb7\xad\x6b\x71\x69\x20\x33\x31" {
		t.Errorf("a request of a trusted proxy: got the spans %v, want one below the proxy's", collector.spans)
	}
}

func TestTracesAreOffUnlessWanted(t *testing.T) {
	for name, test := range map[string]struct {
		environment map[string]string
		want        bool
	}{
		"nothing":           {nil, false},
		"an endpoint":       {map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1"}, true},
		"one of traces":     {map[string]string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://127.0.0.1:1/v1/traces"}, true},
		"switched off":      {map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1", "OTEL_SDK_DISABLED": "true"}, false},
		"no traces":         {map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1", "OTEL_TRACES_EXPORTER": "none"}, false},
		"only its settings": {map[string]string{"OTEL_EXPORTER_OTLP_HEADERS": "a=b", "OTEL_SERVICE_NAME": "x"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			for _, variable := range []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_SDK_DISABLED", "OTEL_TRACES_EXPORTER"} {
				t.Setenv(variable, test.environment[variable])
			}
			if got := tracingWanted(); got != test.want {
				t.Errorf("with %v: got traces %t, want %t", test.environment, got, test.want)
			}
		})
	}
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
	t.Setenv("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
	if code, _, said := command(t, "", "serve", "--store", "sqlite::memory:", "--addr", "127.0.0.1:0"); code != 1 || !strings.Contains(said, "OTEL_EXPORTER_OTLP_PROTOCOL=grpc: traces are sent as http/protobuf only") {
		t.Errorf("serve with gRPC wanted: got exit code %d, %s", code, said)
	}
}
