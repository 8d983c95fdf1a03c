package questiontest

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"habeas/graph"
)

// otherHop is a post with what it is ordered by. A hop of a body that nobody is known to
// command has no official and no edge.
type otherHop struct {
	level          int
	body, official string
	edge           *otherEdge
	cases          int
}

func (w *otherWorld) commandChain(a *otherArguments) map[string]any {
	official, body := a.id("official", "Official"), a.id("agency", "Agency", "Court", "Facility")
	on, depth, minSources := a.date("on"), a.between("depth", 5, 0, 10), a.minSources()
	if !a.failed() && (official == "") == (body == "") {
		a.refuse(graph.Invalid, "either official or agency is to be given")
	}
	if a.failed() {
		return nil
	}
	var hops []otherHop
	bodies := []string{body}
	if official != "" {
		hops = w.posts(official, on, minSources)
		bodies = nil
		for _, hop := range hops {
			bodies = append(bodies, hop.body)
		}
		slices.Sort(bodies)
		bodies = slices.Compact(bodies)
	}
	seen := otherSet{}
	for level := 0; level <= depth && len(bodies) > 0; level++ {
		for _, body := range bodies {
			seen[body] = true
			hops = append(hops, w.commanders(body, level, official, on, minSources)...)
		}
		bodies = w.bodiesAbove(bodies, seen, minSources)
	}
	slices.SortFunc(hops, compareOtherHops)
	return map[string]any{"hops": otherHopRows(hops), "weakest": otherWeakest(hops)}
}

// posts are the posts of an official: where it serves and what it commands.
func (w *otherWorld) posts(official, on string, minSources int) []otherHop {
	var hops []otherHop
	cases := len(w.casesOf(official, 0))
	for _, relation := range []string{"courts", "agencies", "facilities", "commands", "commandsFacilities"} {
		for _, post := range w.reported(official, relation, minSources) {
			if otherCouldHold(post.otherEdge, on) {
				hops = append(hops, otherHop{body: post.other, official: official, edge: post.otherEdge, cases: cases})
			}
		}
	}
	return hops
}

// commanders are the commanders of a body, but for the official asked for, whose posts are
// listed already. A body that nobody at all commands is one hop without an official.
func (w *otherWorld) commanders(body string, level int, asked, on string, minSources int) []otherHop {
	var hops []otherHop
	known := false
	if w.byID[body].Kind.Name != "Court" {
		for _, post := range w.reported(body, "commanders", minSources) {
			if !otherCouldHold(post.otherEdge, on) {
				continue
			}
			known = true
			if post.other != asked {
				hops = append(hops, otherHop{level: level, body: body, official: post.other, edge: post.otherEdge, cases: len(w.casesOf(post.other, 0))})
			}
		}
	}
	if !known {
		hops = append(hops, otherHop{level: level, body: body})
	}
	return hops
}

// bodiesAbove are the bodies directly above others, but for those seen, by id.
func (w *otherWorld) bodiesAbove(bodies []string, seen otherSet, minSources int) []string {
	above := otherSet{}
	for _, body := range bodies {
		parent, known := w.one(body, "parent")
		if known && parent.evidence.SourceCount() >= minSources && !seen[parent.other] {
			above[parent.other] = true
		}
	}
	return above.sorted()
}

// otherCouldHold reports whether a post could be held on some day that a date may mean;
// any post could where no date is asked for.
func otherCouldHold(post *otherEdge, on string) bool {
	from, to := post.date("from"), post.date("to")
	if on == "" {
		return true
	}
	return (from == "" || otherEarliest(from) <= otherLatest(on)) && (to == "" || otherLatest(to) >= otherEarliest(on))
}

// casesOf are the cases in which an official acted, by what so many sources report.
func (w *otherWorld) casesOf(official string, minSources int) otherSet {
	cases := otherSet{}
	for _, role := range otherRoles {
		for _, acted := range w.reported(official, role.ofOfficial, minSources) {
			if legalCase := w.oneID(acted.other, "case"); legalCase != "" {
				cases[legalCase] = true
			}
		}
	}
	for _, involved := range w.reported(official, "involvedInCases", minSources) {
		cases[involved.other] = true
	}
	return cases
}

func compareOtherHops(a, b otherHop) int {
	return cmp.Or(a.level-b.level, strings.Compare(a.body, b.body), compareOtherOfficials(a, b))
}

// compareOtherOfficials puts a hop without an official last.
func compareOtherOfficials(a, b otherHop) int {
	switch {
	case a.edge == nil && b.edge == nil:
		return 0
	case a.edge == nil:
		return 1
	case b.edge == nil:
		return -1
	}
	return cmp.Or(strings.Compare(a.official, b.official), strings.Compare(a.edge.key, b.edge.key))
}

func (h otherHop) row() map[string]any {
	row := map[string]any{"level": otherNumber(h.level), "body": otherNode(h.body), "official": nil, "office": nil,
		"from": nil, "to": nil, "evidence": nil, "status": nil, "cases": otherNumber(h.cases)}
	if h.edge == nil {
		return row
	}
	maps.Copy(row, map[string]any{"official": otherNode(h.official), "office": h.edge.value("office"), "from": h.edge.value("from"),
		"to": h.edge.value("to"), "evidence": otherEvidence(h.edge.evidence), "status": h.edge.evidence.Status})
	return row
}

func otherHopRows(hops []otherHop) []any {
	rows := []any{}
	for _, hop := range hops {
		rows = append(rows, hop.row())
	}
	return rows
}

// otherWeakest is the hop with a known official and the fewest sources, the first of several.
func otherWeakest(hops []otherHop) any {
	var weakest *otherHop
	for _, hop := range hops {
		if hop.edge == nil {
			continue
		}
		if weakest == nil || hop.edge.evidence.SourceCount() < weakest.edge.evidence.SourceCount() {
			weakest = &hop
		}
	}
	if weakest == nil {
		return nil
	}
	return weakest.row()
}
