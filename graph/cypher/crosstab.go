package cypher

import (
	"fmt"
	"strings"

	"habeas/graph/plan"
	"habeas/schema"
)

// crossTab counts in three steps: the keys of each thing in the rows and in the columns;
// things with the same keys are counted together; and such groups are spread over the
// cells. It is a clause that gives the table under a name.
func (c *compiler) crossTab(t *plan.CrossTab, name string) string {
	c.asking = true
	defer func() { c.asking = false }()
	thing := c.variable("t")
	text := "CALL () {\n  " + c.fitting(t, thing) + "\n" +
		"  WITH " + c.axis(t.Rows, t.Count, thing) + " AS rs, " + c.axis(t.Columns, t.Count, thing) + " AS cs\n" +
		"  WITH rs, cs, count(*) AS n\n" +
		"  WITH collect([rs, cs, n]) AS sets\n" +
		"  CALL (sets) { UNWIND sets AS s UNWIND s[0] AS r UNWIND s[1] AS c WITH r, c, sum(s[2]) AS n " +
		"WITH r, c, n, " + key(t.Rows, "r") + " AS rk, " + key(t.Columns, "c") + " AS ck ORDER BY rk, ck RETURN collect([rk, ck, n]) AS cells, collect(DISTINCT r) AS rows, collect(DISTINCT c) AS columns }\n" +
		"  " + tableKeys(t.Rows, "rows") + "\n  " + tableKeys(t.Columns, "columns") + "\n" +
		"  RETURN [rows_keys, columns_keys, cells, reduce(z = 0, s IN sets | CASE WHEN s[0] = [] OR s[1] = [] THEN z + s[2] ELSE z END)] AS " + name + "\n}\n"
	return text
}

// fitting finds the things that go with somebody whom the table's condition holds for:
// those first, then what goes with them.
func (c *compiler) fitting(t *plan.CrossTab, thing string) string {
	if t.Where == nil {
		return "MATCH (" + thing + ":" + label(t.Count) + ")" + where(c.seen("", thing))
	}
	s := scope{kind: t.Subjects(), node: thing}
	if len(t.Subject) > 0 {
		s.node = c.variable("n")
	}
	text := c.matchRoot(&plan.Connection{Kind: s.kind, Where: t.Where}, s, c.seen("", s.node))
	for i := len(t.Subject) - 1; i >= 0; i-- {
		relation, owner := t.Subject[i], thing
		if i > 0 {
			owner = c.variable("n")
		}
		edge := c.variable("e")
		text += fmt.Sprintf(" WITH DISTINCT %[1]s MATCH (%[2]s:%[3]s)%[4]s(%[1]s)%[5]s", s.node, owner, label(relation.Owner), arrow(relation, edge), where(c.seen(edge, owner)))
		s.node = owner
	}
	return text + " WITH DISTINCT " + thing
}

// seen are the conditions under which a question sees an edge and a node, either of which
// may be none; nothing where the store holds nothing that questions do not see.
func (c *compiler) seen(edge, node string) []string {
	if !c.asking {
		return nil
	}
	text := strings.TrimPrefix(parts{irregular: c.irregular}.Live(edge, node), " AND ")
	if text == "" {
		return nil
	}
	return []string{text}
}

// axis is the list of a thing's keys: nodes, or values. Each is in it once.
func (c *compiler) axis(a *plan.Axis, kind *schema.Kind, thing string) string {
	if a == nil {
		return "[null]"
	}
	s, match := c.walk(scope{kind: kind, node: thing}, a.Path, "MATCH")
	key := s.node
	switch {
	case len(a.Ways) > 0:
		key, match = c.firstWay(a.Ways, s, match)
	case a.Field != nil && a.Earliest:
		key = s.node + "." + earliestProperty(a.Field)
	case a.Field != nil:
		key = target(a.On, s) + "." + property(a.Field.Name)
	}
	value := key
	if a.Earliest {
		value = "substring(" + key + ", 0, 4)"
	}
	switch {
	case match == "":
		return "[x IN [" + value + "] WHERE x IS NOT NULL]"
	case a.Earliest:
		return "COLLECT { " + match + " WITH " + key + " AS y WHERE y IS NOT NULL RETURN substring(y, 0, 4) ORDER BY y LIMIT 1 }"
	case a.Field == nil && len(a.Ways) == 0:
		return "COLLECT { " + match + " RETURN DISTINCT " + key + " }"
	}
	return "COLLECT { " + match + " WITH " + key + " AS y WHERE y IS NOT NULL RETURN DISTINCT y }"
}

// walk goes along relations, each in a clause of its own, because within one no edge is
// met twice.
func (c *compiler) walk(s scope, path []*schema.Relation, clause string) (scope, string) {
	text := ""
	for _, relation := range path {
		s = c.step(relation, s.node)
		text += " " + clause + " " + pattern(s) + where(c.seen(s.edge, s.node))
	}
	return s, strings.TrimPrefix(text, " ")
}

// firstWay is the node that the first of several ways leads to, and the clauses that go
// all of them.
func (c *compiler) firstWay(ways [][]*schema.Relation, s scope, match string) (node, text string) {
	var ends []string
	for _, way := range ways {
		end, further := c.walk(s, way, "OPTIONAL MATCH")
		match += " " + further
		ends = append(ends, end.node)
	}
	return "coalesce(" + strings.Join(ends, ", ") + ")", strings.TrimPrefix(match, " ")
}

// key is the key that a value of an axis is shown by.
func key(a *plan.Axis, value string) string {
	if a == nil || a.Field != nil {
		return value
	}
	return value + ".`id`"
}

// tableKeys is a clause that gives the keys of an axis with their labels, in order.
func tableKeys(a *plan.Axis, name string) string {
	if a == nil {
		return "WITH *, [[null, null]] AS " + name + "_keys"
	}
	labelled := "x"
	if a.Label != nil {
		labelled = "x." + property(a.Label.Name)
	}
	return fmt.Sprintf("CALL (%[1]s) { UNWIND %[1]s AS x WITH %[2]s AS k, %[3]s AS l ORDER BY k RETURN collect([k, l]) AS %[1]s_keys }", name, key(a, "x"), labelled)
}
