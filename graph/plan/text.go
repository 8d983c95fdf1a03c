package plan

import (
	"strconv"

	"habeas/schema"
)

// AppendAbout appends the row that answers [About]: see the package's documentation.
func AppendAbout(out []byte, v *schema.Vocabulary, version string, counts map[string]int, licence, coverage string) []byte {
	out = AppendText(append(out, '['), version)
	out = append(out, ",["...)
	for i, kind := range v.Kinds {
		if i > 0 {
			out = append(out, ',')
		}
		out = AppendText(append(out, '['), kind.Name)
		out = strconv.AppendInt(append(out, ','), int64(counts[kind.Name]), 10)
		out = append(out, ']')
	}
	out = AppendText(append(out, "],"...), licence)
	out = AppendText(append(out, ','), coverage)
	return append(out, ']')
}

// AppendText appends a text as a JSON string, escaped as rows are: see the package's
// documentation.
func AppendText(out []byte, text string) []byte {
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
