package explorer_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"habeas/server/explorer"
)

// editorManifest is one of a build that has the editor.
const editorManifest = `{"graphiql": {"script": "graphiql-A1.js", "style": "graphiql-B2.css", "licences": "licences-C3.txt"},
	"suggest": {"script": "suggest-D4.js", "licences": "licences-C3.txt"}}`

// strict is the policy of every page with scripts, the editor included.
const strict = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'; connect-src 'self'"

var tried = []explorer.Example{{Title: "An example", Query: "query Q($g: ID) { group(id: $g) { id } }", Variables: `{"g": "group/x"}`, Link: "/graphql?query=x"}}

// serving are the pages of an empty store; manifest is empty where no scripts were built.
func serving(t *testing.T, manifest string, examples []explorer.Example) *explorer.Explorer {
	t.Helper()
	scripts := fstest.MapFS{}
	if manifest != "" {
		scripts["manifest.json"] = &fstest.MapFile{Data: []byte(manifest)}
	}
	e, err := openWith(explorer.Options{Examples: examples, Scripts: scripts}, unfilled)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestEditor: the page has the editor where it was built and there is something to write
// for it, says so where not, and offers the examples as links in any case.
func TestEditor(t *testing.T) {
	const script, link, unbuilt, known = `src="/assets/graphiql-A1.js"`, `href="/graphql?query=x"`, "built without the editor", "known queries only"
	for _, c := range []struct {
		name         string
		manifest     string
		examples     []explorer.Example
		want, absent []string
	}{
		{"built", editorManifest, tried, []string{script, `href="/assets/graphiql-B2.css"`, link, "<noscript>", `href="/assets/licences-C3.txt"`}, []string{unbuilt, known}},
		{"not built", "", tried, []string{unbuilt, "make assets", link}, []string{"<script", "<noscript", known}},
		{"without the editor", `{"suggest": {"script": "suggest-D4.js", "licences": "l.txt"}}`, tried, []string{unbuilt, link}, []string{"graphiql-A1", known}},
		{"for known queries", editorManifest, nil, []string{known}, []string{script, unbuilt, link}},
	} {
		response, body := get(t, serving(t, c.manifest, c.examples), "/graphiql", "")
		if response.StatusCode != http.StatusOK {
			t.Errorf("GET /graphiql, %s: got status %d", c.name, response.StatusCode)
		}
		for _, want := range append(c.want, "<main", "<h1", ">GraphiQL</h1>") {
			if !strings.Contains(body, want) {
				t.Errorf("GET /graphiql, %s: got no %s in %s", c.name, want, body)
			}
		}
		for _, wrong := range c.absent {
			if strings.Contains(body, wrong) {
				t.Errorf("GET /graphiql, %s: got %s in the page", c.name, wrong)
			}
		}
	}
}

func TestEditorHasTheStrictPolicy(t *testing.T) {
	response, _ := get(t, serving(t, editorManifest, tried), "/graphiql", "")
	if got := response.Header.Get("Content-Security-Policy"); got != strict {
		t.Errorf("GET /graphiql: got the policy %q, want %q", got, strict)
	}
}

func TestEditorSpeaksTheLanguage(t *testing.T) {
	e := serving(t, editorManifest, tried)
	for address, want := range map[string]string{"/graphiql?lang=ru": "Примеры", "/graphiql?lang=uk": "Приклади", "/graphiql": "Examples"} {
		if _, body := get(t, e, address, ""); !strings.Contains(body, `data-examples="`+want+`"`) {
			t.Errorf("GET %s: got no examples called %s", address, want)
		}
	}
}

// TestEditorReflectsNothing: what an address asks is read by the script alone.
func TestEditorReflectsNothing(t *testing.T) {
	e := serving(t, editorManifest, tried)
	for _, address := range []string{"/graphiql?query=%3Cscript%3Ealert(1)%3C/script%3E", "/graphiql?query=x&variables=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"} {
		if _, body := get(t, e, address, ""); strings.Contains(body, "<script>") || strings.Contains(body, "<img") || strings.Contains(body, "alert(1)") {
			t.Errorf("GET %s: got what was asked in the page: %s", address, body)
		}
	}
}

var editorLink = regexp.MustCompile(`href="/graphiql(?:\?lang=..)?#([^"]*)"`)

// opened are the queries and variables that the links of a page open in the editor.
func opened(t *testing.T, e *explorer.Explorer, address string) []url.Values {
	t.Helper()
	_, body := get(t, e, address, "")
	var list []url.Values
	for _, found := range editorLink.FindAllStringSubmatch(body, -1) {
		parameters, err := url.ParseQuery(html.UnescapeString(found[1]))
		if err != nil {
			t.Fatalf("GET %s: %v", address, err)
		}
		list = append(list, parameters)
	}
	return list
}

func TestLinksOpenTheEditor(t *testing.T) {
	e := serving(t, editorManifest, tried)
	for address, want := range map[string][2]string{
		"/":                         {tried[0].Query, tried[0].Variables},
		"/?lang=uk":                 {tried[0].Query, tried[0].Variables},
		"/search?q=Kuku&view=query": {"query Search($text: String!", `"text": "Kuku"`},
	} {
		links := opened(t, e, address)
		if len(links) != 1 {
			t.Fatalf("GET %s: got %d links to the editor, want 1", address, len(links))
		}
		if query, variables := links[0].Get("query"), links[0].Get("variables"); !strings.HasPrefix(query, want[0]) || !strings.Contains(variables, want[1]) {
			t.Errorf("GET %s: the link opens %q with %q, want %q with %q", address, query, variables, want[0], want[1])
		}
	}
	if links := opened(t, serving(t, editorManifest, nil), "/search?q=Kuku&view=query"); len(links) != 0 {
		t.Errorf("a server of known queries: got links that open %v", links)
	}
}
