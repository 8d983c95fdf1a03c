package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"habeas/graph/sqlite"
	"habeas/resolvers"
	"habeas/schema"
)

// heardEngine keeps the request that came as far as the engine.
type heardEngine struct{ request *resolvers.Request }

func (e *heardEngine) Execute(_ context.Context, request resolvers.Request) resolvers.Result {
	e.request = &request
	return resolvers.Result{Body: []byte(`{"data":{}}`), Operation: "query"}
}

// fuzzedHandler is the whole handler before an engine that only listens. What panics in
// it fails the test, since the log is told.
func fuzzedHandler(f *testing.F) (*heardEngine, http.Handler) {
	f.Helper()
	store, err := sqlite.Open(context.Background(), schema.New(), sqlite.Memory, sqlite.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = store.Close() })
	engine := &heardEngine{}
	handler, err := newHandler(handlerConfig{engine: engine, store: store, bodyLimit: 256 << 10, logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		f.Fatal(err)
	}
	return engine, handler
}

// hear sends a request, holds the answer to being JSON and no fault of ours, and gives
// what the engine heard, if anything.
func hear(t *testing.T, engine *heardEngine, handler http.Handler, request *http.Request) *resolvers.Request {
	t.Helper()
	engine.request = nil
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	if answer.Code >= 500 {
		t.Fatalf("got status %d, %s", answer.Code, answer.Body)
	}
	body := answer.Body.Bytes()
	if media := answer.Header().Get("Content-Type"); strings.Contains(media, "json") && !jsontext.Value(body).IsValid() {
		t.Errorf("got %q, which is not JSON", body)
	}
	heard := engine.request
	if heard == nil && answer.Code < 400 && firstCode(string(body)) == "" && answer.Body.Len() > 0 {
		t.Errorf("got status %d, %s, and the engine was not asked", answer.Code, body)
	}
	if heard != nil && (!utf8.ValidString(heard.Query) || !utf8.ValidString(heard.OperationName) || !utf8.Valid(heard.Variables)) {
		t.Errorf("the engine was asked %+v, which is not UTF-8", heard)
	}
	return heard
}

// FuzzBody sends any bytes as a JSON body. What the engine hears is what another reader
// of JSON understands too.
func FuzzBody(f *testing.F) {
	for _, body := range []string{
		version, `{"query":"{a}","variables":{"a":[1,{"b":null}]},"operationName":"A","extensions":{}}`, `{"query":"{a}","query":"{b}"}`,
		`{"\u0071uery":"{a}"}`, `[{"query":"{a}"}]`, `{"query":"\ud83d\ude00"}`, `{"query":"\ud800"}`, `{"query":null}`, `{}`, ``, `null`, "\xff", "\xef\xbb\xbf{}",
		`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}},"query":"{__typename}"}`,
		`{"documentId":"sha256:ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}`, `{"query":"{a}","variables":` + strings.Repeat("[", 50),
	} {
		f.Add([]byte(body))
	}
	engine, handler := fuzzedHandler(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
		request.Header.Set("Content-Type", jsonMedia)
		heard := hear(t, engine, handler, request)
		if heard == nil {
			return
		}
		var members map[string]json.RawMessage
		if err := json.Unmarshal(body, &members); err != nil {
			t.Fatalf("the body %q was taken, and is no object: %v", body, err)
		}
		for name, got := range map[string]string{"query": heard.Query, "operationName": heard.OperationName} {
			want := ""
			if err := json.Unmarshal(orNull(members[name]), &want); err != nil || got != want {
				t.Errorf("the body %q: got %s %q, want %q (%v)", body, name, got, want, err)
			}
		}
		if got, want := string(heard.Variables), string(members["variables"]); got != want {
			t.Errorf("the body %q: got variables %q, want %q", body, got, want)
		}
		if heard.ReadOnly {
			t.Errorf("the body %q: a POST is read as a GET", body)
		}
	})
}

func orNull(value json.RawMessage) json.RawMessage {
	if len(value) == 0 {
		return json.RawMessage("null")
	}
	return value
}

// FuzzAddress sends any text as the parameters of a GET.
func FuzzAddress(f *testing.F) {
	for _, parameters := range []string{
		"query=%7Ba%7D", "query={a}&variables={}&operationName=A&extensions={}", "query=a&query=b", "query=%zz", "query=%ff", "query=a;b", "query=", "", "&&&", "query=a+b%2Bc",
		"variables=[]&query=a", "variables=%7B%22a%22:1,%22a%22:2%7D&query=a", "documentId=ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38",
	} {
		f.Add(parameters)
	}
	engine, handler := fuzzedHandler(f)
	f.Fuzz(func(t *testing.T, parameters string) {
		request := httptest.NewRequest(http.MethodGet, "/graphql", nil)
		request.URL.RawQuery = parameters
		heard := hear(t, engine, handler, request)
		if heard == nil {
			return
		}
		values, err := url.ParseQuery(parameters)
		if err != nil {
			t.Fatalf("the parameters %q were taken, and are none: %v", parameters, err)
		}
		if heard.Query != values.Get("query") || heard.OperationName != values.Get("operationName") || string(heard.Variables) != values.Get("variables") {
			t.Errorf("the parameters %q: got %+v, want %v", parameters, heard, values)
		}
		if !heard.ReadOnly {
			t.Errorf("the parameters %q: a GET is not read-only", parameters)
		}
	})
}

// FuzzHeaders sends any text as the headers that are read.
func FuzzHeaders(f *testing.F) {
	for _, value := range []string{"application/json", "*/*;q=0.1, application/*", "application/json;q=NaN", "text/html,*/*;q=0.8", `application/json;charset="utf-8"`, ",,;;", "gzip, zstd;q=0", "cross-site", `W/"a", "b", *`, "null", "https://a.example", "203.0.113.1, [::1]:7", "\xff"} {
		for i := range fuzzedHeaders {
			f.Add(uint8(i), value)
		}
	}
	_, handler := fuzzedHandler(f)
	f.Fuzz(func(t *testing.T, which uint8, value string) {
		if strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
			// net/http lets none of these through.
			return
		}
		name := fuzzedHeaders[int(which)%len(fuzzedHeaders)]
		request := httptest.NewRequest(http.MethodGet, "/graphql?query=%7Ba%7D", nil)
		if name == "Content-Type" || name == "Content-Encoding" {
			request = httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(version))
			request.Header.Set("Content-Type", jsonMedia)
		}
		request.Header.Set(name, value)
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)
		if answer.Code >= 500 {
			t.Fatalf("%s: %q: got status %d, %s", name, value, answer.Code, answer.Body)
		}
		if id := answer.Header().Get("X-Request-Id"); id == "" || strings.ContainsFunc(id, unsafeInID) {
			t.Errorf("%s: %q: got the request id %q", name, value, id)
		}
	})
}

// fuzzedHeaders are the headers that the server reads.
var fuzzedHeaders = []string{"Accept", "Content-Type", "Content-Encoding", "Accept-Encoding", "Origin", "Sec-Fetch-Site", "If-None-Match", "X-Request-Id", "X-Forwarded-For", "Traceparent"}
