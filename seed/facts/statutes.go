package facts

import (
	"slices"
	"strings"

	"habeas/seed"
)

const koapPrefix = "RU-KOAP-"

// convertStatutes adds the articles and their parts. Amending laws, the history of
// articles and what bodies said of them are left out, as the model says.
func (c *conversion) convertStatutes() {
	for _, raw := range c.facts.Reference.Statutes {
		if raw.Kind != "" {
			c.omit(fileReference, "statutes", raw.ID, "entry", "an amending or framework law, no article of a code")
			continue
		}
		c.convertStatute(raw)
	}
}

func (c *conversion) convertStatute(raw rawStatute) {
	citations := c.cite(fileReference, raw.Src...)
	if strings.HasPrefix(raw.ID, koapPrefix) {
		citations = append(c.lawSource("RU-KOAP", raw.Code), citations...)
	}
	citations = append(citations, c.introducedCitations(raw.Introduced)...)
	introducedBy, known := lawText(raw.Introduced.Law)
	penalty, alsoKnown := lawText(raw.MaxPenalty)
	note := introducedNote(raw.Introduced)
	if known || alsoKnown {
		note = joinNotes(note, "the law that introduced it or the penalty is general knowledge")
	}
	set := fields{
		"code": raw.Code, "article": raw.Article, "title": raw.Title, "titleNative": raw.TitleRu, "topic": raw.Topic,
		"introducedOn": raw.Introduced.Date, "introducedBy": introducedBy, "penalty": penalty,
	}
	if raw.Single {
		addYears(set, raw.Years, raw.Life)
	}
	id := c.node("Statute", raw.ID, set, evidence(modalityOfficial, citations, note))
	for _, part := range raw.Parts {
		c.convertPart(raw, id, part, citations)
	}
	for what, held := range map[string]bool{
		"amending_laws_noted": len(raw.Amending) > 0, "history": len(raw.History) > 0, "criticism": len(raw.Criticism) > 0,
	} {
		if held {
			c.omit(fileReference, "statutes", raw.ID, what, "left out by the model: amending laws, history and criticism of statutes")
		}
	}
	if raw.Note != "" {
		c.omit(fileReference, "statutes", raw.ID, "note", "a remark on cases or numbering that names no source")
	}
}

// introducedCitations are those of when and by which law a statute was introduced.
func (c *conversion) introducedCitations(introduced rawIntroduced) []seed.Citation {
	var names []string
	for name, text := range map[string]string{"introducedOn": introduced.Date, "introducedBy": introduced.Law} {
		if text != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return supportingAny(c.cite(fileReference, introduced.Src...), names)
}

func introducedNote(introduced rawIntroduced) string {
	if introduced.Basis == "" {
		return ""
	}
	return "introducedOn: " + introduced.Basis
}

func (c *conversion) convertPart(raw rawStatute, article string, part rawPart, citations []seed.Citation) {
	title := raw.Title + " (part " + part.Part + ")"
	if part.Description != "" {
		title = raw.Title + " (part " + part.Part + ": " + part.Description + ")"
	}
	set := fields{"code": raw.Code, "article": raw.Article, "part": part.Part, "title": title, "titleNative": raw.TitleRu, "topic": raw.Topic}
	addYears(set, part.Years, part.Life)
	if part.Death {
		set["penalty"] = "the text also provides for the death penalty, which is not applied"
	}
	id := c.node("Statute", part.ID, set, evidence(modalityOfficial, citations, ""))
	c.edge("PART_OF", id, article, nil, nil)
}

func addYears(set fields, years *rawYears, life *bool) {
	const monthsPerYear = 12
	set["life"] = life
	if years == nil {
		return
	}
	if years.Min != nil {
		set["minMonths"] = *years.Min * monthsPerYear
	}
	if years.Max != nil && (life == nil || !*life) {
		set["maxMonths"] = *years.Max * monthsPerYear
	}
}

// ensureStatute adds a statute that charges use and the list of statutes lacks, with
// its article, from what the facts say of the charge.
func (c *conversion) ensureStatute(slug, description string, citations []seed.Citation) {
	id := "statute/" + slug
	if line := c.nodes[id]; line != nil {
		if line.Evidence.Modality == reported {
			c.mention(id, citations)
		}
		return
	}
	const prefix = "RU-UK-"
	number := strings.Split(strings.TrimPrefix(slug, prefix), "-")
	set := fields{"code": criminalCode, "article": number[0], "title": capitalised(description)}
	if len(number) > 1 {
		set["part"] = number[1]
	}
	if len(number) > 2 {
		set["point"] = number[2]
	}
	c.node("Statute", slug, set, evidence(reported, citations, "not in the list of statutes; the title is the words of a charge"))
	if len(number) > 1 {
		parent := prefix + strings.Join(number[:len(number)-1], "-")
		c.ensureStatute(parent, general(description), citations)
		c.edge("PART_OF", id, "statute/"+parent, nil, nil)
	}
}

const criminalCode = "Criminal Code of the Russian Federation (63-FZ of 13 June 1996)"

// general is a charge's wording without what only its part or point adds.
func general(description string) string {
	for _, mark := range []string{" by an ", " by a ", " out of "} {
		description, _, _ = strings.Cut(description, mark)
	}
	return description
}

func capitalised(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
