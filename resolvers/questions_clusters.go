package resolvers

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"habeas/graph/questions"
)

const (
	// mostClustered is how many cases are looked through for clusters; a fact of each, and
	// all of their people, are held in memory.
	mostClustered = 100_000
	// mostCompared is how many pairs of cases are compared, which takes about a second.
	mostCompared = 50_000_000
)

// caseClusters answers question 13. The store gives the cases and who is in several of
// them; which of them hang together is found here.
func caseClusters(a *asker) (fields, error) {
	ask := &questions.Ask{Question: "case_clusters"}
	if err := a.scope(ask); err != nil {
		return nil, err
	}
	minShared, err := a.between("minShared", 1, largest)
	if err != nil {
		return nil, err
	}
	withinDays := int64(anyDay)
	if _, given := a.arguments["withinDays"].(int64); given {
		if withinDays, err = a.between("withinDays", 0, largest); err != nil {
			return nil, err
		}
	}
	ask.Set("mostCases", int64(mostClustered+1))
	columns, err := a.ask(ask)
	if err != nil {
		return nil, err
	}
	cases := columns[0].rows()
	if len(cases) > mostClustered {
		return nil, refuse(codeCost, "caseClusters: more than %d cases are in scope, which is too many. Narrow them by group, court, statute, from or to.", mostClustered)
	}
	graph := newClusterGraph(cases, columns[1].rows(), columns[2].rows())
	parents, enough := graph.link(int(minShared), int(withinDays), mostCompared)
	if !enough {
		return nil, refuse(codeCost, "caseClusters: more than %d pairs of cases would have to be compared, which is too many. Narrow them by group, court, statute, from, to or withinDays.", mostCompared)
	}
	found := graph.clusters(parents)
	return fields{
		"unit":     "cases linked by people they share, officials who acted in their proceedings and defendants together; officials and prisoners: distinct people in the cases of a cluster",
		"asOf":     a.version,
		"warnings": clusterWarnings(graph, found, withinDays != anyDay),
		"rows":     later(func(arguments map[string]any) (any, error) { return a.clusterRows(found, arguments) }),
	}, nil
}

// clusterRows is a page of clusters.
func (a *asker) clusterRows(found []*caseCluster, arguments map[string]any) (any, error) {
	page, err := a.rowPage("caseClusters", 2, arguments)
	if err != nil {
		return nil, err
	}
	begin := 0
	if page.after != nil {
		size, err := strconv.Atoi(page.after[0])
		if err != nil {
			return nil, refuse(codeInput, "after: This is not a cursor of ours: use it exactly as it was given.")
		}
		for begin < len(found) && cmp.Or(cmp.Compare(-len(found[begin].cases), size), strings.Compare(found[begin].cases[0], page.after[1])) <= 0 {
			begin++
		}
	}
	var rows []row
	for i := begin; i < len(found) && int64(len(rows)) <= page.shown; i++ {
		rows = append(rows, row{found[i]})
	}
	keys := func(r row) []any {
		cluster := r[0].(*caseCluster)
		return []any{int64(-len(cluster.cases)), cluster.cases[0]}
	}
	return page.connection(int64(len(found)), rows, keys, func(r row) any { return r[0].(*caseCluster).shown() }), nil
}

func (c *caseCluster) shown() fields {
	reference := func(id string) any { return node(id) }
	shown := fields{"cases": each(c.cases, reference), "officials": c.officials, "prisoners": c.prisoners, "bridges": each(c.bridges, reference), "firstDate": nil, "lastDate": nil}
	if c.first != "" {
		shown["firstDate"], shown["lastDate"] = c.first, c.last
	}
	return shown
}

func clusterWarnings(graph *clusterGraph, found []*caseCluster, dated bool) []any {
	warnings := []any{partial}
	undated := 0
	for _, c := range graph.cases {
		if c.first == "" {
			undated++
		}
	}
	if dated && undated > 0 {
		warnings = append(warnings, fmt.Sprintf("%d of %d cases have no dated proceeding and are near no other.", undated, len(graph.cases)))
	}
	if len(found) > 0 {
		warnings = append(warnings, "Officials of a small court meet in many cases that have nothing else in common: a cluster alone is no sign of a connection.")
	}
	return warnings
}
