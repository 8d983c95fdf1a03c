package facts

import (
	"slices"
	"strings"

	"habeas/seed"
)

// unnamedYet is the evidence of an institution before a fact names it.
func unnamedYet() *seed.Evidence {
	return &seed.Evidence{Modality: reported, Status: statusAccepted}
}

// unnamed is that of a body whose name in its own script nobody printed.
func (c *conversion) unnamed(raw rawCourt) *seed.Evidence {
	evidence := unnamedYet()
	if raw.NativeBasis != "" {
		evidence.Note = "nameNative is general knowledge"
	}
	return evidence
}

func (c *conversion) indexInstitutions() {
	c.courts = c.index(c.tables.institutions.Courts)
	c.agencies = c.index(c.tables.institutions.Agencies)
	c.facilities = c.index(c.tables.institutions.Facilities)
}

// index leads from printed names to meanings. A name that means two things is an error.
func (c *conversion) index(entries []institution) map[string]institution {
	index := map[string]institution{}
	for _, entry := range entries {
		for _, printed := range entry.Printed {
			if _, held := index[printed]; held {
				c.problem("institutions: %q means two things", printed)
			}
			index[printed] = entry
		}
	}
	return index
}

func (c *conversion) convertPlaces() {
	for _, place := range c.tables.institutions.Places {
		c.node("Place", place.ID, fields{"name": place.Name, "level": place.Level}, unnamedYet())
	}
	for _, place := range c.tables.institutions.Places {
		if place.Parent == "" {
			continue
		}
		c.edge("PART_OF", "place/"+place.ID, "place/"+place.Parent, nil, nil)
		c.stands("place/"+place.Parent, "place/"+place.ID)
	}
}

// convertCourts adds the courts of the table, named as reference.yaml names them where
// it has them.
func (c *conversion) convertCourts() {
	listed := map[string]rawCourt{}
	for _, court := range c.facts.Reference.Courts {
		listed[strings.TrimPrefix(court.ID, "court-")] = court
	}
	for _, court := range c.tables.institutions.Courts {
		raw := listed[court.ID]
		name := court.Name
		if name == "" {
			name = raw.Name
		}
		id := c.node("Court", court.ID, fields{"name": name, "nameNative": raw.NameNative, "level": raw.Kind}, c.unnamed(raw))
		c.comes(id, fileReference, "courts", raw.ID)
		c.locate(id, court.Place)
	}
}

func (c *conversion) locate(id, place string) {
	if place == "" {
		return
	}
	c.edge("LOCATED_IN", id, "place/"+place, nil, nil)
	c.stands("place/"+place, id)
}

// convertBodies adds the agencies and the bodies that are organisations.
func (c *conversion) convertBodies() {
	bodies := slices.Clone(c.facts.Reference.Bodies)
	for _, court := range c.facts.Reference.Courts {
		if c.tables.institutions.Organisations[strings.TrimPrefix(court.ID, "court-")] != "" {
			bodies = append(bodies, court)
		}
	}
	listed := map[string]rawCourt{}
	for _, body := range bodies {
		slug := strings.TrimPrefix(strings.TrimPrefix(body.ID, "body-"), "court-")
		listed[slug] = body
		if kind := c.tables.institutions.Organisations[slug]; kind != "" {
			id := c.node("Organisation", slug, fields{"name": withoutPerson(body.Name), "nameNative": body.NameNative, "kind": kind}, c.unnamed(body))
			c.comes(id, fileReference, listOf(body), body.ID)
		}
	}
	for _, agency := range c.tables.institutions.Agencies {
		raw := listed[agency.ID]
		name := agency.Name
		if name == "" {
			name = raw.Name
		}
		id := c.node("Agency", agency.ID, fields{"name": name, "nameNative": raw.NameNative, "level": raw.Kind}, c.unnamed(raw))
		c.comes(id, fileReference, "bodies", raw.ID)
		c.locate(id, agency.Place)
		if agency.Parent != "" {
			c.subordinate(id, agency)
		}
	}
}

