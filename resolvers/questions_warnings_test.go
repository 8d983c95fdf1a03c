package resolvers

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"habeas/graph/questions"
)

// answeringStore gives every question the same columns.
type answeringStore struct {
	stubStore
	columns []string
}

func (s *answeringStore) Ask(context.Context, *questions.Ask) (questions.Answer, error) {
	answer := questions.Answer{Version: "v"}
	for _, column := range s.columns {
		answer.Columns = append(answer.Columns, []byte(column))
	}
	return answer, nil
}

// What the data cannot carry is said, beside what holds for every answer.
func TestQuestionsWarn(t *testing.T) {
	const causes = "A difference between cells says nothing of its cause: the cases differ."
	const people = "The provisions of a row are those that are alleged or were found to be violated against the people of its proceedings: that says nothing of who violated them."
	for _, test := range []struct {
		question string
		columns  []string
		want     []string
	}{
		{`statuteProfile(statute: "statute/s")`, []string{"9", "9", "9", "0", "[[2019,9]]", "[]", "[]", "[[12,9]]", "[]", "[]"}, nil},
		{`statuteProfile(statute: "statute/s")`, []string{"9", "9", "4", "3", "[[2019,7],[null,2]]", "[]", "[]", "[[null,1],[12,2]]", "[]", "[]"}, []string{
			"The answer rests on 4 cases, which is few.",
			"3 of 9 charges are reported by one source only.",
			"2 of 9 charges are of a case of which no proceeding is dated.",
			"1 of 3 final custodial sentences have no number of months: it is not known, or they are for life."}},
		{`statuteProfile(statute: "statute/s")`, []string{"0", "0", "0", "0", "[]", "[]", "[]", "[]", "[]", "[]"}, nil},
		{`treatyPattern`, []string{"2", "7", "0", "0", "[]"}, nil},
		{`treatyPattern`, []string{"2", "7", "3", "1", "[]"}, []string{"3 of 7 violations are reported by one source only.", "1 of 7 violations have no date."}},
		{`sentenceDisparity(statute: "statute/s", by: YEAR)`, []string{"2", "0", "20", "0", "[]"}, []string{causes}},
		{`sentenceDisparity(statute: "statute/s", by: YEAR)`, []string{"2", "1", "20", "6", "[]"}, []string{causes,
			"1 of 3 cells hold fewer than 5 sentences and are not shown.",
			"6 of 20 final sentences are custodial ones of which the months are not known, or for life."}},
		{`dueProcess(by: COURT)`, []string{"3", "0", "0", "[]"}, []string{people}},
		{`dueProcess(by: COURT)`, []string{"3", "2", "1", "[]"}, []string{people,
			"In 2 of 3 rows no hearing is known to have been open: there the share of closed ones says nothing.",
			"1 of 3 rows rest on fewer than 5 proceedings."}},
	} {
		store := &answeringStore{stubStore: stubStore{rows: [][]byte{[]byte(`["statute/s",["ACCEPTED"]]`)}}, columns: test.columns}
		engine := newStubEngine(t, store, Options{})
		result := engine.Execute(t.Context(), Request{Query: "{ answer: " + test.question + " { asOf warnings } }"})
		var data struct {
			Answer struct {
				AsOf     string
				Warnings []string
			}
		}
		if err := json.Unmarshal(decode(t, result).Data, &data); err != nil {
			t.Fatalf("%s: %v\n%s", test.question, err, result.Body)
		}
		want := append([]string{partial}, test.want...)
		if !slices.Equal(data.Answer.Warnings, want) || data.Answer.AsOf != "v" {
			t.Errorf("asked: %s of columns %v\n got %q of %s\nwant %q of v", test.question, test.columns, data.Answer.Warnings, data.Answer.AsOf, want)
		}
	}
}
