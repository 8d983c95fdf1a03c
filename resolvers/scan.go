package resolvers

import (
	"bytes"
	"errors"
)

// errRow is what is reported where a row is not what package plan describes.
var errRow = errors.New("the store's row is not what the plan asked for")

// scan walks the JSON text of a row, which the store wrote: arrays, strings, numbers,
// true, false and null, without spaces. Positions beyond the text stand for an error.
type scan []byte

// is reports whether a byte stands at a position.
func (s scan) is(at int, char byte) bool { return at >= 0 && at < len(s) && s[at] == char }

// skip is the position after the value at a position; -1 where there is none.
func (s scan) skip(at int) int {
	if at < 0 || at >= len(s) {
		return -1
	}
	switch s[at] {
	case '"':
		return s.skipString(at)
	case '[':
		return s.skipArray(at)
	}
	return s.skipWord(at)
}

func (s scan) skipString(at int) int {
	for i := at + 1; i < len(s); {
		quote := bytes.IndexByte(s[i:], '"')
		if quote < 0 {
			return -1
		}
		end := i + quote
		escapes := 0
		for s[end-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return end + 1
		}
		i = end + 1
	}
	return -1
}

func (s scan) skipArray(at int) int {
	depth := 0
	for i := at; i < len(s); {
		switch s[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"':
			if i = s.skipString(i); i < 0 {
				return -1
			}
			continue
		}
		i++
	}
	return -1
}

// skipWord passes a number, true, false or null.
func (s scan) skipWord(at int) int {
	i := at
	for i < len(s) && s[i] != ',' && s[i] != ']' {
		i++
	}
	if i == at {
		return -1
	}
	return i
}

// enter is the position of the first item of the array at a position, or of its end;
// -1 where there is no array.
func (s scan) enter(at int) int {
	if at < 0 || !s.is(at, '[') {
		return -1
	}
	return at + 1
}

// next is the position of the item that follows the one that ended at a position, or
// of the array's end; -1 where neither stands there.
func (s scan) next(at int) int {
	switch {
	case at < 0:
		return -1
	case s.is(at, ','):
		return at + 1
	case s.is(at, ']'):
		return at
	}
	return -1
}

// leave is the position after the array whose item, or end, stands at a position.
func (s scan) leave(at int) int {
	for at >= 0 && !s.is(at, ']') {
		at = s.next(s.skip(at))
	}
	if at < 0 {
		return -1
	}
	return at + 1
}

// isNull reports whether null stands at a position.
func (s scan) isNull(at int) bool { return s.is(at, 'n') }
