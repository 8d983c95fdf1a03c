package facts

import "strings"

// seats are the seats that printed roles of judges mean; a plain judge has none.
var seats = map[string]string{
	"presiding":                         "PRESIDING",
	"presiding, court chair":            "PRESIDING",
	"presiding, announced the sentence": "PRESIDING",
	"panel member":                      "PANEL",
	"panel member (court chair)":        "PANEL",
	"Presidium member":                  "PANEL",
	"presiding judge":                   "PRESIDING",
	"presiding appeal judge":            "PRESIDING",
	"Supreme Court judge":               "",
	"reporting judge":                   "RAPPORTEUR",
	"judge":                             "",
	"trial judge":                       "",
	"judge in the trial":                "",
	"appeal judge":                      "",
}

// onlyOfTheCourt is the role of a judge whom a list names as one of the court that
// gave a sentence; whether he sat is not said.
const onlyOfTheCourt = "judge of the court that sentenced"

// convertActors adds the judges, prosecutors and investigators of a proceeding.
func (c *conversion) convertActors(file string, raw rawCase, p proceeding) {
	for _, judge := range p.raw.Judges {
		if judge.Role == onlyOfTheCourt {
			c.involve(file, raw.ID, p, judge, judge.Role, "not said to have sat in the trial")
			continue
		}
		seat, known := seats[judge.Role]
		if !known {
			c.problem("%s: cases: %s: no seat for the role %q", file, raw.ID, judge.Role)
		}
		c.act("JUDGED", file, p, judge, fields{"seat": seat})
	}
	for _, prosecutor := range p.raw.Prosecutors {
		c.act("PROSECUTED", file, p, prosecutor, nil)
	}
	for _, investigator := range p.raw.Investigators {
		if strings.Contains(investigator.Agency, "not stated to be the case investigator") {
			c.involve(file, raw.ID, p, investigator, investigator.Agency, "led searches and is not said to be the investigator")
			continue
		}
		c.act("INVESTIGATED", file, p, investigator, nil)
		c.convertAgencyOf(file, investigator)
	}
	for _, other := range p.raw.Others {
		if strings.Contains(other.Note, "on his orders") {
			c.act("ORDERED", file, p, other, nil)
			continue
		}
		c.involve(file, raw.ID, p, other, other.Capacity, "")
	}
}

func (c *conversion) act(edge, file string, p proceeding, actor rawActor, set fields) {
	citations := c.cite(file, actor.Src...)
	id := c.official(file, actor.Official)
	c.mention(id, citations)
	c.edge(edge, id, p.id, set, evidence(c.modalityOfAct(file, actor.Src), citations, actor.Note))
}

// involve records somebody who acted in a case but in no role that a proceeding has. A
// reason says why somebody listed in such a role does not get it.
func (c *conversion) involve(file, caseID string, p proceeding, actor rawActor, capacity, reason string) {
	citations := c.cite(file, actor.Src...)
	id := c.official(file, actor.Official)
	c.mention(id, citations)
	modality := c.modalityOfAct(file, actor.Src)
	c.edge("INVOLVED_IN", id, "case/"+caseID, fields{"capacity": capacity, "text": attributed(actor.Note, modality), "date": p.date},
		evidence(modality, citations, "in "+bareSlug(p.id)))
	if reason != "" {
		c.omit(file, "cases", caseID, bareSlug(p.id)+": "+actor.Official, reason+": entered as INVOLVED_IN the case")
	}
}

func (c *conversion) convertAgencyOf(file string, actor rawActor) {
	if file == fileListings {
		// The post stands with the official's own entry.
		return
	}
	citations := c.cite(file, actor.Src...)
	agency := c.agency(actor.Agency, citations)
	if agency == "" {
		c.problem("%s: no agency %q in the table", file, actor.Agency)
		return
	}
	c.edge("SERVES_AT", c.official(file, actor.Official), agency, nil, evidence(reported, citations, ""))
}
