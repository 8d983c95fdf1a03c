package resolvers

import "fmt"

// fewCases is the number of cases under which a row is told to rest on few.
const fewCases = 5

// partial is what holds for every answer.
const partial = "The answer counts what the sources report, not all that happened; the coverage of the dataset says what the data leave out."

// thin are the warnings about rows that rest on few cases or on one source.
func thin(total, few, single int64) []any {
	warnings := []any{partial}
	if few > 0 {
		warnings = append(warnings, fmt.Sprintf("%d of %d rows rest on fewer than %d cases.", few, total, fewCases))
	}
	if single > 0 {
		warnings = append(warnings, fmt.Sprintf("%d of %d rows cite one source only.", single, total))
	}
	return warnings
}

// appendShare adds a warning about so many of all; what says what they are. There is
// none where there are none.
func appendShare(warnings []any, count, of int64, what string) []any {
	if count == 0 {
		return warnings
	}
	return append(warnings, fmt.Sprintf("%d of %d %s.", count, of, what))
}

// appendUnknownMonths adds a warning where the months of sentences are not known.
func appendUnknownMonths(warnings []any, custody fields) []any {
	known, unknown := custody["known"].(int64), custody["unknown"].(int64)
	return appendShare(warnings, unknown, known+unknown, "final custodial sentences have no number of months: it is not known, or they are for life")
}

// possibleMatch is said where somebody may be somebody else in the graph.
const possibleMatch = "A reader of the sources holds somebody here to be perhaps the same as somebody else: it is a possible match; nothing is merged."
