package explorer

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"
)

// cell is a value as a page shows it: a text, a link, a date, a list of cells, or what is
// known of a statement. The zero value shows nothing.
type cell struct {
	// Name is what the value is, where cells stand in a list without a head.
	Name       string
	Text, Lang string
	Href       string
	Date       bool
	// External links leave the explorer.
	External bool
	Items    []cell
	// Inline lists read as one line.
	Inline bool
	// More says how many items of a long list are folded; empty where it is short.
	More string
	// Beside is what else is said of a link: what its edge says, and how it is known.
	Beside   []cell
	Evidence *evidence
}

func (c cell) empty() bool {
	return c.Text == "" && len(c.Items) == 0 && c.Evidence == nil
}

// Of a list of more than foldedFrom items that is not inline the first foldedTo are shown,
// and the others on demand.
const foldedFrom, foldedTo = 8, 5

// First are the items of a list that are shown at once.
func (c cell) First() []cell {
	if c.More == "" {
		return c.Items
	}
	return c.Items[:foldedTo]
}

// Rest are the items that are folded.
func (c cell) Rest() []cell { return c.Items[len(c.First()):] }

// longWord is how many letters a word has that may be broken anywhere: no name has as many.
const longWord = 30

// Long reports whether a word of the text is so long that it may have to be broken.
func (c cell) Long() bool {
	return slices.ContainsFunc(strings.Fields(c.Text), func(word string) bool { return utf8.RuneCountInString(word) >= longWord })
}

// writer turns values of an answer into cells.
type writer struct {
	tongue
	*contract
}

// cell shows a value of a type.
func (w writer) cell(of *ast.Type, v value) cell {
	if of == nil || v.empty() {
		return cell{}
	}
	if of.Elem != nil {
		return w.listCell(of.Elem, v)
	}
	switch name := of.Name(); {
	case w.isEnum(name):
		return cell{Text: w.value(name, v.text)}
	case v.isObject():
		return w.objectCell(name, v)
	case name == "Date":
		return cell{Text: v.text, Date: true}
	case name == "Boolean":
		return cell{Text: w.T("yes." + v.text)}
	case name == "Float":
		return cell{Text: number(v.text)}
	}
	if address := safeURL(v.text); address != "" {
		return cell{Text: v.text, Href: address, External: true}
	}
	return labelOf(v.text)
}

// number is a number with two decimals at most.
func number(text string) string {
	parsed, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	short := strconv.FormatFloat(parsed, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(short, "0"), ".")
}

func (w writer) listCell(of *ast.Type, v value) cell {
	var list cell
	for _, item := range v.items {
		if shown := w.cell(of, item); !shown.empty() {
			list.Items = append(list.Items, shown)
		}
	}
	if n := len(list.Items); n > foldedFrom {
		list.More = w.T("more", n-foldedTo)
	}
	return list
}

func (w writer) objectCell(typeName string, v value) cell {
	switch {
	case typeName == "Evidence":
		return cell{Evidence: w.evidence(v)}
	case typeName == "Share":
		return cell{Text: w.share(v)}
	case typeName == "Months":
		return cell{Text: w.months(v)}
	case w.isNode(typeName):
		return w.link(w.kindOf(typeName, v), v, typeName == "Node")
	case w.isPage(typeName):
		return w.pageCell(typeName, v)
	}
	return w.membersCell(typeName, v)
}

// share never stands without its denominator and what is unknown.
func (w writer) share(v value) string {
	return w.T("share", v.str("count"), v.str("of"), v.str("unknown"))
}

func (w writer) months(v value) string {
	if v.str("known") == "0" {
		return w.T("months.none", v.str("unknown"))
	}
	return w.T("months", number(v.str("median")), number(v.str("min")), number(v.str("max")), number(v.str("q1")), number(v.str("q3")), v.str("known"), v.str("unknown"))
}

// link leads to a node; full links say whose it is.
func (w writer) link(kind string, node value, full bool) cell {
	id := node.str("id")
	if id == "" {
		return cell{}
	}
	text := w.label(kind, node)
	if full {
		text = w.fullLabel(kind, node)
	}
	shown := cell{Text: text, Href: w.Href(pathOf(id)), Lang: langOf(text)}
	if native := node.str("nameNative"); native != "" && native != text {
		shown.Beside = append(shown.Beside, labelOf(native))
	}
	return shown
}

// pageCell is a connection within a table: its first items, and how many more there are.
func (w writer) pageCell(typeName string, v value) cell {
	var list cell
	itemType, items := w.itemsOf(typeName, v)
	for _, item := range items {
		list.Items = append(list.Items, w.itemCell(itemType, item))
	}
	if total, err := strconv.Atoi(v.str("totalCount")); err == nil && total > len(items) {
		list.Items = append(list.Items, cell{Text: w.T("more", total-len(items))})
	}
	return list
}

// itemCell is an item of a connection in one line.
func (w writer) itemCell(typeName string, item value) cell {
	if !w.isEdge(typeName) {
		return w.cell(ast.NamedType(typeName, nil), item)
	}
	nodeType := w.field(typeName, "node").Name()
	shown := w.link(w.kindOf(nodeType, item.get("node")), item.get("node"), false)
	for _, m := range item.members {
		if m.name == "node" || m.name == "cursor" || m.name == "key" {
			continue
		}
		if beside := w.cell(w.field(typeName, m.name), m.value); !beside.empty() {
			shown.Beside = append(shown.Beside, beside)
		}
	}
	return shown
}

// membersCell is an object that is neither a node nor a list: its members in one line.
func (w writer) membersCell(typeName string, v value) cell {
	line := cell{Inline: true}
	for _, m := range v.members {
		shown := w.memberCell(typeName, m, w.field(typeName, m.name))
		if m.name == "year" && m.value.null() {
			line.Items = append(line.Items, cell{Text: w.T("picture.noYear")})
		}
		if shown.empty() {
			continue
		}
		if shown.Href == "" && shown.Evidence == nil {
			shown.Name = w.name(typeName, m.name)
		}
		line.Items = append(line.Items, shown)
	}
	return line
}
