package explorer

import (
	"slices"

	"habeas/schema"
)

// chain is a path as steps from one end to the other.
type chain struct {
	Title string
	Steps []chainStep
}

// chainStep is a node with the edge that leads to it; the first has none.
type chainStep struct {
	Kind, Edge string
	// Back is set where the edge leads from this node to the one before, Both where it
	// joins nodes of one kind and the answer does not tell which way.
	Back, Both bool
	Node       cell
	Mark       *mark
}

// paths show each path as its nodes, joined by what leads from one to the next.
func (w writer) paths(l list) []picture {
	p := picture{Of: l.id, Title: l.title, Unit: w.T("picture.steps"), Broad: true}
	l.items = w.limited(&p, l.items)
	for i, path := range l.items {
		shown := chain{Title: w.T("picture.path", i+1, path.str("length"))}
		before := ""
		for _, step := range path.list("steps") {
			kind := w.kindOf("Node", step.get("node"))
			shown.Steps = append(shown.Steps, w.step(before, kind, step))
			before = kind
		}
		p.Paths = append(p.Paths, shown)
	}
	return []picture{p}
}

// step is a node of a kind, reached from one of the kind before. The edge is called as the
// node calls it that it leads from: in the words of the page, which say of an allegation
// that it is one.
func (w writer) step(before, kind string, v value) chainStep {
	node := v.get("node")
	shown := chainStep{Kind: w.Kind(kind), Node: w.link(kind, node, false)}
	if known := w.evidence(v.get("evidence")); known != nil {
		shown.Mark = &known.Mark
	}
	edge := v.str("edge")
	if edge == "" {
		return shown
	}
	onward, backward := w.edgeLink(edge, before, kind), w.edgeLink(edge, kind, before)
	shown.Back, shown.Both = onward == nil, onward != nil && backward != nil
	switch {
	case onward != nil:
		shown.Edge = w.name(before, onward.Left.Name)
	case backward != nil:
		shown.Edge = w.name(kind, backward.Left.Name)
	default:
		shown.Edge = inWords(edge)
	}
	return shown
}

// edgeLink is the link of an edge that leads from one kind of node to another; nil where
// the edge does not.
func (w writer) edgeLink(edge, from, to string) *schema.Link {
	if known := w.vocabulary.Edge(edge); known != nil {
		return known.Link(w.vocabulary.Kind(from), w.vocabulary.Kind(to))
	}
	return nil
}

// chainLevel are the posts at one level of a chain of command.
type chainLevel struct {
	Title string
	Posts []chainPost
}

// chainPost is a body with who is known to head it.
type chainPost struct {
	Body, Official cell
	Office, Dates  string
	Mark           *mark
}

// hasLevels reports whether posts stand above one another.
func hasLevels(posts []value) bool {
	return slices.ContainsFunc(posts, func(post value) bool { return integer(post, "level") > 0 })
}

// levels show posts by level, the highest first, as they stand above one another.
func (w writer) levels(l list) []picture {
	p := picture{Of: l.id, Title: w.T("picture.levels"), Unit: w.T("picture.posts"), Broad: true}
	byLevel := map[int][]chainPost{}
	highest := 0
	for _, post := range l.items {
		at := integer(post, "level")
		highest = max(highest, at)
		byLevel[at] = append(byLevel[at], w.post(post))
	}
	for at := highest; at >= 0; at-- {
		if posts := byLevel[at]; len(posts) > 0 {
			p.Levels = append(p.Levels, chainLevel{Title: w.T("picture.level", at), Posts: posts})
		}
	}
	return []picture{p}
}

func (w writer) post(v value) chainPost {
	body := v.get("body")
	shown := chainPost{Body: w.link(w.kindOf("Node", body), body, false), Office: v.str("office"), Dates: w.span(v.str("from"), v.str("to"))}
	shown.Official = cell{Text: w.T("picture.noCommander")}
	if official := v.get("official"); !official.null() {
		shown.Official = w.link("Official", official, false)
	}
	if known := w.evidence(v.get("evidence")); known != nil {
		shown.Mark = &known.Mark
	}
	return shown
}
