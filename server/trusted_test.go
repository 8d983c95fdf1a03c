package main

import (
	"context"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/resolvers"
	"habeas/schema"
)

// folderOf writes files into a folder of their own; a name of "" is the hash of the text.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		name, _, _ = strings.Cut(name, "|") // what follows tells the keys apart
		if name == "" {
			name = hashOf(text) + ".graphql"
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

const (
	trustedQuery = "query($n: Int!) { prisoners(first: $n) { nodes { id } } }"
	otherQuery   = "{ dataset { version } }"
)

// trustingSite runs the documents of a folder only.
func trustingSite(t *testing.T, store graph.Store, folder string) *site {
	t.Helper()
	engine, err := resolvers.New(schema.New(), store, resolvers.Options{})
	if err != nil {
		t.Fatal(err)
	}
	list, err := readTrusted(t.Context(), folder, engine)
	if err != nil {
		t.Fatal(err)
	}
	return newSite(t, store, func(c *handlerConfig) { c.documents = list })
}

func TestOnlyTrustedDocumentsRun(t *testing.T) {
	site := trustingSite(t, bundledStore(t), folderOf(t, map[string]string{"": trustedQuery, "README": "not a document"}))
	hash, other := hashOf(trustedQuery), hashOf(otherQuery)
	variables := `,"variables":{"n":1}`
	answered, forbidden := call{status: 200, contains: `"prisoner/`}, call{status: 403, code: "FORBIDDEN"}
	for name, test := range map[string]struct {
		body string
		want call
	}{
		"its text":               {`{"query":"` + trustedQuery + `"` + variables + `}`, answered},
		"its documentId":         {`{"documentId":"sha256:` + hash + `"` + variables + `}`, answered},
		"its bare documentId":    {`{"documentId":"` + hash + `"` + variables + `}`, answered},
		"Apollo's hash":          {`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}` + variables + `}`, answered},
		"another text":           {version, forbidden},
		"a broken text":          {`{"query":"{"}`, forbidden},
		"one space more":         {`{"query":" ` + trustedQuery + `"` + variables + `}`, forbidden},
		"another documentId":     {`{"documentId":"` + other + `"}`, forbidden},
		"another hash":           {byHash(other, ""), forbidden},
		"another text with hash": {byHash(other, otherQuery), forbidden},
		"its hash, another text": {byHash(hash, otherQuery), call{status: 400, code: "BAD_REQUEST"}},
		"introspection":          {`{"query":"{ __schema { queryType { name } } }"}`, forbidden},
		"variables that are bad": {`{"documentId":"` + hash + `","variables":{"n":"x"}}`, call{status: 400, code: "BAD_USER_INPUT"}},
	} {
		t.Run(name, func(t *testing.T) {
			c := test.want
			c.method, c.path, c.header, c.body = "POST", "/graphql", posted(), test.body
			site.check(t, c)
		})
	}
	site.check(t, call{method: "GET", path: "/graphql?documentId=" + hash + "&variables=" + url.QueryEscape(`{"n":1}`), status: 200, contains: `"prisoner/`})
	site.check(t, call{method: "GET", path: get(otherQuery), status: 403, code: "FORBIDDEN"})
	if _, page := site.send(t, call{method: "GET", path: "/"}); strings.Contains(page, "Ask this") || !strings.Contains(page, "known queries only") {
		t.Error("GET /: got links to queries that are not trusted, or no word on it")
	}
}

func TestUntrustedTextsAreNotParsed(t *testing.T) {
	engine := &countingEngine{}
	site := newSite(t, bundledStore(t), func(c *handlerConfig) {
		engine.executor = c.engine
		c.engine, c.documents = engine, trusted{hashOf(trustedQuery): trustedQuery}
	})
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: version, status: 403, code: "FORBIDDEN"})
	if asked := engine.asked.Load(); asked != 0 {
		t.Errorf("a text that is not trusted: the engine was asked %d times, want none", asked)
	}
}

func TestTrustedFoldersAreCheckedAtTheStart(t *testing.T) {
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"a name that is no hash":     {map[string]string{"friends.graphql": otherQuery}, "friends.graphql is not what its name says: the SHA-256 of its text is " + hashOf(otherQuery)},
		"the hash of another text":   {map[string]string{hashOf(otherQuery) + ".graphql": otherQuery + "\n"}, "is not what its name says"},
		"a document with no such":    {map[string]string{"": "{ prisonr }"}, "would be refused: GRAPHQL_VALIDATION_FAILED"},
		"a document that is broken":  {map[string]string{"": "{"}, "would be refused: GRAPHQL_PARSE_FAILED"},
		"a document that is too big": {map[string]string{"": "{" + strings.Repeat(" a", 3000) + "}"}, "would be refused: COST_LIMIT"},
		"one bad beside a good one":  {map[string]string{"": otherQuery, "x.graphql": otherQuery}, "x.graphql is not what its name says"},
		"nothing":                    {nil, "holds no document"},
		"nothing of that kind":       {map[string]string{"README": "x"}, "holds no document"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := folderOf(t, test.files)
			code, _, said := command(t, "", "serve", "--store", "sqlite::memory:", "--addr", "127.0.0.1:0", "--trusted-documents", folder)
			if code != 1 || !strings.Contains(said, test.want) || strings.Contains(said, "Habeas answers") {
				t.Errorf("serve with %s: got exit code %d, %s, want 1 and %q", name, code, said, test.want)
			}
		})
	}
	code, _, said := command(t, "", "serve", "--store", "sqlite::memory:", "--addr", "127.0.0.1:0", "--trusted-documents", t.TempDir()+"/none")
	if code != 1 || !strings.Contains(said, "none cannot be read: no such file or directory") {
		t.Errorf("serve without the folder: got exit code %d, %s", code, said)
	}
}

func TestTrustedDocumentsAreWarmed(t *testing.T) {
	store := &countingStore{Store: bundledStore(t)}
	engine, err := resolvers.New(schema.New(), store, resolvers.Options{})
	if err != nil {
		t.Fatal(err)
	}
	list := trusted{}
	for _, text := range []string{
		trustedQuery,
		"query A { prisoners(first: 1) { nodes { id } } } query B { groups { nodes { id } } }",
		"query($w: PrisonerWhere!, $o: [PrisonerOrder!]!, $s: ID!, $d: Date!, $m: ViolationModality!) { prisoners(where: $w, orderBy: $o) { nodes { id } } prisoner(id: $s) { id } b: prisoners(where: {arrestedOn: {gte: $d}, violations: {some: {modality: {eq: $m}}}}) { totalCount } }",
		"query($t: String!) { search(text: $t) { score } }",
		"query($a: String!) { prisoners(after: $a) { nodes { id } } }", // a cursor cannot be made up
	} {
		if err := engine.Check(t.Context(), text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		list[hashOf(text)] = text
	}
	log := &logBuffer{}
	list.warm(t.Context(), engine, slog.New(slog.NewTextHandler(log, nil)))
	if !strings.Contains(log.String(), "documents=5 operations=5") {
		t.Errorf("warming: got the log %s, want 5 documents and 5 operations", log)
	}
	if reads := store.reads.Load(); reads < 4 {
		t.Errorf("warming: got %d reads, want one for each operation that reads", reads)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	store.reads.Store(0)
	list.warm(ended, engine, slog.New(slog.DiscardHandler))
	if reads := store.reads.Load(); reads != 0 {
		t.Errorf("warming after the end: got %d reads, want none", reads)
	}
}
