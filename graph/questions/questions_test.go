package questions_test

import (
	"slices"
	"strings"
	"testing"

	"habeas/graph/cypher"
	"habeas/graph/questions"
	"habeas/graph/sqlite"
)

// twins are the statements of both dialects.
func twins(t *testing.T) (inSQL, inCypher *questions.Statements) {
	t.Helper()
	inSQL, err := sqlite.Statements()
	if err != nil {
		t.Fatal(err)
	}
	if inCypher, err = cypher.Statements(); err != nil {
		t.Fatal(err)
	}
	return inSQL, inCypher
}

// Each question stands in both languages, with the same text of what is asked, the same
// options and the same columns.
func TestStatementsAreTwins(t *testing.T) {
	inSQL, inCypher := twins(t)
	left, right := inSQL.All(), inCypher.All()
	if len(left) == 0 || len(left) != len(right) {
		t.Fatalf("statements: %d in SQL, %d in Cypher", len(left), len(right))
	}
	for i := range left {
		one, other := left[i], right[i]
		if one.Question != other.Question {
			t.Fatalf("%s is in SQL, %s in Cypher; want each in both", one.Question, other.Question)
		}
		if one.Doc != other.Doc || one.Doc == "" {
			t.Errorf("%s: in SQL it says %q, in Cypher %q", one.Question, one.Doc, other.Doc)
		}
		if !slices.Equal(one.Options, other.Options) {
			t.Errorf("%s: options %v in SQL, %v in Cypher", one.Question, one.Options, other.Options)
		}
		if !slices.Equal(one.Columns, other.Columns) || len(one.Columns) == 0 {
			t.Errorf("%s: columns %v in SQL, %v in Cypher", one.Question, one.Columns, other.Columns)
		}
	}
}

// With the same options, twins take the same parameters.
func TestTwinsTakeTheSameParameters(t *testing.T) {
	inSQL, inCypher := twins(t)
	for _, statement := range inSQL.All() {
		choices := [][]string{nil, statement.Options}
		for _, option := range statement.Options {
			choices = append(choices, []string{option})
		}
		for _, options := range choices {
			ask := &questions.Ask{Question: statement.Question, Options: options}
			left, err := sqlite.Asking(inSQL, ask)
			if err != nil {
				t.Fatal(err)
			}
			for _, irregular := range []bool{false, true} {
				right, err := cypher.Asking(inCypher, ask, irregular)
				if err != nil {
					t.Fatal(err)
				}
				one, other := sortedParameters(left), sortedParameters(right)
				if !slices.Equal(one, other) {
					t.Errorf("%s: parameters %v in SQL, %v in Cypher", ask.Shape(), one, other)
				}
			}
		}
	}
}

func sortedParameters(text string) []string {
	names := questions.Parameters(text)
	slices.Sort(names)
	return names
}

func TestOptionsThatAreNotDeclaredAreRefused(t *testing.T) {
	inSQL, _ := twins(t)
	_, err := inSQL.Text(&questions.Ask{Question: "repeat_officials", Options: []string{"judge", "nothing"}}, false)
	if err == nil || !strings.Contains(err.Error(), "declares no option nothing") {
		t.Errorf("an option nothing: got error %v", err)
	}
	_, err = inSQL.Text(&questions.Ask{Question: "nothing"}, false)
	if err == nil || !strings.Contains(err.Error(), "no statement nothing") {
		t.Errorf("a question nothing: got error %v", err)
	}
}

// The shape does not depend on the order in which options were chosen, nor on values.
func TestShapes(t *testing.T) {
	one := &questions.Ask{Question: "q", Options: []string{"b", "a", "b"}}
	one.Set("x", int64(1))
	other := &questions.Ask{Question: "q"}
	other.Choose("a", true)
	other.Choose("c", false)
	other.Choose("b", true)
	if one.Shape() != other.Shape() || one.Shape() != "ask q(a b)" {
		t.Errorf("shapes: %q and %q, want ask q(a b)", one.Shape(), other.Shape())
	}
}
