package resolvers

import (
	"bytes"
	"slices"
	"strconv"
)

// writer fills the template of an answer from the store's rows, straight into the
// response. Each method that reads gives the position after what it read, or -1 where
// the row is not what was asked for; ok is false where a null stands where none may, so
// that the value above becomes null: what was written of it is taken back.
type writer struct {
	out  []byte
	row  scan
	rows [][]byte
	// failures are listed up to most.
	failures failures
	most     int
	// starts is scratch space: the positions of items that are written backwards.
	starts []int
	// cursor is the position of the order keys of the item at hand, signature what its
	// list's cursors belong to.
	cursor    int
	signature uint32
	// broken is set where a row is not what was asked for.
	broken bool
}

// data writes the root fields. The result is false where a row is broken.
func (w *writer) data(roots []rootShape) bool {
	start := len(w.out)
	w.out = append(w.out, '{')
	for i := range roots {
		root := &roots[i]
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.out = append(w.out, root.label...)
		ok := w.root(root)
		if w.broken {
			return false
		}
		if !ok {
			w.out = append(w.out[:start], "null"...)
			return true
		}
	}
	w.out = append(w.out, '}')
	return true
}

func (w *writer) root(root *rootShape) bool {
	if root.picks != nil {
		before := len(w.failures)
		ok := w.picks(root.picks)
		w.below(before, step{key: root.key})
		return ok
	}
	if root.row >= 0 {
		if root.row >= len(w.rows) {
			w.broken = true
			return false
		}
		w.row = w.rows[root.row]
	}
	_, ok := w.value("Query", &root.member, 0)
	return ok
}

// value writes one value, and null where it failed and may be null. parent is the type
// that has the field, for messages.
func (w *writer) value(parent string, m *member, at int) (after int, ok bool) {
	s := &m.shape
	switch {
	case s.kind == shapeText:
		w.out = append(w.out, s.text...)
		return at, true
	case s.kind == shapeCursor:
		return at, w.itemCursor(w.signature, w.cursor)
	case w.row.isNull(at):
		if s.nonNull {
			w.report("Cannot return null for non-nullable field %s.%s.", parent, m)
			return w.row.skip(at), false
		}
		w.out = append(w.out, "null"...)
		return w.row.skip(at), true
	}
	start := len(w.out)
	if s.kind < shapeObject {
		after, ok = w.leaf(parent, m, at)
	} else {
		before := len(w.failures)
		after, ok = w.composite(s, at)
		w.below(before, step{key: m.key})
	}
	if after < 0 {
		w.broken = true
		return -1, false
	}
	if !ok && !s.nonNull {
		w.out = append(w.out[:start], "null"...)
		return after, true
	}
	return after, ok
}

// leaf copies a value that is not null.
func (w *writer) leaf(parent string, m *member, at int) (after int, ok bool) {
	if m.shape.kind == shapeKindName {
		return w.kindName(at), true
	}
	after = w.row.skip(at)
	if after < 0 {
		return -1, false
	}
	if m.shape.kind == shapeInt && !fits(w.row[at:after]) {
		w.report("The number in %s.%s does not fit into 32 bits.", parent, m)
		return after, false
	}
	w.out = append(w.out, w.row[at:after]...)
	return after, true
}

// composite writes a value that is not null and has parts.
func (w *writer) composite(s *shape, at int) (after int, ok bool) {
	switch s.kind {
	case shapeObject:
		return w.object(s.block, at)
	case shapeObjects:
		return w.objects(s.block, at)
	case shapeAny:
		return w.any(s.any, at)
	default:
		return w.list(s.list, at)
	}
}

// kindName writes the name of a kind, which has letters only, as the value of the
// enumeration.
func (w *writer) kindName(at int) (after int) {
	after = w.row.skip(at)
	if after < at+2 {
		return -1
	}
	name := w.row[at+1 : after-1]
	for _, char := range name {
		if lower := char | ' '; lower < 'a' || lower > 'z' {
			return -1
		}
	}
	w.out = append(w.out, '"')
	w.out = append(w.out, bytes.ToUpper(name)...)
	w.out = append(w.out, '"')
	return after
}

