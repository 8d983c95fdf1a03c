package resolvers

import (
	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph/plan"
	"habeas/schema"
)

// rootNodes reads the nodes in one batch for each kind among the ids.
func (p *planner) rootNodes(g group) rootShape {
	arguments := p.arguments(g)
	values, _ := arguments["ids"].([]any)
	batches := p.newBatches()
	picks := &pickList{nullable: true}
	for _, value := range values {
		id, _ := value.(string)
		picks.items = append(picks.items, pick{batches.add(p.contract.vocabulary.KindOf(id), id, g.sets)})
	}
	batches.finish()
	return rootShape{row: -1, picks: picks}
}

// batches gathers ids by kind.
type batches struct {
	planner *planner
	byKind  map[*schema.Kind]*batch
	ordered []*batch
}

type batch struct {
	root  *plan.Batch
	row   int
	ids   []string
	block *block
}

func (p *planner) newBatches() *batches {
	return &batches{planner: p, byKind: map[*schema.Kind]*batch{}}
}

// add puts an id into the batch of its kind and says where its node will be found. An
// id of no kind is found nowhere.
func (b *batches) add(kind *schema.Kind, id string, sets []ast.SelectionSet) segment {
	if kind == nil {
		return segment{row: -1}
	}
	of := b.byKind[kind]
	if of == nil {
		object := &plan.Object{Kind: kind}
		of = &batch{root: &plan.Batch{Kind: kind, Object: object}, row: len(b.planner.plan.Roots)}
		b.planner.plan.Roots = append(b.planner.plan.Roots, of.root)
		of.block = b.planner.object(object, sets)
		b.byKind[kind] = of
		b.ordered = append(b.ordered, of)
	}
	of.ids = append(of.ids, id)
	return segment{row: of.row, index: len(of.ids) - 1, block: of.block}
}

// finish gives the batches their ids.
func (b *batches) finish() {
	for _, of := range b.ordered {
		of.root.IDs = b.planner.plan.Add(of.ids)
	}
}
