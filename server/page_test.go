package main

import (
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"
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

// TestPagesAreShed: a page waits its turn like every other question, and is refused where
// there is no room.
func TestPagesAreShed(t *testing.T) {
	limits := loadLimits{Running: 1, Patience: time.Second, AnswerBytes: 1 << 20}
	full := newShedder(limits)
	end, ok := full.begin(t.Context())
	if !ok {
		t.Fatal("the first operation was refused")
	}
	defer end()
	site := newSite(t, bundledStore(t), func(config *handlerConfig) { config.load = limits })
	site.check(t, call{method: "GET", path: "/", status: 200})
	shown := full.shedding(http.NotFoundHandler())
	recorder := httptest.NewRecorder()
	shown.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/", nil))
	if recorder.Code != http.StatusServiceUnavailable {
		t.Errorf("GET / while one other runs and no more may: got status %d, want 503", recorder.Code)
	}
}
