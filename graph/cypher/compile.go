package cypher

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"habeas/graph/plan"
	"habeas/schema"
)

// Statement is the Cypher text of a plan's shape and the parameters that it takes. Its
// one row is the epoch at its beginning, the epoch at its end, and a value for each root;
// where the plan has tables, whether the store is irregular stands before these.
type Statement struct {
	Text       string
	Parameters []Parameter
	// asked are the names of the parameters of a question.
	asked []string
	// size is that of the last answer, which the next one is given room for.
	size atomic.Int64
}

// Bind gives the parameters the values of a plan of the statement's shape.
func (s *Statement) Bind(values []any) map[string]any {
	bound := make(map[string]any, len(s.Parameters))
	for _, parameter := range s.Parameters {
		bound[parameter.Name] = parameter.bind(values)
	}
	return bound
}

// Compile turns a plan into one statement. The parameter numbered n in the plan is $pn,
// $kn (its order key) or $in (its integers) in the statement. Plans of the same shape
// give the same text. A [Store] has a second way to the pages of relations that are dense
// in it, which is not in this text.
func Compile(v *schema.Vocabulary, p *plan.Plan) *Statement {
	return (&compiler{vocabulary: v, known: map[string]bool{}}).statement(p)
}

func (c *compiler) statement(p *plan.Plan) *Statement {
	var columns []string
	if hasTables(p) {
		columns = append(columns, "coalesce(h.`irregular`, false) AS irregular")
	}
	// The limit ends what is planned together, so that the epoch is read before the roots.
	carried, tables := []string{"h, began"}, ""
	for i, root := range p.Roots {
		name := "r" + strconv.Itoa(i)
		switch root := root.(type) {
		case *plan.About:
			columns = append(columns, "h.`about` AS "+name)
			continue
		case *plan.CrossTab:
			tables += c.crossTab(root, name)
			carried = append(carried, name)
		default:
			carried = append(carried, c.root(root)+" AS "+name)
		}
		columns = append(columns, name)
	}
	text := opening + tables + "WITH " + strings.Join(carried, ",\n  ") + "\n" + ending + strings.Join(columns, ", ")
	return &Statement{Text: text, Parameters: c.parameters}
}

// hasTables reports whether a plan asks for tables.
func hasTables(p *plan.Plan) bool {
	return slices.ContainsFunc(p.Roots, func(root plan.Root) bool { _, isTable := root.(*plan.CrossTab); return isTable })
}

// A statement begins by reading the epoch, and ends by reading it again, under another
// name, since Neo4j would not read the same property twice.
const (
	opening = "CYPHER 5\nMATCH " + marker + " WITH h, h.`epoch` AS began LIMIT 1\n"
	ending  = "RETURN began, h.`epoch_again` AS ended, "
)

// compiler writes expressions. Each method gives the text of a Cypher expression whose
// value is a row, in lists.
type compiler struct {
	vocabulary *schema.Vocabulary
	variables  int
	parameters []Parameter
	known      map[string]bool
	// irregular stores hold facts that questions do not see; asking is set while a
	// question is written.
	irregular, asking bool
	dense             dense
	busyFrom          int
}

// scope is what an expression is about: a node and, where an edge led to it, that edge.
type scope struct {
	kind *schema.Kind
	// node is the variable of the node.
	node string
	// edge is the variable of the edge, parent that of the node it came from, by
	// relation; empty and nil at the root.
	edge, parent string
	relation     *schema.Relation
}

func (c *compiler) variable(prefix string) string {
	c.variables++
	return prefix + strconv.Itoa(c.variables)
}

func (c *compiler) param(p plan.Param) string    { return c.parameter("p", p, Plain) }
func (c *compiler) key(p plan.Param) string      { return c.parameter("k", p, Key) }
func (c *compiler) integers(p plan.Param) string { return c.parameter("i", p, Integers) }

func (c *compiler) parameter(prefix string, p plan.Param, form Form) string {
	name := prefix + strconv.Itoa(int(p))
	if !c.known[name] {
		c.known[name] = true
		c.parameters = append(c.parameters, Parameter{Name: name, Value: p, Form: form})
	}
	return "$" + name
}

func (c *compiler) root(root plan.Root) string {
	switch root := root.(type) {
	case *plan.Lookup:
		return c.lookup(root)
	case *plan.Batch:
		return c.batch(root)
	case *plan.Connection:
		return c.connection(root, scope{})
	}
	panic(fmt.Sprintf("cypher: no root %T", root))
}

// lookup reads one node by its id or a former id. The last of a list of one is planned
// with the rest of the statement; its first item, as Neo4j has it, would be apart.
func (c *compiler) lookup(root *plan.Lookup) string {
	s := scope{kind: root.Kind, node: c.variable("n")}
	former, id, given := c.variable("f"), c.variable("i"), c.param(root.ID)
	return fmt.Sprintf("last(COLLECT { OPTIONAL MATCH (%[1]s:%[2]s {`id`: %[3]s}) WITH coalesce(%[1]s.`current`, %[3]s) AS %[4]s MATCH (%[5]s:%[6]s {`id`: %[4]s}) RETURN %[7]s })",
		former, formerLabel, given, id, s.node, label(s.kind), c.object(root.Object, s))
}

