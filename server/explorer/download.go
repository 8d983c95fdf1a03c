package explorer

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// downloadRows is how many rows a download holds at most.
const downloadRows = 10_000

// sendDownload sends the answer to a question as a file; it reports whether it did.
func (e *Explorer) sendDownload(w http.ResponseWriter, r *http.Request, p *page, view string) bool {
	q := e.questionOf(r)
	if q == nil || view != "csv" && view != "graphml" {
		return false
	}
	answer, failed := e.whole(r, q, p)
	if failed != nil {
		return false
	}
	name := q.field.Name + "." + view
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	if view == "graphml" {
		w.Header().Set("Content-Type", "application/graphml+xml; charset=utf-8")
		_, _ = w.Write(e.graphML(q.field.Type.Name(), answer))
		return true
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	_, _ = w.Write(e.csv(q.field.Type.Name(), r.URL.Query().Get("list"), answer))
	return true
}

func (e *Explorer) questionOf(r *http.Request) *asked {
	for _, q := range e.questions {
		if r.URL.Path == "/questions/"+q.field.Name {
			return q
		}
	}
	return nil
}

// whole asks a question again for all of its rows, page by page.
func (e *Explorer) whole(r *http.Request, q *asked, p *page) (value, error) {
	given, _ := q.read(e.writer(p.tongue), r.URL.Query())
	var all value
	after := ""
	for {
		answer := e.ask(r.Context(), q.operation(e, given, after, 100))
		if answer.failure != nil {
			return value{}, answer.failure
		}
		page := answer.data.get(q.field.Name)
		if all.null() {
			all = page
		} else {
			all.addRows(page)
		}
		info := page.get("rows.pageInfo")
		if info.str("hasNextPage") != "true" || len(all.list("rows.nodes")) >= downloadRows {
			return all, nil
		}
		after = info.str("endCursor")
	}
}

// addRows adds the rows of a further page.
func (v *value) addRows(page value) {
	for i := range v.members {
		if v.members[i].name != "rows" {
			continue
		}
		rows := v.members[i].value
		for j := range rows.members {
			if rows.members[j].name == "nodes" {
				rows.members[j].value.items = append(rows.members[j].value.items, page.list("rows.nodes")...)
			}
		}
	}
}

// csv writes a list of an answer: the named one, else its first; where it has none, the
// answer itself as one row.
func (e *Explorer) csv(answerType, list string, v value) []byte {
	typeName, rows := e.listNamed(answerType, list, v)
	var records []flatRow
	var heads []string
	known := map[string]bool{}
	for _, row := range rows {
		flat := flatRow{}
		e.flatten(flat, &heads, known, "", ast.NamedType(typeName, nil), row)
		records = append(records, flat)
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	_ = w.Write(heads)
	for _, flat := range records {
		record := make([]string, len(heads))
		for i, head := range heads {
			record[i] = unformula(flat[head])
		}
		_ = w.Write(record)
	}
	w.Flush()
	return text.Bytes()
}

type flatRow map[string]string

func (e *Explorer) listNamed(answerType, name string, v value) (string, []value) {
	for _, m := range v.members {
		of := e.contract.field(answerType, m.name)
		if name != "" && m.name != name || name == "" && v.get("cells").isList() && m.name != "cells" {
			continue
		}
		if e.contract.isPage(of.Name()) {
			return e.contract.itemsOf(of.Name(), m.value)
		}
		if m.value.isList() && !e.contract.Types[of.Name()].IsLeafType() {
			return of.Name(), m.value.items
		}
		if name != "" && m.value.isObject() {
			return of.Name(), []value{m.value}
		}
	}
	return answerType, []value{v}
}

// flatten puts the values of an object into columns named by their paths. Lists become
// one text, their items separated by semicolons.
func (e *Explorer) flatten(into flatRow, heads *[]string, known map[string]bool, path string, of *ast.Type, v value) {
	add := func(name, text string) {
		if !known[name] {
			known[name] = true
			*heads = append(*heads, name)
		}
		into[name] = text
	}
	w := e.writer(tongue{catalogue: e.catalogue, Lang: e.catalogue.Languages[0].Code})
	switch {
	case of.Name() == "Evidence":
		add(path+".modality", v.str("modality"))
		add(path+".status", v.str("status"))
		add(path+".sources", sourcesOf(v))
	case v.isList():
		add(path, plainList(w, of, v))
	case v.isObject() && e.contract.isNode(of.Name()):
		add(path+".id", v.str("id"))
		add(path+".label", w.fullLabel(w.kindOf(of.Name(), v), v))
	case v.isObject():
		for _, m := range v.members {
			name := m.name
			if path != "" {
				name = path + "." + name
			}
			e.flatten(into, heads, known, name, e.contract.field(of.Name(), m.name), m.value)
		}
	default:
		add(path, v.text)
	}
}

func sourcesOf(evidence value) string {
	var ids []string
	for _, cited := range evidence.list("citations") {
		ids = append(ids, cited.str("source.id"))
	}
	return strings.Join(ids, "; ")
}

// plainList is a list as one text.
func plainList(w writer, of *ast.Type, v value) string {
	var texts []string
	for _, item := range v.items {
		if item.isObject() && w.isNode(of.Name()) {
			texts = append(texts, item.str("id"))
			continue
		}
		if !item.isObject() {
			texts = append(texts, item.text)
			continue
		}
		var parts []string
		for _, m := range item.members {
			part := m.value.text
			if id := m.value.str("id"); id != "" {
				part = id
			}
			if part != "" && !m.value.null() {
				parts = append(parts, part)
			}
		}
		texts = append(texts, strings.Join(parts, ": "))
	}
	return strings.Join(texts, "; ")
}

// unformula keeps spreadsheets from taking a text for a formula.
func unformula(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
