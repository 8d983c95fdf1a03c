package resolvers

import (
	"slices"

	"habeas/graph"
)

// layers are, for each number of steps, the nodes from which the end is so many steps
// away on some way, simple or not: extend need not go anywhere else.
func (s *pathSearch) layers(length int) []map[string]bool {
	layers := []map[string]bool{{s.end: true}}
	for steps := 1; steps <= length; steps++ {
		layer := map[string]bool{}
		for id := range layers[steps-1] {
			for other := range s.next[id] {
				layer[other] = true
			}
		}
		layers = append(layers, layer)
	}
	return layers
}

// extend adds the simple paths that go on from a path and have exactly as many steps as
// there are layers, in the order of the ids along them.
func (s *pathSearch) extend(path []string, layers []map[string]bool, wanted int, paths *[][]string) error {
	last, steps := path[len(path)-1], len(layers)-len(path)
	if last == s.end {
		if steps == 0 {
			*paths = append(*paths, slices.Clone(path))
		}
		return nil
	}
	if s.tried++; s.tried%1024 == 0 && s.asker.ctx.Err() != nil {
		return graph.Wrap(graph.Timeout, s.asker.ctx.Err(), "looking for paths")
	}
	if steps == 0 {
		return nil
	}
	for _, other := range s.onward(last, path, layers[steps-1]) {
		if len(*paths) == wanted {
			return nil
		}
		if err := s.extend(append(path, other), layers, wanted, paths); err != nil {
			return err
		}
	}
	return nil
}

// onward are the neighbours of a node that are in a layer and not on the path, in order.
func (s *pathSearch) onward(id string, path []string, layer map[string]bool) []string {
	var onward []string
	for other := range s.next[id] {
		if layer[other] && !slices.Contains(path, other) {
			onward = append(onward, other)
		}
	}
	slices.Sort(onward)
	return onward
}
