package resolvers

import "habeas/graph/questions"

// treatyPattern answers question 4.
func treatyPattern(a *asker) (fields, error) {
	ask := &questions.Ask{Question: "treaty_pattern"}
	if err := a.scope(ask); err != nil {
		return nil, err
	}
	columns, rows, err := a.inRows(rowsOf{
		list: "treatyPattern", ask: ask, total: 0, rows: 4,
		keys:  []string{"afterViolations", "afterId"},
		key:   func(r row) []any { return []any{-r.number(1) - r.number(2), r.text(0)} },
		value: provisionPattern,
	})
	if err != nil {
		return nil, err
	}
	violations := columns[1].number()
	warnings := appendShare([]any{partial}, columns[2].number(), violations, "violations are reported by one source only")
	warnings = appendShare(warnings, columns[3].number(), violations, "violations have no date")
	return fields{
		"unit":     "violations of the provision itself, not of its parts, alleged or found; prisoners: distinct people against whom they are alleged or were found",
		"asOf":     a.version,
		"warnings": warnings,
		"rows":     rows,
	}, nil
}

func provisionPattern(r row) any {
	return fields{
		"provision": r.node(0), "alleged": r.number(1), "found": r.number(2), "prisoners": r.number(3),
		"byGroup": prisonerCounts("group", r.rows(4)),
		"byYear":  each(r.rows(5), func(y row) any { return violationCount("year", y.optional(0), y.number(1), y.number(2)) }),
		"courts":  prisonerCounts("court", r.rows(6)),
		"judges":  prisonerCounts("official", r.rows(7)),
		"bodies":  each(r.rows(8), func(b row) any { return violationCount("body", b.text(0), 0, b.number(1)) }),
		"with":    prisonerCounts("provision", r.rows(9)),
	}
}

// violationCount is how many violations were alleged and found, under the name of what
// they share.
func violationCount(name string, key any, alleged, found int64) fields {
	return fields{name: key, "count": alleged + found, "alleged": alleged, "found": found}
}
