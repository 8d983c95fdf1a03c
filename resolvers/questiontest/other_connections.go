package questiontest

import (
	"cmp"
	"slices"
	"strings"

	"habeas/graph"
)

// otherForbidden are the kinds through which no path leads and at which none ends: so much
// hangs on them that a path would mean nothing.
var otherForbidden = otherSetOf("Group", "Statute", "Place", "Source", "Treaty", "Provision", "Right", "Organisation")

// otherSearch looks for paths to an end.
type otherSearch struct {
	end   string
	next  map[string][]otherStep // by node, by id; one step for each neighbour
	left  map[string]int         // how many steps it takes at least from a node to the end
	most  int
	paths [][]otherStep
}

func (w *otherWorld) connections(a *otherArguments) map[string]any {
	start, end := a.need("start"), a.need("end")
	hops, most := a.between("maxHops", 4, 1, 6), a.between("paths", 5, 1, 20)
	minSources := a.minSources()
	if a.failed() {
		return nil
	}
	for _, id := range []string{start, end} {
		if kind := w.byID[id].Kind.Name; otherForbidden[kind] {
			a.refuse(graph.Invalid, "%s: no path leads through a %s", id, kind)
			return nil
		}
	}
	search := &otherSearch{end: end, next: w.neighbours(minSources), most: most}
	search.measure()
	for length := 0; length <= hops; length++ {
		search.extend(start, []otherStep{{other: start}}, length)
	}
	rows := []any{}
	for _, path := range search.paths {
		rows = append(rows, otherPathRow(path))
	}
	return map[string]any{"paths": rows}
}

// neighbours are the steps from each node: over every edge, in both directions, that so
// many sources report. Of parallel edges the first is taken, by name, then by key.
func (w *otherWorld) neighbours(minSources int) map[string][]otherStep {
	next := map[string][]otherStep{}
	for _, node := range w.nodes {
		var steps []otherStep
		for _, edge := range w.from[node.ID] {
			steps = append(steps, otherStep{edge, edge.To})
		}
		for _, edge := range w.to[node.ID] {
			steps = append(steps, otherStep{edge, edge.From})
		}
		slices.SortFunc(steps, func(a, b otherStep) int {
			return cmp.Or(strings.Compare(a.other, b.other), strings.Compare(a.Link.Edge.Name, b.Link.Edge.Name), strings.Compare(a.key, b.key))
		})
		for _, step := range steps {
			known := next[node.ID]
			parallel := len(known) > 0 && known[len(known)-1].other == step.other
			if !parallel && !otherForbidden[w.byID[step.other].Kind.Name] && step.evidence.SourceCount() >= minSources {
				next[node.ID] = append(known, step)
			}
		}
	}
	return next
}

// measure finds for each node how many steps it takes at least to the end, so that extend
// need not go where no path of the length asked for can end. Steps lead both ways.
func (s *otherSearch) measure() {
	s.left = map[string]int{s.end: 0}
	for border := []string{s.end}; len(border) > 0; {
		var further []string
		for _, id := range border {
			for _, step := range s.next[id] {
				if _, seen := s.left[step.other]; !seen {
					s.left[step.other] = s.left[id] + 1
					further = append(further, step.other)
				}
			}
		}
		border = further
	}
}

// extend adds the paths that go on from a node with exactly so many steps and meet no node
// twice, in the order of the ids along them.
func (s *otherSearch) extend(from string, path []otherStep, steps int) {
	if left, reached := s.left[from]; !reached || left > steps || len(s.paths) == s.most {
		return
	}
	if from == s.end {
		if steps == 0 {
			s.paths = append(s.paths, slices.Clone(path))
		}
		return
	}
	for _, step := range s.next[from] {
		if !slices.ContainsFunc(path, func(passed otherStep) bool { return passed.other == step.other }) {
			s.extend(step.other, append(path, step), steps-1)
		}
	}
}

func otherPathRow(path []otherStep) map[string]any {
	steps := []any{}
	for _, step := range path {
		row := map[string]any{"node": otherNode(step.other), "edge": nil, "evidence": nil}
		if step.otherEdge != nil {
			row["edge"], row["evidence"] = step.Link.Edge.Name, otherEvidence(step.evidence)
		}
		steps = append(steps, row)
	}
	return map[string]any{"length": otherNumber(len(path) - 1), "steps": steps}
}
