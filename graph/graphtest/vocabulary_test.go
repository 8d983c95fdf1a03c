package graphtest

import (
	"testing"

	"habeas/graph"
	"habeas/schema"
)

// withWitnesses is the vocabulary of Habeas with a kind and two edges more: what it takes
// to add them.
func withWitnesses(t *testing.T) *schema.Vocabulary {
	t.Helper()
	witness := &schema.Kind{Name: "Witness", Plural: "Witnesses", Doc: "Somebody who testified.", Fields: []*schema.Field{
		{Name: "name", Doc: "The name.", Type: schema.String, Required: true, Ordered: true, Searched: true},
		{Name: "secret", Doc: "Whether the name is withheld.", Type: schema.Boolean}}}
	testified := &schema.Edge{Name: "TESTIFIED_IN", Shape: "TestifiedIn", Doc: "A witness testified in a proceeding.",
		Fields: []*schema.Field{{Name: "on", Doc: "The day.", Type: schema.Date, Ordered: true}},
		Links: []*schema.Link{schema.NewLink("Witness", "Proceeding",
			&schema.Relation{Name: "testimonies", Doc: "Where the witness testified."},
			&schema.Relation{Name: "witnesses", Doc: "Who testified."})}}
	recording := &schema.Edge{Name: "RECORDED_AS", Shape: "RecordedAs", Doc: "A witness is the same person as a prisoner.",
		Links: []*schema.Link{schema.NewLink("Witness", "Prisoner",
			&schema.Relation{Name: "prisoner", Doc: "The prisoner.", Cardinality: schema.Optional},
			&schema.Relation{Name: "witness", Doc: "The witness.", Cardinality: schema.Optional})}}
	v, err := schema.Build(append(schema.Kinds(), witness), append(schema.Edges(), testified, recording))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

const witnesses = `
{"node":"Witness","id":"witness/w","set":{"name":"Wanda","secret":false},"cites":"source/list"}
{"node":"Witness","id":"witness/x","set":{"name":"Xenia"},"cites":"source/list"}
{"edge":"TESTIFIED_IN","from":"witness/w","to":"proceeding/k/trial","set":{"on":"2020-02"},"cites":"source/press","as":"testified"}
{"edge":"RECORDED_AS","from":"witness/w","to":"prisoner/ali","as":"recorded"}
`

// Adding a kind or an edge is data: nothing in this package knows of witnesses.
func TestVocabularyGrows(t *testing.T) {
	v := withWitnesses(t)
	open := func(*testing.T) graph.Store { return NewOracle(v) }
	s := &suite{vocabulary: v, open: open}
	facts, keys := s.lines(t, "world", textOf(t, "testdata/world.ndjson")+witnesses)
	store, oracle := s.loaded(t, facts)
	for _, c := range witnessCases() {
		t.Run(c.Name, func(t *testing.T) { s.readCase(t, c, keys, store, oracle) })
	}
	t.Run("suite", func(t *testing.T) { Run(t, v, open) })
}

func witnessCases() []readCase {
	some := map[string]any{"some": map[string]any{"testimonies": map[string]any{"edge": map[string]any{"on": map[string]any{"gte": "2020"}}}}}
	return []readCase{
		{Name: "the kind is read, ordered and filtered by the edge",
			Ask:  []ask{{List: "Witness", Order: []string{"-name"}, Node: []any{"name", "secret"}}, {List: "Witness", Where: some, Count: true}},
			Want: []string{`[null,[[null,["Xenia",null],null],[null,["Wanda",false],null]]]`, `[1,null]`}},
		{Name: "the edge is read from both ends",
			Ask:  []ask{{Lookup: "Proceeding", ID: "proceeding/k/trial", Node: []any{map[string]any{"witnesses": map[string]any{"edge": []any{"key", "name", "edge.on"}}}}}},
			Want: []string{`[[null,[[null,null,["<testified>","Wanda","2020-02"]]]]]`}},
		{Name: "an edge that leads to one at both ends stands on its left one",
			Ask:  []ask{{Lookup: "Prisoner", ID: "prisoner/ali", Node: []any{map[string]any{"witness": []any{"name", map[string]any{"prisoner": []any{"id"}}}}}}},
			Want: []string{`[["Wanda",["prisoner/ali"]]]`}},
	}
}
