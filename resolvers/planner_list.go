package resolvers

import (
	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph/plan"
	"habeas/schema"
)

// connectionOf says which list a connection is: all nodes of a kind, those that have a
// role, or those that a relation leads to.
type connectionOf struct {
	kind     *schema.Kind
	relation *schema.Relation
	role     *schema.Role
	// prefix names the types of the connection and its edges.
	prefix string
	// name tells the list from all others, for its cursors.
	name string
}

// connection plans a list.
func (p *planner) connection(of connectionOf, g group) (*plan.Connection, *listShape) {
	arguments := p.arguments(g)
	connection := &plan.Connection{Kind: of.kind, Relation: of.relation, Role: of.role, Path: p.pathText()}
	list := &listShape{typeName: of.prefix + "Connection"}
	if failed := p.narrow(connection, list, of, arguments); failed != nil {
		p.fail(p.placed(failed, g))
	}
	for _, sub := range p.collect(list.typeName, g.sets...) {
		p.path = append(p.path, sub.key)
		list.members = append(list.members, p.listMember(connection, list, of, sub))
		p.path = p.path[:len(p.path)-1]
	}
	return connection, list
}

// narrow reads the arguments of a list.
func (p *planner) narrow(connection *plan.Connection, list *listShape, of connectionOf, arguments map[string]any) (failed *failure) {
	var edge *schema.Edge
	if of.relation != nil {
		edge = of.relation.Link.Edge
	}
	w := &where{planner: p}
	connection.Where = w.object(of.kind, edge, arguments["where"], "where")
	if w.failed != nil {
		return w.failed
	}
	if connection.Order, failed = order(of.kind, arguments["orderBy"]); failed != nil {
		return failed
	}
	keys := cursorKeys(connection.Order, of.relation != nil)
	list.signature = signature(of.name, connection.Order)
	connection.Page, failed = p.page(list, arguments, keys)
	return failed
}

func (p *planner) listMember(connection *plan.Connection, list *listShape, of connectionOf, g group) listMember {
	m := listMember{key: g.key, label: label(g.key)}
	switch g.field.Name {
	case "__typename":
		m.text = `"` + list.typeName + `"`
	case "nodes":
		if connection.Node == nil {
			connection.Node = &plan.Object{Kind: of.kind}
		}
		m.part, connection.Items = partNodes, true
		m.block = p.object(connection.Node, g.sets)
	case "edges":
		m.part, connection.Items = partEdges, true
		m.block = p.edge(connection, of, g)
	case "pageInfo":
		m.part, connection.Items = partPageInfo, true
		m.block = p.pageInfo(&connection.Cursor, g)
	case "totalCount":
		m.part, connection.Count = partTotal, true
	}
	return m
}

// edge plans what is asked of each item of a list: of the edge, and of its node.
func (p *planner) edge(connection *plan.Connection, of connectionOf, g group) *block {
	block := &block{typeName: of.prefix + "Edge"}
	for _, sub := range p.collect(block.typeName, g.sets...) {
		p.path = append(p.path, sub.key)
		output, s := p.edgeField(connection, of, sub)
		p.path = p.path[:len(p.path)-1]
		block.members = append(block.members, addOutput(&connection.Edge, output, s, sub))
	}
	return block
}

func (p *planner) edgeField(connection *plan.Connection, of connectionOf, g group) (plan.Output, shape) {
	switch g.field.Name {
	case "__typename":
		return nil, typeNameShape(of.prefix + "Edge")
	case "cursor":
		connection.Cursor = true
		return nil, shape{kind: shapeCursor}
	case "node":
		object := &plan.Object{Kind: of.kind}
		block := p.object(object, g.sets)
		return &plan.Nested{Object: object}, shape{kind: shapeObject, nonNull: true, block: block}
	}
	if of.relation == nil { // a root list has no edges: neither evidence nor key
		return nil, shape{kind: shapeText, text: "null"}
	}
	switch g.field.Name {
	case "evidence":
		return p.evidence(plan.OnEdge, g, false)
	case "key":
		return plan.Key{}, shape{kind: shapeValue}
	}
	return p.property(plan.OnEdge, of.relation.Link.Edge.Field(g.field.Name))
}

// pageInfo plans where a page stands; its cursors need those of the items.
func (p *planner) pageInfo(cursor *bool, g group) *block {
	block := &block{typeName: "PageInfo"}
	for _, sub := range p.collect("PageInfo", g.sets...) {
		m := newMember(sub)
		switch sub.field.Name {
		case "__typename":
			m.shape = typeNameShape("PageInfo")
		case "startCursor", "endCursor":
			*cursor = true
		}
		block.members = append(block.members, m)
	}
	return block
}

// facts plans the list of what a source supports.
func (p *planner) facts(g group) (plan.Output, shape) {
	arguments := p.arguments(g)
	facts := &plan.Facts{Path: p.pathText()}
	list := &listShape{typeName: "FactConnection", signature: signature("Source.facts", nil)}
	page, failed := p.page(list, arguments, factKeys)
	if failed != nil {
		p.fail(p.placed(failed, g))
	}
	facts.Page = page
	for _, sub := range p.collect("FactConnection", g.sets...) {
		p.path = append(p.path, sub.key)
		list.members = append(list.members, p.factMember(facts, sub))
		p.path = p.path[:len(p.path)-1]
	}
	return facts, shape{kind: shapeList, nonNull: true, list: list}
}

func (p *planner) factMember(facts *plan.Facts, g group) listMember {
	m := listMember{key: g.key, label: label(g.key)}
	switch g.field.Name {
	case "__typename":
		m.text = `"FactConnection"`
	case "nodes":
		m.part, facts.Items = partNodes, true
		m.block = p.fact(facts, g.sets)
	case "pageInfo":
		m.part, facts.Items = partPageInfo, true
		m.block = p.pageInfo(&facts.Cursor, g)
	case "totalCount":
		m.part, facts.Count = partTotal, true
	}
	return m
}

func (p *planner) fact(facts *plan.Facts, sets []ast.SelectionSet) *block {
	block := &block{typeName: "Fact"}
	for _, sub := range p.collect("Fact", sets...) {
		m := newMember(sub)
		var output plan.FactOutput
		switch sub.field.Name {
		case "__typename":
			m.shape = typeNameShape("Fact")
		case "node":
			any, blocks := p.any(sub)
			output, m.shape = &plan.FactNode{Any: any}, shape{kind: shapeAny, nonNull: true, any: blocks}
		case "other":
			any, blocks := p.any(sub)
			output, m.shape = &plan.FactOther{Any: any}, shape{kind: shapeAny, any: blocks}
		case "relation":
			output, m.shape = plan.FactRelation{}, shape{kind: shapeValue}
		case "fields":
			output, m.shape = plan.FactFields{}, shape{kind: shapeValue, nonNull: true}
		}
		if output != nil {
			m.slot = len(facts.Fact)
			facts.Fact = append(facts.Fact, output)
		}
		block.members = append(block.members, m)
	}
	return block
}
