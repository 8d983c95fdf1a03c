package sqlite

import (
	"fmt"
	"strings"

	"habeas/graph/plan"
	"habeas/schema"
)

// connection writes a list as [total, items]. parent is the alias of the node whose
// relation it is, empty for a root list.
func (c *compiler) connection(l *plan.Connection, parent string) string {
	total, items := "'null'", "'null'"
	if l.Count {
		total = c.total(l, parent)
	}
	if l.Items {
		items = c.items(l, parent)
	}
	return "'[' || " + total + " || ',' || " + items + " || ']'"
}

// total counts edges, or nodes at the root. Without a condition no node is read, and
// the numbers of all nodes of a kind and of the edges of busy nodes are kept.
func (c *compiler) total(l *plan.Connection, parent string) string {
	if l.Relation != nil && l.Where == nil {
		return c.edgeTotal(l.Relation, parent)
	}
	if l.Relation == nil && l.Role == nil && l.Where == nil {
		return fmt.Sprintf("coalesce((SELECT edges FROM degree WHERE relation = %d AND node = 0), 0)", kindNumber(l.Kind))
	}
	s, from := c.from(l, parent)
	return fmt.Sprintf("(SELECT count(*) FROM %s%s)", from, c.conditions(l, s, plan.Page{}))
}

func (c *compiler) edgeTotal(relation *schema.Relation, parent string) string {
	edge := c.alias("e")
	here, _ := ends(relation)
	condition := fmt.Sprintf("%s.%s = %s._pk", edge, here, parent)
	if relation.Link.Symmetric {
		condition = fmt.Sprintf("(%[1]s._src = %[2]s._pk OR %[1]s._dst = %[2]s._pk)", edge, parent)
	}
	counted := fmt.Sprintf("(SELECT count(*) FROM %s AS %s WHERE %s)", edgeTable(relation.Link), edge, condition)
	if !c.dense[relationNumber(relation)] {
		return counted
	}
	return fmt.Sprintf("coalesce((SELECT edges FROM degree WHERE relation = %d AND node = %s._pk), %s)", relationNumber(relation), parent, counted)
}

// from is the scope of a list's items and the text of FROM, up to a condition to which
// others can be added.
func (c *compiler) from(l *plan.Connection, parent string) (scope, string) {
	if l.Relation != nil {
		s, from := c.joinFreely(l, parent)
		return s, from
	}
	s := scope{kind: l.Kind, node: c.alias("n")}
	return s, nodeTable(l.Kind) + " AS " + s.node + " WHERE 1"
}

// joinFreely goes along the list's relation and leaves to SQLite from which end: a
// condition on the node may be more selective than the edge.
func (c *compiler) joinFreely(l *plan.Connection, parent string) (scope, string) {
	s, from := c.step(l.Relation, parent)
	if l.Where != nil {
		from = strings.Replace(from, " CROSS JOIN ", " JOIN ", 1)
	}
	return s, from
}

// conditions are those of the list and of the page, each beginning with AND.
func (c *compiler) conditions(l *plan.Connection, s scope, page plan.Page) string {
	text := ""
	if l.Role != nil {
		text += " AND " + c.hasRole(l.Role, s)
	}
	if l.Where != nil {
		text += " AND " + c.predicate(l.Where, s)
	}
	keys := orderKeys(l.Order, s)
	if page.After != nil {
		text += " AND " + beyond(keys, page.After, false)
	}
	if page.Before != nil {
		text += " AND " + beyond(keys, page.Before, true)
	}
	return text
}

// items is the list of the page's items. What stands below the items is read after the
// page is known, where reading it costs more than finding the item again.
func (c *compiler) items(l *plan.Connection, parent string) string {
	dense := l.Relation != nil && c.dense[relationNumber(l.Relation)]
	if !dense && !readsBelow(l) {
		s, from := c.from(l, parent)
		return fmt.Sprintf("(SELECT %s FROM (SELECT %s AS j FROM %s%s))", list("j"), c.item(l, s), from, c.tail(l, s))
	}
	found := c.alias("p")
	below := scope{kind: l.Kind, node: c.alias("n"), parent: parent, relation: l.Relation}
	if l.Relation != nil {
		below.edge = found
	}
	page := c.page(l, parent, "")
	if dense {
		page = c.densePage(l, parent)
	}
	return fmt.Sprintf("(SELECT %s FROM (%s) AS %s CROSS JOIN %s AS %s ON %s._pk = %s._node)",
		list(c.item(l, below)), page, found, nodeTable(l.Kind), below.node, below.node, found)
}

