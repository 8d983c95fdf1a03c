package facts

import (
	"fmt"
	"strings"

	"habeas/seed"
)

type documentTable struct {
	Names           map[string][]string      `yaml:"names"`
	Nothing         map[string]string        `yaml:"nothing"`
	Also            map[string][]string      `yaml:"also"`
	Recommendations map[string]string        `yaml:"recommendations"`
	Counters        map[string]string        `yaml:"counters"`
	Statistics      map[string]statisticRule `yaml:"statistics"`
}

// documentKinds are the kinds that printed kinds of documents mean.
var documentKinds = map[string]string{
	"resolution": "RESOLUTION", "report": "REPORT", "statement": "STATEMENT", "letter": "LETTER", "civil-society list": "LIST",
}

// convertResolutions adds the resolutions, letters and statements with what they name.
func (c *conversion) convertResolutions() {
	for _, raw := range c.facts.Reference.Resolutions {
		c.convertResolution(raw)
	}
}

func (c *conversion) convertResolution(raw rawResolution) {
	citations := c.cite(fileReference, raw.Src...)
	all := append(citations, supporting(c.cite(fileReference, raw.CriteriaSrc...), "text")...)
	issuer := c.issuerOf(raw)
	note, more := c.sourcedNote(fileReference, raw.Note)
	all = append(all, more...)
	if raw.TitleBasis != "" {
		note = joinNotes(note, "the title is a short one")
	}
	if issuer == "" {
		note = joinNotes(note, "issued by: "+c.issuerName(raw.Body))
		c.omit(fileReference, "resolutions", raw.ID, "body", "not an act of an organisation in the facts")
	}
	id := c.node("Document", raw.ID, fields{
		"title": raw.Title, "kind": documentKinds[raw.Kind], "number": raw.Number, "date": raw.Date, "vote": raw.Vote, "text": criteria(raw.Criteria),
	}, evidence(c.modalityOf(raw.Src), all, note))
	if issuer != "" {
		c.mention(issuer, citations)
		c.edge("ISSUED_BY", id, issuer, fields{"role": issuerRole(raw.Kind)}, evidence(c.modalityOf(raw.Src), citations, ""))
	}
	for _, name := range raw.Named {
		c.nameIn(raw.ID, id, name, "", citations)
	}
	for _, target := range c.tables.documents.Also[raw.ID] {
		c.edge("NAMES", id, target, fields{"as": "named in the title"}, evidence(reported, citations, ""))
	}
}

// issuerOf is the organisation that issued a document. A joint statement of states is
// not one of the body in which they made it.
func (c *conversion) issuerOf(raw rawResolution) string {
	id := "organisation/" + strings.TrimPrefix(raw.Body, "body-")
	if c.nodes[id] == nil || raw.Kind == "statement" {
		return ""
	}
	return id
}

func (c *conversion) issuerName(body string) string {
	if line := c.nodes["organisation/"+strings.TrimPrefix(body, "body-")]; line != nil {
		return fmt.Sprintf("states, in the %s", line.Set["name"])
	}
	return body
}

func issuerRole(kind string) string {
	if kind == "resolution" {
		return "ADOPTER"
	}
	return "AUTHOR"
}

// criteria are the criteria of a document as numbered text.
func criteria(list []rawCriteria) string {
	var texts []string
	for _, criterion := range list {
		texts = append(texts, "("+criterion.Letter+") "+criterion.Text)
	}
	return strings.Join(texts, "; ")
}

func (c *conversion) nameIn(entry, document, name, as string, citations []seed.Citation) {
	targets, reason := c.tables.documents.Names[name], c.tables.documents.Nothing[name]
	if len(targets) == 0 && reason == "" {
		c.problem("%s: resolutions: %s names %q", fileReference, entry, name)
	}
	if reason != "" {
		c.omit(fileReference, "resolutions", entry, "named: "+name, reason)
	}
	for _, target := range targets {
		c.edge("NAMES", document, target, fields{"as": as}, evidence(reported, citations, ""))
	}
}
