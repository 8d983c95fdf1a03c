package facts

import (
	"slices"
	"strings"

	"habeas/seed"
)

type violationTable struct {
	Decisions     map[string]string   `yaml:"decisions"`
	Paragraphs    map[string][]string `yaml:"paragraphs"`
	Rights        map[string]string   `yaml:"rights"`
	Organisations map[string]claimant `yaml:"organisations"`
	Provisions    []rawProvision      `yaml:"provisions"`
}

// claimant is an organisation that alleges a violation.
type claimant struct {
	ID   string `yaml:"id"`
	Name string `yaml:"name"`
	Kind string `yaml:"kind"`
}

// convertViolations adds the violations, found and alleged.
func (c *conversion) convertViolations() {
	for _, raw := range c.facts.Prisoners.Cases {
		for _, violation := range raw.Violations {
			c.convertViolation(filePrisoners, raw.ID, violation)
		}
	}
	for _, raw := range c.facts.Listings.Cases {
		for _, violation := range raw.Violations {
			c.convertViolation(fileListings, raw.ID, violation)
		}
	}
	c.omitUnlinkedViolations()
}

func (c *conversion) convertViolation(file, caseID string, raw rawViolation) {
	if raw.Right != "" && raw.Article == "" {
		c.addViolation(file, caseID, raw, "right/"+raw.Right)
		return
	}
	if right := c.tables.violations.Rights[raw.Treaty+" / "+raw.Article]; right != "" {
		c.addViolation(file, caseID, raw, "right/"+right)
		return
	}
	parts, known := c.tables.violations.Paragraphs[raw.Paragraph]
	if !known {
		c.problem("%s: cases: %s: violation: paragraph %q", file, caseID, raw.Paragraph)
	}
	for _, part := range parts {
		provision := raw.Treaty + "-" + raw.Article
		if part != "" {
			provision += "-" + part
		}
		c.addViolation(file, caseID, raw, "provision/"+provision)
	}
}

func (c *conversion) addViolation(file, caseID string, raw rawViolation, of string) {
	citations := c.cite(file, raw.Src...)
	modality := alleged
	if raw.Basis == "judgment" || raw.Basis == "opinion" {
		modality = found
	}
	claimant, isOrganisation := c.tables.violations.Organisations[raw.Body]
	decision, basis := c.decisionOf(raw), raw.Basis
	switch {
	case decision != "":
		basis = decision
	case file == fileListings:
		// A listing alleges the same of a person in several cases.
		basis = claimant.ID + "-" + caseID
	}
	set := fields{"modality": modality, "date": raw.Date, "text": raw.Note}
	note := referenceNote(raw, decision)
	if file == fileListings {
		// The remark is of the reader, on where the entry says it.
		note, set["text"] = joinNotes(note, raw.Note, reportedBy(raw)), ""
	}
	if modality == alleged && !isOrganisation {
		set["claimant"] = raw.Body
	}
	id := c.node("Violation", raw.Person+"/"+bareSlug(of)+"/"+basis, set, evidence(modality, citations, note))
	c.edge("SUFFERED", "prisoner/"+raw.Person, id, nil, nil)
	c.connectViolation(id, of)
	if modality == alleged && isOrganisation {
		c.edge("ALLEGED_BY", id, c.claimant(claimant, citations), nil, nil)
	}
	if modality == found {
		c.findIn(file, caseID, id, decision, of, evidence(found, citations, inferredNote(raw)))
	}
	c.convertResponsible(file, id, raw)
}

// decisionOf is the decision that found a violation, by its reference or, where the
// facts give none, by body and person.
func (c *conversion) decisionOf(raw rawViolation) string {
	if raw.Reference != "" {
		return c.tables.violations.Decisions[raw.Reference]
	}
	return c.tables.violations.Decisions[raw.Body+" / "+raw.Person]
}

func reportedBy(raw rawViolation) string {
	if raw.ReportedBy == "" {
		return ""
	}
	return "reported by " + raw.ReportedBy
}

// convertResponsible adds who is said to be responsible, each on the entries about
// him. It is an allegation, whatever the violation is.
func (c *conversion) convertResponsible(file, id string, raw rawViolation) {
	for _, official := range raw.Officials {
		var own []string
		for _, listed := range c.facts.Listings.Officials {
			if listed.ID != official {
				continue
			}
			for _, source := range raw.Src {
				if slices.Contains(listed.Src, source) {
					own = append(own, source)
				}
			}
		}
		if len(own) == 0 {
			own = raw.Src
		}
		c.edge("RESPONSIBLE_FOR", c.official(file, official), id, nil, evidence(alleged, c.cite(file, own...), ""))
	}
}

// omitUnlinkedViolations lists what entries say of officials without a prisoner.
func (c *conversion) omitUnlinkedViolations() {
	linked := map[string]bool{}
	for _, raw := range c.facts.Listings.Cases {
		for _, violation := range raw.Violations {
			for _, official := range violation.Officials {
				linked[official+" "+violation.Right] = true
			}
		}
	}
	for _, raw := range c.facts.Listings.Officials {
		for _, violation := range raw.Violations {
			if !linked[raw.ID+" "+violation.Right] {
				c.omit(fileListings, "officials", raw.ID, "violation: "+violation.Right, "the entry ties it to no prisoner")
			}
		}
	}
}

func (c *conversion) connectViolation(id, of string) {
	if c.nodes[of] == nil {
		c.problem("violation %s: %s does not exist", id, of)
		return
	}
	if strings.HasPrefix(of, "right/") {
		c.edge("OF_RIGHT", id, of, nil, nil)
		return
	}
	c.edge("OF_PROVISION", id, of, nil, nil)
}

// findIn connects a violation with the decision that found it, and the decision with
// the provision: what it found for one person it found.
func (c *conversion) findIn(file, caseID, id, decision, of string, own *seed.Evidence) {
	if decision == "" {
		c.problem("%s: cases: %s: %s was found in no decision", file, caseID, id)
		return
	}
	c.edge("FOUND_IN", id, "decision/"+decision, nil, nil)
	if strings.HasPrefix(of, "provision/") {
		c.edge("FOUND_VIOLATED", "decision/"+decision, of, nil, own)
	}
}

func (c *conversion) claimant(claimant claimant, citations []seed.Citation) string {
	return c.named("Organisation", claimant.ID, fields{"name": claimant.Name, "kind": claimant.Kind}, evidence(reported, citations, ""))
}

func inferredNote(raw rawViolation) string {
	if raw.Inferred {
		return "the article is inferred from the wording of the source"
	}
	return ""
}

func referenceNote(raw rawViolation, decision string) string {
	note := inferredNote(raw)
	if raw.Paragraph != "" {
		note = joinNotes(note, "paragraph as printed: "+raw.Paragraph)
	}
	if decision == "" && raw.Reference != "" {
		note = joinNotes(note, "reference: "+raw.Reference)
	}
	return note
}
