package resolvers

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"habeas/schema"
)

// clusterGraph are cases and the people who are in several of them, officials and
// defendants alike.
type clusterGraph struct {
	cases  []clusterCase
	people []clusterPerson
}

// clusterCase is a case. Officials and defendants count all who are in it, people are
// those who are in others too, as indexes into people, the rarest first.
type clusterCase struct {
	id                    string
	first, last           string
	officials, defendants int
	people                []int
}

// clusterPerson is somebody in several cases, which are indexes into cases.
type clusterPerson struct {
	id       string
	official bool
	cases    []int
}

// newClusterGraph reads the columns cases, officials and defendants.
func newClusterGraph(cases, officials, defendants []row) *clusterGraph {
	g := &clusterGraph{cases: make([]clusterCase, len(cases)), people: make([]clusterPerson, 0, len(officials)+len(defendants))}
	for i, r := range cases {
		g.cases[i] = clusterCase{id: r.text(0), first: r.text(1), last: r.text(2), officials: int(r.number(3)), defendants: int(r.number(4))}
	}
	for i, r := range slices.Concat(officials, defendants) {
		person := clusterPerson{id: r.text(0), official: i < len(officials)}
		for _, n := range r.row(1) {
			person.cases = append(person.cases, int(number(n)))
		}
		g.people = append(g.people, person)
	}
	g.rank()
	return g
}

// rank puts the rarest people first, and lists the people of each case in that order.
func (g *clusterGraph) rank() {
	slices.SortFunc(g.people, func(a, b clusterPerson) int {
		return cmp.Or(cmp.Compare(len(a.cases), len(b.cases)), strings.Compare(a.id, b.id))
	})
	for i, person := range g.people {
		for _, n := range person.cases {
			g.cases[n].people = append(g.cases[n].people, i)
		}
	}
}

// anyDay is a number of days that is not a bound.
const anyDay = -1

// linker finds which cases hang together.
type linker struct {
	*clusterGraph
	minShared, withinDays int
	// days are the days on which cases began; those without a date hold noDay.
	days []int
	// parents are a forest of cases; those of one tree hang together.
	parents []int
	// left is how many more pairs of cases may be compared.
	left int
}

const noDay = -1 << 40

// link finds the trees of cases of which each shares so many people with another one and
// began within so many days of it. At most so many pairs are compared; enough is false
// where that was too few.
//
// Two cases that share k people share one of all but the k - 1 most frequent people of
// either. So only those are looked through, and hubs hardly ever.
func (g *clusterGraph) link(minShared, withinDays, comparisons int) (parents []int, enough bool) {
	l := &linker{clusterGraph: g, minShared: minShared, withinDays: withinDays, left: comparisons}
	l.parents = make([]int, len(g.cases))
	for n := range l.parents {
		l.parents[n] = n
	}
	if withinDays != anyDay {
		l.readDays()
	}
	for i := range g.people {
		if !l.linkCasesOf(i) {
			return nil, false
		}
	}
	for n := range l.parents {
		l.parents[n] = l.root(n)
	}
	return l.parents, true
}

func (l *linker) readDays() {
	l.days = make([]int, len(l.cases))
	for n, c := range l.cases {
		l.days[n] = noDay
		if days, err := schema.ParseDate(c.first); err == nil {
			if day, err := time.Parse(time.DateOnly, days.Earliest); err == nil {
				l.days[n] = int(day.Unix() / int64(24*time.Hour/time.Second))
			}
		}
	}
}

// candidates are the cases of a person that are looked through, in order of their days
// where days matter.
func (l *linker) candidates(person int) []int {
	var candidates []int
	for _, n := range l.people[person].cases {
		place, _ := slices.BinarySearch(l.cases[n].people, person)
		if place <= len(l.cases[n].people)-l.minShared && (l.days == nil || l.days[n] != noDay) {
			candidates = append(candidates, n)
		}
	}
	if l.days != nil {
		slices.SortFunc(candidates, func(a, b int) int { return cmp.Compare(l.days[a], l.days[b]) })
	}
	return candidates
}

// linkCasesOf links the cases of one person, until all hang together.
func (l *linker) linkCasesOf(person int) bool {
	candidates := l.candidates(person)
	apart := l.apart(candidates)
	for i, one := range candidates {
		for _, other := range candidates[i+1:] {
			if apart == 1 {
				return true
			}
			if l.days != nil && l.days[other]-l.days[one] > l.withinDays {
				break
			}
			if l.left--; l.left < 0 {
				return false
			}
			if a, b := l.root(one), l.root(other); a != b && l.shares(one, other) {
				l.parents[b] = a
				apart--
			}
			if l.minShared == 1 {
				// The others are near the next one too.
				break
			}
		}
	}
	return true
}

// apart is the number of trees that some cases are in.
func (l *linker) apart(cases []int) int {
	roots := map[int]bool{}
	for _, n := range cases {
		roots[l.root(n)] = true
	}
	return len(roots)
}

// shares reports whether two cases share enough people.
func (l *linker) shares(one, other int) bool {
	a, b, shared := l.cases[one].people, l.cases[other].people, 0
	for len(a) > 0 && len(b) > 0 && shared < l.minShared {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			a, b, shared = a[1:], b[1:], shared+1
		}
	}
	return shared >= l.minShared
}

func (l *linker) root(n int) int {
	for l.parents[n] != n {
		l.parents[n] = l.parents[l.parents[n]]
		n = l.parents[n]
	}
	return n
}
