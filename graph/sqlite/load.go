package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"habeas/graph"
	"habeas/graph/names"
	"habeas/schema"
)

// Load adds a batch to the store, or makes the store exactly that batch, in one
// transaction. An empty store is filled without its indexes, which are made at the end.
func (s *Store) Load(ctx context.Context, batch graph.Batch, options graph.LoadOptions) error {
	if s.writer == nil {
		return graph.Errorf(graph.Forbidden, "the store was opened for reading")
	}
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return fault(ctx, "beginning a load", err)
	}
	defer tx.Rollback()
	l, err := newLoader(ctx, s.vocabulary, tx, options)
	if err != nil {
		return fault(ctx, "preparing a load", err)
	}
	l.busyFrom = s.busyFrom
	if err := l.load(ctx, batch); err != nil {
		if graph.CodeOf(err) != graph.Internal {
			return err
		}
		return fault(ctx, "loading", err)
	}
	if err := tx.Commit(); err != nil {
		return fault(ctx, "committing a load", err)
	}
	return s.learnDense(ctx)
}

// loader is one load.
type loader struct {
	vocabulary *schema.Vocabulary
	tx         *sql.Tx
	options    graph.LoadOptions
	problems   graph.Problems
	// fresh loads fill an empty store.
	fresh    bool
	busyFrom int
	// irregular is set where the load brings a retracted fact, or several edges of a
	// to-one relation.
	irregular bool
	// next is the number of the next fact, version the sum of the digests so far.
	next    int64
	version uint64
	done    int
	// known are the nodes that the load has met, by a hash of their ids, which takes a
	// fifth of the memory of the ids. A node that meets another's hash is compared with
	// it by its id; an edge to an id that no node has could be taken for one to another
	// node with a chance of one in 2^64 for each pair.
	known map[uint64]int64
	seed  maphash.Seed
	// rest are the nodes whose hash another node has.
	rest map[string]int64
	// promised are the numbers of sources that were cited before they came; nodesDone
	// is set when no more can come.
	promised   map[string]int64
	nodesDone  bool
	statements map[string]*sql.Stmt
	counts     map[string]int
}

func newLoader(ctx context.Context, v *schema.Vocabulary, tx *sql.Tx, options graph.LoadOptions) (*loader, error) {
	l := &loader{vocabulary: v, tx: tx, options: options, known: map[uint64]int64{}, seed: maphash.MakeSeed(),
		rest: map[string]int64{}, promised: map[string]int64{}, statements: map[string]*sql.Stmt{}, counts: map[string]int{}}
	if options.Replace {
		if err := l.empty(ctx); err != nil {
			return nil, err
		}
	}
	if err := l.readMeta(ctx); err != nil {
		return nil, err
	}
	l.fresh = l.next == 1
	return l, nil
}

// empty drops all tables and makes them anew, which is faster than deleting rows.
func (l *loader) empty(ctx context.Context) error {
	meta, err := l.meta(ctx)
	if err != nil {
		return err
	}
	if err := dropAll(ctx, l.tx); err != nil {
		return err
	}
	if err := execute(ctx, l.tx, tables(l.vocabulary)); err != nil {
		return err
	}
	if err := execute(ctx, l.tx, indexes(l.vocabulary)); err != nil {
		return err
	}
	if err := createViews(ctx, l.tx, l.vocabulary, false); err != nil {
		return err
	}
	return l.writeMeta(ctx, graph.LoadOptions{Licence: meta["licence"], Coverage: meta["coverage"]})
}

func (l *loader) load(ctx context.Context, batch graph.Batch) error {
	if l.fresh {
		if err := l.dropIndexes(ctx); err != nil {
			return err
		}
	}
	before := l.next
	if err := batch.Nodes(func(node *graph.Node) error { return l.node(ctx, node) }); err != nil {
		return fmt.Errorf("nodes: %w", err)
	}
	if err := l.missingSources(batch); err != nil {
		return fmt.Errorf("citations of nodes: %w", err)
	}
	if err := batch.Edges(func(edge *graph.Edge) error { return l.edge(ctx, edge) }); err != nil {
		return fmt.Errorf("edges: %w", err)
	}
	if err := batch.Aliases(func(alias *graph.Alias) error { return l.alias(ctx, alias) }); err != nil {
		return fmt.Errorf("former ids: %w", err)
	}
	return l.finish(ctx, batch, before)
}

// finish checks what only the whole shows, and closes the load.
func (l *loader) finish(ctx context.Context, batch graph.Batch, before int64) error {
	if l.fresh {
		if err := execute(ctx, l.tx, indexes(l.vocabulary)); err != nil {
			return err
		}
	}
	if err := l.checkWhole(ctx, batch); err != nil {
		return err
	}
	if err := l.problems.Err(); err != nil {
		return err
	}
	if l.next != before {
		if err := l.markHeads(ctx); err != nil {
			return err
		}
		if err := l.countDegrees(ctx); err != nil {
			return err
		}
		if err := l.renewViews(ctx); err != nil {
			return fmt.Errorf("renewing the views: %w", err)
		}
	}
	return l.writeMeta(ctx, l.options)
}

// renewViews makes the views anew where the load brought the first facts that questions
// do not see.
func (l *loader) renewViews(ctx context.Context) error {
	meta, err := l.meta(ctx)
	if err != nil {
		return err
	}
	if meta["irregular"] == "true" || !l.irregular {
		return nil
	}
	return createViews(ctx, l.tx, l.vocabulary, true)
}

func (l *loader) dropIndexes(ctx context.Context) error {
	for _, statement := range indexes(l.vocabulary) {
		if _, err := l.tx.ExecContext(ctx, "DROP INDEX "+indexName(statement)); err != nil {
			return err
		}
	}
	return nil
}

