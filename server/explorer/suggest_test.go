package explorer_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// options are the suggestions of an answer: where they lead, or what they fill in.
func options(t *testing.T, body string) []string {
	t.Helper()
	document, err := html.Parse(strings.NewReader("<ul>" + body + "</ul>"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, element := range elements(document, "") {
		if role, _ := attribute(element, "role"); role != "option" {
			continue
		}
		href, _ := attribute(element, "href")
		id, _ := attribute(element, "data-autocomplete-value")
		list = append(list, href+id)
	}
	return list
}

// TestSuggestions: a name as far as it is typed, in any script or misspelt.
func TestSuggestions(t *testing.T) {
	e := bundled(t)
	for _, c := range []struct{ query, want, text string }{
		{"q=Kuku", "/prisoner/kuku-emir-usein", "arrested 2016-02-11"},
		{"q=Куку", "/prisoner/kuku-emir-usein", "Эмир-Усеин Куку"},
		{"q=კუკუ", "/prisoner/kuku-emir-usein", "Emir-Usein Kuku"},
		{"q=Κουκου", "/prisoner/kuku-emir-usein", "Emir-Usein Kuku"},
		{"q=Kukku", "/prisoner/kuku-emir-usein", "Prisoner"},
		{"q=Можелянський", "/official/mozhelyansky-viktor", "born 1964"},
		{"q=Mozhelianskyi", "/official/mozhelyansky-viktor", "Official"},
		{"q=Опанас", "/official/opanasenko-valery", "judge"},
		{"q=Opanasnko&lang=ru", "/official/opanasenko-valery?lang=ru", "Должностное лицо"},
		{"q=hizb&kind=CASE", "/case/alushta-hizb-ut-tahrir", "Case"},
		{"q=kuku&as=id", "prisoner/kuku-emir-usein", "Emir-Usein Kuku"},
		{"q=куку&as=id&kind=PRISONER&lang=uk", "prisoner/kuku-emir-usein", "Ув’язнений"},
	} {
		response, body := get(t, e, "/suggest?"+c.query, "")
		got := options(t, body)
		if response.StatusCode != http.StatusOK || len(got) == 0 || got[0] != c.want || !strings.Contains(body, c.text) {
			t.Errorf("GET /suggest?%s: got status %d and %q, want %s first and the text %q in %s", c.query, response.StatusCode, got, c.want, c.text, body)
		}
		if strings.Contains(body, "<html") || strings.Contains(body, "<header") {
			t.Errorf("GET /suggest?%s: got a whole page", c.query)
		}
	}
}

// TestSuggestionsTellHomonymsApart: like names stand each for themselves, with what tells
// one from the other.
func TestSuggestionsTellHomonymsApart(t *testing.T) {
	_, body := get(t, bundled(t), "/suggest?q=Tkachenko&kind=OFFICIAL", "")
	got := options(t, body)
	for _, want := range []string{"/official/tkachenko-oleg", "/official/tkachenko-valery", "/official/tkachenko-ov-uk"} {
		if !slices.Contains(got, want) {
			t.Errorf("GET /suggest?q=Tkachenko: got %q, want %s among them", got, want)
		}
	}
	for _, want := range []string{"State prosecutor", "detention chief"} {
		if !strings.Contains(body, want) {
			t.Errorf("GET /suggest?q=Tkachenko: got no %q in %s", want, body)
		}
	}
}

// TestSuggestionsHaveLimits: little typed suggests nothing, too much is refused in words.
func TestSuggestionsHaveLimits(t *testing.T) {
	e := bundled(t)
	for _, c := range []struct {
		name, query string
		status      int
		text        string
	}{
		{"nothing", "", http.StatusOK, ""},
		{"a letter", "к", http.StatusOK, ""},
		{"a letter among spaces", "  k  ", http.StatusOK, ""},
		{"what nobody is called", "qqxxqqxx", http.StatusOK, ""},
		{"200 characters", strings.Repeat("я", 200), http.StatusOK, ""},
		{"201 characters", strings.Repeat("я", 201), http.StatusBadRequest, "it has 201 characters; at most 200"},
		{"a kind that is none", "Kuku&kind=NOBODY", http.StatusBadRequest, "NOBODY"},
	} {
		response, body := get(t, e, "/suggest?q="+url.PathEscape(c.query), "")
		if strings.Contains(c.query, "&") {
			response, body = get(t, e, "/suggest?q="+c.query, "")
		}
		if response.StatusCode != c.status || !strings.Contains(body, c.text) || len(options(t, body)) != 0 {
			t.Errorf("GET /suggest with %s: got status %d, %q; want %d, no options and the text %q", c.name, response.StatusCode, body, c.status, c.text)
		}
	}
	if _, body := get(t, e, "/suggest?q=hizb", ""); len(options(t, body)) > 8 {
		t.Errorf("GET /suggest?q=hizb: got %d options, want at most 8", len(options(t, body)))
	}
}

func TestSuggestionsReflectNothing(t *testing.T) {
	hostile := `<script>alert(1)</script>\"'><img src=x onerror=alert(2)>`
	e := world(t, `{"node":"Source","id":"source/s","set":{"title":"`+hostile+`","publisher":"`+hostile+`","url":"https://example.org/"}}`+"\n"+
		`{"node":"Official","id":"official/o","set":{"name":"`+hostile+`","nameNative":"`+hostile+` x","office":"`+hostile+`"},"evidence":{"modality":"REPORTED","status":"ACCEPTED","citations":[{"source":"source/s"}]}}`)
	for _, address := range []string{"/suggest?q=script", "/suggest?q=alert&as=id", "/suggest?q=%3Cscript%3Ealert(1)%3C/script%3E", "/suggest?q=script&lang=%22%3E%3Cscript%3E",
		"/suggest?q=ab&kind=%3Cscript%3E", "/suggest?q=" + strings.Repeat("%3Cscript%3E", 40)} {
		_, body := get(t, e, address, "")
		for _, wrong := range []string{"<script", "<img", `="'`} {
			if strings.Contains(body, wrong) {
				t.Errorf("GET %s: got %s in %s", address, wrong, body)
			}
		}
	}
	if _, body := get(t, e, "/suggest?q=script", ""); !strings.Contains(body, "&lt;script&gt;") {
		t.Errorf("GET /suggest?q=script: got no name in %s", body)
	}
}

// TestSuggestionsAreAnAnswer: as with a page, the operation and its answer are a step away.
func TestSuggestionsAreAnAnswer(t *testing.T) {
	e := bundled(t)
	var answer struct {
		Data struct {
			Search []struct{ Node struct{ ID string } }
		}
	}
	response, body := get(t, e, "/suggest?q=Kuku&view=json", "")
	if err := json.Unmarshal([]byte(body), &answer); err != nil || len(answer.Data.Search) == 0 || answer.Data.Search[0].Node.ID != "prisoner/kuku-emir-usein" {
		t.Errorf("GET /suggest?q=Kuku&view=json: got %s (%v), %s", body, err, response.Header.Get("Content-Type"))
	}
	document, _ := read(t, e, "/suggest?q=Kuku&view=query")
	if text := textOf(document); !strings.Contains(text, "query Suggest($text: String!") || !strings.Contains(text, `"text": "Kuku"`) {
		t.Errorf("GET /suggest?q=Kuku&view=query: got %s", text)
	}
}

// TestFieldsThatSuggest: search forms suggest pages; fields that take an id suggest ids of
// the kind that they take, or of any.
func TestFieldsThatSuggest(t *testing.T) {
	e := serving(t, editorManifest, tried)
	for address, wants := range map[string]map[string]string{
		"/":                         {"q": "page"},
		"/search":                   {"q": "page"},
		"/questions":                {"q": "page"},
		"/questions/caseFile":       {"prisoner": "id PRISONER", "q": "page"},
		"/questions/dossier":        {"official": "id OFFICIAL", "minSources": ""},
		"/questions/connections":    {"start": "id ", "end": "id "},
		"/questions/statuteProfile": {"statute": "id STATUTE", "from": ""},
		"/questions/whoIs":          {"name": ""},
	} {
		document, body := read(t, e, address)
		found := suggestedBy(document)
		for name, want := range wants {
			if got, there := found[name]; !there || got != want {
				t.Errorf("GET %s: the field %s is there: %t, and suggests %q, want %q", address, name, there, got, want)
			}
		}
		if !strings.Contains(body, `<template id="suggestions" data-src="/suggest">`) || !strings.Contains(body, "suggest-D4.js") {
			t.Errorf("GET %s: got no template for suggestions, or no script", address)
		}
	}
	if _, body := get(t, serving(t, "", tried), "/", ""); strings.Contains(body, "<template") {
		t.Error("GET / without scripts: got a template for suggestions")
	}
}

// suggestedBy is what the fields of a page suggest, by their names.
func suggestedBy(document *html.Node) map[string]string {
	found := map[string]string{}
	for _, input := range elements(document, "input") {
		name, _ := attribute(input, "name")
		found[name], _ = attribute(input, "data-suggest")
		if kind, has := attribute(input, "data-kind"); has {
			found[name] += " " + kind
		}
	}
	return found
}
