package facts

import (
	"cmp"
	"slices"
	"strings"

	"habeas/seed"
)

// person gathers what the files say of one official, under the id that stays.
type person struct {
	slug                 string
	name, native, office string
	aliases              []string
	birthYear            *int64
	notes                []string
	citations            []seed.Citation
}

// convertOfficials adds the officials of all files, joined as the table says.
func (c *conversion) convertOfficials() {
	c.officials = map[string]string{}
	people := map[string]*person{}
	for _, raw := range c.facts.Prisoners.Officials {
		c.indexed(people, raw)
	}
	for _, raw := range c.facts.Reference.Officials {
		c.referenced(people, raw)
	}
	for _, raw := range c.facts.Listings.Officials {
		c.listed(people, raw)
	}
	for _, slug := range sortedKeys(people) {
		official := people[slug]
		native, otherNative := variants(strings.Split(official.native, "/")[0])
		aliases := official.aliases
		if native != official.native {
			aliases = append(aliases, otherNative, official.native)
		}
		c.node("Official", slug, fields{
			"name": official.name, "nameNative": native, "aliases": spellings(aliases, official.name, native),
			"office": official.office, "birthYear": official.birthYear,
		}, evidence(reported, official.citations, joinNotes(official.notes...)))
	}
	c.convertPosts()
	c.convertSanctions()
	c.convertDetentionChief()
}

func (c *conversion) indexed(people map[string]*person, raw rawIndexed) {
	name, remark := withoutRemark(raw.Name)
	official := &person{slug: raw.ID, name: name, native: raw.NameNative, office: remark}
	for _, other := range raw.AKA {
		alias, _ := withoutRemark(other)
		official.aliases = append(official.aliases, alias)
	}
	people[raw.ID] = official
	c.officials[filePrisoners+":"+raw.ID] = raw.ID
}

func (c *conversion) referenced(people map[string]*person, raw rawOfficial) {
	slug := c.join(raw)
	c.officials[fileReference+":"+raw.ID] = slug
	citations := c.officialCitations(raw)
	if c.isListed(raw) {
		citations = c.withoutLists(citations)
	}
	name, _ := withoutRemark(raw.Name)
	held := people[slug]
	if held == nil {
		held = &person{slug: slug, name: name}
		people[slug] = held
	}
	held.aliases = append(held.aliases, name)
	held.native = cmp.Or(held.native, raw.NameNative)
	held.aliases = append(held.aliases, differing(held.native, raw.NameNative)...)
	if raw.Office != "" && !strings.HasPrefix(raw.Office, "not stated") {
		held.office = raw.Office
	}
	for _, sanction := range raw.Sanctions {
		held.aliases = append(held.aliases, listedName(sanction.ListedName))
	}
	note, more := c.sourcedNote(fileReference, raw.Note)
	held.notes = append(held.notes, note)
	held.citations = append(append(held.citations, citations...), more...)
}

func differing(name, other string) []string {
	if other == "" || other == name {
		return nil
	}
	return []string{other}
}

// join finds the slug of an official of reference.yaml: the one that it is joined to,
// else its own id. An id of prisoners.yaml stays before one of listings.yaml.
func (c *conversion) join(raw rawOfficial) string {
	own := strings.TrimPrefix(raw.ID, "off-")
	slug, reason := own, ""
	for _, listed := range c.facts.Listings.Officials {
		if listed.Reference == raw.ID {
			slug, reason = listed.ID, "name, office and list entry agree (listings.yaml names the entry)"
			c.officials[fileListings+":"+listed.ID] = slug
			c.joins("official/"+slug, fileListings, "officials", listed.ID, reason)
		}
	}
	for _, join := range c.tables.joins.Officials {
		if join.Reference == raw.ID {
			slug, reason = join.Keep, join.Reason
		}
	}
	if reason != "" {
		c.alias("official/"+own, "official/"+slug)
		c.joins("official/"+slug, fileReference, "officials", raw.ID, reason)
		return slug
	}
	if c.officials[filePrisoners+":"+own] != "" {
		c.problem("%s: officials: %s: the id stands in %s too, and no join says whether it is the same", fileReference, raw.ID, filePrisoners)
	}
	return own
}

// listed adds what listings.yaml says of an official that reference.yaml has too.
func (c *conversion) listed(people map[string]*person, raw rawListedOfficial) {
	slug := c.officials[fileListings+":"+raw.ID]
	held := people[slug]
	if held == nil {
		c.problem("%s: officials: %s: no %s in %s", fileListings, raw.ID, raw.Reference, fileReference)
		return
	}
	if c.officials[filePrisoners+":"+raw.ID] != "" && raw.SameAs == "" {
		c.problem("%s: officials: %s: the id stands in %s too, and the entry does not say that it is the same", fileListings, raw.ID, filePrisoners)
	}
	held.aliases = append(append(held.aliases, raw.Name), raw.Aliases...)
	held.native = cmp.Or(held.native, raw.NameNative)
	held.aliases = append(held.aliases, differing(held.native, raw.NameNative)...)
	for _, sanction := range raw.Sanctions {
		held.aliases = append(held.aliases, listedName(sanction.ListedName))
	}
	held.birthYear = raw.BirthYear
	held.notes = append(held.notes, raw.Note)
	held.citations = append(held.citations, c.cite(fileListings, raw.Src...)...)
}

// officialCitations are those of everything that reference.yaml says of an official.
func (c *conversion) officialCitations(raw rawOfficial) []seed.Citation {
	ids := slices.Clone([]string(raw.Src))
	for _, involvement := range raw.Involvement {
		ids = append(append(ids, involvement.Src...), involvement.AlsoSrc...)
	}
	for _, sanction := range raw.Sanctions {
		ids = append(ids, sanction.Src...)
	}
	return c.cite(fileReference, ids...)
}

// isListed reports whether listings.yaml has the official, on the entries of the lists.
func (c *conversion) isListed(raw rawOfficial) bool {
	return slices.ContainsFunc(c.facts.Listings.Officials, func(listed rawListedOfficial) bool { return listed.Reference == raw.ID })
}

// official finds the id of an official by its id in a file.
func (c *conversion) official(file, id string) string {
	slug := c.officials[file+":"+id]
	if slug == "" {
		c.problem("%s: official %s is not in the list of officials", file, id)
	}
	return "official/" + slug
}

// convertDetentionChief adds the man whose first name the sources dispute and whom no
// list of officials has: the conflict about him could otherwise not enter.
func (c *conversion) convertDetentionChief() {
	const what = "Name of the detention chief in the Balukh case"
	for _, conflict := range c.facts.Prisoners.Conflicts {
		if conflict.What != what {
			continue
		}
		citations := c.cite(filePrisoners, append(slices.Clone([]string(conflict.A.Src)), conflict.B.Src...)...)
		id := c.node("Official", "tkachenko-valery", fields{
			"name": conflict.A.Text, "aliases": []string{conflict.B.Text}, "office": "detention chief",
		}, evidence(reported, citations, ""))
		c.edge("INVOLVED_IN", id, "case/balukh", fields{"capacity": "detention chief"}, evidence(reported, citations, ""))
	}
}
