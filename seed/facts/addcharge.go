package facts

import (
	"strconv"
	"strings"

	"habeas/seed"
)

// addCharge adds a charge with its person, case and statute.
func (c *conversion) addCharge(caseID, person string, reading articles, set fields, note string, citations []seed.Citation) {
	key := chargeKey(caseID, person)
	id := c.node("Charge", key+"/"+c.chargeSlug(key, reading), set, evidence(reported, citations, note))
	c.edge("FACES", "prisoner/"+person, id, nil, nil)
	c.edge("CHARGED_IN", id, "case/"+caseID, nil, nil)
	if reading.statute != "" {
		description, _ := set["description"].(string)
		c.ensureStatute(reading.statute, description, citations)
		c.edge("UNDER", id, "statute/"+reading.statute, nil, nil)
	}
	c.charges[key] = append(c.charges[key], charge{id: id, statute: reading.statute})
}

// convertUsedAgainst adds the charges that the list of statutes names, where it names
// one prisoner and one article.
func (c *conversion) convertUsedAgainst() {
	for _, statute := range c.facts.Reference.Statutes {
		for _, used := range statute.UsedOn {
			c.convertUsed(statute.ID, used)
		}
	}
}

func (c *conversion) convertUsed(statute string, used rawUsed) {
	const list = "statutes"
	entry := statute + " / " + used.Who
	rule, ok := c.tables.outcomes.UsedAgainst[entry]
	what := "used_against: " + used.Who
	if !ok {
		c.problem("%s: statutes: the table of outcomes has no %q", fileReference, entry)
		return
	}
	if rule.Omit != "" {
		c.omit(fileReference, list, statute, what, rule.Omit)
		return
	}
	citations := c.cite(fileReference, used.Src...)
	if rule.Already {
		c.mention("charge/"+rule.Charge, citations)
		c.citeArticle(rule.Charge, citations)
		if rule.Also != "" {
			c.mention("charge/"+rule.Also, citations)
		}
		return
	}
	caseID, person, slug := splitCharge(rule.Charge)
	if !strings.HasPrefix(slug, "RU-") {
		// A number in the place of an article: the sources name none.
		slug = ""
	}
	c.addCharge(caseID, person, articles{statute: slug}, fields{"description": rule.Description}, rule.Note, citations)
}

// citeArticle lets the article of a charge stand on the list of statutes alone, where the
// charge's own sources give the offence in words.
func (c *conversion) citeArticle(slug string, citations []seed.Citation) {
	caseID, person, statute := splitCharge(slug)
	key := chargeKey(caseID, person)
	for i, charge := range c.charges[key] {
		if charge.id != "charge/"+slug || c.tables.outcomes.ChargeStatutes[key+"/"+strconv.Itoa(i+1)] == "" {
			continue
		}
		if line := c.edges[edgeKey(&seed.Line{Edge: "UNDER", From: charge.id, To: "statute/" + statute, Set: map[string]any{}})]; line != nil {
			line.Evidence = evidence(reported, citations, "the list of statutes names the person under this article; the entries of the sanctions list give the offence in words")
		}
	}
}
