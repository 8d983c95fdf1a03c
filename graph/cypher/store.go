package cypher

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hashicorp/golang-lru/v2"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/graph/questions"
	"habeas/schema"
)

// Store keeps the graph in Neo4j. It implements [graph.Store].
type Store struct {
	vocabulary *schema.Vocabulary
	driver     neo4j.DriverWithContext
	database   string
	readOnly   bool
	statements *lru.Cache[string, *Statement]
	questions  *questions.Statements
	// irregular is what the last question found the store to be.
	irregular atomic.Bool
	// routed tells that statements go to the members of a cluster. One server has always
	// seen what it has written.
	routed bool
	// bookmarks are those of the last load, so that members of a cluster that are
	// behind it wait before they answer.
	bookmarks atomic.Pointer[neo4j.Bookmarks]
	dense     atomic.Pointer[dense]
	busyFrom  int
	// bulkFrom is from how many facts a load into an empty store does without the
	// indexes that it does not need itself, and makes them at its end.
	bulkFrom int
	// loading lets one load run at a time.
	loading sync.Mutex
	// batchSize is how many facts are looked up, or written in one transaction.
	batchSize int
	// patience is how long a reader waits for a small load.
	patience time.Duration
}

var _ graph.Store = (*Store)(nil)

// statementLimit is how many statements are kept: a large one is some 50 kB.
const statementLimit = 512

// Read answers a plan in one statement.
func (s *Store) Read(ctx context.Context, p *plan.Plan) ([][]byte, error) {
	if len(p.Roots) == 0 {
		return nil, nil
	}
	statement, values, err := s.values(ctx, p)
	if err != nil {
		return nil, err
	}
	return statement.rows(p.Roots, values)
}

// values reads a value for each root of a plan. Where there are tables, and the store
// turns out to hold facts that questions do not see, they are counted again.
func (s *Store) values(ctx context.Context, p *plan.Plan) (*Statement, []any, error) {
	tables := hasTables(p)
	for {
		irregular := tables && s.irregular.Load()
		statement := s.compiled(p, irregular)
		values, err := s.consistent(ctx, statement.Text, statement.Bind(p.Values))
		if err != nil || !tables {
			return statement, values, err
		}
		if found, _ := values[0].(bool); found != irregular {
			s.irregular.Store(found)
			continue
		}
		return statement, values[1:], nil
	}
}

func (s *Store) compiled(p *plan.Plan, irregular bool) *Statement {
	shape := p.String()
	if irregular {
		shape += " irregular"
	}
	if statement, ok := s.statements.Get(shape); ok {
		return statement
	}
	statement := (&compiler{vocabulary: s.vocabulary, known: map[string]bool{}, irregular: irregular, dense: *s.dense.Load(), busyFrom: s.busyFrom}).statement(p)
	s.statements.Add(shape, statement)
	return statement
}

// Readers wait for a small load, and not for a large one.
const (
	smallLoad       = 10_000
	defaultPatience = 5 * time.Second
	firstPause      = 5 * time.Millisecond
	lastPause       = 100 * time.Millisecond
)

// consistent reads a row that begins with the epochs at the statement's beginning and
// end, and gives what follows them. It reads again where a load ran meanwhile.
func (s *Store) consistent(ctx context.Context, text string, values map[string]any) ([]any, error) {
	deadline := time.Now().Add(s.patience)
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		row, err := s.single(ctx, text, values)
		switch {
		case err != nil && graph.CodeOf(err) == graph.Internal && s.isLoading(ctx):
			// A large load does without indexes that statements name.
			return nil, incomplete()
		case err != nil:
			return nil, err
		}
		began, _ := row[0].(int64)
		if ended, _ := row[1].(int64); began == ended && began%2 == 0 {
			return row[2:], nil
		}
		if err := s.wait(ctx, pause, deadline); err != nil {
			return nil, err
		}
	}
}

// isLoading reports whether a load is not complete.
func (s *Store) isLoading(ctx context.Context) bool {
	row, err := s.single(ctx, "CYPHER 5 MATCH "+marker+" RETURN h.`epoch` % 2 = 1", nil)
	return err == nil && row[0] == true
}

