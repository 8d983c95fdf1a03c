package graphtest

import (
	"fmt"
	"testing"

	"habeas/graph"
	"habeas/graph/plan"
)

// Compare asks two stores the same and fails the test where their answers differ, with
// the smallest plan that it finds on which they still do.
func Compare(t *testing.T, left, right graph.Store, p *plan.Plan) {
	t.Helper()
	if left == right || difference(t, left, right, p) == "" {
		return
	}
	smallest := Shrink(p, func(p *plan.Plan) bool { return difference(t, left, right, p) != "" })
	t.Errorf("asked: %s\n%s", describe(smallest), difference(t, left, right, smallest))
}

// difference says how the answers of two stores differ; it is empty where they do not.
func difference(t *testing.T, left, right graph.Store, p *plan.Plan) string {
	leftRows, leftErr := left.Read(t.Context(), p)
	rightRows, rightErr := right.Read(t.Context(), p)
	if leftErr != nil || rightErr != nil {
		return explain(errorText(leftErr), errorText(rightErr))
	}
	if len(leftRows) != len(p.Roots) || len(rightRows) != len(p.Roots) {
		return explain(rowCount(leftRows), rowCount(rightRows))
	}
	for i := range leftRows {
		if string(leftRows[i]) != string(rightRows[i]) {
			return explain(string(leftRows[i]), string(rightRows[i]))
		}
	}
	return ""
}

func explain(left, right string) string { return "left:  " + left + "\nright: " + right }

func errorText(err error) string {
	if err == nil {
		return "an answer"
	}
	return "error: " + err.Error()
}

func rowCount(rows [][]byte) string { return fmt.Sprintf("%d rows", len(rows)) }
