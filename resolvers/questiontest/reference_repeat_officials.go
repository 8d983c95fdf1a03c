package questiontest

import "math"

// repeatOfficials is question 1.
func (r *Reference) repeatOfficials(a *arguments) object {
	role := a.choice("role", "JUDGE", roles...)
	minCases := a.number("minCases", 2, 1, math.MaxInt32)
	s := a.scope()
	if a.err != nil {
		return nil
	}
	var rows []*repeatOfficial
	for official, acts := range byOfficial(r.world.acts(role, s)) {
		if row := r.repeatOf(official, role, acts, s); len(row.tally.cases) >= minCases {
			rows = append(rows, row)
		}
	}
	sortRows(rows,
		func(row *repeatOfficial) []int { return []int{len(row.tally.cases), len(row.tally.prisoners)} },
		func(row *repeatOfficial) []string { return []string{row.official} })
	list := []any{}
	for _, row := range rows {
		list = append(list, row.object)
	}
	return object{"rows": list}
}

// pattern is the row of one official in one role, as the dossier shows it; nil where it
// did not act in it.
func (r *Reference) pattern(official, role string, minSources int) map[string]any {
	return r.repeatRow(official, role, &scope{minSources: minSources})
}

// repeatRow is the row of one official in one role, nil where it did not act in it.
func (r *Reference) repeatRow(official, role string, s *scope) object {
	acts := byOfficial(r.world.acts(role, s))[official]
	if len(acts) == 0 {
		return nil
	}
	return r.repeatOf(official, role, acts, s).object
}

// repeatOfficial is a row with what it is ordered by.
type repeatOfficial struct {
	official string
	tally    *tally
	object   object
}

func (r *Reference) repeatOf(official, role string, acts []act, s *scope) *repeatOfficial {
	t := r.world.tally(acts, s)
	first, last := firstAndLast(r.world.dates(t.proceedings))
	return &repeatOfficial{official: official, tally: t, object: object{
		"official":     nodeValue(official),
		"role":         role,
		"cases":        number(len(t.cases)),
		"prisoners":    number(len(t.prisoners)),
		"proceedings":  number(len(t.proceedings)),
		"courts":       number(len(t.courts)),
		"statutes":     r.statutesOf(t).prisonerCounts("statute"),
		"counterparts": r.counterparts(official, role, t.proceedings, s),
		"convicted":    r.world.convicted(t, s),
		"firstDate":    textValue(first),
		"lastDate":     textValue(last),
		"singleSource": len(t.sources) == 1,
	}}
}

// statutesOf are the statutes of the charges that the prisoners of some acts face in
// any of their cases, all of them also where one statute was asked for.
func (r *Reference) statutesOf(t *tally) counted {
	statutes := counted{}
	for prisoner := range t.prisoners {
		for legalCase := range t.cases {
			for charge := range r.world.chargesIn(prisoner, legalCase) {
				statutes.add(r.world.statuteOf(charge), prisoner)
			}
		}
	}
	return statutes
}

// counterparts are the prosecutors who met a judge in a proceeding, and the judges who
// met anybody else. Nobody is a counterpart of himself.
func (r *Reference) counterparts(official, role string, proceedings set, s *scope) []any {
	other := "JUDGE"
	if role == "JUDGE" {
		other = "PROSECUTOR"
	}
	shared := counted{}
	for _, a := range r.world.acts(other, s) {
		if proceedings[a.proceeding] && a.official != official {
			shared.add(a.official, a.legalCase)
		}
	}
	list := []any{}
	for _, id := range shared.ids() {
		list = append(list, object{"official": nodeValue(id), "sharedCases": number(len(shared[id]))})
	}
	return list
}
