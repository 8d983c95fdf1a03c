package graphtest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"habeas/graph"
	"habeas/graph/names"
	"habeas/schema"
)

// Candidates finds nodes by the keys of their names, by the sum of the weights of the
// search's keys that they have, descending, then by id.
func (o *Oracle) Candidates(ctx context.Context, search graph.Search) ([]graph.Candidate, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	type found struct {
		graph.Candidate
		weight int
	}
	var all []found
	world := o.World()
	finding := world.findingKeys(search)
	for _, node := range world.nodes {
		if len(search.Kinds) > 0 && !slices.Contains(search.Kinds, node.Kind) {
			continue
		}
		names := searchedNames(node)
		if weight := sharedWeight(names, search.Keys, finding); weight > 0 {
			all = append(all, found{graph.Candidate{Kind: node.Kind, ID: node.ID, Names: names}, weight})
		}
	}
	slices.SortStableFunc(all, func(a, b found) int {
		return firstOf(cmp.Compare(b.weight, a.weight), strings.Compare(a.ID, b.ID))
	})
	var candidates []graph.Candidate
	for _, f := range all[:min(search.Limit, len(all))] {
		candidates = append(candidates, f.Candidate)
	}
	return candidates, nil
}

// searchedNames are the values of the node's searched fields, in the order of the fields.
func searchedNames(node *graph.Node) []graph.Name {
	var list []graph.Name
	for i, field := range node.Kind.Fields {
		if !field.Searched {
			continue
		}
		for _, value := range textsOf(field, node.Set[i]) {
			list = append(list, graph.Name{Field: field.Name, Value: value})
		}
	}
	return list
}

func textsOf(field *schema.Field, value any) []string {
	if field.Type == schema.Strings {
		texts, _ := value.([]string)
		return texts
	}
	if text, ok := value.(string); ok {
		return []string{text}
	}
	return nil
}

// hasKey reports whether one of the names has a key.
func hasKey(list []graph.Name, wanted graph.SearchKey) bool { return entries(list, wanted) > 0 }

// entries counts the index keys of the names that a search key means, each once.
func entries(list []graph.Name, wanted graph.SearchKey) int {
	found := map[names.Key]bool{}
	for _, name := range list {
		for _, key := range names.Keys(name.Value) {
			if string(key) == wanted.Key || wanted.Prefix && strings.HasPrefix(string(key), wanted.Key) {
				found[key] = true
			}
		}
	}
	return len(found)
}

// sharedWeight sums the weights of the keys that the names have; 0 where they have none
// of the keys that find candidates.
func sharedWeight(list []graph.Name, wanted, finding []graph.SearchKey) int {
	if !slices.ContainsFunc(finding, func(key graph.SearchKey) bool { return hasKey(list, key) }) {
		return 0
	}
	weight := 0
	for _, key := range wanted {
		if hasKey(list, key) {
			weight += key.Weight
		}
	}
	return weight
}

// findingKeys are the keys that find candidates: those with the fewest entries.
func (w *World) findingKeys(search graph.Search) []graph.SearchKey {
	if search.Entries == 0 {
		return search.Keys
	}
	type counted struct {
		graph.SearchKey
		entries int
	}
	var list []counted
	for _, key := range search.Keys {
		count := 0
		for _, node := range w.nodes {
			count += entries(searchedNames(node), key)
		}
		if count > 0 {
			list = append(list, counted{key, min(count, search.Entries+1)})
		}
	}
	slices.SortStableFunc(list, func(a, b counted) int {
		return firstOf(cmp.Compare(a.entries, b.entries), strings.Compare(a.Key, b.Key), compareBool(a.Prefix, b.Prefix))
	})
	var finding []graph.SearchKey
	sum := 0
	for i, key := range list {
		if sum += key.entries; sum <= search.Entries || i == 0 {
			finding = append(finding, key.SearchKey)
		}
	}
	return finding
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
