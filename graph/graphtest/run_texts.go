package graphtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/names"
	"habeas/graph/plan"
	"habeas/schema"
)

// textWorld has one prisoner for each awkward text, who has it as a name, as an alias, as
// a note and as a locator.
func (s *suite) textWorld() (*Facts, []string) {
	var texts []string
	for _, text := range someTexts {
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	facts, source, kind := &Facts{}, sourceKind(s.vocabulary), s.vocabulary.Kind("Prisoner")
	cited := &graph.Node{Kind: source, ID: source.Slug() + "/s", Set: newSet(source, map[string]any{"title": "S"})}
	facts.NodesList = append(facts.NodesList, cited)
	for i, text := range texts {
		facts.NodesList = append(facts.NodesList, &graph.Node{Kind: kind, ID: textID(i),
			Set:      newSet(kind, map[string]any{"name": text, "aliases": []string{text, "x", text}}),
			Evidence: &graph.Evidence{Modality: "FOUND", Status: "ACCEPTED", Note: text, Citations: []graph.Citation{{Source: cited.ID, Locator: text}}}})
	}
	return facts, texts
}

func textID(i int) string { return fmt.Sprintf("prisoner/%03d", i) }

func newSet(kind *schema.Kind, values map[string]any) []any {
	set := make([]any, len(kind.Fields))
	for i, field := range kind.Fields {
		set[i] = values[field.Name]
	}
	return set
}

// texts stores awkward texts, reads them, finds them and orders by them.
func (s *suite) texts(t *testing.T) {
	facts, texts := s.textWorld()
	store, oracle := s.loaded(t, facts)
	for i, text := range texts {
		t.Run(fmt.Sprintf("%q", text), func(t *testing.T) {
			s.textIsRead(t, store, textID(i), text)
			s.textIsFound(t, store, textID(i), text)
			for _, operator := range []plan.Operator{plan.Contains, plan.StartsWith} {
				Compare(t, store, oracle, s.textQuestion(operator, names.Fold(text)))
			}
		})
	}
	s.textsAreOrdered(t, store, texts)
	s.escapes(t)
}

// escapes checks the bytes of a text: only what JSON wants escaped is, in its short form
// where there is one.
func (s *suite) escapes(t *testing.T) {
	const (
		name = "\x00\x01\b\t\n\v\f\r\x1f \x7f\"\\/<>&\u2028😀"
		want = `["\u0000\u0001\b\t\n\u000b\f\r\u001f ` + "\x7f" + `\"\\/<>&` + "\u2028" + `😀"]`
	)
	facts, _ := s.lines(t, "escapes", sourceLine+groupLine)
	facts.NodesList[1].Set[0] = name
	store, _ := s.loaded(t, facts)
	p := planOf(t, s.vocabulary, []ask{{Lookup: "Group", ID: "group/g", Node: []any{"name"}}})
	if got := mustRead(t, store, p)[0]; got != want {
		t.Errorf("asked: %s\ngot:  %s\nwant: %s", describe(p), got, want)
	}
}

// textIsRead asks for all that holds a text; it must come back as it was loaded.
func (s *suite) textIsRead(t *testing.T, store graph.Store, id, text string) {
	p := planOf(t, s.vocabulary, []ask{{Lookup: "Prisoner", ID: id, Node: []any{"name", "aliases",
		map[string]any{"evidence": []any{"note", map[string]any{"citations": []any{"locator"}}}}}}})
	want := []any{text, []any{text, "x", text}, []any{text, []any{[]any{text}}}}
	if text == "" {
		want[2] = []any{nil, []any{[]any{nil}}}
	}
	var got any
	row := mustRead(t, store, p)[0]
	if err := json.Unmarshal([]byte(row), &got); err != nil || fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("asked: %s\ngot:  %s (%v)\nwant: %q", describe(p), row, err, want)
	}
}

// textIsFound asks who has exactly this name.
func (s *suite) textIsFound(t *testing.T, store graph.Store, id, text string) {
	want := fmt.Sprintf(`[null,[[null,[%q],null]]]`, id)
	for operator, value := range map[plan.Operator]any{plan.Eq: text, plan.In: []string{text}} {
		p := s.textQuestion(operator, value)
		if got := mustRead(t, store, p)[0]; got != want {
			t.Errorf("asked: %s\ngot:  %s\nwant: %s", describe(p), got, want)
		}
	}
}

func (s *suite) textQuestion(operator plan.Operator, value any) *plan.Plan {
	kind, p := s.vocabulary.Kind("Prisoner"), &plan.Plan{}
	p.Roots = []plan.Root{&plan.Connection{Kind: kind, Items: true, Page: plan.Page{Limit: p.Add(int64(1000))},
		Where: &plan.Compare{Field: kind.Field("name"), Operator: operator, Value: p.Add(value)},
		Node:  &plan.Object{Kind: kind, Outputs: []plan.Output{plan.ID{}}}}}
	return p
}

// textsAreOrdered asks for all names in order, which is that of their UTF-8 bytes.
func (s *suite) textsAreOrdered(t *testing.T, store graph.Store, texts []string) {
	p := planOf(t, s.vocabulary, []ask{{List: "Prisoner", Order: []string{"name"}, Node: []any{"name"}}})
	sorted := slices.Sorted(slices.Values(texts))
	rows := transform(sorted, func(text string) string { return "[null,[" + string(appendText(nil, text)) + "],null]" })
	want := "[null,[" + strings.Join(rows, ",") + "]]"
	if got := mustRead(t, store, p)[0]; got != want {
		t.Errorf("asked: %s\ngot:  %s\nwant: %s", describe(p), got, want)
	}
}

// lists asks with lists of 10,000.
func (s *suite) lists(t *testing.T) {
	facts, _ := s.world(t, "testdata/world.ndjson")
	store, oracle := s.loaded(t, facts)
	many := make([]string, 10_000)
	for i := range many {
		many[i] = fmt.Sprintf("prisoner/%d", i)
	}
	many[5_000], many[9_999] = "prisoner/emil", "prisoner/ali"
	p := planOf(t, s.vocabulary, []ask{{Batch: "Prisoner", IDs: many, Node: []any{"id"}}})
	Compare(t, store, oracle, p)
	p = planOf(t, s.vocabulary, []ask{{List: "Prisoner", Where: map[string]any{"id": map[string]any{"in": transform(many, func(id string) any { return id })}}, Node: []any{"id"}}})
	Compare(t, store, oracle, p)
	if got, want := mustRead(t, store, p)[0], `[null,[[null,["prisoner/ali"],null],[null,["prisoner/emil"],null]]]`; got != want {
		t.Errorf("asked: an id in 10,000\ngot:  %s\nwant: %s", got, want)
	}
}
