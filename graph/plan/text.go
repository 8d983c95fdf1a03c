package plan

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
