package resolvers

import (
	"habeas/graph/names"
	"habeas/graph/plan"
	"habeas/schema"
)

// operators are the comparisons in the order in which they are read.
var operators = []struct {
	name     string
	operator plan.Operator
}{
	{"eq", plan.Eq}, {"in", plan.In}, {"contains", plan.Contains}, {"startsWith", plan.StartsWith},
	{"lt", plan.Lt}, {"lte", plan.Lte}, {"gt", plan.Gt}, {"gte", plan.Gte},
}

// compare reads the conditions on one field; a nil field is the id.
func (w *where) compare(on plan.Target, field *schema.Field, filter any) []plan.Predicate {
	values, given := filter.(map[string]any)
	if !given {
		return nil
	}
	var all []plan.Predicate
	for _, known := range operators {
		value := values[known.name]
		if value == nil {
			continue
		}
		all = append(all, w.comparison(value, known.operator, isDate(field), func(operator plan.Operator, param plan.Param) plan.Predicate {
			return &plan.Compare{On: on, Field: field, Operator: operator, Value: param}
		}))
	}
	if isNull, given := values["isNull"].(bool); given {
		w.count()
		all = append(all, missing(on, field, isNull))
	}
	return all
}

func isDate(field *schema.Field) bool { return field != nil && field.Type == schema.Date }

func missing(on plan.Target, field *schema.Field, isNull bool) plan.Predicate {
	predicate := plan.Predicate(&plan.Missing{On: on, Field: field})
	if isNull {
		return predicate
	}
	return &plan.Not{Predicate: predicate}
}

// comparison makes one comparison with a value.
func (w *where) comparison(value any, operator plan.Operator, date bool, make func(plan.Operator, plan.Param) plan.Predicate) plan.Predicate {
	w.count()
	if list, isList := value.([]any); isList {
		return w.oneOf(list, make)
	}
	text, isText := value.(string)
	switch {
	case operator == plan.Contains || operator == plan.StartsWith:
		value = names.Fold(text)
	case date && isText && operator != plan.Eq:
		value = dayFor(operator, text)
	}
	return make(operator, w.planner.plan.Add(value))
}

// oneOf makes a comparison with a list. Plans know lists of texts; one of several
// numbers is an alternative of equalities.
func (w *where) oneOf(list []any, make func(plan.Operator, plan.Param) plan.Predicate) plan.Predicate {
	texts := []string{}
	or := &plan.Or{}
	for _, item := range list {
		if text, isText := item.(string); isText {
			texts = append(texts, text)
			continue
		}
		w.count()
		or.Any = append(or.Any, make(plan.Eq, w.planner.plan.Add(item)))
	}
	if len(or.Any) > 0 {
		return or
	}
	return make(plan.In, w.planner.plan.Add(texts))
}

// dayFor is the day of a partial date that an operator compares with.
func dayFor(operator plan.Operator, text string) string {
	days, err := schema.ParseDate(text)
	if err != nil {
		return text // coercion let no other text through
	}
	if operator == plan.Lt || operator == plan.Gte {
		return days.Earliest
	}
	return days.Latest
}

// evidenceParts are the parts of evidence in the order in which they are read.
var evidenceParts = []struct {
	name string
	part plan.EvidencePart
}{
	{"modality", plan.ModalityPart}, {"status", plan.StatusPart}, {"sourceCount", plan.SourceCountPart},
}

// evidence reads conditions on evidence. No part of it is ever missing.
func (w *where) evidence(on plan.Target, filter any) []plan.Predicate {
	values, given := filter.(map[string]any)
	if !given {
		return nil
	}
	var all []plan.Predicate
	for _, known := range evidenceParts {
		conditions, _ := values[known.name].(map[string]any)
		for _, o := range operators {
			value := conditions[o.name]
			if value == nil {
				continue
			}
			all = append(all, w.comparison(value, o.operator, false, func(operator plan.Operator, param plan.Param) plan.Predicate {
				return &plan.CompareEvidence{On: on, Part: known.part, Operator: operator, Value: param}
			}))
		}
		if isNull, given := conditions["isNull"].(bool); given && isNull {
			all = append(all, &plan.Or{})
		}
	}
	return all
}
