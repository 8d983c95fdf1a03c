package seed

import (
	"fmt"

	"habeas/graph"
)

// syntheticCase is one case while it is made.
type syntheticCase struct {
	number           int
	id, slug         string
	first, count     int
	evidence, record *graph.Evidence
	year             int
	proceedings      []syntheticProceeding
	// decision found violations in the case; empty where there is none.
	decision string
}

type syntheticProceeding struct{ id, stage, date string }

// legalCase makes a case with its defendants, who are numbered from first.
func (g *generator) legalCase(number, first, count int) {
	slug := fmt.Sprintf("synthetic-%07d", number)
	source := fmt.Sprintf("source/synthetic-%06d", number/4)
	c := &syntheticCase{number: number, id: "case/" + slug, slug: slug, first: first, count: count,
		evidence: cite("REPORTED", source), record: cite("OFFICIAL_RECORD", source), year: 2008 + g.random.IntN(16)}
	if number%4 == 0 {
		g.node("Source", source, nil, value{"title", fmt.Sprintf("Synthetic news of case %d", number)},
			value{"publisher", "Synthetic Press"}, value{"url", "https://example.org/" + slug}, value{"publishedOn", fmt.Sprint(c.year)}, value{"kind", "PRESS"})
	}
	g.node("Case", c.id, c.evidence, value{"title", fmt.Sprintf("Synthetic case %d", number)}, value{"kind", "CRIMINAL"})
	g.proceedings(c)
	g.findings(c)
	for i := range count {
		g.defendant(c, first+i)
	}
}

func (g *generator) proceedings(c *syntheticCase) {
	judge := g.skewed.judge.Uint64()
	prosecutor, investigator := g.skewed.prosecutor.Uint64(), g.skewed.investigator.Uint64()
	for i, step := range []struct {
		stage  string
		chance int
	}{{"PRETRIAL", 10}, {"FIRST_INSTANCE", 85}, {"APPEAL", 15}, {"CASSATION", 3}} {
		if !g.percent(step.chance) {
			continue
		}
		date := fmt.Sprintf("%d-%02d-%02d", c.year+i/2, 1+g.random.IntN(12), 1+g.random.IntN(28))
		id := fmt.Sprintf("proceeding/%s/%s-%s", c.slug, date, lowerStage(step.stage))
		c.proceedings = append(c.proceedings, syntheticProceeding{id, step.stage, date})
		g.node("Proceeding", id, c.evidence, value{"stage", step.stage}, value{"date", date})
		g.edge("STAGE_OF", id, c.id, nil)
		g.edge("JUDGED", officialID("judge", int(judge)), id, c.evidence, value{"seat", "PRESIDING"})
		switch step.stage {
		case "PRETRIAL":
			g.edge("CONDUCTED_BY", id, "agency/synthetic-department", nil)
			g.edge("INVESTIGATED", officialID("investigator", int(investigator)), id, c.evidence)
			g.edge("ORDERED", "official/synthetic-director", id, cite("ALLEGED", c.evidence.Citations[0].Source))
		default:
			g.edge("HEARD_BY", id, courtID(int(judge)%g.size.courts), nil)
			g.edge("PROSECUTED", officialID("prosecutor", int(prosecutor)), id, c.evidence)
		}
		judge = g.skewed.judge.Uint64()
	}
}

func lowerStage(stage string) string {
	return map[string]string{"PRETRIAL": "pretrial", "FIRST_INSTANCE": "first-instance", "APPEAL": "appeal", "CASSATION": "cassation"}[stage]
}

// findings gives every fiftieth case a decision of a treaty body.
func (g *generator) findings(c *syntheticCase) {
	if c.number%50 != 7 {
		return
	}
	c.decision = "decision/" + c.slug
	g.node("Decision", c.decision, c.record, value{"title", fmt.Sprintf("Testov and others (case %d)", c.number)},
		value{"body", "Synthetic Committee"}, value{"date", fmt.Sprint(c.year + 3)}, value{"kind", "VIEWS"})
	g.edge("CONCERNS", c.decision, c.id, c.record)
	g.edge("FOUND_VIOLATED", c.decision, provisionID(provisions()[0][0]), c.record)
}

