package cypher

import (
	"fmt"
	"strings"

	"habeas/graph/plan"
)

// connection writes a list as [total, items]. The scope is that of the node whose
// relation it is, empty for a root list.
func (c *compiler) connection(l *plan.Connection, s scope) string {
	if l.Relation == nil && l.Where != nil && l.Count && l.Items {
		return c.foundOnce(l)
	}
	total, items := "null", "null"
	if l.Count {
		total = c.total(l, s)
	}
	if l.Items {
		items = c.items(l, s)
	}
	return "[" + total + ", " + items + "]"
}

// total counts edges, or nodes at the root. Without a condition Neo4j has the number.
func (c *compiler) total(l *plan.Connection, s scope) string {
	if l.Relation == nil && l.Where == nil {
		return "COUNT { (:" + c.rootLabel(l) + ") }"
	}
	if l.Where == nil {
		node := ""
		if ambiguous(l.Relation) {
			node = ":" + label(l.Kind)
		}
		return "COUNT { (" + s.node + ")" + arrow(l.Relation, "") + "(" + node + ") }"
	}
	inner := c.itemScope(l, s)
	return "COUNT { " + c.match(l, inner, nil) + " RETURN " + inner.node + " }"
}

// rootLabel is the label of a root list's nodes. A role's label is that of one kind,
// unless a vocabulary gives roles to several.
func (c *compiler) rootLabel(l *plan.Connection) string {
	if l.Role == nil {
		return label(l.Kind)
	}
	for _, kind := range c.vocabulary.Kinds {
		if kind != l.Kind && len(kind.Roles) > 0 {
			return label(l.Kind) + "&" + roleLabel(l.Role)
		}
	}
	return roleLabel(l.Role)
}

// itemScope is the scope of a list's items, where s is that of the node that has them.
func (c *compiler) itemScope(l *plan.Connection, s scope) scope {
	if l.Relation == nil {
		return scope{kind: l.Kind, node: c.variable("n")}
	}
	return c.step(l.Relation, s.node)
}

// match finds a list's items, whose scope it is: MATCH and its conditions, to which more
// can be given.
func (c *compiler) match(l *plan.Connection, s scope, more []string) string {
	if l.Relation == nil {
		return c.matchRoot(l, s, more)
	}
	return "MATCH " + pattern(s) + where(c.wanted(l.Where, s, more))
}

// matchRoot finds the items of a root list, from what a condition finds by itself where
// there is such a condition.
func (c *compiler) matchRoot(l *plan.Connection, s scope, more []string) string {
	conditions := []string{}
	if l.Role != nil {
		conditions = append(conditions, s.node+":"+roleLabel(l.Role))
	}
	from := "(" + s.node + ":" + label(l.Kind) + ")"
	if l.Where == nil {
		return "MATCH " + from + where(append(conditions, more...))
	}
	drivers, rest := driving(l.Where)
	paths := c.paths(drivers, s, from)
	for _, predicate := range rest {
		conditions = append(conditions, c.predicate(predicate, s))
	}
	if drivers == nil {
		return "MATCH " + from + where(append(conditions, more...))
	}
	return paths + "WITH DISTINCT " + s.node + where(append(conditions, more...))
}

// wanted are a list's condition and others.
func (c *compiler) wanted(p plan.Predicate, s scope, more []string) []string {
	if p == nil {
		return more
	}
	return append([]string{c.predicate(p, s)}, more...)
}

