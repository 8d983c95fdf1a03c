package facts

import (
	"strings"
)

// authorities are the codes of the authorities that list people.
var authorities = map[string]string{
	"Council of the European Union": "EU",
	"United Kingdom (FCDO)":         "UK",
	"US Treasury OFAC":              "US",
	"US Department of State":        "US",
	"Government of Canada":          "CA",
}

// authorityBodies are the organisations that the listings of an authority name.
var authorityBodies = map[string]string{
	"Council of the European Union": "organisation/eucouncil",
	"United Kingdom (FCDO)":         "organisation/fcdo",
	"US Treasury OFAC":              "organisation/ofac",
	"US Department of State":        "organisation/state",
	"Government of Canada":          "organisation/gac",
}

// programmes are short names of the programmes, for ids.
var programmes = map[string]string{
	"EU Regulation 2024/1485 (Russia internal repression)":                                              "2024-1485",
	"EU Regulation 2020/1998 (EU Global Human Rights Sanctions Regime)":                                 "2020-1998",
	"EU Regulation 269/2014 (Ukraine territorial integrity)":                                            "269-2014",
	"EU Regulation 2018/1542 (chemical weapons)":                                                        "2018-1542",
	"UK Russia (Sanctions) (EU Exit) Regulations 2019":                                                  "russia",
	"UK Global Human Rights Sanctions Regulations 2020":                                                 "global-human-rights",
	"UK Chemical Weapons (Sanctions) (EU Exit) Regulations 2019":                                        "chemical-weapons",
	"US Sergei Magnitsky Rule of Law Accountability Act of 2012":                                        "magnitsky",
	"US Global Magnitsky Act / E.O. 13818":                                                              "global-magnitsky",
	"US State Department visa restriction of 3 March 2023":                                              "visa-restriction",
	"US section 7031(c) visa ban":                                                                       "7031c",
	"US E.O. 13660":                                                                                     "eo13660",
	"US E.O. 13661":                                                                                     "eo13661",
	"US E.O. 13661 and E.O. 13382":                                                                      "eo13661-eo13382",
	"US designation of 25 February 2022 (E.O. 14024)":                                                   "eo14024",
	"US action of 2 March 2021":                                                                         "action-2021-03-02",
	"Canada designation, November 2022":                                                                 "november-2022",
	"Canada Special Economic Measures (Russia) Regulations":                                             "sema",
	"Canada Special Economic Measures (Russia) Regulations (SOR/2022-31)":                               "sor-2022-31",
	"Canada Special Economic Measures (Russia) Regulations (SOR/2023-184)":                              "sor-2023-184",
	"Canada Special Economic Measures (Russia) Regulations (SOR/2024-40)":                               "sor-2024-40",
	"Canada Justice for Victims of Corrupt Foreign Officials Act (Sergei Magnitsky Law) (SOR/2017-233)": "jvcfoa",
}

// convertSanctions adds the listings of all files. One listing is one official,
// authority and entry, else date.
func (c *conversion) convertSanctions() {
	for _, raw := range c.facts.Reference.Officials {
		for _, sanction := range raw.Sanctions {
			c.convertRefSanction(c.official(fileReference, raw.ID), raw.ID, sanction)
		}
	}
	for _, raw := range c.facts.Prisoners.Officials {
		c.convertPressListings(raw)
	}
	for _, raw := range c.facts.Listings.Officials {
		for _, sanction := range raw.Sanctions {
			c.convertListedSanction(raw, sanction)
		}
	}
}

func (c *conversion) convertRefSanction(official, entry string, raw rawRefSanction) {
	authority, programme := authorities[raw.Authority], programmes[raw.Regime]
	if authority == "" || programme == "" {
		c.problem("%s: officials: %s: sanction of %q under %q", fileReference, entry, raw.Authority, raw.Regime)
		return
	}
	remark, more := c.sourcedNote(fileReference, raw.Note)
	date, note := raw.Date, joinNotes(remark, raw.DateNote)
	if strings.Contains(raw.DateBasis, "general knowledge") {
		date, note = "", joinNotes(note, "the date is general knowledge and left out")
		c.omit(fileReference, "officials", entry, "date of the sanction "+raw.Entry, "general knowledge, no source")
	}
	slug := strings.TrimPrefix(official, "official/") + "/" + authority + "-" + programme + "-" + orUndated(date)
	citations := c.cite(fileReference, append(append([]string(nil), raw.Src...), raw.AlsoSrc...)...)
	if raw.Entry != "" {
		citations[0].Locator = raw.Entry
	}
	c.mention(authorityBodies[raw.Authority], citations)
	citations = append(citations, more...)
	id := c.node("Sanction", slug, fields{
		"authority": authority, "programme": raw.Regime, "entry": raw.Entry, "listedName": raw.ListedName, "listedOn": date, "measure": raw.Measures,
	}, evidence(c.modalityOf(raw.Src), citations, note))
	c.edge("SANCTIONED_BY", official, id, nil, nil)
}

// convertPressListings adds what the press said of a listing to the listing: all of
// prisoners.yaml are of the EU's list of 11 October 2021.
func (c *conversion) convertPressListings(raw rawIndexed) {
	for _, listed := range raw.Sanctions {
		id := "sanction/" + raw.ID + "/EU-269-2014-" + listed.Date
		citations := c.cite(filePrisoners, listed.Src...)
		c.mention(id, citations)
		c.mention("official/"+raw.ID, citations)
		c.joins(id, filePrisoners, "officials_index", raw.ID+": "+listed.Regime, "official, authority and date agree")
	}
}
