package cypher

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

const (
	// retrying is how long a transaction that writes is tried again, where the reason
	// may be gone.
	retrying = 30 * time.Second
	// fetchSize is how many rows the server sends at once.
	fetchSize = 1000
)

// write runs a statement in a transaction.
func (s *Store) write(ctx context.Context, text string, values map[string]any) error {
	_, err := s.writeRow(ctx, text, values)
	return err
}

// writeRow runs a statement in a transaction and gives its first row, nil for none.
func (s *Store) writeRow(ctx context.Context, text string, values map[string]any) (row []any, err error) {
	err = s.transaction(ctx, func(tx neo4j.ManagedTransaction) error {
		row, err = firstRow(ctx, tx, text, values)
		return err
	})
	return row, err
}

// firstRow runs a statement to its end and gives its first row, nil for none.
func firstRow(ctx context.Context, tx neo4j.ManagedTransaction, text string, values map[string]any) (row []any, err error) {
	result, err := tx.Run(ctx, text, values)
	if err != nil {
		return nil, err
	}
	if result.Next(ctx) {
		row = result.Record().Values
	}
	_, err = result.Consume(ctx)
	return row, err
}

// writeAll runs statements in one transaction.
func (s *Store) writeAll(ctx context.Context, statements []string) error {
	return s.transaction(ctx, func(tx neo4j.ManagedTransaction) error {
		for _, text := range statements {
			result, err := tx.Run(ctx, text, nil)
			if err != nil {
				return err
			}
			if _, err := result.Consume(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

// transaction runs a transaction that writes, again where the server asks for it.
func (s *Store) transaction(ctx context.Context, work func(neo4j.ManagedTransaction) error) error {
	session := s.driver.NewSession(ctx, s.sessionConfig(neo4j.AccessModeWrite))
	defer closeSession(ctx, session)
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) { return nil, work(tx) })
	s.remember(session)
	return err
}

// remember lets what is read from now on see what a session has written.
func (s *Store) remember(session neo4j.SessionWithContext) {
	if !s.routed {
		return
	}
	bookmarks := session.LastBookmarks()
	s.bookmarks.Store(&bookmarks)
}

// deleteAll deletes the facts and the store's own nodes.
func (s *Store) deleteAll(ctx context.Context) error {
	session := s.driver.NewSession(ctx, s.sessionConfig(neo4j.AccessModeWrite))
	defer closeSession(ctx, session)
	result, err := session.Run(ctx, "CYPHER 5 MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	s.remember(session)
	return err
}
