package resolvers

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"habeas/graph"
	"habeas/graph/names"
	"habeas/schema"
)

// found is a node that a search found, with its score and the names that matched.
type found struct {
	graph.Candidate
	score   float64
	matches []names.Match
}

// searchEntries is how many index entries may find candidates: names that more people
// than that have (Prisoner, Aleksandr) only add their weight to those found by rarer ones.
const searchEntries = 10_000

// rootSearch runs a search: the store gives candidates by the keys of their names, they
// are scored here, so that every store gives the same hits, and the nodes of the hits
// are read with the rest of the operation.
func (p *planner) rootSearch(g group) rootShape {
	arguments := p.arguments(g)
	if p.stopped() {
		return rootShape{row: -1}
	}
	hits, failed := p.search(arguments)
	if failed != nil {
		p.fail(p.placed(failed, g))
	}
	groups := p.collect("SearchHit", g.sets...)
	nodes := make(map[string]*batches, len(groups))
	picks := &pickList{}
	for _, hit := range hits {
		picks.items = append(picks.items, p.hit(hit, groups, nodes))
	}
	for _, g := range groups {
		if batches := nodes[g.key]; batches != nil {
			batches.finish()
		}
	}
	return rootShape{row: -1, picks: picks}
}

// search finds the hits of a search, the best first.
func (p *planner) search(arguments map[string]any) ([]found, *failure) {
	text, _ := arguments["text"].(string)
	if count := utf8.RuneCountInString(text); count > p.limits.SearchText {
		return nil, refuse(codeInput, "text: it has %d characters; at most %d are searched for.", count, p.limits.SearchText)
	}
	first, given := arguments["first"].(int64)
	if !given {
		first = int64(p.limits.Page)
	}
	if first < 0 || first > int64(p.limits.First) {
		return nil, refuse(codeInput, "first: %d hits are not possible: it goes from 0 to %d.", first, p.limits.First)
	}
	kinds, none := p.searchKinds(arguments["kinds"])
	query := names.NewQuery(text)
	if none || first == 0 || query.Empty() {
		return nil, nil
	}
	hits, _, err := p.hits(query, kinds)
	if err != nil {
		p.storeErr = err
		return nil, nil
	}
	return hits[:min(len(hits), int(first))], nil
}

// hits are the nodes of some kinds whose names agree with a text, the best first. They are
// cut where as many candidates were found as are looked at.
func (p *planner) hits(query names.Query, kinds []*schema.Kind) (hits []found, cut bool, err error) {
	p.searches++
	candidates, err := p.engine.store.Candidates(p.ctx, graph.Search{Keys: searchKeys(query), Kinds: kinds, Limit: p.limits.Candidates, Entries: searchEntries})
	if err != nil {
		return nil, false, err
	}
	return score(query, candidates), len(candidates) == p.limits.Candidates, nil
}

// searchKinds reads the kinds to search among; none is true for an empty list.
func (p *planner) searchKinds(value any) (kinds []*schema.Kind, none bool) {
	list, given := value.([]any)
	for _, item := range list {
		for _, kind := range p.contract.vocabulary.Kinds {
			if kind.Upper() == item && !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
		}
	}
	return kinds, given && len(list) == 0
}

func searchKeys(query names.Query) []graph.SearchKey {
	var keys []graph.SearchKey
	for _, key := range query.Keys() {
		keys = append(keys, graph.SearchKey{Key: string(key.Key), Weight: key.Weight, Prefix: key.Prefix})
	}
	return keys
}

// score compares candidates with the text: by score, descending, then by id.
func score(query names.Query, candidates []graph.Candidate) []found {
	var hits []found
	for _, candidate := range candidates {
		list := make([]names.Name, len(candidate.Names))
		for i, name := range candidate.Names {
			list[i] = names.Name(name)
		}
		if score, matches := query.Score(list); score > 0 {
			hits = append(hits, found{candidate, score, matches})
		}
	}
	slices.SortFunc(hits, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.ID, b.ID))
	})
	return hits
}

// hit writes what is known of a hit and leaves gaps for its node. Each field that asks
// for the node has batches of its own.
func (p *planner) hit(hit found, groups []group, nodes map[string]*batches) pick {
	text := "{"
	var segments pick
	for i, g := range groups {
		if i > 0 {
			text += ","
		}
		text += label(g.key)
		switch g.field.Name {
		case "__typename":
			text += `"SearchHit"`
		case "score":
			text += strconv.FormatFloat(hit.score, 'f', -1, 64)
		case "matched":
			text += p.matched(hit.matches, g)
		case "node":
			if nodes[g.key] == nil {
				nodes[g.key] = p.newBatches()
			}
			segment := nodes[g.key].add(hit.Kind, hit.ID, g.sets)
			segment.text, text = text, ""
			segments = append(segments, segment)
		}
	}
	return append(segments, segment{text: text + "}", row: -1})
}

func (p *planner) matched(matches []names.Match, g group) string {
	groups := p.collect("SearchMatch", g.sets...)
	var text strings.Builder
	text.WriteByte('[')
	for i, match := range matches {
		if i > 0 {
			text.WriteByte(',')
		}
		text.WriteByte('{')
		for j, sub := range groups {
			if j > 0 {
				text.WriteByte(',')
			}
			text.WriteString(label(sub.key) + matchField(match, sub.field.Name))
		}
		text.WriteByte('}')
	}
	text.WriteByte(']')
	return text.String()
}

func matchField(match names.Match, name string) string {
	switch name {
	case "field":
		return jsonText(match.Field)
	case "value":
		return jsonText(match.Value)
	case "how":
		return jsonText(match.How.String())
	}
	return `"SearchMatch"`
}
