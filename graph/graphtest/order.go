package graphtest

import (
	"slices"
	"strings"

	"habeas/graph/plan"
	"habeas/schema"
)

// OrderKeys are the keys by which an item is ordered, which are also its cursor: one for
// each term, then the id and, where there is an edge, its key.
func OrderKeys(item Item, order []plan.Term) []string {
	var keys []string
	for _, term := range order {
		keys = append(keys, orderKey(item, term.Field))
	}
	keys = append(keys, item.Node.ID)
	if item.Edge != nil {
		keys = append(keys, item.key)
	}
	return keys
}

// orderKey is the key of one term: a text or enumeration is its own, a date has that of
// [schema.OrderKey], where a missing one sorts last; no field is the id.
func orderKey(item Item, field *schema.Field) string {
	if field == nil {
		return item.Node.ID
	}
	text, _ := raw(item, plan.OnNode, field).(string)
	if field.Type == schema.Date {
		return schema.OrderKey(text)
	}
	return text
}

// Sort orders items by their terms, then by id ascending, then by the edge's key.
func Sort(items []Item, order []plan.Term) {
	slices.SortStableFunc(items, func(a, b Item) int {
		return compareKeys(OrderKeys(a, order), OrderKeys(b, order), order)
	})
}

// compareKeys compares by code point, which is the order of UTF-8 bytes.
func compareKeys(a, b []string, order []plan.Term) int {
	for i := range min(len(a), len(b)) {
		rank := strings.Compare(a[i], b[i])
		if i < len(order) && order[i].Descending {
			rank = -rank
		}
		if rank != 0 {
			return rank
		}
	}
	return 0
}

// Cut gives the page of a sorted list: what lies between After and Before, the first
// Limit of it, or with Backward the last Limit in the opposite order.
func Cut(items []Item, order []plan.Term, page plan.Page, values []any) []Item {
	keys := make([][]string, len(items))
	for i, item := range items {
		keys[i] = OrderKeys(item, order)
	}
	var cut []Item
	for _, i := range cutKeys(keys, order, page, values) {
		cut = append(cut, items[i])
	}
	return cut
}

// cutKeys gives the positions of the rows of a page, in the order in which it lists them.
func cutKeys(keys [][]string, order []plan.Term, page plan.Page, values []any) []int {
	var rows []int
	for i, key := range keys {
		after := page.After == nil || compareKeys(key, texts(page.After, values), order) > 0
		before := page.Before == nil || compareKeys(key, texts(page.Before, values), order) < 0
		if after && before {
			rows = append(rows, i)
		}
	}
	if page.Backward {
		slices.Reverse(rows)
	}
	limit := values[page.Limit].(int64)
	return rows[:min(limit, int64(len(rows)))]
}

func texts(params []plan.Param, values []any) []string {
	var list []string
	for _, param := range params {
		list = append(list, values[param].(string))
	}
	return list
}
