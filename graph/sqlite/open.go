package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	sqlite "modernc.org/sqlite"
	code "modernc.org/sqlite/lib"

	"habeas/graph"
	"habeas/graph/questions"
	"habeas/schema"
)

// Memory is the path of a store that lives in memory, as long as it is open.
const Memory = ":memory:"

// Options say how a store is opened.
type Options struct {
	// ReadOnly stores are never written: the file has to be a store already.
	ReadOnly bool
}

// busyTimeout is how long a statement waits for another process to finish its own.
const busyTimeout = 5 * time.Second

// memories numbers the stores in memory, which SQLite knows by name.
var memories atomic.Int64

// Open opens the store at a path, and makes one where there is none. A store of an
// older vocabulary that holds only a bundled dataset is emptied; any other is refused
// with a sentence that says what to do.
func Open(ctx context.Context, v *schema.Vocabulary, path string, options Options) (*Store, error) {
	s := &Store{vocabulary: v, busyFrom: busyFrom}
	if err := s.open(ctx, path, options); err != nil {
		if s.readers != nil {
			_ = s.Close()
		}
		return nil, opening(path, err)
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, path string, options Options) error {
	if err := s.connect(path, options); err != nil {
		return err
	}
	state, err := s.inspect(ctx)
	if err != nil {
		return err
	}
	if state.ready(s.vocabulary) {
		return s.learnDense(ctx)
	}
	if options.ReadOnly {
		return state.refusal(path)
	}
	if !state.empty && !(state.bundled && state.format <= formatVersion) {
		return state.refusal(path)
	}
	if err := s.create(ctx); err != nil {
		return err
	}
	return s.learnDense(ctx)
}

// connect opens the pools of connections.
func (s *Store) connect(path string, options Options) error {
	name, journal := location(path)
	if path != Memory {
		if err := reachable(path, options); err != nil {
			return err
		}
	}
	readers, err := sql.Open("sqlite", dataSource(name, journal, options.ReadOnly))
	if err != nil {
		return err
	}
	s.readers = readers
	s.readers.SetMaxOpenConns(readerCount())
	s.readers.SetMaxIdleConns(readerCount())
	if s.questions, err = questions.Read(dialectOf(s.vocabulary)); err != nil {
		return err
	}
	if s.statements, err = newStatements(readers); err != nil || options.ReadOnly {
		return err
	}
	if s.writer, err = sql.Open("sqlite", dataSource(name, journal, false)+"&_txlock=immediate"); err != nil {
		return err
	}
	// The connection stays open: a store in memory lives as long as one does.
	s.writer.SetMaxOpenConns(1)
	s.writer.SetMaxIdleConns(1)
	return nil
}

// location is the name by which SQLite opens the store, and its journal.
func location(path string) (name, journal string) {
	if path == Memory {
		return fmt.Sprintf("file:/habeas-%d-%d?vfs=memdb", os.Getpid(), memories.Add(1)), "MEMORY"
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?", "WAL"
}

func dataSource(name, journal string, readOnly bool) string {
	source := name + fmt.Sprintf("&_busy_timeout=%d&_pragma=mmap_size(268435456)&_dqs=0&_defensive=1", busyTimeout.Milliseconds())
	if readOnly {
		return source + "&mode=ro&_pragma=query_only(1)"
	}
	return source + "&_pragma=journal_mode(" + journal + ")&_pragma=synchronous(NORMAL)"
}

// reachable says in a sentence why a path cannot be a store, where the file system
// shows it.
func reachable(path string, options Options) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return graph.Errorf(graph.Invalid, "%s is a folder, not a file", path)
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return graph.Wrap(graph.Unavailable, err, "the store "+path+" cannot be opened")
	case options.ReadOnly:
		return graph.Errorf(graph.NotFound, "there is no store at %s", path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return graph.Wrap(graph.Unavailable, err, "the folder of the store cannot be made")
	}
	return nil
}

// state is what a file turned out to be.
type state struct {
	application, format int
	fingerprint         string
	empty, bundled      bool
}

func (s state) ready(v *schema.Vocabulary) bool {
	return s.application == applicationID && s.format == formatVersion && s.fingerprint == v.Fingerprint()
}

func (s state) refusal(path string) error {
	switch {
	case s.empty:
		return graph.Errorf(graph.NotFound, "%s holds no store yet", path)
	case s.application != applicationID:
		return graph.Errorf(graph.Invalid, "%s is a SQLite file, but not a store of Habeas", path)
	case s.format > formatVersion:
		return graph.Errorf(graph.Invalid, "the store %s was written by a newer version of Habeas; use that version", path)
	default:
		return graph.Errorf(graph.Invalid, "the store %s was written under another vocabulary; export it with the version that wrote it, and import that into a new store", path)
	}
}

func (s *Store) inspect(ctx context.Context) (state, error) {
	var found state
	var tables int
	err := s.readers.QueryRowContext(ctx, "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)").
		Scan(&found.application, &found.format, &tables)
	if err != nil {
		return found, err
	}
	found.empty = tables == 0
	if found.empty || found.application != applicationID {
		return found, nil
	}
	var bundled string
	err = s.readers.QueryRowContext(ctx, "SELECT (SELECT value FROM meta WHERE name = 'fingerprint'), coalesce((SELECT value FROM meta WHERE name = 'bundled'), '')").
		Scan(&found.fingerprint, &bundled)
	found.bundled = bundled != ""
	return found, err
}

// create makes the tables of the vocabulary in an empty file or in place of older ones.
func (s *Store) create(ctx context.Context) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := dropAll(ctx, tx); err != nil {
		return err
	}
	statements := append(tables(s.vocabulary), indexes(s.vocabulary)...)
	statements = append(statements, fmt.Sprintf("PRAGMA application_id = %d", applicationID), fmt.Sprintf("PRAGMA user_version = %d", formatVersion))
	if err := execute(ctx, tx, statements); err != nil {
		return err
	}
	if err := createViews(ctx, tx, s.vocabulary, false); err != nil {
		return err
	}
	l := &loader{vocabulary: s.vocabulary, tx: tx}
	if err := l.writeMeta(ctx, graph.LoadOptions{}); err != nil {
		return err
	}
	return tx.Commit()
}

