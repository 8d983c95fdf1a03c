package resolvers

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"habeas/graph/names"
	"habeas/graph/questions"
	"habeas/schema"
)

// whoIs answers question 14.
func whoIs(a *asker) (fields, error) {
	asked, ask, err := a.nameAsked()
	if err != nil {
		return nil, err
	}
	var hits []found
	cut := false
	if !asked.query.Empty() {
		if hits, cut, err = a.hits(asked.query, []*schema.Kind{a.contract.vocabulary.Kind("Official")}); err != nil {
			return nil, err
		}
	}
	ids := []string{}
	for _, hit := range hits {
		ids = append(ids, hit.ID)
	}
	ask.Set("ids", ids)
	columns, err := a.ask(ask)
	if err != nil {
		return nil, err
	}
	candidates := asked.candidates(hits, columns[0].rows())
	listed := candidates[:min(int64(len(candidates)), asked.first)]
	return fields{
		"unit":     "officials whose name agrees with the one asked for; the score adds up the weights of the reasons, from 0 to 1",
		"asOf":     a.version,
		"warnings": asked.warnings(candidates, len(listed), cut),
		"rows":     later(func(arguments map[string]any) (any, error) { return a.candidateRows(asked, listed, arguments) }),
	}, nil
}

// nameAsked is what is known of the official who is asked for.
type nameAsked struct {
	query             names.Query
	role, court, year string
	first             int64
}

func (a *asker) nameAsked() (nameAsked, *questions.Ask, error) {
	name, _ := a.arguments["name"].(string)
	asked := nameAsked{query: names.NewQuery(name), first: int64(a.limits.Page)}
	ask := &questions.Ask{Question: "who_is"}
	if count := utf8.RuneCountInString(name); count > a.limits.SearchText {
		return asked, nil, refuse(codeInput, "name: it has %d characters; at most %d are looked for.", count, a.limits.SearchText)
	}
	var err error
	if _, given := a.arguments["first"].(int64); given {
		if asked.first, err = a.between("first", 0, int64(a.limits.First)); err != nil {
			return asked, nil, err
		}
	}
	if _, given := a.arguments["year"].(int64); given {
		year, err := a.between("year", 1, 9999)
		if err != nil {
			return asked, nil, err
		}
		asked.year = fmt.Sprintf("%04d", year)
		ask.Choose("year", true)
		ask.Set("yearEarliest", asked.year+"-01-01")
		ask.Set("yearLatest", asked.year+"-12-31")
	}
	asked.role, _ = a.arguments["role"].(string)
	ids, err := a.ids(map[string][]string{"court": {"Court"}})
	if err != nil {
		return asked, nil, err
	}
	if asked.court = ids["court"]; asked.court != "" {
		ask.Choose("court", true)
		ask.Set("court", asked.court)
	}
	return asked, ask, nil
}

// nameCandidate is an official who may be meant.
type nameCandidate struct {
	id                string
	score             float64
	reasons           []any
	sameAs, notSameAs []string
}

// candidates scores the hits of a search by what the store knows of them: rows [id,
// roles, involved, before the court, in the year, same, not same], of which those in
// between are 1, 0 or null where nothing is known. A hit without a row is not seen.
func (q *nameAsked) candidates(hits []found, rows []row) []nameCandidate {
	known := map[string]row{}
	for _, r := range rows {
		known[r.text(0)] = r
	}
	var candidates []nameCandidate
	for _, hit := range hits {
		if r := known[hit.ID]; r != nil {
			candidates = append(candidates, q.candidate(hit, r))
		}
	}
	slices.SortFunc(candidates, func(a, b nameCandidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.id, b.id))
	})
	return candidates
}

func (q *nameAsked) candidate(hit found, r row) nameCandidate {
	c := nameCandidate{id: hit.ID, sameAs: slices.Sorted(slices.Values(r.texts(5))), notSameAs: slices.Sorted(slices.Values(r.texts(6)))}
	c.reason("NAME", rounded(hit.score), nameReason(hit.matches[0]))
	if q.role != "" {
		roles := actedRoles(r.row(1), r.truth(2))
		switch {
		case slices.Contains(roles, q.role):
			c.reason("ROLE", 0.1, "The sources name an act of the official in the role "+q.role+".")
		case len(roles) > 0:
			c.reason("ROLE", -0.2, "The sources name acts of the official as "+strings.Join(roles, ", ")+" only.")
		default:
			c.reason("ROLE", 0, "The sources name no act of the official.")
		}
	}
	if q.court != "" {
		c.weigh("COURT", r.optional(3), 0.1, "The official acted before the court or serves there.", "The official acted before other courts, or serves at them.", "No court of the official is known.")
	}
	if q.year != "" {
		c.weigh("YEAR", r.optional(4), 0.05, "An act of "+q.year+" is known, or a post that could be of that year.", "Acts and posts of other years are known.", "Of no act and of no post is the date known.")
	}
	c.score = rounded(min(max(c.score, 0), 1))
	return c
}

