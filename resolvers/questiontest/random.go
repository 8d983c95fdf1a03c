package questiontest

import (
	"fmt"
	"math/rand/v2"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/schema"
)

// RandomCases makes up facts that load and that are dense in what the questions ask:
// about size prisoners before few courts and officials, under few statutes with parts,
// so that people meet again and again. It has what is hard about them: partial and
// missing dates, parallel edges, conflicts, retracted facts, acts of one and of several
// sources, former ids. The same seed and size make the same facts.
func RandomCases(v *schema.Vocabulary, seed uint64, size int) *graphtest.Facts {
	m := &maker{vocabulary: v, random: rand.New(rand.NewPCG(seed, 0xcafe)), facts: &graphtest.Facts{}, keys: set{}}
	m.sources()
	m.law()
	m.institutions(max(2, size/15))
	m.officials(max(6, size/4))
	m.prisoners(max(4, size))
	for number := range max(3, size/2) {
		m.legalCase(number)
	}
	m.violations()
	m.publications()
	shuffle(m.random, m.facts.NodesList)
	shuffle(m.random, m.facts.EdgesList)
	return m.facts
}

func shuffle[T any](random *rand.Rand, list []T) {
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// maker makes up facts.
type maker struct {
	vocabulary *schema.Vocabulary
	random     *rand.Rand
	facts      *graphtest.Facts
	// ids are those of each kind so far.
	ids map[string][]string
	// acting are the officials who act in proceedings, outsiders those who do not.
	acting, outsiders []string
	// keys are those of the edges so far.
	keys set
}

// values are fields by name; what is nil or not named is missing.
type values map[string]any

// chance is true in so many of a hundred cases.
func (m *maker) chance(percent int) bool { return m.random.IntN(100) < percent }

func (m *maker) one(list ...string) string { return list[m.random.IntN(len(list))] }

// any is the id of some node of a kind.
func (m *maker) any(kind string) string { return m.one(m.ids[kind]...) }

// some are from least to most ids of a kind, each once.
func (m *maker) some(kind string, least, most int) []string {
	return m.someOf(m.ids[kind], least, most)
}

func (m *maker) someOf(ids []string, least, most int) []string {
	chosen := set{}
	for range least + m.random.IntN(most-least+1) {
		chosen.add(m.one(ids...))
	}
	return chosen.sorted()
}

// maybe is a value in so many of a hundred cases, else nil.
func (m *maker) maybe(percent int, value any) any {
	if m.chance(percent) {
		return value
	}
	return nil
}

// enum is some value of an enumeration that a field has.
func enum(m *maker, fields []*schema.Field, name string) any {
	for _, field := range fields {
		if field.Name == name {
			return field.Enum.Values[m.random.IntN(len(field.Enum.Values))].Name
		}
	}
	panic("questiontest: no field " + name)
}

// date is a day, a month or a year from 2017 to 2023, or nil.
func (m *maker) date() any {
	year, month, day := 2017+m.random.IntN(7), 1+m.random.IntN(12), 1+m.random.IntN(28)
	switch n := m.random.IntN(100); {
	case n < 12:
		return nil
	case n < 22:
		return fmt.Sprintf("%04d", year)
	case n < 37:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// node adds a node. Some have a former id.
func (m *maker) node(kindName string, fields values) string {
	kind := m.vocabulary.Kind(kindName)
	number := len(m.ids[kindName])
	id := fmt.Sprintf("%s/%s%d", kind.Slug(), m.one("a", "B", "c-d.", "z/", "1"), number)
	node := &graph.Node{Kind: kind, ID: id, Set: setOf(kind.Fields, fields)}
	if !kind.OwnSource {
		node.Evidence = m.evidence(kind.Fields, 2)
	}
	if m.ids == nil {
		m.ids = map[string][]string{}
	}
	m.ids[kindName] = append(m.ids[kindName], id)
	m.facts.NodesList = append(m.facts.NodesList, node)
	if m.chance(15) {
		m.facts.AliasesList = append(m.facts.AliasesList, &graph.Alias{Former: fmt.Sprintf("%s/former-%d", kind.Slug(), number), Current: id})
	}
	return id
}

func setOf(fields []*schema.Field, given values) []any {
	set := make([]any, len(fields))
	for i, field := range fields {
		set[i] = given[field.Name]
	}
	return set
}

// evidence is retracted in so many of a hundred cases.
func (m *maker) evidence(fields []*schema.Field, retracted int) *graph.Evidence {
	evidence := &graph.Evidence{Modality: m.one("OFFICIAL_RECORD", "FOUND", "ALLEGED", "REPORTED"), Status: "ACCEPTED"}
	switch n := m.random.IntN(100); {
	case n < retracted:
		evidence.Status = "RETRACTED"
	case n < retracted+6:
		evidence.Status = "CONFLICT"
	case n < retracted+12:
		evidence.Status = "DISPUTED"
	}
	if m.chance(15) {
		evidence.Note = "Seen by a reader."
	}
	for range 1 + m.random.IntN(3) {
		citation := graph.Citation{Source: m.any("Source")}
		if m.chance(30) {
			citation.Locator = fmt.Sprintf("p. %d", m.random.IntN(9))
		}
		if len(fields) > 0 && m.chance(10) {
			citation.Fields = []string{fields[m.random.IntN(len(fields))].Name}
		}
		evidence.Citations = append(evidence.Citations, citation)
	}
	return evidence
}

// edge adds an edge between two nodes, unless there is one that says the same.
func (m *maker) edge(name, from, to string, fields values) {
	link := m.link(name, from, to)
	var evidence *graph.Evidence
	if link.EvidenceEnd() == nil || m.chance(20) {
		evidence = m.evidence(link.Edge.Fields, 4)
	}
	m.add(&graph.Edge{Link: link, From: from, To: to, Set: setOf(link.Edge.Fields, fields), Evidence: evidence})
}

func (m *maker) link(name, from, to string) *schema.Link {
	link := m.vocabulary.Edge(name).Link(m.vocabulary.KindOf(from), m.vocabulary.KindOf(to))
	if link == nil {
		panic(fmt.Sprintf("questiontest: no edge %s from %s to %s", name, from, to))
	}
	return link
}

func (m *maker) add(edge *graph.Edge) {
	if key := edge.Key(); !m.keys[key] {
		m.keys[key] = true
		m.facts.EdgesList = append(m.facts.EdgesList, edge)
	}
}

// toOne leads from a node to one of several others, sometimes to a second one too, both
// in conflict.
func (m *maker) toOne(name, from, to, second string) {
	if to == second || !m.chance(12) {
		m.edge(name, from, to, nil)
		return
	}
	m.conflict(name, from, to)
	m.conflict(name, from, second)
}

// conflict adds an edge in conflict with another of its relation.
func (m *maker) conflict(name, from, to string) {
	link := m.link(name, from, to)
	evidence := m.evidence(nil, 0)
	evidence.Status = "CONFLICT"
	m.add(&graph.Edge{Link: link, From: from, To: to, Set: make([]any, len(link.Edge.Fields)), Evidence: evidence})
}
