package facts

import (
	"slices"
	"strings"

	"habeas/seed"
)

// convertOutcomes decides the charges by the verdicts, as the table reads them. It
// runs after all charges are known.
func (c *conversion) convertOutcomes() {
	for _, raw := range c.facts.Prisoners.Cases {
		for _, proceeding := range c.number(raw) {
			c.convertOutcome(filePrisoners, raw, proceeding)
		}
	}
	for _, raw := range c.facts.Listings.Cases {
		for _, proceeding := range c.number(raw) {
			c.convertOutcome(fileListings, raw, proceeding)
		}
	}
}

func (c *conversion) convertOutcome(file string, raw rawCase, p proceeding) {
	rules := c.rulesFor(file, raw, p)
	decides := slices.ContainsFunc(rules, func(rule outcomeRule) bool { return rule.Outcome != "" })
	if !decides || c.nodes[p.id] == nil {
		return
	}
	citations := c.cite(file, p.raw.Src...)
	for _, person := range p.raw.Persons {
		key := chargeKey(raw.ID, person)
		if len(c.charges[key]) == 0 {
			c.addCharge(raw.ID, person, articles{}, fields{"description": unnamedCharge}, "", c.verdictCitations(file, raw, person))
		}
		for _, charge := range c.charges[key] {
			c.decide(charge, person, p, rules, citations)
		}
	}
}

func (c *conversion) decide(charge charge, person string, p proceeding, rules []outcomeRule, citations []seed.Citation) {
	for _, rule := range rules {
		if (rule.Person != "" && rule.Person != person) || (rule.Statute != "" && rule.Statute != charge.statute) ||
			(rule.Charge != "" && !strings.HasSuffix(charge.id, "/"+rule.Charge)) {
			continue
		}
		if rule.Outcome != "" {
			c.edge("DECIDED_IN", charge.id, p.id, fields{"outcome": rule.Outcome}, evidence(reported, citations, rule.Note))
		}
		return
	}
}

// verdictCitations are those of the proceedings of a person that decided something.
func (c *conversion) verdictCitations(file string, raw rawCase, person string) []seed.Citation {
	var ids []string
	for _, p := range c.number(raw) {
		if slices.Contains(p.raw.Persons, person) && len(c.rulesFor(file, raw, p)) > 0 {
			ids = append(ids, p.raw.Src...)
		}
	}
	return c.cite(file, ids...)
}

func (c *conversion) rulesFor(file string, raw rawCase, p proceeding) []outcomeRule {
	if rules := c.tables.outcomes.Proceedings[strings.TrimPrefix(p.id, "proceeding/")]; rules != nil {
		return rules
	}
	for _, outcome := range sortedKeys(c.tables.outcomes.Verdicts) {
		if slices.Contains(c.tables.outcomes.Verdicts[outcome], p.raw.Verdict) {
			return []outcomeRule{{Outcome: outcome}}
		}
	}
	if p.raw.Verdict != "" && !slices.Contains(c.tables.outcomes.None, p.raw.Verdict) {
		c.problem("%s: cases: %s: the table of outcomes has no verdict %q", file, raw.ID, p.raw.Verdict)
	}
	return nil
}
