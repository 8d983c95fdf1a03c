package resolvers

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph/plan"
	"habeas/graph/questions"
	"habeas/schema"
)

// planned is an operation ready to be read and written.
type planned struct {
	plan  *plan.Plan
	roots []rootShape
	// searches is how many statements were run while planning: searches and questions.
	searches int
	// asks are the questions among them, tables those that are plans.
	asks   []*questions.Ask
	tables []*plan.Plan
}

// planner turns the selections of one operation into a plan and the template of its
// answer. The first thing that is wrong is kept in failed, and ends the planning.
type planner struct {
	engine   *Engine
	contract *contract
	limits   *Limits
	document *document
	input    *coercer
	ctx      context.Context

	plan                         *plan.Plan
	path                         []string
	fields, conditions, searches int
	asks                         []*questions.Ask
	tables                       []*plan.Plan
	failed                       *failure
	// storeErr is set where a search failed rather than the request.
	storeErr error
}

// fail keeps the first failure.
func (p *planner) fail(failed *failure) {
	if p.failed == nil {
		p.failed = failed
	}
}

// stopped reports whether something is wrong already.
func (p *planner) stopped() bool { return p.failed != nil || p.storeErr != nil }

// operation plans the root fields, in the order of the query.
func (p *planner) operation(operation *ast.OperationDefinition) *planned {
	p.plan = &plan.Plan{}
	result := &planned{plan: p.plan}
	for _, g := range p.collect("Query", operation.SelectionSet) {
		if p.stopped() {
			break
		}
		p.path = append(p.path, g.key)
		shape := p.root(g)
		p.path = p.path[:len(p.path)-1]
		shape.key, shape.label, shape.name = g.key, label(g.key), g.field.Name
		result.roots = append(result.roots, shape)
	}
	result.searches, result.asks, result.tables = p.searches, p.asks, p.tables
	return result
}

func (p *planner) root(g group) rootShape {
	switch g.field.Name {
	case "__typename":
		return fixedRoot(`"Query"`)
	case "__schema", "__type":
		return p.introspection(g)
	}
	root := p.contract.roots[g.field.Name]
	switch root.reads {
	case rootOne:
		return p.rootOne(root, g)
	case rootMany:
		connection, list := p.connection(connectionOf{kind: root.kind, role: root.role, prefix: root.kind.Name, name: g.field.Name}, g)
		return p.rowRoot(connection, shape{kind: shapeList, nonNull: true, list: list})
	case rootNode:
		return p.rootNode(g)
	case rootNodes:
		return p.rootNodes(g)
	case rootSearch:
		return p.rootSearch(g)
	case rootQuestion:
		return p.rootQuestion(root.asks, g)
	default:
		return p.rowRoot(&plan.About{}, p.dataset(g))
	}
}

func fixedRoot(text string) rootShape {
	return rootShape{row: -1, member: member{shape: shape{kind: shapeText, text: text}}}
}

func (p *planner) rowRoot(root plan.Root, s shape) rootShape {
	p.plan.Roots = append(p.plan.Roots, root)
	return rootShape{row: len(p.plan.Roots) - 1, member: member{shape: s}}
}

func (p *planner) rootOne(root root, g group) rootShape {
	arguments := p.arguments(g)
	id, _ := arguments["id"].(string)
	return p.lookup(root.kind, id, g)
}

func (p *planner) rootNode(g group) rootShape {
	arguments := p.arguments(g)
	id, _ := arguments["id"].(string)
	kind := p.contract.vocabulary.KindOf(id)
	if kind == nil {
		return fixedRoot("null")
	}
	return p.lookup(kind, id, g)
}

func (p *planner) lookup(kind *schema.Kind, id string, g group) rootShape {
	object := &plan.Object{Kind: kind}
	block := p.object(object, g.sets)
	return p.rowRoot(&plan.Lookup{Kind: kind, ID: p.plan.Add(id), Object: object}, shape{kind: shapeObject, block: block})
}

// dataset is the template of what the dataset says of itself. Its row is fixed.
func (p *planner) dataset(g group) shape {
	block := &block{typeName: "Dataset"}
	for _, sub := range p.collect("Dataset", g.sets...) {
		m := newMember(sub)
		switch sub.field.Name {
		case "__typename":
			m.shape = typeNameShape("Dataset")
		case "version":
			m.slot, m.shape = 0, shape{kind: shapeValue, nonNull: true}
		case "counts":
			m.slot, m.shape = 1, shape{kind: shapeObjects, nonNull: true, block: p.kindCount(sub)}
		case "licence":
			m.slot, m.shape = 2, shape{kind: shapeValue, nonNull: true}
		case "coverage":
			m.slot, m.shape = 3, shape{kind: shapeValue, nonNull: true}
		}
		block.members = append(block.members, m)
	}
	return shape{kind: shapeObject, nonNull: true, block: block}
}

func (p *planner) kindCount(g group) *block {
	block := &block{typeName: "KindCount"}
	for _, sub := range p.collect("KindCount", g.sets...) {
		m := newMember(sub)
		switch sub.field.Name {
		case "__typename":
			m.shape = typeNameShape("KindCount")
		case "kind":
			m.slot, m.shape = 0, shape{kind: shapeKindName, nonNull: true}
		case "count":
			m.slot, m.shape = 1, shape{kind: shapeValue, nonNull: true}
		}
		block.members = append(block.members, m)
	}
	return block
}

// arguments coerces the arguments of a field.
func (p *planner) arguments(g group) map[string]any {
	values, failed := p.input.arguments(g.field.Definition.Arguments, g.field.Arguments)
	if failed != nil {
		p.fail(p.placed(failed, g))
	}
	return values
}

// placed gives a failure the path and the position of the field that it is about.
func (p *planner) placed(failed *failure, g group) *failure {
	if len(failed.path) == 0 {
		for _, key := range p.path {
			failed.path = append(failed.path, step{key: key})
		}
	}
	if len(failed.positions) == 0 {
		failed.at(g.field.Position)
	}
	return failed
}

func newMember(g group) member {
	return member{key: g.key, label: label(g.key), name: g.field.Name, slot: -1}
}

func typeNameShape(name string) shape { return shape{kind: shapeText, text: `"` + name + `"`} }

// label is a response key as JSON, with its colon. Keys are names, which need no
// escapes.
func label(key string) string { return `"` + key + `":` }

// pathText names the field at hand in messages.
func (p *planner) pathText() string { return strings.Join(p.path, ".") }

// jsonText is a text, a number, a truth or null as JSON.
func jsonText(value any) string {
	if text, isText := value.(string); isText {
		return string(appendJSONString(nil, text))
	}
	text, err := json.Marshal(value)
	if err != nil {
		return "null"
	}
	return string(text)
}