func where(conditions []string) string {
	if len(conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(conditions, " AND ")
}

// items is the list of the page's items. The page is found first, and what stands below
// its items is read afterwards.
func (c *compiler) items(l *plan.Connection, s scope) string {
	inner := c.itemScope(l, s)
	keys := orderKeys(l.Order, inner)
	if c.isDense(l) {
		return "COLLECT { " + c.densePage(l, inner, keys) + " }"
	}
	conditions := c.pageConditions(keys, l.Page)
	if l.Relation == nil && len(conditions) == 0 {
		// Without it no index gives the order. Keys are never missing.
		conditions = []string{keys[0].property + " IS NOT NULL"}
	}
	return "COLLECT { " + c.match(l, inner, conditions) + c.page(l, inner, keys) + " }"
}

// page cuts and reads the page of what was matched.
func (c *compiler) page(l *plan.Connection, s scope, keys []orderKey) string {
	carried := s.node
	if s.edge != "" {
		carried += ", " + s.edge
	}
	order := orderText(keys, l.Page.Backward)
	return fmt.Sprintf(" WITH %s ORDER BY %s LIMIT %s RETURN %s ORDER BY %s", carried, order, c.param(l.Page.Limit), c.item(l, s, keys), order)
}

// foundOnce finds the nodes of a filtered root list once, for the total and for the page.
func (c *compiler) foundOnce(l *plan.Connection) string {
	s, found := c.itemScope(l, scope{}), c.variable("f")
	match := c.matchRoot(l, s, nil)
	keys, page := orderKeys(l.Order, s), ""
	if conditions := c.pageConditions(keys, l.Page); conditions != nil {
		page = " WITH " + s.node + where(conditions)
	}
	return fmt.Sprintf("last(COLLECT { %[1]s WITH collect(%[2]s) AS %[3]s RETURN [size(%[3]s), COLLECT { UNWIND %[3]s AS %[2]s%[4]s%[5]s }] })",
		match, s.node, found, page, c.page(l, s, keys))
}

func (c *compiler) pageConditions(keys []orderKey, page plan.Page) []string {
	var conditions []string
	if page.After != nil {
		conditions = append(conditions, c.beyond(keys, page.After, false))
	}
	if page.Before != nil {
		conditions = append(conditions, c.beyond(keys, page.Before, true))
	}
	return conditions
}

func (c *compiler) item(l *plan.Connection, s scope, keys []orderKey) string {
	if flat(l) {
		return c.flatItem(l, s, keys)
	}
	cursor, node, edge := "null", "null", "null"
	if l.Cursor {
		cursor = cursorText(keys)
	}
	if l.Node != nil {
		node = c.object(l.Node, s)
	}
	if l.Edge != nil {
		edge = c.outputs(l.Edge, s)
	}
	return "[" + cursor + ", " + node + ", " + edge + "]"
}

// orderKey is a property by which a list is ordered, and what the cursor says of it.
type orderKey struct {
	property, shown string
	// text keys are compared by the key of a text.
	text       bool
	descending bool
}

// orderKeys are those of the terms, completed by the id and the edge's key, also where
// the id is a term: a cursor always ends in them.
func orderKeys(terms []plan.Term, s scope) []orderKey {
	keys := make([]orderKey, 0, len(terms)+2)
	for _, term := range terms {
		key := orderKey{property: s.node + ".`id`", descending: term.Descending}
		if term.Field != nil {
			key.property = s.node + "." + keyProperty(term.Field)
			key.text = term.Field.Folded()
		}
		key.shown = key.property
		if key.text {
			key.shown = s.node + "." + property(term.Field.Name)
		}
		keys = append(keys, key)
	}
	keys = append(keys, plainKey(s.node+".`id`"))
	if s.edge != "" {
		keys = append(keys, plainKey(s.edge+".`_key`"))
	}
	return keys
}

func plainKey(property string) orderKey { return orderKey{property: property, shown: property} }

func orderText(keys []orderKey, backward bool) string {
	parts := make([]string, len(keys))
	for i, key := range keys {
		parts[i] = key.property
		if key.descending != backward {
			parts[i] += " DESC"
		}
	}
	return strings.Join(parts, ", ")
}

func cursorText(keys []orderKey) string {
	parts := make([]string, len(keys))
	for i, key := range keys {
		parts[i] = key.shown
	}
	return list(parts)
}

// beyond is the condition that a row comes after the keys in the list's order, or, with
// before, before them. Its first part is a plain range on the first key, which an index
// serves; an OR of ranges would lose the order.
func (c *compiler) beyond(keys []orderKey, values []plan.Param, before bool) string {
	key := keys[0]
	operator, value := c.bound(key, values[0], before)
	if len(keys) == 1 {
		return key.property + " " + operator + " " + value
	}
	return fmt.Sprintf("%[1]s %[2]s= %[3]s AND (%[1]s %[2]s %[3]s OR %[4]s)", key.property, operator, value, c.beyond(keys[1:], values[1:], before))
}

// bound is the operator and the value by which what comes after a key is found.
func (c *compiler) bound(key orderKey, value plan.Param, before bool) (operator, text string) {
	operator = ">"
	if key.descending != before {
		operator = "<"
	}
	if key.text {
		return operator, c.key(value)
	}
	return operator, c.param(value)
}
