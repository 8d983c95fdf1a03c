package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"net/http"

	"habeas/graph"
)

//go:embed page.html
var pageSource string

//go:embed page.css
var pageStyle string

// page says what this is, with queries to try. It has no script.
type page struct {
	store    graph.Store
	template *template.Template
	examples []example
	// policy allows the page its own style and nothing else.
	policy string
}

func newPage(store graph.Store) (*page, error) {
	parsed, err := template.New("page").Parse(pageSource)
	if err != nil {
		return nil, fmt.Errorf("parsing the page: %w", err)
	}
	list, err := examples()
	if err != nil {
		return nil, err
	}
	hash := sha256.Sum256([]byte(pageStyle))
	policy := fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		base64.StdEncoding.EncodeToString(hash[:]))
	return &page{store: store, template: parsed, examples: list, policy: policy}, nil
}

// pageView is what the page shows.
type pageView struct {
	Style    template.CSS
	About    graph.About
	Examples []example
	Host     string
}

func (p *page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	about, err := p.store.About(r.Context())
	if err != nil {
		http.Error(w, "The store does not answer. Try again in a moment.", http.StatusServiceUnavailable)
		return
	}
	var text bytes.Buffer
	if err := p.template.Execute(&text, pageView{Style: template.CSS(pageStyle), About: about, Examples: p.examples, Host: r.Host}); err != nil {
		panic(fmt.Errorf("filling in the page: %w", err))
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", p.policy)
	_, _ = w.Write(text.Bytes())
}
