package graphtest

import (
	"math/rand/v2"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/schema"
)

// PlanOptions bound the plans that are made up. Zero means the default.
type PlanOptions struct {
	// Roots is how many roots at most (4), Depth how many relations one below the other
	// (3), Width how many outputs of an object (5), Page how many items (5).
	Roots, Depth, Width, Page int
}

func (o PlanOptions) withDefaults() PlanOptions {
	for _, option := range []struct {
		value   *int
		unasked int
	}{{&o.Roots, 4}, {&o.Depth, 3}, {&o.Width, 5}, {&o.Page, 5}} {
		if *option.value == 0 {
			*option.value = option.unasked
		}
	}
	return o
}

// RandomPlan makes up a plan out of the whole language of plans. Its values are mostly
// those of the world, so that what it asks has answers, and its cursors are those of
// nodes and edges of the world. The same seed makes the same plan.
func RandomPlan(v *schema.Vocabulary, world *Facts, seed uint64, options PlanOptions) *plan.Plan {
	p := &planner{random: newRandom(seed), vocabulary: v, options: options.withDefaults(), plan: &plan.Plan{},
		nodes: map[*schema.Kind][]*graph.Node{}, edges: map[*schema.Link][]*graph.Edge{}, byID: map[string]*graph.Node{}}
	for _, node := range world.NodesList {
		p.nodes[node.Kind] = append(p.nodes[node.Kind], node)
		p.byID[node.ID] = node
	}
	for _, edge := range world.EdgesList {
		p.edges[edge.Link] = append(p.edges[edge.Link], edge)
	}
	p.aliases = world.AliasesList
	for range 1 + p.random.IntN(p.options.Roots) {
		p.plan.Roots = append(p.plan.Roots, p.root())
	}
	return p.plan
}

// planner makes up plans.
type planner struct {
	random     *rand.Rand
	vocabulary *schema.Vocabulary
	options    PlanOptions
	plan       *plan.Plan
	nodes      map[*schema.Kind][]*graph.Node
	edges      map[*schema.Link][]*graph.Edge
	byID       map[string]*graph.Node
	aliases    []*graph.Alias
}

func (p *planner) chance(percent int) bool { return chance(p.random, percent) }

func (p *planner) root() plan.Root {
	kind := one(p.random, p.vocabulary.Kinds)
	switch choice := p.random.IntN(20); {
	case choice < 4:
		return &plan.Lookup{Kind: kind, ID: p.plan.Add(p.id(kind)), Object: p.object(kind, p.options.Depth)}
	case choice < 7:
		ids := []string{}
		for range p.random.IntN(6) {
			ids = append(ids, p.id(kind))
		}
		return &plan.Batch{Kind: kind, IDs: p.plan.Add(ids), Object: p.object(kind, p.options.Depth)}
	case choice < 8:
		return &plan.About{}
	}
	return p.connection(kind, nil, p.options.Depth)
}

// id is mostly that of a node of the kind, sometimes a former one or one that is wrong.
func (p *planner) id(kind *schema.Kind) string {
	switch choice := p.random.IntN(10); {
	case choice == 0:
		return "nothing/there"
	case choice == 1:
		return one(p.random, p.nodes[one(p.random, p.vocabulary.Kinds)]).ID
	case choice < 4 && len(p.aliases) > 0:
		return one(p.random, p.aliases).Former
	}
	return one(p.random, p.nodes[kind]).ID
}

func (p *planner) object(kind *schema.Kind, depth int) *plan.Object {
	return &plan.Object{Kind: kind, Outputs: p.outputs(func() plan.Output { return p.output(kind, depth) })}
}

func (p *planner) outputs(make func() plan.Output) []plan.Output {
	outputs := []plan.Output{}
	for range p.random.IntN(p.options.Width + 1) {
		outputs = append(outputs, make())
	}
	return outputs
}

// output asks something of a node.
func (p *planner) output(kind *schema.Kind, depth int) plan.Output {
	if depth > 0 && p.chance(50) {
		if output := p.deeper(kind, depth-1); output != nil {
			return output
		}
	}
	switch p.random.IntN(12) {
	case 0:
		return plan.ID{}
	case 1:
		return plan.Null{}
	case 2:
		return plan.FormerIDs{}
	case 3:
		return plan.Roles{}
	case 4, 5:
		return p.evidence(plan.OnNode, depth)
	}
	return plan.Property{Field: one(p.random, kind.Fields)}
}

// deeper asks for nodes that are connected, nil where none can be.
func (p *planner) deeper(kind *schema.Kind, depth int) plan.Output {
	if kind.OwnSource {
		return p.facts(depth)
	}
	if len(kind.Relations) == 0 {
		return nil
	}
	relation := one(p.random, kind.Relations)
	if relation.ToOne() {
		return &plan.ToOne{Relation: relation, Object: p.object(relation.Target, depth)}
	}
	return p.connection(relation.Target, relation, depth)
}

// edgeOutput asks something of an edge or of the node that it leads to. Root lists have
// no edge, but may be asked for its key and evidence.
func (p *planner) edgeOutput(kind *schema.Kind, relation *schema.Relation, depth int) plan.Output {
	switch p.random.IntN(6) {
	case 0:
		return plan.Key{}
	case 1:
		return p.evidence(plan.OnEdge, depth)
	case 2:
		if depth > 0 {
			return &plan.Nested{Object: p.object(kind, depth-1)}
		}
	case 3, 4:
		if relation != nil && len(relation.Link.Edge.Fields) > 0 {
			return plan.Property{On: plan.OnEdge, Field: one(p.random, relation.Link.Edge.Fields)}
		}
	}
	return p.output(kind, depth)
}

func (p *planner) evidence(on plan.Target, depth int) *plan.Evidence {
	evidence := &plan.Evidence{On: on, Outputs: []plan.EvidenceOutput{}}
	for range p.random.IntN(4) {
		evidence.Outputs = append(evidence.Outputs, one(p.random, []plan.EvidenceOutput{
			plan.Modality{}, plan.Status{}, plan.Note{}, plan.SourceCount{}, &plan.Citations{Outputs: p.citation(depth)}}))
	}
	return evidence
}

func (p *planner) citation(depth int) []plan.CitationOutput {
	outputs := []plan.CitationOutput{plan.Locator{}, plan.Fields{}}
	if depth > 0 {
		outputs = append(outputs, &plan.Source{Object: p.object(sourceKind(p.vocabulary), depth-1)})
	}
	shuffle(p.random, outputs)
	return outputs[:p.random.IntN(len(outputs)+1)]
}

func (p *planner) connection(kind *schema.Kind, relation *schema.Relation, depth int) *plan.Connection {
	c := &plan.Connection{Kind: kind, Relation: relation, Path: "random", Count: p.chance(50), Items: p.chance(85), Cursor: p.chance(40)}
	if relation == nil && len(kind.Roles) > 0 && p.chance(50) {
		c.Role = one(p.random, kind.Roles)
	}
	if p.chance(60) {
		c.Where = p.predicate(kind, relation, 3)
	}
	c.Order = p.order(kind)
	c.Page = p.page(func() []string { return p.cursor(kind, relation, c.Order) })
	if p.chance(85) {
		c.Node = p.object(kind, depth)
	}
	if p.chance(40) {
		c.Edge = p.outputs(func() plan.Output { return p.edgeOutput(kind, relation, depth) })
	}
	return c
}
