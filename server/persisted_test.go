package main

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
)

// byHash is a body that names its text by Apollo's protocol, with the text or without.
func byHash(hash, query string) string {
	if query != "" {
		query = fmt.Sprintf(`"query":%q,`, query)
	}
	return fmt.Sprintf(`{%s"extensions":{"persistedQuery":{"version":1,"sha256Hash":%q}}}`, query, hash)
}

func TestAutomaticPersistedQueries(t *testing.T) {
	const query = "{ dataset { version } }"
	hash, unknown := hashOf(query), strings.Repeat("0", 64)
	site := newSite(t, bundledStore(t), nil)
	post := func(body string, c call) call {
		c.method, c.path, c.header, c.body = "POST", "/graphql", posted(), body
		return c
	}
	byGet := func(hash string) string {
		return "/graphql?extensions=" + url.QueryEscape(`{"persistedQuery":{"version":1,"sha256Hash":"`+hash+`"}}`)
	}
	found := call{status: 200, contains: `{"data":{"dataset":{"version":"`}
	missing := call{status: 200, code: "PERSISTED_QUERY_NOT_FOUND", contains: `"message":"PersistedQueryNotFound"`, want: map[string]string{"Cache-Control": "no-store"}}
	wrong := call{status: 400, code: "BAD_REQUEST"}
	// The order matters: each step leaves the server in the state that the next expects.
	for _, step := range []struct {
		name string
		call call
	}{
		{"unknown", post(byHash(hash, ""), missing)},
		{"unknown, JSON wanted", call{method: "POST", path: "/graphql", header: posted("Accept", asJSON), body: byHash(hash, ""), status: 200, code: "PERSISTED_QUERY_NOT_FOUND"}},
		{"unknown, get", call{method: "GET", path: byGet(hash), status: 200, code: "PERSISTED_QUERY_NOT_FOUND", want: map[string]string{"ETag": ""}}},
		{"unknown documentId", post(`{"documentId":"sha256:`+hash+`"}`, call{status: 400, code: "PERSISTED_QUERY_NOT_FOUND"})},
		{"the hash of another text", post(byHash(unknown, query), wrong)},
		{"still unknown", post(byHash(unknown, ""), missing)},
		{"with its text", post(byHash(hash, query), found)},
		{"known", post(byHash(hash, ""), found)},
		{"known, in capitals", post(byHash(strings.ToUpper(hash), ""), found)},
		{"known, get", call{method: "GET", path: byGet(hash), status: 200, contains: found.contains}},
		{"known, by documentId", post(`{"documentId":"`+hash+`"}`, found)},
		{"known, get by documentId", call{method: "GET", path: "/graphql?documentId=sha256:" + hash, status: 200, contains: found.contains}},
		{"an invalid text", post(byHash(hashOf("{ prisonr }"), "{ prisonr }"), call{status: 400, code: "GRAPHQL_VALIDATION_FAILED"})},
		{"is not remembered", post(byHash(hashOf("{ prisonr }"), ""), missing)},
		{"a mutation by get", call{method: "GET", path: byGet(hashOf("mutation{a}")) + "&query=" + url.QueryEscape("mutation{a}"), status: 405, code: "OPERATION_RESOLUTION_FAILURE"}},
		{"version 2", post(`{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"`+hash+`"}}}`, wrong)},
		{"no version", post(`{"extensions":{"persistedQuery":{"sha256Hash":"`+hash+`"}}}`, wrong)},
		{"no hash", post(`{"extensions":{"persistedQuery":{"version":1}}}`, wrong)},
		{"half a hash", post(byHash(hash[:32], ""), wrong)},
		{"not a hash", post(byHash(strings.Repeat("g", 64), ""), wrong)},
		{"a list", post(`{"extensions":{"persistedQuery":[]}}`, wrong)},
		{"documentId is a number", post(`{"documentId":7}`, wrong)},
		{"documentId is no hash", post(`{"documentId":"friends"}`, wrong)},
		{"documentId and a text", post(`{"documentId":"`+hash+`","query":"{ dataset { version } }"}`, wrong)},
		{"null", post(`{"query":"{ dataset { version } }","extensions":{"persistedQuery":null}}`, found)},
	} {
		t.Run(step.name, func(t *testing.T) { site.check(t, step.call) })
	}
}

func TestPersistedQueriesAreBounded(t *testing.T) {
	const most = 100 << 10
	kept, err := newAutomatic(most)
	if err != nil {
		t.Fatal(err)
	}
	name := func(i int) asked {
		a := asked{}
		a.Query = fmt.Sprintf("{ dataset { version } } # %d %s", i, strings.Repeat("x", i%1000))
		a.hash = hashOf(a.Query)
		return a
	}
	last := 100_000
	for i := range last + 1 {
		kept.keep(name(i))
	}
	held := 0
	for _, text := range kept.known.Values() {
		held += len(text) + entryBytes
	}
	if held != kept.held || held > most || held < most/2 {
		t.Errorf("after %d texts: got %d bytes held, %d counted, want at most %d", last, held, kept.held, most)
	}
	for i, want := range map[int]bool{0: false, last: true} {
		only := asked{hash: name(i).hash}
		if _, wrong := kept.find(only); (wrong == nil) != want {
			t.Errorf("text %d of %d: got %v, want it found: %t", i, last, wrong, want)
		}
	}
	huge := asked{}
	huge.Query = strings.Repeat("x", most)
	huge.hash = hashOf(huge.Query)
	kept.keep(huge)
	if _, wrong := kept.find(asked{hash: huge.hash}); wrong == nil {
		t.Error("a text larger than all of the memory: got it remembered")
	}
}

func TestPersistedQueriesCanBeOff(t *testing.T) {
	site := newSite(t, bundledStore(t), func(c *handlerConfig) { c.documents = &automatic{} })
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: byHash(hashOf("{a}"), ""), status: 200, code: "PERSISTED_QUERY_NOT_SUPPORTED", contains: `"PersistedQueryNotSupported"`})
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: version, status: 200})
}
