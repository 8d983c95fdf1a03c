package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"habeas/graph"
	"habeas/graph/sqlite"
	"habeas/resolvers"
	"habeas/schema"
	"habeas/seed"
)

// openBundled makes a store in memory with the bundled dataset.
var openBundled = sync.OnceValues(func() (graph.Store, error) {
	v := schema.New()
	store, err := sqlite.Open(context.Background(), v, sqlite.Memory, sqlite.Options{})
	if err != nil {
		return nil, err
	}
	return store, fillStore(context.Background(), v, store, io.Discard)
})

// bundledStore is a store with the bundled dataset, which the tests that read share.
func bundledStore(t *testing.T) graph.Store {
	t.Helper()
	store, err := openBundled()
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// bundledPrisoners is how many prisoners the bundled dataset holds.
func bundledPrisoners(t *testing.T) int {
	t.Helper()
	batch, err := seed.Bundled(schema.New())
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	err = batch.Nodes(func(node *graph.Node) error {
		if node.Kind.Name == "Prisoner" {
			count++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return count
}

// site is a server on a real socket, with what it logged.
type site struct {
	*httptest.Server
	log *logBuffer
}

// logBuffer is a log that can be read while it is written.
type logBuffer struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (b *logBuffer) Write(text []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.text.Write(text)
}

func (b *logBuffer) String() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.text.String()
}

// newSite serves a store; change may alter how.
func newSite(t *testing.T, store graph.Store, change func(*handlerConfig)) *site {
	t.Helper()
	v := schema.New()
	log := &logBuffer{}
	logger := slog.New(slog.NewTextHandler(log, nil))
	engine, err := resolvers.New(v, store, resolvers.Options{Fault: faultLogger(logger)})
	if err != nil {
		t.Fatal(err)
	}
	documents, err := newAutomatic(1 << 20)
	if err != nil {
		t.Fatal(err)
	}
	config := handlerConfig{engine: engine, store: store, schema: resolvers.SDL(v), bodyLimit: 256 << 10, logger: logger, documents: documents}
	if change != nil {
		change(&config)
	}
	handler, err := newHandler(config)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(handler)
	server.Config = newHTTPServer(handler, logger, 10*time.Second)
	server.Start()
	t.Cleanup(server.Close)
	return &site{Server: server, log: log}
}

// call is a request, and what is expected of the answer.
type call struct {
	method, path string
	header       map[string]string
	body         string

	status int
	// code is the extensions.code of the first error; empty for none.
	code string
	// want are headers of the answer; an empty text is a header that is not there.
	want map[string]string
	// contains is a part of the body.
	contains string
}

// send sends a request and gives the answer with its body.
func (s *site) send(t *testing.T, c call) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), c.method, s.URL, strings.NewReader(c.body))
	if err != nil {
		t.Fatal(err)
	}
	// The path is sent as it is written, slashes and all.
	path, query, _ := strings.Cut(c.path, "?")
	request.URL.Path, request.URL.RawQuery = path, query
	for name, value := range c.header {
		request.Header.Set(name, value)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err != nil {
		t.Fatalf("%s %.200s: %v", c.method, c.path, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("%s %.200s: reading the answer: %v", c.method, c.path, err)
	}
	return response, string(body)
}

// check sends a request and compares the answer with what is expected.
func (s *site) check(t *testing.T, c call) {
	t.Helper()
	response, body := s.send(t, c)
	asked := c.method + " " + c.path + " " + c.body
	if response.StatusCode != c.status {
		t.Errorf("%.300s: got status %d, want %d; body %.300s", asked, response.StatusCode, c.status, body)
	}
	if code := firstCode(body); code != c.code {
		t.Errorf("%.300s: got code %q, want %q; body %.300s", asked, code, c.code, body)
	}
	for name, want := range c.want {
		if got := response.Header.Get(name); got != want {
			t.Errorf("%.300s: got %s %q, want %q", asked, name, got, want)
		}
	}
	if !strings.Contains(body, c.contains) {
		t.Errorf("%.300s: got body %.300s, want it to contain %q", asked, body, c.contains)
	}
	if c.code != "" && strings.Contains(body, `"data"`) {
		t.Errorf("%.300s: got a data key beside the error: %.300s", asked, body)
	}
}

// firstCode is extensions.code of the first error of a response, empty where there is none.
func firstCode(body string) string {
	if jsontext.Value(body).Kind() != '{' {
		return ""
	}
	list := readMembers([]byte(body))["errors"]
	if list.Kind() != '[' {
		return ""
	}
	tokens := jsontext.NewDecoder(bytes.NewReader(list))
	if _, err := tokens.ReadToken(); err != nil {
		return ""
	}
	first, err := tokens.ReadValue()
	if err != nil {
		return ""
	}
	code, _ := textOf(readMembers(readMembers(first)["extensions"])["code"])
	return code
}