// listOf is the list in which a body stands: international courts stand with the courts.
func listOf(body rawCourt) string {
	if strings.HasPrefix(body.ID, "court-") {
		return "courts"
	}
	return "bodies"
}

// subordinate puts an agency under the one above it, as its printed name or an entry
// says.
func (c *conversion) subordinate(id string, agency institution) {
	parent := "agency/" + agency.Parent
	c.stands(parent, id)
	if agency.ParentSource == "" {
		c.edge("SUBORDINATE_TO", id, parent, nil, nil)
		return
	}
	c.edge("SUBORDINATE_TO", id, parent, nil, evidence(alleged, c.cite(fileListings, agency.ParentSource), agency.ParentNote))
}

// withoutPerson takes the holder of an office off its name.
func withoutPerson(name string) string {
	name, _ = withoutRemark(name)
	return name
}

// court finds the court that a printed name means, and cites for it.
func (c *conversion) court(printed string, citations []seed.Citation) string {
	entry, ok := c.courts[printed]
	if !ok {
		return ""
	}
	c.mention("court/"+entry.ID, citations)
	return "court/" + entry.ID
}

func (c *conversion) agency(printed string, citations []seed.Citation) string {
	entry, ok := c.agencies[printed]
	if !ok {
		return ""
	}
	c.mention("agency/"+entry.ID, citations)
	return "agency/" + entry.ID
}

// facility finds the facility that a printed name at a place means. One that has no
// name is one of its own for each prisoner.
func (c *conversion) facility(printed, place, prisoner string, citations []seed.Citation) string {
	entry, ok := c.facilities[printed+" | "+place]
	if !ok {
		c.problem("institutions: no facility %q at %q", printed, place)
		return ""
	}
	slug := entry.ID
	if entry.Unnamed {
		slug += "/" + prisoner
	}
	return c.facilityOf(entry, slug, citations)
}

// facilityOf asks for a facility of the table.
func (c *conversion) facilityOf(entry institution, slug string, citations []seed.Citation) string {
	held := c.nodes["facility/"+slug] != nil
	id := c.named("Facility", slug, fields{"name": entry.Name, "level": entry.Level}, evidence(reported, citations, ""))
	if held {
		return id
	}
	c.locate(id, entry.Place)
	if entry.Agency != "" {
		c.edge("SUBORDINATE_TO", id, "agency/"+entry.Agency, nil, nil)
		c.stands("agency/"+entry.Agency, id)
	}
	return id
}

// organisation finds the organisation that a printed name means, and cites for it.
func (c *conversion) organisation(file, printed string, citations []seed.Citation) string {
	for _, join := range c.tables.joins.Organisations {
		if join.Printed != printed {
			continue
		}
		id := "organisation/" + join.ID
		if join.Reason != "" {
			c.joins(id, file, "organisations", printed, join.Reason)
		}
		for _, raw := range c.facts.Reference.Organisations {
			if raw.ID == "org-"+join.ID {
				return c.listedOrganisation(raw, citations)
			}
		}
		c.problem("organisation %q: no %s in the facts", printed, join.ID)
		return id
	}
	c.problem("no organisation %q in the table of joins", printed)
	return ""
}

func (c *conversion) listedOrganisation(raw rawOrganisation, citations []seed.Citation) string {
	slug := strings.TrimPrefix(raw.ID, "org-")
	own := evidence(reported, append(c.cite(fileReference, raw.Src...), citations...), "")
	return c.named("Organisation", slug, fields{"name": raw.Name, "country": raw.Country, "kind": organisationKind(raw)}, own)
}

func organisationKind(raw rawOrganisation) string {
	if slices.Contains(raw.Roles, "coalition") {
		return "COALITION"
	}
	for _, role := range raw.Roles {
		if strings.Contains(role, "law firm") {
			return ""
		}
	}
	return "NGO"
}
