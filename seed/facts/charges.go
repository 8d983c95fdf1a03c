package facts

import (
	"fmt"
	"strconv"
	"strings"
)

// unnamedCharge is the description of the charge that carries a plain verdict where
// the sources name no charge.
const unnamedCharge = "not named in the sources"

// charge is a charge that entered.
type charge struct {
	id, statute string
}

func chargeKey(caseID, person string) string { return caseID + "/" + person }

func (c *conversion) convertCharges(file string, raw rawCase) {
	for _, charge := range raw.Charges {
		c.convertCharge(file, raw.ID, charge)
	}
}

func (c *conversion) convertCharge(file, caseID string, raw rawCharge) {
	reading, err := readArticles(raw.Statute)
	if err != nil {
		c.problem("%s: charges: %s: %s: %w", file, caseID, raw.Person, err)
		return
	}
	note := raw.Note
	key := chargeKey(caseID, raw.Person)
	if statute := c.tables.outcomes.ChargeStatutes[key+"/"+strconv.Itoa(len(c.charges[key])+1)]; statute != "" {
		reading.statute = statute
		note = joinNotes(note, "the article is that of the list of statutes; the listing gives the offence in words")
	}
	if reading.bare {
		note = joinNotes(note, "printed as "+raw.Statute)
	}
	if raw.Outcome != "" {
		note = joinNotes(note, "outcome as printed: "+raw.Outcome)
	}
	c.addCharge(caseID, raw.Person, reading, fields{
		"description": raw.Description, "stageOfOffence": reading.stage, "complicity": reading.complicity,
	}, note, c.cite(file, raw.Src...))
}

// articles is what a printed combination of articles means.
type articles struct {
	statute, stage, complicity string
	// bare marks an article 30 without a part, which says neither stage.
	bare bool
}

// readArticles reads combinations such as RU-UK-35-2/30-1/278: articles of the general
// part that qualify the last one.
func readArticles(printed string) (articles, error) {
	if printed == "" {
		return articles{}, nil
	}
	code, list := printed[:strings.LastIndex(printed, "UK-")+3], printed[strings.LastIndex(printed, "UK-")+3:]
	if !strings.Contains(printed, "/") {
		return articles{statute: printed}, nil
	}
	parts := strings.Split(list, "/")
	reading := articles{statute: code + parts[len(parts)-1]}
	for _, part := range parts[:len(parts)-1] {
		switch part {
		case "30-1":
			reading.stage = "PREPARATION"
		case "30-3":
			reading.stage = "ATTEMPT"
		case "30":
			reading.bare = true
		case "35-2":
			reading.complicity = "GROUP_BY_PRIOR_AGREEMENT"
		default:
			return articles{}, fmt.Errorf("article %q before another", part)
		}
	}
	return reading, nil
}

// chargeSlug is the last part of a charge's id: the statute and the stage, or a number.
func (c *conversion) chargeSlug(key string, reading articles) string {
	slug := reading.statute
	if slug == "" {
		slug = strconv.Itoa(len(c.charges[key]) + 1)
	}
	if reading.stage != "" {
		slug += "-" + strings.ToLower(reading.stage)
	}
	return slug
}

// splitCharge splits the slug of a charge's id into case, person and statute.
func splitCharge(slug string) (caseID, person, statute string) {
	caseID, rest, _ := strings.Cut(slug, "/")
	person, statute, _ = strings.Cut(rest, "/")
	return caseID, person, statute
}
