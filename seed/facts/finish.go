package facts

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"habeas/seed"
)

// lines are all lines, in the order of the files.
func (b *builder) lines() ([]seed.Line, error) {
	b.inherit()
	b.prune()
	if len(b.problems) > 0 {
		return nil, errors.Join(b.problems...)
	}
	var lines []seed.Line
	for _, line := range b.nodes {
		lines = append(lines, tidy(line))
	}
	for _, line := range b.edges {
		lines = append(lines, tidy(line))
	}
	for former, of := range b.aliases {
		lines = append(lines, seed.Line{Alias: former, Of: of})
	}
	slices.SortFunc(lines, compareLines)
	return lines, nil
}

// inherit hands citations to nodes that no fact names. It repeats because a region
// stands on a city that stands on a court.
func (b *builder) inherit() {
	slices.SortFunc(b.heirs, func(x, y heir) int { return strings.Compare(x.id+x.from, y.id+y.from) })
	for changed := true; changed; {
		changed = false
		for _, heir := range b.heirs {
			child, parent := b.nodes[heir.from], b.nodes[heir.id]
			if child == nil || parent == nil || len(parent.Evidence.Citations) > 0 || len(child.Evidence.Citations) == 0 {
				continue
			}
			parent.Evidence.Citations = slices.Clone(child.Evidence.Citations)
			changed = true
		}
	}
}

// prune takes out institutions that no fact names and sources that no fact cites.
func (b *builder) prune() {
	gone := map[string]bool{}
	for id, line := range b.nodes {
		if line.Evidence != nil && len(line.Evidence.Citations) == 0 {
			gone[id] = true
			delete(b.nodes, id)
			b.leaveOut(id, reasonUnnamed)
		}
	}
	for key, line := range b.edges {
		if gone[line.From] || gone[line.To] {
			delete(b.edges, key)
		}
	}
	cited := b.cited()
	for id, line := range b.nodes {
		if line.Node == "Source" && !cited[id] {
			delete(b.nodes, id)
			b.leaveOut(id, b.whyUncited(id))
		}
	}
}

// leaveOut lists the entries that a node came from as left out.
func (b *builder) leaveOut(id, reason string) {
	for _, origin := range b.origins[id] {
		b.omit(origin.file, origin.list, origin.entry, "entry", reason)
	}
}

// whyUncited tells sources that the files never use from those of facts that were left
// out.
func (b *builder) whyUncited(id string) string {
	for _, origin := range b.origins[id] {
		if b.mentioned[origin.entry] {
			return reasonCitedByOmitted
		}
	}
	return reasonUncited
}

func (b *builder) cited() map[string]bool {
	cited := map[string]bool{}
	note := func(line *seed.Line) {
		if line.Evidence == nil {
			return
		}
		for _, citation := range line.Evidence.Citations {
			cited[citation.Source] = true
		}
	}
	for _, line := range b.nodes {
		note(line)
	}
	for _, line := range b.edges {
		note(line)
	}
	return cited
}

func tidy(line *seed.Line) seed.Line {
	tidied := *line
	if line.Evidence != nil {
		evidence := *line.Evidence
		evidence.Citations = distinct(evidence.Citations)
		evidence.Note = readersMarks.Replace(evidence.Note)
		tidied.Evidence = &evidence
	}
	return tidied
}

func compareLines(x, y seed.Line) int { return strings.Compare(lineKey(x), lineKey(y)) }

// lineKey orders nodes by kind and id, edges by type, ends and fields, aliases last.
func lineKey(line seed.Line) string {
	const separator = "\x00"
	switch {
	case line.Node != "":
		return "1" + line.Node + separator + line.ID
	case line.Edge != "":
		set, _ := json.Marshal(line.Set)
		return strings.Join([]string{"2" + line.Edge, line.From, line.To, string(set)}, separator)
	default:
		return "3" + line.Alias
	}
}
