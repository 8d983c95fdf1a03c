package facts_test

import (
	"slices"
	"testing"
)

// TestCaseStudiesHaveFullFiles holds the six people of the report's case studies, and
// Titiev, to a file with everything that the facts say of a case: arrest, charge, a trial
// with its court, judge, outcome and sentence.
func TestCaseStudiesHaveFullFiles(t *testing.T) {
	w := newWorld(t)
	for _, slug := range []string{
		"pichugin-alexey", "sentsov-oleg", "shevchenko-anastasia", "rudnikov-igor", "christensen-dennis", "bobyshev-svyatoslav", "titiev-oyub",
	} {
		id := "prisoner/" + slug
		if slug != "titiev-oyub" && !slices.ContainsFunc(w.edges["NAMES"], func(line line) bool { return line.To == id && line.Set["as"] == "case study" }) {
			t.Errorf("%s is no case study of the report", id)
		}
		if w.nodes[id].Set["arrestedOn"] == nil {
			t.Errorf("%s has no arrest", id)
		}
		if len(w.from("FACES", id)) == 0 {
			t.Errorf("%s faces no charge", id)
		}
		for _, line := range w.from("FACES", id) {
			if w.nodes[line.To].Set["description"] == "not named in the sources" {
				t.Errorf("%s: the charge %s says nothing", id, line.To)
			}
		}
		if !slices.ContainsFunc(w.from("SUBJECT_OF", id), func(line line) bool { return w.fullTrial(id, line.To) }) {
			t.Errorf("%s has no trial with a date, a court, a judge, an outcome and a sentence", id)
		}
	}
}

// fullTrial reports whether a proceeding is a trial of a prisoner of which everything is
// known.
func (w *world) fullTrial(prisoner, proceeding string) bool {
	set := w.nodes[proceeding].Set
	decided := slices.ContainsFunc(w.edges["DECIDED_IN"], func(line line) bool { return line.To == proceeding && w.has("FACES", prisoner, line.From) })
	judged := slices.ContainsFunc(w.edges["JUDGED"], func(line line) bool { return line.To == proceeding })
	return set["stage"] == "FIRST_INSTANCE" && set["date"] != nil && len(w.from("HEARD_BY", proceeding)) > 0 &&
		decided && judged && w.has("SENTENCED_IN", prisoner, proceeding)
}

// TestPostsHaveTheirPrintedDates holds dates that stand in the words of an office to the
// dates of the post, so that "on that day" can be asked.
func TestPostsHaveTheirPrintedDates(t *testing.T) {
	w := newWorld(t)
	for post, want := range map[[3]string][2]any{
		{"COMMANDS", "kalashnikov-alexander", "agency/fsin"}:                    {"2019-10-08", "2021-11-25"},
		{"COMMANDS", "gostev-arkady", "agency/fsin"}:                            {"2021", nil},
		{"SERVES_AT", "gostev-arkady", "agency/mvd"}:                            {nil, "2021"},
		{"COMMANDS", "krasnov-igor", "agency/pgo"}:                              {"2020-01-22", nil},
		{"COMMANDS", "gutsan-aleksandr", "agency/pgo"}:                          {"2025-09", nil},
		{"COMMANDS", "bastrykin-alexander", "agency/sk"}:                        {"2011-01", nil},
		{"COMMANDS", "girichev-alexey", "agency/fsin-vladimir-region"}:          {nil, "2023-03"},
		{"COMMANDS", "rakitin-igor", "agency/fsin-yamalo-nenets-region"}:        {"2020-07-28", nil},
		{"COMMANDS", "mukhanov-aleksandr", "facility/ik-2-pokrov"}:              {"2021-03", "2022-06"},
		{"COMMANDS", "vismuradov-abuzaid", "agency/terek-unit"}:                 {"2012", "2020"},
		{"SERVES_AT", "menyailo-sergei", "agency/president"}:                    {"2016", "2021"},
		{"SERVES_AT", "nikiforov-kirill", "court/vladimir-reg"}:                 {"2024-12", nil},
		{"COMMANDS", "kornienko", "agency/fsin"}:                                {nil, nil},
		{"SERVES_AT", "patrushev", "agency/seccouncil"}:                         {nil, nil},
		{"SERVES_AT", "lisyuk-alexei", "facility/ik-3-polar-wolf"}:              {nil, nil},
		{"COMMANDS", "aleksandrov-alexei", "agency/sk-west-siberian-transport"}: {nil, nil},
	} {
		at := slices.IndexFunc(w.edges[post[0]], func(line line) bool { return line.From == "official/"+post[1] && line.To == post[2] })
		if at < 0 {
			t.Errorf("there is no %v", post)
			continue
		}
		set := w.edges[post[0]][at].Set
		if got := [2]any{set["from"], set["to"]}; got != want {
			t.Errorf("%v: from and to are %v, want %v", post, got, want)
		}
	}
}
