package explorer

import (
	"net/http"
)

// homeView is the first page.
type homeView struct {
	Questions []link
	Counts    []counted
	Groups    []counted
	Coverage  string
	Licence   string
	Version   string
	Examples  []Example
	Host      string
}

func (e *Explorer) home(r *http.Request, t tongue) *page {
	answer := e.ask(r.Context(), e.asking("home", r, map[string]any{}))
	if answer.failure != nil {
		return e.failed(t, answer)
	}
	w := e.writer(t)
	dataset := answer.data.get("dataset")
	view := homeView{Coverage: dataset.str("coverage"), Licence: dataset.str("licence"), Version: dataset.str("version"), Examples: e.options.Examples, Host: r.Host}
	for _, q := range e.questions {
		view.Questions = append(view.Questions, t.questionLink(q))
	}
	for _, held := range dataset.list("counts") {
		for _, kind := range e.contract.vocabulary.Kinds {
			if kind.Upper() == held.str("kind") && held.str("count") != "0" {
				view.Counts = append(view.Counts, counted{cell{Text: t.Plural(kind.Name), Href: t.Href("/" + kind.RootPlural())}, held.str("count")})
			}
		}
	}
	for _, group := range answer.data.list("groups.nodes") {
		view.Groups = append(view.Groups, counted{w.link("Group", group, false), group.str("prisoners.totalCount")})
	}
	return newPage(t, "home", t.T("site.title"), view, answer)
}
