package graphtest

import "fmt"

func appendNull(out []byte) []byte { return append(out, "null"...) }

// appendOptional writes a text, or null where it is empty.
func appendOptional(out []byte, text string) []byte {
	if text == "" {
		return appendNull(out)
	}
	return appendText(out, text)
}

// appendText writes a JSON string in which only what must be escaped is.
func appendText(out []byte, text string) []byte {
	out = append(out, '"')
	for _, char := range []byte(text) {
		out = append(out, escape(char)...)
	}
	return append(out, '"')
}

func escape(char byte) string {
	switch char {
	case '"', '\\':
		return `\` + string(char)
	case '\b':
		return `\b`
	case '\f':
		return `\f`
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	}
	if char < ' ' {
		return fmt.Sprintf(`\u%04x`, char)
	}
	return string([]byte{char})
}

// list writes a JSON list.
func list[T any](out []byte, items []T, write func([]byte, T) []byte) []byte {
	out = append(out, '[')
	for i, item := range items {
		if i > 0 {
			out = append(out, ',')
		}
		out = write(out, item)
	}
	return append(out, ']')
}
