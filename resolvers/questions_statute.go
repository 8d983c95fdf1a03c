package resolvers

import (
	"fmt"

	"habeas/graph/questions"
)

// statuteProfile answers question 3.
func statuteProfile(a *asker) (fields, error) {
	ask := &questions.Ask{Question: "statute_profile"}
	if err := a.scope(ask); err != nil {
		return nil, err
	}
	ask.Set("sentenceSources", int64(1))
	columns, err := a.ask(ask)
	if err != nil {
		return nil, err
	}
	charges, cases, single := columns[1].number(), columns[2].number(), columns[3].number()
	custody := monthsOf(columns[7].rows())
	warnings := []any{partial}
	if charges > 0 && cases < fewCases {
		warnings = append(warnings, fmt.Sprintf("The answer rests on %d cases, which is few.", cases))
	}
	warnings = appendShare(warnings, single, charges, "charges are reported by one source only")
	warnings = appendShare(warnings, undated(columns[4].rows()), charges, "charges are of a case of which no proceeding is dated")
	warnings = appendUnknownMonths(warnings, custody)
	return fields{
		"unit":      "charges under the statute or its parts; prisoners: distinct people who face them; outcomes: distinct outcomes of a charge in a proceeding; months: final custodial sentences, one for each person and case",
		"asOf":      a.version,
		"warnings":  warnings,
		"statute":   node(ask.Values["statute"].(string)),
		"prisoners": columns[0].number(), "charges": charges, "cases": cases,
		"byYear":      each(columns[4].rows(), func(r row) any { return fields{"year": r.optional(0), "charges": r.number(1)} }),
		"byGroup":     prisonerCounts("group", columns[5].rows()),
		"outcomes":    a.outcomes(columns[6].rows()),
		"months":      custody,
		"chargedWith": prisonerCounts("statute", columns[8].rows()),
		"provisions":  each(columns[9].rows(), func(r row) any { return violationCount("provision", r.node(0), r.number(2), r.number(3)) }),
	}, nil
}

// outcomes are rows of an outcome and how often it was reached, in the order of the
// enumeration.
func (a *asker) outcomes(rows []row) []any {
	counts := map[string]int64{}
	for _, r := range rows {
		counts[r.text(0)] = r.number(1)
	}
	var list []any
	for _, outcome := range a.contract.schema.Types["Outcome"].EnumValues {
		if count := counts[outcome.Name]; count > 0 {
			list = append(list, fields{"outcome": outcome.Name, "count": count})
		}
	}
	return list
}

// undated is the count of the row whose year is not known.
func undated(years []row) int64 {
	for _, r := range years {
		if r[0] == nil {
			return r.number(1)
		}
	}
	return 0
}
