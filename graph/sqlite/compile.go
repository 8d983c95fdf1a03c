package sqlite

import (
	"fmt"
	"strconv"
	"strings"

	"habeas/graph/plan"
	"habeas/schema"
)

// Compile turns a plan into one SELECT with a column for each root. The parameter
// numbered n in the plan is ?(n+1) in the statement. Plans of the same shape give the
// same text. Relations that are dense somewhere in the store get a second way to their
// page.
func Compile(v *schema.Vocabulary, p *plan.Plan, dense Dense) string {
	c := &compiler{vocabulary: v, dense: dense}
	columns := make([]string, len(p.Roots))
	for i, root := range p.Roots {
		columns[i] = c.root(root) + " AS r" + strconv.Itoa(i)
	}
	return "SELECT " + strings.Join(columns, ",\n  ")
}

// compiler writes expressions. Each method gives the text of an SQL expression whose
// value is the JSON text of a row.
type compiler struct {
	vocabulary *schema.Vocabulary
	dense      Dense
	aliases    int
	// asking is set while a question's condition is written: it does not see all edges.
	asking bool
}

// scope is what an expression is about: a node and, where an edge led to it, that edge.
type scope struct {
	kind *schema.Kind
	// node is the alias of the node's table.
	node string
	// edge is the alias of the edge's table, parent that of the node it came from, by
	// relation; empty and nil at the root.
	edge, parent string
	relation     *schema.Relation
}

func (c *compiler) alias(prefix string) string {
	c.aliases++
	return prefix + strconv.Itoa(c.aliases)
}

func param(p plan.Param) string { return "?" + strconv.Itoa(int(p)+1) }

func (c *compiler) root(root plan.Root) string {
	switch root := root.(type) {
	case *plan.Lookup:
		return c.byID(root.Object, param(root.ID))
	case *plan.Batch:
		ids := c.alias("i")
		return fmt.Sprintf("(SELECT %s FROM json_each(%s) AS %s)", list(c.byID(root.Object, ids+".value")), param(root.IDs), ids)
	case *plan.Connection:
		return c.connection(root, "")
	case *plan.About:
		return "(SELECT value FROM meta WHERE name = 'about')"
	case *plan.CrossTab:
		return c.crossTab(root)
	}
	panic(fmt.Sprintf("sqlite: no root %T", root))
}

// byID reads one node by its id or, where no node has it, by a former id.
func (c *compiler) byID(object *plan.Object, id string) string {
	s := scope{kind: object.Kind, node: c.alias("n")}
	table := nodeTable(object.Kind)
	return fmt.Sprintf("coalesce((SELECT %s FROM %s AS %s WHERE %s._pk = coalesce((SELECT _pk FROM %s WHERE id = %s), (SELECT node FROM alias WHERE former = %s AND kind = %d))), 'null')",
		c.object(object, s), table, s.node, s.node, table, id, id, object.Kind.Index)
}

// list aggregates the JSON texts of rows to that of a list.
func list(expression string) string {
	return "'[' || coalesce(group_concat(" + expression + "), '') || ']'"
}

// array joins the JSON texts of values to that of a list. It joins halves, because
// SQLite limits the depth of an expression.
func array(values []string) string {
	if len(values) == 0 {
		return "'[]'"
	}
	return "'[' || " + joined(values) + " || ']'"
}

func joined(values []string) string {
	const flat = 8
	if len(values) <= flat {
		return strings.Join(values, " || ',' || ")
	}
	half := len(values) / 2
	return "(" + joined(values[:half]) + ") || ',' || (" + joined(values[half:]) + ")"
}

func (c *compiler) object(object *plan.Object, s scope) string {
	return c.outputs(object.Outputs, s)
}

func (c *compiler) outputs(outputs []plan.Output, s scope) string {
	values := make([]string, len(outputs))
	for i, output := range outputs {
		values[i] = c.output(output, s)
	}
	return array(values)
}

