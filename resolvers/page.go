package resolvers

import (
	"habeas/graph/plan"
)

// page reads first, after, last and before. The store is asked for one item more than
// the page shows, so that it is known whether there are more.
func (p *planner) page(list *listShape, arguments map[string]any, keys keyCount) (plan.Page, *failure) {
	first, hasFirst := arguments["first"].(int64)
	last, hasLast := arguments["last"].(int64)
	shown := int64(p.limits.Page)
	switch {
	case hasFirst && hasLast:
		return plan.Page{}, refuse(codeInput, "first and last are given together: say from which end to count.")
	case hasFirst:
		shown = first
	case hasLast:
		shown = last
	}
	if shown < 0 || shown > int64(p.limits.First) {
		return plan.Page{}, refuse(codeInput, "A page of %d is not possible: first and last go from 0 to %d.", shown, p.limits.First)
	}
	page := plan.Page{Backward: hasLast}
	list.shown, list.backward = int(shown), hasLast
	var failed *failure
	if page.After, failed = p.bound("after", list, arguments, keys); failed != nil {
		return plan.Page{}, failed
	}
	if page.Before, failed = p.bound("before", list, arguments, keys); failed != nil {
		return plan.Page{}, failed
	}
	list.hasAfter, list.hasBefore = page.After != nil, page.Before != nil
	page.Limit = p.plan.Add(shown + 1)
	return page, nil
}

// bound reads a cursor; it is nil where none is given.
func (p *planner) bound(name string, list *listShape, arguments map[string]any, keys keyCount) ([]plan.Param, *failure) {
	cursor, given := arguments[name].(string)
	if !given {
		return nil, nil
	}
	values, failed := decodeCursor(cursor, list.signature, keys)
	if failed != nil {
		failed.message = name + ": " + failed.message
		return nil, failed
	}
	params := make([]plan.Param, len(values))
	for i, value := range values {
		params[i] = p.plan.Add(value)
	}
	return params, nil
}
