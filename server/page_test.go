package main

import (
	"context"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"habeas/resolvers"
	"habeas/schema"
)

// TestPagesAreServed: the explorer stands at its addresses, with its own policy, and what
// leads nowhere says so to readers.
func TestPagesAreServed(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	for path, status := range map[string]int{
		"/": 200, "/search?q=Kuku": 200, "/prisoner/kuku-emir-usein": 200, "/proceeding/yalta-hizb-ut-tahrir/2019-11-12-first-instance": 200, "/prisoners": 200, "/questions": 200, "/export/": 200, "/export/gexf": 501, "/export/rdf": 404,
		"/graphiql": 200, "/graphiql?query=%3Cscript%3E": 200, "/suggest?q=Kuku": 200,
		"/questions/repeatOfficials?minCases=3": 200, "/official/nikishina-natalya": 301, "/prisoner/nobody": 404, "/nothing": 404,
	} {
		response, body := site.send(t, call{method: "GET", path: path})
		if response.StatusCode != status || !strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
			t.Errorf("GET %s: got status %d, %s, want %d and a page", path, response.StatusCode, response.Header.Get("Content-Type"), status)
		}
		if policy := response.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "style-src 'self'") || strings.Contains(policy, "unsafe") {
			t.Errorf("GET %s: got the policy %q", path, policy)
		}
		body = strings.ReplaceAll(body, `<script type="module" src="/assets/`, "")
		if strings.Contains(body, "<script") || strings.Contains(body, "style=\"") {
			t.Errorf("GET %s: got a script or a style in the page", path)
		}
	}
	site.check(t, call{method: "POST", path: "/prisoner/kuku-emir-usein", status: 405, want: map[string]string{"Allow": "GET, HEAD"}})
	site.check(t, call{method: "POST", path: "/nothing", status: 404})
	if !strings.Contains(site.log.String(), "route=/prisoner/{id}") || strings.Contains(site.log.String(), "kuku") {
		t.Error("the log names whom somebody looked at, or no route")
	}
}

func TestPageReflectsNothing(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	_, body := site.send(t, call{method: "GET", path: "/?query=%3Cscript%3Ealert(1)%3C/script%3E"})
	if strings.Contains(body, "<script>") {
		t.Error("GET /?query=<script>: got the script in the page")
	}
}

func TestLinksOfThePageLeadSomewhere(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	_, body := site.send(t, call{method: "GET", path: "/"})
	links := regexp.MustCompile(`href="(/[^"]*)"`).FindAllStringSubmatch(body, -1)
	if len(links) < 40 {
		t.Fatalf("GET /: got %d links, want the kinds, the examples, the API and the schema", len(links))
	}
	examples := 0
	for _, link := range links {
		address, _, _ := strings.Cut(html.UnescapeString(link[1]), "#")
		if strings.HasPrefix(address, "/graphql?") {
			examples++
		}
		if response, _ := site.send(t, call{method: "GET", path: address}); response.StatusCode != http.StatusOK {
			t.Errorf("GET %s: got status %d, want 200", address, response.StatusCode)
		}
	}
	if examples == 0 {
		t.Error("GET /: got no example")
	}
}

// TestPagesAreShed: the operations of a page wait their turn like every other, and where
// there is no room the page says so; what asks nothing is there all the same.
func TestPagesAreShed(t *testing.T) {
	engine := &countingEngine{}
	newSite(t, bundledStore(t), func(c *handlerConfig) { engine.executor = c.engine })
	limits := loadLimits{Running: 1, Patience: 200 * time.Millisecond, AnswerBytes: 1 << 20}
	full, making := newShedder(limits), newShedder(limits)
	end, ok := full.begin(t.Context())
	if !ok {
		t.Fatal("the first operation was refused")
	}
	shown, err := pages(engine, full, false)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(path string) *httptest.ResponseRecorder {
		recorder := httptest.NewRecorder()
		making.sending(shown).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path, nil))
		return recorder
	}
	for path, want := range map[string]int{"/": 503, "/search?q=Kuku": 503, "/graph/prisoner/kuku-emir-usein?view=elements": 503, "/prisoners?view=csv": 503, "/questions": 200} {
		got := ask(path)
		if got.Code != want || !strings.HasPrefix(got.Header().Get("Content-Type"), "text/html") || (got.Header().Get("Retry-After") == "") != (want == 200) {
			t.Errorf("GET %s while another operation runs and no more may: got status %d, %v, want a page with %d, and when to try again where there is no answer", path, got.Code, got.Header(), want)
		}
	}
	if asked := engine.asked.Load(); asked != 0 {
		t.Errorf("while another operation runs and no more may: the engine was asked %d times, want none", asked)
	}
	end()
	end, ok = making.begin(t.Context())
	if !ok {
		t.Fatal("the first page was refused")
	}
	if got := ask("/questions"); got.Code != http.StatusServiceUnavailable {
		t.Errorf("GET /questions while another page is made and no more may: got status %d, want 503", got.Code)
	}
	end()
	if got := ask("/prisoners?view=csv"); got.Code != http.StatusOK {
		t.Errorf("GET /prisoners?view=csv when no other operation runs: got status %d, want 200", got.Code)
	}
}

