package resolvers

import (
	"cmp"
	"slices"
	"strings"

	"habeas/schema"
)

// caseCluster are cases that hang together. Dates are empty where none is known.
type caseCluster struct {
	cases                []string
	officials, prisoners int
	bridges              []string
	first, last          string
}

// clusters are the trees of two cases or more, the largest first, then by the first case.
func (g *clusterGraph) clusters(parents []int) []*caseCluster {
	byRoot := map[int]*caseCluster{}
	sizes := map[int]int{}
	for _, root := range parents {
		sizes[root]++
	}
	for n, root := range parents {
		if sizes[root] < 2 {
			continue
		}
		if byRoot[root] == nil {
			byRoot[root] = &caseCluster{}
		}
		byRoot[root].add(&g.cases[n])
	}
	g.count(parents, byRoot)
	found := make([]*caseCluster, 0, len(byRoot))
	for _, cluster := range byRoot {
		slices.Sort(cluster.cases)
		slices.Sort(cluster.bridges)
		found = append(found, cluster)
	}
	slices.SortFunc(found, func(a, b *caseCluster) int {
		return cmp.Or(cmp.Compare(len(b.cases), len(a.cases)), strings.Compare(a.cases[0], b.cases[0]))
	})
	return found
}

// add adds a case. Its people are counted as if nobody were in any other.
func (c *caseCluster) add(of *clusterCase) {
	c.cases = append(c.cases, of.id)
	c.officials += of.officials
	c.prisoners += of.defendants
	if of.first == "" {
		return
	}
	if c.first == "" || schema.OrderKey(of.first) < schema.OrderKey(c.first) {
		c.first = of.first
	}
	if c.last == "" || latestKey(of.last) > latestKey(c.last) {
		c.last = of.last
	}
}

// latestKey orders dates by their latest, then by their earliest day.
func latestKey(date string) string {
	days, err := schema.ParseDate(date)
	if err != nil {
		return ""
	}
	return days.Latest + "/" + days.Earliest
}

// count counts people who are in several cases of a cluster once, and adds them to the
// bridges.
func (g *clusterGraph) count(parents []int, byRoot map[int]*caseCluster) {
	for _, person := range g.people {
		within := map[int]int{}
		for _, n := range person.cases {
			within[parents[n]]++
		}
		for root, times := range within {
			cluster := byRoot[root]
			if times < 2 || cluster == nil {
				continue
			}
			cluster.bridges = append(cluster.bridges, person.id)
			if person.official {
				cluster.officials -= times - 1
			} else {
				cluster.prisoners -= times - 1
			}
		}
	}
}