// object writes an object. Slots mostly stand in the order of the query; where one does
// not, the row is read again from its beginning.
func (w *writer) object(b *block, at int) (after int, ok bool) {
	start := len(w.out)
	w.out = append(w.out, '{')
	here, slot := w.row.enter(at), 0
	for i := range b.members {
		m := &b.members[i]
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.out = append(w.out, m.label...)
		if m.slot >= 0 {
			if m.slot < slot {
				here, slot = w.row.enter(at), 0
			}
			for ; slot < m.slot; slot++ {
				here = w.row.next(w.row.skip(here))
			}
			if here < 0 || w.row.is(here, ']') {
				w.broken = true
				return -1, false
			}
		}
		next, fine := w.value(b.typeName, m, here)
		if w.broken {
			return -1, false
		}
		if !fine {
			w.out = w.out[:start]
			return w.row.skip(at), false
		}
		if m.slot >= 0 {
			here = w.row.next(next)
			slot++
		}
	}
	w.out = append(w.out, '}')
	return w.row.leave(here), true
}

// objects writes a list of objects, none of which may be null.
func (w *writer) objects(b *block, at int) (after int, ok bool) {
	start := len(w.out)
	w.out = append(w.out, '[')
	here := w.row.enter(at)
	for i := 0; here >= 0 && !w.row.is(here, ']'); i++ {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		before := len(w.failures)
		next, fine := w.object(b, here)
		w.below(before, step{index: i})
		if !fine {
			w.out = w.out[:start]
			return w.row.skip(at), false
		}
		here = w.row.next(next)
	}
	w.out = append(w.out, ']')
	return w.row.leave(here), true
}

// any writes a node of the kind that the row names.
func (w *writer) any(blocks []*block, at int) (after int, ok bool) {
	here := w.row.enter(at)
	end := w.row.skip(here)
	if end < 0 {
		return -1, false
	}
	index := 0
	for _, digit := range w.row[here:end] {
		if digit < '0' || digit > '9' || index > len(blocks) {
			return -1, false
		}
		index = 10*index + int(digit-'0')
	}
	if index >= len(blocks) {
		return -1, false
	}
	next, ok := w.object(blocks[index], w.row.next(end))
	if w.broken {
		return -1, false
	}
	return w.row.leave(w.row.next(next)), ok
}

// certain is the longest number of which every one has 32 bits.
const certain = 9

// fits reports whether a number has 32 bits, as an Int must.
func fits(number []byte) bool {
	if len(number) <= certain {
		return true
	}
	_, err := strconv.ParseInt(string(number), 10, 32)
	return err == nil
}

// report lists what is wrong with a field of the object at hand.
func (w *writer) report(format, parent string, m *member) {
	if len(w.failures) >= w.most {
		return
	}
	failed := refuse(codeInternal, format, parent, m.name)
	failed.path = []step{{key: m.key}}
	w.failures = append(w.failures, failed)
}

// below puts a step in front of the paths of the failures since there were so many.
// Paths are made on the way back from a failure, so that they cost nothing where there
// is none.
func (w *writer) below(before int, s step) {
	for _, failed := range w.failures[before:] {
		failed.path = slices.Insert(failed.path, 0, s)
	}
}

// itemCursor writes the cursor whose order keys stand at a position.
func (w *writer) itemCursor(signature uint32, at int) bool {
	end := w.row.skip(at)
	if end < 0 || !w.row.is(at, '[') {
		w.broken = true
		return false
	}
	w.out = appendCursor(w.out, signature, w.row[at:end])
	return true
}

// newWriter makes a writer with room for an answer to the rows, to which names are
// added: mostly a quarter more.
func newWriter(rows [][]byte, most int) *writer {
	size := 512
	for _, row := range rows {
		size += len(row) + len(row)/2
	}
	return &writer{out: make([]byte, 0, size), rows: rows, most: most}
}
