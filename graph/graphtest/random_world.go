package graphtest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"habeas/graph"
	"habeas/schema"
)

// RandomWorld makes up facts that load: nodes of every kind, about size of them, edges of
// every link, with what is hard about them (parallel edges, missing values, partial dates,
// conflicts, former ids, awkward texts). The same seed makes the same world.
func RandomWorld(v *schema.Vocabulary, seed uint64, size int) *Facts {
	m := &maker{random: newRandom(seed), facts: &Facts{}, nodes: map[*schema.Kind][]*graph.Node{}, keys: map[string]bool{}}
	each := max(3, size/len(v.Kinds))
	for _, kind := range sourcesFirst(v.Kinds) {
		for range each {
			m.node(kind)
		}
	}
	for _, link := range v.Links {
		m.edges(link)
	}
	shuffle(m.random, m.facts.NodesList)
	shuffle(m.random, m.facts.EdgesList)
	return m.facts
}

func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, seed)) }

func shuffle[T any](random *rand.Rand, list []T) {
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// sourcesFirst puts the kind of sources first, because all others cite them.
func sourcesFirst(kinds []*schema.Kind) []*schema.Kind {
	sorted := slices.Clone(kinds)
	slices.SortStableFunc(sorted, func(a, b *schema.Kind) int { return boolRank(b.OwnSource) - boolRank(a.OwnSource) })
	return sorted
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// maker makes up facts.
type maker struct {
	random  *rand.Rand
	facts   *Facts
	nodes   map[*schema.Kind][]*graph.Node
	sources []*graph.Node
	keys    map[string]bool
}

// one draws an item of a list that is not empty.
func one[T any](random *rand.Rand, list []T) T { return list[random.IntN(len(list))] }

// chance is true in so many of a hundred cases.
func chance(random *rand.Rand, percent int) bool { return random.IntN(100) < percent }

func (m *maker) node(kind *schema.Kind) {
	number := len(m.nodes[kind])
	id := kind.Slug() + "/" + one(m.random, []string{"a", "B", "é", "z.9+", "10", "k/"}) + fmt.Sprint(number)
	node := &graph.Node{Kind: kind, ID: id, Set: m.set(kind.Fields)}
	if kind.OwnSource {
		m.sources = append(m.sources, node)
	} else {
		node.Evidence = m.evidence(node.Kind.Fields)
	}
	m.nodes[kind] = append(m.nodes[kind], node)
	m.facts.NodesList = append(m.facts.NodesList, node)
	for i := range max(0, m.random.IntN(8)-5) {
		former := fmt.Sprintf("%s/former-%d-%d", kind.Slug(), number, i)
		m.facts.AliasesList = append(m.facts.AliasesList, &graph.Alias{Former: former, Current: id})
	}
}

func (m *maker) set(fields []*schema.Field) []any {
	set := make([]any, len(fields))
	for i, field := range fields {
		if field.Required || chance(m.random, 65) {
			set[i] = m.value(field)
		}
	}
	return set
}

func (m *maker) value(field *schema.Field) any {
	switch field.Type {
	case schema.Int:
		return one(m.random, someNumbers)
	case schema.Boolean:
		return chance(m.random, 50)
	case schema.Date:
		return one(m.random, someDates)
	case schema.Enumeration:
		return one(m.random, field.Enum.Values).Name
	case schema.Strings:
		texts := []string{}
		for range m.random.IntN(4) {
			texts = append(texts, one(m.random, someTexts))
		}
		return texts
	}
	return one(m.random, someTexts)
}

var (
	someNumbers = []int64{0, 1, -1, 2, 12, 144, 1980, 1991, math.MaxInt32, math.MaxInt32 + 1, math.MinInt32, math.MaxInt64, math.MinInt64}
	someDates   = []string{"2019", "2019-05", "2019-05-06", "2019-05-31", "2020", "2020-02", "2020-02-29", "0001-01-01", "9999", "9999-12-31"}
	someTexts   = []string{
		"Ali", "ali", "ALI", "Alí", "Ali\u0301", "Али", "Ёжиков Андрей", "ежиков андреи", "Strauß", "STRAUSS", "straus", "İstanbul", "istanbul", "ΟΔΥΣΣΕΥΣ", "Ὀδυσσεύς",
		"", " ", "a", "b", "ab", "a b", "a%b", "a_b", "a*b", `a"b`, `a\b`, "a'b", "a\nb", "a\tb", "a\x00b", "a\x01b\x1f\x7f", "a\bb\fc\rd", "\u2028", "\ufeff", "😀", "\uffff", "ﬀ", "𐀀", "\U0010ffff",
		"[1]", "null", "{}", "~", "?1", "a''; --", "\u200e\u202e", "한국어", "٣", "é\u0301\u0302",
	}
)

func (m *maker) evidence(fields []*schema.Field) *graph.Evidence {
	evidence := &graph.Evidence{
		Modality: one(m.random, schema.ModalityEnum().Values).Name,
		Status:   one(m.random, schema.StatusEnum().Values).Name,
	}
	if chance(m.random, 30) {
		evidence.Note = one(m.random, someTexts)
	}
	for range 1 + m.random.IntN(3) {
		evidence.Citations = append(evidence.Citations, m.citation(fields))
	}
	return evidence
}

func (m *maker) citation(fields []*schema.Field) graph.Citation {
	citation := graph.Citation{Source: one(m.random, m.sources).ID}
	if chance(m.random, 40) {
		citation.Locator = one(m.random, someTexts)
	}
	for _, field := range fields {
		if chance(m.random, 10) {
			citation.Fields = append(citation.Fields, field.Name)
		}
	}
	return citation
}

// edges makes up edges of a link, as its two relations allow.
func (m *maker) edges(link *schema.Link) {
	from, to := m.nodes[link.From], m.nodes[link.To]
	switch end := link.EvidenceEnd(); {
	case end == nil:
		m.manyToMany(link, from, to)
	case link.Right != nil && link.Left.ToOne() && link.Right.ToOne():
		for i := range min(len(from), len(to)) {
			m.edge(link, from[i], to[i], nil)
		}
	case end.Reverse:
		m.toOne(end, to, func(owner, other *graph.Node, evidence *graph.Evidence) { m.edge(link, other, owner, evidence) })
	default:
		m.toOne(end, from, func(owner, other *graph.Node, evidence *graph.Evidence) { m.edge(link, owner, other, evidence) })
	}
}

func (m *maker) manyToMany(link *schema.Link, from, to []*graph.Node) {
	for range 2 * max(len(from), len(to)) {
		left, right := one(m.random, from), one(m.random, to)
		if link.From == link.To && chance(m.random, 20) {
			right = left
		}
		for range 1 + max(0, m.random.IntN(6)-3) {
			m.edge(link, left, right, m.evidence(link.Edge.Fields))
		}
	}
}

// toOne gives owners an edge each, or several where the evidence of all is in conflict.
func (m *maker) toOne(relation *schema.Relation, owners []*graph.Node, add func(owner, other *graph.Node, evidence *graph.Evidence)) {
	for _, owner := range owners {
		switch {
		case chance(m.random, 20):
			for range 2 + m.random.IntN(2) {
				add(owner, one(m.random, m.nodes[relation.Target]), m.conflict(owner))
			}
		case relation.Cardinality == schema.One || chance(m.random, 70):
			var evidence *graph.Evidence
			if chance(m.random, 40) {
				evidence = m.evidence(relation.Link.Edge.Fields)
			}
			add(owner, one(m.random, m.nodes[relation.Target]), evidence)
		}
	}
}

// conflict is evidence with status CONFLICT, or none where that of the edge's owner has it.
func (m *maker) conflict(owner *graph.Node) *graph.Evidence {
	if owner.Evidence != nil && owner.Evidence.Status == "CONFLICT" && chance(m.random, 50) {
		return nil
	}
	evidence := m.evidence(nil)
	evidence.Status = "CONFLICT"
	return evidence
}

// edge adds an edge, unless there is one that says the same.
func (m *maker) edge(link *schema.Link, from, to *graph.Node, evidence *graph.Evidence) {
	edge := &graph.Edge{Link: link, From: from.ID, To: to.ID, Set: m.set(link.Edge.Fields), Evidence: evidence}
	if key := edge.Key(); !m.keys[key] {
		m.keys[key] = true
		m.facts.EdgesList = append(m.facts.EdgesList, edge)
	}
}
