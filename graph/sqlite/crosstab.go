package sqlite

import (
	"fmt"
	"strings"

	"habeas/graph/plan"
	"habeas/schema"
)

// crossTab counts in three steps: the keys of each thing in the rows and in the columns,
// as JSON lists; things with the same keys are counted together; and such groups are
// spread over the cells. It sees no more than the views, since it is a question.
func (c *compiler) crossTab(t *plan.CrossTab) string {
	thing := c.alias("t")
	return fmt.Sprintf("(WITH sets(r, c, n) AS MATERIALIZED (SELECT %s, %s, count(*) FROM %s AS %s WHERE %[4]s._status IS NOT 'RETRACTED'%s GROUP BY 1, 2), "+
		"cells(r, c, n) AS MATERIALIZED (SELECT r.value, c.value, sum(s.n) FROM sets AS s CROSS JOIN json_each(s.r) AS r CROSS JOIN json_each(s.c) AS c GROUP BY 1, 2) "+
		"SELECT '[' || %s || ',' || %s || ',' || %s || ',' || (SELECT coalesce(sum(n), 0) FROM sets WHERE r = '[]' OR c = '[]') || ']')",
		c.axis(t.Rows, thing), c.axis(t.Columns, thing), nodeTable(t.Count), thing, c.fitting(t, thing),
		c.tableKeys(t, t.Rows, "r"), c.tableKeys(t, t.Columns, "c"), c.tableCells(t))
}

// axis is the list of a thing's keys: numbers of nodes, or values. Each is in it once.
func (c *compiler) axis(a *plan.Axis, thing string) string {
	if a == nil {
		return "'[null]'"
	}
	w := c.walk(a.Path, thing+"._pk")
	key := w.at
	switch {
	case len(a.Ways) > 0:
		key = c.firstWay(a.Ways, w.at)
	case a.Field != nil && a.On == plan.OnEdge:
		key = w.edge + "." + viewField(a.Field)
	case a.Field != nil:
		if len(a.Path) > 0 {
			thing = c.alias("n")
			w.join(nodeTable(a.Path[len(a.Path)-1].Target), thing, "_pk")
		}
		key = thing + "." + column(a.Field.Name)
	}
	if a.Earliest {
		key = "substr(" + w.least(thing+"."+earliestColumn(a.Field)) + ", 1, 4)"
	}
	return "(SELECT json_group_array(DISTINCT k) FILTER (WHERE k IS NOT NULL) FROM (SELECT " + key + " AS k" + w.text() + "))"
}

// firstWay is the number of the node that the first of several ways leads to.
func (c *compiler) firstWay(ways [][]*schema.Relation, start string) string {
	ends := make([]string, len(ways))
	for i, way := range ways {
		w := c.walk(way, start)
		ends[i] = "(SELECT " + w.at + w.text() + ")"
	}
	return "coalesce(" + strings.Join(ends, ", ") + ")"
}

// walk goes along relations in the views, from the node whose number start is. at is the
// number of the node at the end, edge the alias of the edge that led to it.
type walk struct {
	at, edge         string
	from, conditions []string
}

func (c *compiler) walk(path []*schema.Relation, start string) *walk {
	w := &walk{at: start}
	for _, relation := range path {
		here, there := viewEnds(relation)
		w.edge = c.alias("e")
		w.join(edgeView(relation.Link), w.edge, here)
		w.at = w.edge + "." + there
	}
	return w
}

// join adds a view where its column is the number of the node at the end.
func (w *walk) join(view, alias, column string) {
	w.from = append(w.from, view+" AS "+alias)
	w.conditions = append(w.conditions, alias+"."+column+" = "+w.at)
}

func (w *walk) text() string {
	if len(w.from) == 0 {
		return ""
	}
	return " FROM " + strings.Join(w.from, " CROSS JOIN ") + " WHERE " + strings.Join(w.conditions, " AND ")
}

// least is the least of the values of an expression along the walk.
func (w *walk) least(value string) string {
	if len(w.from) == 0 {
		return value
	}
	return "min(" + value + ")"
}

