package resolvers

import (
	"encoding/json"
	"strings"

	"github.com/graphql-go/graphql"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/plan"
	"habeas/schema"
)

// list filters, orders and cuts a list.
func (r *reference) list(p graphql.ResolveParams, kind *schema.Kind, relation *schema.Relation, all []graphtest.Item, name string) any {
	where, _ := p.Args["where"].(map[string]any)
	var matching []graphtest.Item
	for _, item := range all {
		if r.matches(item, where) {
			matching = append(matching, item)
		}
	}
	terms := refOrder(kind, p.Args["orderBy"])
	graphtest.Sort(matching, terms)
	items, cursors := make([]refItem, len(matching)), make([]string, len(matching))
	for i, item := range matching {
		cursors[i] = testCursor(name, terms, graphtest.OrderKeys(item, terms))
		items[i] = refItem{Item: item, relation: relation, cursor: cursors[i]}
	}
	return cut(p.Args, items, cursors, terms)
}

func (r *reference) facts(p graphql.ResolveParams, source *graph.Node) any {
	var items []refFact
	var cursors []string
	for _, supported := range r.world.Supported(source.ID) {
		cursor := testCursor("Source.facts", nil, supported.OrderKeys())
		items = append(items, refFact{supported, cursor})
		cursors = append(cursors, cursor)
	}
	return cut(p.Args, items, cursors, nil)
}

// compareCursors compares by the order keys; keys beyond the terms ascend.
func compareCursors(a, b string, terms []plan.Term) int {
	left, right := testKeys(a), testKeys(b)
	for i := range left {
		rank := strings.Compare(left[i], right[i])
		if i < len(terms) && terms[i].Descending {
			rank = -rank
		}
		if rank != 0 {
			return rank
		}
	}
	return 0
}

func testKeys(cursor string) (keys []string) {
	raw, err := cursorEncoding.DecodeString(cursor)
	if err == nil {
		err = json.Unmarshal(raw[cursorHead:len(raw)-cursorChecksum], &keys)
	}
	if err != nil {
		panic(err)
	}
	return keys
}

// cut takes a page out of a whole list, whose cursors stand beside it.
func cut[T any](arguments map[string]any, items []T, cursors []string, terms []plan.Term) refPage[T] {
	page := refPage[T]{total: len(items)}
	from, to := 0, len(items)
	after, hasAfter := arguments["after"].(string)
	before, hasBefore := arguments["before"].(string)
	for from < len(items) && hasAfter && compareCursors(cursors[from], after, terms) <= 0 {
		from++
	}
	for to > 0 && hasBefore && compareCursors(cursors[to-1], before, terms) >= 0 {
		to--
	}
	to = max(from, to)
	first, hasFirst := arguments["first"].(int)
	last, hasLast := arguments["last"].(int)
	if !hasFirst && !hasLast {
		first = 20
	}
	if hasLast {
		page.hasNext, page.hasPrevious = hasBefore, to-from > last
		from = max(from, to-last)
	} else {
		page.hasNext, page.hasPrevious = to-from > first, hasAfter
		to = min(to, from+first)
	}
	page.items, page.cursors = items[from:to], cursors[from:to]
	return page
}

// testCursor is the cursor of an item of a list, without the quotes of JSON.
func testCursor(list string, terms []plan.Term, keys []string) string {
	var text []byte
	for i, key := range keys {
		text = append(text, ","[:min(i, 1)]...)
		text = appendJSONString(text, key)
	}
	text = append(append([]byte{'['}, text...), ']')
	return strings.Trim(string(appendCursor(nil, signature(list, terms), text)), `"`)
}
