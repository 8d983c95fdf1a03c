package facts

import (
	"slices"
)

// involvementRule says what an involvement of reference.yaml means.
type involvementRule struct {
	Official string   `yaml:"official"`
	Who      string   `yaml:"who"`
	Edge     string   `yaml:"edge"`
	Seat     string   `yaml:"seat"`
	Capacity string   `yaml:"capacity"`
	Act      string   `yaml:"act"`
	Date     string   `yaml:"date"`
	To       []string `yaml:"to"`
}

// convertInvolvements adds what officials did, as reference.yaml and listings.yaml say.
func (c *conversion) convertInvolvements() {
	listed := map[string]bool{}
	for _, raw := range c.facts.Listings.Officials {
		listed[raw.Reference] = true
		for _, involved := range raw.Involvement {
			c.convertInvolved(raw.ID, involved)
		}
	}
	for _, raw := range c.facts.Reference.Officials {
		for _, involved := range raw.Involvement {
			c.convertRefInvolved(raw, involved, listed[raw.ID])
		}
	}
}

func (c *conversion) convertRefInvolved(raw rawOfficial, involved rawRefInvolved, listed bool) {
	at := slices.IndexFunc(c.tables.involvements, func(rule involvementRule) bool {
		return rule.Official == raw.ID && rule.Who == involved.Who
	})
	if at < 0 {
		c.omit(fileReference, "officials", raw.ID, "involvement: "+involved.Who, reasonFor(raw, involved, listed))
		return
	}
	rule := c.tables.involvements[at]
	sources := append(slices.Clone([]string(involved.Src)), involved.AlsoSrc...)
	citations, modality := c.cite(fileReference, sources...), reported
	if c.modalityOf(sources) == modalityOfficial || attribution.MatchString(involved.Capacity) {
		modality = alleged
	}
	set, note := fields{"seat": rule.Seat}, involved.Capacity
	if rule.Edge == "INVOLVED_IN" {
		note, set = "", fields{"capacity": rule.Capacity, "act": rule.Act, "text": involved.Capacity, "date": rule.Date}
	}
	for _, to := range rule.To {
		c.sameRole(rule.Edge, c.official(fileReference, raw.ID), to, set)
		c.edge(rule.Edge, c.official(fileReference, raw.ID), to, set, evidence(modality, citations, note))
	}
}

// sameRole takes the seat that an edge has already, so that a source that does not say
// the seat does not make a second edge.
func (c *conversion) sameRole(edge, from, to string, set fields) {
	for _, line := range c.edges {
		if line.Edge == edge && line.From == from && line.To == to && set["seat"] == "" {
			set["seat"] = line.Set["seat"]
		}
	}
}

// inGeneral is what the report is said to name officials for.
const inGeneral = "political prisoners generally"

func reasonFor(raw rawOfficial, involved rawRefInvolved, listed bool) string {
	switch {
	case raw.InReport && involved.Who == inGeneral:
		return "it stands with the report, which names the official"
	case listed:
		return "listings.yaml has the acts that the lists tell of, in full"
	default:
		return "names no prisoner and no case of the data"
	}
}

// convertInvolved adds an act that a listing tells of. Where a proceeding has the
// official in a role for it, that role is the act; others are outside of proceedings.
func (c *conversion) convertInvolved(entry string, raw rawInvolved) {
	if c.inProceeding(entry, raw) {
		return
	}
	official, citations := c.official(fileListings, entry), c.cite(fileListings, raw.Src...)
	date, remark := partialDate(raw.Date)
	note := raw.Note
	if remark && raw.Date != "" {
		date, note = "", joinNotes(note, "date as printed: "+raw.Date)
	}
	modality := c.modalityOfAct(fileListings, raw.Src)
	set := fields{"capacity": raw.Capacity, "act": raw.Act, "text": attributed(raw.What, modality), "date": date}
	targets := targetsOf(raw)
	if len(targets) == 0 {
		c.omit(fileListings, "officials", entry, "involvement: "+raw.What, "names no prisoner and no case")
	}
	for _, target := range targets {
		c.edge("INVOLVED_IN", official, target, set, evidence(modality, citations, note))
	}
}

func targetsOf(raw rawInvolved) []string {
	var targets []string
	if raw.Case != "" {
		targets = append(targets, "case/"+raw.Case)
	}
	if raw.Prisoner != "" {
		targets = append(targets, "prisoner/"+raw.Prisoner)
	}
	return targets
}

// inProceeding reports whether the proceedings of the listings have the official in a
// role for this case and stage, and for this prisoner if one is named.
func (c *conversion) inProceeding(entry string, raw rawInvolved) bool {
	for _, listed := range c.facts.Listings.Cases {
		if listed.ID != raw.Case {
			continue
		}
		for _, proceeding := range listed.Proceedings {
			if proceeding.Stage == raw.Stage && hasActor(proceeding, entry) && (raw.Prisoner == "" || slices.Contains(proceeding.Persons, raw.Prisoner)) {
				return true
			}
		}
	}
	return false
}

func hasActor(raw rawProceeding, official string) bool {
	return slices.ContainsFunc(slices.Concat(raw.Judges, raw.Prosecutors, raw.Investigators, raw.Others), func(actor rawActor) bool {
		return actor.Official == official
	})
}
