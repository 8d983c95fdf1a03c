package graphtest

import (
	"slices"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/schema"
)

func TestRandomWorldLoads(t *testing.T) {
	v := schema.New()
	for seed := range uint64(30) {
		if err := NewOracle(v).Load(t.Context(), RandomWorld(v, seed, 100), graph.LoadOptions{}); err != nil {
			t.Errorf("world of seed %d: %v", seed, err)
		}
	}
}

// A made-up world has what is hard about worlds.
func TestRandomWorldHasEverything(t *testing.T) {
	v := schema.New()
	oracle := NewOracle(v)
	mustLoad(t, oracle, RandomWorld(v, 1, 300), graph.LoadOptions{})
	w := oracle.World()
	nodes := func(holds func(*graph.Node) bool) bool { return slices.ContainsFunc(w.nodes, holds) }
	edges := func(holds func(*graph.Edge) bool) bool {
		return slices.ContainsFunc(w.edges, func(edge keyedEdge) bool { return holds(edge.Edge) })
	}
	for what, has := range map[string]bool{
		"every kind":      all(v.Kinds, func(kind *schema.Kind) bool { return len(w.NodesOf(kind)) > 0 }),
		"every link":      all(v.Links, func(link *schema.Link) bool { return edges(func(edge *graph.Edge) bool { return edge.Link == link }) }),
		"former ids":      len(w.aliases) > 0,
		"missing values":  nodes(func(node *graph.Node) bool { return slices.Contains(node.Set, nil) }),
		"partial dates":   nodes(func(node *graph.Node) bool { return slices.Contains(node.Set, any("2019-05")) }),
		"awkward texts":   nodes(func(node *graph.Node) bool { return slices.Contains(node.Set, any("a\x00b")) }),
		"self loops":      edges(func(edge *graph.Edge) bool { return edge.Link.Symmetric && edge.From == edge.To }),
		"parallel edges":  edges(func(edge *graph.Edge) bool { return edge.Link.EvidenceEnd() == nil && parallel(w, edge) }),
		"conflicts":       edges(func(edge *graph.Edge) bool { return edge.Link.EvidenceEnd() != nil && severalOf(w, edge) }),
		"inherited proof": edges(func(edge *graph.Edge) bool { return edge.Evidence == nil }),
	} {
		if !has {
			t.Errorf("a world of 300 nodes has no %s", what)
		}
	}
}

func parallel(w *World, edge *graph.Edge) bool {
	return slices.ContainsFunc(w.edges, func(other keyedEdge) bool {
		return other.Edge != edge && other.Link == edge.Link && other.From == edge.From && other.To == edge.To
	})
}

func severalOf(w *World, edge *graph.Edge) bool {
	end := edge.Link.EvidenceEnd()
	owner := edge.From
	if end.Reverse {
		owner = edge.To
	}
	return len(w.Follow(w.Node(owner), end)) > 1
}

// Made-up plans use the whole language.
func TestRandomPlansUseTheWholeLanguage(t *testing.T) {
	v := schema.New()
	world := RandomWorld(v, 1, 100)
	var text strings.Builder
	for seed := range uint64(randomPlans) {
		text.WriteString(RandomPlan(v, world, seed, PlanOptions{}).String() + "\n")
	}
	for _, want := range []string{"lookup(", "batch(", "about", "all Prisoner", " as JUDGE", "{id", "@key", "null", "formerIds", "roles", "evidence{", "@evidence{",
		"modality", "status", "note", "sourceCount", "citations{", "locator", "fields", "source: Source", "case: Case", "node: ", "facts(", "relation", "any[",
		"edge{", "@outcome", "where ", "and(", "or(", "not(", "some ", "missing", "@from missing", "evidence.status", "@evidence.sourceCount", " eq ", " in ",
		" contains ", " startsWith ", " lt ", " lte ", " gt ", " gte ", "order ", " desc", "count ", "cursor ", "after ", "before ", "last ", "first ", "id in "} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("of %d made-up plans none has %q", randomPlans, want)
		}
	}
}

