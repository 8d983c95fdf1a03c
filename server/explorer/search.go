package explorer

import (
	"net/http"
	"strings"
)

// searchView is what a search found.
type searchView struct {
	Text string
	Hits []hit
	// Kinds are the kinds to search among, the chosen one marked.
	Kinds []choice
}

// hit is a node that a search found, and by which name.
type hit struct {
	Kind    string
	Node    cell
	Matched cell
	How     string
	Known   *evidence
}

// search looks for a name in any script and spelling.
func (e *Explorer) search(r *http.Request, t tongue) *page {
	text := strings.TrimSpace(r.URL.Query().Get("q"))
	view := searchView{Text: text}
	variables := map[string]any{"text": text}
	chosen := r.URL.Query().Get("kind")
	for _, kind := range e.contract.vocabulary.Kinds {
		view.Kinds = append(view.Kinds, choice{Value: kind.Upper(), Text: t.Plural(kind.Name), Chosen: chosen == kind.Upper()})
		if chosen == kind.Upper() {
			variables["kinds"] = []string{chosen}
		}
	}
	if text == "" {
		return newPage(t, "search", t.T("search.title"), view)
	}
	numbered, replies := e.lookUp(r, e.asking("search", r, variables), text, chosen)
	if replies[0].failure != nil {
		return e.failed(t, replies[0])
	}
	w := e.writer(t)
	for _, found := range numbered {
		view.Hits = append(view.Hits, hit{Kind: w.Kind(found.kind), Node: w.link(found.kind, found.node, true),
			Matched: cell{Text: found.node.str("article")}, How: t.T("search.number"), Known: w.evidence(found.node.get("evidence"))})
	}
	for _, found := range replies[0].data.list("search") {
		view.Hits = append(view.Hits, w.hit(found))
	}
	return newPage(t, "search", t.T("search.for", text), view, replies...)
}

func (w writer) hit(found value) hit {
	node := found.get("node")
	kind := w.kindOf("Node", node)
	shown := hit{Kind: w.Kind(kind), Node: w.link(kind, node, true), Known: w.evidence(node.get("evidence"))}
	if matched := found.list("matched"); len(matched) > 0 {
		shown.Matched = labelOf(matched[0].str("value"))
		shown.How = w.value("MatchHow", matched[0].str("how"))
	}
	return shown
}
