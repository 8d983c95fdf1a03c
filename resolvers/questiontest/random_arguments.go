package questiontest

import (
	"math/rand/v2"
	"strings"

	"habeas/graph/graphtest"
	"habeas/schema"
)

// RandomArguments makes up arguments of one of the questions that [Reference] answers,
// as decoded JSON: ids and former ids of the facts, dates of their years, few bounds at
// once so that answers are seldom empty. Some are refused: a node may be retracted, the
// dates reversed. The same seed and facts make the same arguments.
func RandomArguments(v *schema.Vocabulary, facts *graphtest.Facts, field string, seed uint64) map[string]any {
	m := &maker{vocabulary: v, random: rand.New(rand.NewPCG(seed, 0xbeef)), ids: map[string][]string{}}
	for _, node := range facts.NodesList {
		m.ids[node.Kind.Name] = append(m.ids[node.Kind.Name], node.ID)
	}
	for _, alias := range facts.AliasesList {
		kind := v.KindOf(alias.Former).Name
		m.ids[kind] = append(m.ids[kind], alias.Former)
	}
	given := map[string]any{}
	m.scopeArguments(given)
	m.ownArguments(field, given)
	return given
}

// give sets an argument in so many of a hundred cases.
func (m *maker) give(given map[string]any, percent int, name string, value any) {
	if value != nil && m.chance(percent) {
		given[name] = value
	}
}

func (m *maker) scopeArguments(given map[string]any) {
	m.give(given, 25, "group", m.any("Group"))
	m.give(given, 20, "court", m.any("Court"))
	m.give(given, 25, "statute", m.any("Statute"))
	m.give(given, 20, "from", m.date())
	m.give(given, 20, "to", m.date())
	m.give(given, 25, "minSources", float64(m.random.IntN(4)))
}

func (m *maker) ownArguments(field string, given map[string]any) {
	few := float64(1 + m.random.IntN(3))
	switch field {
	case "repeatOfficials":
		m.give(given, 80, "role", m.one(roles...))
		m.give(given, 80, "minCases", few)
	case "officialPairs":
		m.give(given, 60, "roles", []any{m.one(roles[:4]...), m.one(roles[:4]...)})
		m.give(given, 80, "minShared", few)
	case "sanctionsGap":
		m.give(given, 50, "role", m.one(roles...))
		m.give(given, 50, "minCases", few)
		m.give(given, 50, "authorities", []any{m.one("EU", "UK", "US", "CA"), m.one("EU", "UK", "US", "CA")})
		m.give(given, 50, "on", m.day())
	case "afterDesignation":
		m.give(given, 40, "authority", m.one("EU", "UK", "US"))
		m.give(given, 70, "windowDays", float64(1+m.random.IntN(1500)))
	case "sentenceDisparity":
		given["statute"] = m.any("Statute")
		given["by"] = m.one("JUDGE", "COURT", "GROUP", "YEAR")
		m.give(given, 80, "minCell", few)
	case "dueProcess":
		given["by"] = m.one("COURT", "JUDGE", "GROUP")
	case "caseClusters":
		m.give(given, 70, "minShared", few)
		m.give(given, 50, "withinDays", float64(m.random.IntN(1200)))
	}
}

// day is a full date, nil where [maker.date] made none.
func (m *maker) day() any {
	date, _ := m.date().(string)
	if date == "" {
		return nil
	}
	return date + strings.Repeat("-01", (len("2006-01-02")-len(date))/len("-01"))
}
