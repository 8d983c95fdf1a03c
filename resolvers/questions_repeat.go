package resolvers

import (
	"strings"

	"habeas/graph/questions"
)

// repeatOfficials answers question 1.
func repeatOfficials(a *asker) (fields, error) {
	role, _ := a.arguments["role"].(string)
	ask := &questions.Ask{Question: "repeat_officials", Options: []string{strings.ToLower(role)}}
	if err := a.scope(ask); err != nil {
		return nil, err
	}
	least, err := a.between("minCases", 1, largest)
	if err != nil {
		return nil, err
	}
	ask.Set("minCases", least)
	ask.Set("few", int64(fewCases))
	columns, rows, err := a.inRows(rowsOf{
		list: "repeatOfficials", ask: ask, total: 0, rows: 3,
		keys:  []string{"afterCases", "afterPrisoners", "afterId"},
		key:   func(r row) []any { return []any{-r.number(1), -r.number(2), r.text(0)} },
		value: func(r row) any { return repeatOfficial(role, r) },
	})
	if err != nil {
		return nil, err
	}
	return fields{
		"unit":     "cases: distinct cases in which the official acted in the role; prisoners: distinct people whom those proceedings concerned",
		"asOf":     a.version,
		"warnings": thin(columns[0].number(), columns[1].number(), columns[2].number()),
		"rows":     rows,
	}, nil
}

func repeatOfficial(role string, r row) any {
	convicted := r.row(7)
	return fields{
		"official": r.node(0), "role": role,
		"cases": r.number(1), "prisoners": r.number(2), "proceedings": r.number(3), "courts": r.number(4),
		"statutes":     prisonerCounts("statute", r.rows(5)),
		"counterparts": each(r.rows(6), func(m row) any { return fields{"official": m.node(0), "sharedCases": m.number(1)} }),
		"convicted":    share(convicted.number(0), convicted.number(1), convicted.number(2)),
		"firstDate":    r.optional(8), "lastDate": r.optional(9), "singleSource": r.truth(10),
	}
}
