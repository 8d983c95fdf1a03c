package sqlite

import (
	"fmt"
	"strings"

	"habeas/graph/plan"
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

// total counts edges, or nodes at the root. Without a condition no node is read.
func (c *compiler) total(l *plan.Connection, parent string) string {
	if l.Relation != nil && l.Where == nil {
		edge := c.alias("e")
		here, _ := ends(l.Relation)
		condition := fmt.Sprintf("%s.%s = %s._pk", edge, here, parent)
		if l.Relation.Link.Symmetric {
			condition = fmt.Sprintf("(%[1]s._src = %[2]s._pk OR %[1]s._dst = %[2]s._pk)", edge, parent)
		}
		return fmt.Sprintf("(SELECT count(*) FROM %s AS %s WHERE %s)", edgeTable(l.Relation.Link), edge, condition)
	}
	s, from := c.from(l, parent)
	return fmt.Sprintf("(SELECT count(*) FROM %s%s)", from, c.conditions(l, s, plan.Page{}))
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
	s, from := c.from(l, parent)
	conditions := from + c.conditions(l, s, l.Page)
	order := orderText(orderKeys(l.Order, s), l.Page.Backward)
	limit := param(l.Page.Limit)
	if !readsBelow(l) {
		return fmt.Sprintf("(SELECT %s FROM (SELECT %s AS j FROM %s ORDER BY %s LIMIT %s))", list("j"), c.item(l, s), conditions, order, limit)
	}
	columns := s.node + "._pk AS _node"
	page := scope{kind: l.Kind, node: c.alias("n"), parent: parent, relation: l.Relation}
	found := c.alias("p")
	if l.Relation != nil {
		columns += ", " + s.edge + ".*"
		page.edge = found
	}
	return fmt.Sprintf("(SELECT %s FROM (SELECT %s FROM %s ORDER BY %s LIMIT %s) AS %s CROSS JOIN %s AS %s ON %s._pk = %s._node)",
		list(c.item(l, page)), columns, conditions, order, limit, found, nodeTable(l.Kind), page.node, page.node, found)
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

// orderKeys are those of the terms, completed by the id and the edge's key.
func orderKeys(terms []plan.Term, s scope) []orderKey {
	keys := make([]orderKey, 0, len(terms)+2)
	withID := false
	for _, term := range terms {
		name := s.node + ".id"
		if term.Field != nil {
			name = s.node + "." + keyColumn(term.Field)
		}
		withID = withID || term.Field == nil
		keys = append(keys, orderKey{name, term.Descending})
	}
	if !withID {
		keys = append(keys, orderKey{column: s.node + ".id"})
	}
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
