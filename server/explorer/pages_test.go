package explorer_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSearchFindsAcrossScripts: one person, however the name is written.
func TestSearchFindsAcrossScripts(t *testing.T) {
	e := bundled(t)
	for _, text := range []string{"виктор можелянский", "Mozhelyansky", "Mozhelianskyi", "Можелянський", "Mozhelansky", "Mozhel"} {
		_, body := read(t, e, "/search?q="+strings.ReplaceAll(text, " ", "+"))
		if !strings.Contains(body, `href="/official/mozhelyansky-viktor"`) {
			t.Errorf("search %q: got no link to /official/mozhelyansky-viktor", text)
		}
	}
	if _, body := read(t, e, "/search?q=qqqqxxxx"); !strings.Contains(body, "Nothing was found") {
		t.Error("search qqqqxxxx: got no word that nothing was found")
	}
	if _, body := read(t, e, "/search?q=Kuku&kind=COURT"); strings.Contains(body, "/prisoner/kuku-emir-usein") {
		t.Error("search Kuku among courts: got a prisoner")
	}
}

// TestFromAPrisonerToASource walks as a reader would: prisoner, judge, another case of
// the judge, a source.
func TestFromAPrisonerToASource(t *testing.T) {
	e := bundled(t)
	steps := []string{"/prisoner/abdullaev-akramdzhon", "/official/opanasenko-valery", "/case/simferopol25-gaziev-group", ""}
	for i, address := range steps[:3] {
		document, _ := read(t, e, address)
		prefix := steps[i+1]
		if prefix == "" {
			prefix = "/source/"
		}
		if !slices.ContainsFunc(links(document), func(link string) bool { return strings.HasPrefix(link, prefix) }) {
			t.Errorf("GET %s: got no link to %s", address, prefix)
		}
	}
}

// TestWordingGoesNoFurtherThanTheModality: what is alleged is called so, what was found
// names who found it, and nothing is said in our own name.
func TestWordingGoesNoFurtherThanTheModality(t *testing.T) {
	source := `{"node":"Source","id":"source/s","set":{"title":"A source","url":"https://example.org/s"}}`
	known := `"evidence":{"modality":"ALLEGED","status":"DISPUTED","note":"a remark","citations":[{"source":"source/s","locator":"p. 3"}]}`
	e := world(t, strings.Join([]string{source,
		`{"node":"Prisoner","id":"prisoner/p","set":{"name":"Pavel P"},` + known + `}`,
		`{"node":"Official","id":"official/o","set":{"name":"Oleg O"},` + known + `}`,
		`{"node":"Organisation","id":"organisation/m","set":{"name":"Monitors"},` + known + `}`,
		`{"node":"Right","id":"right/liberty","set":{"name":"liberty"},` + known + `}`,
		`{"node":"Violation","id":"violation/p/liberty/x","set":{"modality":"ALLEGED"},` + known + `}`,
		`{"node":"Violation","id":"violation/p/liberty/y","set":{"modality":"FOUND"},` + known + `}`,
		`{"node":"Sanction","id":"sanction/o/EU-x","set":{"authority":"EU","programme":"Regulation 1","listedOn":"2020-01-02"},` + known + `}`,
		`{"edge":"SUFFERED","from":"prisoner/p","to":"violation/p/liberty/x"}`,
		`{"edge":"SUFFERED","from":"prisoner/p","to":"violation/p/liberty/y"}`,
		`{"edge":"OF_RIGHT","from":"violation/p/liberty/x","to":"right/liberty"}`,
		`{"edge":"OF_RIGHT","from":"violation/p/liberty/y","to":"right/liberty"}`,
		`{"edge":"ALLEGED_BY","from":"violation/p/liberty/x","to":"organisation/m",` + known + `}`,
		`{"edge":"SANCTIONED_BY","from":"official/o","to":"sanction/o/EU-x"}`,
		`{"edge":"RESPONSIBLE_FOR","from":"official/o","to":"violation/p/liberty/x",` + known + `}`,
		`{"edge":"RECOGNISED","from":"prisoner/p","to":"organisation/m","set":{"date":"2021-05-06"},` + known + `}`,
	}, "\n"))
	for address, wants := range map[string][]string{
		"/prisoner/p":               {"Alleged violation: liberty", "Violation found: liberty", "Recognised as a political prisoner by", "2021-05-06", "Monitors", "alleged disputed one source", "a remark", "A source , p. 3"},
		"/official/o":               {"Listed by EU: Regulation 1, 2020-01-02", "Named as responsible for violations", "it is an allegation unless the mark says found"},
		"/violation/p/liberty/x":    {"Alleged violation: liberty (Pavel P)", "Alleged by Monitors", "Said to be responsible"},
		"/sanction/o/EU-x":          {"Listed by EU: Regulation 1, 2020-01-02 (Oleg O)"},
		"/organisation/m":           {"by its own criteria"},
		"/source/s":                 {"Alleged violation: liberty (Pavel P)", "https://example.org/s"},
		"/search?q=Pavel":           {"Pavel P", "alleged"},
		"/prisoner/p?lang=ru":       {"Заявленное нарушение: liberty", "Установленное нарушение: liberty", "Политическим заключённым признан организациями"},
		"/prisoner/p?lang=uk&open=": {"Заявлене порушення: liberty", "Політичним в’язнем визнано організаціями"},
	} {
		document, _ := read(t, e, address)
		text := textOf(document)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("GET %s: got %s\nwant it to contain %q", address, text, want)
			}
		}
	}
}

