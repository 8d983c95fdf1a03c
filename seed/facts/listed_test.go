package facts_test

import (
	"slices"
	"testing"

	"habeas/seed"
)

// TestEveryListedCaseEntered looks for the cases of listings.yaml with those who acted.
func TestEveryListedCaseEntered(t *testing.T) {
	w := newWorld(t)
	roles := []string{"JUDGED", "PROSECUTED", "INVESTIGATED", "ORDERED"}
	for _, raw := range w.facts.Listings.Cases {
		id := "case/" + raw.ID
		if _, ok := w.nodes[id]; !ok {
			t.Errorf("%s did not enter", id)
		}
		for _, proceeding := range raw.Proceedings {
			for _, actor := range slices.Concat(proceeding.Judges, proceeding.Prosecutors, proceeding.Investigators, proceeding.Others) {
				official := "official/" + actor.Official
				acted := slices.ContainsFunc(roles, func(role string) bool { return w.acted(role, official, raw.ID) })
				if !acted && !w.has("INVOLVED_IN", official, id) {
					t.Errorf("%s: %s did not enter", id, official)
				}
			}
		}
		for _, violation := range raw.Violations {
			held := w.from("SUFFERED", "prisoner/"+violation.Person)
			if !slices.ContainsFunc(held, func(line seed.Line) bool { return w.has("OF_RIGHT", line.To, "right/"+violation.Right) }) {
				t.Errorf("%s: %s of %s did not enter", id, violation.Right, violation.Person)
			}
		}
		for _, detention := range raw.Detention {
			if len(w.from("HELD_AT", "prisoner/"+detention.Person)) == 0 {
				t.Errorf("%s: %s is held nowhere", id, detention.Person)
			}
		}
	}
}

func TestEveryDetentionEntered(t *testing.T) {
	w := newWorld(t)
	want := map[string]int{}
	for _, raw := range w.facts.Prisoners.Cases {
		for _, detention := range raw.Detention {
			want["prisoner/"+detention.Person]++
		}
	}
	for person, count := range want {
		if got := len(w.from("HELD_AT", person)); got != count {
			t.Errorf("%s: %d places of detention, the facts have %d", person, got, count)
		}
	}
}
