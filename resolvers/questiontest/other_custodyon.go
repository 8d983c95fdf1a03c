package questiontest

import (
	"slices"
	"time"

	"habeas/graph"
)

// otherHeldMost is how many rows custodyOn lists at most.
const otherHeldMost = 1000

// otherMonthsMost is how many months may lie between the first and the last.
const otherMonthsMost = 600

// otherHeld is a prisoner held in a facility, or somewhere, on a day.
type otherHeld struct {
	prisoner, facility, since string
	certain                   bool
}

// otherCustody is whom custodyOn looks at.
type otherCustody struct {
	facility, group string
	minSources      int
}

func (w *otherWorld) custodyOn(a *otherArguments) map[string]any {
	day := a.date("date")
	if !a.failed() && !otherFull(day) {
		a.refuse(graph.Invalid, "date: %q is no full date", day)
	}
	scope := otherCustody{facility: a.id("facility", "Facility"), group: a.id("group", "Group"), minSources: a.minSources()}
	months := a.months()
	if a.failed() {
		return nil
	}
	held := w.heldOn(day, scope)
	rows := []any{}
	for _, one := range held[:min(len(held), otherHeldMost)] {
		rows = append(rows, one.row(day))
	}
	answer := map[string]any{"held": rows, "people": otherNumber(otherPeople(held)), "unknown": otherNumber(w.nothingKnown(scope.group))}
	if months != nil {
		counts := []any{}
		for _, month := range months {
			counts = append(counts, map[string]any{"month": month, "people": otherNumber(otherPeople(w.heldOn(month+"-01", scope)))})
		}
		answer["byMonth"] = counts
	}
	return answer
}

// months are the months that byMonth asks for, nil where it is not asked. A day stands for
// its month; a year is refused.
func (a *otherArguments) months() []string {
	from, to := a.date("byMonthFrom"), a.date("byMonthTo")
	if a.failed() || from == "" && to == "" {
		return nil
	}
	const month = "2006-01"
	if len(from) < len(month) || len(to) < len(month) {
		a.refuse(graph.Invalid, "byMonth: from %q and to %q have to be months", from, to)
		return nil
	}
	first, last := otherEarliest(from[:len(month)]), to[:len(month)]
	start, err := time.Parse(time.DateOnly, first)
	if err != nil {
		panic("questiontest: " + err.Error())
	}
	months := []string{}
	for i := 0; i <= otherMonthsMost; i++ {
		at := start.AddDate(0, i, 0).Format(month)
		if at > last {
			break
		}
		months = append(months, at)
	}
	if len(months) == 0 || months[len(months)-1] != last {
		a.refuse(graph.Invalid, "byMonth: from %s to %s is backwards or too long", from, to)
	}
	return months
}

// heldOn is who was held on a day, by prisoner, then by facility: one row for each pair.
func (w *otherWorld) heldOn(day string, scope otherCustody) []otherHeld {
	var held []otherHeld
	for _, prisoner := range w.ofKind("Prisoner") {
		if !w.inGroup(prisoner, scope.group) {
			continue
		}
		if len(w.all(prisoner, "detentions")) == 0 {
			if one, is := w.arrestedAndHeld(prisoner, day); is && scope.facility == "" {
				held = append(held, one)
			}
			continue
		}
		held = append(held, w.detained(prisoner, day, scope)...)
	}
	return held
}

// arrestedAndHeld is for people of whom no detention is known: held since the arrest,
// nobody knows where.
func (w *otherWorld) arrestedAndHeld(prisoner, day string) (held otherHeld, is bool) {
	since := w.date(prisoner, "arrestedOn")
	if since == "" {
		return otherHeld{}, false
	}
	is, certain := w.heldSince(prisoner, since, "", day)
	return otherHeld{prisoner: prisoner, since: since, certain: certain}, is
}

// detained are the detentions on a day. Of parallel ones in a facility the earliest
// beginning counts, one that is known before one that is not; they are certain where one
// of them is.
func (w *otherWorld) detained(prisoner, day string, scope otherCustody) []otherHeld {
	var held []otherHeld
	for _, detention := range w.reported(prisoner, "detentions", scope.minSources) {
		is, certain := w.heldSince(prisoner, detention.date("from"), detention.date("to"), day)
		if !is || scope.facility != "" && detention.other != scope.facility {
			continue
		}
		one := otherHeld{prisoner: prisoner, facility: detention.other, since: detention.date("from"), certain: certain}
		last := len(held) - 1
		if last < 0 || held[last].facility != one.facility {
			held = append(held, one)
			continue
		}
		held[last].since = otherFirstDate([]string{held[last].since, one.since})
		held[last].certain = held[last].certain || certain
	}
	return held
}

// heldSince reports whether somebody may have been held on a day, from and to as the
// sources say (empty where they do not), and whether that is certain. The last day counts.
// Of a detention whose beginning is not known, the arrest says when it may have begun:
// otherwise somebody arrested years later would be listed.
func (w *otherWorld) heldSince(prisoner, from, to, day string) (is, certain bool) {
	begun := from != "" && otherLatest(from) <= day
	begin := from
	if begin == "" {
		begin = w.date(prisoner, "arrestedOn")
	}
	if begin != "" && otherEarliest(begin) > day {
		return false, false
	}
	if to != "" {
		return otherLatest(to) >= day, begun && otherEarliest(to) >= day
	}
	free, surelyNot := w.freeOn(prisoner, begin, day)
	return !free, begun && surelyNot
}

// freeOn looks at releases and the death, for a detention of which no end is known: whether
// they had surely ended it on a day, and whether they surely had not yet. Without any, and
// with an undated one, neither is sure. A release that lies surely before the beginning
// ended something else.
func (w *otherWorld) freeOn(prisoner, begin, day string) (free, surelyNot bool) {
	var ends []string
	for _, release := range w.others(prisoner, "releases") {
		date := w.date(release, "date")
		if date == "" || begin == "" || otherLatest(date) >= otherEarliest(begin) {
			ends = append(ends, date)
		}
	}
	if died := w.date(prisoner, "diedOn"); died != "" {
		ends = append(ends, died)
	}
	free = slices.ContainsFunc(ends, func(date string) bool { return date != "" && otherLatest(date) <= day })
	maybe := slices.ContainsFunc(ends, func(date string) bool { return date == "" || otherEarliest(date) <= day })
	return free, len(ends) > 0 && !maybe
}

// nothingKnown counts the people of whom neither an arrest nor a detention is known,
// wherever they are.
func (w *otherWorld) nothingKnown(group string) int {
	count := 0
	for _, prisoner := range w.ofKind("Prisoner") {
		if w.inGroup(prisoner, group) && w.date(prisoner, "arrestedOn") == "" && len(w.all(prisoner, "detentions")) == 0 {
			count++
		}
	}
	return count
}

func otherPeople(held []otherHeld) int {
	people := otherSet{}
	for _, one := range held {
		people[one.prisoner] = true
	}
	return len(people)
}

func (h otherHeld) row(day string) map[string]any {
	row := map[string]any{"prisoner": otherNode(h.prisoner), "facility": otherNode(h.facility), "since": otherText(h.since),
		"days": nil, "certain": h.certain}
	if otherFull(h.since) {
		row["days"] = otherNumber(otherDays(h.since, day))
	}
	return row
}
