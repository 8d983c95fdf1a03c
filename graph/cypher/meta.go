package cypher

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"strconv"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/schema"
)

// meta is what the store says of itself, and of a load that is not complete.
type meta struct {
	Epoch             int64
	Version           uint64
	Bundled           string
	Licence, Coverage string
	Counts            map[string]int
	// Irregular stores hold facts that questions do not see: retracted ones, and several
	// edges of a to-one relation.
	Irregular bool
	// Dense are the names of the relations that are dense.
	Dense []string
	// Load identifies the load that is not complete; empty where none is.
	Load string
	// row is the answer to a plan that asks for it.
	row, counts string
}

// after is what the store says of itself when a load has brought so many nodes of each
// kind, and facts with digests of that sum.
func (m *meta) after(options graph.LoadOptions, fresh bool, added map[string]int, facts int, digests uint64) *meta {
	next := &meta{Version: m.Version + digests, Bundled: m.Bundled, Counts: maps.Clone(m.Counts), Irregular: m.Irregular,
		Licence: cmp.Or(options.Licence, m.Licence), Coverage: cmp.Or(options.Coverage, m.Coverage)}
	switch {
	case fresh:
		next.Bundled = options.Bundled
	case facts > 0:
		next.Bundled = ""
	}
	for kind, count := range added {
		next.Counts[kind] += count
	}
	return next
}

// describe makes the texts that stand for the counts and for the whole.
func (m *meta) describe(v *schema.Vocabulary) error {
	counts, err := json.Marshal(m.Counts)
	if err != nil {
		return fmt.Errorf("the counts: %w", err)
	}
	m.counts = string(counts)
	m.row = string(plan.AppendAbout(nil, v, m.version(), m.Counts, m.Licence, m.Coverage))
	return nil
}

func (m *meta) version() string { return fmt.Sprintf("%016x", m.Version) }

// properties are those of the marker.
func (m *meta) properties() map[string]any {
	return map[string]any{"version": m.version(), "bundled": m.Bundled, "licence": m.Licence, "coverage": m.Coverage, "counts": m.counts, "about": m.row, "irregular": m.Irregular}
}

// metaOf reads the marker's properties.
func metaOf(properties map[string]any) (*meta, error) {
	text := func(name string) string {
		text, _ := properties[name].(string)
		return text
	}
	m := &meta{Bundled: text("bundled"), Licence: text("licence"), Coverage: text("coverage"), Load: text("load"), Counts: map[string]int{}}
	m.Dense = textsOf(stored(properties["dense"]))
	m.Epoch, _ = properties["epoch"].(int64)
	var err error
	if m.Version, err = strconv.ParseUint(text("version"), 16, 64); err != nil {
		return nil, fmt.Errorf("the version of the store: %w", err)
	}
	m.Irregular, _ = properties["irregular"].(bool)
	if err := json.Unmarshal([]byte(text("counts")), &m.Counts); err != nil {
		return nil, fmt.Errorf("the counts of the store: %w", err)
	}
	return m, nil
}
