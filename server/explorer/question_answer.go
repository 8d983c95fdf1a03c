package explorer

import (
	"net/http"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// answerView is the answer to a question.
type answerView struct {
	Unit, AsOf string
	Warnings   []string
	Facts      []fact
	Sections   []section
	Pictures   []picture
	Cross      *cross
	// Unknown is how many things stand in no cell of a cross-table.
	Unknown   string
	Downloads []link
}

// answer shows an answer of any shape: single values as facts, lists as tables.
func (e *Explorer) answer(r *http.Request, p *page, q *asked, v value) *answerView {
	w := e.writer(p.tongue)
	view := &answerView{Unit: v.str("unit"), AsOf: v.str("asOf"), Unknown: v.str("unknown"), Warnings: texts(v.list("warnings"))}
	answerType := q.field.Type.Name()
	if view.Cross = w.cross(v); view.Cross == nil {
		view.Pictures = w.pictures(answerType, v)
	}
	for _, m := range v.members {
		if m.name == "unit" || m.name == "asOf" || m.name == "warnings" || view.Cross != nil && m.value.isList() {
			continue
		}
		of := w.field(answerType, m.name)
		if s, listed := w.answerSection(answerType, m.name, of, m.value, r); listed {
			view.Sections = append(view.Sections, s)
		} else if c := w.cell(of, m.value); !c.empty() {
			view.Facts = append(view.Facts, fact{capital(w.name(answerType, m.name)), c})
		}
	}
	view.Downloads = w.downloads(r, view)
	return view
}

// downloads are the files of an answer: a table for each of its lists, and the whole.
func (w writer) downloads(r *http.Request, view *answerView) []link {
	file := func(text, format, list string) link { return link{Text: text, Href: fileAddress(r.URL, format, list)} }
	var links []link
	for _, s := range view.Sections {
		if s.Total > 0 {
			links = append(links, file(w.T("download.csv", s.Title), "csv", s.ID))
		}
	}
	if len(links) == 0 {
		links = append(links, file(w.T("download.csv", w.T("answer.title")), "csv", ""))
	}
	return append(links, file(w.T("download.json"), "json", ""), file(w.T("download.graphml"), "graphml", ""))
}

// answerSection is a list of the answer, or an object that is no value by itself.
func (w writer) answerSection(answerType, name string, of *ast.Type, v value, r *http.Request) (section, bool) {
	s := section{ID: name, Title: capital(w.name(answerType, name))}
	switch {
	case w.isPage(of.Name()):
		s = w.section(answerType, name, of.Name(), v, r.URL)
	case v.isList() && !w.Types[of.Name()].IsLeafType():
		s.Total, s.Table = len(v.items), w.table(s.Title, of.Name(), v.items)
	case v.isObject() && !w.isNode(of.Name()) && w.objectIsRow(of.Name()):
		s.Total, s.Table = 1, w.table(s.Title, of.Name(), []value{v})
	default:
		return section{}, false
	}
	return s, true
}

// objectIsRow reports whether an object is shown as a table of one row rather than as a
// text.
func (w writer) objectIsRow(typeName string) bool {
	return typeName != "Share" && typeName != "Months" && typeName != "Evidence"
}

// cross is a cross-table as a table of two dimensions.
type cross struct {
	Columns []cell
	Rows    []crossRow
	// Legend are the shades of the cells with the counts that they stand for.
	Legend []heatCell
}

type crossRow struct {
	Head  cell
	Cells []heatCell
}

// cross reads the cells of a cross-table; it gives nil for any other answer.
func (w writer) cross(v value) *cross {
	if !v.get("cells").isList() {
		return nil
	}
	counts := map[[2]string]value{}
	most := 0
	for _, c := range v.list("cells") {
		counts[[2]string{c.str("row"), c.str("column")}] = c
		most = max(most, integer(c, "count"))
	}
	shades := newHeat(most)
	built := &cross{Legend: shades.legend(most)}
	for _, column := range v.list("columns") {
		built.Columns = append(built.Columns, w.crossKey(column))
	}
	for _, row := range v.list("rows") {
		shown := crossRow{Head: w.crossKey(row)}
		for _, column := range v.list("columns") {
			c := counts[[2]string{row.str("key"), column.str("key")}]
			shown.Cells = append(shown.Cells, heatCell{Text: c.str("count"), Class: shades.class(integer(c, "count"))})
		}
		built.Rows = append(built.Rows, shown)
	}
	return built
}

// crossKey is the head of a row or a column; a table without columns has one for all.
func (w writer) crossKey(v value) cell {
	if v.str("key") == "" {
		return cell{Text: w.T("cross.all")}
	}
	return w.key(v)
}

// key is what a row is about: a link where it is a node.
func (w writer) key(v value) cell {
	key := v.str("key")
	if key == "" {
		return cell{Text: w.T("picture.unnamed")}
	}
	kind := w.vocabulary.KindOf(key)
	if kind == nil {
		return cell{Text: w.value("", key)}
	}
	shown := labelOf(v.str("label"))
	shown.Href = w.Href(pathOf(key))
	// Provisions and statutes of the same title are told apart by their numbers.
	if kind.Name == "Provision" || kind.Name == "Statute" {
		shown.Text = strings.TrimPrefix(key, kind.Slug()+"/") + ": " + shown.Text
	}
	return shown
}
