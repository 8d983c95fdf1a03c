package resolvers

import "slices"

// items is what is known of the items of a list: where they stand, how many there are
// beyond the page, and the cursors of the first and the last that are shown.
type items struct {
	// begin is the position of the list of items.
	begin int
	// known is set once the items were walked, either to write or to look at them.
	known bool
	// count is how many are shown; more tells that the store gave another one.
	count       int
	more        bool
	first, last int
}

// list writes a connection. The parts stand in the order of the query; items are
// walked once, unless something about all of them is asked for before them.
func (w *writer) list(l *listShape, at int) (after int, ok bool) {
	start := len(w.out)
	w.out = append(w.out, '{')
	total := w.row.enter(at)
	it := items{begin: w.row.next(w.row.skip(total))}
	if it.begin < 0 || w.row.is(it.begin, ']') {
		return -1, false
	}
	end := -1
	for i := range l.members {
		m := &l.members[i]
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.out = append(w.out, m.label...)
		fine := true
		switch m.part {
		case partText:
			w.out = append(w.out, m.text...)
		case partTotal:
			fine = w.total(total)
		case partPageInfo:
			fine = w.pageInfo(l, m.block, &it)
		default:
			before := len(w.failures)
			end, fine = w.items(l, m, &it)
			w.below(before, step{key: m.key})
		}
		if w.broken {
			return -1, false
		}
		if !fine {
			w.out = w.out[:start]
			return w.row.skip(at), false
		}
	}
	w.out = append(w.out, '}')
	if end < 0 {
		end = w.row.skip(it.begin)
	}
	return w.row.leave(w.row.next(end)), true
}

func (w *writer) total(at int) bool {
	end := w.row.skip(at)
	if end < 0 || w.row.isNull(at) {
		w.broken = true
		return false
	}
	w.out = append(w.out, w.row[at:end]...)
	return true
}

// items writes the nodes or the edges of the page, and gives the position after all
// items of the row.
func (w *writer) items(l *listShape, m *listMember, it *items) (after int, ok bool) {
	if l.backward {
		return w.itemsBackward(l, m, it)
	}
	w.out = append(w.out, '[')
	here := w.row.enter(it.begin)
	count, first, last := 0, -1, -1
	for ; here >= 0 && !w.row.is(here, ']') && count < l.shown; count++ {
		if count > 0 {
			w.out = append(w.out, ',')
		}
		if first < 0 {
			first = here
		}
		last = here
		next, fine := w.item(l, m, here, count)
		if !fine {
			return -1, false
		}
		here = w.row.next(next)
	}
	w.out = append(w.out, ']')
	if here < 0 {
		w.broken = true
		return -1, false
	}
	*it = items{begin: it.begin, known: true, count: count, more: !w.row.is(here, ']'), first: first, last: last}
	return w.row.leave(here), true
}

// itemsBackward writes a page from the end of the list: the store gives its items in
// the opposite order, the one too many last.
func (w *writer) itemsBackward(l *listShape, m *listMember, it *items) (after int, ok bool) {
	base := len(w.starts)
	defer func() { w.starts = w.starts[:base] }()
	here := w.row.enter(it.begin)
	for here >= 0 && !w.row.is(here, ']') {
		w.starts = append(w.starts, here)
		here = w.row.next(w.row.skip(here))
	}
	if here < 0 {
		w.broken = true
		return -1, false
	}
	shown := slices.Clone(w.starts[base:min(len(w.starts), base+l.shown)])
	w.out = append(w.out, '[')
	for i := range shown {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		next, fine := w.item(l, m, shown[len(shown)-1-i], i)
		w.broken = w.broken || fine && next < 0
		if !fine || w.broken {
			return -1, false
		}
	}
	w.out = append(w.out, ']')
	return here + 1, true
}

// item writes one item: [cursor, node, edge], or, of facts, [cursor, fact].
func (w *writer) item(l *listShape, m *listMember, at, index int) (after int, ok bool) {
	cursor := w.row.enter(at)
	here := w.row.next(w.row.skip(cursor))
	if m.part == partEdges {
		here = w.row.next(w.row.skip(here))
	}
	if here < 0 || w.row.is(here, ']') {
		w.broken = true
		return -1, false
	}
	outerCursor, outerSignature, before := w.cursor, w.signature, len(w.failures)
	w.cursor, w.signature = cursor, l.signature
	next, fine := w.itemBlock(m.block, here)
	w.cursor, w.signature = outerCursor, outerSignature
	w.below(before, step{index: index})
	if w.broken || !fine {
		return -1, false
	}
	return w.row.leave(w.row.next(next)), true
}

// itemBlock writes what is asked of the node or the edge. Where nothing is asked of
// it, the row has null in its place.
func (w *writer) itemBlock(b *block, here int) (after int, ok bool) {
	if !w.row.isNull(here) {
		return w.object(b, here)
	}
	w.out = append(w.out, '{')
	for i := range b.members {
		member := &b.members[i]
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.out = append(w.out, member.label...)
		if member.slot >= 0 {
			w.broken = true
			return -1, false
		}
		if _, fine := w.value(b.typeName, member, here); !fine {
			return -1, false
		}
	}
	w.out = append(w.out, '}')
	return w.row.skip(here), true
}

// pageInfo writes where the page stands.
func (w *writer) pageInfo(l *listShape, b *block, it *items) bool {
	if !it.known && !w.lookAt(l, it) {
		w.broken = true
		return false
	}
	w.out = append(w.out, '{')
	for i := range b.members {
		m := &b.members[i]
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.out = append(w.out, m.label...)
		switch m.name {
		case "hasNextPage":
			w.truth(it.more && !l.backward || l.backward && l.hasBefore)
		case "hasPreviousPage":
			w.truth(it.more && l.backward || !l.backward && l.hasAfter)
		case "startCursor":
			w.pageCursor(l, it, it.first)
		case "endCursor":
			w.pageCursor(l, it, it.last)
		default:
			w.out = append(w.out, m.shape.text...)
		}
	}
	w.out = append(w.out, '}')
	return !w.broken
}

func (w *writer) truth(holds bool) {
	if holds {
		w.out = append(w.out, "true"...)
		return
	}
	w.out = append(w.out, "false"...)
}

func (w *writer) pageCursor(l *listShape, it *items, at int) {
	if it.count == 0 {
		w.out = append(w.out, "null"...)
		return
	}
	w.itemCursor(l.signature, w.row.enter(at))
}

// lookAt walks the items without writing them.
func (w *writer) lookAt(l *listShape, it *items) bool {
	here := w.row.enter(it.begin)
	it.count, it.first, it.last = 0, -1, -1
	for ; here >= 0 && !w.row.is(here, ']') && it.count < l.shown; it.count++ {
		if it.first < 0 {
			it.first = here
		}
		it.last = here
		here = w.row.next(w.row.skip(here))
	}
	if here < 0 {
		return false
	}
	it.known, it.more = true, !w.row.is(here, ']')
	if l.backward {
		it.first, it.last = it.last, it.first
	}
	return true
}
