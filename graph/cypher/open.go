package cypher

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/golang-lru/v2"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"habeas/graph"
	"habeas/graph/questions"
	"habeas/schema"
)

// Options say which database is the store, and how it is opened.
type Options struct {
	// URL is that of the server: bolt:// for one, neo4j:// for a cluster; +s after
	// either for encryption.
	URL                string
	Username, Password string
	// Database is its name; "neo4j" where it is empty.
	Database string
	// Connections is how many statements run at once; 50 where it is 0.
	Connections int
	// ReadOnly stores are never written: the database has to be a store already.
	ReadOnly bool
}

const (
	defaultDatabase    = "neo4j"
	defaultConnections = 50
	// connecting is how long a connection may take to open, waiting how long a
	// statement waits for a free one.
	connecting = 3 * time.Second
	waiting    = 3 * time.Second
	// idle connections are tried before they are used after this time: firewalls and
	// load balancers forget them silently.
	idle = 30 * time.Second
	// readBuffer is the size of the buffer of a connection.
	readBuffer = 64 << 10
)

// Open opens the store in a Neo4j database, and makes one where the database is empty. A
// store of an older vocabulary that holds only a bundled dataset is emptied; any other is
// refused with a sentence that says what to do.
func Open(ctx context.Context, v *schema.Vocabulary, options Options) (*Store, error) {
	if options.Database == "" {
		options.Database = defaultDatabase
	}
	if options.Connections == 0 {
		options.Connections = defaultConnections
	}
	s := &Store{vocabulary: v, database: options.Database, readOnly: options.ReadOnly, batchSize: defaultBatchSize, patience: defaultPatience, busyFrom: busyFrom, bulkFrom: defaultBulkFrom}
	s.dense.Store(&dense{})
	if err := checkLabels(v); err != nil {
		return nil, err
	}
	if err := s.connect(options); err != nil {
		return nil, err
	}
	if err := s.open(ctx); err != nil {
		_ = s.Close()
		return nil, wordOpening(ctx, err)
	}
	return s, nil
}

// checkLabels refuses a vocabulary in which a role has the label of a kind.
func checkLabels(v *schema.Vocabulary) error {
	for _, kind := range v.Kinds {
		for _, role := range kind.Roles {
			if name := strings.Trim(roleLabel(role), "`"); v.Kind(name) != nil {
				return graph.Errorf(graph.Invalid, "the role %s and the kind %s have one label in Neo4j", role.Value, name)
			}
		}
	}
	return nil
}

func (s *Store) connect(options Options) error {
	address, err := url.Parse(options.URL)
	if err != nil || address.Hostname() == "" || address.User != nil {
		return graph.Errorf(graph.Invalid, "the address of the store is not one of Neo4j: give bolt://HOST or neo4j://HOST, and the user name and the password apart")
	}
	s.routed = strings.HasPrefix(address.Scheme, "neo4j")
	auth := neo4j.NoAuth()
	if options.Username != "" {
		auth = neo4j.BasicAuth(options.Username, options.Password, "")
	}
	s.driver, err = neo4j.NewDriverWithContext(options.URL, auth, func(c *config.Config) {
		c.MaxConnectionPoolSize = options.Connections
		c.ConnectionAcquisitionTimeout = waiting
		c.SocketConnectTimeout = connecting
		c.ConnectionLivenessCheckTimeout = idle
		c.MaxTransactionRetryTime = retrying
		c.ReadBufferSize = readBuffer
		c.FetchSize = fetchSize
		c.NotificationsMinSeverity = notifications.DisabledLevel
		c.TelemetryDisabled = true
	})
	if err != nil {
		return graph.Wrap(graph.Invalid, err, "the address of the store is not one of Neo4j: give bolt://HOST or neo4j://HOST")
	}
	if s.questions, err = questions.Read(dialectOf(s.vocabulary)); err != nil {
		return err
	}
	s.statements, err = lru.New[string, *Statement](statementLimit)
	return err
}

func (s *Store) open(ctx context.Context) error {
	if err := s.checkServer(ctx); err != nil {
		return err
	}
	state, err := s.inspect(ctx)
	switch {
	case err != nil:
		return err
	case state.ready(s.vocabulary):
		return s.learnDense(ctx)
	case s.readOnly || !state.empty && !(state.bundled && state.format <= formatVersion):
		return state.refusal()
	}
	if !state.empty {
		if err := s.deleteAll(ctx); err != nil {
			return err
		}
	}
	return s.create(ctx)
}

