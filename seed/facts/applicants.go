package facts

import (
	"slices"
	"strings"

	"habeas/seed"
)

// convertApplicants adds what a judgment found violated as violations of its applicant,
// where it concerns one prisoner and nobody and nothing else. Of a judgment with several
// applicants the list of decisions does not say whose rights were violated.
func (c *conversion) convertApplicants() {
	for _, raw := range c.facts.Reference.Decisions {
		if applicant := c.applicantOf(raw); applicant != "" && raw.Basis == "excerpt" {
			c.findForApplicant(raw, applicant)
		}
	}
}

// applicantOf is the only prisoner whom a judgment concerns, if it concerns nobody else.
func (c *conversion) applicantOf(raw rawDecision) string {
	if len(raw.Concerns) != 1 {
		return ""
	}
	targets := c.tables.decisions.Concerns[raw.Concerns[0]]
	if len(targets) != 1 || !strings.HasPrefix(targets[0], "prisoner/") {
		return ""
	}
	return targets[0]
}

func (c *conversion) findForApplicant(raw rawDecision, applicant string) {
	citations := c.cite(fileReference, raw.Src...)
	for _, provision := range raw.Violated {
		slug := strings.Join([]string{bareSlug(applicant), provision, raw.ID}, "/")
		if line := c.nodes["violation/"+slug]; line != nil {
			c.mention(line.ID, citations)
			continue
		}
		id := c.node("Violation", slug, fields{"modality": found, "date": raw.Date}, evidence(found, citations, "the person is the applicant"))
		c.edge("SUFFERED", applicant, id, nil, nil)
		c.connectViolation(id, "provision/"+provision)
		c.edge("FOUND_IN", id, "decision/"+raw.ID, nil, nil)
		c.settle(applicant, provision, raw, citations)
	}
}

// settle says on an allegation of the same application that the judgment found it.
func (c *conversion) settle(applicant, provision string, raw rawDecision, citations []seed.Citation) {
	line := c.nodes["violation/"+bareSlug(applicant)+"/"+provision+"/allegation"]
	if line == nil || !slices.Contains(strings.Fields(line.Evidence.Note), raw.Applications) {
		return
	}
	line.Evidence.Note = joinNotes(line.Evidence.Note, "found violated in the judgment "+raw.ID)
	line.Evidence.Citations = append(line.Evidence.Citations, unplaced(citations)...)
}
