package resolvers

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/plan"
	"habeas/schema"
)

// randomQuery makes up a valid operation over a world, out of all that the language
// has: aliases, merged fields, fragments, inline fragments, directives, variables.
type randomQuery struct {
	*rand.Rand
	contract  *contract
	world     *graphtest.World
	facts     *graphtest.Facts
	nodes     map[*schema.Kind][]*graph.Node
	unique    int
	fragments []string
	variables map[string]any
	types     map[string]string
}

// word is a value of an enumeration, which a literal writes without quotes.
type word string

func newRandomQuery(seed uint64, c *contract, world *graphtest.World, facts *graphtest.Facts) *randomQuery {
	q := &randomQuery{Rand: rand.New(rand.NewPCG(seed, 7)), contract: c, world: world, facts: facts,
		nodes: map[*schema.Kind][]*graph.Node{}, variables: map[string]any{}, types: map[string]string{}}
	for _, node := range facts.NodesList {
		q.nodes[node.Kind] = append(q.nodes[node.Kind], node)
	}
	return q
}

func (q *randomQuery) chance(percent int) bool { return q.IntN(100) < percent }

func pickOne[T any](q *randomQuery, list []T) T { return list[q.IntN(len(list))] }

// text is an operation with its fragments, and its variables.
func (q *randomQuery) text() (query string, variables map[string]any) {
	body := q.selection("Query", 4, map[string]string{})
	var definitions []string
	for _, name := range slices.Sorted(maps.Keys(q.types)) {
		definitions = append(definitions, "$"+name+": "+q.types[name])
	}
	head := "query Q"
	if len(definitions) > 0 {
		head += "(" + strings.Join(definitions, ", ") + ")"
	}
	return head + " " + body + " " + strings.Join(q.fragments, " "), q.variables
}

// selection is a selection of a type. used are the fields that stand in it already
// under their own names, with their arguments, so that nothing conflicts.
func (q *randomQuery) selection(typeName string, depth int, used map[string]string) string {
	var parts []string
	for range 1 + q.IntN(4) {
		parts = append(parts, q.part(typeName, depth, used))
	}
	return "{ " + strings.Join(parts, " ") + " }"
}

func (q *randomQuery) part(typeName string, depth int, used map[string]string) string {
	switch q.IntN(12) {
	case 0:
		return "__typename"
	case 1:
		return "..." + q.directive() + " " + q.selection(typeName, depth, used)
	case 2:
		if typeName != "Query" {
			return "... on " + typeName + " " + q.selection(typeName, depth, used)
		}
	case 3:
		q.unique++
		name := fmt.Sprintf("F%d", q.unique)
		q.fragments = append(q.fragments, "fragment "+name+" on "+typeName+" "+q.selection(typeName, depth, used))
		return "..." + name + q.directive() + strings.Repeat(" ..."+name, q.IntN(2))
	case 4:
		if typeName == "Node" {
			return q.onKind(depth)
		}
	}
	return q.field(typeName, depth, used)
}

// onKind is an inline fragment on a kind. All fields have aliases: fields of different
// kinds under one name may have different types.
func (q *randomQuery) onKind(depth int) string {
	kind := pickOne(q, q.contract.vocabulary.Kinds)
	q.unique++
	return fmt.Sprintf("... on %s { %s }", kind.Name, q.fieldAs(kind.Name, depth, map[string]string{}, fmt.Sprintf("k%d", q.unique)))
}

func (q *randomQuery) directive() string {
	switch q.IntN(8) {
	case 0:
		return " @include(if: true)"
	case 1:
		return " @skip(if: true)"
	case 2:
		return " @include(if: " + q.variable("Boolean!", q.chance(70)) + ")"
	}
	return ""
}

func (q *randomQuery) variable(typeName string, value any) string {
	q.unique++
	name := fmt.Sprintf("v%d", q.unique)
	q.variables[name], q.types[name] = plainValue(value), typeName
	return "$" + name
}

// field is a field, under its own name or an alias, with or without a selection.
func (q *randomQuery) field(typeName string, depth int, used map[string]string) string {
	return q.fieldAs(typeName, depth, used, "")
}

// fieldAs is a field under an alias; without one it gets one only where it must, or now
// and then.
func (q *randomQuery) fieldAs(typeName string, depth int, used map[string]string, alias string) string {
	definition := q.contract.schema.Types[typeName]
	var fields []*ast.FieldDefinition
	for _, field := range definition.Fields {
		isLeaf := q.contract.schema.Types[field.Type.Name()].IsLeafType()
		if !strings.HasPrefix(field.Name, "__") && field.Name != "search" && !(typeName == "Query" && q.contract.roots[field.Name].reads == rootQuestion) && (depth > 0 || isLeaf) {
			fields = append(fields, field)
		}
	}
	if len(fields) == 0 {
		return strings.TrimPrefix(alias+": __typename", ": ")
	}
	field := pickOne(q, fields)
	below := q.contract.schema.Types[field.Type.Name()]
	if arguments, again := used[field.Name]; again && !q.chance(20) {
		if below.IsLeafType() {
			return field.Name + arguments + q.directive()
		}
		return field.Name + arguments + " { __typename }" // merged with the one before
	}
	arguments := q.arguments(typeName, field)
	text := field.Name + arguments
	if _, again := used[field.Name]; alias == "" && (again || q.chance(15)) {
		q.unique++
		alias = fmt.Sprintf("a%d", q.unique)
	}
	if alias == "" {
		used[field.Name] = arguments
	} else {
		text = alias + ": " + text
	}
	text += q.directive()
	if below.IsLeafType() {
		return text
	}
	return text + " " + q.selection(below.Name, depth-1, map[string]string{})
}

