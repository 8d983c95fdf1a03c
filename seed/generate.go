package seed

import (
	"fmt"
	"math/rand/v2"

	"habeas/graph"
	"habeas/schema"
)

// Generate is a synthetic world of so many prisoners, with the shapes and the skew of
// the real dataset: cases of one to twenty-five defendants, a few statutes that most
// charges are under, a few officials in very many cases. It is invented, and its names
// say so. The same number and seed give the same facts; none are kept in memory.
func Generate(v *schema.Vocabulary, prisoners int, seed uint64) graph.Batch {
	return &syntheticWorld{vocabulary: v, size: sizeOf(prisoners), seed: seed}
}

// size is how many there are of what a world of a given number of prisoners shares.
type size struct {
	prisoners, courts, judges, prosecutors, investigators, facilities, statutes int
}

func sizeOf(prisoners int) size {
	return size{
		prisoners: prisoners,
		courts:    6 + prisoners/400, judges: 10 + prisoners/15,
		prosecutors: 8 + prisoners/25, investigators: 6 + prisoners/40,
		facilities: 5 + prisoners/1000, statutes: 120,
	}
}

type syntheticWorld struct {
	vocabulary *schema.Vocabulary
	size       size
	seed       uint64
}

// Nodes walks the nodes.
func (w *syntheticWorld) Nodes(take func(*graph.Node) error) error {
	return w.walk(&generator{takeNode: take})
}

// Edges walks the edges.
func (w *syntheticWorld) Edges(take func(*graph.Edge) error) error {
	return w.walk(&generator{takeEdge: take})
}

// Aliases walks the aliases: one for every thousandth prisoner.
func (w *syntheticWorld) Aliases(take func(*graph.Alias) error) error {
	for i := 0; i < w.size.prisoners; i += 1000 {
		current := prisonerID(i)
		if err := take(&graph.Alias{Former: current + "-former", Current: current}); err != nil {
			return err
		}
	}
	return nil
}

func (w *syntheticWorld) walk(g *generator) error {
	g.vocabulary, g.size = w.vocabulary, w.size
	g.shared()
	g.source = rand.NewPCG(w.seed, 0)
	g.random = rand.New(g.source)
	g.skewed = newSkew(g.random, w.size)
	for number, prisoner := 0, 0; prisoner < w.size.prisoners && g.err == nil; number++ {
		g.source.Seed(w.seed, uint64(number)+1)
		defendants := min(g.defendants(), w.size.prisoners-prisoner)
		g.legalCase(number, prisoner, defendants)
		prisoner += defendants
	}
	return g.err
}

// generator makes facts and gives them to the one of its functions that is not nil. The
// first error stops it.
type generator struct {
	vocabulary *schema.Vocabulary
	size       size
	takeNode   func(*graph.Node) error
	takeEdge   func(*graph.Edge) error
	source     *rand.PCG
	random     *rand.Rand
	skewed     *skew
	err        error
}

// skew picks from lists of which the first are picked far more often (Zipf).
type skew struct {
	court, judge, prosecutor, investigator, facility, statute, provision, group *rand.Zipf
}

func newSkew(random *rand.Rand, size size) *skew {
	zipf := func(count int, evenness float64) *rand.Zipf {
		return rand.NewZipf(random, 1.2, evenness, uint64(count-1))
	}
	return &skew{
		court: zipf(size.courts, 4), judge: zipf(size.judges, 20),
		prosecutor: zipf(size.prosecutors, 20), investigator: zipf(size.investigators, 20),
		facility: zipf(size.facilities, 4), statute: zipf(size.statutes, 2),
		provision: zipf(len(provisions()), 2), group: zipf(len(groups()), 2),
	}
}

// defendants is how many a case has: mostly one, rarely as many as twenty-five.
func (g *generator) defendants() int {
	switch chance := g.random.IntN(100); {
	case chance < 55:
		return 1
	case chance < 75:
		return 2 + g.random.IntN(2)
	case chance < 90:
		return 4 + g.random.IntN(3)
	case chance < 98:
		return 7 + g.random.IntN(6)
	}
	return 13 + g.random.IntN(13)
}

// percent is true in so many of a hundred cases.
func (g *generator) percent(chance int) bool { return g.random.IntN(100) < chance }

// value is a field's name and value.
type value struct {
	name  string
	value any
}

func (g *generator) node(kind, id string, evidence *graph.Evidence, values ...value) {
	if g.takeNode == nil || g.err != nil {
		return
	}
	of := g.vocabulary.Kind(kind)
	g.err = g.takeNode(&graph.Node{Kind: of, ID: id, Set: setOf(of.Fields, values), Evidence: evidence})
}

func (g *generator) edge(name, from, to string, evidence *graph.Evidence, values ...value) {
	if g.takeEdge == nil || g.err != nil {
		return
	}
	edge := g.vocabulary.Edge(name)
	link := edge.Link(g.vocabulary.KindOf(from), g.vocabulary.KindOf(to))
	if link.EvidenceEnd() != nil {
		evidence = nil
	}
	g.err = g.takeEdge(&graph.Edge{Link: link, From: from, To: to, Set: setOf(edge.Fields, values), Evidence: evidence})
}

func setOf(fields []*schema.Field, values []value) []any {
	set := make([]any, len(fields))
	for _, value := range values {
		set[fieldIndex(fields, value.name)] = value.value
	}
	return set
}

func cite(modality, source string) *graph.Evidence {
	return &graph.Evidence{Modality: modality, Status: "ACCEPTED", Citations: []graph.Citation{{Source: source}}}
}

func prisonerID(number int) string { return fmt.Sprintf("prisoner/synthetic-%07d", number) }

func officialID(role string, number int) string {
	return fmt.Sprintf("official/synthetic-%s-%06d", role, number)
}
