package questiontest

import (
	"math"

	"habeas/schema"
)

// unlisted is an official whom some authorities do not list.
type unlisted struct {
	official           string
	tally              *tally
	sanctions, missing set
}

// sanctionsGap is question 8.
func (r *Reference) sanctionsGap(a *arguments) object {
	role := a.choice("role", "", roles...)
	minCases := a.number("minCases", 1, 1, math.MaxInt32)
	authorities, on := a.texts("authorities"), a.date("on")
	s := a.scope()
	if a.err != nil {
		return nil
	}
	if authorities == nil {
		authorities = r.authorities()
	}
	var rows []*unlisted
	for official, acts := range byOfficial(r.world.acts(role, s)) {
		row := &unlisted{official: official, tally: r.world.tally(acts, s)}
		row.sanctions, row.missing = r.listings(official, authorities, on)
		if len(row.tally.cases) >= minCases && len(row.missing) > 0 {
			rows = append(rows, row)
		}
	}
	sortRows(rows,
		func(row *unlisted) []int { return []int{len(row.tally.cases), len(row.tally.prisoners)} },
		func(row *unlisted) []string { return []string{row.official} })
	list := []any{}
	for _, row := range rows {
		list = append(list, row.object())
	}
	return object{"rows": list}
}

func (u *unlisted) object() object {
	missing := []any{}
	for _, authority := range u.missing.sorted() {
		missing = append(missing, authority)
	}
	return object{
		"official":  nodeValue(u.official),
		"cases":     number(len(u.tally.cases)),
		"prisoners": number(len(u.tally.prisoners)),
		"sanctions": nodeValues(u.sanctions),
		"missing":   missing,
	}
}

// authorities are those of all listings, of ended ones too.
func (r *Reference) authorities() set {
	found := set{}
	for _, sanction := range r.world.nodesOf("Sanction") {
		found[r.world.text(sanction, "authority")] = true
	}
	return found
}

// listings are an official's listings in force by some authorities, and the authorities
// that have none of it.
func (r *Reference) listings(official string, authorities set, on *schema.Days) (inForce, missing set) {
	inForce, missing = set{}, set{}
	missing.addAll(authorities)
	for sanction := range r.world.after(official, "SANCTIONED_BY", "Sanction") {
		authority := r.world.text(sanction, "authority")
		if authorities[authority] && r.inForce(sanction, on) {
			inForce[sanction] = true
			delete(missing, authority)
		}
	}
	return inForce, missing
}

// inForce reports whether a listing was not ended or, where a day is given, was surely
// in force on it: listed on that day or before, and not ended or ended after it. An
// undated listing is not surely in force on any day.
func (r *Reference) inForce(sanction string, on *schema.Days) bool {
	delisted, ended := daysOf(r.world.text(sanction, "delistedOn"))
	if on == nil {
		return !ended
	}
	listed, known := daysOf(r.world.text(sanction, "listedOn"))
	return known && listed.Latest <= on.Earliest && (!ended || delisted.Earliest > on.Latest)
}
