package facts

import (
	"cmp"
	"slices"
	"strings"

	"habeas/seed"
)

type decisionTable struct {
	Kinds           map[string][]string `yaml:"kinds"`
	Dates           map[string]string   `yaml:"dates"`
	Concerns        map[string][]string `yaml:"concerns"`
	ConcernsNothing map[string]string   `yaml:"concernsNothing"`
}

// convertDecisions adds the decisions with the provisions that they found violated and
// whom they concern.
func (c *conversion) convertDecisions() {
	for _, raw := range c.facts.Reference.Decisions {
		c.convertDecision(raw)
	}
}

func (c *conversion) convertDecision(raw rawDecision) {
	citations := c.cite(fileReference, raw.Src...)
	if len(citations) == 0 {
		c.omit(fileReference, "decisions", raw.ID, "entry", "no source")
		return
	}
	date, note := raw.Date, ""
	if month := c.tables.decisions.Dates[raw.Date]; month != "" {
		date, note = month, "date as printed: "+raw.Date
	}
	if strings.Contains(raw.DateBasis, "general-knowledge") {
		date = date[:len("2006")]
		c.omit(fileReference, "decisions", raw.ID, "date: month and day", "general knowledge, no source")
	}
	reference := cmp.Or(raw.Applications, raw.Number)
	if raw.NumberBasis != "" {
		reference = ""
		c.omit(fileReference, "decisions", raw.ID, "number", "general knowledge, no source")
	}
	if raw.Opinion != "" {
		note = joinNotes(note, "opinion "+raw.Opinion)
	}
	remark, more := c.sourcedNote(fileReference, joinNotes(raw.Formation, raw.Findings, note, raw.Note))
	id := c.node("Decision", raw.ID, fields{
		"title": raw.Name, "body": c.bodyName(raw.Body, citations), "reference": reference, "date": date, "finalOn": raw.Final,
		"status": raw.Status, "kind": kindOf(c.tables.decisions.Kinds, raw.ID),
	}, evidence(c.modalityOf(raw.Src), slices.Concat(citations, more), remark))
	c.convertFindings(id, raw, citations)
	c.convertConcerns(id, raw, citations)
}

func (c *conversion) convertFindings(id string, raw rawDecision, citations []seed.Citation) {
	if len(raw.Raised) > 0 {
		c.omit(fileReference, "decisions", raw.ID, "articles_raised", "articles raised, not found violated")
	}
	for _, provision := range raw.Violated {
		if raw.Basis != "excerpt" {
			c.omit(fileReference, "decisions", raw.ID, "articles_violated: "+provision, "general knowledge, no source")
			continue
		}
		c.edge("FOUND_VIOLATED", id, "provision/"+provision, nil, evidence(found, citations, ""))
	}
}

func (c *conversion) convertConcerns(id string, raw rawDecision, citations []seed.Citation) {
	for _, name := range raw.Concerns {
		targets := c.tables.decisions.Concerns[name]
		reason := c.tables.decisions.ConcernsNothing[name]
		if len(targets) == 0 && reason == "" {
			c.problem("%s: decisions: %s concerns %q", fileReference, raw.ID, name)
		}
		if reason != "" {
			c.omit(fileReference, "decisions", raw.ID, "concerns: "+name, reason)
		}
		for _, target := range targets {
			c.edge("CONCERNS", id, target, nil, evidence(reported, citations, ""))
		}
	}
}

// bodyName is the name of a body, which the decision is a fact that names.
func (c *conversion) bodyName(body string, citations []seed.Citation) string {
	slug := strings.TrimPrefix(strings.TrimPrefix(body, "body-"), "court-")
	for _, kind := range []string{"organisation/", "court/", "agency/"} {
		if line := c.nodes[kind+slug]; line != nil && slug != body {
			c.mention(kind+slug, citations)
			name, _ := line.Set["name"].(string)
			return name
		}
	}
	return body
}

func kindOf(kinds map[string][]string, id string) string {
	for _, kind := range sortedKeys(kinds) {
		if slices.Contains(kinds[kind], id) {
			return kind
		}
	}
	return ""
}

// modalityOf is an official record where a source of reference.yaml is one, or a copy.
func (c *conversion) modalityOf(ids []string) string {
	for _, raw := range c.facts.Reference.Sources {
		if slices.Contains(ids, raw.ID) && slices.Contains([]string{"official", "official-copy", "dataset"}, raw.Kind) {
			return modalityOfficial
		}
	}
	return reported
}