// oldest is the oldest version of Neo4j with all that statements use.
var oldest = [2]int{5, 26}

var versionPattern = regexp.MustCompile(`(\d+)\.(\d+)`)

// checkServer says in a sentence what is wrong with the server.
func (s *Store) checkServer(ctx context.Context) error {
	info, err := s.driver.GetServerInfo(ctx)
	if err != nil {
		return err
	}
	parts := versionPattern.FindStringSubmatch(info.Agent())
	if parts == nil {
		return graph.Errorf(graph.Unavailable, "the server does not say which version of Neo4j it is")
	}
	major, _ := strconv.Atoi(parts[1])
	minor, _ := strconv.Atoi(parts[2])
	if major < oldest[0] || major == oldest[0] && minor < oldest[1] {
		return graph.Errorf(graph.Unavailable, "the server is Neo4j %s.%s; Habeas needs %d.%d or newer", parts[1], parts[2], oldest[0], oldest[1])
	}
	return nil
}

// state is what a database turned out to be.
type state struct {
	format                 int64
	fingerprint            string
	marked, empty, bundled bool
}

func (s state) ready(v *schema.Vocabulary) bool {
	return s.marked && s.format == formatVersion && s.fingerprint == v.Fingerprint()
}

func (s state) refusal() error {
	switch {
	case s.empty:
		return graph.Errorf(graph.NotFound, "the Neo4j database holds no store yet")
	case !s.marked:
		return graph.Errorf(graph.Invalid, "the Neo4j database holds something else than a store of Habeas; give it a database of its own")
	case s.format > formatVersion:
		return graph.Errorf(graph.Invalid, "the store in Neo4j was written by a newer version of Habeas; use that version")
	default:
		return graph.Errorf(graph.Invalid, "the store in Neo4j was written under another vocabulary; export it with the version that wrote it, and import that into an empty database")
	}
}

func (s *Store) inspect(ctx context.Context) (state, error) {
	row, err := s.single(ctx, "CYPHER 5 OPTIONAL MATCH "+marker+" WITH h LIMIT 1 RETURN h IS NOT NULL, h.`format`, h.`fingerprint`, coalesce(h.`bundled`, '') <> '' AND h.`epoch` % 2 = 0, NOT EXISTS { MATCH (n) RETURN n }", nil)
	if err != nil {
		return state{}, err
	}
	var found state
	found.marked, _ = row[0].(bool)
	found.format, _ = row[1].(int64)
	found.fingerprint, _ = row[2].(string)
	found.bundled, _ = row[3].(bool)
	found.empty, _ = row[4].(bool)
	return found, nil
}

// create makes the indexes, and then the node that marks the database as a store.
func (s *Store) create(ctx context.Context) error {
	if err := s.createIndexes(ctx); err != nil {
		return fmt.Errorf("creating the indexes: %w", err)
	}
	about := &meta{Counts: map[string]int{}}
	if err := about.describe(s.vocabulary); err != nil {
		return err
	}
	return s.write(ctx, "CYPHER 5 MERGE "+marker+" ON CREATE SET h.`epoch` = 0, h.`epoch_again` = 0, h.`format` = $format, h.`fingerprint` = $fingerprint, h += $about",
		map[string]any{"format": int64(formatVersion), "fingerprint": s.vocabulary.Fingerprint(), "about": about.properties()})
}

// createIndexes makes the indexes that are missing, together, and waits until they can
// be used.
func (s *Store) createIndexes(ctx context.Context) error {
	existing := map[string]bool{}
	err := s.stream(ctx, "SHOW INDEXES YIELD name", nil, func(record *neo4j.Record) error {
		name, _ := record.Values[0].(string)
		existing[name] = true
		return nil
	})
	if err != nil {
		return err
	}
	var missing []string
	for _, index := range indexes(s.vocabulary) {
		if !existing[index.name] {
			missing = append(missing, index.statement)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	if err := s.writeAll(ctx, missing); err != nil {
		return err
	}
	return s.stream(ctx, "CALL db.awaitIndexes(86400)", nil, discard)
}

// wordOpening words what went wrong when a store was opened.
func wordOpening(ctx context.Context, err error) error {
	if err = fault(ctx, "opening the store in Neo4j", err); graph.CodeOf(err) != graph.Internal {
		return err
	}
	return graph.Wrap(graph.Unavailable, err, "the store in Neo4j cannot be opened")
}
