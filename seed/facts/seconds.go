package facts

import (
	"strings"

	"habeas/seed"
)

// addToProceeding adds what a second file says of a proceeding that stands already:
// who acted, whom it concerned, sentences that the first file lacks.
func (c *conversion) addToProceeding(file string, raw rawCase, p proceeding) {
	citations := c.cite(file, p.raw.Src...)
	for _, join := range c.tables.joins.Proceedings {
		if join.Join == p.own {
			c.joins(p.id, file, "cases", p.own, join.Reason)
		}
	}
	c.mention(p.id, citations)
	c.court(p.raw.Court, citations)
	for _, person := range p.raw.Persons {
		c.edge("SUBJECT_OF", "prisoner/"+person, p.id, nil, evidence(reported, citations, ""))
	}
	c.convertActors(file, raw, p)
	for _, sentence := range sentencesOf(p.raw) {
		if held := c.sentenceOf(sentence, p); held != nil {
			held.Evidence.Citations = append(held.Evidence.Citations, citations...)
			continue
		}
		c.addSentence(sentence, p, citations)
	}
}

// sentenceOf finds the sentence of a person in a proceeding that has the same length.
func (c *conversion) sentenceOf(sentence rawSentence, p proceeding) *seed.Line {
	for _, line := range c.edges {
		if line.Edge == "SENTENCED_IN" && line.From == "prisoner/"+sentence.Person && line.To == p.id && line.Set["months"] == months(sentence) {
			return line
		}
	}
	return nil
}

// modalityOfAct is an allegation where only sanctions lists say what an official did,
// whatever the file marks.
func (c *conversion) modalityOfAct(file string, ids []string) string {
	if file == filePrisoners {
		return reported
	}
	for _, citation := range c.cite(file, ids...) {
		if kind, _ := c.nodes[citation.Source].Set["kind"].(string); kind != "OFFICIAL_LIST" {
			return reported
		}
	}
	return alleged
}

// bareSlug is an id without its kind.
func bareSlug(id string) string {
	_, slug, _ := strings.Cut(id, "/")
	return slug
}
