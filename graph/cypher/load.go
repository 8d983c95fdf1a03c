package cypher

import (
	"context"
	"crypto/rand"
	"fmt"

	"habeas/graph"
	"habeas/schema"
)

// Load adds a batch to the store, or makes the store exactly that batch. The whole batch
// is checked before anything is written. A load that is cut off leaves a store that says
// so until the same load is run again.
func (s *Store) Load(ctx context.Context, batch graph.Batch, options graph.LoadOptions) error {
	if s.readOnly {
		return graph.Errorf(graph.Forbidden, "the store was opened for reading")
	}
	s.loading.Lock()
	defer s.loading.Unlock()
	l, err := s.newLoader(ctx, options)
	if err != nil {
		return fault(ctx, "preparing a load", err)
	}
	if err := l.check(ctx, batch); err != nil {
		return fault(ctx, "checking a load", err)
	}
	if err := l.store(ctx, batch); err != nil {
		return fault(ctx, "loading", err)
	}
	return nil
}

// loader is one load.
type loader struct {
	*Store
	options  graph.LoadOptions
	problems graph.Problems
	// before is what the store says of itself; token marks the load as this one.
	before *meta
	token  string
	// fresh loads fill an empty store, or empty it first: nothing has to be looked up.
	fresh bool
	// resumed loads may find what they bring stored already, but not finished.
	resumed bool

	nodes   map[fingerprint]*known
	kinds   []kindState
	edges   map[uint64]storedEdge
	aliases map[string]storedAlias
	// several are the owners of several edges of a to-one relation, touched the owners
	// of edges that give roles, by kind, and renamed the nodes that have former ids.
	several map[*schema.Relation]map[string]*finding
	touched map[*schema.Kind]map[string]bool
	renamed map[*schema.Kind]map[string]bool

	// batch is the sum of the digests of all facts, distinct their number; added and
	// facts are those of the facts to store.
	batch, added uint64
	// retracted is set where the batch brings a fact that was taken back.
	retracted       bool
	distinct, facts int
	counts          map[string]int
	done            progress
}

func (s *Store) newLoader(ctx context.Context, options graph.LoadOptions) (*loader, error) {
	row, err := s.single(ctx, "CYPHER 5 MATCH "+marker+" RETURN properties(h)", nil)
	if err != nil {
		return nil, err
	}
	properties, _ := row[0].(map[string]any)
	before, err := metaOf(properties)
	if err != nil {
		return nil, err
	}
	l := &loader{Store: s, options: options, before: before, token: rand.Text(),
		nodes: map[fingerprint]*known{}, kinds: make([]kindState, len(s.vocabulary.Kinds)), edges: map[uint64]storedEdge{}, aliases: map[string]storedAlias{},
		several: map[*schema.Relation]map[string]*finding{}, touched: map[*schema.Kind]map[string]bool{}, renamed: map[*schema.Kind]map[string]bool{},
		counts: map[string]int{}, done: progress{tell: options.Progress}}
	l.resumed = before.Epoch%2 == 1
	l.fresh = options.Replace || !l.resumed && before.empty()
	return l, nil
}

func (m *meta) empty() bool {
	for _, count := range m.Counts {
		if count > 0 {
			return false
		}
	}
	return true
}

// identity tells one load from another: what it brings, and how.
func (l *loader) identity() string {
	return fmt.Sprintf("%016x %d %t %q %q %q", l.batch, l.distinct, l.options.Replace, l.options.Bundled, l.options.Licence, l.options.Coverage)
}

// brings counts a fact of the batch, also one that is stored already.
func (l *loader) brings(digest uint64) {
	l.batch += digest
	l.distinct++
}

