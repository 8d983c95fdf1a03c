package facts

import (
	"regexp"
	"strings"

	"habeas/seed"
)

var (
	inBrackets   = regexp.MustCompile(`\s*\((?:src )?([a-z0-9-]+(?:, [a-z0-9-]+)*)\)`)
	inPassing    = regexp.MustCompile(`[,;]? (?:also )?src ([a-z0-9-]+)`)
	perSource    = regexp.MustCompile(`\bper (?:src )?([a-z0-9-]+)`)
	ownKnowledge = regexp.MustCompile(`\s*\((?:[a-z ]+ )?general[- ]knowledge\)`)
	attribution  = regexp.MustCompile(`\bsaid to\b|\bin the Council’s view\b|^[A-Z]{2}: `)
)

// sourcedNote takes the sources out of the words of a note and cites them. Where a note
// says what a source says, the source's title takes the place of its id.
func (c *conversion) sourcedNote(file, note string) (string, []seed.Citation) {
	var citations []seed.Citation
	replace := func(pattern *regexp.Regexp, put func(ids []string) string) {
		note = pattern.ReplaceAllStringFunc(note, func(found string) string {
			ids := strings.Split(pattern.FindStringSubmatch(found)[1], ", ")
			for _, id := range ids {
				if c.sources[sourceKey(file, id)] == "" {
					return found
				}
			}
			citations = append(citations, c.cite(file, ids...)...)
			return put(ids)
		})
	}
	none := func([]string) string { return "" }
	replace(inBrackets, none)
	replace(perSource, func(ids []string) string {
		title, _ := c.nodes[c.sources[sourceKey(file, ids[0])]].Set["title"].(string)
		return "per “" + title + "”"
	})
	replace(inPassing, none)
	return strings.TrimSpace(note), citations
}

// lawText takes the mark of general knowledge off the text of law, for which it is
// allowed, and says that it was there.
func lawText(text string) (plain string, marked bool) {
	plain = strings.TrimSpace(ownKnowledge.ReplaceAllString(text, ""))
	return plain, plain != text
}

// attributed says whose words an allegation is, where its text does not.
func attributed(text, modality string) string {
	if text == "" || modality != alleged || attribution.MatchString(text) {
		return text
	}
	return "according to the listing: " + text
}

// readersMarks are what the notes say of the files themselves, which a reader of the
// data does not have.
var readersMarks = strings.NewReplacer(
	", see conflicts", "", "; see conflicts", "", ", see unverified", "", "; see unverified", "",
	" (prisoners.yaml)", "", " per prisoners.yaml", "",
	"court taken from prisoners.yaml", "court as other sources on the case have it",
	"kept because prisoners.yaml ties her to two cases", "other sources tie her to two cases",
)
