package resolvers

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

const (
	// hopsMost and pathsMost are how long a path may be and how many are shown.
	hopsMost, pathsMost = 6, 20
	// borderMost is how many nodes are followed at one hop, and edgesMost how many of
	// their neighbours are looked at: a hub that joins nearly everybody joins nobody in
	// particular.
	borderMost, edgesMost = 10_000, 40_000
)

// connections answers question 7.
func connections(a *asker) (fields, error) {
	start, end, err := a.pathEnds()
	if err != nil {
		return nil, err
	}
	hops, err := a.between("maxHops", 1, hopsMost)
	if err != nil {
		return nil, err
	}
	wanted, err := a.between("paths", 1, pathsMost)
	if err != nil {
		return nil, err
	}
	least, err := a.between("minSources", 1, largest)
	if err != nil {
		return nil, err
	}
	search := newPathSearch(a, start, end, least)
	paths, err := search.paths(int(hops), int(wanted))
	if err != nil {
		return nil, err
	}
	steps, err := search.steps(paths)
	if err != nil {
		return nil, err
	}
	return fields{
		"unit":     "paths: ways from one node to the other over edges in either direction, on which no node is met twice",
		"asOf":     a.version,
		"warnings": append([]any{partial, "A path says that sources connect its nodes, step by step; it does not say why, nor that anybody knew of it."}, search.cuts...),
		"paths":    each(paths, func(path []string) any { return pathRow(path, steps) }),
	}, nil
}

// pathEnds reads the ids of both ends, which may be of any kind that paths lead through.
func (a *asker) pathEnds() (start, end string, err error) {
	var kinds []string
	for _, kind := range a.contract.vocabulary.PathKinds() {
		kinds = append(kinds, kind.Name)
	}
	for _, name := range []string{"start", "end"} {
		id, _ := a.arguments[name].(string)
		if kind := a.contract.vocabulary.KindOf(id); kind != nil && kind.Supernode {
			return "", "", refuse(codeInput, "%s: %s is the id of a %s; no path leads through one, and none ends there.", name, quote(id), strings.ToLower(kind.Name))
		}
	}
	ids, err := a.ids(map[string][]string{"start": kinds, "end": kinds})
	return ids["start"], ids["end"], err
}

// edgeStep is what joins two nodes: of several edges the first by name, then by key.
type edgeStep struct {
	edge, key string
	evidence  row
}

// steps reads the edges along paths, by the ids of the two nodes.
func (s *pathSearch) steps(paths [][]string) (map[[2]string]edgeStep, error) {
	along := map[string]bool{}
	for _, path := range paths {
		for _, id := range path {
			along[id] = true
		}
	}
	steps := map[[2]string]edgeStep{}
	if len(along) < 2 {
		return steps, nil
	}
	ids := slices.Sorted(maps.Keys(along))
	ask := s.about("steps", ids)
	ask.Set("among", ids)
	columns, err := s.asker.ask(ask)
	if err != nil {
		return nil, err
	}
	for _, r := range columns[0].rows() {
		between := [2]string{r.text(0), r.text(1)}
		step := edgeStep{edge: r.text(2), key: r.text(3), evidence: r.row(4)}
		known, has := steps[between]
		if !has || cmp.Or(strings.Compare(step.edge, known.edge), strings.Compare(step.key, known.key)) < 0 {
			steps[between] = step
		}
	}
	return steps, nil
}

func pathRow(path []string, edges map[[2]string]edgeStep) any {
	steps := make([]any, len(path))
	for i, id := range path {
		step := fields{"node": node(id), "edge": nil, "evidence": nil}
		if i > 0 {
			edge := edges[[2]string{path[i-1], id}]
			step["edge"], step["evidence"] = edge.edge, evidenceOf(edge.evidence)
		}
		steps[i] = step
	}
	return fields{"length": len(path) - 1, "steps": steps}
}

// cutWarning says that the search did not follow everything.
func cutWarning(of string, hop int, most int, what string) string {
	return fmt.Sprintf("The search was cut %d hops from %s: only %d %s there were followed, the first by id. There may be other paths.", hop, of, most, what)
}
