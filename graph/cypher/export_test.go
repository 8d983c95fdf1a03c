package cypher

import (
	"context"
	"time"
)

// SetBatchSize makes loads write in small batches, so that they can be cut off between
// them.
func (s *Store) SetBatchSize(size int) { s.batchSize = size }

// SetPatience says how long readers wait for a small load.
func (s *Store) SetPatience(patience time.Duration) { s.patience = patience }

// Run runs a statement as the store runs those that read.
func (s *Store) Run(ctx context.Context, text string) ([]any, error) {
	return s.single(ctx, text, nil)
}
