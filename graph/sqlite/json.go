package sqlite

import (
	"encoding/json"
	"fmt"
)

// appendTexts appends a JSON list of strings, escaped as package plan asks.
func appendTexts(out []byte, texts []string) []byte {
	out = append(out, '[')
	for i, text := range texts {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendText(out, text)
	}
	return append(out, ']')
}

func appendText(out []byte, text string) []byte {
	const digits = "0123456789abcdef"
	out = append(out, '"')
	for i := range len(text) {
		switch b := text[i]; {
		case b == '"' || b == '\\':
			out = append(out, '\\', b)
		case b >= ' ':
			out = append(out, b)
		case short[b] != 0:
			out = append(out, '\\', short[b])
		default:
			out = append(out, '\\', 'u', '0', '0', digits[b>>4], digits[b&15])
		}
	}
	return append(out, '"')
}

// short are the control characters that have an escape of one letter.
var short = [' ']byte{'\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't'}

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
