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
	for _, name := range unscoped[field] {
		delete(given, name)
	}
	return given
}

// unscoped are the arguments of scope that a question does not have.
var unscoped = map[string][]string{
	"statuteProfile": {},
	"caseFile":       {"group", "court", "statute", "from", "to"},
	"commandChain":   {"group", "court", "statute", "from", "to"},
	"connections":    {"group", "court", "statute", "from", "to"},
	"custodyOn":      {"court", "statute", "from", "to"},
	"whoIs":          {"group", "statute", "from", "to", "minSources"},
	"dossier":        {"group", "court", "statute", "from", "to"},
	"crossTab":       {"group", "court", "statute", "from", "to", "minSources"},
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
	m.give(given, 25, "minSources", float64(1+m.random.IntN(3)))
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
	case "statuteProfile":
		given["statute"] = m.any("Statute")
	case "treatyPattern":
		m.give(given, 30, "treaty", m.any("Treaty"))
		m.give(given, 20, "provision", m.any("Provision"))
	case "caseFile":
		given["prisoner"] = m.any("Prisoner")
	case "commandChain":
		m.commandArguments(given)
	case "connections":
		given["start"] = m.any(m.one("Prisoner", "Official", "Case", "Court"))
		given["end"] = m.any(m.one("Prisoner", "Official", "Proceeding", "Agency"))
		m.give(given, 70, "maxHops", few)
		m.give(given, 50, "paths", float64(1+m.random.IntN(20)))
	case "custodyOn":
		given["date"] = m.fullDay()
		m.give(given, 30, "facility", m.any("Facility"))
		if m.chance(40) {
			given["byMonthFrom"], given["byMonthTo"] = "2018-11", m.one("2018-12", "2019-06", "2020-01")
		}
	case "whoIs":
		given["name"] = m.one("Mozhelyansky Viktor", "Ткаченко", "Natalia", "Карпов Олег", "karpow", "a")
		m.give(given, 50, "role", m.one(roles...))
		m.give(given, 40, "year", float64(2016+m.random.IntN(8)))
		m.give(given, 30, "first", float64(m.random.IntN(5)))
	case "dossier":
		given["official"] = m.any("Official")
	case "crossTab":
		m.crossArguments(given)
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

// fullDay is a full date.
func (m *maker) fullDay() string {
	if day, is := m.day().(string); is {
		return day
	}
	return "2019-04-29"
}

func (m *maker) commandArguments(given map[string]any) {
	if m.chance(50) {
		given["official"] = m.any("Official")
	} else {
		given["agency"] = m.any(m.one("Agency", "Agency", "Court", "Facility"))
	}
	m.give(given, 50, "on", m.date())
	m.give(given, 50, "depth", float64(m.random.IntN(4)))
}

var dimensions = []string{"GROUP", "STATUTE", "TREATY", "PROVISION", "RIGHT", "COURT", "JUDGE", "PROSECUTOR", "YEAR", "STAGE", "OUTCOME", "MODALITY"}

func (m *maker) crossArguments(given map[string]any) {
	given["count"] = m.one("PRISONERS", "CHARGES", "VIOLATIONS", "CASES")
	given["rows"] = m.one(dimensions...)
	m.give(given, 80, "columns", m.one(dimensions...))
	switch m.random.IntN(4) {
	case 0:
		given["where"] = map[string]any{"groups": map[string]any{"some": map[string]any{"id": map[string]any{"eq": m.any("Group")}}}}
	case 1:
		given["where"] = map[string]any{"birthYear": map[string]any{"gte": float64(1960 + m.random.IntN(30))}}
	case 2:
		given["where"] = map[string]any{}
	}
}
