package facts

import (
	"maps"
	"slices"
	"strings"

	"habeas/seed"
)

// disagreement is a conflict of either file.
type disagreement struct {
	file, entry, topic string
	versions           []rawVersion
	remark             string
}

// convertConflicts marks what stands on conflicting evidence, with both versions. A
// conflict that the table does not place is an error, so that none is lost.
func (c *conversion) convertConflicts() {
	for _, raw := range c.facts.Prisoners.Conflicts {
		c.convertConflict(disagreement{filePrisoners, raw.What, raw.What, []rawVersion{raw.A, raw.B}, raw.Note})
	}
	for _, raw := range c.facts.Listings.Conflicts {
		c.convertConflict(disagreement{fileListings, raw.What, raw.What, []rawVersion{raw.A, raw.B}, raw.Note})
	}
	for _, raw := range c.facts.Reference.Conflicts {
		var versions []rawVersion
		for _, value := range raw.Values {
			versions = append(versions, rawVersion{Text: value.Value, Src: value.Src})
		}
		c.convertConflict(disagreement{fileReference, raw.ID, raw.Topic, versions, raw.Resolution})
	}
}

func (c *conversion) convertConflict(d disagreement) {
	entries := c.tables.conflicts[d.file]
	at := slices.IndexFunc(entries, func(entry conflictEntry) bool { return entry.Entry == d.entry })
	if at < 0 {
		c.problem("%s: conflicts: the table has no %q", d.file, d.entry)
		return
	}
	entry := entries[at]
	if entry.Omit != "" {
		c.omit(d.file, "conflicts", d.entry, "entry", entry.Omit)
		return
	}
	var citations [][]seed.Citation
	var texts []string
	for _, version := range d.versions {
		citations = append(citations, c.cite(d.file, version.Src...))
		texts = append(texts, version.Text)
	}
	note := joinNotes("sources differ on "+lowerFirst(d.topic)+": "+strings.Join(texts, ", or "), d.remark)
	for _, id := range entry.Nodes {
		c.dispute(c.nodes[id], id, note, slices.Concat(citations...), entry.Fields)
	}
	for _, name := range entry.Edges {
		c.disputeEdges(name, note, entry, citations)
	}
}

// lowerFirst writes a topic within a sentence; names in it keep their capitals.
func lowerFirst(topic string) string {
	for _, word := range []string{"When", "Spelling", "Colony", "Terms", "Sentence", "State", "First", "Name", "Length", "Date", "Number",
		"Starting", "Growth", "Categories", "Description", "Article", "Given", "Reclassified", "Death", "Verdict", "Office", "What", "Timing", "Patronymic", "Who", "Memorial breakdown"} {
		if strings.HasPrefix(topic, word+" ") {
			return strings.ToLower(word) + strings.TrimPrefix(topic, word)
		}
	}
	return topic
}

func (c *conversion) dispute(line *seed.Line, name, note string, citations []seed.Citation, names []string) {
	if line == nil {
		c.problem("conflicts: there is no %s", name)
		return
	}
	line.Evidence.Status = statusConflict
	line.Evidence.Note = joinNotes(line.Evidence.Note, note)
	if len(names) > 0 {
		citations = supporting(citations, names...)
	}
	line.Evidence.Citations = append(line.Evidence.Citations, citations...)
}

// disputeEdges marks the edges of that name and ends. With versions, parallel edges
// take the place of the one that was there, each on the sources of its version.
func (c *conversion) disputeEdges(name edgeName, note string, entry conflictEntry, versions [][]seed.Citation) {
	var lines []*seed.Line
	for _, line := range c.edges {
		if line.Edge == name.Edge && line.From == name.From && line.To == name.To {
			lines = append(lines, line)
		}
	}
	if len(lines) != 1 {
		c.problem("conflicts: %d edges %s from %s to %s", len(lines), name.Edge, name.From, name.To)
		return
	}
	if len(entry.Versions)+len(entry.Ends) == 0 {
		c.dispute(lines[0], name.From, note, nil, nil)
		return
	}
	delete(c.edges, edgeKey(lines[0]))
	for i, citations := range versions {
		values, to := fields{}, name.To
		maps.Copy(values, lines[0].Set)
		if i < len(entry.Versions) {
			maps.Copy(values, entry.Versions[i])
		}
		if i < len(entry.Ends) {
			to = entry.Ends[i]
		}
		parallel := c.edge(name.Edge, name.From, to, values, evidence(reported, citations, note))
		parallel.Evidence.Status = statusConflict
	}
}
