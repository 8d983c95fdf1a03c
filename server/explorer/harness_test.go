package explorer_test

import (
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"habeas/graph"
	"habeas/graph/sqlite"
	"habeas/resolvers"
	"habeas/schema"
	"habeas/seed"
	"habeas/server/explorer"
)

// open makes the pages of a store in memory that is filled by fill.
func open(fill func(v *schema.Vocabulary, store graph.Store) error) (*explorer.Explorer, error) {
	return openWith(explorer.Options{Examples: []explorer.Example{{Title: "An example", Query: "{ dataset { version } }", Link: "/graphql?query=x"}}}, fill)
}

// openWith makes such pages with options.
func openWith(options explorer.Options, fill func(v *schema.Vocabulary, store graph.Store) error) (*explorer.Explorer, error) {
	v := schema.New()
	store, err := sqlite.Open(context.Background(), v, sqlite.Memory, sqlite.Options{})
	if err != nil {
		return nil, err
	}
	if err := fill(v, store); err != nil {
		return nil, err
	}
	engine, err := resolvers.New(v, store, resolvers.Options{})
	if err != nil {
		return nil, err
	}
	return explorer.New(v, engine, options)
}

// unfilled leaves a store empty.
func unfilled(*schema.Vocabulary, graph.Store) error { return nil }

var openBundled = sync.OnceValues(func() (*explorer.Explorer, error) {
	return open(func(v *schema.Vocabulary, store graph.Store) error {
		batch, err := seed.Bundled(v)
		if err != nil {
			return err
		}
		return store.Load(context.Background(), batch, graph.LoadOptions{Coverage: seed.Coverage(), Licence: seed.Licence()})
	})
})

// bundled are the pages of the bundled dataset, which all tests share.
func bundled(t testing.TB) *explorer.Explorer {
	t.Helper()
	e, err := openBundled()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// world are the pages of a world in interchange notation.
func world(t testing.TB, lines string) *explorer.Explorer {
	t.Helper()
	return worldWith(t, nil, lines)
}

// worldWith are such pages with the files of a build of the scripts.
func worldWith(t testing.TB, scripts fs.FS, lines string) *explorer.Explorer {
	t.Helper()
	e, err := openWith(explorer.Options{Scripts: scripts}, func(v *schema.Vocabulary, store graph.Store) error {
		file, remove, err := seed.Spool("world.ndjson", strings.NewReader(lines))
		if err != nil {
			return err
		}
		t.Cleanup(func() {
			if err := remove(); err != nil {
				t.Error(err)
			}
		})
		batch, err := seed.Read(v, []seed.File{file}, nil)
		if err != nil {
			return err
		}
		return store.Load(context.Background(), batch, graph.LoadOptions{})
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// get asks for an address in a language, empty for none.
func get(t testing.TB, e *explorer.Explorer, address, language string) (*http.Response, string) {
	t.Helper()
	address, _, _ = strings.Cut(address, "#")
	request := httptest.NewRequest(http.MethodGet, "http://example.org"+address, nil)
	if language != "" {
		request.Header.Set("Accept-Language", language)
	}
	recorder := httptest.NewRecorder()
	e.ServeHTTP(recorder, request)
	return recorder.Result(), recorder.Body.String()
}

// read asks for a page that has to be there.
func read(t testing.TB, e *explorer.Explorer, address string) (*html.Node, string) {
	t.Helper()
	response, body := get(t, e, address, "")
	if response.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: got status %d, want 200; %.300s", address, response.StatusCode, body)
	}
	document, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatalf("GET %s: %v", address, err)
	}
	return document, body
}

// elements are the elements of a name, in document order; all where the name is empty.
func elements(n *html.Node, name string) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (name == "" || d.Data == name) {
			found = append(found, d)
		}
	}
	return found
}

// attribute is the value of an attribute, and whether there is one.
func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// textOf is the text within a node, its spaces made single.
func textOf(n *html.Node) string {
	var text strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			text.WriteString(d.Data)
			text.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}
