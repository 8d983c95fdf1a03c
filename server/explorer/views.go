package explorer

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
)

// sendView sends what a page rests on instead of the page, where ?view= asks for it. Where
// a page is to be sent it gives that page, else nil.
func (e *Explorer) sendView(w http.ResponseWriter, r *http.Request, p *page) *page {
	if len(p.Replies) == 0 {
		return p
	}
	switch view := r.URL.Query().Get("view"); view {
	case "json":
		sendJSON(w, r, p)
		return nil
	case "elements":
		if sendElements(w, p) {
			return nil
		}
	case "query":
		p.Content, p.Template = e.shownOperations(p), "query"
		p.Title = p.T("query.title", p.Title)
	case "csv", "graphml":
		return e.sendFile(w, r, p, view)
	}
	return p
}

// sendJSON sends the answer to the operation of the number that ?part= has, else to the
// first one.
func sendJSON(w http.ResponseWriter, r *http.Request, p *page) {
	part, _ := strconv.Atoi(r.URL.Query().Get("part"))
	if part < 0 || part >= len(p.Replies) {
		part = 0
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(p.Replies[part].body)
}

// shown is an operation as a page shows it.
type shown struct {
	Text, Variables string
	// JSON is the address of the answer, Ask that which asks anew; empty where the
	// server answers known queries only.
	JSON, Ask string
	// Editor is the address that opens it in GraphiQL; empty where Ask is.
	Editor string
}

func (e *Explorer) shownOperations(p *page) []shown {
	var list []shown
	for i, r := range p.Replies {
		variables, err := json.MarshalIndent(r.variables, "", "  ")
		if err != nil {
			continue
		}
		operation := shown{Text: r.text, Variables: string(variables), JSON: p.View("json", i)}
		if e.options.Examples != nil {
			operation.Ask = "/graphql?" + url.Values{"query": {r.text}, "variables": {string(variables)}}.Encode()
			operation.Editor = p.Href(editorOf(r.text, string(variables)))
		}
		list = append(list, operation)
	}
	return list
}
