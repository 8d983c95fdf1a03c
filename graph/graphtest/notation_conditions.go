package graphtest

import (
	"fmt"
	"maps"
	"slices"

	"habeas/graph/names"
	"habeas/graph/plan"
	"habeas/schema"
)

// predicate reads a condition: a map from a field to comparisons, such as {name: {eq:
// Ali}}, from `some` to relations, from `missing` to a field, from `edge` and `evidence`
// to what is asked of them, or from `and`, `or`, `not` to conditions. Several entries
// must all hold.
func (n *notation) predicate(where map[string]any, kind *schema.Kind, relation *schema.Relation, on plan.Target) plan.Predicate {
	var all []plan.Predicate
	for _, name := range slices.Sorted(maps.Keys(where)) {
		all = append(all, n.condition(name, where[name], kind, relation, on)...)
	}
	switch {
	case where == nil:
		return nil
	case len(all) == 1:
		return all[0]
	}
	return &plan.And{All: all}
}

func (n *notation) condition(name string, value any, kind *schema.Kind, relation *schema.Relation, on plan.Target) []plan.Predicate {
	inner := func(value any) plan.Predicate { return n.predicate(mapOf(value), kind, relation, on) }
	switch name {
	case "and":
		return []plan.Predicate{&plan.And{All: transform(value.([]any), inner)}}
	case "or":
		return []plan.Predicate{&plan.Or{Any: transform(value.([]any), inner)}}
	case "not":
		return []plan.Predicate{&plan.Not{Predicate: inner(value)}}
	case "edge":
		return []plan.Predicate{n.predicate(mapOf(value), kind, relation, plan.OnEdge)}
	case "missing":
		return []plan.Predicate{&plan.Missing{On: on, Field: n.field(fieldsOn(on, kind, relation), value.(string))}}
	case "some":
		return n.some(mapOf(value), kind)
	case "evidence":
		return n.evidenceConditions(mapOf(value), on)
	}
	return n.comparisons(n.field(fieldsOn(on, kind, relation), name), mapOf(value), on)
}

func (n *notation) some(relations map[string]any, kind *schema.Kind) []plan.Predicate {
	var all []plan.Predicate
	for _, name := range slices.Sorted(maps.Keys(relations)) {
		relation := n.relation(kind, name)
		var where plan.Predicate
		if relations[name] != nil {
			where = n.predicate(mapOf(relations[name]), relation.Target, relation, plan.OnNode)
		}
		all = append(all, &plan.Some{Relation: relation, Where: where})
	}
	return all
}

func (n *notation) comparisons(field *schema.Field, operators map[string]any, on plan.Target) []plan.Predicate {
	var all []plan.Predicate
	for _, name := range slices.Sorted(maps.Keys(operators)) {
		operator := n.operator(name)
		all = append(all, &plan.Compare{On: on, Field: field, Operator: operator, Value: n.plan.Add(n.comparand(field, operator, operators[name]))})
	}
	return all
}

func (n *notation) evidenceConditions(parts map[string]any, on plan.Target) []plan.Predicate {
	var all []plan.Predicate
	for _, part := range []plan.EvidencePart{plan.ModalityPart, plan.StatusPart, plan.SourceCountPart} {
		operators := mapOf(parts[part.String()])
		for _, name := range slices.Sorted(maps.Keys(operators)) {
			operator := n.operator(name)
			all = append(all, &plan.CompareEvidence{On: on, Part: part, Operator: operator, Value: n.plan.Add(n.comparand(nil, operator, operators[name]))})
		}
	}
	return all
}

var operators = []plan.Operator{plan.Eq, plan.In, plan.Contains, plan.StartsWith, plan.Lt, plan.Lte, plan.Gt, plan.Gte}

func (n *notation) operator(name string) plan.Operator {
	for _, operator := range operators {
		if operator.String() == name {
			return operator
		}
	}
	n.t.Fatalf("case: no operator %s", name)
	return 0
}

// comparand makes the plan's value for an operator, as [plan.Operator] wants it.
func (n *notation) comparand(field *schema.Field, operator plan.Operator, value any) any {
	switch value := value.(type) {
	case []any:
		return append([]string{}, transform(value, func(item any) string { return fmt.Sprint(item) })...)
	case int:
		return int64(value)
	case string:
		return n.textComparand(field, operator, value)
	}
	return value
}

func (n *notation) textComparand(field *schema.Field, operator plan.Operator, text string) string {
	switch {
	case operator == plan.Contains || operator == plan.StartsWith:
		return names.Fold(text)
	case operator <= plan.In || field == nil || field.Type != schema.Date:
		return text
	}
	days, err := schema.ParseDate(text)
	if err != nil {
		n.t.Fatalf("case: %v", err)
	}
	if operator == plan.Lt || operator == plan.Gte {
		return days.Earliest
	}
	return days.Latest
}
