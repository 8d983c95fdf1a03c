package questiontest

import (
	"cmp"
	"math"
	"slices"

	"habeas/schema"
)

// set holds distinct ids.
type set map[string]bool

func (s set) sorted() []string {
	ids := make([]string, 0, len(s))
	for id := range s {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// add adds an id, unless it is empty: what is not known is not counted.
func (s set) add(id string) {
	if id != "" {
		s[id] = true
	}
}

func (s set) addAll(other set) {
	for id := range other {
		s.add(id)
	}
}

// object is an answer's object, as decoded JSON.
type object = map[string]any

func nodeValue(id string) any { return object{"id": id} }

func nodeValues(ids set) []any {
	list := []any{}
	for _, id := range ids.sorted() {
		list = append(list, nodeValue(id))
	}
	return list
}

func number(n int) any { return float64(n) }

// textValue is a text, null where it is empty.
func textValue(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func share(count, of, unknown int) any {
	return object{"count": number(count), "of": number(of), "unknown": number(unknown)}
}

// counted are sets of things by the id of what they share.
type counted map[string]set

func (c counted) add(id, member string) {
	if id == "" || member == "" {
		return
	}
	if c[id] == nil {
		c[id] = set{}
	}
	c[id][member] = true
}

// ids are the ids by how many things share them, the most first, then by id.
func (c counted) ids() []string {
	ids := set{}
	for id := range c {
		ids[id] = true
	}
	list := ids.sorted()
	slices.SortStableFunc(list, func(a, b string) int { return len(c[b]) - len(c[a]) })
	return list
}

// prisonerCounts is a list of PrisonerCount, whose field of a name is set.
func (c counted) prisonerCounts(field string) []any {
	list := []any{}
	for _, id := range c.ids() {
		row := object{"group": nil, "statute": nil, "court": nil, "official": nil, "provision": nil, "prisoners": number(len(c[id]))}
		row[field] = nodeValue(id)
		list = append(list, row)
	}
	return list
}

// sortRows orders rows by numbers, the greatest first, then by texts, the least first.
func sortRows[Row any](rows []Row, numbers func(Row) []int, texts func(Row) []string) {
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(slices.Compare(numbers(b), numbers(a)), slices.Compare(texts(a), texts(b)))
	})
}

// quantile is the value below which a part of the sorted numbers lies, by linear
// interpolation; null where there are none.
func quantile(sorted []float64, part float64) any {
	if len(sorted) == 0 {
		return nil
	}
	position := part * float64(len(sorted)-1)
	below := int(math.Floor(position))
	above := int(math.Ceil(position))
	return sorted[below] + (position-float64(below))*(sorted[above]-sorted[below])
}

// daysOf are the days that a partial date may mean. Dates are checked before they come
// here; known is false where there is none.
func daysOf(text string) (days schema.Days, known bool) {
	if text == "" {
		return schema.Days{}, false
	}
	days, err := schema.ParseDate(text)
	return days, err == nil
}

// firstAndLast are the earliest of some dates, by the earliest day they may mean, then
// by the latest, and the latest, by the latest day, then by the earliest. Both are empty
// where no date is known.
func firstAndLast(dates []string) (first, last string) {
	for _, date := range dates {
		days, known := daysOf(date)
		if !known {
			continue
		}
		if held, some := daysOf(first); !some || cmp.Or(cmp.Compare(days.Earliest, held.Earliest), cmp.Compare(days.Latest, held.Latest)) < 0 {
			first = date
		}
		if held, some := daysOf(last); !some || cmp.Or(cmp.Compare(days.Latest, held.Latest), cmp.Compare(days.Earliest, held.Earliest)) > 0 {
			last = date
		}
	}
	return first, last
}
