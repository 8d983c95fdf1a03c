package graphtest

import (
	"fmt"
	"testing"

	"habeas/graph"
	"habeas/graph/names"
)

// searchCase is a search by keys with the answer worked out by hand.
type searchCase struct {
	Name, Why string
	Keys      []searchedKey
	Kinds     []string
	Limit     int
	// Entries bounds the entries that find candidates; 0 for no bound.
	Entries int
	// Want are the ids, best first; Names, where given, are the names of the first one,
	// as field=value.
	Want, Names []string
}

type searchedKey struct {
	Key    string
	Weight int
	Prefix bool
}

// search looks for nodes by the keys of their names.
func (s *suite) search(t *testing.T) {
	facts, _ := s.world(t, "testdata/world.ndjson")
	store, oracle := s.loaded(t, facts)
	for _, c := range casesIn[searchCase](t, "testdata/search.yaml") {
		t.Run(c.Name, func(t *testing.T) {
			search := s.searchOf(c)
			got := candidates(t, store, search)
			if ids := transform(got, func(c graph.Candidate) string { return c.ID }); fmt.Sprint(ids) != fmt.Sprint(c.Want) {
				t.Errorf("searched: %+v\nwhy:  %s\ngot:  %v\nwant: %v", c, c.Why, ids, c.Want)
			}
			if c.Names != nil {
				names := transform(got[0].Names, func(name graph.Name) string { return name.Field + "=" + name.Value })
				if fmt.Sprint(names) != fmt.Sprint(c.Names) {
					t.Errorf("searched: %+v\ngot names:  %v\nwant names: %v", c, names, c.Names)
				}
			}
			for entries := range 6 {
				search.Entries = entries
				compareCandidates(t, store, oracle, search)
			}
		})
	}
	s.searchTexts(t)
}

func (s *suite) searchOf(c searchCase) graph.Search {
	search := graph.Search{Limit: c.Limit, Entries: c.Entries}
	for _, key := range c.Keys {
		search.Keys = append(search.Keys, graph.SearchKey{Key: key.Key, Weight: key.Weight, Prefix: key.Prefix})
	}
	for _, name := range c.Kinds {
		search.Kinds = append(search.Kinds, s.vocabulary.Kind(name))
	}
	return search
}

// searchTexts looks for every awkward text among all of them, by the keys of package names.
func (s *suite) searchTexts(t *testing.T) {
	facts, texts := s.textWorld()
	store, oracle := s.loaded(t, facts)
	for _, text := range texts {
		search := graph.Search{Limit: 5}
		for _, key := range names.QueryKeys(text) {
			search.Keys = append(search.Keys, graph.SearchKey{Key: string(key.Key), Weight: key.Weight, Prefix: key.Prefix})
		}
		compareCandidates(t, store, oracle, search)
	}
}

func candidates(t *testing.T, store graph.Store, search graph.Search) []graph.Candidate {
	t.Helper()
	got, err := store.Candidates(t.Context(), search)
	if err != nil {
		t.Fatalf("searched: %+v\ngot: error %v", search, err)
	}
	return got
}

func compareCandidates(t *testing.T, store graph.Store, oracle *Oracle, search graph.Search) {
	t.Helper()
	text := func(c graph.Candidate) string { return fmt.Sprintf("%s %s %q", c.Kind.Name, c.ID, c.Names) }
	got, want := transform(candidates(t, store, search), text), transform(candidates(t, oracle, search), text)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("searched: %+v\ngot:  %v\nwant: %v", search, got, want)
	}
}
