package facts

import (
	"maps"
	"slices"

	"habeas/seed"
)

// celexAddress is where the official journal keeps an act of the Union by its number.
const celexAddress = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:"

// convertSources adds the sources of all files. An id that stands in two files with
// two addresses is two sources; a page under two ids is one.
func (c *conversion) convertSources() {
	c.sources = map[string]string{}
	for _, id := range sortedKeys(c.facts.Prisoners.Sources) {
		c.convertSource(filePrisoners, id, c.facts.Prisoners.Sources[id])
	}
	for _, source := range c.facts.Reference.Sources {
		source.Date = source.Published
		c.convertSource(fileReference, source.ID, source)
	}
	for _, id := range sortedKeys(c.facts.Listings.Sources) {
		c.convertSource(fileListings, id, c.facts.Listings.Sources[id])
	}
}

func (c *conversion) convertSource(file, id string, source rawSource) {
	key := sourceKey(file, id)
	if join, ok := c.sourceJoin(key); ok {
		kept := c.sources[join.Keep]
		if kept == "" {
			c.problem("source %s: joined to %s, which is not there", key, join.Keep)
			return
		}
		c.sources[key] = kept
		c.alias("source/"+id, kept)
		c.comes(kept, file, "sources", id)
		c.joins(kept, file, "sources", id, join.Reason)
		return
	}
	slug := id
	if c.nodes["source/"+slug] != nil {
		slug += "-2"
		c.joins("source/"+slug, file, "sources", id, "not joined: the same id with another address in another file")
	}
	date, _ := partialDate(source.Date)
	if source.URL == "" && source.Celex != "" {
		source.URL = celexAddress + source.Celex
	}
	c.sources[key] = c.node("Source", slug, fields{
		"title": source.Title, "publisher": source.Publisher, "url": source.URL, "publishedOn": date, "kind": c.sourceKind(id, source),
	}, nil)
	c.comes(c.sources[key], file, "sources", id)
}

func (c *conversion) sourceJoin(key string) (sourceJoin, bool) {
	for _, join := range c.tables.joins.Sources {
		if join.Join == key {
			return join, true
		}
	}
	return sourceJoin{}, false
}

func (c *conversion) sourceKind(id string, source rawSource) string {
	for _, kind := range sortedKeys(c.tables.kinds.IDs) {
		if slices.Contains(c.tables.kinds.IDs[kind], id) {
			return kind
		}
	}
	for _, kind := range sortedKeys(c.tables.kinds.Publishers) {
		if slices.Contains(c.tables.kinds.Publishers[kind], source.Publisher) {
			return kind
		}
	}
	return ""
}

// lawSource is the instrument itself as a source, for the text of law.
func (c *conversion) lawSource(slug, title string) []seed.Citation {
	id := "source/" + slug
	if c.nodes[id] == nil {
		c.node("Source", slug, fields{"title": title, "kind": "LAW"}, nil)
	}
	return []seed.Citation{{Source: id}}
}

// cite turns the ids of sources of a file into citations.
func (c *conversion) cite(file string, ids ...string) []seed.Citation {
	var citations []seed.Citation
	for _, id := range ids {
		source := c.sources[sourceKey(file, id)]
		if source == "" && file == fileListings {
			// The notes on listings also cite what the people's own file lists.
			source = c.sources[sourceKey(filePrisoners, id)]
		}
		if source == "" {
			c.problem("%s: source %s is not in the list of sources", file, id)
			continue
		}
		citations = append(citations, seed.Citation{Source: source})
	}
	return citations
}

// sourceKey is how the tables name a source of a file.
func sourceKey(file, id string) string {
	const extension = ".yaml"
	return file[:len(file)-len(extension)] + ":" + id
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
