package resolvers

// picks writes a list that is put together from items of several batches.
func (w *writer) picks(list *pickList) bool {
	positions := map[int][]int{}
	if list.single {
		return w.single(list.items[0], positions)
	}
	w.out = append(w.out, '[')
	first := true
	for i, pick := range list.items {
		start := len(w.out)
		if !first {
			w.out = append(w.out, ',')
		}
		before := len(w.failures)
		there, ok := w.pick(pick, positions)
		w.below(before, step{index: i})
		switch {
		case w.broken:
			return false
		case there && ok:
			first = false
		case list.nullable:
			w.out = w.out[:start]
			if !first {
				w.out = append(w.out, ',')
			}
			w.out = append(w.out, "null"...)
			first = false
		case !there: // the node was taken out of the store since the search
			w.out = w.out[:start]
		default:
			return false
		}
	}
	w.out = append(w.out, ']')
	return true
}

// single writes the answer to a question. All nodes in it were there when it was asked.
func (w *writer) single(p pick, positions map[int][]int) bool {
	there, ok := w.pick(p, positions)
	if !there && !w.broken {
		w.failures = append(w.failures, refuse(codeUnavailable, "The data changed while the question was answered. Ask again."))
		return false
	}
	return ok && !w.broken
}

// pick writes one item; there is false where its node is not in the store.
func (w *writer) pick(p pick, positions map[int][]int) (there, ok bool) {
	for _, segment := range p {
		w.out = append(w.out, segment.text...)
		if segment.row < 0 {
			if segment.block == nil && segment.text == "" {
				return false, true // an id of no kind
			}
			continue
		}
		at, fine := w.batchItem(segment, positions)
		if !fine {
			w.broken = true
			return false, false
		}
		if w.row.isNull(at) {
			return false, true
		}
		after, fine := w.object(segment.block, at)
		w.broken = w.broken || after < 0
		if !fine || w.broken {
			return true, false
		}
	}
	return true, true
}

// batchItem is the position of an item in the row of its batch.
func (w *writer) batchItem(s segment, positions map[int][]int) (at int, ok bool) {
	if s.row >= len(w.rows) {
		return 0, false
	}
	w.row = w.rows[s.row]
	starts, known := positions[s.row]
	if !known {
		for here := w.row.enter(0); here >= 0 && !w.row.is(here, ']'); here = w.row.next(w.row.skip(here)) {
			starts = append(starts, here)
		}
		positions[s.row] = starts
	}
	if s.index >= len(starts) {
		return 0, false
	}
	return starts[s.index], true
}
