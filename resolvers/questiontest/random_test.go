package questiontest

import (
	"context"
	"reflect"
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/sqlite"
	"habeas/schema"
)

var questions = []string{"repeatOfficials", "officialPairs", "sanctionsGap", "afterDesignation", "sentenceDisparity", "dueProcess", "caseClusters"}

// What a store gives back is shuffled and settled: it answers the same.
func TestRandomCasesLoadAndAnswerTheSame(t *testing.T) {
	v := schema.New()
	for seed := range uint64(6) {
		facts := RandomCases(v, seed, 10+int(seed)*8)
		kept := stored(t, v, facts)
		reference, again := newReference(t, v, facts), newReference(t, v, kept)
		for _, question := range questions {
			for i := range uint64(10) {
				arguments := RandomArguments(v, facts, question, i)
				want, wantErr := reference.Answer(question, arguments)
				got, gotErr := again.Answer(question, arguments)
				if !reflect.DeepEqual(got, want) || graph.CodeOf(gotErr) != graph.CodeOf(wantErr) {
					t.Errorf("seed %d: %s%v\n got %s %v\nwant %s %v", seed, question, arguments, printed(got), gotErr, printed(want), wantErr)
				}
			}
		}
	}
}

func stored(t *testing.T, v *schema.Vocabulary, facts graph.Batch) *graphtest.Facts {
	t.Helper()
	store, err := sqlite.Open(context.Background(), v, sqlite.Memory, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := store.Load(context.Background(), facts, graph.LoadOptions{}); err != nil {
		t.Fatalf("the random world does not load: %v", err)
	}
	kept := &graphtest.Facts{}
	if err := store.Export(context.Background(), kept); err != nil {
		t.Fatal(err)
	}
	return kept
}

func newReference(t *testing.T, v *schema.Vocabulary, facts graph.Batch) *Reference {
	t.Helper()
	reference, err := NewReference(v, facts)
	if err != nil {
		t.Fatal(err)
	}
	return reference
}

// Each question has rows on most random worlds: else nothing would be compared.
func TestRandomCasesAreDense(t *testing.T) {
	v := schema.New()
	const worlds, asked = 5, 20
	for _, question := range questions {
		rows := 0
		for seed := range uint64(worlds) {
			facts := RandomCases(v, seed, 40)
			reference := newReference(t, v, facts)
			for i := range uint64(asked) {
				answer, err := reference.Answer(question, RandomArguments(v, facts, question, i))
				if list, _ := answer["rows"].([]any); err == nil && len(list) > 0 {
					rows++
				}
			}
		}
		t.Logf("%s: %d of %d answers have rows", question, rows, worlds*asked)
		if rows < worlds*asked/4 {
			t.Errorf("%s: %d of %d answers have rows, want a quarter", question, rows, worlds*asked)
		}
	}
}

// The random worlds of the engines have dates and numbers at the ends of what is
// possible, and many retracted facts.
func TestAnyWorldThatLoadsIsAnswered(t *testing.T) {
	v := schema.New()
	for seed := range uint64(4) {
		facts := graphtest.RandomWorld(v, seed, 300)
		reference := newReference(t, v, facts)
		for _, question := range questions {
			for i := range uint64(10) {
				arguments := RandomArguments(v, facts, question, i)
				if _, err := reference.Answer(question, arguments); err != nil && graph.CodeOf(err) == graph.Internal {
					t.Errorf("seed %d: %s%v: %v, which is no fault of the arguments", seed, question, arguments, err)
				}
			}
		}
	}
}
