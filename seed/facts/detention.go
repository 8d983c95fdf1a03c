package facts

func (c *conversion) convertDetention(file string, raw rawCase) {
	for _, entry := range raw.Detention {
		citations := c.cite(file, entry.Src...)
		facility := c.facility(entry.Facility, entry.Place, entry.Person, citations)
		if facility == "" {
			continue
		}
		from, _ := partialDate(entry.From)
		to, remark := partialDate(entry.To)
		if remark && entry.To != "" {
			entry.Note = joinNotes(entry.Note, "to as printed: "+entry.To)
		}
		c.edge("HELD_AT", "prisoner/"+entry.Person, facility, fields{"from": from, "to": to}, evidence(reported, citations, entry.Note))
	}
}
