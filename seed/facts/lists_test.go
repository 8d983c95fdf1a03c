package facts_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// list is a list of the facts, with what became of each of its entries.
type list struct {
	file, name string
	entries    []entry
}

// entry is an entry of a list.
type entry struct {
	id string
	// entered tells that what the entry says stands in the data, joined that it became
	// the same node as an entry of another list, reason why it was left out.
	entered, joined bool
	reason          string
}

// summary is a list in numbers.
type summary struct {
	entries, entered, joined, left int
	// reasons are why entries were left out, the most frequent first.
	reasons []string
}

func (l list) summary() summary {
	s := summary{entries: len(l.entries)}
	counts := map[string]int{}
	for _, entry := range l.entries {
		if entry.entered {
			s.entered++
		}
		if entry.joined {
			s.joined++
		}
		if entry.reason != "" {
			s.left++
			counts[entry.reason]++
		}
	}
	for reason, count := range counts {
		s.reasons = append(s.reasons, fmt.Sprintf("%d: %s", count, reason))
	}
	slices.SortFunc(s.reasons, func(x, y string) int {
		xs, xr, _ := strings.Cut(x, ": ")
		ys, yr, _ := strings.Cut(y, ": ")
		return cmp.Or(cmp.Compare(counts[yr], counts[xr]), strings.Compare(xs+xr, ys+yr))
	})
	return s
}

// of makes a list. Each item gives its entry; what stands in omitted.tsv under that entry
// and what is left out.
func of[T any](w *world, file, name string, items []T, id func(T) string, entered func(T) bool) list {
	return part(w, file, name, name, items, id, func(T) string { return "entry" }, entered)
}

// part makes a list within the entries of another, where what names the part.
func part[T any](w *world, file, name, of string, items []T, id, what func(T) string, entered func(T) bool) list {
	l := list{file: file, name: name}
	for _, item := range items {
		e := entry{id: id(item), reason: w.whyOmitted(file, of, id(item), what(item)), joined: w.joined(file, of, id(item))}
		if e.reason == "" {
			e.entered = entered(item)
		}
		l.entries = append(l.entries, e)
	}
	return l
}

func (w *world) whyOmitted(file, list, entry, what string) string {
	for _, o := range w.result.Omitted {
		if o.File == file && o.List == list && o.Entry == entry && o.What == what {
			return o.Reason
		}
	}
	return ""
}

func (w *world) joined(file, list, entry string) bool {
	for _, j := range w.result.Joined {
		if j.File == file && j.List == list && j.Entry == entry && !strings.HasPrefix(j.Reason, "not joined") {
			return true
		}
	}
	return false
}

// is reports whether a node has an id, under it or as a former one.
func (w *world) is(id string) bool {
	_, found := w.nodes[id]
	return found || w.leadsOn(id)
}

// TestEveryListAddsUp holds that each entry of each list either entered or was left out
// for a reason that omitted.tsv gives, and prints the numbers.
func TestEveryListAddsUp(t *testing.T) {
	w := newWorld(t)
	for _, l := range w.lists() {
		for _, entry := range l.entries {
			if !entry.entered && entry.reason == "" {
				t.Errorf("%s: %s: %s neither entered nor is it listed as left out", l.file, l.name, entry.id)
			}
		}
		s := l.summary()
		t.Logf("%-15s %-34s %4d entries, %4d entered (%d joined), %3d left out %v", l.file, l.name, s.entries, s.entered, s.joined, s.left, s.reasons)
		if s.entries == 0 || s.entries != s.entered+s.left {
			t.Errorf("%s: %s: %d entries, but %d entered and %d were left out", l.file, l.name, s.entries, s.entered, s.left)
		}
	}
}
