package sqlite_test

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/plan"
	"habeas/graph/sqlite"
	"habeas/schema"
)

// filled is a store in memory with a small made-up world.
func filled(f *testing.F, v *schema.Vocabulary) (*sqlite.Store, *graphtest.Facts) {
	f.Helper()
	store, err := sqlite.Open(context.Background(), v, sqlite.Memory, sqlite.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = store.Close() })
	world := graphtest.RandomWorld(v, 1, 60)
	if err := store.Load(context.Background(), world, graph.LoadOptions{}); err != nil {
		f.Fatal(err)
	}
	return store, world
}

// replaceTexts gives a plan another text in the place of each text.
func replaceTexts(p *plan.Plan, text string) {
	for i, value := range p.Values {
		switch value.(type) {
		case string:
			p.Values[i] = text
		case []string:
			p.Values[i] = []string{text, ""}
		}
	}
}

// FuzzStatement puts any text in the place of every text of a plan: the statement stays
// the same to the byte, and runs.
func FuzzStatement(f *testing.F) {
	v := schema.New()
	store, world := filled(f, v)
	for i, text := range []string{"", "a", `"`, "'", "' OR 1=1 --", `"); DROP TABLE meta; --`, "?1", "\x00", "\xff", "%_", "{}", "[]", "\U0010ffff", "*", "null"} {
		f.Add(uint64(i+1), text)
	}
	f.Fuzz(func(t *testing.T, seed uint64, text string) {
		p := graphtest.RandomPlan(v, world, seed, graphtest.PlanOptions{Depth: 2})
		want := sqlite.Compile(v, p, nil)
		replaceTexts(p, text)
		if got := sqlite.Compile(v, p, nil); got != want {
			t.Fatalf("with the text %q the statement is\n%s\nwithout\n%s", text, got, want)
		}
		if !utf8.ValidString(text) {
			// None comes as far as a store: bodies and documents are UTF-8.
			return
		}
		rows, err := store.Read(context.Background(), p)
		if err != nil {
			t.Fatalf("with the text %q: %v\n%s", text, err, p)
		}
		for i, row := range rows {
			if !jsontext.Value(row).IsValid() {
				t.Errorf("with the text %q row %d is not JSON: %q\n%s", text, i, row, p)
			}
		}
	})
}

// FuzzSearch searches by any keys.
func FuzzSearch(f *testing.F) {
	v := schema.New()
	store, _ := filled(f, v)
	for _, key := range []string{"", "a", `"`, "'", "*:*", "NEAR(", "a~1", "\x00", "\\", "\U0010ffff", "%"} {
		f.Add(key, uint8(3), true)
	}
	f.Fuzz(func(t *testing.T, key string, weight uint8, prefix bool) {
		if !utf8.ValidString(key) {
			return
		}
		search := graph.Search{Keys: []graph.SearchKey{{Key: key, Weight: int(weight), Prefix: prefix}, {Key: "a", Weight: 1, Prefix: true}}, Limit: 5, Entries: 100}
		found, err := store.Candidates(context.Background(), search)
		if err != nil {
			t.Fatalf("searching by %q: %v", key, err)
		}
		for _, candidate := range found {
			if candidate.Kind == nil || candidate.ID == "" || len(candidate.Names) == 0 {
				t.Errorf("searching by %q: got %+v", key, candidate)
			}
		}
	})
}

// FuzzNames makes up names of kinds and fields: whatever they are, they stand in quotes.
func FuzzNames(f *testing.F) {
	for _, name := range []string{"name", "order", "select", "a b", `a"b`, `"`, `" --`, "a`b", "_pk", "ü", "A"} {
		f.Add(name)
	}
	v := schema.New()
	f.Fuzz(func(t *testing.T, name string) {
		kind := &schema.Kind{Name: name, Fields: []*schema.Field{{Name: name, Type: schema.String}}}
		p := &plan.Plan{}
		p.Roots = []plan.Root{&plan.Lookup{Kind: kind, ID: p.Add("thing/x"), Object: &plan.Object{Kind: kind, Outputs: []plan.Output{plan.Property{Field: kind.Fields[0]}}}}}
		text := sqlite.Compile(v, p, nil)
		for _, quoted := range []string{doubled("node_" + strings.ToLower(name)), "." + doubled(name)} {
			if !strings.Contains(text, quoted) {
				t.Fatalf("a kind and field %q: the statement has no %s:\n%s", name, quoted, text)
			}
			text = strings.ReplaceAll(text, quoted, "")
		}
		if plain := strings.NewReplacer("'\"'", "").Replace(text); strings.Contains(plain, `"`) {
			t.Errorf("a kind and field %q: something beside the names stands in quotes:\n%s", name, text)
		}
	})
}

// doubled is a name in quotes as SQL has it.
func doubled(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
