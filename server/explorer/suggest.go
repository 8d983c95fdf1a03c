package explorer

import (
	"net/http"
	"strings"
	"unicode/utf8"
)

// suggestFrom is how many letters have to be typed before there are suggestions.
const suggestFrom = 2

// suggestView are the nodes that a name may mean as far as it is typed.
type suggestView struct {
	// ForForm is set where an id is to be filled in, rather than a page opened.
	ForForm     bool
	Suggestions []suggestion
}

// suggestion is a node with what tells it from others of a like name.
type suggestion struct {
	ID     string
	Node   cell
	Native cell
	// Matched is the name that was found, empty where the label or native name has it.
	Matched cell
	Kind    string
	Known   []string
}

// suggest answers what is typed into a search form (or, with ?as=id, into a field that
// takes an id) with options to choose from: no page, but a part of one.
func (e *Explorer) suggest(r *http.Request, t tongue) *page {
	query := r.URL.Query()
	text := strings.TrimSpace(query.Get("q"))
	view := suggestView{ForForm: query.Get("as") == "id"}
	if utf8.RuneCountInString(text) < suggestFrom {
		return newPage(t, "suggest", t.T("suggest.label"), view)
	}
	variables := map[string]any{"text": text}
	if kind := query.Get("kind"); kind != "" {
		variables["kinds"] = []string{kind}
	}
	numbered, replies := e.lookUp(r, e.asking("suggest", r, variables), text, query.Get("kind"))
	if replies[0].failure != nil {
		return e.failed(t, replies[0])
	}
	w := e.writer(t)
	for _, found := range numbered {
		view.Suggestions = append(view.Suggestions, suggestion{ID: found.node.str("id"), Node: w.link(found.kind, found.node, true), Kind: w.Kind(found.kind)})
	}
	for _, found := range replies[0].data.list("search") {
		view.Suggestions = append(view.Suggestions, w.suggestion(found))
	}
	return newPage(t, "suggest", t.T("suggest.label"), view, replies...)
}

func (w writer) suggestion(found value) suggestion {
	node := found.get("node")
	kind := w.kindOf("Node", node)
	s := suggestion{ID: node.str("id"), Node: w.link(kind, node, true), Kind: w.Kind(kind), Known: w.distinguishing(kind, node)}
	if native := node.str("nameNative"); native != s.Node.Text {
		s.Native = labelOf(native)
	}
	if matched := found.list("matched"); len(matched) > 0 {
		name := matched[0].str("value")
		if !strings.Contains(s.Node.Text, name) && !strings.Contains(s.Native.Text, name) {
			s.Matched = labelOf(name)
		}
	}
	return s
}

// distinguishing is what tells a node from others of a like name: nobody is taken for
// somebody else on a name.
func (w writer) distinguishing(kind string, node value) []string {
	var known []string
	add := func(text string) {
		if text != "" {
			known = append(known, text)
		}
	}
	add(node.str("office"))
	if kind == "Official" && node.str("office") == "" {
		for _, role := range node.list("roles") {
			if role.text != "OTHER" { // tells nobody from anybody
				add(w.value("OfficialRole", role.text))
			}
		}
	}
	add(orElse(node.str("birthYear"), func(year string) string { return w.T("suggest.born", year) }, ""))
	add(orElse(node.str("arrestedOn"), func(date string) string { return w.T("suggest.arrested", date) }, ""))
	add(node.str("publisher"))
	add(node.str("publishedOn"))
	return known
}
