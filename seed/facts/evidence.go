package facts

import (
	"slices"
	"strings"

	"habeas/seed"
)

// The values of evidence, as the vocabulary has them.
const (
	modalityOfficial = "OFFICIAL_RECORD"
	found            = "FOUND"
	alleged          = "ALLEGED"
	reported         = "REPORTED"

	statusAccepted = "ACCEPTED"
	statusConflict = "CONFLICT"
)

func evidence(modality string, citations []seed.Citation, note string) *seed.Evidence {
	return &seed.Evidence{Modality: modality, Status: statusAccepted, Note: note, Citations: slices.Clone(citations)}
}

// supporting says which fields the citations support.
func supporting(citations []seed.Citation, names ...string) []seed.Citation {
	marked := slices.Clone(citations)
	for i := range marked {
		marked[i].Fields = names
	}
	return marked
}

// unplaced are citations of a source as a whole: where in it a fact stands and what it
// supports are of that fact alone.
func unplaced(citations []seed.Citation) []seed.Citation {
	var plain []seed.Citation
	for _, citation := range citations {
		plain = append(plain, seed.Citation{Source: citation.Source})
	}
	return plain
}

// distinct leaves out the second of two equal citations. One that supports the whole
// fact makes those for single fields of the same source redundant.
func distinct(citations []seed.Citation) []seed.Citation {
	whole := map[string]bool{}
	for _, citation := range citations {
		if len(citation.Fields) == 0 {
			whole[citation.Source+citation.Locator] = true
		}
	}
	var kept []seed.Citation
	seen := map[string]bool{}
	for _, citation := range citations {
		place := citation.Source + citation.Locator
		key := place + strings.Join(citation.Fields, ",")
		if seen[key] || (len(citation.Fields) > 0 && whole[place]) {
			continue
		}
		seen[key] = true
		kept = append(kept, citation)
	}
	return kept
}

// weight orders modalities: where two facts say the same, the surer one counts.
func weight(modality string) int {
	return slices.Index([]string{alleged, reported, modalityOfficial, found}, modality)
}

func joinNotes(notes ...string) string {
	var kept []string
	for _, note := range notes {
		if note != "" && !slices.Contains(kept, note) {
			kept = append(kept, note)
		}
	}
	return strings.Join(kept, "; ")
}
