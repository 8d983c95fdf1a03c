package explorer_test

import (
	"strings"
	"testing"
)

func TestHeadersKeepBrowsersStrict(t *testing.T) {
	e := bundled(t)
	for _, address := range []string{"/", "/prisoner/kuku-emir-usein", "/nothing", "/search?q=x", "/questions/repeatOfficials?minCases=2&view=csv"} {
		response, body := get(t, e, address, "")
		policy := response.Header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "style-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("GET %s: got the policy %q, want it to contain %q", address, policy, want)
			}
		}
		if strings.Contains(policy, "script-src") || strings.Contains(policy, "unsafe") {
			t.Errorf("GET %s: got the policy %q, which allows scripts", address, policy)
		}
		for _, wrong := range []string{"<script", "style=\"", "src=\"http", "url("} {
			if strings.Contains(body, wrong) {
				t.Errorf("GET %s: got %q in the page", address, wrong)
			}
		}
	}
}

func TestStyleSheetIsKept(t *testing.T) {
	e := bundled(t)
	document, body := read(t, e, "/")
	href, _ := attribute(elements(document, "link")[0], "href")
	response, style := get(t, e, href, "")
	if response.StatusCode != 200 || response.Header.Get("Content-Type") != "text/css; charset=utf-8" || !strings.Contains(response.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("GET %s: got status %d, %q", href, response.StatusCode, response.Header)
	}
	for _, want := range []string{"prefers-color-scheme: dark", "@media print", "focus-visible"} {
		if !strings.Contains(style, want) {
			t.Errorf("the style sheet has no %s", want)
		}
	}
	if strings.Contains(style, "http") || strings.Contains(style, "@import") {
		t.Error("the style sheet names another host")
	}
	if size := len(body) + len(style); size > 100_000 {
		t.Errorf("the first page has %d bytes, want less than 100,000", size)
	}
}