// TestHostileTextIsText: names may hold anything; it is shown, never obeyed.
func TestHostileTextIsText(t *testing.T) {
	hostile := `<script>alert(1)</script>\"'><img src=x onerror=alert(2)>`
	known := `"evidence":{"modality":"REPORTED","status":"ACCEPTED","note":"` + hostile + `","citations":[{"source":"source/s","locator":"` + hostile + `"}]}`
	e := world(t, strings.Join([]string{
		`{"node":"Source","id":"source/s","set":{"title":"` + hostile + `","publisher":"` + hostile + `","url":"javascript:alert(3)","archiveUrl":"data:text/html,x"}}`,
		`{"node":"Prisoner","id":"prisoner/p","set":{"name":"` + hostile + `","nameNative":"` + hostile + `","summary":"` + hostile + `","aliases":["` + hostile + `"]},` + known + `}`,
		`{"node":"Case","id":"case/c","set":{"title":"` + hostile + `"},` + known + `}`,
		`{"edge":"DEFENDANT_IN","from":"prisoner/p","to":"case/c",` + known + `}`,
	}, "\n"))
	for _, address := range []string{"/prisoner/p", "/case/c", "/source/s", "/prisoners", "/search?q=script", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
		"/prisoner/p?view=query", "/prisoner/p?chargesAfter=", "/questions/caseFile?prisoner=%22%3E%3Cscript%3E", "/prisoner/%3Cscript%3E", "/?lang=%22%3E%3Cscript%3E"} {
		_, body := get(t, e, address, "")
		for _, wrong := range []string{"<script", "<img", "href=\"javascript:", "href=\"data:"} {
			if strings.Contains(body, wrong) {
				t.Errorf("GET %s: got %s in the page: %s", address, wrong, body)
			}
		}
	}
	if _, body := get(t, e, "/prisoner/p", ""); !strings.Contains(body, "&lt;script&gt;alert(1)&lt;/script&gt;") {
		t.Error("GET /prisoner/p: got no name")
	}
}