// batch reads nodes by their ids, in the order of these.
func (c *compiler) batch(root *plan.Batch) string {
	s := scope{kind: root.Kind, node: c.variable("n")}
	at, ids := c.variable("i"), c.param(root.IDs)
	former, id := c.variable("f"), c.variable("i")
	return fmt.Sprintf("COLLECT { UNWIND range(0, size(%[1]s) - 1) AS %[2]s OPTIONAL MATCH (%[3]s:%[4]s {`id`: %[1]s[%[2]s]}) WITH %[2]s, coalesce(%[3]s.`current`, %[1]s[%[2]s]) AS %[5]s "+
		"OPTIONAL MATCH (%[6]s:%[7]s {`id`: %[5]s}) RETURN CASE WHEN %[6]s IS NOT NULL THEN %[8]s END ORDER BY %[2]s }",
		ids, at, former, formerLabel, id, s.node, label(s.kind), c.object(root.Object, s))
}

func list(values []string) string { return "[" + strings.Join(values, ", ") + "]" }

func (c *compiler) object(object *plan.Object, s scope) string { return c.outputs(object.Outputs, s) }

func (c *compiler) outputs(outputs []plan.Output, s scope) string { return list(c.values(outputs, s)) }

func (c *compiler) values(outputs []plan.Output, s scope) []string {
	values := make([]string, len(outputs))
	for i, output := range outputs {
		values[i] = c.output(output, s)
	}
	return values
}

func (c *compiler) output(output plan.Output, s scope) string {
	switch output := output.(type) {
	case plan.ID:
		return s.node + ".`id`"
	case plan.Key:
		if s.edge == "" {
			return "null"
		}
		return s.edge + ".`_key`"
	case plan.Null:
		return "null"
	case plan.FormerIDs:
		return "coalesce(" + s.node + ".`formerIds`, [])"
	case plan.Roles:
		return roles(s)
	case plan.Property:
		return value(s, output)
	case *plan.Evidence:
		return c.evidence(output, s)
	case *plan.ToOne:
		return c.toOne(output, s)
	case *plan.Nested:
		return c.object(output.Object, s)
	case *plan.Connection:
		return c.connection(output, s)
	case *plan.Facts:
		return c.facts(output, s)
	}
	panic(fmt.Sprintf("cypher: no output %T", output))
}

func value(s scope, output plan.Property) string {
	name := s.node
	if output.On == plan.OnEdge {
		name = s.edge
	}
	if name == "" {
		return "null"
	}
	name += "." + property(output.Field.Name)
	if output.Field.Type == schema.Strings {
		return "coalesce(" + name + ", [])"
	}
	return name
}

// toOne reads the one node that a relation leads to; the engine marked the others when
// they were loaded.
func (c *compiler) toOne(output *plan.ToOne, s scope) string {
	inner := c.step(output.Relation, s.node)
	return fmt.Sprintf("last(COLLECT { MATCH %s WHERE %s RETURN %s })", pattern(inner), isHead(inner.edge, output.Relation), c.object(output.Object, inner))
}

// step goes along a relation from the node that is parent.
func (c *compiler) step(relation *schema.Relation, parent string) scope {
	return scope{kind: relation.Target, node: c.variable("n"), edge: c.variable("e"), parent: parent, relation: relation}
}

// pattern leads from the parent along the edge to the node. The node's label stands in it
// only where the edge leads to several kinds, since it is looked at each time.
func pattern(s scope) string {
	node := s.node
	if ambiguous(s.relation) {
		node += ":" + label(s.kind)
	}
	return "(" + s.parent + ")" + arrow(s.relation, s.edge) + "(" + node + ")"
}

func arrow(relation *schema.Relation, edge string) string {
	between := "-[" + edge + ":" + relationshipType(relation.Link.Edge) + "]-"
	switch {
	case relation.Link.Symmetric:
		return between
	case relation.Reverse:
		return "<" + between
	default:
		return between + ">"
	}
}

// ambiguous reports whether the edges of a relation's owner in its direction lead to
// nodes of other kinds too.
func ambiguous(relation *schema.Relation) bool {
	for _, link := range relation.Link.Edge.Links {
		if link == relation.Link {
			continue
		}
		forward := link.From == relation.Owner && (!relation.Reverse || relation.Link.Symmetric)
		backward := link.To == relation.Owner && (relation.Reverse || relation.Link.Symmetric)
		if forward || backward {
			return true
		}
	}
	return false
}

// roles lists the roles that the node has, in the order of the enumeration.
func roles(s scope) string {
	if len(s.kind.Roles) == 0 {
		return "[]"
	}
	values := make([]string, len(s.kind.Roles))
	for i, role := range s.kind.Roles {
		values[i] = fmt.Sprintf("CASE WHEN %s:%s THEN ['%s'] ELSE [] END", s.node, roleLabel(role), role.Value)
	}
	return strings.Join(values, " + ")
}
