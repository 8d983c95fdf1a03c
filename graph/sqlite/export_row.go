package sqlite

import (
	"encoding/json"
	"fmt"

	"habeas/graph"
	"habeas/schema"
)

// exportRow holds one row of an export: ids, four columns of evidence, fields, and what
// only the order needs.
type exportRow struct {
	fields  []*schema.Field
	first   int
	values  []any
	targets []any
}

const evidenceWidth = 4

func newExportRow(ids, width int, fields []*schema.Field) *exportRow {
	row := &exportRow{fields: fields, first: ids, values: make([]any, width), targets: make([]any, width)}
	for i := range row.values {
		row.targets[i] = &row.values[i]
	}
	return row
}

func (r *exportRow) text(i int) string {
	text, _ := r.values[i].(string)
	return text
}

func (r *exportRow) ids() []string {
	ids := make([]string, r.first)
	for i := range ids {
		ids[i] = r.text(i)
	}
	return ids
}

// evidence is nil where the fact carries none of its own.
func (r *exportRow) evidence() (*graph.Evidence, error) {
	if r.values[r.first] == nil {
		return nil, nil
	}
	evidence := &graph.Evidence{Modality: r.text(r.first), Status: r.text(r.first + 1), Note: r.text(r.first + 2)}
	var stored [][3]*string
	if err := json.Unmarshal([]byte(r.text(r.first+3)), &stored); err != nil {
		return nil, fmt.Errorf("the citations of %s: %w", r.text(0), err)
	}
	for _, parts := range stored {
		citation := graph.Citation{Source: *parts[0]}
		if parts[1] != nil {
			citation.Locator = *parts[1]
		}
		if parts[2] != nil {
			fields, err := texts(*parts[2])
			if err != nil {
				return nil, err
			}
			citation.Fields = fields
		}
		evidence.Citations = append(evidence.Citations, citation)
	}
	return evidence, nil
}

func (r *exportRow) set() ([]any, error) {
	set := make([]any, len(r.fields))
	for i, field := range r.fields {
		value := r.values[r.first+evidenceWidth+i]
		switch {
		case value == nil:
		case field.Type == schema.Boolean:
			set[i] = value == int64(1)
		case field.Type == schema.Strings:
			list, err := texts(r.text(r.first + evidenceWidth + i))
			if err != nil {
				return nil, err
			}
			set[i] = list
		default:
			set[i] = value
		}
	}
	return set, nil
}
