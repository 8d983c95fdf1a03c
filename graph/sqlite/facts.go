package sqlite

import (
	"fmt"
	"strings"

	"habeas/graph/plan"
)

// facts lists what a source supports. Each kind and each link is a branch of its own,
// since the ids by which facts are ordered stand in its table.
func (c *compiler) facts(f *plan.Facts, s scope) string {
	total, items := "'null'", "'null'"
	if f.Count {
		total = fmt.Sprintf("(SELECT count(DISTINCT fact) FROM citation WHERE source = %[1]s._pk AND fact <> %[1]s._pk)", s.node)
	}
	if f.Items {
		items = c.factItems(f, s)
	}
	return "'[' || " + total + " || ',' || " + items + " || ']'"
}

func (c *compiler) factItems(f *plan.Facts, s scope) string {
	fact := c.alias("f")
	keys := []orderKey{{column: fact + ".node"}, {column: fact + ".relation"}, {column: fact + ".other"}, {column: fact + ".key"}}
	conditions := ""
	if f.Page.After != nil {
		conditions += " AND " + beyond(keys, f.Page.After, false)
	}
	if f.Page.Before != nil {
		conditions += " AND " + beyond(keys, f.Page.Before, true)
	}
	cursor, outputs := "'null'", "'null'"
	if f.Cursor {
		cursor = cursorText(keys)
	}
	if f.Fact != nil {
		outputs = c.factOutputs(f.Fact, fact, s.node)
	}
	return fmt.Sprintf("(SELECT %s FROM (SELECT * FROM (%s) AS %[3]s WHERE 1%s ORDER BY %s LIMIT +%s) AS %[3]s)",
		list("'[' || "+cursor+" || ',' || "+outputs+" || ']'"), c.factBranches(s), fact, conditions, orderText(keys, f.Page.Backward), param(f.Page.Limit))
}

// factBranches gives, for each fact that cites the source: its ids, and the index of
// the kind of each end (-1 for none). A source's own evidence is itself, which is left
// out.
func (c *compiler) factBranches(s scope) string {
	var branches []string
	once := fmt.Sprintf("c.source = %[1]s._pk AND c.fact <> %[1]s._pk AND c.ord = (SELECT min(d.ord) FROM citation AS d WHERE d.fact = c.fact AND d.source = c.source)", s.node)
	for _, kind := range c.vocabulary.Kinds {
		branches = append(branches, fmt.Sprintf(
			"SELECT a.id AS node, '' AS relation, '' AS other, '' AS key, c.fact AS fact, %d AS node_kind, -1 AS other_kind FROM citation AS c CROSS JOIN %s AS a ON a._pk = c.fact WHERE c.about = %d AND %s",
			kind.Index, nodeTable(kind), kind.Index, once))
	}
	for _, link := range c.vocabulary.Links {
		branches = append(branches, fmt.Sprintf(
			"SELECT a.id, '%s', b.id, e._key, c.fact, %d, %d FROM citation AS c CROSS JOIN %s AS e ON e._src = c.src AND e._dst = c.dst AND e._fact = c.fact CROSS JOIN %s AS a ON a._pk = c.src CROSS JOIN %s AS b ON b._pk = c.dst WHERE c.about = %d AND %s",
			link.Edge.Name, link.From.Index, link.To.Index, edgeTable(link), nodeTable(link.From), nodeTable(link.To), linkAbout+link.Index, once))
	}
	return strings.Join(branches, " UNION ALL ")
}

func (c *compiler) factOutputs(outputs []plan.FactOutput, fact, source string) string {
	values := make([]string, len(outputs))
	for i, output := range outputs {
		switch output := output.(type) {
		case *plan.FactNode:
			values[i] = c.any(output.Any, fact+".node_kind", fact+".node")
		case *plan.FactOther:
			values[i] = c.any(output.Any, fact+".other_kind", fact+".other")
		case plan.FactRelation:
			values[i] = "json_quote(nullif(" + fact + ".relation, ''))"
		case plan.FactFields:
			values[i] = citedFields(fact, source)
		}
	}
	return array(values)
}

// citedFields lists the fields for which a fact cites a source, each once, in the order
// of its citations; none where a citation is for the whole fact.
func citedFields(fact, source string) string {
	of := fmt.Sprintf("d.fact = %s.fact AND d.source = %s._pk", fact, source)
	return fmt.Sprintf("CASE WHEN EXISTS (SELECT 1 FROM citation AS d WHERE %[1]s AND d.fields IS NULL) THEN '[]' ELSE (SELECT %[2]s FROM (SELECT j.value AS value, min(d.ord * 1000000 + j.key) FROM citation AS d CROSS JOIN json_each(d.fields) AS j WHERE %[1]s GROUP BY j.value ORDER BY 2)) END",
		of, list("json_quote(value)"))
}

// any reads a node of whatever kind.
func (c *compiler) any(a *plan.Any, kind, id string) string {
	var text strings.Builder
	text.WriteString("CASE " + kind)
	for _, object := range a.Objects {
		s := scope{kind: object.Kind, node: c.alias("n")}
		fmt.Fprintf(&text, " WHEN %d THEN '[%d,' || (SELECT %s FROM %s AS %s WHERE %s.id = %s) || ']'",
			object.Kind.Index, object.Kind.Index, c.object(object, s), nodeTable(object.Kind), s.node, s.node, id)
	}
	text.WriteString(" ELSE 'null' END")
	return text.String()
}
