package resolvers

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/names"
	"habeas/schema"
)

// TestSearchFindsSpellings searches the bundled dataset for one person in several
// scripts and spellings.
func TestSearchFindsSpellings(t *testing.T) {
	engine := newBundledEngine(t)
	for _, text := range []string{"Kuku", "Emir-Usein Kuku", "куку", "Эмир-Усеин Куку", "EMIR KUKU", "kuku, emir usein"} {
		variables, err := json.Marshal(map[string]string{"t": text})
		if err != nil {
			t.Fatal(err)
		}
		result := engine.Execute(context.Background(), Request{Query: `query($t:String!){search(text:$t,kinds:[PRISONER],first:3){score node{id ... on Prisoner{name}} matched{field value how}}}`, Variables: variables})
		if first := follow(data(t, result), "search.0.node.id"); first != "prisoner/kuku-emir-usein" {
			t.Errorf("%s: got %.300s", text, result.Body)
		}
	}
}

// TestSearchTakesTextAsText searches for what query languages would take as commands.
func TestSearchTakesTextAsText(t *testing.T) {
	engine := newBundledEngine(t)
	for _, text := range []string{`*:*`, `a~100000`, `"x`, `NEAR(`, `col:x`, `/(a+)+/`, `' OR 1=1 --`, `}) DETACH DELETE n //`, "`", "\x00", "", " ", strings.Repeat("я", 200)} {
		variables, err := json.Marshal(map[string]string{"t": text})
		if err != nil {
			t.Fatal(err)
		}
		result := engine.Execute(context.Background(), Request{Query: `query($t:String!){search(text:$t){score node{id}}}`, Variables: variables})
		if result.Code != "" {
			t.Errorf("%q: got %s", text, result.Body)
		}
	}
}

func data(t *testing.T, result Result) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(decode(t, result).Data, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

// TestSearchAnswer shows the shape and the order of hits: by score, then by id, with
// the nodes read in one batch a kind and a field.
func TestSearchAnswer(t *testing.T) {
	v := schema.New()
	candidate := func(kind, id, name string) graph.Candidate {
		return graph.Candidate{Kind: v.Kind(kind), ID: id, Names: []graph.Name{{Field: "name", Value: name}}}
	}
	store := rowsStore([]string{`[["official/a","A"],["official/b","B"]]`, `[[],[]]`, `[["group/c"]]`, `[[]]`})
	store.candidates = []graph.Candidate{candidate("Official", "official/b", "Anna"), candidate("Official", "official/a", "anna"), candidate("Group", "group/c", "Anna Bell"), candidate("Group", "group/x", "Zzz")}
	engine := newTestEngine(t, v, store, Options{})
	result := engine.Execute(context.Background(), Request{Query: `{s:search(text:"Anna"){node{id ... on Official{name}} matched{how value field __typename} k:node{__typename} __typename}}`})
	hit := func(node, value, how, kind string) string {
		return `{"node":` + node + `,"matched":[{"how":"` + how + `","value":"` + value + `","field":"name","__typename":"SearchMatch"}],"k":{"__typename":"` + kind + `"},"__typename":"SearchHit"}`
	}
	// Equal scores are in the order of the ids, whatever order the store gave.
	want := `{"data":{"s":[` + hit(`{"id":"official/a","name":"A"}`, "anna", "EXACT", "Official") + `,` +
		hit(`{"id":"official/b","name":"B"}`, "Anna", "EXACT", "Official") + `,` + hit(`{"id":"group/c"}`, "Anna Bell", "WORD", "Group") + `]}}`
	if got := string(result.Body); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if store.reads != 1 || len(store.searches) != 1 || result.Cost.Statements != 2 {
		t.Errorf("got %d reads, %d searches and a cost of %d statements; want 1, 1 and 2", store.reads, len(store.searches), result.Cost.Statements)
	}
	if ids := fmt.Sprint(store.plan.Values); ids != "[[official/a official/b] [group/c] [official/a official/b] [group/c]]" {
		t.Errorf("ids asked for: got %s", ids)
	}
	search := store.searches[0]
	if search.Limit != DefaultLimits().Candidates || len(search.Kinds) != 0 || len(search.Keys) == 0 {
		t.Errorf("the search asked of the store: got %+v", search)
	}
}

func TestSearchOfNothing(t *testing.T) {
	store := &stubStore{}
	engine := newStubEngine(t, store, Options{})
	for _, query := range []string{`{search(text:""){score}}`, `{search(text:"a",kinds:[]){score}}`, `{search(text:"a",first:0){score}}`} {
		if got := string(engine.Execute(context.Background(), Request{Query: query}).Body); got != `{"data":{"search":[]}}` {
			t.Errorf("%s: got %s", query, got)
		}
	}
	if len(store.searches)+store.reads > 0 {
		t.Errorf("the store was asked %d times", len(store.searches)+store.reads)
	}
	hits := engine.Execute(context.Background(), Request{Query: `{search(text:"a",kinds:[CASE,CASE,COURT]){score}}`})
	if got := store.searches[0].Kinds; len(got) != 2 || got[0].Name != "Case" || got[1].Name != "Court" {
		t.Errorf("kinds: got %v (%s)", got, hits.Body)
	}
}

// TestSearchOfWhatIsGone leaves out a hit whose node was taken out of the store since.
func TestSearchOfWhatIsGone(t *testing.T) {
	v := schema.New()
	store := rowsStore([]string{`[null,["official/b"]]`})
	for _, id := range []string{"official/a", "official/b"} {
		store.candidates = append(store.candidates, graph.Candidate{Kind: v.Kind("Official"), ID: id, Names: []graph.Name{{Field: "name", Value: "Anna"}}})
	}
	result := newTestEngine(t, v, store, Options{}).Execute(context.Background(), Request{Query: `{search(text:"Anna"){node{id}}}`})
	if got, want := string(result.Body), `{"data":{"search":[{"node":{"id":"official/b"}}]}}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEveryWayToMatchHasAValue(t *testing.T) {
	enum := newTestContract(t).schema.Types["MatchHow"]
	for how := names.Exact; how.String() != "UNKNOWN"; how++ {
		if enum.EnumValues.ForName(how.String()) == nil {
			t.Errorf("MatchHow has no %s", how)
		}
	}
}