// weigh adds the reason for what fits (1), does not (0) or is not known (nil).
func (c *nameCandidate) weigh(feature string, known any, gain float64, fits, differs, unknown string) {
	switch known {
	case int64(1):
		c.reason(feature, gain, fits)
	case int64(0):
		c.reason(feature, -0.1, differs)
	default:
		c.reason(feature, 0, unknown)
	}
}

func (c *nameCandidate) reason(feature string, weight float64, text string) {
	c.score += weight
	c.reasons = append(c.reasons, fields{"feature": feature, "weight": weight, "text": text})
}

func rounded(score float64) float64 { return math.Round(score*10_000) / 10_000 }

// nameReason says how a name agrees.
func nameReason(match names.Match) string {
	how := map[names.How]string{
		names.Exact:           "it is the whole name",
		names.Word:            "words of it agree",
		names.Prefix:          "beginnings of its words agree",
		names.Transliteration: "it agrees in Latin letters",
		names.Spelling:        "nearly all letters agree",
		names.Sound:           "it sounds alike",
		names.Counterpart:     "a given name of it has that form in another language",
	}[match.How]
	return fmt.Sprintf("The %s %q: %s.", match.Field, match.Value, how)
}

// candidateRows is a page of candidates.
func (a *asker) candidateRows(asked nameAsked, candidates []nameCandidate, arguments map[string]any) (any, error) {
	if arguments["first"] == nil {
		arguments = map[string]any{"first": asked.first, "after": arguments["after"]}
	}
	page, err := a.rowPage("whoIs", 2, arguments)
	if err != nil {
		return nil, err
	}
	keys := func(r row) []any {
		c := candidates[r[0].(int)]
		return []any{-int64(math.Round(c.score * 10_000)), c.id}
	}
	var after int64
	if page.after != nil {
		if after, err = strconv.ParseInt(page.after[0], 10, 64); err != nil {
			return nil, refuse(codeInput, "after: This is not a cursor of ours: use it exactly as it was given.")
		}
	}
	var rows []row
	for i := range candidates {
		key := keys(row{i})
		if page.after == nil || cmp.Or(cmp.Compare(key[0].(int64), after), strings.Compare(key[1].(string), page.after[1])) > 0 {
			rows = append(rows, row{i})
		}
	}
	return page.connection(int64(len(candidates)), rows, keys, func(r row) any { return candidates[r[0].(int)].shown() }), nil
}

func (c nameCandidate) shown() fields {
	official := func(id string) any { return node(id) }
	return fields{"candidate": node(c.id), "score": c.score, "reasons": c.reasons, "sameAs": each(c.sameAs, official), "notSameAs": each(c.notSameAs, official)}
}

func (q *nameAsked) warnings(candidates []nameCandidate, listed int, cut bool) []any {
	warnings := []any{partial}
	switch {
	case len(candidates) == 0:
		warnings = append(warnings, "Nobody in the data has a name that agrees; that says nothing about who exists.")
	case len(candidates) > 1:
		warnings = append(warnings, fmt.Sprintf("%d officials fit the name: it does not say by itself which of them is meant.", len(candidates)))
	default:
		warnings = append(warnings, "One official fits the name; somebody who is not in the data may bear it too.")
	}
	if listed < len(candidates) {
		warnings = append(warnings, fmt.Sprintf("The list is cut: it holds the first %d of %d.", listed, len(candidates)))
	}
	if cut {
		warnings = append(warnings, "More names agree in part than are compared: the least likely are left out.")
	}
	if slices.ContainsFunc(candidates[:listed], func(c nameCandidate) bool { return len(c.sameAs) > 0 }) {
		warnings = append(warnings, possibleMatch)
	}
	return warnings
}
