package explorer

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// table is a list of things with what is said of each.
type table struct {
	Caption string
	Columns []string
	Rows    [][]cell
}

// column is a value of a row before it is known which columns the table has.
type column struct {
	key, head string
	cell      cell
}

// evidenceColumn stands last in every table.
const evidenceColumn = "evidence"

// table makes a table of values of a type. Columns in which nothing stands are left out.
func (w writer) table(caption, typeName string, rows []value) *table {
	if len(rows) == 0 {
		return nil
	}
	lines := make([][]column, len(rows))
	for i, row := range rows {
		lines[i] = w.row(typeName, row)
	}
	return w.lined(caption, lines)
}

// lined is a table of rows.
func (w writer) lined(caption string, lines [][]column) *table {
	var order []column
	for _, line := range lines {
		for _, c := range line {
			if !c.cell.empty() && !slices.ContainsFunc(order, func(known column) bool { return known.key == c.key }) {
				order = append(order, c)
			}
		}
	}
	order = w.sorted(order, lines)
	built := &table{Caption: caption}
	for _, c := range order {
		built.Columns = append(built.Columns, capital(c.head))
	}
	for _, line := range lines {
		cells := make([]cell, len(order))
		for i, c := range order {
			if at := slices.IndexFunc(line, func(own column) bool { return own.key == c.key }); at >= 0 {
				cells[i] = line[at].cell
			}
		}
		built.Rows = append(built.Rows, cells)
	}
	return built
}

// sorted puts the columns into the order of the operation: a column that is empty in the
// first rows still stands where it was asked for.
func (w writer) sorted(columns []column, lines [][]column) []column {
	place := map[string]int{}
	for _, line := range lines {
		for i, c := range line {
			place[c.key] = max(place[c.key], i)
		}
	}
	slices.SortStableFunc(columns, func(a, b column) int { return place[a.key] - place[b.key] })
	return columns
}

// row is what a table says of a value.
func (w writer) row(typeName string, v value) []column {
	if !w.isEdge(typeName) {
		if w.isNode(typeName) {
			return w.nodeRow(typeName, v)
		}
		if w.isKeyed(typeName) {
			return append([]column{{key: "subject", head: w.name(typeName, "label"), cell: w.key(v)}}, w.memberColumns(typeName, "", v, []string{"key", "label"})...)
		}
		return w.withEvidence(w.memberColumns(typeName, "", v, nil), v.get("evidence"))
	}
	nodeType := w.field(typeName, "node").Name()
	node := v.get("node")
	kind := w.kindOf(nodeType, node)
	columns := []column{w.subject(kind, node)}
	columns = append(columns, w.memberColumns(typeName, "edge.", v, []string{"node", "cursor", "key"})...)
	columns = append(columns, w.memberColumns(nodeType, "", node, labelled[kind])...)
	known := v.get("evidence")
	if known.null() {
		known = node.get("evidence")
	}
	return w.withEvidence(columns, known)
}

// isKeyed reports whether a type is a row of a judge, a court, a group or a year: it has a
// key and what that is called.
func (w writer) isKeyed(typeName string) bool {
	return w.hasFields(typeName, "key", "label")
}

func (w writer) nodeRow(typeName string, node value) []column {
	kind := w.kindOf(typeName, node)
	columns := append([]column{w.subject(kind, node)}, w.memberColumns(typeName, "", node, labelled[kind])...)
	return w.withEvidence(columns, node.get("evidence"))
}

// subject is the column that leads to the thing that the row is about.
func (w writer) subject(kind string, node value) column {
	return column{key: "subject", head: w.Kind(kind), cell: w.link(kind, node, false)}
}

func (w writer) memberColumns(typeName, prefix string, v value, without []string) []column {
	var columns []column
	for _, m := range v.members {
		if m.name == "id" || m.name == "__typename" || m.name == evidenceColumn || slices.Contains(without, m.name) {
			continue
		}
		of := w.field(typeName, m.name)
		columns = append(columns, column{key: prefix + m.name, head: w.name(typeName, m.name), cell: w.memberCell(typeName, m, of)})
	}
	return columns
}

// memberCell is a member of an object. Four fields hold codes though they are texts.
func (w writer) memberCell(typeName string, m member, of *ast.Type) cell {
	if typeName == "CaseEvent" && m.name == "kind" {
		return cell{Text: w.T("event." + m.value.text)}
	}
	if typeName == "CaseGap" && m.name == "what" || typeName == "MatchReason" && m.name == "feature" {
		return cell{Text: w.value("", m.value.text)}
	}
	if typeName == "Fact" && m.name == "relation" {
		return cell{Text: w.supported(m.value)}
	}
	return w.cell(of, m.value)
}

// supported is what a source supports: an edge by its name at the end that it comes from,
// and where there is none the node itself.
func (w writer) supported(edge value) string {
	if edge.null() {
		return w.T("fact.own")
	}
	known := w.vocabulary.Edge(edge.text)
	if known == nil || len(known.Links) == 0 {
		return edge.text
	}
	relation := known.Links[0].Left
	return w.name(relation.Owner.Name, relation.Name)
}

func (w writer) withEvidence(columns []column, known value) []column {
	return append(columns, column{key: evidenceColumn, head: w.T("evidence"), cell: cell{Evidence: w.evidence(known)}})
}
