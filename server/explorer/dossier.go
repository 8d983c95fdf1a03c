package explorer

import (
	"net/http"
	"strings"
)

// dossierView is a dossier to print: everything about an official, each statement with
// its sources.
type dossierView struct {
	officialView
	Official  string
	Unit      string
	AsOf      string
	Facts     []fact
	Evidence  *evidence
	Positions *table
	Cases     []caseActs
	Sanctions *table
	Sources   []citation
}

// caseActs are the acts in one case.
type caseActs struct {
	Case cell
	Acts *table
}

// dossier is the printable page of an official. rest is the id without its kind.
func (e *Explorer) dossier(r *http.Request, t tongue, rest string) *page {
	t.opened = true
	if strings.HasPrefix(rest, "official/") {
		return &page{tongue: t, Redirect: dossierPath(rest)}
	}
	answer := e.ask(r.Context(), e.asking("dossier", r, map[string]any{"id": "official/" + rest}))
	if answer.failure != nil {
		return e.failedDossier(t, answer)
	}
	dossier := answer.data.get("dossier")
	official := dossier.get("official")
	if now := official.str("id"); now != "official/"+rest {
		return &page{tongue: t, Redirect: dossierPath(now)}
	}
	w := e.writer(t)
	view := dossierView{Official: t.Href(pathOf(official.str("id"))), Unit: dossier.str("unit"), AsOf: dossier.str("asOf"),
		Facts: w.facts("Official", official), Evidence: t.evidence(official.get("evidence")),
		Positions: w.table(t.T("positions.title"), "Post", dossier.list("positions")),
		Sanctions: w.table(t.T("sanctions.title"), "Sanction", dossier.list("sanctions")),
		Cases:     w.actsByCase(dossier.list("acts"))}
	w.patterns(&view.officialView, dossier)
	for _, source := range dossier.list("sources") {
		view.Sources = append(view.Sources, t.source(source))
	}
	p := newPage(t, "dossier", w.label("Official", official), view, answer)
	p.Above, p.Native = t.T("dossier.title"), official.str("nameNative")
	return p
}

// failedDossier: an id that names no official is an address that leads nowhere.
func (e *Explorer) failedDossier(t tongue, answer reply) *page {
	if answer.code == "BAD_USER_INPUT" {
		return e.notFound(t)
	}
	return e.failed(t, answer)
}

// actsByCase gathers acts by their case, in the order of the first act in each.
func (w writer) actsByCase(acts []value) []caseActs {
	var order []string
	byCase := map[string][]value{}
	cases := map[string]cell{}
	for _, act := range acts {
		id := act.str("case.id")
		if _, known := byCase[id]; !known {
			order = append(order, id)
			cases[id] = w.link("Case", act.get("case"), false)
		}
		byCase[id] = append(byCase[id], act.without("case"))
	}
	var list []caseActs
	for _, id := range order {
		of := cases[id]
		if id == "" {
			of = cell{Text: w.T("acts.noCase")}
		}
		list = append(list, caseActs{Case: of, Acts: w.table(w.T("acts.title")+": "+of.Text, "DossierAct", byCase[id])})
	}
	return list
}