// viewField is the column of an edge's field in its view.
func viewField(field *schema.Field) string {
	switch field.Name {
	case "modality", "status", "note":
		return "field_" + field.Name
	}
	return column(field.Name)
}

// viewEnds are the columns of an edge's view at the relation's owner and at its target.
func viewEnds(relation *schema.Relation) (here, there string) {
	from, to := endColumns(relation.Link)
	if relation.Reverse {
		return to, from
	}
	return from, to
}

// fitting is the condition that a thing goes with somebody whom the table's condition
// holds for: those are found first, then what goes with them.
func (c *compiler) fitting(t *plan.CrossTab, thing string) string {
	if t.Where == nil {
		return ""
	}
	c.asking = true
	defer func() { c.asking = false }()
	s := scope{kind: t.Subjects(), node: c.alias("n")}
	found := fmt.Sprintf("SELECT %[1]s._pk FROM %[2]s AS %[1]s WHERE %[1]s._status IS NOT 'RETRACTED' AND %[3]s", s.node, nodeTable(s.kind), c.predicate(t.Where, s))
	for i := len(t.Subject) - 1; i >= 0; i-- {
		edge := c.alias("e")
		here, there := viewEnds(t.Subject[i])
		found = fmt.Sprintf("SELECT %[1]s.%[2]s FROM %[3]s AS %[1]s WHERE %[1]s.%[4]s IN (%[5]s)", edge, here, edgeView(t.Subject[i].Link), there, found)
	}
	return " AND " + thing + "._pk IN (" + found + ")"
}

// seen are the conditions under which a question sees an edge and the node that it leads to.
func seen(s scope) string {
	text := fmt.Sprintf(" AND %s._status IS NOT 'RETRACTED' AND %s._status IS NOT 'RETRACTED'", s.edge, s.node)
	for _, relation := range []*schema.Relation{s.relation.Link.Left, s.relation.Link.Right} {
		if relation != nil && relation.ToOne() {
			text += " AND " + s.edge + "." + headColumn(relation)
		}
	}
	return text
}

// tableKeys lists the keys of an axis that have a cell, with their labels.
func (c *compiler) tableKeys(t *plan.CrossTab, a *plan.Axis, name string) string {
	switch {
	case a == nil:
		return "'[[null,null]]'"
	case a.Field != nil:
		return fmt.Sprintf("(SELECT %s FROM (SELECT DISTINCT %[2]s AS k FROM cells ORDER BY 1))", list("'[' || json_quote(k) || ',' || json_quote(k) || ']'"), name)
	}
	node := c.alias("n")
	return fmt.Sprintf("(SELECT %[1]s FROM (SELECT %[2]s.id, %[2]s.%[3]s AS label FROM (SELECT DISTINCT %[4]s AS k FROM cells) AS d CROSS JOIN %[5]s AS %[2]s ON %[2]s.pk = d.k ORDER BY 1))",
		list("'[' || json_quote(id) || ',' || json_quote(label) || ']'"), node, column(a.Label.Name), name, nodeView(t.Keys(a)))
}

// tableCells lists the cells, in the order of their keys.
func (c *compiler) tableCells(t *plan.CrossTab) string {
	row, rowNode := c.cellKey(t, t.Rows, "x.r")
	column, columnNode := c.cellKey(t, t.Columns, "x.c")
	return fmt.Sprintf("(SELECT %s FROM (SELECT %s AS r, %s AS c, x.n FROM cells AS x%s%s ORDER BY 1, 2))",
		list("'[' || json_quote(r) || ',' || json_quote(c) || ',' || n || ']'"), row, column, rowNode, columnNode)
}

// cellKey is a cell's key on an axis, and the join that it needs.
func (c *compiler) cellKey(t *plan.CrossTab, a *plan.Axis, value string) (key, join string) {
	if a == nil || a.Field != nil {
		return value, ""
	}
	node := c.alias("n")
	return node + ".id", fmt.Sprintf(" CROSS JOIN %[1]s AS %[2]s ON %[2]s.pk = %[3]s", nodeView(t.Keys(a)), node, value)
}
