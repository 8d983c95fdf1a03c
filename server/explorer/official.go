package explorer

import (
	"net/http"
	"net/url"
	"strconv"
)

// officialView is what the page of an official has beside that of other nodes.
type officialView struct {
	Dossier string
	// Positions is the timeline of the posts, empty where none has a date.
	Positions []picture
	Known     bool
	Single    bool
	// Unlisted officials have no sanctions listing that the data know.
	Unlisted bool
	// Gap asks which authorities list those who acted before the same court.
	Gap      link
	Warnings []string
	Patterns []pattern
	// Conflicts are facts on which the sources disagree.
	Conflicts *table
	// Homonyms are officials of like names, who are not said to be the same.
	Homonyms []cell
}

// pattern is what the acts of an official in one role have in common.
type pattern struct {
	Role         string
	Facts        []fact
	Counterparts []counted
	Statutes     []counted
}

// counted is a node with a number.
type counted struct {
	Of    cell
	Count string
}

// official shows the patterns of an official's acts, and officials of like names; the
// page stands without them.
func (e *Explorer) official(r *http.Request, p *page, w writer, node value, answer reply) *officialView {
	id := node.str("id")
	view := &officialView{Dossier: w.Href(dossierPath(id))}
	view.Known, view.Positions = answer.failure == nil, w.posts(node)
	view.Unlisted, view.Gap = node.str("sanctions.totalCount") == "0", w.gap(node)
	w.patterns(view, answer.data.get("dossier"))
	alike := e.ask(r.Context(), e.asking("homonyms", r, map[string]any{"name": node.str("name")}))
	view.Homonyms = w.homonyms(id, alike.data.list("search"))
	if alike.failure != nil { // which does not mean that nobody else is called so
		view.Homonyms = []cell{{Text: w.T("part.failed")}}
	}
	p.Replies = append(p.Replies, answer, alike)
	return view
}

// gap is the question who is not listed by every authority, among those who acted before
// the first court that the official is known to have acted before.
func (w writer) gap(node value) link {
	for _, acts := range []string{"judged", "prosecuted", "investigated", "ordered"} {
		for _, edge := range node.list(acts + ".edges") {
			if court := edge.get("node.court"); !court.null() {
				query := url.Values{"court": {court.str("id")}}.Encode()
				return link{Text: w.questionName("sanctionsGap") + " (" + w.label("Court", court) + ")", Href: w.Href("/questions/sanctionsGap?" + query)}
			}
		}
	}
	return w.questionLink("sanctionsGap")
}

// posts are the posts of an official on one timeline, whatever the body.
func (w writer) posts(node value) []picture {
	var lanes []lane
	of := ""
	for _, m := range node.members {
		edgeType, edges := w.itemsOf(w.pageType("Official", m.name), m.value)
		if w.field(edgeType, "from") == nil || w.field(edgeType, "to") == nil {
			continue
		}
		for _, edge := range edges {
			from, to := edge.str("from"), edge.str("to")
			label := w.label(w.kindOf(w.field(edgeType, "node").Name(), edge.get("node")), edge.get("node"))
			if office := edge.str("office"); office != "" {
				label = office + " · " + label
			}
			lanes = append(lanes, lane{labelOf(label), []dated{{from: from, to: to, spell: true, what: w.span(from, to)}}})
			of = m.name
		}
	}
	return w.timeline(picture{Of: of, Title: w.T("positions.picture"), Unit: w.T("picture.time"), Broad: true}, lanes)
}

// pageType is the type of a relation that leads to many, empty for any other field.
func (w writer) pageType(typeName, field string) string {
	if of := w.field(typeName, field); of != nil && w.isPage(of.Name()) {
		return of.Name()
	}
	return ""
}

func (w writer) patterns(view *officialView, dossier value) {
	view.Single = dossier.str("singleSource") == "true" && len(dossier.list("patterns")) > 0
	view.Conflicts = w.table(w.T("conflicts.title"), "Fact", dossier.list("conflicts"))
	view.Warnings = texts(dossier.list("warnings"))
	for _, v := range dossier.list("patterns") {
		view.Patterns = append(view.Patterns, w.pattern(v))
	}
}

func (w writer) pattern(v value) pattern {
	shown := pattern{Role: capital(w.value("OfficialRole", v.str("role")))}
	for _, name := range []string{"cases", "prisoners", "proceedings", "courts", "firstDate", "lastDate", "convicted", "singleSource"} {
		of := w.field("RepeatOfficial", name)
		if c := w.cell(of, v.get(name)); !c.empty() {
			shown.Facts = append(shown.Facts, fact{Name: capital(w.name("RepeatOfficial", name)), Value: c})
		}
	}
	for _, other := range v.list("counterparts") {
		shown.Counterparts = append(shown.Counterparts, counted{w.link("Official", other.get("official"), false), other.str("sharedCases")})
	}
	for _, used := range v.list("statutes") {
		shown.Statutes = append(shown.Statutes, counted{w.link("Statute", used.get("statute"), false), used.str("prisoners")})
	}
	return shown
}

// alike is the score from which a name counts as like another.
const alike = 0.75

func (w writer) homonyms(id string, hits []value) []cell {
	var list []cell
	for _, hit := range hits {
		score, err := strconv.ParseFloat(hit.str("score"), 64)
		if err != nil || score < alike || hit.str("node.id") == id {
			continue
		}
		other := w.link("Official", hit.get("node"), false)
		if office := hit.str("node.office"); office != "" {
			other.Beside = append(other.Beside, cell{Text: office})
		}
		list = append(list, other)
	}
	return list
}
