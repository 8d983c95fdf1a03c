package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Server is how a Neo4j server is reached.
type Server struct {
	URL, Username, Password, Database string
}

// Servers are those of one test binary. They are started when they are first needed.
type Servers struct {
	lock    sync.Mutex
	free    []Server
	process *process
	// given tells that the servers run already.
	given  []Server
	failed error
}

// New gives servers, of which none runs yet.
func New() *Servers { return &Servers{} }

// Stop ends all servers.
func (s *Servers) Stop() {
	if s.process != nil {
		s.process.stop()
	}
}

// Take gives a server whose database is empty, for the time of a test. Tests that need
// several at once take several.
func (s *Servers) Take(t testing.TB) Server {
	t.Helper()
	server, err := s.take()
	switch {
	case errors.Is(err, errNone):
		leaveOut(t)
	case err != nil:
		t.Fatalf("starting Neo4j: %v", err)
	}
	if err := clear(t.Context(), server); err != nil {
		t.Fatalf("emptying Neo4j: %v", err)
	}
	t.Cleanup(func() {
		s.lock.Lock()
		defer s.lock.Unlock()
		s.free = append(s.free, server)
	})
	return server
}

// leaveOut skips a test for want of Neo4j, where that may be.
func leaveOut(t testing.TB) {
	t.Helper()
	const why = "left out: it needs Neo4j, for which it needs Java 17 and Maven (java, mvn), or HABEAS_TEST_NEO4J with enough servers"
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// errNone tells that there is no server to be had.
var errNone = errors.New("no Neo4j")

// take gives a free server, or starts another.
func (s *Servers) take() (Server, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if urls := os.Getenv("HABEAS_TEST_NEO4J"); urls != "" && s.given == nil {
		s.given = running(urls)
		s.free = append(s.free, s.given...)
	}
	if last := len(s.free) - 1; last >= 0 {
		server := s.free[last]
		s.free = s.free[:last]
		return server, nil
	}
	if s.given != nil || !installed("java") || !installed("mvn") {
		return Server{}, errNone
	}
	if s.process == nil && s.failed == nil {
		s.process, s.failed = startProcess()
	}
	if s.failed != nil {
		return Server{}, s.failed
	}
	return s.process.server()
}

func running(urls string) []Server {
	var servers []Server
	for url := range strings.SplitSeq(urls, ",") {
		servers = append(servers, Server{URL: url, Username: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD"), Database: os.Getenv("NEO4J_DATABASE")})
	}
	return servers
}

func installed(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// clearing is how long emptying a database may take.
const clearing = 5 * time.Minute

// clear deletes all nodes, unless they are somebody else's.
func clear(ctx context.Context, server Server) error {
	ctx, cancel := context.WithTimeout(ctx, clearing)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(server.URL, neo4j.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		return err
	}
	defer driver.Close(context.WithoutCancel(ctx))
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: server.Database})
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, "OPTIONAL MATCH (h:_Habeas) WITH h LIMIT 1 RETURN h IS NOT NULL OR NOT EXISTS { MATCH (n) RETURN n }", nil)
	if err != nil {
		return err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return err
	}
	if ours, _ := record.Values[0].(bool); !ours {
		return fmt.Errorf("%s holds something that is no store of Habeas; tests delete what a server holds", server.URL)
	}
	if result, err = session.Run(ctx, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil); err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}
