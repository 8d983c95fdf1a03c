package resolvers

import (
	"fmt"
	"strings"

	"habeas/graph/questions"
)

// officialPairs answers question 2.
func officialPairs(a *asker) (fields, error) {
	ask := &questions.Ask{Question: "official_pairs"}
	if err := a.pairedRoles(ask); err != nil {
		return nil, err
	}
	if err := a.scope(ask); err != nil {
		return nil, err
	}
	least, err := a.between("minShared", 1, largest)
	if err != nil {
		return nil, err
	}
	ask.Set("minShared", least)
	ask.Set("few", int64(fewCases))
	var cases int64
	columns, rows, err := a.inRows(rowsOf{
		list: "officialPairs", ask: ask, total: 0, rows: 3,
		keys:  []string{"afterShared", "afterLeftId", "afterRightId"},
		key:   func(r row) []any { return []any{-r.number(2), r.text(0), r.text(1)} },
		value: func(r row) any { return officialPair(cases, r) },
	})
	if err != nil {
		return nil, err
	}
	cases = columns[2].number()
	return fields{
		"unit":     "cases: distinct cases in which the two met, acting in the same proceeding in their roles; expected: how many chance alone would bring, if everybody's cases were spread over all cases in scope",
		"asOf":     a.version,
		"warnings": pairWarnings(columns[0].number(), columns[1].number()),
		"rows":     rows,
	}, nil
}

// pairedRoles reads the two roles. Those who act outside of proceedings meet nobody.
func (a *asker) pairedRoles(ask *questions.Ask) error {
	given, _ := a.arguments["roles"].([]any)
	if len(given) != 2 {
		return refuse(codeInput, "roles: there are %d; two are asked for, that of the left official first.", len(given))
	}
	prefixes := []string{"", "with_"}
	for i, item := range given {
		role, _ := item.(string)
		if role == "PRISON_OFFICIAL" || role == "OTHER" {
			ask.Options = []string{"nobody"}
			return nil
		}
		ask.Choose(prefixes[i]+strings.ToLower(role), true)
	}
	ask.Choose("same", given[0] == given[1])
	return nil
}

// officialPair is what is shown of a row, where so many cases are in scope.
func officialPair(cases int64, r row) any {
	shared, lefts, rights, convicted := r.number(2), r.number(3), r.number(4), r.row(5)
	expected := float64(lefts*rights) / float64(cases)
	return fields{
		"left": r.node(0), "right": r.node(1), "sharedCases": shared, "leftCases": lefts, "rightCases": rights,
		"expected": expected, "lift": float64(shared) / expected,
		"convicted": share(convicted.number(0), convicted.number(1), convicted.number(2)),
	}
}

func pairWarnings(total, few int64) []any {
	warnings := []any{partial}
	if few > 0 {
		warnings = append(warnings, fmt.Sprintf("%d of %d pairs rest on fewer than %d shared cases.", few, total, fewCases))
	}
	if total > 0 {
		warnings = append(warnings, "Officials of one court and of the same years meet more often than chance would have it: a high lift alone says nothing about how they decided.")
	}
	return warnings
}