func TestRandomIsTheSameForTheSameSeed(t *testing.T) {
	v := schema.New()
	left, right := RandomWorld(v, 5, 60), RandomWorld(v, 5, 60)
	diffLines(t, "world of one seed", factLines(t, left), factLines(t, right))
	for seed := range uint64(20) {
		if got, want := describe(RandomPlan(v, left, seed, PlanOptions{})), describe(RandomPlan(v, right, seed, PlanOptions{})); got != want {
			t.Errorf("plan of seed %d\ngot:  %s\nwant: %s", seed, got, want)
		}
	}
}

// forgetful gives two stores, of which one lacks all edges of a name.
func forgetful(t *testing.T, v *schema.Vocabulary, world *Facts, name string) (whole, lacking *Oracle) {
	t.Helper()
	less := &Facts{NodesList: world.NodesList, AliasesList: world.AliasesList}
	for _, edge := range world.EdgesList {
		if edge.Link.Edge.Name != name {
			less.EdgesList = append(less.EdgesList, edge)
		}
	}
	whole, lacking = NewOracle(v), NewOracle(v)
	mustLoad(t, whole, world, graph.LoadOptions{})
	mustLoad(t, lacking, less, graph.LoadOptions{})
	return whole, lacking
}

// Stores that differ are found to differ, and the plan that shows it is small.
func TestDifferencesAreFoundAndShrunk(t *testing.T) {
	v := schema.New()
	world := RandomWorld(v, 3, 150)
	whole, lacking := forgetful(t, v, world, "UNDER")
	found := 0
	for seed := range uint64(250) {
		p := RandomPlan(v, world, seed, PlanOptions{})
		p.Roots = slices.DeleteFunc(p.Roots, func(root plan.Root) bool { _, about := root.(*plan.About); return about })
		if difference(t, whole, lacking, p) == "" {
			continue
		}
		found++
		smallest := Shrink(p, func(p *plan.Plan) bool { return difference(t, whole, lacking, p) != "" }).String()
		if !slices.ContainsFunc([]string{"Charge.statute", "Statute.charges", "statute:", "facts("}, func(part string) bool { return strings.Contains(smallest, part) }) {
			t.Errorf("shrunk too far: %s\nfrom: %s", smallest, p)
		}
		if strings.Contains(smallest, "\n") {
			t.Errorf("not shrunk to one root: %s\nfrom: %s", smallest, p)
		}
	}
	if found < 3 {
		t.Errorf("of 250 plans %d showed that an edge is unknown; want at least 3", found)
	}
}

func TestShrinkLeavesOutWhatDoesNotMatter(t *testing.T) {
	v := schema.New()
	kind := v.Kind("Prisoner")
	p := &plan.Plan{}
	limit := p.Add(int64(5))
	p.Roots = []plan.Root{
		&plan.About{},
		&plan.Connection{Kind: kind, Items: true, Count: true, Cursor: true, Page: plan.Page{Limit: limit, Backward: true},
			Order: []plan.Term{{Field: kind.Field("name")}},
			Where: &plan.Not{Predicate: &plan.And{All: []plan.Predicate{
				&plan.Missing{Field: kind.Field("diedOn")},
				&plan.Some{Relation: kind.Relation("charges"), Where: &plan.Or{}}}}},
			Node: &plan.Object{Kind: kind, Outputs: []plan.Output{plan.ID{}, plan.Roles{}}}}}
	hasSome := func(p *plan.Plan) bool { return strings.Contains(p.String(), "some Prisoner.charges") }
	if got, want := Shrink(p, hasSome).String(), "all Prisoner(where some Prisoner.charges() first ?0) Prisoner{}"; got != want {
		t.Errorf("shrinking %s\ngot:  %s\nwant: %s", p, got, want)
	}
}
