package questiontest

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/schema"
)

// worldSize is about how many prisoners a random world has.
const worldSize = 24

// Fields are the questions, by root field.
func Fields() []string {
	return []string{"repeatOfficials", "officialPairs", "statuteProfile", "treatyPattern", "caseFile", "commandChain", "connections", "sanctionsGap",
		"afterDesignation", "sentenceDisparity", "dueProcess", "custodyOn", "caseClusters", "whoIs", "dossier", "crossTab"}
}

// Run compares a store's answers with the reference's on so many random worlds, each
// question with so many random arguments. HABEAS_SEED gives the first world's seed;
// HABEAS_QUESTION narrows the run to one question.
func Run(t *testing.T, v *schema.Vocabulary, open func(t *testing.T) graph.Store, worlds, asked int) {
	seed := uint64(1)
	if text := os.Getenv("HABEAS_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("HABEAS_SEED: %v", err)
		}
	}
	store := open(t)
	for range worlds {
		t.Run(fmt.Sprintf("world %d", seed), func(t *testing.T) { compareWorld(t, v, store, seed, asked) })
		seed++
	}
}

func compareWorld(t *testing.T, v *schema.Vocabulary, store graph.Store, seed uint64, asked int) {
	compareFacts(t, v, store, RandomCases(v, seed, worldSize), seed, asked)
}

// RunOn compares a store's answers with the reference's on given facts, each question
// with so many random arguments.
func RunOn(t *testing.T, v *schema.Vocabulary, open func(t *testing.T) graph.Store, facts graph.Batch, asked int) {
	kept := &graphtest.Facts{}
	for _, err := range []error{facts.Nodes(kept.Node), facts.Edges(kept.Edge), facts.Aliases(kept.Alias)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	compareFacts(t, v, open(t), kept, 1, asked)
}

func compareFacts(t *testing.T, v *schema.Vocabulary, store graph.Store, facts *graphtest.Facts, seed uint64, asked int) {
	reference, err := NewReference(v, facts)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Load(t.Context(), facts, graph.LoadOptions{Replace: true}); err != nil {
		t.Fatal(err)
	}
	client, err := newClient(v, store)
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range Fields() {
		if only := os.Getenv("HABEAS_QUESTION"); only != "" && only != field {
			continue
		}
		for i := range uint64(asked) {
			arguments := RandomArguments(v, facts, field, seed*1000+i)
			want, wantErr := reference.Answer(field, arguments)
			got, gotErr := client.Answer(field, arguments)
			if graph.CodeOf(gotErr) != graph.CodeOf(wantErr) || (gotErr == nil) != (wantErr == nil) {
				t.Errorf("seed %d: asked: %s%v\n got error %v\nwant error %v", seed, field, arguments, gotErr, wantErr)
				continue
			}
			if where := difference("", want, got); where != "" {
				t.Errorf("seed %d: asked: %s%v\n%s", seed, field, arguments, where)
			}
		}
	}
}

// difference says where an answer is not what is wanted; empty where it is.
func difference(at string, want, got any) string {
	switch want := want.(type) {
	case map[string]any:
		fields, is := got.(map[string]any)
		if !is {
			break
		}
		names := []string{}
		for name := range want {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			if where := difference(at+"."+name, want[name], fields[name]); where != "" {
				return where
			}
		}
		return ""
	case []any:
		list, is := got.([]any)
		if !is || len(list) != len(want) {
			break
		}
		for i := range want {
			if where := difference(fmt.Sprintf("%s[%d]", at, i), want[i], list[i]); where != "" {
				return where + "\n in " + strings.TrimPrefix(at, ".")
			}
		}
		return ""
	}
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return fmt.Sprintf("at %s\n got %s\nwant %s", at, printed(got), printed(want))
}

// printed is a value as JSON.
func printed(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
