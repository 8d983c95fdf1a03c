package graphtest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"habeas/graph"
	"habeas/graph/names"
	"habeas/graph/plan"
	"habeas/schema"
)

// Holds reports whether a predicate holds for an item; nil always holds. Values are
// those of the plan. Logic has two values: what is asked of a missing value is false,
// and its Not is true.
func (w *World) Holds(item Item, where plan.Predicate, values []any) bool {
	switch where := where.(type) {
	case nil:
		return true
	case *plan.And:
		return all(where.All, func(part plan.Predicate) bool { return w.Holds(item, part, values) })
	case *plan.Or:
		return slices.ContainsFunc(where.Any, func(part plan.Predicate) bool { return w.Holds(item, part, values) })
	case *plan.Not:
		return !w.Holds(item, where.Predicate, values)
	case *plan.Compare:
		return compare(valueOf(item, where.On, where.Field), where.Operator, values[where.Value])
	case *plan.Missing:
		return valueOf(item, where.On, where.Field) == nil
	case *plan.CompareEvidence:
		return compare(w.evidencePart(item, where), where.Operator, values[where.Value])
	case *plan.Some:
		return w.some(item, where, values)
	}
	panic(fmt.Sprintf("graphtest: no rule for predicate %T", where))
}

// some asks of every edge of a relation, of a to-one relation of the first one only.
func (w *World) some(item Item, where *plan.Some, values []any) bool {
	items := w.Follow(item.Node, where.Relation)
	if where.Relation.ToOne() {
		items = items[:min(1, len(items))]
	}
	return slices.ContainsFunc(items, func(other Item) bool { return w.Holds(other, where.Where, values) })
}

// valueOf is a field's value, nil where it is missing; a nil field is the node's id. A
// date is given as the days that it may mean. Where there is no edge, all its values are
// missing.
func valueOf(item Item, on plan.Target, field *schema.Field) any {
	if field == nil {
		return item.Node.ID
	}
	value := raw(item, on, field)
	if text, ok := value.(string); ok && field.Type == schema.Date {
		return dateValue(text)
	}
	return value
}

// raw is a field's value as it was loaded, nil where it is missing.
func raw(item Item, on plan.Target, field *schema.Field) any {
	switch {
	case on == plan.OnNode:
		return item.Node.Set[slices.Index(item.Node.Kind.Fields, field)]
	case item.Edge != nil:
		return item.Edge.Set[slices.Index(item.Edge.Link.Edge.Fields, field)]
	}
	return nil
}

func (w *World) evidencePart(item Item, where *plan.CompareEvidence) any {
	evidence := w.evidenceOf(item, where.On)
	if evidence == nil {
		return nil
	}
	switch where.Part {
	case plan.ModalityPart:
		return evidence.Modality
	case plan.StatusPart:
		return evidence.Status
	}
	return int64(evidence.SourceCount())
}

// evidenceOf is the evidence of the item's node or edge, nil where there is no edge.
func (w *World) evidenceOf(item Item, on plan.Target) *graph.Evidence {
	switch {
	case on == plan.OnNode:
		return w.NodeEvidence(item.Node)
	case item.Edge != nil:
		return w.EdgeEvidence(item.Edge)
	}
	return nil
}

// dateValue is the text of a partial date.
type dateValue string

// compare compares a value, nil where it is missing, with one of the plan's.
func compare(value any, operator plan.Operator, wanted any) bool {
	switch value := value.(type) {
	case string:
		return compareText(value, operator, wanted)
	case dateValue:
		return compareDate(string(value), operator, wanted)
	case int64:
		return compareNumber(value, operator, wanted)
	case bool:
		return operator == plan.Eq && value == wanted
	}
	return false
}

func compareText(text string, operator plan.Operator, wanted any) bool {
	switch operator {
	case plan.Eq:
		return text == wanted
	case plan.In:
		return slices.Contains(wanted.([]string), text)
	case plan.Contains:
		return strings.Contains(names.Fold(text), wanted.(string))
	case plan.StartsWith:
		return strings.HasPrefix(names.Fold(text), wanted.(string))
	}
	return false
}

// compareDate holds only where it holds whatever day the partial date means.
func compareDate(text string, operator plan.Operator, wanted any) bool {
	days, err := schema.ParseDate(text)
	if err != nil {
		return false
	}
	switch operator {
	case plan.Eq, plan.In:
		return compareText(text, operator, wanted)
	case plan.Lt, plan.Lte:
		return compareRank(strings.Compare(days.Latest, wanted.(string)), operator)
	case plan.Gt, plan.Gte:
		return compareRank(strings.Compare(days.Earliest, wanted.(string)), operator)
	}
	return false
}

func compareNumber(number int64, operator plan.Operator, wanted any) bool {
	switch operator {
	case plan.Eq:
		return number == wanted
	case plan.In:
		return slices.Contains(wanted.([]string), fmt.Sprint(number))
	}
	return compareRank(cmp.Compare(number, wanted.(int64)), operator)
}

// compareRank reads a three-way comparison.
func compareRank(rank int, operator plan.Operator) bool {
	switch operator {
	case plan.Lt:
		return rank < 0
	case plan.Lte:
		return rank <= 0
	case plan.Gt:
		return rank > 0
	case plan.Gte:
		return rank >= 0
	}
	return false
}
