package facts_test

import (
	"fmt"
	"regexp"
	"slices"
	"testing"

	"habeas/schema"
)

// private are what texts about family, health, birth, homes and contacts would hold.
var private = []struct {
	about   string
	pattern *regexp.Regexp
}{
	{"family", regexp.MustCompile(`(?i)\b(wife|wives|husband|spouse|married|divorc\w*|widow\w*|sons?|daughters?|child(ren)?|mother|father|parents?|brothers?|sisters?|family|families|relatives?|niece|nephew|cousin|uncle|aunt|grand(mother|father|son|daughter|child\w*)|pregnan\w*|funeral|née|maiden name)\b`)},
	{"health", regexp.MustCompile(`(?i)\b(cancer|diabet\w*|ill|illness\w*|sick\w*|disease\w*|disabilit\w*|disabled|tubercul\w*|hepatitis|hiv|hospital\w*|health\w*|medical\w*|medicine|doctors?|diagnos\w*|surgery|stroke|psychiatr\w*|mental\w*|untreated|treatment)\b`)},
	{"birth", regexp.MustCompile(`(?i)\bborn\b|birthday|date of birth|\b19[2-9]\d-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]19\d{2}\b|\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) 19[2-9]\d\b`)},
	{"home", regexp.MustCompile(`(?i)\b(home address|lives (at|in)|residence|apartment|flat|passport)\b|\b(street|avenue|ulitsa|prospekt) \d|\d+ [A-Z]\w+ (street|avenue)\b|\bhome\b`)},
	{"contacts", regexp.MustCompile(`(?i)\b(tele)?phone|e-?mail|[\w.]+@[\w.]+\.\w+|\+\d[\d ()-]{7,}\d|\b8[ -]\(?\d{3}\)?[ -]\d{3}`)},
}

// allowed are words that look private and are not, each with the reason.
var allowed = []struct{ words, reason string }{
	{`mobile phone technician`, "an occupation"},
	{`ill-treatment`, "what a prison or an officer is said to have done"},
	{`ill-treated`, "what a prison or an officer is said to have done"},
	{`degrading treatment`, "the wording of the prohibition"},
	{`(Other cruel, inhuman or degrading|Cruel, Inhuman or Degrading) [Tt]reatment`, "a title of a treaty"},
	{`[Hh]umane treatment`, "a right"},
	{`Treatment of (detainees|protected persons)`, "a title of a provision"},
	{`[Pp]rivate and family life(, home)?`, "a title of a provision"},
	{`Privacy, family, home and correspondence`, "a title of a provision"},
	{`relative to the protection`, "a title of a treaty"},
	{`(not )?dangerous to life or health`, "the text of a statute"},
	{`no family visits`, "what the Court found violated"},
	{`claims on treatment, information and family contact`, "what complaints to a court were about"},
	{`medical care`, "what a prison is said to have withheld; it says nothing of anybody's health"},
	{`(lack of|without|refused) treatment`, "what a prison is said to have withheld; it says nothing of anybody's health"},
	{`refused him civilian doctors`, "what a prison is said to have withheld; it says nothing of anybody's health"},
	{`prison doctor`, "the capacity of an official"},
	{`[Hh]ead of the medical unit`, "an office"},
	{`compulsory medical measures`, "what a prosecutor asked of a court and what the court decided"},
	{`acquitted of making child pornography`, "what a court acquitted of"},
	{`Criminal Code of the Russian Federation \(63-FZ of 13 June 1996\)`, "a law"},
	{`in force 1 January 1992`, "when a protocol came into force"},
	{`in force 1997-01-01`, "when a law came into force"},
	{`1954-05-10`, "when a treaty was ratified"},
	{`Brother-Alushkin|Brother-Mikhaylov`, "an address, in which it is a form of address among believers"},
	{`magnitskys-mother|her-son`, "an address"},
	{`papa-derzhis`, "an address"},
	{`Clooney Foundation for Justice`, "an organisation"},
	{`ohchr-home|photos-home`, "an address"},
}

// TestNothingPrivateIsCarriedOver reads every text of every fact: fields, notes, places in
// sources. Dates are fields of their own type, and no kind has a field for a birth date.
func TestNothingPrivateIsCarriedOver(t *testing.T) {
	w := newWorld(t)
	used := map[string]bool{}
	var patterns []*regexp.Regexp
	for _, allowance := range allowed {
		patterns = append(patterns, regexp.MustCompile(allowance.words))
	}
	for _, line := range w.result.Lines {
		for _, text := range w.textsOf(line) {
			rest := text
			for i, pattern := range patterns {
				if pattern.MatchString(rest) {
					used[allowed[i].words] = true
					rest = pattern.ReplaceAllString(rest, "…")
				}
			}
			for _, private := range private {
				if word := private.pattern.FindString(rest); word != "" {
					t.Errorf("%s%s %s %s: %q is about %s: %s", line.ID, line.Edge, line.From, line.To, word, private.about, text)
				}
			}
		}
	}
	for _, allowance := range allowed {
		if !used[allowance.words] {
			t.Errorf("nothing in the data says %q (%s): take it off the list", allowance.words, allowance.reason)
		}
	}
}

// textsOf are the texts of a line, dates aside.
func (w *world) textsOf(line line) []string {
	var known []*schema.Field
	switch {
	case line.Node != "":
		known = w.vocabulary.Kind(line.Node).Fields
	case line.Edge != "":
		known = w.vocabulary.Edge(line.Edge).Fields
	}
	var texts []string
	for _, field := range known {
		switch value := line.Set[field.Name].(type) {
		case string:
			if field.Type != schema.Date {
				texts = append(texts, value)
			}
		case []string:
			texts = append(texts, value...)
		}
	}
	if line.Evidence == nil {
		return texts
	}
	texts = append(texts, line.Evidence.Note)
	for _, citation := range line.Evidence.Citations {
		texts = append(texts, citation.Locator)
	}
	return texts
}

// TestBirthIsAYear holds births to a year.
func TestBirthIsAYear(t *testing.T) {
	w := newWorld(t)
	for id, node := range w.nodes {
		if year, held := node.Set["birthYear"].(int64); held && (year < 1900 || year > 2010) {
			t.Errorf("%s: birthYear %d", id, year)
		}
	}
	for _, kind := range w.vocabulary.Kinds {
		if slices.ContainsFunc(kind.Fields, func(field *schema.Field) bool { return fmt.Sprint(field.Name) == "birthDate" }) {
			t.Errorf("%s has a field for a birth date", kind.Name)
		}
	}
}

// files are what the notes call themselves; readers of the data have none of them.
var files = regexp.MustCompile(`\.yaml\b|\bsee (conflicts|unverified)\b|\b(also |, |\()src [a-z]`)

func TestNoTextSpeaksOfTheNotes(t *testing.T) {
	w := newWorld(t)
	for _, line := range w.result.Lines {
		for _, text := range w.textsOf(line) {
			if word := files.FindString(text); word != "" {
				t.Errorf("%s%s %s %s: %q in %s", line.ID, line.Edge, line.From, line.To, word, text)
			}
		}
	}
}
