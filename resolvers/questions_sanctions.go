package resolvers

import (
	"fmt"
	"slices"
	"strings"

	"habeas/graph/questions"
	"habeas/schema"
)

// sanctionsGap answers question 8.
func sanctionsGap(a *asker) (fields, error) {
	ask := &questions.Ask{Question: "sanctions_gap"}
	if role, given := a.arguments["role"].(string); given {
		ask.Choose(strings.ToLower(role), true)
	}
	if err := a.scope(ask); err != nil {
		return nil, err
	}
	if err := a.listings(ask); err != nil {
		return nil, err
	}
	least, err := a.between("minCases", 1, largest)
	if err != nil {
		return nil, err
	}
	ask.Set("minCases", least)
	ask.Set("few", int64(fewCases))
	var authorities []string
	columns, rows, err := a.inRows(rowsOf{
		list: "sanctionsGap", ask: ask, total: 0, rows: 3,
		keys:  []string{"afterCases", "afterPrisoners", "afterId"},
		key:   func(r row) []any { return []any{-r.number(1), -r.number(2), r.text(0)} },
		value: func(r row) any { return unlistedOfficial(authorities, r) },
	})
	if err != nil {
		return nil, err
	}
	authorities = row{columns[2].value}.texts(0)
	return fields{
		"unit":     "cases: distinct cases in which the official acted; prisoners: distinct people whom those proceedings or acts concerned",
		"asOf":     a.version,
		"warnings": gapWarnings(columns[0].number(), columns[1].number(), authorities),
		"rows":     rows,
	}, nil
}

// listings reads which listings count: by which authorities, and on which day. Of a
// partial date, all days count.
func (a *asker) listings(ask *questions.Ask) error {
	if given, isGiven := a.arguments["authorities"].([]any); isGiven {
		authorities := row{given}.texts(0)
		slices.Sort(authorities)
		ask.Choose("authorities", true)
		ask.Set("authorities", slices.Compact(authorities))
	}
	on, given := a.arguments["on"].(string)
	if !given {
		return nil
	}
	days, err := schema.ParseDate(on)
	if err != nil {
		return refuse(codeInput, "on: %s.", err)
	}
	ask.Choose("on", true)
	ask.Set("onEarliest", days.Earliest)
	ask.Set("onLatest", days.Latest)
	return nil
}

// unlistedOfficial is what is shown of a row, where these authorities are asked for.
func unlistedOfficial(authorities []string, r row) any {
	listings := r.rows(3)
	missing := slices.DeleteFunc(slices.Clone(authorities), func(authority string) bool {
		return slices.ContainsFunc(listings, func(listing row) bool { return listing.text(1) == authority })
	})
	return fields{
		"official": r.node(0), "cases": r.number(1), "prisoners": r.number(2),
		"sanctions": each(listings, func(listing row) any { return listing.node(0) }),
		"missing":   each(missing, func(authority string) any { return authority }),
	}
}

func gapWarnings(total, few int64, authorities []string) []any {
	warnings := []any{partial}
	if few > 0 {
		warnings = append(warnings, fmt.Sprintf("%d of %d rows rest on fewer than %d cases.", few, total, fewCases))
	}
	if len(authorities) == 0 {
		return append(warnings, "No authority is asked for and known, so nobody can be missing from a list.")
	}
	return append(warnings, "A listing that the data do not hold counts as none: an authority may list more people. Being listed or not is no finding about anybody.")
}
