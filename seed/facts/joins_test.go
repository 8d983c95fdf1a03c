package facts_test

import (
	"encoding/csv"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"habeas/graph/names"
)

// secondAttribute is what a reason for joining two people names beside their name.
var secondAttribute = regexp.MustCompile(`\b(courts?|offices?|cases?|list entry|EU list|occupation)\b`)

// TestEveryJoinHasItsReason reads the table as it stands in the repository.
func TestEveryJoinHasItsReason(t *testing.T) {
	w := newWorld(t)
	for _, row := range joinedRows(t) {
		node, list, entry, reason := row[0], row[2], row[3], row[4]
		if !w.is(node) {
			t.Errorf("%s: the table joins %s to it, but it does not exist", node, entry)
		}
		person := list == "people" || list == "officials" && strings.HasPrefix(node, "official/")
		if person && (!strings.HasPrefix(strings.TrimPrefix(reason, "sur"), "name") || !secondAttribute.MatchString(reason)) {
			t.Errorf("%s, %s: the reason %q is not a name and a second attribute", node, entry, reason)
		}
		if strings.HasPrefix(node, "official/") && row[1] == reference {
			testFormer(t, w, "official/"+strings.TrimPrefix(entry, "off-"), node)
		}
	}
}

// testFormer holds that a losing id still leads to the node.
func testFormer(t *testing.T, w *world, former, node string) {
	t.Helper()
	if former != node && w.current(former) != node {
		t.Errorf("%s does not lead to %s", former, node)
	}
}

func joinedRows(t *testing.T) [][]string {
	t.Helper()
	file, err := os.Open("joined.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comma, reader.LazyQuotes = '\t', true
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// TestAliasesLeadToTheirPerson holds that each former id is that of a join, and leads to
// a node of the data.
func TestAliasesLeadToTheirPerson(t *testing.T) {
	w := newWorld(t)
	joined := map[string]bool{}
	for _, row := range joinedRows(t) {
		joined[row[0]] = true
	}
	count := 0
	for _, line := range w.result.Lines {
		if line.Alias == "" {
			continue
		}
		count++
		if _, found := w.nodes[line.Of]; !found || !joined[line.Of] {
			t.Errorf("alias %s of %s: there is no such node, or no join of it", line.Alias, line.Of)
		}
	}
	if count == 0 {
		t.Error("there are no former ids")
	}
}

// TestListedOfficialsAgreeInAListEntry checks what the reason for joining listings.yaml
// and reference.yaml says: an entry of a list, by number or by date, stands in both.
func TestListedOfficialsAgreeInAListEntry(t *testing.T) {
	w := newWorld(t)
	for _, listed := range w.facts.Listings.Officials {
		agrees := false
		for _, official := range w.facts.Reference.Officials {
			if official.ID != listed.Reference {
				continue
			}
			for _, one := range official.Sanctions {
				for _, other := range listed.Sanctions {
					agrees = agrees || one.Date != "" && one.Date == other.Date || slices.Contains(strings.FieldsFunc(one.Entry, notWord), other.Entry)
				}
			}
		}
		if !agrees {
			t.Errorf("%s and %s share no entry of a list", listed.ID, listed.Reference)
		}
	}
}

func notWord(r rune) bool { return r == ' ' || r == ',' }

// alike is the score of two names from which a reader would take them for one.
const alike = 0.85

// TestWhoLooksAlikeIsMatchedOrToldApart compares the first and last word of every name
// with all names of every other person of the kind.
func TestWhoLooksAlikeIsMatchedOrToldApart(t *testing.T) {
	w := newWorld(t)
	for _, kind := range []string{"Official", "Prisoner"} {
		people := w.peopleOf(kind)
		ids := keys(people)
		for _, left := range ids {
			for _, right := range ids {
				if left == right || w.matched(left, right) || w.matched(right, left) {
					continue
				}
				if score := similarity(people[left], people[right]); score >= alike {
					t.Errorf("%s and %s look alike (%.2f), and nothing says whether they are one person", left, right, score)
				}
			}
		}
	}
}

func (w *world) matched(left, right string) bool {
	return w.has("SAME_AS", left, right) || w.has("NOT_SAME_AS", left, right)
}

// peopleOf are the names of all people of a kind, in Latin letters.
func (w *world) peopleOf(kind string) map[string][]names.Name {
	people := map[string][]names.Name{}
	for id, node := range w.nodes {
		if node.Node != kind {
			continue
		}
		name, _ := node.Set["name"].(string)
		people[id] = append(people[id], names.Name{Field: "name", Value: name})
		aliases, _ := node.Set["aliases"].([]string)
		for _, alias := range aliases {
			people[id] = append(people[id], names.Name{Field: "aliases", Value: alias})
		}
	}
	return people
}

// similarity is how well the best of somebody's names, patronymics aside, finds another.
func similarity(left, right []names.Name) float64 {
	best := 0.0
	for _, name := range left {
		words := strings.Fields(name.Value)
		if len(words) < 2 {
			continue
		}
		score, _ := names.NewQuery(words[0] + " " + words[len(words)-1]).Score(right)
		best = max(best, score)
	}
	return best
}
