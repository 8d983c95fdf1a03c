package explorer

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"habeas/schema"
)

// graphView is the page of a node's neighbourhood: the text, and what the picture of it
// needs.
type graphView struct {
	ID, Lead string
	// Page leads to the node's own page.
	Page     link
	Evidence *evidence
	// Counts says how many nodes and links the page shows.
	Counts   string
	Sections []graphSection
	// Picture is nil where its script was not built.
	Picture *graphPicture

	elements elements
}

// The scripts of the picture: what draws it, and what lays it out in a worker of its own.
const (
	graphScript  = "graph"
	layoutScript = "graph-layout"
)

// graph is the page of the neighbourhood of the node with an id.
func (e *Explorer) graph(r *http.Request, t tongue, id string) *page {
	kind := e.contract.vocabulary.KindOf(id)
	if kind == nil {
		return e.notFound(t)
	}
	q, wrong := e.askingNeighbours(r, t, kind, id)
	if wrong != "" {
		return problem(t, http.StatusBadRequest, t.T("refused.title"), wrong)
	}
	answer := e.ask(r.Context(), q)
	node, instead := e.nodeOf(t, kind, id, answer, graphPath)
	if instead != nil {
		return instead
	}
	n := e.writer(t).neighbourhood(kind, node, r.URL)
	view := graphView{ID: id, Page: link{Text: t.T("graph.page"), Href: t.Href(pathOf(id))}, Evidence: t.evidence(node.get("evidence")),
		Sections: n.sections(), elements: n.elements()}
	view.Counts = t.T("graph.counts", len(view.elements.Nodes), len(view.elements.Edges))
	p := newPage(t, "graph", t.T("graph.of", n.fullLabel(kind.Name, node)), nil, answer)
	p.Above, p.Native = t.Kind(kind.Name), node.str("nameNative")
	if e.assets.has(graphScript) && e.assets.has(layoutScript) {
		view.Picture = e.graphPicture(t, id)
		p.Scripts = append(p.Scripts, e.assets.bundles[graphScript])
	}
	p.Content = view
	return p
}

// askingNeighbours is the operation that an address asks: ?relation= for one relation
// only, ?first= for the size of its pages, and cursors. What is wrong with the address
// comes in words.
func (e *Explorer) askingNeighbours(r *http.Request, t tongue, kind *schema.Kind, id string) (question, string) {
	query := r.URL.Query()
	only := query.Get("relation")
	if only != "" && kind.Relation(only) == nil && (only != supported || !kind.OwnSource) {
		return question{}, t.T("graph.noRelation", t.Kind(kind.Name), only)
	}
	operation, err := e.neighbouring(kind, only)
	if err != nil {
		panic(fmt.Errorf("writing the operation of the neighbourhood of %s: %w", kind.Name, err))
	}
	variables := map[string]any{"id": id}
	if given := query.Get("first"); given != "" {
		first, err := strconv.Atoi(given)
		if err != nil {
			return question{}, t.T("form.noNumber", given)
		}
		if len(operation.cursors) > 0 {
			variables["first"] = first
		}
	}
	return operation.at(query, variables), ""
}

// graphPicture is what the script of the picture has to know: it is told on the element that
// the picture stands in.
type graphPicture struct {
	// ID is the node in the middle, Layout the address of the script that lays the picture
	// out, Lang the language where it was chosen.
	ID, Layout, Lang string
	// Kinds are the names of kinds in the order of the vocabulary, Texts those of the
	// controls; both are JSON.
	Kinds, Texts string
}

type kindName struct {
	Kind string `json:"kind"`
	One  string `json:"one"`
	Many string `json:"many"`
}

func (e *Explorer) graphPicture(t tongue, id string) *graphPicture {
	p := &graphPicture{ID: id, Layout: "/assets/" + e.assets.bundles[layoutScript].Script}
	if t.chosen {
		p.Lang = t.Lang
	}
	var kinds []kindName
	for _, kind := range e.contract.vocabulary.Kinds {
		kinds = append(kinds, kindName{kind.Name, t.Kind(kind.Name), t.Plural(kind.Name)})
	}
	p.Kinds, p.Texts = inJSON(kinds), inJSON(t.under("drawing."))
	return p
}

func inJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // lists and maps of texts
	}
	return string(text)
}
