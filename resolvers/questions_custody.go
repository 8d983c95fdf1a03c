package resolvers

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"habeas/graph/questions"
	"habeas/schema"
)

const (
	// heldMost is how many rows custodyOn lists at most.
	heldMost = 1000
	// monthsMost is how many months the last month may lie after the first.
	monthsMost = 600
)

// custodyOn answers question 12.
func custodyOn(a *asker) (fields, error) {
	day, _ := a.arguments["date"].(string)
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return nil, refuse(codeInput, "date: %s is not a full date, such as 2019-05-06.", quote(day))
	}
	ask := &questions.Ask{Question: "custody_on"}
	if err := a.custody(ask); err != nil {
		return nil, err
	}
	months := questions.Ask{Question: "custody_by_month", Options: ask.Options, Values: maps.Clone(ask.Values)}
	ask.Set("day", day)
	ask.Set("most", int64(heldMost))
	columns, err := a.ask(ask)
	if err != nil {
		return nil, err
	}
	people, total, sure, unknown := columns[0].number(), columns[1].number(), columns[2].number(), columns[3].number()
	return fields{
		"unit":     "people: distinct people who were held on the day as far as the data know; held: one row for each person and place",
		"asOf":     a.version,
		"warnings": custodyWarnings(people, total, sure, unknown),
		"held":     each(columns[4].rows(), func(r row) any { return heldRow(r, day) }),
		"people":   people, "unknown": unknown,
		"byMonth": later(func(arguments map[string]any) (any, error) { return a.byMonth(months, arguments) }),
	}, nil
}

// custody reads whom the question looks at.
func (a *asker) custody(ask *questions.Ask) error {
	ids, err := a.ids(map[string][]string{"facility": {"Facility"}, "group": {"Group"}})
	if err != nil {
		return err
	}
	for name, id := range ids {
		ask.Choose(name, true)
		ask.Set(name, id)
	}
	least, err := a.between("minSources", 1, largest)
	ask.Set("minSources", least)
	return err
}

func custodyWarnings(people, total, sure, unknown int64) []any {
	warnings := []any{partial}
	if total > heldMost {
		warnings = append(warnings, fmt.Sprintf("held was cut: it lists the first %d of %d rows, of %d people.", heldMost, total, people))
	}
	if sure < total {
		warnings = append(warnings, fmt.Sprintf("%d of %d rows are not certain: the beginning or the end of the detention is not known, or not to the day.", total-sure, total))
	}
	if unknown > 0 {
		warnings = append(warnings, fmt.Sprintf("Of %d people neither an arrest nor a detention is known; they are not counted.", unknown))
	}
	return warnings
}

// heldRow is a row of prisoner, facility, since and whether it is certain.
func heldRow(r row, day string) any {
	held := fields{"prisoner": r.node(0), "facility": r.node(1), "since": r.optional(2), "days": nil, "certain": r.truth(3)}
	if since, err := time.Parse(time.DateOnly, r.text(2)); err == nil {
		until, _ := time.Parse(time.DateOnly, day)
		held["days"] = (until.Unix() - since.Unix()) / int64((24 * time.Hour).Seconds())
	}
	return held
}

// byMonth counts people on the first day of each month.
func (a *asker) byMonth(ask questions.Ask, arguments map[string]any) (any, error) {
	first, err := monthOf("from", arguments)
	if err != nil {
		return nil, err
	}
	last, err := monthOf("to", arguments)
	if err != nil {
		return nil, err
	}
	switch {
	case first > last:
		return nil, refuse(codeInput, "from: %s is after to, which is %s.", monthText(first), monthText(last))
	case last-first > monthsMost:
		return nil, refuse(codeInput, "to: %s is more than %d months after from, which is %s.", monthText(last), monthsMost, monthText(first))
	}
	ask.Values = maps.Clone(ask.Values)
	ask.Set("first", first)
	ask.Set("past", last+1)
	columns, err := a.ask(&ask)
	if err != nil {
		return nil, err
	}
	counts := make([]any, 0, last+1-first)
	for i, people := range peopleByMonth(columns[0].rows(), first, last+1) {
		counts = append(counts, fields{"month": monthText(first + int64(i)), "people": people})
	}
	return counts, nil
}

// monthOf reads a month, of which a full date is a part, as the number of months since
// the year 0.
func monthOf(name string, arguments map[string]any) (int64, error) {
	text, _ := arguments[name].(string)
	days, err := schema.ParseDate(text)
	if err != nil {
		return 0, refuse(codeInput, "%s: %s.", name, err)
	}
	if len(text) < len("2019-05") {
		return 0, refuse(codeInput, "%s: %s is not a month, such as 2019-05.", name, text)
	}
	day, err := time.Parse(time.DateOnly, days.Earliest)
	if err != nil {
		return 0, fmt.Errorf("reading a month: %w", err)
	}
	return int64(12*day.Year()) + int64(day.Month()), nil
}

func monthText(month int64) string { return fmt.Sprintf("%04d-%02d", (month-1)/12, (month-1)%12+1) }

// peopleByMonth adds up rows [first, past, …, people]: in each month a person counts once,
// however many of the person's spans it is in.
func peopleByMonth(rows []row, first, past int64) []int64 {
	changes := make([]int64, past-first+1)
	for _, r := range rows {
		people := r.number(len(r) - 1)
		var spans [][2]int64
		for i := 0; i < len(r)-1; i += 2 {
			spans = append(spans, [2]int64{r.number(i), r.number(i + 1)})
		}
		slices.SortFunc(spans, func(a, b [2]int64) int { return cmp.Compare(a[0], b[0]) })
		counted := first
		for _, span := range spans {
			if begin := max(span[0], counted); begin < span[1] {
				changes[begin-first] += people
				changes[span[1]-first] -= people
				counted = span[1]
			}
		}
	}
	months := changes[:past-first]
	for i := 1; i < len(months); i++ {
		months[i] += months[i-1]
	}
	return months
}