// page finds the edges and the numbers of the nodes of a list's page. What first stands
// in FROM before them lets the page be read or not.
func (c *compiler) page(l *plan.Connection, parent, first string) string {
	s, from := c.from(l, parent)
	return "SELECT " + pageColumns(s) + " FROM " + first + from + c.tail(l, s)
}

func pageColumns(s scope) string {
	if s.edge == "" {
		return s.node + "._pk AS _node"
	}
	return s.node + "._pk AS _node, " + s.edge + ".*"
}

// tail is what follows FROM: conditions, order and limit. A plus stands before the limit's
// parameter here and in all statements: SQLite plans a statement anew whenever a bare
// parameter of a LIMIT is bound (sqlite3ExprIsInteger asks for its value), which costs many
// times what running it does.
func (c *compiler) tail(l *plan.Connection, s scope) string {
	return c.conditions(l, s, l.Page) + " ORDER BY " + orderText(orderKeys(l.Order, s), l.Page.Backward) + " LIMIT +" + param(l.Page.Limit)
}

// readsBelow reports whether an item reads more than its own rows, so that the page has
// to be cut first. Lists in the order of an index are cut as they are read.
func readsBelow(l *plan.Connection) bool {
	if l.Relation == nil && l.Role == nil && l.Where == nil && len(l.Order) <= 1 {
		return false
	}
	return l.Node != nil && nests(l.Node.Outputs) || nests(l.Edge)
}

func nests(outputs []plan.Output) bool {
	for _, output := range outputs {
		switch output := output.(type) {
		case *plan.ToOne, *plan.Connection, *plan.Facts, *plan.Evidence, plan.FormerIDs, plan.Roles:
			return true
		case *plan.Nested:
			if nests(output.Object.Outputs) {
				return true
			}
		}
	}
	return false
}

func (c *compiler) item(l *plan.Connection, s scope) string {
	cursor, node, edge := "'null'", "'null'", "'null'"
	if l.Cursor {
		cursor = cursorText(orderKeys(l.Order, s))
	}
	if l.Node != nil {
		node = c.object(l.Node, s)
	}
	if l.Edge != nil {
		edge = c.outputs(l.Edge, s)
	}
	return "'[' || " + cursor + " || ',' || " + node + " || ',' || " + edge + " || ']'"
}

// orderKey is a column by which a list is ordered.
type orderKey struct {
	column     string
	descending bool
}

// orderKeys are those of the terms, completed by the id and the edge's key, also where
// the id is a term: a cursor always ends in them.
func orderKeys(terms []plan.Term, s scope) []orderKey {
	keys := make([]orderKey, 0, len(terms)+2)
	for _, term := range terms {
		name := s.node + ".id"
		if term.Field != nil {
			name = s.node + "." + keyColumn(term.Field)
		}
		keys = append(keys, orderKey{name, term.Descending})
	}
	keys = append(keys, orderKey{column: s.node + ".id"})
	if s.edge != "" {
		keys = append(keys, orderKey{column: s.edge + "._key"})
	}
	return keys
}

func orderText(keys []orderKey, backward bool) string {
	parts := make([]string, len(keys))
	for i, key := range keys {
		parts[i] = key.column
		if key.descending != backward {
			parts[i] += " DESC"
		}
	}
	return strings.Join(parts, ", ")
}

func cursorText(keys []orderKey) string {
	parts := make([]string, len(keys))
	for i, key := range keys {
		parts[i] = "json_quote(" + key.column + ")"
	}
	return array(parts)
}

// beyond is the condition that a row comes after the keys in the list's order, or, with
// before, before them. Its first part is a plain range on the first key, which an index
// serves; an OR of ranges would lose the index.
func beyond(keys []orderKey, values []plan.Param, before bool) string {
	key, value := keys[0], param(values[0])
	operator := ">"
	if key.descending != before {
		operator = "<"
	}
	if len(keys) == 1 {
		return key.column + " " + operator + " " + value
	}
	return fmt.Sprintf("%[1]s %[2]s= %[3]s AND (%[1]s %[2]s %[3]s OR %[4]s)", key.column, operator, value, beyond(keys[1:], values[1:], before))
}
