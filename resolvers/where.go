package resolvers

import (
	"strconv"

	"habeas/graph/plan"
	"habeas/schema"
)

// where turns filters into predicates. Fields are read in the order of the vocabulary,
// whatever their order in the request, so that equal filters make equal plans. A nil
// predicate always holds.
type where struct {
	planner *planner
	depth   int
	failed  *failure
}

func (w *where) fail(failed *failure) {
	if w.failed == nil {
		w.failed = failed
	}
}

// count counts one condition.
func (w *where) count() {
	w.planner.conditions++
	if most := w.planner.limits.Conditions; w.planner.conditions > most {
		w.fail(refuse(codeCost, "The filters of the operation have more than %d conditions.", most))
	}
}

// object reads a filter on a kind. edge is the edge at hand, nil where there is none;
// at is where in the arguments the filter stands.
func (w *where) object(kind *schema.Kind, edge *schema.Edge, value any, at string) plan.Predicate {
	values, given := value.(map[string]any)
	if !given || w.failed != nil {
		return nil
	}
	w.depth++
	defer func() { w.depth-- }()
	if most := w.planner.limits.Depth; w.depth > most {
		w.fail(refuse(codeDepth, "A filter is more than %d levels deep.", most))
		return nil
	}
	all := w.compare(plan.OnNode, nil, values["id"])
	for _, field := range kind.Fields {
		all = append(all, w.compare(plan.OnNode, field, values[field.Name])...)
	}
	for _, relation := range kind.Relations {
		if filter, given := values[relation.Name].(map[string]any); given {
			all = append(all, w.relation(relation, filter, at+"."+relation.Name)...)
		}
	}
	all = append(all, w.evidence(plan.OnNode, values["evidence"])...)
	if filter, given := values["edge"].(map[string]any); given {
		all = append(all, w.edge(edge, filter, at+".edge")...)
	}
	all = append(all, w.combined(kind, edge, values, at)...)
	return conjunction(all)
}

// conjunction is the predicate that all hold: nil where there is none.
func conjunction(all []plan.Predicate) plan.Predicate {
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return &plan.And{All: all}
}

// orTrue makes a predicate that always holds explicit.
func orTrue(predicate plan.Predicate) plan.Predicate {
	if predicate == nil {
		return &plan.And{}
	}
	return predicate
}

// combined reads AND, OR and NOT.
func (w *where) combined(kind *schema.Kind, edge *schema.Edge, values map[string]any, at string) []plan.Predicate {
	var all []plan.Predicate
	if list, given := values["AND"].([]any); given {
		for i, item := range list {
			if predicate := w.object(kind, edge, item, at+".AND["+strconv.Itoa(i)+"]"); predicate != nil {
				all = append(all, predicate)
			}
		}
	}
	if list, given := values["OR"].([]any); given {
		or := &plan.Or{}
		w.count()
		for i, item := range list {
			or.Any = append(or.Any, orTrue(w.object(kind, edge, item, at+".OR["+strconv.Itoa(i)+"]")))
		}
		all = append(all, or)
	}
	if filter, given := values["NOT"].(map[string]any); given {
		all = append(all, not(w.object(kind, edge, filter, at+".NOT")))
	}
	return all
}

func not(predicate plan.Predicate) plan.Predicate { return &plan.Not{Predicate: orTrue(predicate)} }

// relation reads a filter on what a relation leads to.
func (w *where) relation(relation *schema.Relation, filter map[string]any, at string) []plan.Predicate {
	if relation.ToOne() {
		w.count()
		return []plan.Predicate{&plan.Some{Relation: relation, Where: w.object(relation.Target, nil, filter, at)}}
	}
	var all []plan.Predicate
	edge := relation.Link.Edge
	if some, given := filter["some"].(map[string]any); given {
		w.count()
		all = append(all, &plan.Some{Relation: relation, Where: w.object(relation.Target, edge, some, at+".some")})
	}
	if none, given := filter["none"].(map[string]any); given {
		w.count()
		all = append(all, &plan.Not{Predicate: &plan.Some{Relation: relation, Where: w.object(relation.Target, edge, none, at+".none")}})
	}
	if every, given := filter["every"].(map[string]any); given {
		w.count()
		if holds := w.object(relation.Target, edge, every, at+".every"); holds != nil {
			all = append(all, &plan.Not{Predicate: &plan.Some{Relation: relation, Where: &plan.Not{Predicate: holds}}})
		}
	}
	return all
}

// edge reads a condition on the edge at hand.
func (w *where) edge(edge *schema.Edge, filter map[string]any, at string) []plan.Predicate {
	if edge == nil {
		w.fail(refuse(codeInput, "%s: there is no edge at hand. edge stands inside of some, none and every, and in filters of relations.", shorten(at)))
		return nil
	}
	var all []plan.Predicate
	for _, known := range w.planner.contract.edgeFilters {
		condition := filter[known.name]
		if condition == nil {
			continue
		}
		field := known.fields[edge]
		if field == nil {
			w.fail(refuse(codeInput, "%s: the edge %s has no field %s.", shorten(at), edge.Name, known.name))
			return nil
		}
		all = append(all, w.compare(plan.OnEdge, field, condition)...)
	}
	return append(all, w.evidence(plan.OnEdge, filter["evidence"])...)
}
