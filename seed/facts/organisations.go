package facts

import "strings"

const (
	founder = "coalition founding member"
	// founded is when the coalition was launched, with its founding members.
	founded = "2019-02-21"
)

// convertOrganisations adds the organisations and who belongs to the coalition.
func (c *conversion) convertOrganisations() {
	for _, raw := range c.facts.Reference.Organisations {
		id := c.listedOrganisation(raw, nil)
		note, more := c.sourcedNote(fileReference, raw.Note)
		c.nodes[id].Evidence.Note = joinNotes(c.nodes[id].Evidence.Note, note)
		c.mention(id, more)
		for _, role := range raw.Roles {
			c.convertRole(id, raw, role)
		}
	}
}

// convertRole connects members with the coalition. What an organisation did for the
// report stands with the report; other roles are remarks on the organisation.
func (c *conversion) convertRole(id string, raw rawOrganisation, role string) {
	evidence := evidence(reported, c.cite(fileReference, raw.Src...), "")
	switch {
	case role == founder:
		c.edge("BELONGS_TO", id, "organisation/coalition", fields{"role": "founding member", "from": founded}, evidence)
	case strings.HasPrefix(role, "coalition member"):
		evidence.Note = role
		c.edge("BELONGS_TO", id, "organisation/coalition", fields{"role": "member"}, evidence)
	case role == "coalition", strings.HasPrefix(role, "report"):
	default:
		c.nodes[id].Evidence.Note = joinNotes(c.nodes[id].Evidence.Note, role)
	}
}
