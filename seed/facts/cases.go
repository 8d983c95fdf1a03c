package facts

import (
	"slices"
	"strings"

	"habeas/seed"
)

// convertCases adds the cases with their charges, proceedings and detention.
func (c *conversion) convertCases() {
	for _, raw := range c.facts.Prisoners.Cases {
		c.convertCase(filePrisoners, raw)
	}
	for _, raw := range c.facts.Listings.Cases {
		c.convertCase(fileListings, raw)
	}
}

func (c *conversion) convertCase(file string, raw rawCase) {
	id := "case/" + raw.ID
	citations := c.caseCitations(file, raw, "")
	if raw.Existing {
		c.mention(id, citations)
		c.joins(id, file, "cases", raw.ID, "the file marks the entry as the same case: title and defendants agree")
	} else {
		c.node("Case", raw.ID, fields{"title": raw.Title, "kind": caseKind(raw)}, evidence(caseModality(raw), citations, caseNote(raw)))
	}
	c.convertDefendants(file, raw)
	c.convertCharges(file, raw)
	c.convertProceedings(file, raw)
	c.convertDetention(file, raw)
	if len(raw.Related) > 0 {
		c.omit(file, "cases", raw.ID, "related_cases", "the model has no edge between cases")
	}
}

func (c *conversion) convertDefendants(file string, raw rawCase) {
	reason := c.tables.cases.NotAccused[raw.ID]
	for _, person := range raw.Defendants {
		if reason != "" {
			c.omit(file, "cases", raw.ID, "defendant: "+person, "no defendant: "+reason)
			continue
		}
		c.edge("DEFENDANT_IN", "prisoner/"+person, "case/"+raw.ID, nil, evidence(reported, c.caseCitations(file, raw, person), ""))
	}
}

// caseModality is an allegation where no court had the case and lists alone tell of it.
func caseModality(raw rawCase) string {
	if raw.Kind == "attack" {
		return alleged
	}
	return reported
}

func caseNote(raw rawCase) string {
	if raw.Kind == "" {
		return raw.Note
	}
	return joinNotes(raw.Note, "kind as printed: "+raw.Kind)
}

// caseKind is criminal where the case has a charge under the Criminal Code or a
// sentence that only a criminal court passes; otherwise the facts do not say.
func caseKind(raw rawCase) string {
	switch raw.Kind {
	case "":
	case "administrative", "civil":
		return strings.ToUpper(raw.Kind)
	case "administrative or pretrial (not stated)":
		return ""
	default:
		return "OTHER"
	}
	for _, charge := range raw.Charges {
		if strings.HasPrefix(charge.Statute, "RU-UK-") {
			return "CRIMINAL"
		}
	}
	for _, proceeding := range raw.Proceedings {
		for _, sentence := range sentencesOf(proceeding) {
			if kind := sentenceType(sentence.Type); kind == "CUSTODIAL" || kind == "SUSPENDED" {
				return "CRIMINAL"
			}
		}
	}
	return ""
}

// caseCitations are those of the charges and proceedings of a case, of one person if
// one is named; without any, those of the person, or of all defendants.
func (c *conversion) caseCitations(file string, raw rawCase, person string) []seed.Citation {
	var ids []string
	for _, charge := range raw.Charges {
		if person == "" || charge.Person == person {
			ids = append(ids, charge.Src...)
		}
	}
	for _, proceeding := range raw.Proceedings {
		if person == "" || slices.Contains(proceeding.Persons, person) {
			ids = append(ids, proceeding.Src...)
		}
	}
	for _, detention := range raw.Detention {
		if person != "" && detention.Person == person {
			ids = append(ids, detention.Src...)
		}
	}
	if len(ids) > 0 {
		return c.cite(file, ids...)
	}
	if len(raw.Src) > 0 {
		return c.cite(file, raw.Src...)
	}
	for _, defendant := range raw.Defendants {
		if person == "" || defendant == person {
			ids = append(ids, c.personSources(defendant)...)
		}
	}
	return c.cite(file, ids...)
}

func (c *conversion) personSources(id string) []string {
	for _, person := range c.facts.Prisoners.People {
		if person.ID == id {
			return person.Src
		}
	}
	return nil
}
