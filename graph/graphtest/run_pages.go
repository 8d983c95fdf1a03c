package graphtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/schema"
)

// listing is a list that is read page by page: all of a kind or, with an owner, those of
// a relation, or the facts of a source where there is neither.
type listing struct {
	kind     *schema.Kind
	relation *schema.Relation
	owner    string
	order    []plan.Term
}

func (l listing) String() string {
	text := l.kind.RootPlural()
	if l.owner != "" {
		text = "facts of " + l.owner
	}
	if l.relation != nil {
		text = l.owner + "." + l.relation.Name
	}
	for _, term := range l.order {
		direction := " ascending"
		if term.Descending {
			direction = " descending"
		}
		name := "id"
		if term.Field != nil {
			name = term.Field.Name
		}
		text += " by " + name + direction
	}
	return text
}

// page is a plan for a page of the listing, with the total.
func (l listing) page(limit int, after, before []string, backward bool) *plan.Plan {
	p := &plan.Plan{}
	add := func(key string) plan.Param { return p.Add(key) }
	page := plan.Page{Limit: p.Add(int64(limit)), After: transform(after, add), Before: transform(before, add), Backward: backward}
	connection := &plan.Connection{Kind: l.kind, Relation: l.relation, Order: l.order, Page: page, Count: true, Items: true, Cursor: true}
	switch {
	case l.relation != nil:
		p.Roots = []plan.Root{&plan.Lookup{Kind: l.relation.Owner, ID: p.Add(l.owner), Object: &plan.Object{Kind: l.relation.Owner, Outputs: []plan.Output{connection}}}}
	case l.owner != "":
		facts := &plan.Facts{Page: page, Count: true, Items: true, Cursor: true}
		p.Roots = []plan.Root{&plan.Lookup{Kind: l.kind, ID: p.Add(l.owner), Object: &plan.Object{Kind: l.kind, Outputs: []plan.Output{facts}}}}
	default:
		p.Roots = []plan.Root{connection}
	}
	return p
}

// cursors reads a page's cursors and total.
func (l listing) cursors(t *testing.T, store graph.Store, p *plan.Plan) (cursors [][]string, total int) {
	t.Helper()
	row := []byte(mustRead(t, store, p)[0])
	if l.owner != "" {
		var object []json.RawMessage
		mustDecode(t, row, &object)
		row = object[0]
	}
	var parts []json.RawMessage
	var items [][]json.RawMessage
	mustDecode(t, row, &parts)
	mustDecode(t, parts[0], &total)
	mustDecode(t, parts[1], &items)
	for _, item := range items {
		var cursor []string
		mustDecode(t, item[0], &cursor)
		cursors = append(cursors, cursor)
	}
	return cursors, total
}

