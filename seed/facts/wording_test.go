package facts_test

import (
	"regexp"
	"testing"
)

var (
	// grave are words for what would be a crime of an official or a prisoner.
	grave = regexp.MustCompile(`(?i)\b(tortur\w*|ill-treat\w*|poison\w*|beaten|fabricat\w*|abduct\w*|murder\w*|kill\w*|planted|sabotag\w*|forced confession)\b`)
	// attributed are words that say whose words these are, or what court said so.
	attributed = regexp.MustCompile(`(?i)\b(said to|said|says|reported|alleged(ly)?|according to|as the Council|the Council|calls?|called|complain\w*|complaints?|charges (were|included)|convicted|guilty|accused|listing|complicity|evidence to be)\b`)
)

// plain are texts with a grave word that assert nothing of anybody: names and titles.
var plain = map[string]string{
	"Source":      "the title of a publication",
	"Document":    "the title of a document",
	"Statute":     "the text of law",
	"Treaty":      "the text of law",
	"Provision":   "the text of law",
	"Right":       "the name of a right",
	"Decision":    "what a court or body said",
	"Charge":      "an accusation by its kind",
	"ALLEGED_BY":  "an allegation by its kind",
	"Case":        "titles are those of the cases; what they are about stands with the acts",
	"Facility":    "a name",
	"Agency":      "a name",
	"NOT_SAME_AS": "a reason",
}

// TestGraveWordsSayWhoseTheyAre holds every text about a person to its modality: what is
// no finding and no allegation has to say in words who says it.
func TestGraveWordsSayWhoseTheyAre(t *testing.T) {
	w := newWorld(t)
	for _, line := range w.result.Lines {
		if plain[line.Node+line.Edge] != "" || line.Evidence == nil || line.Evidence.Modality == "ALLEGED" || line.Evidence.Modality == "FOUND" {
			continue
		}
		for _, text := range w.textsOf(line) {
			if word := grave.FindString(text); word != "" && !attributed.MatchString(text) {
				t.Errorf("%s%s %s %s is %s and says %q of itself: %s", line.ID, line.Edge, line.From, line.To, line.Evidence.Modality, word, text)
			}
		}
	}
}

// allegation begins or contains what makes the text of an act an allegation.
var allegation = regexp.MustCompile(`^according to the listing: |\bsaid to\b|^(EU|UK|US)(: | lists )|in the Council’s view`)

func TestListedActsReadAsAllegations(t *testing.T) {
	w := newWorld(t)
	count := 0
	for _, line := range w.edges["INVOLVED_IN"] {
		text, held := line.Set["text"].(string)
		if !held || line.Evidence.Modality != "ALLEGED" {
			continue
		}
		count++
		if !allegation.MatchString(text) {
			t.Errorf("%s in %s: %q does not say who alleges it", line.From, line.To, text)
		}
	}
	if count == 0 {
		t.Error("there are no listed acts")
	}
}