// wait pauses while a small load runs.
func (s *Store) wait(ctx context.Context, pause time.Duration, deadline time.Time) error {
	row, err := s.single(ctx, "CYPHER 5 MATCH "+marker+" RETURN h.`epoch` % 2 = 1, coalesce(h.`loading`, 0)", nil)
	if err != nil {
		return err
	}
	running, _ := row[0].(bool)
	facts, _ := row[1].(int64)
	if running && (facts > smallLoad || time.Now().After(deadline)) {
		return incomplete()
	}
	select {
	case <-ctx.Done():
		return fault(ctx, "waiting for a load", ctx.Err())
	case <-time.After(pause):
		return nil
	}
}

func incomplete() error {
	return graph.Errorf(graph.Unavailable, "a load into the store is not complete; if none is running, run it again")
}

// single runs a statement that reads, and gives its one row. What fails for a reason
// that may be gone is tried once more.
func (s *Store) single(ctx context.Context, text string, values map[string]any) ([]any, error) {
	row, err := s.try(ctx, text, values)
	if err != nil && neo4j.IsRetryable(err) && ctx.Err() == nil {
		row, err = s.try(ctx, text, values)
	}
	switch {
	case err != nil:
		return nil, fault(ctx, "reading", err)
	case row == nil:
		return nil, graph.Errorf(graph.Unavailable, "the store is empty of what Habeas keeps there; it was emptied by something else")
	}
	return row, nil
}

func (s *Store) try(ctx context.Context, text string, values map[string]any) (row []any, err error) {
	err = s.stream(ctx, text, values, func(record *neo4j.Record) error {
		row = record.Values
		return nil
	})
	return row, err
}

// stream runs a statement that reads, and gives its rows one by one.
func (s *Store) stream(ctx context.Context, text string, values map[string]any, take func(*neo4j.Record) error) (err error) {
	session := s.driver.NewSession(ctx, s.sessionConfig(neo4j.AccessModeRead))
	defer func() {
		if err == nil {
			// All was read, so that nothing is left to wait for.
			_ = session.Close(ctx)
			return
		}
		closeSession(ctx, session)
	}()
	result, err := session.Run(ctx, text, values, timeout(ctx)...)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		if err := take(result.Record()); err != nil {
			return err
		}
	}
	return result.Err()
}

func (s *Store) sessionConfig(mode neo4j.AccessMode) neo4j.SessionConfig {
	config := neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database}
	if bookmarks := s.bookmarks.Load(); bookmarks != nil {
		config.Bookmarks = *bookmarks
	}
	return config
}

// closing is how long a session may take to end.
const closing = 2 * time.Second

// closeSession ends a session, also when the context has ended: else its connection
// would be lost.
func closeSession(ctx context.Context, session neo4j.SessionWithContext) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closing)
	defer cancel()
	_ = session.Close(ctx)
}

// margin is how long before the caller's deadline the server ends a statement itself, so
// that the connection can be used again.
const margin = 200 * time.Millisecond

func timeout(ctx context.Context) []func(*neo4j.TransactionConfig) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return nil
	}
	left := time.Until(deadline)
	return []func(*neo4j.TransactionConfig){neo4j.WithTxTimeout(max(left-margin, left/2, time.Millisecond))}
}

// About says what the store holds.
func (s *Store) About(ctx context.Context) (graph.About, error) {
	row, err := s.consistent(ctx, "CYPHER 5 MATCH "+marker+" RETURN h.`epoch` AS began, h.`epoch` AS ended, h.`version`, h.`bundled`, h.`licence`, h.`coverage`, h.`counts`", nil)
	if err != nil {
		return graph.About{}, err
	}
	texts := make([]string, len(row))
	for i, value := range row {
		texts[i], _ = value.(string)
	}
	counts := map[string]int{}
	if err := json.Unmarshal([]byte(texts[4]), &counts); err != nil {
		return graph.About{}, graph.Wrap(graph.Internal, err, "reading the counts of the store")
	}
	about := graph.About{Version: texts[0], Bundled: texts[1], Licence: texts[2], Coverage: texts[3]}
	for _, kind := range s.vocabulary.Kinds {
		about.Counts = append(about.Counts, graph.Count{Kind: kind, Nodes: counts[kind.Name]})
	}
	return about, nil
}

// Close ends all connections.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closing)
	defer cancel()
	if err := s.driver.Close(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return graph.Wrap(graph.Internal, err, "closing the connections to Neo4j")
	}
	return nil
}
