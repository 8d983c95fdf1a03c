package explorer

import (
	"cmp"
	"net/http"
	"net/url"
)

// homeView is the first page.
type homeView struct {
	// Size says how much is known.
	Size     string
	Tried    []link
	Starts   []start
	Counts   []counted
	Groups   []counted
	Coverage string
	Licence  string
	Version  string
	Examples []Example
	// Server is the address under which the reader reached this server.
	Server string
}

// start is where readers of one kind begin: with lists and questions.
type start struct {
	Title, Text string
	Links       []link
}

// beginnings are the kinds of readers, with the texts, lists and questions for each.
var beginnings = []struct {
	title, text      string
	kinds, questions []string
}{
	{"home.forPeople", "home.forPeopleText", []string{"Prisoner", "Case", "Facility", "Source"}, []string{"caseFile", "custodyOn", "connections"}},
	{"home.forLawyers", "home.forLawyersText", []string{"Official", "Court", "Sanction"}, []string{"whoIs", "repeatOfficials", "officialPairs", "commandChain", "sanctionsGap", "afterDesignation", "dossier"}},
	{"home.forResearchers", "home.forResearchersText", []string{"Provision", "Statute"}, []string{"treatyPattern", "statuteProfile", "sentenceDisparity", "dueProcess", "caseClusters", "crossTab"}},
}

func (e *Explorer) home(r *http.Request, t tongue) *page {
	answer := e.ask(r.Context(), e.asking("home", r, map[string]any{}))
	if answer.failure != nil {
		return e.failed(t, answer)
	}
	w := e.writer(t)
	dataset := answer.data.get("dataset")
	view := homeView{Coverage: dataset.str("coverage"), Licence: dataset.str("licence"), Version: dataset.str("version"), Examples: e.options.Examples, Server: serverOf(r),
		Tried: w.tried(answer.data), Starts: e.starts(t)}
	held := map[string]string{}
	for _, of := range dataset.list("counts") {
		held[of.str("kind")] = of.str("count")
	}
	count := func(kind string) string { return cmp.Or(held[kind], "0") }
	for _, kind := range e.contract.vocabulary.Kinds {
		if n := count(kind.Upper()); n != "0" {
			view.Counts = append(view.Counts, counted{cell{Text: t.Plural(kind.Name), Href: t.Href("/" + kind.RootPlural())}, n})
		}
	}
	view.Size = t.T("home.size", count("PRISONER"), count("CASE"), count("OFFICIAL"), count("SOURCE"))
	for _, group := range answer.data.list("groups.nodes") {
		view.Groups = append(view.Groups, counted{w.link("Group", group, false), group.str("prisoners.totalCount")})
	}
	return newPage(t, "home", t.T("site.title"), view, answer)
}

// tried are examples to begin with, taken from the data: a search for a name in its own
// script, that person's case, a court.
func (w writer) tried(data value) []link {
	var links []link
	for _, person := range data.list("people.nodes") {
		name := person.str("nameNative")
		links = append(links, link{Text: name, Href: w.Href("/search?" + url.Values{"q": {name}}.Encode()), Lang: langOf(name)})
		for _, of := range person.list("cases.nodes") {
			links = append(links, w.linkTo("Case", of))
		}
	}
	for _, court := range data.list("courts.nodes") {
		links = append(links, w.linkTo("Court", court))
	}
	return links
}

func (w writer) linkTo(kind string, node value) link {
	to := w.link(kind, node, false)
	return link{Text: to.Text, Href: to.Href, Lang: to.Lang}
}

func (e *Explorer) starts(t tongue) []start {
	var starts []start
	for _, beginning := range beginnings {
		of := start{Title: t.T(beginning.title), Text: t.T(beginning.text)}
		for _, name := range beginning.kinds {
			kind := e.contract.vocabulary.Kind(name)
			of.Links = append(of.Links, link{Text: t.Plural(name), Href: t.Href("/" + kind.RootPlural())})
		}
		for _, name := range beginning.questions {
			of.Links = append(of.Links, t.questionLink(name))
		}
		starts = append(starts, of)
	}
	return starts
}

// serverOf is the address of this server as a request reached it. Behind a proxy the
// scheme may be another: the proxy's words for it are not asked.
func serverOf(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
