package explorer_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"habeas/server/explorer"
)

// manifest is one as the build of the scripts writes it.
const manifest = `{"suggest": {"script": "suggest-A1.js", "licences": "licences-B2.txt"},
	"graph": {"script": "graph-C3.js", "style": "graph-D4.css", "licences": "licences-B2.txt"}}`

// scripted are the pages of an empty store with the files of a build.
func scripted(t *testing.T, files map[string]string) (*explorer.Explorer, error) {
	t.Helper()
	scripts := fstest.MapFS{}
	for name, text := range files {
		scripts[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return openWith(explorer.Options{Scripts: scripts}, unfilled)
}

func TestScripts(t *testing.T) {
	e, err := scripted(t, map[string]string{"manifest.json": manifest, "suggest-A1.js": "suggest()", "graph-C3.js": "graph()",
		"graph-D4.css": "b{}", "licences-B2.txt": "MIT", "README.md": "a note"})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, wantType, want string
		status               int
	}{
		{"suggest-A1.js", "text/javascript; charset=utf-8", "suggest()", http.StatusOK},
		{"graph-D4.css", "text/css; charset=utf-8", "b{}", http.StatusOK},
		{"licences-B2.txt", "text/plain; charset=utf-8", "MIT", http.StatusOK},
		{"manifest.json", "text/html; charset=utf-8", "", http.StatusNotFound},
		{"README.md", "text/html; charset=utf-8", "", http.StatusNotFound},
		{"..", "text/html; charset=utf-8", "", http.StatusNotFound},
	} {
		response, body := get(t, e, "/assets/"+test.name, "")
		if got := response.Header.Get("Content-Type"); response.StatusCode != test.status || got != test.wantType || !strings.Contains(body, test.want) {
			t.Errorf("GET /assets/%s: got status %d, type %q and %.60q; want %d, %q and %q", test.name, response.StatusCode, got, body, test.status, test.wantType, test.want)
		}
		kept := strings.Contains(response.Header.Get("Cache-Control"), "immutable")
		if kept != (test.status == http.StatusOK) {
			t.Errorf("GET /assets/%s: kept for good is %t, want %t", test.name, kept, !kept)
		}
	}
	request := httptest.NewRequest(http.MethodGet, "/assets/suggest-A1.js", nil)
	request.Header.Set("Range", "bytes=2-4")
	recorder := httptest.NewRecorder()
	e.ServeHTTP(recorder, request)
	if recorder.Code != http.StatusPartialContent || recorder.Body.String() != "gge" {
		t.Errorf("GET the bytes 2 to 4 of suggest-A1.js: got status %d and %q, want 206 and gge", recorder.Code, recorder.Body)
	}
	response, body := get(t, e, "/", "")
	if policy := response.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "script-src 'self'; connect-src 'self'") || strings.Contains(policy, "unsafe") {
		t.Errorf("GET /: got the policy %q, want scripts of this server and no others", policy)
	}
	if want := `<script type="module" src="/assets/suggest-A1.js"></script>`; !strings.Contains(body, want) {
		t.Errorf("GET /: want %s in the page, got %.600s", want, body)
	}
}

func TestWithoutScripts(t *testing.T) {
	e, err := scripted(t, map[string]string{"README.md": "a note"})
	if err != nil {
		t.Fatal(err)
	}
	response, body := get(t, e, "/", "")
	if policy := response.Header.Get("Content-Security-Policy"); strings.Contains(policy, "script") || strings.Contains(body, "<script") {
		t.Errorf("GET /: got the policy %q, want none for scripts, and no script in the page", policy)
	}
}

func TestBrokenManifest(t *testing.T) {
	_, err := scripted(t, map[string]string{"manifest.json": "{"})
	if err == nil || !strings.Contains(err.Error(), "manifest of the scripts") {
		t.Errorf("a manifest that is no JSON: got %v, want an error that names it", err)
	}
}
