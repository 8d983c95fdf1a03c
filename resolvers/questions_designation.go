package resolvers

import (
	"fmt"

	"habeas/graph/questions"
)

// longestWindow is the most days that a window before or after a listing may have.
const longestWindow = 3660

// afterDesignation answers question 9.
func afterDesignation(a *asker) (fields, error) {
	ask := &questions.Ask{Question: "after_designation"}
	if err := a.scope(ask); err != nil {
		return nil, err
	}
	days, err := a.between("windowDays", 1, longestWindow)
	if err != nil {
		return nil, err
	}
	ask.Set("windowDays", days)
	ask.Set("few", int64(fewCases))
	if authority, given := a.arguments["authority"].(string); given {
		ask.Choose("authority", true)
		ask.Set("authority", authority)
	}
	columns, rows, err := a.inRows(rowsOf{
		list: "afterDesignation", ask: ask, total: 0, rows: 4,
		keys: []string{"afterCases", "afterOfficialId", "afterSanctionId"},
		key:  func(r row) []any { return []any{-r.number(2) - r.number(3), r.text(0), r.text(1)} },
		value: func(r row) any {
			return fields{"official": r.node(0), "sanction": r.node(1), "before": r.number(2), "after": r.number(3)}
		},
	})
	if err != nil {
		return nil, err
	}
	return fields{
		"unit":     fmt.Sprintf("cases: distinct cases with a proceeding in which the official acted, dated surely within the %d days before the listing, or within as many from its day on", days),
		"asOf":     a.version,
		"warnings": designationWarnings(columns),
		"rows":     rows,
	}, nil
}

// designationWarnings reads the columns total, few, listings and dated.
func designationWarnings(columns []column) []any {
	total, few, listings, dated := columns[0].number(), columns[1].number(), columns[2].number(), columns[3].number()
	warnings := []any{partial}
	if few > 0 {
		warnings = append(warnings, fmt.Sprintf("%d of %d rows rest on fewer than %d cases.", few, total, fewCases))
	}
	if dated < listings {
		warnings = append(warnings, fmt.Sprintf("%d of %d listings have no full date and are left out.", listings-dated, listings))
	}
	if total > 0 {
		warnings = append(warnings, "Listings answer to earlier reports, and sources cover some years better than others: a difference between before and after shows no effect of the listing.")
	}
	return warnings
}
