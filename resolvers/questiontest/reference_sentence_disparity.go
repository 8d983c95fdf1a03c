package questiontest

import (
	"cmp"
	"math"
	"slices"

	"habeas/graph"
)

// sentence is the final sentence of a prisoner in a case.
type sentence struct {
	edge       *graph.Edge
	prisoner   string
	proceeding string
	date       string
}

// cell is the final sentences that share a key.
type cell struct {
	key       string
	sentences []sentence
}

// sentenceDisparity is question 10.
func (r *Reference) sentenceDisparity(a *arguments) object {
	a.required("statute")
	a.required("by")
	by := a.choice("by", "", "JUDGE", "COURT", "GROUP", "YEAR")
	minCell := a.number("minCell", 5, 1, math.MaxInt32)
	s := a.scope()
	if a.err != nil {
		return nil
	}
	cells := map[string]*cell{}
	for _, final := range r.finalSentences(s) {
		for _, key := range r.sentenceKeys(final, by) {
			if cells[key] == nil {
				cells[key] = &cell{key: key}
			}
			cells[key].sentences = append(cells[key].sentences, final)
		}
	}
	var shown []*cell
	suppressed := 0
	for _, c := range cells {
		if len(c.sentences) < minCell {
			suppressed++
			continue
		}
		shown = append(shown, c)
	}
	return object{"suppressed": number(suppressed), "rows": r.cellRows(shown)}
}

// cellRows orders the cells; that of the unknown year comes after others of its size.
func (r *Reference) cellRows(cells []*cell) []any {
	sortRows(cells, func(c *cell) []int { return []int{len(c.sentences)} }, func(c *cell) []string {
		if c.key == "" {
			return []string{"unknown"}
		}
		return []string{"known", c.key}
	})
	list := []any{}
	for _, c := range cells {
		label := c.key
		if node := r.world.nodes[c.key]; node != nil {
			label = r.world.text(c.key, "name")
		}
		list = append(list, object{"key": textValue(c.key), "label": labelValue(c.key, label), "sentences": number(len(c.sentences)),
			"months": months(c.sentences), "suspended": suspended(c.sentences)})
	}
	return list
}

// labelValue is a label, null where there is no key: a name may be an empty text.
func labelValue(key, label string) any {
	if key == "" {
		return nil
	}
	return label
}

// finalSentences are the final sentences in scope, one for each prisoner and case in
// which the prisoner faces a charge under the statute. The court and the dates are asked
// of the final sentence, after it was found; the sources of each sentence, before.
func (r *Reference) finalSentences(s *scope) []sentence {
	var found []sentence
	for _, prisoner := range r.world.nodesOf("Prisoner") {
		if s.group != "" && !r.world.after(prisoner, "MEMBER_OF", "Group")[s.group] {
			continue
		}
		for _, legalCase := range r.world.nodesOf("Case") {
			if !r.world.anyUnder(r.world.chargesIn(prisoner, legalCase), s.statutes) {
				continue
			}
			final, some := r.finalSentence(prisoner, legalCase, s)
			if some && (s.court == "" || r.world.courtOf(final.proceeding) == s.court) && s.holds(final.date) {
				found = append(found, final)
			}
		}
	}
	return found
}

func (r *Reference) finalSentence(prisoner, legalCase string, s *scope) (final sentence, some bool) {
	for _, edge := range r.world.from[prisoner] {
		if edge.Link.Edge.Name != "SENTENCED_IN" || r.world.caseOf(edge.To) != legalCase || !r.world.reported(edge, s) {
			continue
		}
		date, _ := valueOf(edge.Link.Edge.Fields, edge.Set, "date").(string)
		if date == "" {
			date = r.world.text(edge.To, "date")
		}
		next := sentence{edge: edge, prisoner: prisoner, proceeding: edge.To, date: date}
		if !some || later(next, final) {
			final, some = next, true
		}
	}
	return final, some
}

// later compares by the latest day, then the earliest, an undated sentence before all
// others, then by the proceeding's id and the edge's key.
func later(a, b sentence) bool {
	left, _ := daysOf(a.date)
	right, _ := daysOf(b.date)
	return cmp.Or(cmp.Compare(left.Latest, right.Latest), cmp.Compare(left.Earliest, right.Earliest),
		cmp.Compare(a.proceeding, b.proceeding), cmp.Compare(a.edge.Key(), b.edge.Key())) > 0
}

// sentenceKeys are the cells that a sentence belongs to. A year that is not known is the
// empty key; a sentence without a known judge, court or group is in no cell.
func (r *Reference) sentenceKeys(final sentence, by string) []string {
	found := set{}
	switch by {
	case "JUDGE":
		found = r.world.before(final.proceeding, "JUDGED", "Official")
	case "COURT":
		found.add(r.world.courtOf(final.proceeding))
	case "GROUP":
		found = r.world.after(final.prisoner, "MEMBER_OF", "Group")
	case "YEAR":
		if final.date == "" {
			return []string{""}
		}
		return []string{final.date[:len("2006")]}
	}
	return found.sorted()
}

// months are those of the custodial sentences. One for life has none.
func months(sentences []sentence) any {
	var known []float64
	unknown := 0
	for _, s := range sentences {
		if s.kind() != "CUSTODIAL" {
			continue
		}
		if n, given := valueOf(s.edge.Link.Edge.Fields, s.edge.Set, "months").(int64); given {
			known = append(known, float64(n))
			continue
		}
		unknown++
	}
	slices.Sort(known)
	return object{"known": number(len(known)), "unknown": number(unknown),
		"min": quantile(known, 0), "q1": quantile(known, 0.25), "median": quantile(known, 0.5), "q3": quantile(known, 0.75), "max": quantile(known, 1)}
}

func (s sentence) kind() string {
	kind, _ := valueOf(s.edge.Link.Edge.Fields, s.edge.Set, "type").(string)
	return kind
}

// suspended is how many of the custodial and suspended sentences were suspended.
func suspended(sentences []sentence) any {
	count, of := 0, 0
	for _, s := range sentences {
		switch s.kind() {
		case "SUSPENDED":
			count, of = count+1, of+1
		case "CUSTODIAL":
			of++
		}
	}
	return share(count, of, len(sentences)-of)
}
