package facts

import (
	"strings"

	"habeas/seed"
)

// convertTreaties adds treaties, their provisions and the rights that they protect.
// The text of law cites the instrument itself.
func (c *conversion) convertTreaties() {
	for _, raw := range c.facts.Reference.Treaties {
		c.convertTreaty(raw)
	}
	provisions := append([]rawProvision(nil), c.facts.Reference.Provisions...)
	provisions = append(provisions, c.tables.violations.Provisions...)
	listed := map[string]bool{}
	for _, raw := range provisions {
		listed[raw.ID] = true
		c.convertRight(raw)
	}
	for _, raw := range provisions {
		c.convertProvision(raw, listed)
	}
	for _, right := range c.facts.Reference.Rights {
		if c.nodes["right/"+right] == nil {
			c.omit(fileReference, "rights_vocabulary", right, "entry", "no provision of the facts protects it")
		}
	}
}

func (c *conversion) convertTreaty(raw rawTreaty) {
	citations := append(c.lawSource(raw.ID, raw.Title), c.cite(fileReference, raw.Src...)...)
	status := ""
	if raw.Party != nil && raw.Party.Status != "" {
		status = raw.Party.State + ": " + raw.Party.Status
		citations = append(citations, supporting(c.cite(fileReference, raw.Party.Src...), "status")...)
	}
	if strings.Contains(raw.Note, "a declaration") {
		status = "a declaration, so no ratification"
	}
	c.node("Treaty", raw.ID, fields{"title": raw.Title, "adoptedOn": raw.Adopted, "status": status}, evidence(modalityOfficial, citations, ""))
}

// convertBound says from when and until when the treaties bound the state. It runs
// after the places.
func (c *conversion) convertBound() {
	for _, raw := range c.facts.Reference.Treaties {
		if raw.Party != nil && raw.Party.Status == "" {
			c.bind(raw)
		}
	}
}

func (c *conversion) bind(raw rawTreaty) {
	party := raw.Party
	citations := c.cite(fileReference, party.Src...)
	set, notes := fields{}, []string{party.Note}
	if party.State != "Russian Federation" {
		notes = append(notes, party.State)
	}
	if len(party.Src) > 0 {
		c.from(raw, set, &notes)
	} else {
		c.omit(fileReference, "treaties", raw.ID, "party.ratified", "general knowledge, no source")
	}
	if raw.Cessation != nil {
		set["to"] = raw.Cessation.Date
		citations = append(citations, supporting(c.cite(fileReference, raw.Cessation.Src...), "to")...)
	}
	for _, reservation := range raw.Reservations {
		if len(reservation.Src) == 0 {
			c.omit(fileReference, "treaties", raw.ID, "reservation", "general knowledge, no source")
			continue
		}
		notes = append(notes, reservation.Text)
		citations = append(citations, supporting(c.cite(fileReference, reservation.Src...), "note")...)
	}
	set["note"] = joinNotes(notes...)
	const state = "place/russian-federation"
	c.mention(state, citations)
	c.edge("BOUND", state, "treaty/"+raw.ID, set, evidence(modalityOfficial, citations, ""))
}

// from finds the day from which a treaty bound: its entry into force where a source
// gives it, else the ratification, which the note then says.
func (c *conversion) from(raw rawTreaty, set fields, notes *[]string) {
	party := raw.Party
	switch {
	case party.InForce != "":
		set["from"] = party.InForce
		*notes = append(*notes, "ratified "+party.Ratified)
	case party.Acceded != "":
		set["from"] = party.Acceded
		*notes = append(*notes, "from is the date of accession")
	case party.Basis != "" && party.Ratified != "":
		set["from"] = party.Ratified[:len("2006")]
		*notes = append(*notes, "from is the year of ratification; the day is not sourced")
		c.omit(fileReference, "treaties", raw.ID, "party.ratified: day and month", "general knowledge, no source")
	case party.Ratified != "":
		set["from"] = party.Ratified
		*notes = append(*notes, "from is the date of ratification")
	}
	if raw.InForce != "" && raw.InForceBasis != "" {
		c.omit(fileReference, "treaties", raw.ID, "in_force_for_party", "general knowledge, no source")
	}
}

func (c *conversion) convertRight(raw rawProvision) {
	if raw.Right == "" {
		return
	}
	name := capitalised(strings.ReplaceAll(raw.Right, "-", " "))
	c.named("Right", raw.Right, fields{"name": name}, evidence(modalityOfficial, []seed.Citation{{Source: "source/" + raw.Treaty}}, ""))
}

func (c *conversion) convertProvision(raw rawProvision, listed map[string]bool) {
	id := c.node("Provision", raw.ID, fields{"article": raw.Article, "paragraph": raw.Paragraph, "title": raw.Title},
		evidence(modalityOfficial, []seed.Citation{{Source: "source/" + raw.Treaty}}, ""))
	c.edge("OF_TREATY", id, "treaty/"+raw.Treaty, nil, nil)
	if raw.Right != "" {
		c.edge("PROTECTS", id, "right/"+raw.Right, nil, nil)
	}
	if parent := parentOf(raw.ID, listed); parent != "" {
		c.edge("PART_OF", id, "provision/"+parent, nil, nil)
	}
	if len(raw.Themes) > 0 {
		c.omit(fileReference, "provisions", raw.ID, "themes", "left out by the model: themes of provisions")
	}
}

// parentOf is the longest provision that an id begins with.
func parentOf(id string, listed map[string]bool) string {
	for i := strings.LastIndex(id, "-"); i > 0; i = strings.LastIndex(id[:i], "-") {
		if listed[id[:i]] {
			return id[:i]
		}
	}
	return ""
}
