package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/hashicorp/golang-lru/v2"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/graph/questions"
	"habeas/schema"
)

// Store keeps the graph in a SQLite file. It implements [graph.Store].
type Store struct {
	vocabulary *schema.Vocabulary
	// readers are many; they see the last complete load.
	readers *sql.DB
	// writer has one connection: one load at a time. It is nil in a store opened for
	// reading.
	writer     *sql.DB
	statements *statements
	questions  *questions.Statements
	dense      atomic.Pointer[Dense]
	busyFrom   int
}

var _ graph.Store = (*Store)(nil)

// Read answers a plan in one statement.
func (s *Store) Read(ctx context.Context, p *plan.Plan) ([][]byte, error) {
	if len(p.Roots) == 0 {
		return nil, nil
	}
	statement, err := s.statements.get(ctx, p.String(), func() (string, error) { return s.Statement(p), nil })
	if err != nil {
		return nil, fault(ctx, "preparing a statement", err)
	}
	values := make([]any, len(p.Values))
	for i, value := range p.Values {
		values[i] = bind(value)
	}
	rows := make([][]byte, len(p.Roots))
	targets := make([]any, len(rows))
	for i := range rows {
		targets[i] = &rows[i]
	}
	if err := statement.QueryRowContext(ctx, values...).Scan(targets...); err != nil {
		return nil, fault(ctx, "reading", err)
	}
	return rows, nil
}

// Statement is the text of the statement that answers a plan in this store.
func (s *Store) Statement(p *plan.Plan) string { return Compile(s.vocabulary, p, *s.dense.Load()) }

// About says what the store holds.
func (s *Store) About(ctx context.Context) (graph.About, error) {
	rows, err := s.readers.QueryContext(ctx, "SELECT name, value FROM meta")
	if err != nil {
		return graph.About{}, fault(ctx, "reading what the store holds", err)
	}
	defer rows.Close()
	meta := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return graph.About{}, fault(ctx, "reading what the store holds", err)
		}
		meta[name] = value
	}
	if err := rows.Err(); err != nil {
		return graph.About{}, fault(ctx, "reading what the store holds", err)
	}
	return s.about(meta)
}

func (s *Store) about(meta map[string]string) (graph.About, error) {
	counts := map[string]int{}
	if err := json.Unmarshal([]byte(meta["counts"]), &counts); err != nil {
		return graph.About{}, graph.Wrap(graph.Internal, err, "reading the counts of the store")
	}
	about := graph.About{Version: meta["version"], Bundled: meta["bundled"], Licence: meta["licence"], Coverage: meta["coverage"]}
	for _, kind := range s.vocabulary.Kinds {
		about.Counts = append(about.Counts, graph.Count{Kind: kind, Nodes: counts[kind.Name]})
	}
	return about, nil
}

// Close ends all connections.
func (s *Store) Close() error {
	s.statements.close()
	err := s.readers.Close()
	if s.writer == nil || s.writer == s.readers {
		return err
	}
	if writerErr := s.writer.Close(); writerErr != nil {
		err = writerErr
	}
	return err
}

// statementLimit is how many shapes are kept prepared: a connection holds some 100 kB
// for a large one.
const statementLimit = 256

// statements are prepared statements by the shape of the plan.
type statements struct {
	db    *sql.DB
	cache *lru.Cache[string, *prepared]
	mutex sync.Mutex
}

// prepared is a statement with the names of its parameters, those that have one.
type prepared struct {
	*sql.Stmt
	parameters []string
}

func newStatements(db *sql.DB) (*statements, error) {
	cache, err := lru.NewWithEvict(statementLimit, func(_ string, statement *prepared) {
		// A statement in use is closed by database/sql when it is free.
		_ = statement.Close()
	})
	if err != nil {
		return nil, fmt.Errorf("making the cache of statements: %w", err)
	}
	return &statements{db: db, cache: cache}, nil
}

// get gives the statement of a shape. Preparing is done one at a time, so that many
// requests of one new shape prepare it once.
func (s *statements) get(ctx context.Context, shape string, compile func() (string, error)) (*prepared, error) {
	if statement, ok := s.cache.Get(shape); ok {
		return statement, nil
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if statement, ok := s.cache.Get(shape); ok {
		return statement, nil
	}
	text, err := compile()
	if err != nil {
		return nil, err
	}
	made, err := s.db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	statement := &prepared{made, questions.Parameters(text)}
	s.cache.Add(shape, statement)
	return statement, nil
}

func (s *statements) close() { s.cache.Purge() }

// readerCount is how many statements run at once: reading is work for the processor,
// so that a few more than there are processors keep them busy.
func readerCount() int { return runtime.GOMAXPROCS(0) + 2 }
