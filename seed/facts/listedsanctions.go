package facts

import (
	"slices"
	"strings"

	"habeas/seed"
)

// listedProgrammes are the short names of programmes as listings.yaml prints them.
var listedProgrammes = map[string]string{
	"Council Regulation (EU) 2024/1485":              "2024-1485",
	"Council Regulation (EU) 2020/1998":              "2020-1998",
	"Council Regulation (EU) 269/2014":               "269-2014",
	"Global Human Rights Sanctions Regulations 2020": "global-human-rights",
	"Russia (Sanctions) (EU Exit) Regulations 2019":  "russia",
	"UKRAINE-EO13660":                                "eo13660",
	"UKRAINE-EO13661":                                "eo13661",
	"MAGNIT":                                         "magnitsky",
}

// convertListedSanction joins a listing with the one that reference.yaml has, or adds
// it.
func (c *conversion) convertListedSanction(raw rawListedOfficial, sanction rawListedSanction) {
	official := c.official(fileListings, raw.ID)
	programme := listedProgrammes[sanction.Programme]
	if programme == "" {
		c.problem("%s: officials: %s: programme %q", fileListings, raw.ID, sanction.Programme)
		return
	}
	citations := c.cite(fileListings, sanction.Src...)
	if held, reason := c.sameListing(official, programme, sanction); held != nil {
		c.joins(held.ID, fileListings, "officials", raw.ID+": "+sanction.Authority+" "+sanction.Programme+" "+sanction.Entry, reason)
		c.completeSanction(held, raw, sanction, citations)
		return
	}
	slug := bareSlug(official) + "/" + sanction.Authority + "-" + programme + "-" + orUndated(sanction.Date)
	id := c.node("Sanction", slug, fields{
		"authority": sanction.Authority, "programme": programmeName(programme), "entry": sanction.Entry, "listedName": sanction.ListedName, "listedOn": sanction.Date,
		"measure": sanction.Measure, "grounds": groundsOf(raw, sanction),
	}, evidence(modalityOfficial, citations, sanction.DateNote))
	c.edge("SANCTIONED_BY", official, id, nil, nil)
}

// sameListing finds the listing of an official that another file has already.
func (c *conversion) sameListing(official, programme string, sanction rawListedSanction) (line *seed.Line, reason string) {
	var byAuthority []*seed.Line
	prefix := "sanction/" + bareSlug(official) + "/" + sanction.Authority + "-"
	for _, id := range sortedKeys(c.nodes) {
		if strings.HasPrefix(id, prefix) {
			byAuthority = append(byAuthority, c.nodes[id])
		}
	}
	for _, held := range byAuthority {
		entry, _ := held.Set["entry"].(string)
		words := strings.FieldsFunc(entry, func(r rune) bool { return r == ' ' || r == ',' })
		if strings.HasPrefix(held.ID, prefix+programme+"-") && slices.Contains(words, sanction.Entry) {
			return held, "official, authority, programme and entry agree"
		}
	}
	if len(byAuthority) == 1 && sanction.Date == "" && byAuthority[0].Set["entry"] == nil {
		return byAuthority[0], "the only listing of the official by the authority in either file; one gives the date, the other the entry"
	}
	return nil, ""
}

func (c *conversion) completeSanction(held *seed.Line, raw rawListedOfficial, sanction rawListedSanction, citations []seed.Citation) {
	for key, value := range map[string]string{
		"entry": sanction.Entry, "listedName": sanction.ListedName, "listedOn": sanction.Date, "measure": sanction.Measure, "grounds": groundsOf(raw, sanction),
	} {
		if held.Set[key] == nil && value != "" {
			held.Set[key] = value
		}
	}
	if listedOn, _ := held.Set["listedOn"].(string); sanction.Date != "" && listedOn != sanction.Date {
		c.problem("%s: officials: %s: %s was listed on %s, not on %s", fileListings, raw.ID, held.ID, sanction.Date, listedOn)
	}
	held.Evidence.Note = joinNotes(held.Evidence.Note, sanction.DateNote)
	held.Evidence.Citations = append(citations, c.withoutLists(held.Evidence.Citations)...)
}

// programmeName is the name that reference.yaml has for a programme, so that a programme
// has one name in the data.
func programmeName(slug string) string {
	for _, name := range sortedKeys(programmes) {
		if programmes[name] == slug {
			return name
		}
	}
	return slug
}

// withoutLists leaves out citations of whole lists, where the entry of the list itself
// is cited: a list and its entry are one source.
func (c *conversion) withoutLists(citations []seed.Citation) []seed.Citation {
	return slices.DeleteFunc(slices.Clone(citations), func(citation seed.Citation) bool {
		return slices.ContainsFunc(c.facts.Reference.Sources, func(raw rawSource) bool {
			return raw.Kind == "dataset" && citation.Source == "source/"+raw.ID
		})
	})
}

// groundsOf are the grounds that an authority states, where they are those of this
// listing.
func groundsOf(raw rawListedOfficial, sanction rawListedSanction) string {
	for _, id := range raw.Grounds.Src {
		if slices.Contains(sanction.Src, id) {
			return strings.NewReplacer("-", " ", "ukraine", "Ukraine").Replace(strings.Join(raw.Grounds.Stated, ", "))
		}
	}
	return ""
}
