package explorer

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"path"
	"strings"
)

//go:embed templates
var templateFiles embed.FS

// page is what a template fills in.
type page struct {
	tongue
	// Template is the name of the template, Status that of the HTTP response.
	Template string
	Status   int
	// Title is the heading, and with the name of the site the title. Above stands above
	// it, Native below.
	Title, Above, Native string
	// Replies are what the page rests on.
	Replies []reply
	// Content is what the page's own template shows.
	Content any
	// Redirect is the path where the page is now; empty where it is here.
	Redirect string

	URL   *url.URL
	Style string
	// Scripts go with the page; it is read without them.
	Scripts []bundle
}

// newPage is a page with status 200.
func newPage(t tongue, name, title string, content any, replies ...reply) *page {
	return &page{tongue: t, Template: name, Status: http.StatusOK, Title: title, Content: content, Replies: replies}
}

func loadTemplates() (map[string]*template.Template, error) {
	names, err := templateFiles.ReadDir("templates")
	if err != nil {
		return nil, fmt.Errorf("listing the templates: %w", err)
	}
	templates := map[string]*template.Template{}
	for _, entry := range names {
		name := strings.TrimSuffix(entry.Name(), ".html")
		if strings.HasPrefix(name, "shared-") {
			continue
		}
		parsed, err := template.ParseFS(templateFiles, "templates/shared-*.html", path.Join("templates", entry.Name()))
		if err != nil {
			return nil, fmt.Errorf("parsing the template %s: %w", name, err)
		}
		templates[name] = parsed
	}
	return templates, nil
}

func (e *Explorer) render(p *page) ([]byte, error) {
	var text bytes.Buffer
	err := e.templates[p.Template].ExecuteTemplate(&text, "page", p)
	return text.Bytes(), err
}

// Tongues are the languages, each with the address of this page in it. Where there is no
// page they lead to the first one: an address that leads nowhere is not repeated.
func (p *page) Tongues() []link {
	here := p.URL
	if p.Status != http.StatusOK {
		here = &url.URL{Path: "/"}
	}
	var links []link
	for _, known := range p.Languages {
		address := altered(here, func(query url.Values) { query.Set("lang", known.Code) })
		links = append(links, link{Text: known.Name, Href: address.String(), Lang: known.Code})
	}
	return links
}

// Licences is the name of the file with the licences of the scripts; empty where there are
// none.
func (p *page) Licences() string {
	for _, script := range p.Scripts {
		return script.Licences
	}
	return ""
}

// Chosen is the language to keep when a form is sent; empty where the browser's holds.
func (p *page) Chosen() string {
	if !p.chosen {
		return ""
	}
	return p.Lang
}

// problem is a page that says why there is no other.
func problem(t tongue, status int, title, text string) *page {
	p := newPage(t, "problem", title, text)
	p.Status = status
	return p
}

func (e *Explorer) notFound(t tongue) *page {
	return problem(t, http.StatusNotFound, t.T("notFound.title"), t.T("notFound.text"))
}

// failed is the page of an operation without an answer. What is wrong with an address is
// told; what is wrong on our side has only its id.
func (e *Explorer) failed(t tongue, r reply) *page {
	switch r.code {
	case "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "COST_LIMIT", "DEPTH_LIMIT":
		return problem(t, http.StatusBadRequest, t.T("refused.title"), message(r))
	case "NOT_FOUND":
		return e.notFound(t)
	}
	status := http.StatusServiceUnavailable
	if r.code == "INTERNAL_SERVER_ERROR" {
		status = http.StatusInternalServerError
	}
	return problem(t, status, t.T("failed.title"), t.T("failed.text")+" "+message(r))
}

// message is what the engine said.
func message(r reply) string {
	return strings.TrimPrefix(r.failure.Error(), errRefused.Error()+": ")
}

// with is a value for a template that needs the page too.
type with struct {
	Page *page
	Of   any
}

// With gives a template the page beside a value.
func (p *page) With(of any) with { return with{p, of} }

// numbered is a value for a template that needs the page and the number of the value too.
type numbered struct {
	with
	Number int
}

// Numbered gives a template the page and a number beside a value.
func (p *page) Numbered(number int, of any) numbered { return numbered{with{p, of}, number} }

// captioned is a cross-table with its caption.
type captioned struct {
	Of      *cross
	Caption string
}

// Captioned gives a template a caption beside a cross-table.
func (p *page) Captioned(of *cross, caption string) captioned { return captioned{of, caption} }

// NativeLang is the language of the native name.
func (p *page) NativeLang() string { return langOf(p.Native) }

// Number counts from one.
func (p *page) Number(index int) int { return index + 1 }
