package cypher

import (
	"fmt"
	"strings"

	"habeas/graph/plan"
)

// facts lists what a source supports: what cites it, by the indexes of citations.
func (c *compiler) facts(f *plan.Facts, s scope) string {
	total, items := "null", "null"
	if f.Count {
		node, edge := c.variable("n"), c.variable("e")
		total = fmt.Sprintf("COUNT { %s RETURN %s } + COUNT { %s RETURN %s }", citingNodes(s.node, node), node, citingEdges(s.node, edge), edge)
	}
	if f.Items {
		items = c.factItems(f, s)
	}
	return "[" + total + ", " + items + "]"
}

func citingNodes(source, node string) string {
	return fmt.Sprintf("CALL db.index.fulltext.queryNodes('%s', %s) YIELD node AS %s", citedNodes, exactly(source+".`id`"), node)
}

func citingEdges(source, edge string) string {
	return fmt.Sprintf("CALL db.index.fulltext.queryRelationships('%s', %s) YIELD relationship AS %s", citedEdges, exactly(source+".`id`"), edge)
}

// exactly is the full-text query for one term: in quotes only two characters need an
// escape.
func exactly(text string) string {
	return fmt.Sprintf(`'"' + replace(replace(%s, '\\', '\\\\'), '"', '\\"') + '"'`, text)
}

// supported is one thing that a source supports: the variables of its ends, of what
// cites the source, and of its order keys.
type supported struct{ from, to, fact, node, relation, other, key string }

func (c *compiler) factItems(f *plan.Facts, s scope) string {
	fact := supported{c.variable("a"), c.variable("b"), c.variable("c"), c.variable("k"), c.variable("k"), c.variable("k"), c.variable("k")}
	keys := []orderKey{plainKey(fact.node), plainKey(fact.relation), plainKey(fact.other), plainKey(fact.key)}
	cursor, outputs := "null", "null"
	if f.Cursor {
		cursor = cursorText(keys)
	}
	if f.Fact != nil {
		outputs = c.factOutputs(f.Fact, fact, s)
	}
	order := orderText(keys, f.Page.Backward)
	all := strings.Join([]string{fact.from, fact.to, fact.fact, fact.node, fact.relation, fact.other, fact.key}, ", ")
	return fmt.Sprintf("COLLECT { CALL (%s) { %s } WITH %s%s WITH %s ORDER BY %s LIMIT %s RETURN [%s, %s] ORDER BY %s }",
		s.node, c.factBranches(fact, s), all, where(c.pageConditions(keys, f.Page)), all, order, c.param(f.Page.Limit), cursor, outputs, order)
}

func (c *compiler) factBranches(fact supported, s scope) string {
	node, edge := c.variable("n"), c.variable("e")
	columns := fmt.Sprintf("RETURN %%s AS %s, %%s AS %s, %%s AS %s, %%s AS %s, %%s AS %s, %%s AS %s, %%s AS %s",
		fact.from, fact.to, fact.fact, fact.node, fact.relation, fact.other, fact.key)
	return citingNodes(s.node, node) + " " + fmt.Sprintf(columns, node, "null", node, node+".`id`", "''", "''", "''") + " UNION ALL " +
		citingEdges(s.node, edge) + " " + fmt.Sprintf(columns, "startNode("+edge+")", "endNode("+edge+")", edge,
		"startNode("+edge+").`id`", "type("+edge+")", "endNode("+edge+").`id`", edge+".`_key`")
}

func (c *compiler) factOutputs(outputs []plan.FactOutput, fact supported, s scope) string {
	values := make([]string, len(outputs))
	for i, output := range outputs {
		switch output := output.(type) {
		case *plan.FactNode:
			values[i] = c.any(output.Any, fact.from)
		case *plan.FactOther:
			values[i] = c.any(output.Any, fact.to)
		case plan.FactRelation:
			values[i] = "nullif(" + fact.relation + ", '')"
		case plan.FactFields:
			values[i] = c.citedFields(fact.fact, s.node+".`id`")
		}
	}
	return list(values)
}

// citedFields lists the fields for which a fact cites a source, each once, in the order
// of its citations; none where a citation is for the whole fact.
func (c *compiler) citedFields(fact, source string) string {
	at, list := c.variable("i"), c.variable("l")
	cited := fmt.Sprintf("[%[1]s IN range(0, size(%[2]s.`_citation_source`) - 1) WHERE %[2]s.`_citation_source`[%[1]s] = %[3]s | %[2]s.`_citation_fields`[%[1]s]]", at, fact, source)
	return fmt.Sprintf("CASE WHEN '' IN %[1]s THEN [] ELSE reduce(%[2]s = [], %[3]s IN reduce(%[4]s = [], %[5]s IN %[1]s | %[4]s + split(%[5]s, ',')) | CASE WHEN %[3]s IN %[2]s THEN %[2]s ELSE %[2]s + %[3]s END) END",
		cited, list, c.variable("w"), c.variable("l"), c.variable("w"))
}

// any reads a node of whatever kind.
func (c *compiler) any(a *plan.Any, node string) string {
	var text strings.Builder
	text.WriteString("CASE")
	for _, object := range a.Objects {
		fmt.Fprintf(&text, " WHEN %s:%s THEN [%d, %s]", node, label(object.Kind), object.Kind.Index, c.object(object, scope{kind: object.Kind, node: node}))
	}
	text.WriteString(" END")
	return text.String()
}
