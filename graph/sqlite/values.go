package sqlite

import (
	"habeas/graph"
	"habeas/graph/names"
	"habeas/schema"
)

// storedColumns are the columns of fields that are written: the field's own and those
// derived from it.
func storedColumns(fields []*schema.Field) []string {
	var columns []string
	for _, field := range fields {
		columns = append(columns, column(field.Name))
		switch {
		case field.Folded():
			columns = append(columns, foldColumn(field))
		case field.Type == schema.Date:
			columns = append(columns, earliestColumn(field), latestColumn(field))
		}
	}
	return columns
}

// fieldValues are the values for [storedColumns].
func fieldValues(fields []*schema.Field, set []any) []any {
	values := make([]any, 0, 2*len(fields))
	for i, field := range fields {
		value := set[i]
		switch {
		case field.Folded():
			values = append(values, value, fold(value))
		case field.Type == schema.Date:
			values = append(values, value)
			values = append(values, days(value)...)
		case field.Type == schema.Strings:
			values = append(values, listValue(value))
		default:
			values = append(values, value)
		}
	}
	return values
}

func fold(value any) any {
	if text, ok := value.(string); ok {
		return names.Fold(text)
	}
	return nil
}

// days are the earliest and the latest day of a date; a date that cannot be read, which
// no import lets pass, has none.
func days(value any) []any {
	text, ok := value.(string)
	if !ok {
		return []any{nil, nil}
	}
	span, err := schema.ParseDate(text)
	if err != nil {
		return []any{nil, nil}
	}
	return []any{span.Earliest, span.Latest}
}

// listValue is the stored form of a list of texts; an empty list is a missing value.
func listValue(value any) any {
	list, ok := value.([]string)
	if !ok || len(list) == 0 {
		return nil
	}
	return string(appendTexts(nil, list))
}

func evidenceValues(e *graph.Evidence) []any {
	if e == nil {
		return []any{nil, nil, nil, nil}
	}
	return []any{e.Modality, e.Status, optionalText(e.Note), int64(e.SourceCount())}
}

func optionalText(text string) any {
	if text == "" {
		return nil
	}
	return text
}