// statement prepares a statement once for the load.
func (l *loader) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	if statement, ok := l.statements[text]; ok {
		return statement, nil
	}
	statement, err := l.tx.PrepareContext(ctx, text)
	if err != nil {
		return nil, fmt.Errorf("%.60s: %w", text, err)
	}
	l.statements[text] = statement
	return statement, nil
}

func (l *loader) exec(ctx context.Context, text string, values ...any) error {
	statement, err := l.statement(ctx, text)
	if err != nil {
		return err
	}
	_, err = statement.Exec(values...)
	return err
}

// progress counts a fact that was stored.
func (l *loader) progress(digest uint64) {
	l.version += digest
	l.done++
	const step = 1000
	if l.options.Progress != nil && l.done%step == 0 {
		l.options.Progress(l.done)
	}
}

func (l *loader) number() int64 {
	l.next++
	return l.next - 1
}

// find gives the number of a node, 0 where there is none.
func (l *loader) find(ctx context.Context, kind *schema.Kind, id string) (int64, error) {
	if l.vocabulary.KindOf(id) != kind {
		return 0, nil
	}
	if pk, ok := l.rest[id]; ok {
		return pk, nil
	}
	hash := maphash.String(l.seed, id)
	if pk, ok := l.known[hash]; ok {
		return pk, nil
	}
	if l.fresh {
		return 0, nil
	}
	statement, err := l.statement(ctx, "SELECT _pk FROM "+nodeTable(kind)+" WHERE id = ?")
	if err != nil {
		return 0, err
	}
	var pk int64
	if err := statement.QueryRow(id).Scan(&pk); err != nil {
		return 0, noRow(err)
	}
	l.known[hash] = pk
	return pk, nil
}

func noRow(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// node stores a node, unless it is there already.
func (l *loader) node(ctx context.Context, node *graph.Node) error {
	digest := node.Digest()
	if exists, err := l.compareNode(ctx, node, digest); exists || err != nil {
		return err
	}
	pk := l.nodeNumber(node.ID)
	evidence := node.Evidence
	if evidence == nil && node.Kind.OwnSource {
		evidence = graph.SourceEvidence(node.ID)
	}
	if evidence == nil {
		l.problems.Add(node.Origin, "%s: no evidence", node.ID)
		return nil
	}
	values := append([]any{pk, node.ID}, fieldValues(node.Kind.Fields, node.Set)...)
	values = append(values, evidenceValues(evidence)...)
	values = append(values, int64(digest))
	if err := l.exec(ctx, insertNode(node.Kind), values...); err != nil {
		return fmt.Errorf("%s: %w", node.ID, err)
	}
	l.counts[node.Kind.Name]++
	l.progress(digest)
	l.irregular = l.irregular || evidence.Retracted()
	if err := l.nameKeys(ctx, node, pk); err != nil {
		return fmt.Errorf("%s: %w", node.ID, err)
	}
	return l.cite(ctx, evidence, citing{fact: pk, about: node.Kind.Index, name: node.ID, origin: node.Origin})
}

// nodeNumber gives a new node its number, which a citation may have promised it.
func (l *loader) nodeNumber(id string) int64 {
	if pk, promised := l.promised[id]; promised {
		delete(l.promised, id)
		return pk
	}
	pk := l.number()
	l.remember(id, pk)
	return pk
}

func (l *loader) remember(id string, pk int64) {
	hash := maphash.String(l.seed, id)
	if _, taken := l.known[hash]; taken {
		l.rest[id] = pk
		return
	}
	l.known[hash] = pk
}

// compareNode reports whether a node of the same id is there, and notes a problem
// where it says something else.
func (l *loader) compareNode(ctx context.Context, node *graph.Node, digest uint64) (bool, error) {
	pk, err := l.find(ctx, node.Kind, node.ID)
	if pk == 0 || err != nil {
		return false, err
	}
	statement, err := l.statement(ctx, "SELECT id, _digest FROM "+nodeTable(node.Kind)+" WHERE _pk = ?")
	if err != nil {
		return false, err
	}
	var id string
	var stored int64
	if err := statement.QueryRow(pk).Scan(&id, &stored); err != nil {
		return false, noRow(err)
	}
	if id != node.ID {
		return false, nil
	}
	if uint64(stored) != digest {
		l.problems.Add(node.Origin, "%s: a second node with this id and other content", node.ID)
	}
	return true, nil
}

func insertNode(kind *schema.Kind) string {
	columns := append([]string{"_pk", "id"}, storedColumns(kind.Fields)...)
	return insert(nodeTable(kind), append(columns, "_modality", "_status", "_note", "_sources", "_digest"))
}

func insert(table string, columns []string) string {
	return "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(columns)-1) + ")"
}

// nameKeys stores the keys by which search finds the node, in one statement.
func (l *loader) nameKeys(ctx context.Context, node *graph.Node, pk int64) error {
	var keys []string
	for i, field := range node.Kind.Fields {
		if !field.Searched {
			continue
		}
		for _, value := range textsOf(node.Set[i]) {
			for _, key := range names.Keys(value) {
				keys = append(keys, string(key))
			}
		}
	}
	if len(keys) == 0 {
		return nil
	}
	slices.Sort(keys)
	return l.exec(ctx, "INSERT INTO name_key (key, kind, node) SELECT value, ?, ? FROM json_each(?)", node.Kind.Index, pk, listValue(slices.Compact(keys)))
}

func textsOf(value any) []string {
	switch value := value.(type) {
	case string:
		return []string{value}
	case []string:
		return value
	}
	return nil
}