func (q *randomQuery) arguments(typeName string, field *ast.FieldDefinition) string {
	var kind *schema.Kind
	list := typeName + "." + field.Name
	if typeName == "Query" {
		list, kind = field.Name, q.contract.roots[field.Name].kind
	} else if of := q.contract.vocabulary.Kind(typeName); of != nil && of.Relation(field.Name) != nil {
		kind = of.Relation(field.Name).Target
	}
	var parts []string
	switch {
	case field.Arguments.ForName("ids") != nil:
		ids := []any{}
		for range q.IntN(5) {
			ids = append(ids, q.anyID(pickOne(q, q.contract.vocabulary.Kinds)))
		}
		parts = append(parts, "ids: "+q.value("[ID!]!", ids))
	case field.Arguments.ForName("id") != nil:
		if kind == nil {
			kind = pickOne(q, q.contract.vocabulary.Kinds)
		}
		parts = append(parts, "id: "+q.value("ID!", q.anyID(kind)))
	case field.Arguments.ForName("first") != nil:
		parts = q.listArguments(list, kind)
	}
	if len(parts) == 0 {
		return ""
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

func (q *randomQuery) anyID(kind *schema.Kind) string {
	switch q.IntN(12) {
	case 0:
		return "nothing"
	case 1:
		return kind.Slug() + "/not-there"
	case 2:
		return pickOne(q, q.facts.AliasesList).Former
	}
	return pickOne(q, q.nodes[kind]).ID
}

// listArguments are those of a list; kind is nil for the facts of a source.
func (q *randomQuery) listArguments(list string, kind *schema.Kind) []string {
	var parts []string
	var terms []plan.Term
	if kind != nil && q.chance(35) {
		parts = append(parts, "where: "+q.value(kind.Name+"Where", q.where(kind, nil, 2)))
	}
	if kind != nil && q.chance(40) {
		order := q.order(kind)
		terms = refOrder(kind, plainValue(order))
		parts = append(parts, "orderBy: "+q.value("["+kind.Name+"Order!]", order))
	}
	if q.chance(30) {
		parts = append(parts, "after: "+q.value("String", q.cursor(list, kind, terms)))
	}
	size := q.value("Int", q.IntN(5))
	if kind == nil || q.chance(70) {
		return append(parts, "first: "+size)
	}
	if q.chance(30) {
		parts = append(parts, "before: "+q.value("String", q.cursor(list, kind, terms)))
	}
	return append(parts, "last: "+size)
}

func (q *randomQuery) order(kind *schema.Kind) []any {
	order := []any{}
	for range q.IntN(3) {
		names := []string{"id"}
		for _, field := range kind.Fields {
			if field.Ordered {
				names = append(names, field.Name)
			}
		}
		order = append(order, map[string]any{pickOne(q, names): pickOne(q, []word{"ASC", "DESC"})})
	}
	return order
}

// cursor is that of an item of the list: of the first one that is found.
func (q *randomQuery) cursor(list string, kind *schema.Kind, terms []plan.Term) string {
	owner, name, isRelation := strings.Cut(list, ".")
	if kind == nil {
		for _, source := range q.nodes[q.contract.sources] {
			if facts := q.world.Supported(source.ID); len(facts) > 0 {
				return testCursor(list, nil, pickOne(q, facts).OrderKeys())
			}
		}
	}
	if !isRelation {
		return testCursor(list, terms, graphtest.OrderKeys(pickOne(q, q.world.NodesOf(kind)), terms))
	}
	of := q.contract.vocabulary.Kind(owner)
	for _, node := range q.nodes[of] {
		if items := q.world.Follow(node, of.Relation(name)); len(items) > 0 {
			return testCursor(list, terms, graphtest.OrderKeys(pickOne(q, items), terms))
		}
	}
	return testCursor(list, terms, append(make([]string, len(terms)), "x", "y"))
}

// value writes a value as a literal or as a variable.
func (q *randomQuery) value(typeName string, value any) string {
	if q.chance(25) {
		return q.variable(typeName, value)
	}
	return literal(value)
}

func literal(value any) string {
	switch value := value.(type) {
	case word:
		return string(value)
	case []any:
		parts := make([]string, len(value))
		for i, item := range value {
			parts[i] = literal(item)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		var parts []string
		for _, name := range slices.Sorted(maps.Keys(value)) {
			parts = append(parts, name+": "+literal(value[name]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// plainValue is a value as a variable has it: words are texts.
func plainValue(value any) any {
	switch value := value.(type) {
	case word:
		return string(value)
	case int64:
		return int(value)
	case []any:
		list := make([]any, len(value))
		for i, item := range value {
			list[i] = plainValue(item)
		}
		return list
	case map[string]any:
		object := map[string]any{}
		for name, item := range value {
			object[name] = plainValue(item)
		}
		return object
	}
	return value
}
