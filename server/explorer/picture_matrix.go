package explorer

import (
	"slices"
	"strconv"
)

// How large a matrix may be: more rows and columns are too many to follow with the eye.
const (
	matrixRows    = 16
	matrixColumns = 12
)

// matrix shows pairs as a table of the left ones by the right ones. It takes the pairs in
// their order, as long as it has room for both.
func (w writer) matrix(l list) []picture {
	counts := w.counts(l.typeName)
	if len(counts) == 0 || len(l.items) < 2 {
		return nil
	}
	p := w.newPicture(l, counts[0])
	grid := &grid{counts: map[[2]string]int{}}
	for _, pair := range l.items {
		if !grid.add(pair, integer(pair, counts[0])) {
			grid.left++
		}
	}
	p.Broad = true
	p.Matrix = grid.cross(w, l.typeName)
	p.Notes = append(p.Notes, w.T("picture.matrixEmpty"))
	if grid.left > 0 {
		p.Notes = append(p.Notes, w.T("picture.matrixLeftOut", grid.left, len(l.items)))
	}
	return []picture{p}
}

// grid gathers pairs for a matrix.
type grid struct {
	rows, columns []value
	counts        map[[2]string]int
	// most is the largest count, left how many pairs have no room.
	most, left int
}

// add takes a pair in; it reports whether there was room.
func (g *grid) add(pair value, count int) bool {
	left, right := pair.get("left"), pair.get("right")
	row, column := indexOf(g.rows, left), indexOf(g.columns, right)
	if row < 0 && len(g.rows) == matrixRows || column < 0 && len(g.columns) == matrixColumns {
		return false
	}
	if row < 0 {
		g.rows = append(g.rows, left)
	}
	if column < 0 {
		g.columns = append(g.columns, right)
	}
	g.counts[[2]string{left.str("id"), right.str("id")}] = count
	g.most = max(g.most, count)
	return true
}

func indexOf(nodes []value, node value) int {
	return slices.IndexFunc(nodes, func(known value) bool { return known.str("id") == node.str("id") })
}

func (g *grid) cross(w writer, typeName string) *cross {
	shades := newHeat(g.most)
	kind := func(field string, node value) string { return w.kindOf(w.field(typeName, field).Name(), node) }
	built := &cross{Legend: shades.legend(g.most)}
	for _, column := range g.columns {
		built.Columns = append(built.Columns, w.head(kind("right", column), column))
	}
	for _, row := range g.rows {
		shown := crossRow{Head: w.head(kind("left", row), row)}
		for _, column := range g.columns {
			n := g.counts[[2]string{row.str("id"), column.str("id")}]
			text := ""
			if n > 0 {
				text = strconv.Itoa(n)
			}
			shown.Cells = append(shown.Cells, heatCell{Text: text, Class: shades.class(n)})
		}
		built.Rows = append(built.Rows, shown)
	}
	return built
}

// head is a node at the edge of a matrix, where there is room for one name.
func (w writer) head(kind string, node value) cell {
	shown := w.link(kind, node, false)
	shown.Beside = nil
	return shown
}
