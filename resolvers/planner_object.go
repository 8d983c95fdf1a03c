package resolvers

import (
	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph/plan"
	"habeas/schema"
)

// object plans what the selections ask of a node. The outputs are added to the object,
// so that it can serve several selections.
func (p *planner) object(object *plan.Object, sets []ast.SelectionSet) *block {
	kind := object.Kind
	block := &block{typeName: kind.Name}
	groups := p.collect(kind.Name, sets...)
	block.members = make([]member, 0, len(groups))
	for _, g := range groups {
		p.path = append(p.path, g.key)
		output, s := p.nodeField(kind, g)
		p.path = p.path[:len(p.path)-1]
		block.members = append(block.members, addOutput(&object.Outputs, output, s, g))
	}
	return block
}

// addOutput adds an output, where there is one, and makes the member that reads it.
func addOutput(outputs *[]plan.Output, output plan.Output, s shape, g group) member {
	m := newMember(g)
	m.shape = s
	if output != nil {
		m.slot = len(*outputs)
		*outputs = append(*outputs, output)
	}
	return m
}

// nodeField plans one field of a node; its output is nil where nothing is read.
func (p *planner) nodeField(kind *schema.Kind, g group) (plan.Output, shape) {
	switch g.field.Name {
	case "__typename":
		return nil, typeNameShape(kind.Name)
	case "id":
		return plan.ID{}, shape{kind: shapeValue, nonNull: true}
	case "formerIds":
		return plan.FormerIDs{}, shape{kind: shapeValue, nonNull: true}
	case "evidence":
		return p.evidence(plan.OnNode, g, true)
	}
	members := p.contract.kinds[kind.Index]
	if property := members.fields[g.field.Name]; property != nil {
		return p.property(plan.OnNode, property)
	}
	if relation := members.relations[g.field.Name]; relation != nil {
		return p.relation(relation, g)
	}
	if g.field.Name == "facts" {
		return p.facts(g)
	}
	return plan.Roles{}, shape{kind: shapeValue, nonNull: true}
}

func (p *planner) property(on plan.Target, property *schema.Field) (plan.Output, shape) {
	s := shape{kind: shapeValue, nonNull: property.Required || property.Type == schema.Strings}
	if property.Type == schema.Int {
		s.kind = shapeInt
	}
	return plan.Property{On: on, Field: property}, s
}

func (p *planner) relation(relation *schema.Relation, g group) (plan.Output, shape) {
	if relation.ToOne() {
		object := &plan.Object{Kind: relation.Target}
		block := p.object(object, g.sets)
		return &plan.ToOne{Relation: relation, Object: object},
			shape{kind: shapeObject, nonNull: relation.Cardinality == schema.One, block: block}
	}
	connection, list := p.connection(connectionOf{
		kind: relation.Target, relation: relation, prefix: connectionPrefix(relation), name: relation.Owner.Name + "." + relation.Name,
	}, g)
	return connection, shape{kind: shapeList, nonNull: true, list: list}
}

// evidence plans the evidence of a node or an edge.
func (p *planner) evidence(on plan.Target, g group, nonNull bool) (plan.Output, shape) {
	evidence := &plan.Evidence{On: on}
	block := &block{typeName: "Evidence"}
	for _, sub := range p.collect("Evidence", g.sets...) {
		m := newMember(sub)
		var output plan.EvidenceOutput
		m.shape = shape{kind: shapeValue, nonNull: true}
		switch sub.field.Name {
		case "__typename":
			m.shape = typeNameShape("Evidence")
		case "modality":
			output = plan.Modality{}
		case "status":
			output = plan.Status{}
		case "note":
			output, m.shape.nonNull = plan.Note{}, false
		case "sourceCount":
			output = plan.SourceCount{}
		case "citations":
			output, m.shape = p.citations(sub)
		}
		if output != nil {
			m.slot = len(evidence.Outputs)
			evidence.Outputs = append(evidence.Outputs, output)
		}
		block.members = append(block.members, m)
	}
	return evidence, shape{kind: shapeObject, nonNull: nonNull, block: block}
}

func (p *planner) citations(g group) (plan.EvidenceOutput, shape) {
	citations := &plan.Citations{}
	block := &block{typeName: "Citation"}
	for _, sub := range p.collect("Citation", g.sets...) {
		m := newMember(sub)
		var output plan.CitationOutput
		switch sub.field.Name {
		case "__typename":
			m.shape = typeNameShape("Citation")
		case "locator":
			output, m.shape = plan.Locator{}, shape{kind: shapeValue}
		case "fields":
			output, m.shape = plan.Fields{}, shape{kind: shapeValue, nonNull: true}
		case "source":
			object := &plan.Object{Kind: p.contract.sources}
			m.shape = shape{kind: shapeObject, nonNull: true, block: p.object(object, sub.sets)}
			output = &plan.Source{Object: object}
		}
		if output != nil {
			m.slot = len(citations.Outputs)
			citations.Outputs = append(citations.Outputs, output)
		}
		block.members = append(block.members, m)
	}
	return citations, shape{kind: shapeObjects, nonNull: true, block: block}
}

// any plans what is asked of a node of any kind.
func (p *planner) any(g group) (*plan.Any, []*block) {
	any := &plan.Any{}
	var blocks []*block
	for _, kind := range p.contract.vocabulary.Kinds {
		object := &plan.Object{Kind: kind}
		blocks = append(blocks, p.object(object, g.sets))
		any.Objects = append(any.Objects, object)
	}
	return any, blocks
}
