package explorer_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestPagesLeadReadersOn: what a reader needs next is on the page, in words.
func TestPagesLeadReadersOn(t *testing.T) {
	e := bundled(t)
	for address, wants := range map[string][]string{
		"/":                             {"For families and journalists", "For lawyers", "For researchers", "Known here so far: prisoners 276,"},
		"/?lang=uk":                     {"Рідним і журналістам", "Юристам", "Дослідникам"},
		"/official/opanasenko-valery":   {"No listing is known in these data.", "How two entries are connected", "What the acts have in common"},
		"/official/dudar-natalia":       {"Which authorities list whom, and which do not: Officials not listed by every authority (Basmanny District Court of Moscow)"},
		"/dossier/opanasenko-valery":    {"No listing is known in these data."},
		"/source/hudoc-crimea":          {"the entry itself", "provisions ECHR, Article 10"},
		"/questions/crossTab":           {"What to count (required) choose … prisoners", "no columns: one sum for each row"},
		"/questions/officialPairs":      {"Role of the first judge", "Role of the second", "Shared cases at least"},
		"/questions/caseClusters":       {"Shared people at least"},
		"/group/religious-minority":     {"20 of 98 on this page", "Next page : Prisoners"},
		"/graph/official/dudar-natalia": {"graph : Alleged violation: Liberty (Ilia Yashin)"},
	} {
		document, _ := read(t, e, address)
		text := textOf(document)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("GET %s: got %s\nwant it to contain %q", address, text, want)
			}
		}
	}
	_, home := read(t, e, "/")
	for _, question := range slices.Sorted(maps.Keys(asked)) {
		if !strings.Contains(home, `href="/questions/`+question+`"`) {
			t.Errorf("/: got no link to the question %s", question)
		}
	}
}

// TestFormsFoldWhatFewReadersNeed: bounds are folded, unless one is in use or wrong.
func TestFormsFoldWhatFewReadersNeed(t *testing.T) {
	e := bundled(t)
	for address, folded := range map[string]bool{
		"/questions/repeatOfficials": true, "/questions/repeatOfficials?minCases=2&minSources=1&from=": true,
		"/questions/repeatOfficials?minSources=2": false, "/questions/repeatOfficials?from=yesterday": false, "/questions/repeatOfficials?to=2019": false,
	} {
		_, body := get(t, e, address, "")
		if got := strings.Contains(body, `<details class="more">`); got != folded {
			t.Errorf("GET %s: got folded %t, want %t", address, got, folded)
		}
	}
}

// TestFewNodesArePickedFromAList: an id stays chosen, with its kind or without, known or
// not.
func TestFewNodesArePickedFromAList(t *testing.T) {
	e := bundled(t)
	for address, want := range map[string]string{
		"/questions/repeatOfficials":                                `<option value="" selected>any</option><option value="group/alleged-spy">Alleged spies`,
		"/questions/repeatOfficials?group=group/religious-minority": `<option value="group/religious-minority" selected>`,
		"/questions/repeatOfficials?group=religious-minority":       `<option value="group/religious-minority" selected>`,
		"/questions/repeatOfficials?group=nobody":                   `<option value="nobody" selected>nobody`,
	} {
		if _, body := get(t, e, address, ""); !strings.Contains(body, want) {
			t.Errorf("GET %s: got no %s", address, want)
		}
	}
}

// TestArticlesAreFoundByTheirNumbers: lawyers know a statute by its number; a number within
// a name asks for none.
func TestArticlesAreFoundByTheirNumbers(t *testing.T) {
	e := bundled(t)
	const statute, provision = `href="/statute/RU-UK-205.5"`, `href="/provision/ECHR-10"`
	for _, c := range []struct {
		address, in string
		want        bool
	}{
		{"/search?q=205.5", statute, true}, {"/search?q=ст. 205.5 УК", statute, true}, {"/search?q=статья 205.5&kind=STATUTE", statute, true},
		{"/search?q=Article 10", provision, true}, {"/search?q=10&kind=PROVISION", provision, true}, {"/search?q=10&kind=COURT", provision, false},
		{"/search?q=10 May", provision, false}, {"/suggest?q=205", statute, true}, {"/suggest?q=205&kind=STATUTE&as=id", `data-autocomplete-value="statute/RU-UK-205.5"`, true},
		{"/suggest?q=205&kind=OFFICIAL&as=id", "RU-UK-205", false},
	} {
		address := strings.ReplaceAll(c.address, " ", "%20")
		if _, body := get(t, e, address, ""); strings.Contains(body, c.in) != c.want {
			t.Errorf("GET %s: got %s %t, want %t", c.address, c.in, !c.want, c.want)
		}
	}
}
