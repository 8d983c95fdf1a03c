package questiontest

import (
	"reflect"
	"testing"

	"habeas/schema"
)

// What is retracted, or leads to what is, does not exist; of a to-one relation in
// conflict the edge to the least id does.
func TestWorldLeavesOutWhatQuestionsDoNotSee(t *testing.T) {
	v := schema.New()
	facts := readWorld(t, v, `
		case/gone !RETRACTED
		proceeding/p STAGE_OF case/gone
		proceeding/q STAGE_OF case/b !CONFLICT
		proceeding/q STAGE_OF case/a !CONFLICT
		proceeding/r STAGE_OF case/a !RETRACTED
		official/j JUDGED proceeding/p
		official/j JUDGED proceeding/q`)
	loads(t, v, facts)
	w := newReference(t, v, facts).world
	for proceeding, want := range map[string]string{"proceeding/p": "", "proceeding/q": "case/a", "proceeding/r": ""} {
		if got := w.caseOf(proceeding); got != want {
			t.Errorf("the case of %s is %q, want %q", proceeding, got, want)
		}
	}
	if got := w.before("case/b", "STAGE_OF", "Proceeding"); len(got) > 0 {
		t.Errorf("case/b has proceedings %v; the conflict was settled for case/a", got)
	}
	acts := w.acts("JUDGE", &scope{minSources: 1})
	if len(acts) != 1 || acts[0].proceeding != "proceeding/q" {
		t.Errorf("acts %v, want that in proceeding/q: the case of the other was retracted", acts)
	}
}

func TestEdgesStandOnTheEvidenceOfTheirNode(t *testing.T) {
	v := schema.New()
	w := newReference(t, v, readWorld(t, v, `
		charge/a @a,b,c
		prisoner/p @a
		prisoner/p FACES charge/a
		prisoner/p FACES charge/b @a,b`)).world
	for _, edge := range w.from["prisoner/p"] {
		want := map[string]int{"charge/a": 3, "charge/b": 2}[edge.To]
		if got := w.evidenceOf(edge).SourceCount(); got != want {
			t.Errorf("FACES %s stands on %d sources, want %d", edge.To, got, want)
		}
	}
}

func TestPatternsAreRowsByRole(t *testing.T) {
	v := schema.New()
	reference := newReference(t, v, readWorld(t, v, `
		proceeding/p STAGE_OF case/k
		official/j PROSECUTED proceeding/p
		official/j JUDGED proceeding/p @a,b
		official/j INVOLVED_IN case/k
		official/w INVOLVED_IN prisoner/ann`))
	for _, asked := range []struct {
		official   string
		minSources int
		want       []any
	}{
		{"official/j", 1, []any{"JUDGE", "PROSECUTOR"}},
		{"official/j", 2, []any{"JUDGE"}},
		{"official/w", 1, []any{"OTHER"}},
		{"official/nobody", 1, nil},
	} {
		var got []any
		for _, role := range roles {
			if row := reference.pattern(asked.official, role, asked.minSources); row != nil {
				got = append(got, row["role"])
			}
		}
		if !reflect.DeepEqual(got, asked.want) {
			t.Errorf("patterns of %s with %d sources: %v, want %v", asked.official, asked.minSources, got, asked.want)
		}
	}
}

func TestFirstAndLastDates(t *testing.T) {
	for _, asked := range []struct {
		dates       []string
		first, last string
	}{
		{[]string{"2020", "2020-01", "2020-12", "2020-12-31", ""}, "2020-01", "2020-12-31"},
		{[]string{"2020-12-31", "2020-12", "2020-01", "2020"}, "2020-01", "2020-12-31"},
		{[]string{"2021", "2019-05"}, "2019-05", "2021"},
		{[]string{"", ""}, "", ""},
	} {
		if first, last := firstAndLast(asked.dates); first != asked.first || last != asked.last {
			t.Errorf("of %q the first is %q and the last %q, want %q and %q", asked.dates, first, last, asked.first, asked.last)
		}
	}
}

// Two sentences of one day in one proceeding are told apart by the keys of their edges.
func TestFinalSentenceOfParallelEdges(t *testing.T) {
	v := schema.New()
	reference := newReference(t, v, readWorld(t, v, `
		proceeding/p STAGE_OF case/k
		prisoner/ann SENTENCED_IN proceeding/p type=CUSTODIAL months=1
		prisoner/ann SENTENCED_IN proceeding/p type=CUSTODIAL months=2
		prisoner/ann SENTENCED_IN proceeding/p type=CUSTODIAL months=3`))
	final, known := reference.finalSentence("prisoner/ann", "case/k", &scope{minSources: 1})
	if !known {
		t.Fatal("there is no final sentence")
	}
	for _, edge := range reference.world.from["prisoner/ann"] {
		if edge.Key() > final.edge.Key() {
			t.Errorf("the final sentence is that of key %s, want the greatest, %s", final.edge.Key(), edge.Key())
		}
	}
}
