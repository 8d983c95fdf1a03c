package cypher_test

import (
	"strings"
	"testing"

	"habeas/graph/cypher"
	"habeas/graph/graphtest"
	"habeas/graph/plan"
	"habeas/schema"
)

// FuzzStatement puts any text in the place of every text of a plan: the statement stays
// the same to the byte, and every value goes beside it.
func FuzzStatement(f *testing.F) {
	v := schema.New()
	world := graphtest.RandomWorld(v, 1, 60)
	for i, text := range []string{"", "a", "`", "'", `"`, "}) DETACH DELETE n //", "$p0", "\\u0060", "\x00", "\xff", "{}", "\U0010ffff", "*", "null", "00"} {
		f.Add(uint64(i+1), text)
	}
	f.Fuzz(func(t *testing.T, seed uint64, text string) {
		p := graphtest.RandomPlan(v, world, seed, graphtest.PlanOptions{Depth: 2})
		want := cypher.Compile(v, p)
		for i, value := range p.Values {
			switch value.(type) {
			case string:
				p.Values[i] = text
			case []string:
				p.Values[i] = []string{text, ""}
			}
		}
		got := cypher.Compile(v, p)
		if got.Text != want.Text {
			t.Fatalf("with the text %q the statement is\n%s\nwithout\n%s", text, got.Text, want.Text)
		}
		bound := got.Bind(p.Values)
		for name := range bound {
			if !strings.Contains(got.Text, "$"+name) {
				t.Errorf("the parameter %s does not stand in the statement\n%s", name, got.Text)
			}
		}
	})
}

// FuzzNames makes up names of kinds and fields: whatever they are, they stand in
// backticks.
func FuzzNames(f *testing.F) {
	for _, name := range []string{"name", "MATCH", "a b", "a`b", "`", "`) DETACH DELETE n //", `a"b`, "_id", "ü", "\\u0060"} {
		f.Add(name)
	}
	v := schema.New()
	f.Fuzz(func(t *testing.T, name string) {
		kind := &schema.Kind{Name: name, Fields: []*schema.Field{{Name: name, Type: schema.String}}}
		p := &plan.Plan{}
		p.Roots = []plan.Root{&plan.Lookup{Kind: kind, ID: p.Add("thing/x"), Object: &plan.Object{Kind: kind, Outputs: []plan.Output{plan.Property{Field: kind.Fields[0]}}}}}
		text := cypher.Compile(v, p).Text
		quoted := "`" + strings.ReplaceAll(name, "`", "``") + "`"
		if strings.Count(text, ":"+quoted) != 1 || strings.Count(text, "."+quoted) < 1 {
			t.Fatalf("a kind and field %q: the statement does not have %s as both:\n%s", name, quoted, text)
		}
	})
}
