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
	if err := s.learnDense(ctx); err != nil {
		return fault(ctx, "learning which nodes are busy", err)
	}
	return nil
}

// loader is one load.
type loader struct {
	*Store
	findings
	options graph.LoadOptions
	// before is what the store says of itself; token marks the load as this one.
	before *meta
	token  string
	// fresh loads fill an empty store, or empty it first: nothing has to be looked up.
	fresh bool
	// resumed loads may find what they bring stored already, but not finished.
	resumed bool
	done    progress
}

// findings are what a load learns by checking its batch against the store.
type findings struct {
	problems graph.Problems

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
	// facts are those of the facts to store; counts are of nodes by kind, linked of edges.
	batch, added uint64
	// retracted is set where the batch brings a fact that was taken back.
	retracted       bool
	distinct, facts int
	counts          map[string]int
	linked          map[*schema.Link]int
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
	l := &loader{Store: s, options: options, before: before, token: rand.Text(), findings: newFindings(s.vocabulary), done: progress{tell: options.Progress}}
	l.resumed = before.Epoch%2 == 1
	l.fresh = options.Replace || !l.resumed && before.empty()
	return l, nil
}

func newFindings(v *schema.Vocabulary) findings {
	return findings{nodes: map[fingerprint]*known{}, kinds: make([]kindState, len(v.Kinds)), edges: map[uint64]storedEdge{}, aliases: map[string]storedAlias{},
		several: map[*schema.Relation]map[string]*finding{}, touched: map[*schema.Kind]map[string]bool{}, renamed: map[*schema.Kind]map[string]bool{},
		counts: map[string]int{}, linked: map[*schema.Link]int{}}
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
		row, err := l.writeRow(ctx, locked+"WHERE h.`epoch` = $epoch SET h += $about RETURN true", map[string]any{"epoch": l.before.Epoch, "about": next.properties()})
		return l.unlessTaken(row, err)
	}
	if err := l.begin(ctx, next); err != nil {
		return fmt.Errorf("beginning: %w", err)
	}
	if l.fresh && l.facts >= l.bulkFrom {
		if err := l.dropLateIndexes(ctx); err != nil {
			return fmt.Errorf("dropping indexes: %w", err)
		}
	}
	if l.options.Replace {
		if err := l.deleteFacts(ctx); err != nil {
			return fmt.Errorf("deleting what was stored: %w", err)
		}
	} else if l.resumed {
		// What the other loader wrote between the check and its end has to be found.
		l.findings = newFindings(l.vocabulary)
		if err := l.check(ctx, batch); err != nil {
			return err
		}
	}
	if err := l.writeBatch(ctx, batch); err != nil {
		return err
	}
	if err := l.finish(ctx); err != nil {
		return fmt.Errorf("finishing: %w", err)
	}
	if err := l.createIndexes(ctx); err != nil {
		return fmt.Errorf("creating the indexes: %w", err)
	}
	dense, err := l.findDense(ctx)
	if err != nil {
		return fmt.Errorf("looking for busy nodes: %w", err)
	}
	return l.end(ctx, dense)
}
