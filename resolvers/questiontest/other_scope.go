package questiontest

import (
	"cmp"
	"slices"
	"strings"
)

// within reports whether a statute is another or one of its parts, at any depth.
func (w *otherWorld) within(statute, whole string) bool {
	seen := otherSet{}
	for statute != "" && !seen[statute] {
		if statute == whole {
			return true
		}
		seen[statute] = true
		statute = w.oneID(statute, "parent")
	}
	return false
}

// under reports whether a charge is under a statute or one of its parts.
func (w *otherWorld) under(charge, statute string) bool {
	return w.within(w.oneID(charge, "statute"), statute)
}

// facesUnder reports whether a prisoner faces a charge under a statute or a part of it.
func (w *otherWorld) facesUnder(prisoner, statute string) bool {
	return slices.ContainsFunc(w.others(prisoner, "charges"), func(charge string) bool { return w.under(charge, statute) })
}

// inGroup reports whether a prisoner is of a group; everybody is where none is asked for.
func (w *otherWorld) inGroup(prisoner, group string) bool {
	return group == "" || slices.Contains(w.others(prisoner, "groups"), group)
}

// before reports whether one of the proceedings is before a court.
func (w *otherWorld) before(proceedings []string, court string) bool {
	return slices.ContainsFunc(proceedings, func(proceeding string) bool {
		return w.oneID(proceeding, "court") == court
	})
}

// caseDate is the date of the earliest dated proceeding of a case.
func (w *otherWorld) caseDate(legalCase string) string {
	var dates []string
	for _, proceeding := range w.others(legalCase, "proceedings") {
		dates = append(dates, w.date(proceeding, "date"))
	}
	return otherFirstDate(dates)
}

// chargeDate is the date of a charge: that of its case.
func (w *otherWorld) chargeDate(charge string) string {
	legalCase := w.oneID(charge, "case")
	if legalCase == "" {
		return ""
	}
	return w.caseDate(legalCase)
}

// isFound reports whether a violation was found rather than alleged.
func (w *otherWorld) isFound(violation string) bool { return w.value(violation, "modality") == "FOUND" }

// otherViolations tells violations apart by a key, and those alleged from those found.
type otherViolations struct{ all, alleged, found otherTally }

func newOtherViolations() otherViolations {
	return otherViolations{all: otherTally{}, alleged: otherTally{}, found: otherTally{}}
}

func (v otherViolations) add(w *otherWorld, key, violation string) {
	v.all.add(key, violation)
	if w.isFound(violation) {
		v.found.add(key, violation)
		return
	}
	v.alleged.add(key, violation)
}

// rows are the rows of type ViolationCount whose field is set, in the order of the keys.
func (v otherViolations) rows(keys []string, field string, value func(key string) any) []any {
	rows := []any{}
	for _, key := range keys {
		row := map[string]any{"provision": nil, "year": nil, "body": nil, "count": otherNumber(len(v.all[key])),
			"alleged": otherNumber(len(v.alleged[key])), "found": otherNumber(len(v.found[key]))}
		row[field] = value(key)
		rows = append(rows, row)
	}
	return rows
}

// otherDateKeys are years as texts, the unknown one (empty) last.
func otherDateKeys(years otherTally) []string {
	var keys []string
	for year := range years {
		keys = append(keys, year)
	}
	slices.SortFunc(keys, otherDateOrder)
	return keys
}

// otherYearKey is the year of a date as a text, empty where the date is missing.
func otherYearKey(date string) string {
	if date == "" {
		return ""
	}
	return date[:4]
}

// finalSentence is the last sentence of a prisoner in a case: by latest, then earliest day,
// those without a date before all others, then by proceeding and by the edge's key.
func (w *otherWorld) finalSentence(prisoner, legalCase string) (last otherStep, found bool) {
	proceedings := w.others(legalCase, "proceedings")
	for _, sentence := range w.all(prisoner, "sentences") {
		if !slices.Contains(proceedings, sentence.other) {
			continue
		}
		if !found || w.compareSentences(sentence, last) > 0 {
			last, found = sentence, true
		}
	}
	return last, found
}

func (w *otherWorld) compareSentences(a, b otherStep) int {
	dateA, dateB := w.sentenceDate(a), w.sentenceDate(b)
	if dateA == "" || dateB == "" {
		return cmp.Or(len(dateA)-len(dateB), strings.Compare(a.other, b.other), strings.Compare(a.key, b.key))
	}
	return cmp.Or(strings.Compare(otherLatest(dateA), otherLatest(dateB)), strings.Compare(otherEarliest(dateA), otherEarliest(dateB)),
		strings.Compare(a.other, b.other), strings.Compare(a.key, b.key))
}

// sentenceDate is the date of a sentence, that of the proceeding where it has none.
func (w *otherWorld) sentenceDate(sentence otherStep) string {
	if date := sentence.date("date"); date != "" {
		return date
	}
	return w.date(sentence.other, "date")
}
