package explorer_test

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// perRoute is how many addresses of one shape the walk opens: enough of each kind of
// page, and not all of the thousands that there are.
const perRoute = 12

// TestEveryLinkLeadsSomewhere walks from the first page along the links within the
// explorer, and looks at each page.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	e := bundled(t)
	queue, seen, opened := []string{"/"}, map[string]bool{"/": true}, map[string]int{}
	for len(queue) > 0 {
		address := queue[0]
		queue = queue[1:]
		if opened[shape(address)]++; opened[shape(address)] > perRoute {
			continue
		}
		response, body := get(t, e, address, "")
		if response.StatusCode != http.StatusOK {
			t.Errorf("GET %s: got status %d, want 200; %.200s", address, response.StatusCode, body)
			continue
		}
		if !strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
			continue
		}
		document, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatalf("GET %s: %v", address, err)
		}
		checkPage(t, address, document)
		for _, link := range links(document) {
			if within(link) && !seen[link] {
				seen[link] = true
				queue = append(queue, link)
			}
		}
	}
	pages := 0
	for _, count := range opened {
		pages += min(count, perRoute)
	}
	if pages < 400 {
		t.Errorf("the walk opened %d pages, want some hundreds", pages)
	}
	for _, kind := range []string{"prisoner", "group", "case", "proceeding", "charge", "statute", "treaty", "provision", "right", "violation", "decision", "official",
		"court", "agency", "facility", "place", "sanction", "release", "organisation", "document", "recommendation", "statistic", "source", "questions"} {
		if opened[kind] == 0 {
			t.Errorf("the walk came to no page of /%s/", kind)
		}
	}
}

// shape is the first part of an address; where it is looked at in another way, that way.
func shape(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return address
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(parsed.Path, "/"), "/")
	ways := ""
	for _, how := range []string{"view", "lang", "open"} {
		if parsed.Query().Has(how) {
			ways += "?" + how + "=" + parsed.Query().Get(how)
		}
	}
	return cmp.Or(ways, first)
}

// links are the addresses that a page leads to, without their fragments.
func links(document *html.Node) []string {
	var list []string
	for _, name := range []string{"a", "link"} {
		for _, element := range elements(document, name) {
			href, _ := attribute(element, "href")
			href, _, _ = strings.Cut(href, "#")
			if href != "" {
				list = append(list, href)
			}
		}
	}
	return list
}

// within reports whether a link leads to a page of the explorer.
func within(link string) bool {
	return strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "/graphql") && link != "/schema.graphql"
}

// checkPage checks what every page has to have.
func checkPage(t *testing.T, address string, document *html.Node) {
	t.Helper()
	if count := len(elements(document, "h1")); count != 1 {
		t.Errorf("%s: got %d h1, want 1", address, count)
	}
	if titles := elements(document, "title"); len(titles) == 0 || textOf(titles[0]) == "" {
		t.Errorf("%s: got no title", address)
	}
	if lang, _ := attribute(elements(document, "html")[0], "lang"); lang == "" {
		t.Errorf("%s: got no lang of the page", address)
	}
	checkHeadings(t, address, document)
	ids := map[string]bool{}
	for _, element := range elements(document, "") {
		if id, has := attribute(element, "id"); has && (id == "" || ids[id]) {
			t.Errorf("%s: id %q stands twice or is empty", address, id)
		} else if has {
			ids[id] = true
		}
		checkElement(t, address, element)
	}
	checkReferences(t, address, document, ids)
}

// checkHeadings: a heading is at most one level below the one before it.
func checkHeadings(t *testing.T, address string, document *html.Node) {
	t.Helper()
	level := 0
	for _, element := range elements(document, "") {
		if len(element.Data) != 2 || element.Data[0] != 'h' {
			continue
		}
		next, err := strconv.Atoi(element.Data[1:])
		if err != nil {
			continue
		}
		if next > level+1 || textOf(element) == "" {
			t.Errorf("%s: heading h%d %q after h%d", address, next, textOf(element), level)
		}
		level = next
	}
}

// checkElement checks what an element has to have by itself.
func checkElement(t *testing.T, address string, element *html.Node) {
	t.Helper()
	switch element.Data {
	case "script", "style", "iframe", "object", "embed", "img":
		t.Errorf("%s: got an element %s", address, element.Data)
	case "a":
		if href, _ := attribute(element, "href"); href == "" || textOf(element) == "" {
			t.Errorf("%s: got an empty link %q %q", address, href, textOf(element))
		} else if strings.Contains(href, "ZgotmplZ") {
			t.Errorf("%s: got an unsafe link", address)
		}
	case "table":
		if len(elements(element, "caption")) != 1 || len(elements(element, "th")) == 0 {
			t.Errorf("%s: got a table without a caption or heads", address)
		}
	case "th":
		if scope, _ := attribute(element, "scope"); scope == "" {
			t.Errorf("%s: head %q has no scope", address, textOf(element))
		}
		if textOf(element) == "" {
			t.Errorf("%s: got a head without a text", address)
		}
	}
	for _, a := range element.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			t.Errorf("%s: got an attribute %s", address, a.Key)
		}
	}
}

// checkReferences: labels, descriptions and lists name an id of the page, and every field
// of a form has a label.
func checkReferences(t *testing.T, address string, document *html.Node, ids map[string]bool) {
	t.Helper()
	labels := map[string]bool{}
	for _, element := range elements(document, "") {
		for _, key := range []string{"for", "aria-labelledby", "aria-describedby", "list"} {
			if id, has := attribute(element, key); has && !ids[id] {
				t.Errorf("%s: %s=%q names nothing", address, key, id)
			} else if has && key == "for" {
				labels[id] = true
			}
		}
	}
	for _, name := range []string{"input", "select", "textarea"} {
		for _, element := range elements(document, name) {
			if kind, _ := attribute(element, "type"); kind == "hidden" {
				continue
			}
			if id, _ := attribute(element, "id"); !labels[id] {
				field, _ := attribute(element, "name")
				t.Errorf("%s: field %q has no label", address, field)
			}
		}
	}
}

// TestOneClickToTheOperation: every page leads to its operation and to the answer, and
// the operation gives that answer.
func TestOneClickToTheOperation(t *testing.T) {
	e := bundled(t)
	for _, address := range []string{"/", "/search?q=Kuku", "/prisoner/kuku-emir-usein", "/officials", "/questions/repeatOfficials?minCases=3"} {
		document, _ := read(t, e, address)
		for _, view := range []string{"view=json", "view=query"} {
			found := ""
			for _, link := range links(document) {
				if strings.Contains(link, view) {
					found = link
				}
			}
			if found == "" {
				t.Errorf("GET %s: got no link with %s", address, view)
				continue
			}
			response, body := get(t, e, found, "")
			if view == "view=json" {
				var answer struct{ Data map[string]any }
				if err := json.Unmarshal([]byte(body), &answer); err != nil || len(answer.Data) == 0 || response.Header.Get("Content-Type") != "application/json; charset=utf-8" {
					t.Errorf("GET %s: got %.200s, want the answer (%v)", found, body, err)
				}
			} else if !strings.Contains(body, "query ") || !strings.Contains(body, "/graphql?query=") {
				t.Errorf("GET %s: got %.300s, want the operation and a link that asks it", found, body)
			}
		}
	}
}
