package explorer

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strings"

	"golang.org/x/text/language"

	"habeas/schema"
)

// Options are what an [Explorer] shows beside the graph.
type Options struct {
	// Examples are queries to try; nil where the server answers known queries only.
	Examples []Example
	// Scripts are the built scripts, usually [Built]; nil for none. The pages are read
	// without them.
	Scripts fs.FS
}

// Example is a query to try, with the address that asks it.
type Example struct {
	Title, Query, Variables, Link string
}

// Explorer serves the pages. It is safe for concurrent use.
type Explorer struct {
	engine     Engine
	contract   *contract
	operations *operations
	catalogue  *catalogue
	matcher    language.Matcher
	templates  map[string]*template.Template
	questions  []*asked
	plurals    map[string]*schema.Kind
	options    Options
	style      stylesheet
	assets     assets
	downloads  turns
}

// New makes the pages of a vocabulary, which ask an engine of the same vocabulary.
func New(v *schema.Vocabulary, engine Engine, options Options) (*Explorer, error) {
	e := &Explorer{engine: engine, options: options, plurals: map[string]*schema.Kind{}, downloads: make(turns, downloadsAtOnce)}
	var err error
	if e.contract, err = loadContract(v); err != nil {
		return nil, err
	}
	if e.operations, err = loadOperations(); err != nil {
		return nil, err
	}
	if e.catalogue, e.matcher, err = loadCatalogue(); err != nil {
		return nil, err
	}
	if e.templates, err = loadTemplates(); err != nil {
		return nil, err
	}
	e.questions = e.contract.questions()
	for _, kind := range v.Kinds {
		e.plurals[kind.RootPlural()] = kind
	}
	if e.style, err = loadStyle(); err != nil {
		return nil, err
	}
	e.assets, err = loadAssets(options.Scripts)
	return e, err
}

// AssetPath is the pattern of the addresses of the style sheet and the scripts, for which
// nothing is asked of the engine, in the notation of gorilla/mux.
const AssetPath = "/assets/{name}"

// Paths are the patterns of the addresses of the pages, in the notation of gorilla/mux.
func (e *Explorer) Paths() []string {
	paths := []string{"/", "/search", "/questions", "/questions/{field}", "/dossier/{id:.+}", "/export", "/export/", "/export/{format:.+}", "/graph/{id:.+}", "/graphiql", "/suggest"}
	for _, kind := range e.contract.vocabulary.Kinds {
		paths = append(paths, "/"+kind.RootPlural(), "/"+kind.Slug()+"/{id:.+}")
	}
	return paths
}

// A page may have the style sheet of this server and send its forms here, and nothing else;
// one with scripts may run those of this server, which may ask this server.
const (
	policy        = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	scriptsPolicy = policy + "; script-src 'self'; connect-src 'self'"
)

// ServeHTTP answers GET and HEAD with a page, a download, the style sheet or a script.
func (e *Explorer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if name, ok := strings.CutPrefix(r.URL.Path, "/assets/"); ok && e.asset(w, r, name) {
		return
	}
	e.send(w, r, e.page(r, e.tongueOf(r)))
}

// asset sends the style sheet or a script; it reports whether there is one of the name.
func (e *Explorer) asset(w http.ResponseWriter, r *http.Request, name string) bool {
	if name != e.style.name {
		return e.assets.serve(w, r, name)
	}
	sendForGood(w, r, name, bytes.NewReader(e.style.text))
	return true
}

// page is the page of an address.
func (e *Explorer) page(r *http.Request, t tongue) *page {
	first, rest, deep := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	switch {
	case first == "" && !deep:
		return e.home(r, t)
	case first == "search" && !deep:
		return e.search(r, t)
	case first == "graphiql" && !deep:
		return e.graphiql(t)
	case first == "suggest" && !deep:
		return e.suggest(r, t)
	case first == "questions" && !deep:
		return e.questionList(t)
	case first == "questions":
		return e.question(r, t, rest)
	case first == "dossier" && rest != "":
		return e.dossier(r, t, rest)
	case first == "export" && !strings.Contains(rest, "/"):
		return e.export(t, rest)
	case first == "graph" && rest != "":
		return e.graph(r, t, rest)
	case !deep && e.plurals[first] != nil:
		return e.list(r, t, e.plurals[first])
	}
	if kind := e.contract.vocabulary.KindOf(first + "/" + rest); kind != nil {
		return e.node(r, t, kind, first+"/"+rest)
	}
	return e.notFound(t)
}

// NotFound answers what has no page with a page that says so.
func (e *Explorer) NotFound(w http.ResponseWriter, r *http.Request) {
	e.send(w, r, e.notFound(e.tongueOf(r)))
}

func (e *Explorer) writer(t tongue) writer { return writer{tongue: t, contract: e.contract} }

// send renders a page, or gives what it rests on: the operation, its answer or a file.
func (e *Explorer) send(w http.ResponseWriter, r *http.Request, p *page) {
	header := w.Header()
	header.Set("Content-Security-Policy", policy)
	header.Add("Vary", "Accept-Language")
	if p.Redirect != "" {
		http.Redirect(w, r, moved(r.URL, p.Redirect), http.StatusMovedPermanently)
		return
	}
	p.URL = r.URL
	if p.Status == http.StatusOK {
		if p = e.sendView(w, r, p); p == nil {
			return
		}
	}
	e.dress(p, r)
	if len(p.Scripts) > 0 {
		header.Set("Content-Security-Policy", scriptsPolicy)
	}
	text, err := e.render(p)
	if err != nil {
		panic(fmt.Errorf("filling in the page %s: %w", p.Template, err))
	}
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Language", p.Lang)
	if p.Status == http.StatusServiceUnavailable {
		header.Set("Retry-After", "5")
	}
	w.WriteHeader(p.Status)
	_, _ = w.Write(text)
}

// dress gives a page what every page has.
func (e *Explorer) dress(p *page, r *http.Request) {
	p.URL, p.Style = r.URL, "/assets/"+e.style.name
	if e.assets.has(suggestScript) {
		p.Scripts = append(p.Scripts, e.assets.bundles[suggestScript])
	}
}
