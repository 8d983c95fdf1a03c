package main

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
)

func TestPageAllowsItsOwnStyleOnly(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	response, body := site.send(t, call{method: "GET", path: "/"})
	if response.StatusCode != 200 || !strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		t.Fatalf("GET /: got status %d, %s", response.StatusCode, response.Header.Get("Content-Type"))
	}
	style := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindStringSubmatch(body)
	if style == nil {
		t.Fatal("GET /: got no style")
	}
	hash := sha256.Sum256([]byte(style[1]))
	policy := response.Header.Get("Content-Security-Policy")
	if want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"; !strings.Contains(policy, want) {
		t.Errorf("GET /: got the policy %q, want it to contain %q", policy, want)
	}
	for _, wrong := range []string{"unsafe", "script-src"} {
		if strings.Contains(policy, wrong) {
			t.Errorf("GET /: got the policy %q, want no %q", policy, wrong)
		}
	}
	for _, wrong := range []string{"<script", "javascript:", "onclick", "style=\""} {
		if strings.Contains(body, wrong) {
			t.Errorf("GET /: got %q in the page", wrong)
		}
	}
}

func TestPageReflectsNothing(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	_, body := site.send(t, call{method: "GET", path: "/?query=%3Cscript%3Ealert(1)%3C/script%3E"})
	if strings.Contains(body, "alert(1)") {
		t.Error("GET /?query=<script>: got the script in the page")
	}
}

func TestLinksOfThePageLeadSomewhere(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	_, body := site.send(t, call{method: "GET", path: "/"})
	links := regexp.MustCompile(`href="([^"]+)"`).FindAllStringSubmatch(body, -1)
	if len(links) < 6 {
		t.Fatalf("GET /: got %d links, want the examples, the API and the schema", len(links))
	}
	for _, link := range links {
		site.check(t, call{method: "GET", path: html.UnescapeString(link[1]), status: 200})
	}
	if want := fmt.Sprintf("<td>Prisoners</td><td>%d</td>", bundledPrisoners(t)); !strings.Contains(body, want) {
		t.Errorf("GET /: got no %s", want)
	}
}
