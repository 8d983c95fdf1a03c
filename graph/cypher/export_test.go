package cypher

import (
	"context"
	"time"

	"habeas/graph/plan"
)

// SetBatchSize makes loads write in small batches, so that they can be cut off between
// them.
func (s *Store) SetBatchSize(size int) { s.batchSize = size }

// SetBulkFrom says how many facts make a load large.
func (s *Store) SetBulkFrom(facts int) { s.bulkFrom = facts }

// SetPatience says how long readers wait for a small load.
func (s *Store) SetPatience(patience time.Duration) { s.patience = patience }

// Run runs a statement as the store runs those that read.
func (s *Store) Run(ctx context.Context, text string) ([]any, error) {
	return s.single(ctx, text, nil)
}

// AllBusy reads the pages of all relations as if they were dense, and each node busy.
func (s *Store) AllBusy() {
	all := dense{}
	for _, kind := range s.vocabulary.Kinds {
		for _, relation := range kind.Relations {
			all[relationName(relation)] = mayBeDense(relation)
		}
	}
	s.dense.Store(&all)
	s.busyFrom = 0
	s.statements.Purge()
}

// Statement is the one that answers a plan in this store.
func (s *Store) Statement(p *plan.Plan) *Statement { return s.compiled(p, false) }
