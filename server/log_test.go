package main

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/resolvers"
)

func TestLogHoldsNoVariablesAndNoQueries(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	for _, c := range []call{
		{method: "POST", path: "/graphql", header: posted(), body: `{"query":"query Find($t: String!) { search(text: $t) { score } prisoner(id: \"prisoner/literal-name\") { id } }","operationName":"Find","variables":{"t":"Variablename"}}`},
		{method: "GET", path: "/graphql?query=" + "%7Bprisoner(id:%22prisoner/literal-name%22)%7Bid%7D%7D"},
		{method: "GET", path: "/prisoner/literal-name"},
		{method: "GET", path: "/nowhere/literal-name"},
	} {
		site.send(t, c)
	}
	log := site.log.String()
	for _, secret := range []string{"Variablename", "literal-name"} {
		if strings.Contains(log, secret) {
			t.Errorf("the log holds %q:\n%s", secret, log)
		}
	}
	for _, want := range []string{"operation=Find", "kind=query", "route=/graphql", "route=/prisoner/{id}", "route=other", "status=404", "document=", "duration="} {
		if !strings.Contains(log, want) {
			t.Errorf("the log does not hold %q:\n%s", want, log)
		}
	}
}

func TestOperationNamesCannotBreakTheLog(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	for _, name := range []string{`a\r\nlevel=ERROR msg=forged`, `\u001b[31mred`, strings.Repeat("long", 10_000)} {
		site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: `{"query":"{ dataset { version } }","operationName":"` + name + `"}`})
	}
	lines := strings.Split(strings.TrimSuffix(site.log.String(), "\n"), "\n")
	if len(lines) != 3 {
		t.Errorf("three requests: got %d lines of log:\n%s", len(lines), site.log)
	}
	for _, line := range lines {
		if len(line) > 600 || strings.ContainsAny(line, "\x1b\r") {
			t.Errorf("got the line of log %q", line)
		}
	}
}

const secret = "secret-of-the-store"

// failingEngine panics, which the real one never should.
type failingEngine struct{ thrown any }

func (e failingEngine) Execute(context.Context, resolvers.Request) resolvers.Result { panic(e.thrown) }

func TestPanicsAreMasked(t *testing.T) {
	for name, thrown := range map[string]any{"text": secret, "error": errors.New(secret), "number": 7} {
		t.Run(name, func(t *testing.T) {
			site := newSite(t, bundledStore(t), func(c *handlerConfig) { c.engine = failingEngine{thrown} })
			response, body := site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: version})
			if response.StatusCode != 500 || firstCode(body) != "INTERNAL_SERVER_ERROR" {
				t.Errorf("a panic: got status %d, %s", response.StatusCode, body)
			}
			id := response.Header.Get("X-Request-Id")
			if strings.Contains(body, secret) || strings.Contains(body, "goroutine") || !strings.Contains(body, id) {
				t.Errorf("a panic: got %s, want the id %s and nothing of the cause", body, id)
			}
			if log := site.log.String(); !strings.Contains(log, "stack=") || !strings.Contains(log, id) {
				t.Errorf("a panic: got the log %s, want the stack and the id %s", log, id)
			}
			site.check(t, call{method: "GET", path: "/healthz", status: 200})
		})
	}
}

// brokenStore says a secret when it is asked what it holds.
type brokenStore struct{ graph.Store }

func (s brokenStore) About(context.Context) (graph.About, error) {
	return graph.About{}, errors.New(secret)
}

// unreadableStore answers nothing at all.
type unreadableStore struct{ brokenStore }

func (s unreadableStore) Read(context.Context, *plan.Plan) ([][]byte, error) {
	return nil, graph.Wrap(graph.Unavailable, errors.New(secret), "the store cannot be used now")
}

func TestStoreThatDoesNotAnswer(t *testing.T) {
	site := newSite(t, unreadableStore{brokenStore{bundledStore(t)}}, nil)
	for path, want := range map[string]int{"/readyz": 503, "/": 503, "/healthz": 200} {
		response, body := site.send(t, call{method: "GET", path: path})
		if response.StatusCode != want || strings.Contains(body, secret) {
			t.Errorf("GET %s: got status %d, %s, want %d and nothing of the cause", path, response.StatusCode, body, want)
		}
	}
}

func TestLogHoldsNoAddresses(t *testing.T) {
	log := &logBuffer{}
	said := connectionLog{slog.New(slog.NewTextHandler(log, nil))}
	for _, line := range []string{
		"http: TLS handshake error from 198.51.100.7:4711: EOF\n",
		"http: Accept error: too many open files; retrying in 5ms\n",
		"http: URL query contains semicolon from 198.51.100.7:4711: x\n",
		"http2: server: error reading preface from client [2001:db8::7]:4711: EOF\n",
	} {
		if _, err := said.Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	if text := log.String(); strings.Contains(text, "198.51") || strings.Contains(text, "2001:db8") || !strings.Contains(text, "Accept error: too many open files") || strings.Count(text, "\n") != 3 {
		t.Errorf("the log of connections: got\n%s\nwant three lines without addresses", text)
	}
}
