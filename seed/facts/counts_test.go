package facts_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"habeas/seed"
)

// TestEveryPersonEntered counts the people of the facts, and what stands with them.
func TestEveryPersonEntered(t *testing.T) {
	w := newWorld(t)
	for _, person := range w.facts.Prisoners.People {
		id := "prisoner/" + person.ID
		if _, ok := w.nodes[id]; !ok {
			t.Errorf("%s did not enter", id)
		}
		for _, group := range person.Groups {
			if !w.has("MEMBER_OF", id, "group/"+group) {
				t.Errorf("%s is not in group %s", id, group)
			}
		}
		if (person.Released != nil) != (len(w.from("RELEASED", id)) == 1) {
			t.Errorf("%s: the release did not enter", id)
		}
		if len(person.RecognisedBy) > 0 && len(w.from("RECOGNISED", id)) == 0 {
			t.Errorf("%s: the recognition did not enter", id)
		}
		for i := range person.Evidence {
			what := fmt.Sprintf("evidence %d", i+1)
			if !w.omits("prisoners.yaml", "people", person.ID, what) && !citesAny(w, id, person.Evidence[i].Src) {
				t.Errorf("%s: %s neither cited nor omitted", id, what)
			}
		}
	}
}

// citesAny reports whether the person or the release cites one of the sources.
func citesAny(w *world, id string, sources []string) bool {
	nodes := []string{id}
	for _, line := range w.from("RELEASED", id) {
		nodes = append(nodes, line.To)
	}
	for _, node := range nodes {
		for _, citation := range w.nodes[node].Evidence.Citations {
			if slices.Contains(sources, strings.TrimPrefix(citation.Source, "source/")) {
				return true
			}
		}
	}
	return false
}

// TestEveryCaseEntered counts the cases with their charges and proceedings.
func TestEveryCaseEntered(t *testing.T) {
	w := newWorld(t)
	for _, raw := range w.facts.Prisoners.Cases {
		id := "case/" + raw.ID
		if _, ok := w.nodes[id]; !ok {
			t.Errorf("%s did not enter", id)
		}
		for _, person := range raw.Defendants {
			if !w.has("DEFENDANT_IN", "prisoner/"+person, id) {
				t.Errorf("%s is no defendant in %s", person, id)
			}
		}
		named := 0
		for _, line := range w.edges["CHARGED_IN"] {
			if line.To == id && w.nodes[line.From].Set["description"] != "not named in the sources" {
				named++
			}
		}
		if named < len(raw.Charges) {
			t.Errorf("%s: %d charges of %d entered", id, named, len(raw.Charges))
		}
		checkProceedings(t, w, id, len(raw.Proceedings))
	}
}

func checkProceedings(t *testing.T, w *world, id string, want int) {
	t.Helper()
	count := 0
	for _, line := range w.edges["STAGE_OF"] {
		if line.To == id {
			count++
		}
	}
	if count < want {
		t.Errorf("%s: %d proceedings of %d entered", id, count, want)
	}
}

// TestEveryProceedingEntered looks for each proceeding of prisoners.yaml, with its
// court, the people, those who acted and the sentences.
func TestEveryProceedingEntered(t *testing.T) {
	w := newWorld(t)
	for _, raw := range w.facts.Prisoners.Cases {
		seen := map[string]int{}
		for _, proceeding := range raw.Proceedings {
			date, _, _ := strings.Cut(proceeding.Date, " ")
			if date == "" {
				date = "undated"
			}
			slug := raw.ID + "/" + date + "-" + proceeding.Stage
			seen[slug]++
			if seen[slug] > 1 {
				slug += fmt.Sprintf("-%d", seen[slug])
			}
			want := map[string][]string{"JUDGED": nil, "PROSECUTED": nil, "INVESTIGATED": nil}
			for _, judge := range proceeding.Judges {
				want["JUDGED"] = append(want["JUDGED"], judge.Official)
			}
			for _, prosecutor := range proceeding.Prosecutors {
				want["PROSECUTED"] = append(want["PROSECUTED"], prosecutor.Official)
			}
			for _, investigator := range proceeding.Investigators {
				want["INVESTIGATED"] = append(want["INVESTIGATED"], investigator.Official)
			}
			checkProceeding(t, w, raw.ID, slug, want)
			for _, person := range proceeding.Persons {
				if !w.has("SUBJECT_OF", "prisoner/"+person, "proceeding/"+slug) {
					t.Errorf("%s is no subject of %s", person, slug)
				}
				if proceeding.Sentence != nil && !w.has("SENTENCED_IN", "prisoner/"+person, "proceeding/"+slug) {
					t.Errorf("%s was not sentenced in %s", person, slug)
				}
			}
			for _, sentence := range proceeding.Sentences {
				if !w.has("SENTENCED_IN", "prisoner/"+sentence.Person, "proceeding/"+slug) {
					t.Errorf("%s was not sentenced in %s", sentence.Person, slug)
				}
			}
		}
	}
}

