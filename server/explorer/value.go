package explorer

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// value is a value of an answer. Objects keep the order in which the operation asks.
// The zero value is null.
type value struct {
	kind    jsontext.Kind
	text    string
	items   []value
	members []member
}

type member struct {
	name  string
	value value
}

// readValue reads a JSON text.
func readValue(text []byte) (value, error) {
	// The answers are the engine's own: no name stands twice, and looking for one costs.
	decoder := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true))
	return decodeValue(decoder)
}

func decodeValue(d *jsontext.Decoder) (value, error) {
	token, err := d.ReadToken()
	if err != nil {
		return value{}, fmt.Errorf("reading an answer: %w", err)
	}
	v := value{kind: token.Kind()}
	switch v.kind {
	case jsontext.KindBeginArray:
		for d.PeekKind() != jsontext.KindEndArray {
			item, err := decodeValue(d)
			if err != nil {
				return value{}, err
			}
			v.items = append(v.items, item)
		}
		_, err = d.ReadToken()
	case jsontext.KindBeginObject:
		for d.PeekKind() != jsontext.KindEndObject {
			name, err := d.ReadToken()
			if err != nil {
				return value{}, fmt.Errorf("reading an answer: %w", err)
			}
			key := name.String()
			item, err := decodeValue(d)
			if err != nil {
				return value{}, err
			}
			v.members = append(v.members, member{key, item})
		}
		_, err = d.ReadToken()
	default:
		v.text = token.String()
	}
	return v, err
}

// get is the value at a path of names joined by dots, null where there is none.
func (v value) get(path string) value {
	for name := range strings.SplitSeq(path, ".") {
		v = v.member(name)
	}
	return v
}

func (v value) member(name string) value {
	for _, m := range v.members {
		if m.name == name {
			return m.value
		}
	}
	return value{}
}

// str is the text at a path: of numbers and truth values their notation, of null nothing.
func (v value) str(path string) string {
	found := v.get(path)
	if found.null() {
		return ""
	}
	return found.text
}

// list is the list at a path.
func (v value) list(path string) []value { return v.get(path).items }

// texts are values as they stand in the answer, such as a list of warnings.
func texts(values []value) []string {
	var list []string
	for _, v := range values {
		list = append(list, v.text)
	}
	return list
}

func (v value) null() bool { return v.kind == 0 || v.kind == jsontext.KindNull }

func (v value) isObject() bool { return v.kind == jsontext.KindBeginObject }

func (v value) isList() bool { return v.kind == jsontext.KindBeginArray }

// empty reports whether there is nothing to show.
func (v value) empty() bool {
	return v.null() || v.isList() && len(v.items) == 0 || v.kind == jsontext.KindString && strings.TrimSpace(v.text) == ""
}

// without is an object without one of its members.
func (v value) without(name string) value {
	kept := value{kind: v.kind}
	for _, m := range v.members {
		if m.name != name {
			kept.members = append(kept.members, m)
		}
	}
	return kept
}

// integer is the whole number at a path, 0 where there is none.
func integer(v value, path string) int {
	n, err := strconv.Atoi(v.str(path))
	if err != nil {
		return 0
	}
	return n
}

// decimal is the number at a path, 0 where there is none.
func decimal(v value, path string) float64 {
	n, err := strconv.ParseFloat(v.str(path), 64)
	if err != nil {
		return 0
	}
	return n
}