func (g *generator) defendant(c *syntheticCase, number int) {
	id := prisonerID(number)
	slug := id[len("prisoner/"):]
	values := []value{
		{"name", fmt.Sprintf("Prisoner-%07d %s", number, familyName(number))},
		{"nameNative", fmt.Sprintf("Заключённый-%07d %s", number, nativeFamilyName(number))},
		{"birthYear", int64(1950 + g.random.IntN(50))},
	}
	if g.percent(70) {
		values = append(values, value{"arrestedOn", fmt.Sprintf("%d-%02d", c.year-1, 1+g.random.IntN(12))})
	}
	g.node("Prisoner", id, c.evidence, values...)
	g.edge("DEFENDANT_IN", id, c.id, c.evidence)
	if g.percent(70) {
		g.edge("MEMBER_OF", id, "group/synthetic-"+groups()[g.skewed.group.Uint64()], c.evidence)
	}
	for _, proceeding := range c.proceedings {
		g.edge("SUBJECT_OF", id, proceeding.id, c.evidence)
	}
	g.charges(c, id, slug)
	g.sentence(c, id)
	g.violation(c, id, slug)
	g.afterwards(c, id, slug)
}

func (g *generator) charges(c *syntheticCase, prisoner, slug string) {
	statute := int(g.skewed.statute.Uint64())
	for i := range 1 + g.random.IntN(8)/7 {
		article := statuteID((statute + i) % g.size.statutes)
		if g.percent(40) {
			article += "-1"
		}
		charge := fmt.Sprintf("charge/%s/%s/%s", c.slug, slug, article[len("statute/"):])
		g.node("Charge", charge, c.evidence, value{"description", "Synthetic charge under " + article[len("statute/"):]})
		g.edge("FACES", prisoner, charge, nil)
		g.edge("CHARGED_IN", charge, c.id, nil)
		g.edge("UNDER", charge, article, nil)
		for _, proceeding := range c.proceedings {
			if outcome := g.outcome(proceeding.stage); outcome != "" {
				g.edge("DECIDED_IN", charge, proceeding.id, c.evidence, value{"outcome", outcome})
			}
		}
	}
}

func (g *generator) outcome(stage string) string {
	switch {
	case stage == "PRETRIAL":
		return ""
	case stage != "FIRST_INSTANCE" && g.percent(80):
		return "UPHELD"
	case stage != "FIRST_INSTANCE":
		return "CHANGED"
	case g.percent(1):
		return "ACQUITTED"
	}
	return "CONVICTED"
}

func (g *generator) sentence(c *syntheticCase, prisoner string) {
	for _, proceeding := range c.proceedings {
		if proceeding.stage != "FIRST_INSTANCE" || g.percent(40) {
			continue
		}
		months := int64(12 + 6*g.random.IntN(36))
		kind := "CUSTODIAL"
		if g.percent(20) {
			kind = "SUSPENDED"
		}
		g.edge("SENTENCED_IN", prisoner, proceeding.id, c.evidence, value{"type", kind}, value{"months", months}, value{"life", false})
	}
}

func (g *generator) violation(c *syntheticCase, prisoner, slug string) {
	if !g.percent(10) && c.decision == "" {
		return
	}
	provision := provisions()[g.skewed.provision.Uint64()]
	modality, basis := "ALLEGED", "monitors"
	if c.decision != "" {
		modality, basis, provision = "FOUND", "decision", provisions()[0]
	}
	id := fmt.Sprintf("violation/%s/SYN-%s/%s", slug, provision[0], basis)
	g.node("Violation", id, c.evidence, value{"modality", modality}, value{"date", fmt.Sprint(c.year + 3)})
	g.edge("SUFFERED", prisoner, id, nil)
	if c.decision != "" {
		g.edge("OF_PROVISION", id, provisionID(provision[0]), nil)
		g.edge("FOUND_IN", id, c.decision, nil)
		return
	}
	if g.percent(90) {
		g.edge("OF_PROVISION", id, provisionID(provision[0]), nil)
	} else {
		g.edge("OF_RIGHT", id, rightID(provision[1]), nil)
	}
	g.edge("ALLEGED_BY", id, body, nil)
}

// afterwards makes detention, recognition and release.
func (g *generator) afterwards(c *syntheticCase, prisoner, slug string) {
	if g.percent(10) {
		g.edge("HELD_AT", prisoner, facilityID(int(g.skewed.facility.Uint64())), c.evidence, value{"from", fmt.Sprint(c.year)})
	}
	if g.percent(10) {
		g.edge("RECOGNISED", prisoner, body, c.evidence, value{"date", fmt.Sprint(c.year + 1)})
	}
	if g.percent(5) {
		release := "release/" + slug + "/undated"
		g.node("Release", release, c.evidence, value{"how", "END_OF_TERM"})
		g.edge("RELEASED", prisoner, release, nil)
	}
}
