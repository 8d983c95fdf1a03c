package resolvers

import (
	"fmt"
	"strings"

	"habeas/graph/questions"
)

// dueProcess answers question 11.
func dueProcess(a *asker) (fields, error) {
	by, _ := a.arguments["by"].(string)
	ask := &questions.Ask{Question: "due_process", Options: []string{"by_" + strings.ToLower(by)}}
	if err := a.scope(ask); err != nil {
		return nil, err
	}
	ask.Set("few", int64(fewCases))
	columns, rows, err := a.inRows(rowsOf{
		list: "dueProcess", ask: ask, total: 0, rows: 3,
		keys:  []string{"afterProceedings", "afterId"},
		key:   func(r row) []any { return []any{-r.number(2), r.text(0)} },
		value: hearings,
	})
	if err != nil {
		return nil, err
	}
	total, silent, few := columns[0].number(), columns[1].number(), columns[2].number()
	warnings := []any{partial, "The provisions of a row are those that are alleged or were found to be violated against the people of its proceedings: that says nothing of who violated them."}
	if silent > 0 {
		warnings = append(warnings, fmt.Sprintf("In %d of %d rows no hearing is known to have been open: there the share of closed ones says nothing.", silent, total))
	}
	if few > 0 {
		warnings = append(warnings, fmt.Sprintf("%d of %d rows rest on fewer than %d proceedings.", few, total, fewCases))
	}
	return fields{
		"unit":     "proceedings; provisions: distinct people whom the proceedings concerned and against whom a violation is alleged or was found, in these or in other proceedings",
		"asOf":     a.version,
		"warnings": warnings,
		"rows":     rows,
	}, nil
}

func hearings(r row) any {
	proceedings, closed, open := r.number(2), r.number(3), r.number(4)
	return fields{
		"key": r.text(0), "label": r.text(1), "proceedings": proceedings,
		"closedHearing": share(closed, closed+open, proceedings-closed-open),
		"provisions":    prisonerCounts("provision", r.rows(5)),
	}
}
