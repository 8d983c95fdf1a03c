package resolvers

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// randomClusters makes up cases, a few hubs and many others, each in some of the cases.
func randomClusters(random *rand.Rand) *clusterGraph {
	var cases, officials, defendants []row
	for n := range 40 {
		var first any
		if random.IntN(5) > 0 {
			first = fmt.Sprintf("2020-%02d-%02d", 1+random.IntN(12), 1+random.IntN(28))
		}
		cases = append(cases, row{fmt.Sprintf("case/%02d", n), first, first, json.Number("9"), json.Number("9")})
	}
	person := func(id string, of int) row {
		in := random.Perm(len(cases))[:of]
		slices.Sort(in)
		return row{id, each(in, func(n int) any { return json.Number(fmt.Sprint(n)) })}
	}
	for i := range 3 {
		officials = append(officials, person(fmt.Sprintf("official/%02d", i), 10+random.IntN(25)))
	}
	for i := range 30 {
		defendants = append(defendants, person(fmt.Sprintf("prisoner/%02d", i), 2+random.IntN(3)))
	}
	return newClusterGraph(cases, officials, defendants)
}

// slowClusters compares each pair of cases.
func slowClusters(g *clusterGraph, minShared, withinDays int) []int {
	l := &linker{clusterGraph: g}
	l.readDays()
	roots := make([]int, len(g.cases))
	for n := range roots {
		roots[n] = n
	}
	for a := range g.cases {
		for b := range a {
			shared := 0
			for _, person := range g.people {
				if slices.Contains(person.cases, a) && slices.Contains(person.cases, b) {
					shared++
				}
			}
			near := withinDays == anyDay || l.days[a] != noDay && l.days[b] != noDay && max(l.days[a]-l.days[b], l.days[b]-l.days[a]) <= withinDays
			if shared < minShared || !near {
				continue
			}
			from, to := roots[a], roots[b]
			for n := range roots {
				if roots[n] == from {
					roots[n] = to
				}
			}
		}
	}
	return roots
}

func TestClustersAreThoseOfEachPair(t *testing.T) {
	for seed := range uint64(30) {
		g := randomClusters(rand.New(rand.NewPCG(seed, 7)))
		for minShared := 1; minShared <= 5; minShared++ {
			for _, withinDays := range []int{anyDay, 0, 3, 30, 400} {
				parents, enough := g.link(minShared, withinDays, 1_000_000)
				if !enough {
					t.Fatalf("seed %d: a million pairs of 40 cases were too few", seed)
				}
				want := g.clusters(slowClusters(g, minShared, withinDays))
				if got := g.clusters(parents); fmt.Sprint(shownClusters(got)) != fmt.Sprint(shownClusters(want)) {
					t.Fatalf("seed %d: asked: %d shared, %d days\n got %v\nwant %v", seed, minShared, withinDays, shownClusters(got), shownClusters(want))
				}
			}
		}
	}
}

func shownClusters(list []*caseCluster) []fields {
	var shown []fields
	for _, cluster := range list {
		shown = append(shown, cluster.shown())
	}
	return shown
}

// clusterHub is an official in the cases from one to before another.
func clusterHub(id string, from, to int) row {
	cases := []any{}
	for n := from; n < to; n++ {
		cases = append(cases, json.Number(fmt.Sprint(n)))
	}
	return row{id, cases}
}

// One hub is in the first thousand of 2,200 cases, with one of two others, each in half
// of them and in 600 more: all pairs of the thousand are compared, since half of them
// share nobody else.
func TestComparisonsOfCasesAreBounded(t *testing.T) {
	var cases []row
	for n := range 2200 {
		cases = append(cases, row{fmt.Sprintf("case/%04d", n), nil, nil, json.Number("2"), json.Number("0")})
	}
	left, right := clusterHub("official/left", 0, 500), clusterHub("official/right", 500, 1000)
	left[1] = slices.Concat(left[1].([]any), clusterHub("", 1000, 1600)[1].([]any))
	right[1] = slices.Concat(right[1].([]any), clusterHub("", 1600, 2200)[1].([]any))
	g := newClusterGraph(cases, []row{clusterHub("official/both", 0, 1000), left, right}, nil)
	pairs := 1000 * 999 / 2
	if _, enough := g.link(2, anyDay, pairs-1); enough {
		t.Error("with one comparison less than there are pairs: got an answer, want none")
	}
	parents, enough := g.link(2, anyDay, pairs)
	if !enough || len(g.clusters(parents)) != 2 {
		t.Errorf("with as many comparisons as there are pairs: enough is %t, clusters are %d, want 2", enough, len(g.clusters(parents)))
	}
}

// Two hubs in all of a thousand cases: they hang together after a comparison for each.
func TestHubsNeedFewComparisons(t *testing.T) {
	var cases []row
	for n := range 1000 {
		cases = append(cases, row{fmt.Sprintf("case/%04d", n), nil, nil, json.Number("2"), json.Number("0")})
	}
	g := newClusterGraph(cases, []row{clusterHub("official/a", 0, 1000), clusterHub("official/b", 0, 1000)}, nil)
	for minShared := 1; minShared <= 2; minShared++ {
		if parents, enough := g.link(minShared, anyDay, 999); !enough || len(g.clusters(parents)) != 1 {
			t.Errorf("asked: %d shared: enough is %t, want one cluster after 999 comparisons", minShared, enough)
		}
	}
}