// check finds all that is wrong with the batch, and what of it is stored already.
func (l *loader) check(ctx context.Context, batch graph.Batch) error {
	if err := l.checkNodes(ctx, batch); err != nil {
		return fmt.Errorf("nodes: %w", err)
	}
	if err := l.checkCitations(ctx, batch); err != nil {
		return fmt.Errorf("citations of nodes: %w", err)
	}
	if err := l.checkEdges(ctx, batch); err != nil {
		return fmt.Errorf("edges: %w", err)
	}
	if err := l.checkAliases(ctx, batch); err != nil {
		return fmt.Errorf("former ids: %w", err)
	}
	if err := l.checkWhole(batch); err != nil {
		return err
	}
	if err := l.problems.Err(); err != nil {
		return err
	}
	if l.resumed && !l.options.Replace && l.before.Load != l.identity() {
		return graph.Errorf(graph.Unavailable, "another load into the store was cut off; run that one again, or replace what the store holds")
	}
	return ctx.Err()
}

// store writes what the batch brings.
func (l *loader) store(ctx context.Context, batch graph.Batch) error {
	before := l.before
	if l.options.Replace {
		before = &meta{Counts: map[string]int{}, Licence: before.Licence, Coverage: before.Coverage}
	}
	next := before.after(l.options, l.fresh, l.counts, l.facts, l.added)
	next.Irregular = next.Irregular || l.retracted || len(l.several) > 0
	if err := next.describe(l.vocabulary); err != nil {
		return err
	}
	if l.facts == 0 && !l.options.Replace && !l.resumed {
		return l.write(ctx, "CYPHER 5 MATCH "+marker+" SET h += $about", map[string]any{"about": next.properties()})
	}
	if err := l.begin(ctx, next); err != nil {
		return fmt.Errorf("beginning: %w", err)
	}
	if l.options.Replace {
		if err := l.deleteAll(ctx, false); err != nil {
			return fmt.Errorf("deleting what was stored: %w", err)
		}
	}
	if err := l.writeBatch(ctx, batch); err != nil {
		return err
	}
	if err := l.finish(ctx); err != nil {
		return fmt.Errorf("finishing: %w", err)
	}
	return l.end(ctx)
}

// begin makes the epoch odd, and keeps what the store will say of itself at the end. A
// load that goes on where another was cut off ends with what that one kept.
func (l *loader) begin(ctx context.Context, next *meta) error {
	kept := map[string]any{}
	for name, value := range next.properties() {
		kept["next_"+name] = value
	}
	identity := l.identity()
	if l.resumed && l.before.Load == identity {
		kept = map[string]any{}
	}
	row, err := l.writeRow(ctx, "CYPHER 5 MATCH "+marker+" WHERE h.`epoch` = $epoch SET h.`epoch` = $odd, h.`epoch_again` = $odd, h.`loader` = $token, h.`load` = $load, h.`loading` = $facts, h += $kept RETURN 1",
		map[string]any{"epoch": l.before.Epoch, "odd": l.before.Epoch | 1, "token": l.token, "load": identity, "facts": int64(l.facts), "kept": kept})
	return l.unlessTaken(row, err)
}

// end makes the epoch even: what was loaded is there.
func (l *loader) end(ctx context.Context) error {
	row, err := l.writeRow(ctx, "CYPHER 5 MATCH "+marker+" WHERE h.`loader` = $token SET h.`epoch` = $even, h.`epoch_again` = $even, "+
		"h.`version` = h.`next_version`, h.`bundled` = h.`next_bundled`, h.`licence` = h.`next_licence`, h.`coverage` = h.`next_coverage`, h.`counts` = h.`next_counts`, h.`about` = h.`next_about`, h.`irregular` = h.`next_irregular` "+
		"REMOVE h.`loader`, h.`load`, h.`loading`, h.`next_version`, h.`next_bundled`, h.`next_licence`, h.`next_coverage`, h.`next_counts`, h.`next_about`, h.`next_irregular` RETURN 1",
		map[string]any{"token": l.token, "even": (l.before.Epoch | 1) + 1})
	return l.unlessTaken(row, err)
}

// unlessTaken is the error of a step, or that the load is not this one's any more.
func (l *loader) unlessTaken(row []any, err error) error {
	if err == nil && row == nil {
		return graph.Errorf(graph.Unavailable, "another process is loading into the store")
	}
	return err
}
