package facts

import "habeas/seed"

// convertMatches records who may be the same, and who is not although the names agree.
func (c *conversion) convertMatches() {
	for edge, matches := range map[string][]match{"SAME_AS": c.tables.joins.PossibleMatches, "NOT_SAME_AS": c.tables.joins.Distinct} {
		for _, match := range matches {
			c.edge(edge, "official/"+match.Left, "official/"+match.Right, fields{"reason": match.Reason, "weight": match.Weight},
				evidence(reported, c.citeKeys(match.Sources), ""))
		}
	}
}

// citeKeys turns sources as the tables name them into citations.
func (c *conversion) citeKeys(keys []string) []seed.Citation {
	var citations []seed.Citation
	for _, key := range keys {
		if c.sources[key] == "" {
			c.problem("joins: there is no source %s", key)
			continue
		}
		citations = append(citations, seed.Citation{Source: c.sources[key]})
	}
	return citations
}
