package questiontest

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"habeas/graph"
	"habeas/graph/names"
	"habeas/schema"
)

const (
	otherNameMost  = 200 // characters of a name
	otherFirstMost = 100 // candidates
)

// otherHints is what is known of the official beside the name.
type otherHints struct {
	role, court string
	year        int
	dated       bool
}

// otherCandidate is an official who may be meant.
type otherCandidate struct {
	official string
	score    float64
	reasons  []map[string]any
}

func (w *otherWorld) whoIs(a *otherArguments) map[string]any {
	name := a.text("name")
	if a.given["name"] == nil || utf8.RuneCountInString(name) > otherNameMost {
		a.refuse(graph.Invalid, "name: a name of at most %d characters is to be given", otherNameMost)
	}
	hints := otherHints{role: a.enum("role", otherRoleNames()...), court: a.id("court", "Court"),
		year: a.number("year", 0), dated: a.given["year"] != nil}
	first := a.between("first", 20, 0, otherFirstMost)
	if a.failed() {
		return nil
	}
	candidates := w.candidates(names.NewQuery(name), hints)
	rows := []any{}
	for _, candidate := range candidates[:min(len(candidates), first)] {
		rows = append(rows, map[string]any{
			"candidate": otherNode(candidate.official), "score": candidate.score, "reasons": otherRows(candidate.reasons),
			"sameAs": otherNodes(w.others(candidate.official, "sameAs")), "notSameAs": otherNodes(w.others(candidate.official, "notSameAs"))})
	}
	return map[string]any{"rows": rows}
}

func otherRoleNames() []string {
	var roles []string
	for _, value := range schema.RoleEnum().Values {
		roles = append(roles, value.Name)
	}
	return roles
}

// candidates are the officials whose name agrees at all, the best first, then by id.
func (w *otherWorld) candidates(query names.Query, hints otherHints) []otherCandidate {
	var candidates []otherCandidate
	for _, official := range w.ofKind("Official") {
		score, _ := query.Score(w.namesOf(official))
		if score <= 0 {
			continue
		}
		candidate := otherCandidate{official: official}
		candidate.add("NAME", otherRound(score))
		if hints.role != "" {
			candidate.add("ROLE", w.roleWeight(official, hints.role))
		}
		if hints.court != "" {
			candidate.add("COURT", w.courtWeight(official, hints.court))
		}
		if hints.dated {
			candidate.add("YEAR", w.yearWeight(official, hints.year))
		}
		candidate.score = otherRound(min(max(candidate.score, 0), 1))
		candidates = append(candidates, candidate)
	}
	slices.SortFunc(candidates, func(a, b otherCandidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.official, b.official))
	})
	return candidates
}

func (c *otherCandidate) add(feature string, weight float64) {
	c.score += weight
	c.reasons = append(c.reasons, map[string]any{"feature": feature, "weight": weight})
}

func otherRound(score float64) float64 { return math.Round(score*10000) / 10000 }

// namesOf are the values of the searched fields, in the order of the fields.
func (w *otherWorld) namesOf(id string) []names.Name {
	var list []names.Name
	node := w.byID[id]
	for i, field := range node.Kind.Fields {
		if !field.Searched {
			continue
		}
		switch value := node.Set[i].(type) {
		case string:
			list = append(list, names.Name{Field: field.Name, Value: value})
		case []string:
			for _, text := range value {
				list = append(list, names.Name{Field: field.Name, Value: text})
			}
		}
	}
	return list
}

// roleWeight looks at the roles of the acts of an official, as a dossier lists them.
func (w *otherWorld) roleWeight(official, role string) float64 {
	roles := otherSet{}
	for _, act := range w.acts(official, 0) {
		roles[act.role] = true
	}
	switch {
	case roles[role]:
		return 0.1
	case len(roles) > 0:
		return -0.2
	}
	return 0
}

func (w *otherWorld) courtWeight(official, court string) float64 {
	courts := otherSetOf(w.others(official, "courts")...)
	for _, proceeding := range w.actedIn(official) {
		if heard := w.oneID(proceeding, "court"); heard != "" {
			courts[heard] = true
		}
	}
	switch {
	case courts[court]:
		return 0.1
	case len(courts) > 0:
		return -0.1
	}
	return 0
}

// actedIn are the proceedings in which an official acted, each perhaps several times.
func (w *otherWorld) actedIn(official string) []string {
	var proceedings []string
	for _, role := range otherRoles {
		proceedings = append(proceedings, w.others(official, role.ofOfficial)...)
	}
	return proceedings
}

// yearWeight looks at the dates of proceedings and posts. A post of which neither the
// beginning nor the end is known says nothing of a year.
func (w *otherWorld) yearWeight(official string, year int) float64 {
	dated, fits := false, false
	for _, proceeding := range w.actedIn(official) {
		if date := w.date(proceeding, "date"); date != "" {
			dated = true
			fits = fits || otherYearOf(date) == year
		}
	}
	for _, post := range w.posts(official, "", 0) {
		from, to := post.edge.date("from"), post.edge.date("to")
		if from == "" && to == "" {
			continue
		}
		dated = true
		fits = fits || (from == "" || otherYearOf(from) <= year) && (to == "" || otherYearOf(to) >= year)
	}
	switch {
	case fits:
		return 0.05
	case dated:
		return -0.1
	}
	return 0
}
