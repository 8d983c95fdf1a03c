package explorer

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// list is a list of an answer with what its pictures need to know of it.
type list struct {
	// id and title are those of its section, typeName the type of its items.
	id, title, typeName string
	items               []value
	// whole lists have no rows on further pages.
	whole bool
}

// pictures are the pictures of an answer, which follow from the shape of its lists: a new
// question that has shares, dates or counts has its pictures too.
func (w writer) pictures(answerType string, answer value) []picture {
	var pictures []picture
	for _, m := range answer.members {
		of := w.field(answerType, m.name)
		l := list{id: m.name, title: capital(w.name(answerType, m.name)), typeName: of.Name(), whole: true}
		switch {
		case w.isPage(of.Name()):
			l.typeName, l.items = w.itemsOf(of.Name(), m.value)
			l.whole = m.value.str("pageInfo.hasNextPage") != "true" && len(l.items) == integer(m.value, "totalCount")
		case m.value.isList() && !w.Types[of.Name()].IsLeafType():
			l.items = m.value.items
		case of.Name() == "Months":
			l.typeName, l.items = answerType, []value{answer}
			pictures = append(pictures, w.ranges(l, m.name)...)
			continue
		}
		pictures = append(pictures, w.picturesOf(l)...)
	}
	for i := range pictures {
		pictures[i].Notes = slices.Compact(pictures[i].Notes)
	}
	return pictures
}

// picturesOf are the pictures of one list.
func (w writer) picturesOf(l list) []picture {
	if len(l.items) == 0 || w.isNode(l.typeName) && l.typeName != "Sanction" {
		return nil
	}
	has := func(names ...string) bool { return w.hasFields(l.typeName, names...) }
	switch {
	case has("steps"):
		return w.paths(l)
	case has("level", "body") && hasLevels(l.items):
		return w.levels(l)
	case has("left", "right"):
		return append(w.matrix(l), w.shares(l)...)
	case has("month") || has("year") && !has("body"):
		return w.columns(l)
	case has("alleged", "found"):
		return w.parts(l)
	case has("before", "after"):
		return append(w.beforeAndAfter(l), w.timelines(l)...)
	}
	pictures := slices.Concat(w.shares(l), w.ranges(l, "months"), w.timelines(l))
	if w.isShown(l) {
		return pictures
	}
	return append(w.bars(l), pictures...)
}

// isShown reports whether a share is of all that the first count counts: then bars would
// show it twice.
func (w writer) isShown(l list) bool {
	counts := w.counts(l.typeName)
	return slices.ContainsFunc(w.Types[l.typeName].Fields, func(field *ast.FieldDefinition) bool {
		return field.Type.Name() == "Share" && len(counts) > 0 && !slices.ContainsFunc(l.items, func(item value) bool {
			return integer(item, field.Name+".of")+integer(item, field.Name+".unknown") != integer(item, counts[0])
		})
	})
}

// newPicture is a picture of a list. What is shown of rows is named by the field, of other
// lists by the list.
func (w writer) newPicture(l list, field string) picture {
	name := w.name(l.typeName, field)
	p := picture{Of: l.id, Title: l.title, Unit: name}
	if l.id == "rows" {
		p.Title = capital(name)
	}
	w.noteRest(&p, l)
	return p
}

// noteRest notes that a list has rows on other pages.
func (w writer) noteRest(p *picture, l list) {
	if !l.whole {
		p.Notes = append(p.Notes, w.T("picture.page", len(l.items)))
	}
}

// counts are the fields of a type that count something, in the order of the contract.
func (w writer) counts(typeName string) []string {
	var names []string
	for _, field := range w.Types[typeName].Fields {
		if field.Type.NamedType == "Int" && field.Type.NonNull && field.Name != "level" && field.Name != "length" && field.Name != "sourceCount" {
			names = append(names, field.Name)
		}
	}
	return names
}

// rowLabels are what the items of a list are called. Where two would be called the same,
// their roles or listings tell them apart.
func (w writer) rowLabels(l list) []cell {
	labels := make([]cell, len(l.items))
	seen := map[string]int{}
	for i, item := range l.items {
		labels[i] = w.rowLabel(l.typeName, item)
		seen[labels[i].Text]++
	}
	for i, item := range l.items {
		if seen[labels[i].Text] < 2 {
			continue
		}
		labels[i].Text += w.apart(l.typeName, item)
	}
	return labels
}

func (w writer) apart(typeName string, item value) string {
	for _, m := range item.members {
		of := w.field(typeName, m.name)
		switch {
		case of == nil || m.value.empty() || of.Elem != nil:
		case w.isEnum(of.Name()):
			return " · " + w.value(of.Name(), m.value.text)
		case of.Name() == "Sanction":
			return " · " + w.dated(m.value.str("authority"), m.value.str("listedOn"))
		}
	}
	return ""
}

func (w writer) rowLabel(typeName string, item value) cell {
	if w.isNode(typeName) {
		return labelOf(w.label(w.kindOf(typeName, item), item))
	}
	if w.isKeyed(typeName) {
		return w.keyLabel(item)
	}
	if left, right := item.get("left"), item.get("right"); left.isObject() && right.isObject() {
		return labelOf(w.label(w.kindOf(w.field(typeName, "left").Name(), left), left) + " – " + w.label(w.kindOf(w.field(typeName, "right").Name(), right), right))
	}
	for _, m := range item.members {
		of := w.field(typeName, m.name)
		if of == nil || m.value.empty() {
			continue
		}
		if text := w.labelText(of, m.value); text != "" {
			return labelOf(text)
		}
	}
	return cell{Text: w.T("picture.unnamed")}
}

func (w writer) keyLabel(item value) cell {
	if item.str("label") != "" {
		return labelOf(item.str("label"))
	}
	return cell{Text: w.T("picture.unnamed")}
}

// labelText is what a member calls its item: a node, several of them, an enumeration's
// value or a text; empty where it is no name.
func (w writer) labelText(of *ast.Type, v value) string {
	switch {
	case of.Name() == "Statute" && v.isObject():
		return w.shortStatute(v)
	case w.isNode(of.Name()) && v.isObject():
		return w.label(w.kindOf(of.Name(), v), v)
	case w.isNode(of.Name()):
		var names []string
		for _, node := range v.items {
			names = append(names, w.label(w.kindOf(of.Name(), node), node))
		}
		return strings.Join(names, " · ")
	case w.isEnum(of.Name()) && !v.isList():
		return w.value(of.Name(), v.text)
	case of.NamedType == "String":
		return v.text
	}
	return ""
}

// shortStatute begins with the article, which tells statutes apart, and ends with the code.
func (w writer) shortStatute(node value) string {
	whole := w.statute(node)
	code, _, _ := strings.Cut(node.str("code"), " (")
	return capital(strings.TrimPrefix(whole, code+", ")) + " · " + code
}