func checkProceeding(t *testing.T, w *world, caseID, slug string, want map[string][]string) {
	t.Helper()
	id := "proceeding/" + slug
	if _, ok := w.nodes[id]; !ok {
		t.Errorf("%s did not enter", id)
	}
	if len(w.from("HEARD_BY", id)) == 0 && !w.omits("prisoners.yaml", "cases", caseID, slug+": court") {
		t.Errorf("%s has no court, and none is omitted", id)
	}
	for edge, officials := range want {
		for _, official := range officials {
			if !w.has(edge, "official/"+official, id) && !w.omits("prisoners.yaml", "cases", caseID, slug+": "+official) {
				t.Errorf("%s: no %s %s", id, edge, official)
			}
		}
	}
}

// TestNobodyActsTwiceInAProceeding holds that a fact of two files enters once.
func TestNobodyActsTwiceInAProceeding(t *testing.T) {
	w := newWorld(t)
	for _, edge := range []string{"JUDGED", "PROSECUTED", "INVESTIGATED", "ORDERED"} {
		seen := map[string]bool{}
		for _, line := range w.edges[edge] {
			key := line.From + " " + line.To
			if seen[key] {
				t.Errorf("%s %s twice", edge, key)
			}
			seen[key] = true
		}
	}
	seen := map[string]bool{}
	for _, line := range w.edges["SENTENCED_IN"] {
		key := line.From + " " + line.To
		if seen[key] && line.Evidence.Status != "CONFLICT" {
			t.Errorf("SENTENCED_IN %s twice", key)
		}
		seen[key] = true
	}
}

func TestEveryViolationEntered(t *testing.T) {
	w := newWorld(t)
	for _, raw := range w.facts.Prisoners.Cases {
		for _, violation := range raw.Violations {
			held := w.from("SUFFERED", "prisoner/"+violation.Person)
			if !slices.ContainsFunc(held, func(line seed.Line) bool {
				set := w.nodes[line.To].Set
				return set["text"] == violation.Note && (violation.Date == "" || set["date"] == violation.Date)
			}) {
				t.Errorf("%s: %s %s %s did not enter", raw.ID, violation.Person, violation.Treaty, violation.Article)
			}
		}
	}
}

func TestEveryIndexedOfficialEntered(t *testing.T) {
	w := newWorld(t)
	roles := map[string]string{"judge": "JUDGED", "prosecutor": "PROSECUTED", "investigator": "INVESTIGATED"}
	for _, official := range w.facts.Prisoners.Officials {
		id := "official/" + official.ID
		if _, ok := w.nodes[id]; !ok {
			t.Errorf("%s did not enter", id)
		}
		for _, appearance := range official.Appears {
			if !w.acted(roles[appearance.As], id, appearance.Case) && !w.has("INVOLVED_IN", id, "case/"+appearance.Case) {
				t.Errorf("%s is no %s in %s", id, appearance.As, appearance.Case)
			}
		}
	}
	for _, official := range w.facts.Reference.Officials {
		id := "official/" + strings.TrimPrefix(official.ID, "off-")
		if _, ok := w.nodes[id]; !ok && !w.leadsOn(id) {
			t.Errorf("%s did not enter", official.ID)
		}
	}
	for _, official := range w.facts.Listings.Officials {
		id := "official/" + official.ID
		if _, ok := w.nodes[id]; !ok {
			t.Errorf("%s did not enter", id)
		}
		for _, involved := range official.Involvement {
			outside := w.omits("listings.yaml", "officials", official.ID, "involvement: "+involved.What)
			acts := len(w.from("INVOLVED_IN", id)) + len(w.from("JUDGED", id)) + len(w.from("PROSECUTED", id)) + len(w.from("INVESTIGATED", id)) + len(w.from("ORDERED", id))
			if acts == 0 && !outside {
				t.Errorf("%s: %q did not enter", id, involved.What)
			}
		}
		if len(w.from("SANCTIONED_BY", id)) < 1 {
			t.Errorf("%s: no sanction entered", id)
		}
	}
}
