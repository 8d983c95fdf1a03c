package facts_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

const readmePath = "../README.md"

// TestReadmeHasTheNumbersOfTheData holds the generated parts of the README, which stand
// between marks, to the data and the facts.
func TestReadmeHasTheNumbersOfTheData(t *testing.T) {
	w := newWorld(t)
	held, err := os.ReadFile(readmePath)
	if err != nil {
		t.Fatal(err)
	}
	text := string(held)
	for name, lines := range map[string][]string{"counts": w.countLines(), "gaps": w.gapLines(), "lists": w.listLines()} {
		text = replacePart(t, text, name, strings.Join(lines, "\n"))
	}
	if *update {
		if err := os.WriteFile(readmePath, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if line, got, want := firstDifference(held, []byte(text)); line > 0 {
		t.Errorf("%s, line %d:\n has %s\nwant %s\nrun go test ./seed/facts -update", readmePath, line, got, want)
	}
}

// replacePart replaces what stands between the marks of a part.
func replacePart(t *testing.T, text, name, part string) string {
	t.Helper()
	begin, end := "<!-- "+name+" -->\n", "\n<!-- end of "+name+" -->"
	before, rest, found := strings.Cut(text, begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("%s has no marks for %s", readmePath, name)
	}
	return before + begin + part + end + after
}

// countLines are how many nodes and edges of each sort there are.
func (w *world) countLines() []string {
	nodes := map[string]int{}
	for _, node := range w.nodes {
		nodes[node.Node]++
	}
	var kinds, edges []string
	total := 0
	for _, kind := range w.vocabulary.Kinds {
		kinds = append(kinds, fmt.Sprintf("%s %d", kind.Name, nodes[kind.Name]))
	}
	for _, edge := range w.vocabulary.Edges {
		edges = append(edges, fmt.Sprintf("%s %d", edge.Name, len(w.edges[edge.Name])))
		total += len(w.edges[edge.Name])
	}
	return []string{
		fmt.Sprintf("**%d nodes**: %s.", len(w.nodes), strings.Join(kinds, ", ")), "",
		fmt.Sprintf("**%d edges**: %s.", total, strings.Join(edges, ", ")),
	}
}

// gapLines say how thin the data are.
func (w *world) gapLines() []string {
	return slices.Concat(w.prisonerGaps(), w.proceedingGaps(), w.evidenceGaps())
}

func (w *world) prisonerGaps() []string {
	people := w.of("Prisoner")
	recognised := people.without(func(id string) bool { return len(w.from("RECOGNISED", id)) == 0 })
	return []string{
		fmt.Sprintf("- Of %d people, %d are recognised as political prisoners by a body that a source names (%d recognitions). That says nothing of the others.",
			len(people), len(recognised), len(w.edges["RECOGNISED"])),
		fmt.Sprintf("- %d people have no date of arrest, %d no charge, %d no sentence, %d no known place of detention, %d no known release.",
			people.count(func(id string) bool { return w.nodes[id].Set["arrestedOn"] == nil }), people.count(w.lacks("FACES")),
			people.count(w.lacks("SENTENCED_IN")), people.count(w.lacks("HELD_AT")), people.count(w.lacks("RELEASED"))),
	}
}

func (w *world) proceedingGaps() []string {
	proceedings, charges := w.of("Proceeding"), w.of("Charge")
	hearings := map[any]int{}
	for _, id := range proceedings {
		hearings[w.nodes[id].Set["hearing"]]++
	}
	outcomes := map[any]int{}
	for _, line := range w.edges["DECIDED_IN"] {
		outcomes[line.Set["outcome"]]++
	}
	return []string{
		fmt.Sprintf("- Of %d proceedings, %d have no date, %d no court or agency, %d no judge, %d no prosecutor, %d no stage.", len(proceedings),
			proceedings.count(func(id string) bool { return w.nodes[id].Set["date"] == nil }),
			proceedings.count(func(id string) bool { return w.lacks("HEARD_BY")(id) && w.lacks("CONDUCTED_BY")(id) }),
			proceedings.count(w.nobody("JUDGED")), proceedings.count(w.nobody("PROSECUTED")),
			proceedings.count(func(id string) bool { return w.nodes[id].Set["stage"] == nil })),
		fmt.Sprintf("- Whether the public was admitted is known of %d proceedings (%d closed, %d open), so the data cannot say how many were closed.",
			hearings["CLOSED"]+hearings["OPEN"], hearings["CLOSED"], hearings["OPEN"]),
		fmt.Sprintf("- Of %d charges, %d name no article and %d are not named at all in the sources, %d have no outcome. Of %d outcomes, %d are convictions and %d acquittals.",
			len(charges), charges.count(w.lacks("UNDER")), charges.count(func(id string) bool { return w.nodes[id].Set["description"] == "not named in the sources" }),
			charges.count(w.lacks("DECIDED_IN")), len(w.edges["DECIDED_IN"]), outcomes["CONVICTED"], outcomes["ACQUITTED"]),
	}
}

func (w *world) evidenceGaps() []string {
	officials, single, acting := w.of("Official"), 0, 0
	for _, id := range officials {
		sources := map[string]bool{}
		for _, role := range append(slices.Clone(roles), "RESPONSIBLE_FOR") {
			for _, line := range w.from(role, id) {
				for _, citation := range line.Evidence.Citations {
					sources[citation.Source] = true
				}
			}
		}
		if len(sources) > 0 {
			acting++
		}
		if len(sources) == 1 {
			single++
		}
	}
	violations, sanctions := w.of("Violation"), w.of("Sanction")
	found := violations.count(func(id string) bool { return w.nodes[id].Set["modality"] == "FOUND" })
	conflicts := 0
	for _, line := range w.result.Lines {
		if line.Evidence != nil && line.Evidence.Status == "CONFLICT" {
			conflicts++
		}
	}
	return []string{
		fmt.Sprintf("- Of %d officials, %d are said to have acted; for %d of these one source alone says so.", len(officials), acting, single),
		fmt.Sprintf("- Of %d violations, %d were found by a court or treaty body and %d are alleged.", len(violations), found, len(violations)-found),
		fmt.Sprintf("- Of %d sanctions listings, %d have no date. %d facts are in conflict; each keeps both versions.", len(sanctions),
			sanctions.count(func(id string) bool { return w.nodes[id].Set["listedOn"] == nil }), conflicts),
	}
}

// group is a group of nodes, by id.
type group []string

func (w *world) of(kind string) group {
	var ids group
	for _, id := range keys(w.nodes) {
		if w.nodes[id].Node == kind {
			ids = append(ids, id)
		}
	}
	return ids
}

func (g group) count(fits func(id string) bool) int { return len(g) - len(g.without(fits)) }

func (g group) without(fits func(id string) bool) group {
	return slices.DeleteFunc(slices.Clone(g), fits)
}

// lacks reports whether no edge of a name leads on from a node, nobody whether none leads
// to it.
func (w *world) lacks(edge string) func(id string) bool {
	return func(id string) bool { return len(w.from(edge, id)) == 0 }
}

func (w *world) nobody(edge string) func(id string) bool {
	return func(id string) bool {
		return !slices.ContainsFunc(w.edges[edge], func(line line) bool { return line.To == id })
	}
}

// listLines are the table of lists.
func (w *world) listLines() []string {
	lines := []string{"| file | list | entries | entered | of these joined | left out | why |", "|---|---|--:|--:|--:|--:|---|"}
	for _, l := range w.lists() {
		s := l.summary()
		lines = append(lines, fmt.Sprintf("| %s | %s | %d | %d | %d | %d | %s |", strings.TrimSuffix(l.file, ".yaml"), l.name, s.entries, s.entered, s.joined, s.left,
			strings.Join(s.reasons, "; ")))
	}
	return lines
}
