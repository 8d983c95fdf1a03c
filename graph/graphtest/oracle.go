package graphtest

import (
	"context"
	"fmt"
	"sync"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/graph/questions"
	"habeas/schema"
)

// Oracle is a [graph.Store] that keeps slices and scans them: what every engine must
// answer, in the least code that says so.
type Oracle struct {
	vocabulary *schema.Vocabulary

	lock  sync.RWMutex
	world *World
	about graph.About
}

var _ graph.Store = (*Oracle)(nil)

// NewOracle is an empty store for a vocabulary.
func NewOracle(v *schema.Vocabulary) *Oracle {
	return &Oracle{vocabulary: v, world: &World{vocabulary: v}}
}

// World is what the store holds now. It does not change: a later load makes another.
func (o *Oracle) World() *World {
	o.lock.RLock()
	defer o.lock.RUnlock()
	return o.world
}

// Read answers a plan, unless it asks for a table: tables are questions, which have a slow
// implementation of their own to be compared with, beside resolvers.
func (o *Oracle) Read(ctx context.Context, p *plan.Plan) ([][]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading: %w", err)
	}
	o.lock.RLock()
	r := &reader{world: o.world, about: o.about, values: p.Values}
	o.lock.RUnlock()

	var answers [][]byte
	for _, root := range p.Roots {
		if _, isTable := root.(*plan.CrossTab); isTable {
			return nil, graph.Errorf(graph.Forbidden, "the oracle counts no tables")
		}
		answers = append(answers, r.root(nil, root))
	}
	return answers, nil
}

// Load adds a batch, or with Replace makes the store that batch.
func (o *Oracle) Load(ctx context.Context, batch graph.Batch, options graph.LoadOptions) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("loading: %w", err)
	}
	o.lock.Lock()
	defer o.lock.Unlock()

	alone, err := (&World{vocabulary: o.vocabulary}).with(batch)
	if err != nil {
		return fmt.Errorf("loading: %w", err)
	}
	next := alone
	if !options.Replace {
		if next, err = o.world.with(batch); err != nil {
			return fmt.Errorf("loading: %w", err)
		}
	}
	if err := next.check(); err != nil {
		return err
	}
	o.describe(options, next, alone)
	o.world = next.settled()
	if options.Progress != nil {
		options.Progress(len(alone.nodes) + len(alone.edges) + len(alone.aliases))
	}
	return nil
}

// describe keeps what the options say of the dataset. A store is the bundled dataset
// where it holds what was bundled and nothing else.
func (o *Oracle) describe(options graph.LoadOptions, next, alone *World) {
	if options.Licence != "" {
		o.about.Licence = options.Licence
	}
	if options.Coverage != "" {
		o.about.Coverage = options.Coverage
	}
	switch version := next.Version(); {
	case options.Bundled != "" && version == alone.Version():
		o.about.Bundled = options.Bundled
	case version != o.world.Version():
		o.about.Bundled = ""
	}
}

// Export walks all facts in canonical order.
func (o *Oracle) Export(ctx context.Context, sink graph.Sink) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("exporting: %w", err)
	}
	return o.World().canonical().writeTo(sink)
}

// About says what the store holds.
func (o *Oracle) About(ctx context.Context) (graph.About, error) {
	if err := ctx.Err(); err != nil {
		return graph.About{}, fmt.Errorf("reading: %w", err)
	}
	o.lock.RLock()
	defer o.lock.RUnlock()
	return o.world.about(o.about), nil
}

// Close does nothing: nothing is open.
func (o *Oracle) Close() error { return nil }

// Ask refuses: the oracle answers plans. Questions have a slow implementation of their
// own to be compared with, beside resolvers.
func (o *Oracle) Ask(context.Context, *questions.Ask) (questions.Answer, error) {
	return questions.Answer{}, graph.Errorf(graph.Forbidden, "the oracle answers plans only")
}
