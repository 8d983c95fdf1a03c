package questiontest

import (
	"math"
	"time"
)

// caseClusters is question 13.
func (r *Reference) caseClusters(a *arguments) object {
	minShared := a.number("minShared", 2, 1, math.MaxInt32)
	withinDays := a.number("withinDays", math.MaxInt32, 0, math.MaxInt32)
	anyDate := a.given["withinDays"] == nil
	s := a.scope()
	if a.err != nil {
		return nil
	}
	cases := r.clusteredCases(s)
	people := map[string]set{}
	for _, legalCase := range cases {
		people[legalCase] = set{}
		people[legalCase].addAll(r.officialsOf(legalCase, s))
		people[legalCase].addAll(r.world.before(legalCase, "DEFENDANT_IN", "Prisoner"))
	}
	linked := func(a, b string) bool {
		return common(people[a], people[b]) >= minShared && (anyDate || r.beganWithin(a, b, withinDays))
	}
	clusters := components(cases, linked)
	sortRows(clusters,
		func(cluster set) []int { return []int{len(cluster)} },
		func(cluster set) []string { return cluster.sorted() })
	list := []any{}
	for _, cluster := range clusters {
		if len(cluster) > 1 {
			list = append(list, r.clusterRow(cluster, people, s))
		}
	}
	return object{"rows": list}
}

// clusteredCases are the fitting cases, where a court or dates are asked for those with
// a proceeding that has both.
func (r *Reference) clusteredCases(s *scope) []string {
	var found []string
	for _, legalCase := range r.world.nodesOf("Case") {
		if !r.world.caseFits(legalCase, s) {
			continue
		}
		fits := !s.placed()
		for proceeding := range r.proceedingsOf(legalCase) {
			fits = fits || r.world.fitsPlace(proceeding, s)
		}
		if fits {
			found = append(found, legalCase)
		}
	}
	return found
}

func (r *Reference) proceedingsOf(legalCase string) set {
	return r.world.before(legalCase, "STAGE_OF", "Proceeding")
}

// officialsOf are those who acted in any proceeding of a case, in one of four roles.
func (r *Reference) officialsOf(legalCase string, s *scope) set {
	found := set{}
	for proceeding := range r.proceedingsOf(legalCase) {
		for _, edge := range r.world.to[proceeding] {
			if proceedingRole(edge.Link.Edge.Name) != "" && r.world.reported(edge, s) {
				found[edge.From] = true
			}
		}
	}
	return found
}

func common(a, b set) int {
	shared := 0
	for id := range a {
		if b[id] {
			shared++
		}
	}
	return shared
}

// beganWithin reports whether at most so many days lie between the earliest days of the
// first dates of two cases. A case without a date is near none.
func (r *Reference) beganWithin(a, b string, days int) bool {
	first, known := r.began(a)
	second, knownToo := r.began(b)
	if !known || !knownToo {
		return false
	}
	return !second.Before(first.AddDate(0, 0, -days)) && !second.After(first.AddDate(0, 0, days))
}

// began is the earliest day of the earliest dated proceeding of a case.
func (r *Reference) began(legalCase string) (day time.Time, known bool) {
	first, _ := firstAndLast(r.world.dates(r.proceedingsOf(legalCase)))
	days, known := daysOf(first)
	if !known {
		return time.Time{}, false
	}
	return dayOf(days.Earliest), true
}

// components are the connected components of a graph.
func components(nodes []string, linked func(a, b string) bool) []set {
	var found []set
	reached := set{}
	for _, start := range nodes {
		if reached[start] {
			continue
		}
		component, next := set{start: true}, []string{start}
		for len(next) > 0 {
			from := next[0]
			next = next[1:]
			for _, to := range nodes {
				if !component[to] && linked(from, to) {
					component[to] = true
					next = append(next, to)
				}
			}
		}
		reached.addAll(component)
		found = append(found, component)
	}
	return found
}

func (r *Reference) clusterRow(cluster set, people map[string]set, s *scope) object {
	officials, defendants, proceedings, cases := set{}, set{}, set{}, counted{}
	for legalCase := range cluster {
		officials.addAll(r.officialsOf(legalCase, s))
		defendants.addAll(r.world.before(legalCase, "DEFENDANT_IN", "Prisoner"))
		proceedings.addAll(r.proceedingsOf(legalCase))
		for person := range people[legalCase] {
			cases.add(person, legalCase)
		}
	}
	bridges := set{}
	for person, in := range cases {
		if len(in) > 1 {
			bridges[person] = true
		}
	}
	first, last := firstAndLast(r.world.dates(proceedings))
	return object{
		"cases":     nodeValues(cluster),
		"officials": number(len(officials)),
		"prisoners": number(len(defendants)),
		"bridges":   nodeValues(bridges),
		"firstDate": textValue(first),
		"lastDate":  textValue(last),
	}
}
