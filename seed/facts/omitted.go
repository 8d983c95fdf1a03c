package facts

import (
	"cmp"
	"slices"
	"strings"
)

// The reasons that are given more than once.
const (
	reasonUnnamed = "no fact of the files names it, so nothing could be cited for it"
	reasonUncited = "no fact of the files cites it"
	// reasonCitedByOmitted is that of a source that stands behind nothing in the data.
	reasonCitedByOmitted = "only what was left out cites it"
	reasonNarrative      = "a narrative fact about a person that is no field of the model"
)

// Omission is a fact that did not enter, or entered only in part.
type Omission struct {
	File, List, Entry string
	// What is the part of the entry that is missing.
	What   string
	Reason string
}

// Join is an entry that became the same node as another.
type Join struct {
	// Node is the id that both lead to.
	Node              string
	File, List, Entry string
	Reason            string
}

func (b *builder) omit(file, list, entry, what, reason string) {
	b.omitted = append(b.omitted, Omission{File: file, List: list, Entry: entry, What: what, Reason: reason})
}

func (b *builder) joins(node, file, list, entry, reason string) {
	b.joined = append(b.joined, Join{Node: node, File: file, List: list, Entry: entry, Reason: reason})
}

func sortOmissions(omissions []Omission) []Omission {
	slices.SortFunc(omissions, func(x, y Omission) int {
		return cmp.Or(strings.Compare(x.File, y.File), strings.Compare(x.List, y.List), strings.Compare(x.Entry, y.Entry),
			strings.Compare(x.What, y.What), strings.Compare(x.Reason, y.Reason))
	})
	return slices.Compact(omissions)
}

func sortJoins(joins []Join) []Join {
	slices.SortFunc(joins, func(x, y Join) int {
		return cmp.Or(strings.Compare(x.Node, y.Node), strings.Compare(x.File, y.File), strings.Compare(x.List, y.List),
			strings.Compare(x.Entry, y.Entry))
	})
	return slices.Compact(joins)
}

// omittedTable and joinedTable are the tables as tab-separated text.
func omittedTable(omissions []Omission) []byte {
	rows := [][]string{{"file", "list", "entry", "what", "reason"}}
	for _, o := range omissions {
		rows = append(rows, []string{o.File, o.List, o.Entry, o.What, o.Reason})
	}
	return tabSeparated(rows)
}

func joinedTable(joins []Join) []byte {
	rows := [][]string{{"node", "file", "list", "entry", "reason"}}
	for _, j := range joins {
		rows = append(rows, []string{j.Node, j.File, j.List, j.Entry, j.Reason})
	}
	return tabSeparated(rows)
}

func tabSeparated(rows [][]string) []byte {
	var text strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				text.WriteByte('\t')
			}
			text.WriteString(strings.Join(strings.Fields(cell), " "))
		}
		text.WriteByte('\n')
	}
	return []byte(text.String())
}