// askingWhileSent is a reader's connection on which, as soon as a page is sent there, the
// next page is begun.
type askingWhileSent struct {
	*httptest.ResponseRecorder
	shedder *shedder
	refused bool
}

func (w *askingWhileSent) Write(text []byte) (int, error) {
	end, ok := w.shedder.begin(context.Background())
	if ok {
		end()
	}
	w.refused = w.refused || !ok
	return w.ResponseRecorder.Write(text)
}

// TestSlowReadersOfPagesKeepNobodyOut: a page that is on its way holds no place of one that
// is made; what there is no room for is refused without any header of the page.
func TestSlowReadersOfPagesKeepNobodyOut(t *testing.T) {
	engine := &countingEngine{}
	newSite(t, bundledStore(t), func(c *handlerConfig) { engine.executor = c.engine })
	for _, test := range []struct {
		name, body, header string
		taken              int64
		status             int
	}{
		{"room for the answer", "Kuku", `attachment; filename="prisoner-kuku-emir-usein.csv"`, 0, http.StatusOK},
		{"no room for the answer", "Try again", "", 1 << 20, http.StatusServiceUnavailable},
	} {
		s := newShedder(loadLimits{Running: 1, Patience: time.Second, AnswerBytes: 1 << 20})
		shown, err := pages(engine, nil, false)
		if err != nil {
			t.Fatal(err)
		}
		sent, ok := s.send(int(test.taken))
		if !ok {
			t.Fatalf("%s: no room for %d bytes", test.name, test.taken)
		}
		w := &askingWhileSent{ResponseRecorder: httptest.NewRecorder(), shedder: s}
		s.sending(shown).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/prisoner/kuku-emir-usein?view=csv", nil))
		sent()
		if w.refused {
			t.Errorf("%s: another page was refused while this one was sent", test.name)
		}
		if got := w.Header().Get("Content-Disposition"); w.Code != test.status || !strings.Contains(w.Body.String(), test.body) || got != test.header {
			t.Errorf("%s: got status %d, Content-Disposition %q and %.200q, want %d, %q and %q", test.name, w.Code, got, w.Body, test.status, test.header, test.body)
		}
	}
}

// everyPage are addresses of pages of every sort, and of what they give beside pages.
var everyPage = []string{"/", "/search?q=Kuku", "/suggest?q=Kuku", "/prisoners", "/prisoner/kuku-emir-usein", "/prisoner/kuku-emir-usein?view=query", "/prisoner/kuku-emir-usein?view=json",
	"/prisoner/kuku-emir-usein?view=csv", "/prisoners?view=csv", "/official/opanasenko-valery", "/dossier/opanasenko-valery", "/questions", "/questions/repeatOfficials?minCases=3",
	"/questions/repeatOfficials?minCases=3&view=csv&list=rows", "/questions/repeatOfficials?minCases=3&view=graphml", "/graph/prisoner/kuku-emir-usein", "/graph/prisoner/kuku-emir-usein?view=elements", "/export/", "/graphiql"}

// TestPagesOfStrictServers: the operations of the pages are this server's own, whatever it
// lets others ask.
func TestPagesOfStrictServers(t *testing.T) {
	store := bundledStore(t)
	strict, err := resolvers.New(schema.New(), store, resolvers.Options{NoIntrospection: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, site := range map[string]*site{
		"known documents only":  trustingSite(t, store, folderOf(t, map[string]string{"": trustedQuery})),
		"without introspection": newSite(t, store, func(c *handlerConfig) { c.engine = strict }),
	} {
		for _, path := range everyPage {
			if response, body := site.send(t, call{method: "GET", path: path}); response.StatusCode != http.StatusOK {
				t.Errorf("%s: GET %s: got status %d, want 200; %.300s", name, path, response.StatusCode, body)
			}
		}
	}
}

// TestNoPageIsKept: no cache keeps whom somebody asked about; only files that are named by
// their content are kept, and HEAD says what GET does.
func TestNoPageIsKept(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	_, home := site.send(t, call{method: "GET", path: "/"})
	style := regexp.MustCompile(`/assets/[0-9a-f]+\.css`).FindString(home)
	for _, path := range append(slices.Clone(everyPage), "/nothing", "/prisoner/nobody", "/official/nikishina-natalya", "/assets/nothing.js", style) {
		want := "no-store"
		if path == style {
			want = "public, max-age=31536000, immutable"
		}
		for _, method := range []string{"GET", "HEAD"} {
			response, body := site.send(t, call{method: method, path: path})
			if got := response.Header.Get("Cache-Control"); got != want {
				t.Errorf("%s %s: got Cache-Control %q, want %q", method, path, got, want)
			}
			if method == "HEAD" && body != "" {
				t.Errorf("HEAD %s: got a body of %d bytes", path, len(body))
			}
		}
	}
}
