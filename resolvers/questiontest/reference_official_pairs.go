package questiontest

import "math"

// pair is two officials who met in proceedings.
type pair struct {
	left, right        string
	cases, proceedings set
}

// officialPairs is question 2.
func (r *Reference) officialPairs(a *arguments) object {
	left, right := a.roles()
	minShared := a.number("minShared", 2, 1, math.MaxInt32)
	s := a.scope()
	if a.err != nil {
		return nil
	}
	leftActs, rightActs := r.world.acts(left, s), r.world.acts(right, s)
	var rows []*pair
	for _, met := range pairs(leftActs, rightActs, left == right) {
		if len(met.cases) >= minShared {
			rows = append(rows, met)
		}
	}
	sortRows(rows,
		func(p *pair) []int { return []int{len(p.cases)} },
		func(p *pair) []string { return []string{p.left, p.right} })
	lefts, rights, all := casesByOfficial(leftActs), casesByOfficial(rightActs), r.casesInScope(s)
	list := []any{}
	for _, met := range rows {
		list = append(list, r.pairRow(met, len(lefts[met.left]), len(rights[met.right]), len(all), s))
	}
	return object{"rows": list}
}

// roles are the two roles of pairs, that of the left one first.
func (a *arguments) roles() (left, right string) {
	given := []any{"JUDGE", "PROSECUTOR"}
	switch roles := a.given["roles"].(type) {
	case nil:
	case []any:
		given = roles
	case []string:
		given = nil
		for _, role := range roles {
			given = append(given, role)
		}
	default:
		a.invalid("roles is not a list")
	}
	if len(given) != 2 {
		a.invalid("roles: there are %d, not two", len(given))
		return "", ""
	}
	return a.oneOf("roles", given[0], roles), a.oneOf("roles", given[1], roles)
}

// pairs are those who acted in the same proceeding, so that acts outside of proceedings
// pair nobody. Nobody is paired with himself; where both roles are the same, a pair
// counts once, the lesser id on the left.
func pairs(left, right []act, same bool) map[[2]string]*pair {
	found := map[[2]string]*pair{}
	for _, l := range left {
		for _, r := range right {
			if l.proceeding == "" || l.proceeding != r.proceeding || l.official == r.official || same && l.official > r.official {
				continue
			}
			key := [2]string{l.official, r.official}
			if found[key] == nil {
				found[key] = &pair{left: l.official, right: r.official, cases: set{}, proceedings: set{}}
			}
			found[key].cases.add(l.legalCase)
			found[key].proceedings.add(l.proceeding)
		}
	}
	return found
}

func casesByOfficial(acts []act) counted {
	found := counted{}
	for _, a := range acts {
		found.add(a.official, a.legalCase)
	}
	return found
}

// casesInScope are the cases with a proceeding in scope: in the others nobody can meet.
func (r *Reference) casesInScope(s *scope) set {
	cases := set{}
	for proceeding := range r.world.proceedingsInScope(s) {
		cases.add(r.world.caseOf(proceeding))
	}
	return cases
}

func (r *Reference) pairRow(met *pair, left, right, all int, s *scope) object {
	expected := float64(left*right) / float64(all)
	return object{
		"left":        nodeValue(met.left),
		"right":       nodeValue(met.right),
		"sharedCases": number(len(met.cases)),
		"leftCases":   number(left),
		"rightCases":  number(right),
		"expected":    expected,
		"lift":        float64(len(met.cases)) / expected,
		"convicted":   r.world.convicted(&tally{proceedings: met.proceedings}, s),
	}
}
