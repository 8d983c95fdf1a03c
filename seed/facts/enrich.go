package facts

import "habeas/seed"

// personRule says what the words of a status mean: a death, or a release.
type personRule struct {
	Arrested string `yaml:"arrested"`
	Died     string `yaml:"died"`
	Released string `yaml:"released"`
	How      string `yaml:"how"`
}

// enrichPerson adds what a second file says of a person: other spellings, groups,
// recognitions, and fields that the first leaves empty. Its summary is of the same
// person in other words, so it is left out.
func (c *conversion) enrichPerson(file string, raw rawPerson) {
	id := "prisoner/" + raw.ID
	line := c.nodes[id]
	if line == nil {
		c.problem("%s: people: %s: marked as existing, but it does not exist", file, raw.ID)
		return
	}
	citations := c.cite(file, raw.Src...)
	reason := c.tables.joins.People[raw.ID]
	if reason == "" {
		c.problem("%s: people: %s: marked as existing, but the table of joins gives no reason", file, raw.ID)
	}
	c.joins(id, file, "people", raw.ID, reason)
	c.mention(id, citations)
	name, _ := line.Set["name"].(string)
	held, _ := line.Set["aliases"].([]string)
	if aliases := others(name, append(held, raw.AKA...)...); len(aliases) > 0 {
		line.Set["aliases"] = aliases
	}
	for key, value := range map[string]string{"occupation": raw.Occupation, "status": raw.Status, "nameNative": raw.NameNative} {
		if line.Set[key] == nil && value != "" {
			line.Set[key] = value
		}
	}
	c.omit(file, "people", raw.ID, "summary", "the person has one from "+filePrisoners)
	c.personalCitations(file, raw, "")
	c.convertMemberships(id, citations, raw.Groups)
	c.convertRecognitions(file, id, raw.RecognisedBy)
}

// applyPersonRule adds the death or release that a person's status tells of.
func (c *conversion) applyPersonRule(slug string, rule personRule) {
	id := "prisoner/" + slug
	line := c.nodes[id]
	if line == nil {
		c.problem("people: there is no %s", id)
		return
	}
	if rule.Died != "" {
		line.Set["diedOn"] = rule.Died
	}
	if rule.Released == "" {
		return
	}
	how, _ := releaseHow(rule.How)
	var citations []seed.Citation
	for _, raw := range c.facts.Listings.People {
		if raw.ID == slug {
			citations = c.cite(fileListings, raw.Src...)
		}
	}
	release := c.node("Release", slug+"/"+rule.Released, fields{"date": rule.Released, "how": how, "text": line.Set["status"]},
		evidence(reported, citations, ""))
	c.edge("RELEASED", id, release, nil, nil)
}