// TestAddresses: what leads nowhere says so, former ids lead on.
func TestAddresses(t *testing.T) {
	e := bundled(t)
	for address, want := range map[string]int{
		"/prisoner/nobody": 404, "/official/kuku-emir-usein": 404, "/judge/opanasenko-valery": 404, "/prisoner/": 404, "/prisoner": 404, "/nothing": 404,
		"/dossier/nobody": 404, "/dossier/": 404, "/questions/nothing": 404, "/assets/0.css": 404, "/search/x": 404, "/prisoner/kuku-emir-usein/x": 404,
		"/prisoner/kuku-emir-usein?chargesAfter=altered": 400, "/prisoners?prisonersAfter=altered": 400,
		"/questions/repeatOfficials?minCases=many": 400, "/questions/repeatOfficials?from=yesterday": 400, "/questions/crossTab?count=CASES&rows=YEAR&where=x": 400,
	} {
		response, body := get(t, e, address, "")
		if response.StatusCode != want || !strings.Contains(body, "<h1") {
			t.Errorf("GET %s: got status %d, want a page with %d", address, response.StatusCode, want)
		}
	}
	recorder := httptest.NewRecorder()
	e.NotFound(recorder, httptest.NewRequest(http.MethodGet, "/a/path/that/no/route/has?lang=uk", nil))
	if recorder.Code != http.StatusNotFound || !strings.Contains(recorder.Body.String(), `<html lang="uk">`) {
		t.Errorf("what no route has: got status %d and %.200s, want a page with 404 in the language asked for", recorder.Code, recorder.Body)
	}
	if _, body := get(t, e, "/nothing/alert(1)?lang=uk&x=alert(2)", ""); strings.Contains(body, "alert") {
		t.Errorf("an address that leads nowhere is repeated: %s", body)
	}
}

// TestFormerAddressesLeadOn: with everything that was asked there.
func TestFormerAddressesLeadOn(t *testing.T) {
	e := bundled(t)
	for address, want := range map[string]string{
		"/official/nikishina-natalya":                                  "/official/nikishina-natalia",
		"/official/nikishina-natalya?lang=uk":                          "/official/nikishina-natalia?lang=uk",
		"/official/nikishina-natalya?view=csv&list=judged":             "/official/nikishina-natalia?view=csv&list=judged",
		"/graph/official/nikishina-natalya?view=elements&first=50":     "/graph/official/nikishina-natalia?view=elements&first=50",
		"/dossier/nikishina-natalya?open=1&lang=ru":                    "/dossier/nikishina-natalia?open=1&lang=ru",
		"/dossier/official/nikishina-natalia?view=json":                "/dossier/nikishina-natalia?view=json",
		"/dossier/official//example.org/%2e%2e?lang=uk":                "/dossier?lang=uk",
		"/dossier/official/x%0d%0aLocation:%20https:%2F%2Fexample.org": "/dossier/x%0D%0ALocation:%20https:/example.org",
	} {
		response, _ := get(t, e, address, "")
		if got := response.Header.Get("Location"); response.StatusCode != http.StatusMovedPermanently || got != want {
			t.Errorf("GET %s: got status %d to %q, want 301 to %q", address, response.StatusCode, got, want)
		}
	}
}

// TestPagesOfLongLists: the links lead through the whole list, once each.
func TestPagesOfLongLists(t *testing.T) {
	e := bundled(t)
	address, seen, pages := "/group/religious-minority", map[string]bool{}, 0
	for address != "" {
		document, _ := read(t, e, address)
		address, pages = "", pages+1
		for _, row := range elements(document, "tr") {
			if heads := elements(row, "th"); len(heads) == 1 {
				for _, link := range links(heads[0]) {
					if seen[link] {
						t.Errorf("%s stands on two pages", link)
					}
					seen[link] = true
				}
			}
		}
		for _, link := range elements(document, "a") {
			if rel, _ := attribute(link, "rel"); rel == "next" {
				address, _ = attribute(link, "href")
			}
		}
	}
	document, _ := read(t, e, "/group/religious-minority")
	if want := "Prisoners " + itoa(len(seen)); pages < 2 || !strings.Contains(textOf(document), want) {
		t.Errorf("group religious-minority: got %d people on %d pages, want the page to say %q", len(seen), pages, want)
	}
}

// TestEveryFileHasItsPlace: the list of files in doc.go names each, or what it begins with.
func TestEveryFileHasItsPlace(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`\w+`).FindAllString(string(doc), -1)
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 40 {
		t.Fatalf("got the files %v (%v)", files, err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".go")
		group, _, _ := strings.Cut(name, "_")
		if !strings.HasSuffix(name, "_test") && name != "doc" && !slices.Contains(named, name) && !slices.Contains(named, group) {
			t.Errorf("doc.go does not say what %s is for", file)
		}
	}
}
