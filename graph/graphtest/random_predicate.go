package graphtest

import (
	"fmt"

	"habeas/graph/names"
	"habeas/graph/plan"
	"habeas/schema"
)

// predicate makes up a condition on a node and, with a relation, on the edge to it.
func (p *planner) predicate(kind *schema.Kind, relation *schema.Relation, depth int) plan.Predicate {
	if depth > 0 {
		switch p.random.IntN(8) {
		case 0:
			return &plan.And{All: p.predicates(kind, relation, depth-1)}
		case 1:
			return &plan.Or{Any: p.predicates(kind, relation, depth-1)}
		case 2:
			return &plan.Not{Predicate: p.predicate(kind, relation, depth-1)}
		case 3, 4:
			if len(kind.Relations) > 0 {
				return p.some(one(p.random, kind.Relations), depth-1)
			}
		}
	}
	on, fields := plan.OnNode, kind.Fields
	if relation != nil && p.chance(40) {
		on, fields = plan.OnEdge, relation.Link.Edge.Fields
	}
	switch {
	case p.chance(20) || len(fields) == 0:
		return p.evidenceCondition(on)
	case p.chance(15):
		return &plan.Missing{On: on, Field: one(p.random, fields)}
	case p.chance(10):
		return p.idCondition(kind)
	}
	return p.compare(on, one(p.random, fields), kind, relation)
}

func (p *planner) predicates(kind *schema.Kind, relation *schema.Relation, depth int) []plan.Predicate {
	list := []plan.Predicate{}
	for range p.random.IntN(4) {
		list = append(list, p.predicate(kind, relation, depth))
	}
	return list
}

func (p *planner) some(relation *schema.Relation, depth int) *plan.Some {
	some := &plan.Some{Relation: relation}
	switch choice := p.random.IntN(10); {
	case choice < 2:
		// Which node it is and what is known of the edge: engines look for the node first.
		some.Where = &plan.And{All: []plan.Predicate{p.idCondition(relation.Target), p.evidenceCondition(plan.OnEdge)}}
	case choice < 8:
		some.Where = p.predicate(relation.Target, relation, depth)
	}
	return some
}

func (p *planner) evidenceCondition(on plan.Target) *plan.CompareEvidence {
	c := &plan.CompareEvidence{On: on, Part: one(p.random, []plan.EvidencePart{plan.ModalityPart, plan.StatusPart, plan.SourceCountPart})}
	number := &schema.Field{Type: schema.Int}
	choices := map[plan.EvidencePart]*schema.Field{
		plan.ModalityPart:    {Type: schema.Enumeration, Enum: schema.ModalityEnum()},
		plan.StatusPart:      {Type: schema.Enumeration, Enum: schema.StatusEnum()},
		plan.SourceCountPart: number,
	}
	field := choices[c.Part]
	c.Operator = one(p.random, operatorsOf(field))
	c.Value = p.plan.Add(p.comparand(c.Operator, func() any {
		if field == number {
			return int64(p.random.IntN(4))
		}
		return one(p.random, field.Enum.Values).Name
	}))
	return c
}

func (p *planner) idCondition(kind *schema.Kind) *plan.Compare {
	operator := one(p.random, []plan.Operator{plan.Eq, plan.In})
	return &plan.Compare{Operator: operator, Value: p.plan.Add(p.comparand(operator, func() any { return p.id(kind) }))}
}

func (p *planner) compare(on plan.Target, field *schema.Field, kind *schema.Kind, relation *schema.Relation) plan.Predicate {
	if field.Type == schema.Strings {
		return &plan.Missing{On: on, Field: field}
	}
	operator := one(p.random, operatorsOf(field))
	value := p.comparand(operator, func() any { return p.value(on, field, kind, relation) })
	if text, ok := value.(string); ok && field.Type == schema.Date {
		value = dayFor(operator, text)
	}
	return &plan.Compare{On: on, Field: field, Operator: operator, Value: p.plan.Add(value)}
}

// operatorsOf are the operators that a field can be compared by.
func operatorsOf(field *schema.Field) []plan.Operator {
	switch field.Type {
	case schema.String:
		return []plan.Operator{plan.Eq, plan.In, plan.Contains, plan.StartsWith}
	case schema.Int, schema.Date:
		return []plan.Operator{plan.Eq, plan.In, plan.Lt, plan.Lte, plan.Gt, plan.Gte}
	case schema.Boolean:
		return []plan.Operator{plan.Eq}
	}
	return []plan.Operator{plan.Eq, plan.In}
}

// comparand makes a plan's value for an operator out of values as they are loaded.
func (p *planner) comparand(operator plan.Operator, draw func() any) any {
	switch operator {
	case plan.In:
		texts := []string{}
		for range p.random.IntN(5) {
			texts = append(texts, fmt.Sprint(draw()))
		}
		return texts
	case plan.Contains, plan.StartsWith:
		return p.part(names.Fold(draw().(string)), operator)
	}
	return draw()
}

// part is a part of a fold: its beginning, or any.
func (p *planner) part(fold string, operator plan.Operator) string {
	runes := []rune(fold)
	end := p.random.IntN(len(runes) + 1)
	if operator == plan.StartsWith {
		return string(runes[:end])
	}
	return string(runes[p.random.IntN(end+1):end])
}

// dayFor is the day of a date that an operator compares with.
func dayFor(operator plan.Operator, date string) string {
	days, err := schema.ParseDate(date)
	switch {
	case err != nil || operator == plan.Eq:
		return date
	case operator == plan.Lt || operator == plan.Gte:
		return days.Earliest
	}
	return days.Latest
}

// value is mostly one that a node or edge of the world has.
func (p *planner) value(on plan.Target, field *schema.Field, kind *schema.Kind, relation *schema.Relation) any {
	maker := &maker{random: p.random}
	var item Item
	switch {
	case on == plan.OnNode:
		item = Item{Node: one(p.random, p.nodes[kind])}
	case len(p.edges[relation.Link]) == 0:
		return maker.value(field)
	default:
		item = Item{Edge: one(p.random, p.edges[relation.Link])}
	}
	if value := raw(item, on, field); value != nil && p.chance(85) {
		return value
	}
	return maker.value(field)
}
