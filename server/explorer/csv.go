package explorer

import (
	"bytes"
	"encoding/csv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// csv writes a list of an answer: the named one, else its first; where it has none, the
// answer itself as one row.
func (e *Explorer) csv(answerType, list string, v value) []byte {
	typeName, rows := e.listNamed(answerType, list, v)
	var records []flatRow
	var heads []string
	known := map[string]bool{}
	for _, row := range rows {
		flat := flatRow{}
		e.flattenRow(flat, &heads, known, typeName, row)
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

// flattenRow puts a row into columns. A row that is a node, or leads to one, has that
// node's fields too; nodes deeper within it are named only.
func (e *Explorer) flattenRow(into flatRow, heads *[]string, known map[string]bool, typeName string, row value) {
	of := func(name string) *ast.Type { return ast.NamedType(name, nil) }
	members := func(path, typeName string, v value) {
		for _, m := range v.members {
			if m.name != "id" && m.name != "__typename" {
				e.flatten(into, heads, known, path+m.name, e.contract.field(typeName, m.name), m.value)
			}
		}
	}
	switch {
	case e.contract.isEdge(typeName):
		node := row.get("node")
		nodeType := e.contract.kindOf(e.contract.field(typeName, "node").Name(), node)
		e.flatten(into, heads, known, "node", of(nodeType), node)
		members("", typeName, row.without("node").without("cursor"))
		members("node.", nodeType, node)
	case e.contract.isNode(typeName):
		kind := e.contract.kindOf(typeName, row)
		into.add(heads, known, "id", row.str("id"))
		members("", kind, row)
	default:
		e.flatten(into, heads, known, "", of(typeName), row)
	}
}

// add puts a text into a column, which is new where it was not known.
func (f flatRow) add(heads *[]string, known map[string]bool, name, text string) {
	if !known[name] {
		known[name] = true
		*heads = append(*heads, name)
	}
	f[name] = text
}

// listNamed is a list of an answer: the named one, else the first that is not empty; of a
// node, which is a row itself, only a named one.
func (e *Explorer) listNamed(answerType, name string, v value) (string, []value) {
	if e.contract.isPage(answerType) {
		return e.contract.itemsOf(answerType, v)
	}
	if name == "" && e.contract.isNode(answerType) {
		return answerType, []value{e.withoutPages(answerType, v)}
	}
	for _, m := range v.members {
		of := e.contract.field(answerType, m.name)
		if of == nil || name != "" && m.name != name || name == "" && v.get("cells").isList() && m.name != "cells" {
			continue
		}
		if name == "" && len(m.value.items) == 0 && len(m.value.list("nodes")) == 0 && len(m.value.list("edges")) == 0 {
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

// withoutPages is a node without its relations that lead to many.
func (e *Explorer) withoutPages(kind string, node value) value {
	kept := value{kind: node.kind}
	for _, m := range node.members {
		if of := e.contract.field(kind, m.name); of != nil && !e.contract.isPage(of.Name()) {
			kept.members = append(kept.members, m)
		}
	}
	return kept
}

// flatten puts the values of an object into columns named by their paths. Lists become
// one text, their items separated by semicolons.
func (e *Explorer) flatten(into flatRow, heads *[]string, known map[string]bool, path string, of *ast.Type, v value) {
	add := func(name, text string) { into.add(heads, known, name, text) }
	w := e.writer(tongue{catalogue: e.catalogue, Lang: e.catalogue.Languages[0].Code})
	switch {
	case of == nil:
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
	case v.null():
		add(path, "")
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