func dropAll(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY type = 'table'")
	if err != nil {
		return err
	}
	defer rows.Close()
	var drops []string
	for rows.Next() {
		var what, name string
		if err := rows.Scan(&what, &name); err != nil {
			return err
		}
		drops = append(drops, "DROP "+what+" "+column(name))
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return execute(ctx, tx, drops)
}

func execute(ctx context.Context, tx *sql.Tx, statements []string) error {
	for _, statement := range statements {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%.60s: %w", statement, err)
		}
	}
	return nil
}

// opening words what went wrong when a store was opened.
func opening(path string, err error) error {
	if graph.CodeOf(err) != graph.Internal {
		return err
	}
	return graph.Wrap(graph.Unavailable, err, "the store "+path+" cannot be opened: "+sentence(err))
}

// fault gives an error of SQLite a code.
func fault(ctx context.Context, doing string, err error) error {
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return graph.Wrap(graph.Timeout, err, "the time limit was reached")
	case ctx.Err() != nil:
		return fmt.Errorf("%s: %w", doing, ctx.Err())
	}
	if said := sentence(err); said != "" {
		return graph.Wrap(graph.Unavailable, fmt.Errorf("%s: %w", doing, err), "the store cannot be used now: "+said)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// sentence says in words what SQLite reports by number, for what a user can mend.
func sentence(err error) string {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return ""
	}
	switch failure.Code() & 0xff {
	case code.SQLITE_BUSY, code.SQLITE_LOCKED:
		return "another process is writing to it"
	case code.SQLITE_FULL:
		return "the disk is full"
	case code.SQLITE_READONLY, code.SQLITE_PERM, code.SQLITE_AUTH:
		return "the file or its folder is read-only"
	case code.SQLITE_CANTOPEN:
		return "the file or its folder cannot be opened for writing"
	case code.SQLITE_NOTADB, code.SQLITE_CORRUPT:
		return "the file is not a SQLite database, or is damaged"
	case code.SQLITE_IOERR:
		return "the disk reports an error"
	}
	return ""
}
