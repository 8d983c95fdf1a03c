package resolvers

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"habeas/graph"
	"habeas/graph/questions"
)

// personStore gives every question the same columns, but no patterns.
type personStore struct {
	stubStore
	columns []string
}

func (s *personStore) Ask(_ context.Context, ask *questions.Ask) (questions.Answer, error) {
	answer := questions.Answer{Version: "v"}
	if ask.Question == "repeat_officials" {
		return questions.Answer{Version: "v", Columns: [][]byte{[]byte("0"), []byte("0"), []byte("0"), []byte("[]")}}, nil
	}
	for _, column := range s.columns {
		answer.Columns = append(answer.Columns, []byte(column))
	}
	return answer, nil
}

// The questions about one person warn of what the data cannot carry, beside what holds
// for every answer.
func TestQuestionsAboutPeopleWarn(t *testing.T) {
	const (
		evidence = `["REPORTED","ACCEPTED",null,2,[["source/a",null,[]],["source/b",null,[]]]]`
		oneCited = `["REPORTED","ACCEPTED",null,1,[["source/a",null,[]]]]`
		disputed = `["REPORTED","DISPUTED",null,1,[["source/a",null,[]]]]`
		post     = `[0,"agency/a","official/o",null,null,null,0,"k",`
		official = `[false,false,false,false,false,false]`
		act      = `["INVOLVED_IN","case/k","k","case/k",null,null,[],[],`
		orders   = "A post above another says who could command, not who gave an order."
		guilt    = "An act is what a source says of the official; neither it nor a listing is a finding of guilt."
	)
	for _, test := range []struct {
		about, question string
		columns         []string
		want            []string
	}{
		{"nothing but an arrest", `caseFile(prisoner: "prisoner/p")`,
			[]string{`[["2018",null,` + evidence + `,0]]`, "[]", "[]", "[]", "[]", "[]", "[]", "[]", "[]", "[]"}, nil},
		{"a gap, an event without a date, a possible match", `caseFile(prisoner: "prisoner/p")`,
			[]string{`[["2018",null,` + evidence + `,1]]`, `["case/k"]`, "[]", "[]", "[]", "[]", "[]", "[]", "[]", `[["release/r",null,"OTHER",` + evidence + `]]`},
			[]string{"1 of 2 events have no date and stand last.", "What is missing in gaps is missing in the data; it may have happened all the same.", possibleMatch}},
		{"well known posts", `commandChain(official: "official/o")`, []string{`[` + post + evidence + `]]`}, []string{orders}},
		{"weak posts", `commandChain(official: "official/o")`, []string{`[` + post + oneCited + `],` + post + disputed + `],[1,"agency/b",null,null,null,null,0,null,null]]`}, []string{orders,
			"1 of 3 hops name nobody: it is not known who commanded the body.", "1 of 3 hops rest on one source only.", "1 of 3 hops are facts on which sources differ, or that somebody denies."}},
		{"nothing known of an official", `dossier(official: "official/o")`, []string{`[[` + evidence + `,` + official + `,0]]`, "[]", "[]", "[]", "[]", "[]"}, []string{guilt, "No act of the official is known."}},
		{"one act, one source, a conflict, a possible match", `dossier(official: "official/o")`,
			[]string{`[[` + disputed + `,` + official + `,1]]`, "[]", "[]", `[` + act + oneCited + `]]`, "[]", "[]"},
			[]string{guilt, "The acts are of few cases: 1.", "All acts cite one source only.", "Facts on which sources differ, or that somebody denies: 1; see conflicts.", possibleMatch}},
		{"nobody of the name", `whoIs(name: "Nobody")`, []string{"[]"}, []string{"Nobody in the data has a name that agrees; that says nothing about who exists."}},
		{"one of the name", `whoIs(name: "Ali")`, []string{`[["official/1",` + official + `,0,null,null,[],[]]]`},
			[]string{"One official fits the name; somebody who is not in the data may bear it too."}},
		{"two of the name, one of them cut", `whoIs(name: "Ali", first: 1)`,
			[]string{`[["official/1",` + official + `,0,null,null,["official/2"],[]],["official/2",` + official + `,0,null,null,["official/1"],[]]]`},
			[]string{"2 officials fit the name: it does not say by itself which of them is meant.", "The list is cut: it holds the first 1 of 2.", possibleMatch}},
	} {
		store := &personStore{stubStore: stubStore{rows: [][]byte{[]byte(`["official/o",["ACCEPTED"]]`)}}, columns: test.columns}
		engine := newStubEngine(t, store, Options{})
		for _, id := range []string{"official/1", "official/2"} {
			store.candidates = append(store.candidates, graph.Candidate{Kind: engine.contract.vocabulary.Kind("Official"), ID: id, Names: []graph.Name{{Field: "name", Value: "Ali"}}})
		}
		result := engine.Execute(t.Context(), Request{Query: "{ answer: " + test.question + " { asOf warnings } }"})
		var data struct {
			Answer struct {
				AsOf     string
				Warnings []string
			}
		}
		if err := json.Unmarshal(decode(t, result).Data, &data); err != nil {
			t.Fatalf("%s: %v\n%s", test.about, err, result.Body)
		}
		if want := append([]string{partial}, test.want...); !slices.Equal(data.Answer.Warnings, want) || data.Answer.AsOf != "v" {
			t.Errorf("%s: asked: %s\n got %q of %s\nwant %q of v", test.about, test.question, data.Answer.Warnings, data.Answer.AsOf, want)
		}
	}
}

