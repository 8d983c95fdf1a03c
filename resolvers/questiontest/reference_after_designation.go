package questiontest

import "time"

// designated is an official and a listing, with the cases before and after it.
type designated struct {
	official, sanction string
	before, after      set
}

// afterDesignation is question 9.
func (r *Reference) afterDesignation(a *arguments) object {
	authority := a.text("authority")
	anyAuthority := a.given["authority"] == nil
	windowDays := a.number("windowDays", 365, 1, 3660)
	s := a.scope()
	if a.err != nil {
		return nil
	}
	var rows []*designated
	for official, acts := range byOfficial(r.proceedingActs(s)) {
		for sanction := range r.world.after(official, "SANCTIONED_BY", "Sanction") {
			if !anyAuthority && r.world.text(sanction, "authority") != authority {
				continue
			}
			row := &designated{official: official, sanction: sanction}
			row.before, row.after = r.windows(acts, r.world.text(sanction, "listedOn"), windowDays)
			if len(row.before)+len(row.after) > 0 {
				rows = append(rows, row)
			}
		}
	}
	sortRows(rows,
		func(row *designated) []int { return []int{len(row.before) + len(row.after)} },
		func(row *designated) []string { return []string{row.official, row.sanction} })
	list := []any{}
	for _, row := range rows {
		list = append(list, object{"official": nodeValue(row.official), "sanction": nodeValue(row.sanction),
			"before": number(len(row.before)), "after": number(len(row.after))})
	}
	return object{"rows": list}
}

// proceedingActs are the acts in proceedings, in all four roles.
func (r *Reference) proceedingActs(s *scope) []act {
	var found []act
	for _, a := range r.world.acts("", s) {
		if a.proceeding != "" {
			found = append(found, a)
		}
	}
	return found
}

// windows are the cases with an act whose date lies surely in the window that ends the
// day before a listing, and in that which begins on its day. A case can be in both.
// Where the listing has no full date, there are none.
func (r *Reference) windows(acts []act, listedOn string, days int) (before, after set) {
	before, after = set{}, set{}
	day, err := time.Parse(time.DateOnly, listedOn)
	if err != nil {
		return before, after
	}
	for _, a := range acts {
		date := r.world.text(a.proceeding, "date")
		if surelyWithin(date, day.AddDate(0, 0, -days), day.AddDate(0, 0, -1)) {
			before.add(a.legalCase)
		}
		if surelyWithin(date, day, day.AddDate(0, 0, days-1)) {
			after.add(a.legalCase)
		}
	}
	return before, after
}

// surelyWithin reports whether every day that a date may mean lies in a window, both of
// whose ends belong to it.
func surelyWithin(date string, first, last time.Time) bool {
	days, known := daysOf(date)
	return known && !dayOf(days.Earliest).Before(first) && !dayOf(days.Latest).After(last)
}

// dayOf is the time of a day of a date that was read before.
func dayOf(day string) time.Time {
	read, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic("questiontest: " + err.Error())
	}
	return read
}
