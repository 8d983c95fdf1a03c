package explorer

import (
	"fmt"
	"net/http"
	"strings"

	"habeas/schema"
)

// nodeView is the page of a node of any kind.
type nodeView struct {
	ID, Lead string
	// Graph leads to the neighbourhood of the node.
	Graph    string
	Evidence *evidence
	Facts    []fact
	Sections []section
	Person   *person
	Official *officialView
	// Questions are those that can be asked about the node.
	Questions []link
}

// node is the page of a node. Former ids lead to the page of the id that holds now.
func (e *Explorer) node(r *http.Request, t tongue, kind *schema.Kind, id string) *page {
	part := e.begin(r, kind.Name, id)
	answer := e.ask(r.Context(), e.asking(kind.Slug(), r, map[string]any{"id": id}))
	node, instead := e.nodeOf(t, kind, id, answer, pathOf)
	if instead != nil {
		return instead
	}
	w := e.writer(t)
	view := nodeView{ID: id, Lead: node.str("summary"), Graph: t.Href(graphPath(id)), Evidence: t.evidence(node.get("evidence")),
		Facts: w.facts(kind.Name, node), Sections: w.sections(kind.Name, node, r.URL), Questions: e.questionsAbout(t, kind, id)}
	p := newPage(t, "node", w.fullLabel(kind.Name, node), nil, answer)
	p.Above, p.Native = t.Kind(kind.Name), node.str("nameNative")
	switch kind.Name {
	case "Prisoner":
		view.Person = e.person(p, w, node, part())
	case "Official":
		view.Official = e.official(r, p, w, node, part())
	}
	p.Content = view
	return p
}

// nodeOf is the node that an operation asked for by its id, or the page that stands
// instead of the node's: of a failure, of an id that names nothing, of the id that holds
// now, below the path that is given for it.
func (e *Explorer) nodeOf(t tongue, kind *schema.Kind, id string, answer reply, path func(id string) string) (value, *page) {
	if answer.failure != nil {
		return value{}, e.failed(t, answer)
	}
	node := answer.data.get(kind.Root())
	if node.null() {
		return value{}, e.notFound(t)
	}
	if now := node.str("id"); now != id {
		return value{}, &page{tongue: t, Redirect: path(now)}
	}
	return node, nil
}

// asking is the operation of a page with its variables; cursors come from the address.
func (e *Explorer) asking(name string, r *http.Request, variables map[string]any) question {
	return e.operations.pages[name].at(r.URL.Query(), variables)
}

// partOf are the operations of parts of a page that need nothing but the node's id, by
// the name of its kind.
var partOf = map[string]string{"Prisoner": "case-file", "Official": "patterns"}

// begin asks for the part of a page beside the page's own operation; the function that it
// gives waits for the answer.
func (e *Explorer) begin(r *http.Request, kind, id string) func() reply {
	name, has := partOf[kind]
	if !has {
		return func() reply { return reply{} }
	}
	answered := make(chan reply, 1)
	go func() { answered <- e.ask(r.Context(), e.asking(name, r, map[string]any{"id": id})) }()
	return func() reply { return <-answered }
}

// list is the list of all nodes of a kind.
func (e *Explorer) list(r *http.Request, t tongue, kind *schema.Kind) *page {
	operation, err := e.listing(kind)
	if err != nil {
		panic(fmt.Errorf("writing the operation that lists %s: %w", kind.RootPlural(), err))
	}
	answer := e.ask(r.Context(), operation.at(r.URL.Query(), map[string]any{}))
	if answer.failure != nil {
		return e.failed(t, answer)
	}
	relation := kind.RootPlural()
	s := e.writer(t).section("Query", relation, e.contract.field("Query", relation).Name(), answer.data.get(relation), r.URL)
	s.Title = t.Plural(kind.Name)
	if s.Table != nil {
		s.Table.Caption = s.Title
	}
	return newPage(t, "list", s.Title, s, answer)
}

// listing is the operation that lists a kind in order of its names.
func (e *Explorer) listing(kind *schema.Kind) (operation, error) {
	more := ""
	for _, name := range []string{"office", "arrestedOn", "publisher", "country", "level", "case", "prisoner", "official", "treaty"} {
		if field := kind.Field(name); field != nil {
			more += " " + name
		} else if relation := kind.Relation(name); relation != nil && relation.ToOne() {
			more += " " + name + " { ..." + relation.Target.Name + "Label }"
		}
	}
	text := strings.NewReplacer("{list}", kind.RootPlural(), "{Kind}", kind.Name, "{order}", nameOrder(kind), "{more}", more).Replace(
		"query All{Kind}(${list}After: String) {\n  {list}(first: 50, after: ${list}After, orderBy: [{{order}: ASC}]) {\n" +
			"    totalCount pageInfo { hasNextPage endCursor }\n    nodes { ...{Kind}Label{more} evidence { ...Evidence } }\n  }\n}")
	return e.operations.complete(text)
}

// nameOrder is the field by whose names nodes of a kind are listed.
func nameOrder(kind *schema.Kind) string {
	for _, field := range kind.Fields {
		if field.Ordered && field.Searched {
			return field.Name
		}
	}
	return "id"
}