// The reasons of a candidate say in words what they weigh.
func TestReasonsOfACandidate(t *testing.T) {
	const none, before = `[false,false,false,false,false,false]`, `[false,true,false,false,true,false]`
	for _, test := range []struct {
		about, row string
		score      float64
		want       []string
	}{
		{"nothing known", `["official/1",` + none + `,0,null,null,[],[]]`, 1,
			[]string{`The name "Ali": it is the whole name.`, "The sources name no act of the official.", "No court of the official is known.", "Of no act and of no post is the date known."}},
		{"all else differs", `["official/1",` + before + `,1,0,0,[],[]]`, 0.6,
			[]string{`The name "Ali": it is the whole name.`, "The sources name acts of the official as PROSECUTOR only.", "The official acted before other courts, or serves at them.", "Acts and posts of other years are known."}},
		{"all agrees", `["official/1",[true,false,false,false,false,false],0,1,1,[],[]]`, 1,
			[]string{`The name "Ali": it is the whole name.`, "The sources name an act of the official in the role JUDGE.", "The official acted before the court or serves there.", "An act of 2018 is known, or a post that could be of that year."}},
	} {
		store := &personStore{stubStore: stubStore{rows: [][]byte{[]byte(`["court/c",["ACCEPTED"]]`)}}, columns: []string{"[" + test.row + "]"}}
		engine := newStubEngine(t, store, Options{})
		store.candidates = []graph.Candidate{{Kind: engine.contract.vocabulary.Kind("Official"), ID: "official/1", Names: []graph.Name{{Field: "name", Value: "Ali"}}}}
		result := engine.Execute(t.Context(), Request{Query: `{ whoIs(name: "Ali", role: JUDGE, court: "court/c", year: 2018) { rows { nodes { score reasons { text } } } } }`})
		var data struct {
			WhoIs struct {
				Rows struct {
					Nodes []struct {
						Score   float64
						Reasons []struct{ Text string }
					}
				}
			}
		}
		if err := json.Unmarshal(decode(t, result).Data, &data); err != nil || len(data.WhoIs.Rows.Nodes) != 1 {
			t.Fatalf("%s: %v\n%s", test.about, err, result.Body)
		}
		candidate := data.WhoIs.Rows.Nodes[0]
		var texts []string
		for _, reason := range candidate.Reasons {
			texts = append(texts, reason.Text)
		}
		if !slices.Equal(texts, test.want) || candidate.Score != test.score {
			t.Errorf("%s: got %v %q\nwant %v %q", test.about, candidate.Score, texts, test.score, test.want)
		}
	}
}
