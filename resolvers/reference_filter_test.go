package resolvers

import (
	"slices"
	"strings"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/names"
	"habeas/schema"
)

// matches applies a filter to an item, in the words of api.md.
func (r *reference) matches(item graphtest.Item, where map[string]any) bool {
	for name, condition := range where {
		if !r.condition(item, name, condition) {
			return false
		}
	}
	return true
}

func (r *reference) condition(item graphtest.Item, name string, condition any) bool {
	switch name {
	case "AND":
		return !slices.ContainsFunc(condition.([]any), func(one any) bool { return !r.matches(item, one.(map[string]any)) })
	case "OR":
		return slices.ContainsFunc(condition.([]any), func(one any) bool { return r.matches(item, one.(map[string]any)) })
	}
	filter := condition.(map[string]any)
	switch name {
	case "NOT":
		return !r.matches(item, filter)
	case "id":
		return holds(nil, item.Node.ID, filter)
	case "evidence":
		return evidenceHolds(r.world.NodeEvidence(item.Node), filter)
	case "edge":
		return r.edgeHolds(item, filter)
	}
	for i, field := range item.Node.Kind.Fields {
		if field.Name == name {
			return holds(field, item.Node.Set[i], filter)
		}
	}
	return r.relationHolds(item.Node, item.Node.Kind.Relation(name), filter)
}

func (r *reference) relationHolds(node *graph.Node, relation *schema.Relation, filter map[string]any) bool {
	if relation.ToOne() {
		item, leads := r.world.One(node, relation)
		return leads && r.matches(graphtest.Item{Node: item.Node}, filter)
	}
	count := 0
	items := r.world.Follow(node, relation)
	for mode, where := range filter {
		count = 0
		for _, item := range items {
			if r.matches(item, where.(map[string]any)) {
				count++
			}
		}
		if mode == "some" && count == 0 || mode == "none" && count > 0 || mode == "every" && count < len(items) {
			return false
		}
	}
	return true
}

func (r *reference) edgeHolds(item graphtest.Item, filter map[string]any) bool {
	for name, condition := range filter {
		if name == "evidence" {
			if !evidenceHolds(r.world.EdgeEvidence(item.Edge), condition.(map[string]any)) {
				return false
			}
			continue
		}
		edge := item.Edge.Link.Edge
		for i, field := range edge.Fields {
			if field.Name == name || camel(edge.Name)+upperFirst(field.Name) == name {
				if !holds(field, item.Edge.Set[i], condition.(map[string]any)) {
					return false
				}
			}
		}
	}
	return true
}

func evidenceHolds(e *graph.Evidence, filter map[string]any) bool {
	values := map[string]any{"modality": e.Modality, "status": e.Status, "sourceCount": int64(e.SourceCount())}
	for name, condition := range filter {
		if !holds(nil, values[name], condition.(map[string]any)) {
			return false
		}
	}
	return true
}

// holds compares a stored value with the operators of a filter.
func holds(field *schema.Field, value any, filter map[string]any) bool {
	for operator, with := range filter {
		if operator == "isNull" {
			texts, isList := value.([]string)
			if (value == nil || isList && len(texts) == 0) != with.(bool) {
				return false
			}
			continue
		}
		if value == nil || !compares(field, value, operator, with) {
			return false
		}
	}
	return true
}

func compares(field *schema.Field, value any, operator string, with any) bool {
	if number, isNumber := with.(int); isNumber {
		with = int64(number)
	}
	switch operator {
	case "eq":
		return value == with
	case "in":
		return slices.ContainsFunc(with.([]any), func(one any) bool { return compares(field, value, "eq", one) })
	case "contains":
		return strings.Contains(names.Fold(value.(string)), names.Fold(with.(string)))
	case "startsWith":
		return strings.HasPrefix(names.Fold(value.(string)), names.Fold(with.(string)))
	}
	if field != nil && field.Type == schema.Date {
		stored, _ := schema.ParseDate(value.(string))
		given, _ := schema.ParseDate(with.(string))
		return map[string]bool{
			"lt": stored.Latest < given.Earliest, "lte": stored.Latest <= given.Latest,
			"gt": stored.Earliest > given.Latest, "gte": stored.Earliest >= given.Earliest,
		}[operator]
	}
	left, right := value.(int64), with.(int64)
	return map[string]bool{"lt": left < right, "lte": left <= right, "gt": left > right, "gte": left >= right}[operator]
}
