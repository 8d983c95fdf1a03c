package sqlite

import (
	"encoding/json"
	"fmt"
	"habeas/graph/plan"
)

// appendTexts appends a JSON list of strings, escaped as package plan asks.
func appendTexts(out []byte, texts []string) []byte {
	out = append(out, '[')
	for i, text := range texts {
		if i > 0 {
			out = append(out, ',')
		}
		out = plan.AppendText(out, text)
	}
	return append(out, ']')
}

// texts reads a stored list of strings.
func texts(stored string) ([]string, error) {
	var list []string
	if err := json.Unmarshal([]byte(stored), &list); err != nil {
		return nil, fmt.Errorf("a stored list of texts: %w", err)
	}
	return list, nil
}

// bind makes of a plan's value one that SQLite takes: a list is the text of a JSON list.
func bind(value any) any {
	if list, ok := value.([]string); ok {
		return string(appendTexts(nil, list))
	}
	return value
}
