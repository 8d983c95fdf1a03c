package cypher

import (
	"fmt"
	"strconv"
)

// appendValue appends a value that the driver gives as JSON, escaped as package plan
// asks.
func appendValue(out []byte, value any) ([]byte, error) {
	switch value := value.(type) {
	case nil:
		return append(out, "null"...), nil
	case string:
		return appendText(out, value), nil
	case int64:
		return strconv.AppendInt(out, value, 10), nil
	case bool:
		return strconv.AppendBool(out, value), nil
	case []any:
		return appendList(out, value)
	}
	return nil, fmt.Errorf("the store gave a %T, which no plan asks for", value)
}

func appendList(out []byte, list []any) ([]byte, error) {
	out = append(out, '[')
	for i, value := range list {
		if i > 0 {
			out = append(out, ',')
		}
		var err error
		if out, err = appendValue(out, value); err != nil {
			return nil, err
		}
	}
	return append(out, ']'), nil
}

func appendText(out []byte, text string) []byte {
	const digits = "0123456789abcdef"
	out = append(out, '"')
	plain := 0
	for i := range len(text) {
		b := text[i]
		if b >= ' ' && b != '"' && b != '\\' {
			continue
		}
		out = append(out, text[plain:i]...)
		plain = i + 1
		switch {
		case b == '"' || b == '\\':
			out = append(out, '\\', b)
		case short[b] != 0:
			out = append(out, '\\', short[b])
		default:
			out = append(out, '\\', 'u', '0', '0', digits[b>>4], digits[b&15])
		}
	}
	return append(append(out, text[plain:]...), '"')
}

// short are the control characters that have an escape of one letter.
var short = [' ']byte{'\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't'}
