package facts

import (
	"fmt"
	"regexp"
	"strings"

	"habeas/seed"
)

var (
	aboutArrest  = regexp.MustCompile(`(?i)arrest|detain|detention|custody|captured|seized`)
	aboutBirth   = regexp.MustCompile(`(?i)\bborn\b`)
	aboutRelease = regexp.MustCompile(`(?i)returned to Kyiv|released|pardon|parole|ordered release`)
)

// convertPeople adds the people with their groups, recognitions and releases.
func (c *conversion) convertPeople() {
	for _, person := range c.facts.Prisoners.People {
		c.convertPerson(filePrisoners, person)
	}
	for _, person := range c.facts.Listings.People {
		if person.Existing {
			c.enrichPerson(fileListings, person)
			continue
		}
		c.convertPerson(fileListings, person)
	}
	for _, slug := range sortedKeys(c.tables.people) {
		c.applyPersonRule(slug, c.tables.people[slug])
	}
}

func (c *conversion) convertPerson(file string, person rawPerson) {
	if len(person.Src) == 0 {
		c.omit(file, "people", person.ID, "entry", "no source")
		return
	}
	name, other := variants(person.Name)
	native, otherNative := variants(person.NameNative)
	year, about := birthYear(person.Born)
	if rule := c.tables.people[person.ID]; rule.Arrested != "" {
		person.Arrested = rule.Arrested
	}
	arrested, remark := partialDate(person.Arrested)
	var notes []string
	if remark && person.Arrested != "" {
		notes = append(notes, "arrestedOn as printed: "+person.Arrested)
	}
	if about {
		notes = append(notes, "birthYear is printed as about")
	}
	if person.Born != "" && year == nil {
		c.omit(file, "people", person.ID, "born", "a span of years is no year of birth")
	}
	citations := append(c.cite(file, person.Src...), c.personalCitations(file, person, arrested)...)
	id := c.node("Prisoner", person.ID, fields{
		"name": name, "nameNative": native, "aliases": others(name, append([]string{other, otherNative}, person.AKA...)...),
		"birthYear": year, "nationality": person.Nationality, "occupation": person.Occupation, "summary": person.Summary,
		"arrestedOn": arrested, "status": person.Status,
	}, evidence(reported, citations, strings.Join(notes, "; ")))
	c.convertMemberships(id, c.cite(file, person.Src...), person.Groups)
	c.convertRecognitions(file, id, person.RecognisedBy)
	c.convertReleaseOf(file, id, person)
}

// personalCitations takes from the narrative facts those that support a field. The
// others are left out, and listed.
func (c *conversion) personalCitations(file string, person rawPerson, arrested string) []seed.Citation {
	var citations []seed.Citation
	for i, fact := range person.Evidence {
		cited := c.cite(file, fact.Src...)
		var names []string
		if person.Born != "" && aboutBirth.MatchString(fact.Fact) {
			names = append(names, "birthYear")
		}
		if arrested != "" && aboutArrest.MatchString(fact.Fact) && strings.Contains(fact.Fact, arrested[:len("2006")]) {
			names = append(names, "arrestedOn")
		}
		citations = append(citations, supportingAny(cited, names)...)
		if len(names) == 0 && !(person.Released != nil && aboutRelease.MatchString(fact.Fact)) {
			c.omit(file, "people", person.ID, fmt.Sprintf("evidence %d", i+1), reasonNarrative)
		}
	}
	return citations
}

func supportingAny(citations []seed.Citation, names []string) []seed.Citation {
	if len(names) == 0 {
		return nil
	}
	return supporting(citations, names...)
}

func (c *conversion) convertMemberships(person string, citations []seed.Citation, groups []string) {
	for _, group := range groups {
		id := "group/" + group
		c.mention(id, citations)
		c.edge("MEMBER_OF", person, id, nil, evidence(reported, citations, ""))
	}
}

func (c *conversion) convertRecognitions(file, person string, recognitions []rawRecognition) {
	for _, recognition := range recognitions {
		citations := c.cite(file, recognition.Src...)
		note := recognition.Note
		date, remark := partialDate(recognition.Date)
		if remark {
			// "by 2015-07-21" says when it was known, not when it was done.
			date, note = "", joinNotes("recognised "+recognition.Date, note)
		}
		organisation := c.organisation(file, recognition.Org, citations)
		c.edge("RECOGNISED", person, organisation, fields{"date": date}, evidence(reported, citations, note))
	}
}

func (c *conversion) convertReleaseOf(file, person string, raw rawPerson) {
	if raw.Released == nil {
		return
	}
	how, ok := releaseHow(raw.Released.How)
	if !ok {
		c.problem("%s: people: %s: released how %q", file, raw.ID, raw.Released.How)
	}
	date, remark := partialDate(raw.Released.Date)
	note := ""
	if remark && raw.Released.Date != "" {
		note = "date as printed: " + raw.Released.Date
	}
	var citations []seed.Citation
	for _, fact := range raw.Evidence {
		if aboutRelease.MatchString(fact.Fact) {
			citations = append(citations, c.cite(file, fact.Src...)...)
		}
	}
	if len(citations) == 0 {
		citations = c.cite(file, raw.Src...)
	}
	id := c.node("Release", raw.ID+"/"+orUndated(date), fields{"date": date, "how": how, "text": raw.Released.How},
		evidence(reported, citations, note))
	c.edge("RELEASED", person, id, nil, nil)
}

func releaseHow(printed string) (string, bool) {
	for prefix, how := range map[string]string{
		"exchange": "EXCHANGE", "amnesty": "AMNESTY", "parole": "PAROLE", "pardon": "PARDON", "term-served": "END_OF_TERM",
		"court order": "OTHER", "conviction quashed": "OTHER",
	} {
		if strings.HasPrefix(printed, prefix) {
			return how, true
		}
	}
	return "OTHER", false
}

func orUndated(date string) string {
	if date == "" {
		return "undated"
	}
	return date
}
