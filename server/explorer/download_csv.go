package explorer

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"strings"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"
)

// csv writes rows of a type as a table (RFC 4180). Its columns are named as the contract
// names fields, so that a program reads the same in every language.
func (e *Explorer) csv(rowType string, rows []value) []byte {
	s := sheet{writer: e.plainWriter(), known: map[string]bool{}}
	for _, row := range rows {
		s.records = append(s.records, record{})
		s.row(rowType, row)
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	_ = w.Write(s.heads)
	for _, record := range s.records {
		line := make([]string, len(s.heads))
		for i, head := range s.heads {
			line[i] = unformula(record[head])
		}
		_ = w.Write(line)
	}
	w.Flush()
	return text.Bytes()
}

// plainWriter writes files: in the default language, whatever that of the page.
func (e *Explorer) plainWriter() writer {
	return e.writer(tongue{catalogue: e.catalogue, Lang: e.catalogue.Languages[0].Code})
}

// sheet collects rows whose columns become known one by one.
type sheet struct {
	writer
	heads   []string
	known   map[string]bool
	records []record
}

// record is a row by its columns.
type record map[string]string

// add puts a text into a column of the last row.
func (s *sheet) add(head, text string) {
	if !s.known[head] {
		s.known[head] = true
		s.heads = append(s.heads, head)
	}
	s.records[len(s.records)-1][head] = text
}

// row puts a value into the columns of the last row. A row that is a node, or leads to one,
// has that node's fields too; nodes deeper within it are named only.
func (s *sheet) row(typeName string, row value) {
	switch {
	case s.isEdge(typeName):
		node := row.get("node")
		kind := s.kindOf(s.field(typeName, "node").Name(), node)
		s.flatten("node", ast.NamedType(kind, nil), node)
		s.members("", typeName, row.without("node").without("cursor"))
		s.members("node.", kind, node)
	case s.isNode(typeName):
		s.add("id", row.str("id"))
		s.members("", s.kindOf(typeName, row), row)
	default:
		s.flatten("", ast.NamedType(typeName, nil), row)
	}
}

func (s *sheet) members(prefix, typeName string, v value) {
	for _, m := range v.members {
		if m.name != "id" && m.name != "__typename" {
			s.flatten(prefix+m.name, s.field(typeName, m.name), m.value)
		}
	}
}

// flatten puts the values of an object into columns named by their paths. Lists become
// one text, their items separated by semicolons.
func (s *sheet) flatten(path string, of *ast.Type, v value) {
	switch {
	case of == nil:
	case of.Name() == "Evidence":
		s.evidence(path, v)
	case v.isList():
		s.add(path, s.listText(of, v))
	case v.isObject() && s.isNode(of.Name()):
		s.add(path+".id", v.str("id"))
		s.add(path+".label", s.fullLabel(s.kindOf(of.Name(), v), v))
	case v.isObject():
		for _, m := range v.members {
			name := m.name
			if path != "" {
				name = path + "." + name
			}
			s.flatten(name, s.field(of.Name(), m.name), m.value)
		}
	case v.null():
		s.add(path, "")
	default:
		s.add(path, v.text)
	}
}

// evidence says how a statement is known; its sources stand there where the operation asks
// for them.
func (s *sheet) evidence(path string, v value) {
	s.add(path+".modality", v.str("modality"))
	s.add(path+".status", v.str("status"))
	s.add(path+".sourceCount", v.str("sourceCount"))
	if !v.get("citations").isList() {
		return
	}
	var ids []string
	for _, cited := range v.list("citations") {
		ids = append(ids, cited.str("source.id"))
	}
	s.add(path+".sources", strings.Join(ids, "; "))
}

// listText is a list as one text: values as they are, nodes by their ids, other objects by
// their members.
func (s *sheet) listText(of *ast.Type, v value) string {
	var texts []string
	for _, item := range v.items {
		switch {
		case !item.isObject():
			texts = append(texts, item.text)
		case s.isNode(of.Name()):
			texts = append(texts, item.str("id"))
		default:
			texts = append(texts, strings.Join(memberTexts(item), ": "))
		}
	}
	return strings.Join(texts, "; ")
}

// memberTexts are the values of an object: of a node its id, of evidence the modality.
func memberTexts(object value) []string {
	var texts []string
	for _, m := range object.members {
		text := cmp.Or(m.value.str("id"), m.value.str("modality"))
		if !m.value.isObject() && !m.value.null() {
			text = m.value.text
		}
		if text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// listNamed is a list of an answer with the type of its items: the named one, else the
// first that is not empty, else the answer itself as one row. It reports whether there is
// one of the name.
func (e *Explorer) listNamed(answerType, name string, v value) (string, []value, bool) {
	if name == "" && e.contract.isPage(answerType) {
		rowType, rows := e.contract.itemsOf(answerType, v)
		return rowType, rows, true
	}
	if name == "" && e.contract.isNode(answerType) {
		return answerType, []value{e.withoutPages(answerType, v)}, true
	}
	for _, m := range v.members {
		if m.name == name || name == "" && isFirstList(v, m) {
			if rowType, rows, isList := e.listOf(e.contract.field(answerType, m.name), m.value, name != ""); isList {
				return rowType, rows, true
			}
		}
	}
	return answerType, []value{v}, name == ""
}

// isFirstList reports whether a member may be the list of an answer of which none is named:
// one with items, of a cross-table its cells.
func isFirstList(answer value, m member) bool {
	if answer.get("cells").isList() && m.name != "cells" {
		return false
	}
	return len(m.value.items) > 0 || len(m.value.list("nodes")) > 0 || len(m.value.list("edges")) > 0
}

// listOf are the items of a member that is a list; objects are lists of one row where they
// are asked for by their name.
func (e *Explorer) listOf(of *ast.Type, v value, named bool) (string, []value, bool) {
	switch {
	case of == nil:
		return "", nil, false
	case e.contract.isPage(of.Name()):
		rowType, rows := e.contract.itemsOf(of.Name(), v)
		return rowType, rows, true
	case v.isList() && !e.contract.Types[of.Name()].IsLeafType():
		return of.Name(), v.items, true
	case named && v.isObject():
		return of.Name(), []value{v}, true
	}
	return "", nil, false
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

// unformula keeps spreadsheets from taking a text for a formula, also one that begins with
// spaces or in the wide letters of East Asian scripts.
func unformula(text string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \u00a0"))
	if strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + text
	}
	return text
}
