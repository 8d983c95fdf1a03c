package main

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"habeas/graph"
	"habeas/resolvers"
)

// changingStore says a version that a test can change, also after a number of questions.
type changingStore struct {
	graph.Store
	version atomic.Int64
	asked   atomic.Int64
	// changesAt is the question at which the version changes by itself.
	changesAt atomic.Int64
}

func (s *changingStore) About(ctx context.Context) (graph.About, error) {
	about, err := s.Store.About(ctx)
	if s.asked.Add(1) == s.changesAt.Load() {
		s.version.Add(1)
	}
	about.Version = fmt.Sprint(s.version.Load())
	return about, err
}

// countingEngine counts how often it is asked.
type countingEngine struct {
	executor
	asked atomic.Int32
}

func (e *countingEngine) Execute(ctx context.Context, request resolvers.Request) resolvers.Result {
	e.asked.Add(1)
	return e.executor.Execute(ctx, request)
}

const control = "private, no-cache"

// cachingSite serves a store whose version changes, and counts what the engine is asked.
func cachingSite(t *testing.T) (*site, *changingStore, *countingEngine) {
	store, engine := &changingStore{Store: bundledStore(t)}, &countingEngine{}
	site := newSite(t, store, func(c *handlerConfig) {
		engine.executor = c.engine
		c.engine, c.cacheControl = engine, control
	})
	return site, store, engine
}

// tagOf asks and gives the ETag of the answer.
func (s *site) tagOf(t *testing.T, path string, header map[string]string) string {
	t.Helper()
	response, body := s.send(t, call{method: "GET", path: path, header: header})
	if response.StatusCode != 200 {
		t.Fatalf("GET %.100s: got status %d: %.200s", path, response.StatusCode, body)
	}
	return response.Header.Get("ETag")
}

func TestUnchangedAnswersAreNotMadeAgain(t *testing.T) {
	site, store, engine := cachingSite(t)
	path := get("{ prisoners(first: 100) { nodes { id name } } }")
	for accepted, ending := range map[string]string{"identity": `"`, "gzip": `-gzip"`, "zstd": `-zstd"`} {
		tag := site.tagOf(t, path, map[string]string{"Accept-Encoding": accepted})
		if !strings.HasPrefix(tag, `"`) || !strings.HasSuffix(tag, ending) {
			t.Fatalf("accepting %s: got the ETag %s, want a strong one that ends in %s", accepted, tag, ending)
		}
		asked := engine.asked.Load()
		for _, given := range []string{tag, "W/" + tag, `"other", ` + tag, tag + `,"other"`} {
			site.check(t, call{method: "GET", path: path, header: map[string]string{"Accept-Encoding": accepted, "If-None-Match": given},
				status: 304, want: map[string]string{"ETag": tag, "Cache-Control": control, "Content-Type": "", "Content-Encoding": ""}})
		}
		if again := engine.asked.Load(); again != asked {
			t.Errorf("asking for what the client holds: the engine was asked %d times, want none", again-asked)
		}
	}
	tag := site.tagOf(t, path, nil)
	store.version.Add(1)
	response, _ := site.send(t, call{method: "GET", path: path, header: map[string]string{"If-None-Match": tag}})
	if response.StatusCode != 200 || response.Header.Get("ETag") == tag {
		t.Errorf("after the data changed: got status %d and the ETag %s, want 200 and another", response.StatusCode, response.Header.Get("ETag"))
	}
}

func TestEachAnswerHasItsOwnTag(t *testing.T) {
	site, _, _ := cachingSite(t)
	two := get("query A { dataset { version } } query B { dataset { version } }")
	variable := get("query($n: Int!) { prisoners(first: $n) { nodes { id } } }") + "&variables="
	requests := []struct{ path, accept string }{
		{get("{ dataset { version } }"), asJSON},
		{get("{ dataset { version } }"), asGraphQL},
		{get("{ dataset { version  } }"), asJSON},
		{two + "&operationName=A", asJSON},
		{two + "&operationName=B", asJSON},
		{variable + url.QueryEscape(`{"n":1}`), asJSON},
		{variable + url.QueryEscape(`{"n":2}`), asJSON},
	}
	seen := map[string]int{}
	for i, request := range requests {
		tag := site.tagOf(t, request.path, map[string]string{"Accept": request.accept, "Accept-Encoding": "identity"})
		if before, found := seen[tag]; found || tag == "" {
			t.Errorf("GET %v: got the ETag %s, which is that of %v", request, tag, requests[before])
		}
		seen[tag] = i
	}
	other := newSite(t, bundledStore(t), func(c *handlerConfig) { c.edition = "another" })
	if tag := other.tagOf(t, requests[0].path, map[string]string{"Accept": asJSON, "Accept-Encoding": "identity"}); tag == "" {
		t.Error("another edition: got no ETag")
	} else if _, found := seen[tag]; found {
		t.Error("another edition: got the same ETag")
	}
}

func TestOnlyCompleteAnswersHaveATag(t *testing.T) {
	site, store, _ := cachingSite(t)
	none := map[string]string{"ETag": "", "Cache-Control": "no-store"}
	for name, c := range map[string]call{
		"post":           {method: "POST", path: "/graphql", header: posted(), body: version, status: 200},
		"invalid":        {method: "GET", path: get("{ prisonr }"), status: 200, code: "GRAPHQL_VALIDATION_FAILED"},
		"mutation":       {method: "GET", path: get("mutation { a }"), status: 405, code: "OPERATION_RESOLUTION_FAILURE"},
		"no query":       {method: "GET", path: "/graphql", status: 400, code: "BAD_REQUEST"},
		"not acceptable": {method: "GET", path: get("{ dataset { version } }"), header: map[string]string{"Accept": "text/csv"}, status: 406, code: "BAD_REQUEST"},
		"other address":  {method: "GET", path: "/readyz", status: 200},
	} {
		c.want = none
		t.Run(name, func(t *testing.T) { site.check(t, c) })
	}
	store.changesAt.Store(store.asked.Load() + 2)
	site.check(t, call{method: "GET", path: get("{ dataset { version } }"), status: 200, want: none})
	broken := newSite(t, brokenStore{bundledStore(t)}, nil)
	broken.check(t, call{method: "GET", path: get("{ prisoners { nodes { id } } }"), status: 200, want: none})
}

func TestAnswersAreNotKeptByDefault(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	response, _ := site.send(t, call{method: "GET", path: get("{ dataset { version } }")})
	if got := response.Header.Get("Cache-Control"); got != "no-store" || response.Header.Get("ETag") == "" {
		t.Errorf("by default: got Cache-Control %q and the ETag %q, want no-store and a tag", got, response.Header.Get("ETag"))
	}
}

func TestTheSchemaIsAskedForOnce(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	for _, coding := range []string{"identity", "gzip", "zstd"} {
		response, _ := site.send(t, call{method: "GET", path: "/schema.graphql", header: map[string]string{"Accept-Encoding": coding}})
		tag := response.Header.Get("ETag")
		if got := response.Header.Get("Cache-Control"); response.StatusCode != 200 || tag == "" || got != "no-cache" {
			t.Fatalf("GET /schema.graphql as %s: got status %d, tag %q, Cache-Control %q; want 200, a tag and no-cache", coding, response.StatusCode, tag, got)
		}
		site.check(t, call{method: "GET", path: "/schema.graphql", header: map[string]string{"Accept-Encoding": coding, "If-None-Match": tag}, status: 304, want: map[string]string{"ETag": tag}})
	}
	site.check(t, call{method: "GET", path: "/schema.graphql", header: map[string]string{"If-None-Match": `"another"`}, status: 200})
}