func (c *compiler) output(output plan.Output, s scope) string {
	switch output := output.(type) {
	case plan.ID:
		return "json_quote(" + s.node + ".id)"
	case plan.Key:
		if s.edge == "" {
			return "'null'"
		}
		return "json_quote(" + s.edge + "._key)"
	case plan.Null:
		return "'null'"
	case plan.FormerIDs:
		return fmt.Sprintf("(SELECT %s FROM (SELECT former FROM alias WHERE node = %s._pk ORDER BY former))", list("json_quote(former)"), s.node)
	case plan.Roles:
		return c.roles(s)
	case plan.Property:
		return property(s, output)
	case *plan.Evidence:
		return c.evidence(output, s)
	case *plan.ToOne:
		return c.toOne(output, s)
	case *plan.Nested:
		return c.object(output.Object, s)
	case *plan.Connection:
		return c.connection(output, s.node)
	case *plan.Facts:
		return c.facts(output, s)
	}
	panic(fmt.Sprintf("sqlite: no output %T", output))
}

func property(s scope, output plan.Property) string {
	name := s.node + "." + column(output.Field.Name)
	if output.On == plan.OnEdge {
		if s.edge == "" {
			return "'null'"
		}
		name = s.edge + "." + column(output.Field.Name)
	}
	switch output.Field.Type {
	case schema.Int:
		return "coalesce(" + name + ", 'null')"
	case schema.Boolean:
		return "CASE " + name + " WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END"
	case schema.Strings:
		return "coalesce(" + name + ", '[]')"
	default:
		return "json_quote(" + name + ")"
	}
}

// toOne reads the one node that a relation leads to; the engine marked the edge when it
// was loaded.
func (c *compiler) toOne(output *plan.ToOne, s scope) string {
	inner, from := c.step(output.Relation, s.node)
	return fmt.Sprintf("coalesce((SELECT %s FROM %s AND %s.%s), 'null')", c.object(output.Object, inner), from, inner.edge, headColumn(output.Relation))
}

// step goes along a relation from the node with the alias parent. It gives the scope
// at the other end and the text of FROM and WHERE that leads there.
func (c *compiler) step(relation *schema.Relation, parent string) (scope, string) {
	inner := scope{kind: relation.Target, node: c.alias("n"), edge: c.alias("e"), parent: parent, relation: relation}
	return inner, fmt.Sprintf("%s AS %s CROSS JOIN %s AS %s WHERE %s", edgeTable(relation.Link), inner.edge, nodeTable(relation.Target), inner.node, along(inner))
}

// along is the condition that the edge leads from the parent to the node.
func along(s scope) string {
	if s.relation.Link.Symmetric {
		return fmt.Sprintf("(%[1]s._src = %[2]s._pk OR %[1]s._dst = %[2]s._pk) AND %[3]s._pk = CASE %[1]s._src WHEN %[2]s._pk THEN %[1]s._dst ELSE %[1]s._src END",
			s.edge, s.parent, s.node)
	}
	here, there := ends(s.relation)
	return fmt.Sprintf("%s.%s = %s._pk AND %s._pk = %s.%s", s.edge, here, s.parent, s.node, s.edge, there)
}

// ends are the columns of an edge at the relation's owner and at its target.
func ends(relation *schema.Relation) (here, there string) {
	if relation.Reverse {
		return "_dst", "_src"
	}
	return "_src", "_dst"
}

// roles lists the roles that the node has, in the order of the enumeration.
func (c *compiler) roles(s scope) string {
	if len(s.kind.Roles) == 0 {
		return "'[]'"
	}
	values := make([]string, len(s.kind.Roles))
	for i, role := range s.kind.Roles {
		values[i] = fmt.Sprintf("CASE WHEN %s THEN '\"%s\"' END", c.hasRole(role, s), role.Value)
	}
	return "'[' || concat_ws(',', " + strings.Join(values, ", ") + ") || ']'"
}

// hasRole is the condition that a node has a role. A role without relations is that of
// a node which has none of the others.
func (c *compiler) hasRole(role *schema.Role, s scope) string {
	if len(role.Relations) > 0 {
		return c.anyRelation(role.Relations, s)
	}
	var all []*schema.Relation
	for _, other := range s.kind.Roles {
		all = append(all, other.Relations...)
	}
	return "NOT " + c.anyRelation(all, s)
}

func (c *compiler) anyRelation(relations []*schema.Relation, s scope) string {
	conditions := make([]string, len(relations))
	for i, relation := range relations {
		here, _ := ends(relation)
		conditions[i] = fmt.Sprintf("EXISTS (SELECT 1 FROM %s WHERE %s = %s._pk)", edgeTable(relation.Link), here, s.node)
	}
	return "(" + strings.Join(conditions, " OR ") + ")"
}
