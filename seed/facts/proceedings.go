package facts

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"habeas/seed"
)

var closedHearing = regexp.MustCompile(`(?i)\bclosed (trial|hearing|sitting)|hearings? closed|trial was secret`)

// proceeding is a proceeding that entered.
type proceeding struct {
	id string
	// own is the slug that the file itself gives it, before a join.
	own  string
	date string
	raw  rawProceeding
}

func (c *conversion) convertProceedings(file string, raw rawCase) {
	for _, proceeding := range c.number(raw) {
		if c.nodes[proceeding.id] != nil {
			c.addToProceeding(file, raw, proceeding)
			continue
		}
		c.convertProceeding(file, raw, proceeding)
	}
}

// number gives each proceeding of a case its id: date and stage, and in file order a
// number where these repeat.
func (c *conversion) number(raw rawCase) []proceeding {
	seen := map[string]int{}
	var numbered []proceeding
	for _, entry := range raw.Proceedings {
		date, _ := partialDate(entry.Date)
		stage := entry.Stage
		if stage == "" {
			stage = "unknown"
		}
		slug := raw.ID + "/" + orUndated(date) + "-" + stage
		seen[slug]++
		if seen[slug] > 1 {
			slug += fmt.Sprintf("-%d", seen[slug])
		}
		numbered = append(numbered, proceeding{id: "proceeding/" + c.joinedProceeding(raw, slug), own: slug, date: date, raw: entry})
	}
	return numbered
}

// joinedProceeding is the proceeding that a second file means by one of its own.
func (c *conversion) joinedProceeding(raw rawCase, slug string) string {
	for _, join := range c.tables.joins.Proceedings {
		if raw.Existing && join.Join == slug {
			return join.Into
		}
	}
	return slug
}

func (c *conversion) convertProceeding(file string, raw rawCase, p proceeding) {
	citations := c.cite(file, p.raw.Src...)
	note := p.raw.Note
	if p.date != p.raw.Date && p.raw.Date != "" {
		note = joinNotes("date as printed: "+p.raw.Date, note)
	}
	court := c.court(p.raw.Court, citations)
	agency := c.agency(p.raw.Court, citations)
	if court == "" && agency == "" {
		note = joinNotes(note, c.unnamedCourt(file, raw.ID, p))
	}
	hearing := ""
	if closedHearing.MatchString(p.raw.Note) {
		hearing = "CLOSED"
	}
	c.node("Proceeding", strings.TrimPrefix(p.id, "proceeding/"), fields{
		"stage": stage(p.raw.Stage), "date": p.date, "hearing": hearing, "verdict": p.raw.Verdict,
	}, evidence(reported, citations, note))
	c.edge("STAGE_OF", p.id, "case/"+raw.ID, nil, nil)
	c.convertBench(p, court, agency, citations)
	for _, person := range p.raw.Persons {
		c.edge("SUBJECT_OF", "prisoner/"+person, p.id, nil, evidence(reported, citations, ""))
	}
	c.convertActors(file, raw, p)
	c.convertSentences(p, citations)
}

// convertBench connects a proceeding with where it was held. A printed name that says
// more than the court's own, such as its Presidium, is kept in a note.
func (c *conversion) convertBench(p proceeding, court, agency string, citations []seed.Citation) {
	if agency != "" {
		c.edge("CONDUCTED_BY", p.id, agency, nil, nil)
	}
	if court == "" {
		return
	}
	var own *seed.Evidence
	if printed := p.raw.Court; c.courts[printed].Printed[0] != printed {
		own = evidence(reported, citations, "printed as "+printed)
	}
	c.edge("HEARD_BY", p.id, court, nil, own)
}

func (c *conversion) unnamedCourt(file, caseID string, p proceeding) string {
	if !slices.Contains(c.tables.institutions.UnnamedCourts, p.raw.Court) {
		c.problem("%s: cases: %s: no court %q in the table", file, caseID, p.raw.Court)
	}
	c.omit(file, "cases", caseID, strings.TrimPrefix(p.id, "proceeding/")+": court", "the court is not named: "+p.raw.Court)
	return "court as printed: " + p.raw.Court
}

// stage turns a printed stage into a value of the vocabulary.
func stage(printed string) string {
	return strings.ToUpper(strings.ReplaceAll(printed, "-", "_"))
}
