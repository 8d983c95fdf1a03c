package questiontest

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"habeas/graph"
	"habeas/schema"
)

// otherSet is a set of ids or other texts.
type otherSet map[string]bool

func otherSetOf(ids ...string) otherSet {
	set := otherSet{}
	for _, id := range ids {
		set[id] = true
	}
	return set
}

func (s otherSet) sorted() []string {
	var ids []string
	for id := range s {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func otherNumber(count int) float64 { return float64(count) }

// otherText is a text, or null where it is empty.
func otherText(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// otherNode is a node in an answer, or null where there is none.
func otherNode(id string) any {
	if id == "" {
		return nil
	}
	return map[string]any{"id": id}
}

func otherNodes(ids []string) []any {
	list := []any{}
	for _, id := range ids {
		list = append(list, otherNode(id))
	}
	return list
}

// otherRows is a list of objects in an answer, never null.
func otherRows(rows []map[string]any) []any {
	list := []any{}
	for _, row := range rows {
		list = append(list, row)
	}
	return list
}

func otherEvidence(evidence *graph.Evidence) map[string]any {
	citations := []any{}
	for _, citation := range evidence.Citations {
		fields := []any{}
		for _, field := range citation.Fields {
			fields = append(fields, field)
		}
		citations = append(citations, map[string]any{
			"source": otherNode(citation.Source), "locator": otherText(citation.Locator), "fields": fields})
	}
	return map[string]any{"modality": evidence.Modality, "status": evidence.Status, "note": otherText(evidence.Note),
		"sourceCount": otherNumber(evidence.SourceCount()), "citations": citations}
}

// otherEarliest is the first day that a partial date may mean; dates were checked before.
func otherEarliest(date string) string {
	days, err := schema.ParseDate(date)
	if err != nil {
		panic("questiontest: " + err.Error())
	}
	return days.Earliest
}

// otherLatest is the last day that a partial date may mean.
func otherLatest(date string) string {
	days, err := schema.ParseDate(date)
	if err != nil {
		panic("questiontest: " + err.Error())
	}
	return days.Latest
}

// otherWithin reports whether a date is surely within a period, whose ends may be empty.
// A missing date is within a period without ends only.
func otherWithin(date, from, to string) bool {
	if from == "" && to == "" {
		return true
	}
	if date == "" || from != "" && otherEarliest(date) < otherEarliest(from) {
		return false
	}
	return to == "" || otherLatest(date) <= otherLatest(to)
}

// otherDateOrder compares dates by earliest, then latest day; a missing one is last.
func otherDateOrder(a, b string) int { return strings.Compare(schema.OrderKey(a), schema.OrderKey(b)) }

// otherFirstDate is the earliest of dates, empty where none is given.
func otherFirstDate(dates []string) string {
	first := ""
	for _, date := range dates {
		if otherDateOrder(date, first) < 0 {
			first = date
		}
	}
	return first
}

// otherYear is the year of a date, which partial dates have too; null where it is missing.
func otherYear(date string) any {
	if date == "" {
		return nil
	}
	return otherNumber(otherYearOf(date))
}

func otherYearOf(date string) int {
	year, err := strconv.Atoi(date[:4])
	if err != nil {
		panic("questiontest: no year in " + date)
	}
	return year
}

// otherDays is how many days lie between two full dates.
func otherDays(from, to string) int {
	start, err := time.Parse(time.DateOnly, from)
	if err != nil {
		panic("questiontest: " + err.Error())
	}
	end, err := time.Parse(time.DateOnly, to)
	if err != nil {
		panic("questiontest: " + err.Error())
	}
	return int(end.Unix()/86400 - start.Unix()/86400)
}

func otherFull(date string) bool { return len(date) == len(time.DateOnly) }

// otherTally counts distinct members by key.
type otherTally map[string]otherSet

func (t otherTally) add(key, member string) {
	if t[key] == nil {
		t[key] = otherSet{}
	}
	t[key][member] = true
}

// keys are the keys by members, the most first, then by key.
func (t otherTally) keys() []string {
	var keys []string
	for key := range t {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(len(t[b])-len(t[a]), strings.Compare(a, b))
	})
	return keys
}

// prisonerCounts are the rows of type PrisonerCount whose field is set.
func (t otherTally) prisonerCounts(field string) []any {
	rows := []any{}
	for _, key := range t.keys() {
		row := map[string]any{"group": nil, "statute": nil, "court": nil, "official": nil, "provision": nil,
			"prisoners": otherNumber(len(t[key]))}
		row[field] = otherNode(key)
		rows = append(rows, row)
	}
	return rows
}

// otherPercentile is a percentile of sorted values by linear interpolation between the
// two nearest, null where there are none.
func otherPercentile(sorted []float64, share float64) any {
	if len(sorted) == 0 {
		return nil
	}
	at := share * float64(len(sorted)-1)
	below, above := math.Floor(at), math.Ceil(at)
	if below == above {
		return sorted[int(at)]
	}
	return sorted[int(below)]*(above-at) + sorted[int(above)]*(at-below)
}
