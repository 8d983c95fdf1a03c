package resolvers

// The values of answers. Besides these, a value is a string, int, int64, float64, bool, a
// []any, or nil for null.
type (
	// fields is an object: its values by the names of the fields.
	fields map[string]any
	// node is the node with an id; what is selected of it is read from the store.
	node string
	// later is a field that has arguments of its own.
	later func(arguments map[string]any) (any, error)
)

// evidenceOf is the evidence that a statement gives as a positional list:
// [modality, status, note, source count, [[source, locator, fields], …]].
func evidenceOf(r row) any {
	if r == nil {
		return nil
	}
	var citations []any
	for _, citation := range r.rows(4) {
		citations = append(citations, fields{"source": citation.node(0), "locator": citation.optional(1), "fields": each(citation.texts(2), func(text string) any { return text })})
	}
	return fields{"modality": r.text(0), "status": r.text(1), "note": r.optional(2), "sourceCount": r.number(3), "citations": citations}
}

// share is a count of what is known, beside what is not.
func share(count, of, unknown int64) fields {
	return fields{"count": count, "of": of, "unknown": unknown}
}

// each makes a list of values.
func each[T any](items []T, value func(T) any) []any {
	list := make([]any, len(items))
	for i, item := range items {
		list[i] = value(item)
	}
	return list
}

// prisonerCounts are rows of an id and a number of prisoners, under the name of what
// has the id.
func prisonerCounts(name string, rows []row) []any {
	return each(rows, func(r row) any { return fields{name: r.node(0), "prisoners": r.number(1)} })
}