func mustDecode(t *testing.T, text []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

// pages reads every list of a made-up world page by page, from both ends.
func (s *suite) pages(t *testing.T) {
	world := RandomWorld(s.vocabulary, 13, 160)
	store, oracle := s.loaded(t, world)
	for _, listing := range s.listings(world) {
		t.Run(listing.String(), func(t *testing.T) {
			Compare(t, store, oracle, listing.page(1000, nil, nil, false))
			walkBothWays(t, store, listing, 3)
		})
	}
}

// listings are all kinds by every order, ascending and descending, the longest list of
// each relation, and the facts of every source.
func (s *suite) listings(world *Facts) []listing {
	var all []listing
	for _, kind := range s.vocabulary.Kinds {
		for _, order := range ordersOf(kind) {
			all = append(all, listing{kind: kind, order: order})
		}
		for i, relation := range kind.Relations {
			orders := ordersOf(relation.Target)
			all = append(all, listing{kind: relation.Target, relation: relation, owner: busiest(world, relation), order: orders[i%len(orders)]})
		}
	}
	for _, node := range world.NodesList {
		if node.Kind.OwnSource {
			all = append(all, listing{kind: node.Kind, owner: node.ID})
		}
	}
	return all
}

// ordersOf are the orders by one field of a kind, in both directions, and by id.
func ordersOf(kind *schema.Kind) [][]plan.Term {
	orders := [][]plan.Term{nil, {{Descending: true}}}
	for _, field := range kind.Fields {
		if field.Ordered {
			orders = append(orders, []plan.Term{{Field: field}}, []plan.Term{{Field: field, Descending: true}})
		}
	}
	return orders
}

// busiest is the node that has the most edges of a relation.
func busiest(world *Facts, relation *schema.Relation) string {
	counts, most := map[string]int{}, ""
	for _, edge := range world.EdgesList {
		if edge.Link != relation.Link {
			continue
		}
		owner := edge.From
		if relation.Reverse {
			owner = edge.To
		}
		counts[owner]++
		if counts[owner] > counts[most] {
			most = owner
		}
	}
	return most
}

// walkBothWays reads a list page by page until there is nothing more, forwards and
// backwards: what comes together is the whole list.
func walkBothWays(t *testing.T, store graph.Store, l listing, size int) {
	t.Helper()
	whole, total := l.cursors(t, store, l.page(10_000, nil, nil, false))
	if total != len(whole) {
		t.Errorf("%s: a total of %d, %d items", l, total, len(whole))
	}
	forwards := walk(t, store, l, len(whole)/size+2, func(last []string) *plan.Plan { return l.page(size, last, nil, false) })
	sameCursors(t, l.String()+", forwards", forwards, whole)
	backwards := walk(t, store, l, len(whole)/size+2, func(last []string) *plan.Plan { return l.page(size, nil, last, true) })
	sameCursors(t, l.String()+", backwards", backwards, reversed(whole))
}

// walk reads pages, each from the last cursor of the one before, at most so many.
func walk(t *testing.T, store graph.Store, l listing, most int, page func(last []string) *plan.Plan) [][]string {
	t.Helper()
	var all [][]string
	var last []string
	for range most {
		cursors, _ := l.cursors(t, store, page(last))
		if len(cursors) == 0 {
			return all
		}
		all = append(all, cursors...)
		last = cursors[len(cursors)-1]
	}
	t.Errorf("%s: no end after %d pages", l, most)
	return all
}

func sameCursors(t *testing.T, what string, got, want [][]string) {
	t.Helper()
	if slices.EqualFunc(got, want, slices.Equal) {
		return
	}
	show := func(cursors [][]string) string {
		return strings.Join(transform(cursors, func(cursor []string) string { return fmt.Sprintf("%q", cursor) }), "\n      ")
	}
	t.Errorf("%s, page by page\ngot:  %s\nwant: %s", what, show(got), show(want))
}

// deepPages reads a long list with many ties to its end.
func (s *suite) deepPages(t *testing.T) {
	facts, _ := s.lines(t, "", sourceLine)
	kind := s.vocabulary.Kind("Prisoner")
	for i := range 600 {
		set := map[string]any{"name": someTexts[i%7]}
		if i%3 > 0 {
			set["arrestedOn"] = someDates[i%5]
		}
		facts.NodesList = append(facts.NodesList, &graph.Node{Kind: kind, ID: fmt.Sprintf("prisoner/%d", i), Set: newSet(kind, set),
			Evidence: &graph.Evidence{Modality: "FOUND", Status: "ACCEPTED", Citations: []graph.Citation{{Source: "source/s"}}}})
	}
	store, oracle := s.loaded(t, facts)
	name, date := kind.Field("name"), kind.Field("arrestedOn")
	for _, order := range [][]plan.Term{{{Field: name}}, {{Field: date, Descending: true}, {Field: name}}} {
		l := listing{kind: kind, order: order}
		Compare(t, store, oracle, l.page(10_000, nil, nil, false))
		walkBothWays(t, store, l, 7)
	}
}
