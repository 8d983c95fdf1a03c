package cypher_test

import (
	"context"
	"errors"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"

	"habeas/graph"
	"habeas/graph/cypher"
	"habeas/graph/neo4jtest"
	"habeas/graph/plan"
	"habeas/schema"
)

// endless is a statement that runs until it is stopped.
const endless = "UNWIND range(1, 1000000000) AS a WITH a UNWIND range(1, 1000000000) AS b RETURN count(*) AS endless"

var everything = &plan.Plan{Roots: []plan.Root{&plan.About{}}}

// fails checks the code of an error, and that what it shows to a caller names nothing of
// the server.
func fails(t *testing.T, what string, err error, code graph.Code, server neo4jtest.Server) {
	t.Helper()
	coded := (*graph.Error)(nil)
	if !errors.As(err, &coded) || coded.Code != code {
		t.Errorf("%s: got %v, want an error with code %d", what, err, code)
		return
	}
	host, port, _ := net.SplitHostPort(strings.TrimPrefix(server.URL, "bolt://"))
	for _, secret := range []string{host, port, server.Username, server.Password, "MATCH", "RETURN", "UNWIND", "Neo.", "bolt:"} {
		if secret != "" && strings.Contains(strings.ReplaceAll(coded.Text, "Neo4j", ""), secret) {
			t.Errorf("%s: the text %q names %q", what, coded.Text, secret)
		}
	}
}

// answers checks that a store answers.
func answers(t *testing.T, what string, store graph.Store) {
	t.Helper()
	if _, err := store.Read(t.Context(), everything); err != nil {
		t.Errorf("%s: got %v, want an answer", what, err)
	}
}

// leaksNothing checks at the end of a test that no goroutine was left.
func leaksNothing(t *testing.T) {
	t.Helper()
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		for range 100 {
			if runtime.NumGoroutine() <= before {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
		stacks := make([]byte, 1<<16)
		t.Errorf("%d goroutines at the end, %d at the beginning\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
	})
}

func TestOpenFailsWithASentence(t *testing.T) {
	v, server := schema.New(), servers.Take(t)
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		change func(*testing.T, *cypher.Options)
		want   string
	}{
		{"nobody listens", func(t *testing.T, o *cypher.Options) { o.URL = "bolt://" + closed.Addr().String() }, "Neo4j cannot be reached now"},
		{"a wrong password", func(t *testing.T, o *cypher.Options) { o.Password = "wrong" }, "Neo4j refuses the user name or the password, or what this user may do"},
		{"no password", func(t *testing.T, o *cypher.Options) { o.Username = "" }, "Neo4j refuses the user name or the password, or what this user may do"},
		{"a wrong database", func(t *testing.T, o *cypher.Options) { o.Database = "nowhere" }, "Neo4j has no database of that name"},
		{"too old a version", func(t *testing.T, o *cypher.Options) { o.URL = stub(t, 4, 4, "Neo4j/4.4.30") }, "the server is too old; Habeas needs Neo4j 5.26 or newer"},
		{"hardly too old a version", func(t *testing.T, o *cypher.Options) { o.URL = stub(t, 5, 4, "Neo4j/5.25.1") }, "the server is Neo4j 5.25; Habeas needs 5.26 or newer"},
		{"no version", func(t *testing.T, o *cypher.Options) { o.URL = stub(t, 5, 4, "another") }, "the server does not say which version of Neo4j it is"},
	} {
		t.Run(c.name, func(t *testing.T) {
			leaksNothing(t)
			options := optionsFor(server)
			c.change(t, &options)
			_, err := cypher.Open(t.Context(), v, options)
			says(t, err, c.want)
			fails(t, c.name, err, graph.Unavailable, server)
		})
	}
}

// What a server or the way to it does wrong is an error with a code, and is over when it
// is over.
func TestReadsRecover(t *testing.T) {
	v := schema.New()
	leaksNothing(t)
	p, server := through(t, servers.Take(t))
	store := openOn(t, v, optionsFor(server))
	answers(t, "at first", store)

	p.cut()
	answers(t, "after the connections were cut, which a second try mends", store)

	p.set(func(p *proxy) { p.cutAfter = 10 })
	answers(t, "after an answer was cut, which a second try mends", store)

	p.set(func(p *proxy) { p.refusing = true })
	p.cut()
	_, err := store.Read(t.Context(), everything)
	fails(t, "while the server refuses", err, graph.Unavailable, server)
	_, err = store.About(t.Context())
	fails(t, "about, while the server refuses", err, graph.Unavailable, server)
	err = store.Load(t.Context(), &emptyBatch{}, graph.LoadOptions{})
	fails(t, "load, while the server refuses", err, graph.Unavailable, server)
	p.set(func(p *proxy) { p.refusing = false })
	answers(t, "when the server is back", store)

	p.set(func(p *proxy) { p.stalled = true })
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer cancel()
	begin := time.Now()
	_, err = store.Read(ctx, everything)
	fails(t, "while the server is silent", err, graph.Timeout, server)
	if took := time.Since(begin); took > 3*time.Second {
		t.Errorf("while the server is silent: got an error after %s, want it at the deadline", took)
	}
	p.set(func(p *proxy) { p.stalled = false })
	answers(t, "when the server speaks again", store)
}

// emptyBatch brings nothing.
type emptyBatch struct{}

func (emptyBatch) Nodes(func(*graph.Node) error) error    { return nil }
func (emptyBatch) Edges(func(*graph.Edge) error) error    { return nil }
func (emptyBatch) Aliases(func(*graph.Alias) error) error { return nil }

// The server stops when the client's deadline comes, and when the client is gone.
func TestTheServerStopsWithTheClient(t *testing.T) {
	v, server := schema.New(), servers.Take(t)
	watch := openOn(t, v, optionsFor(server))
	t.Run("deadline", func(t *testing.T) {
		leaksNothing(t)
		store := openOn(t, v, optionsFor(server))
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := store.Run(ctx, endless)
		fails(t, "an endless statement", err, graph.Timeout, server)
		isQuiet(t, watch)
		answers(t, "after it", store)
	})
	t.Run("client gone", func(t *testing.T) {
		leaksNothing(t)
		store := openOn(t, v, optionsFor(server))
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(300*time.Millisecond, cancel)
		if _, err := store.Run(ctx, endless); !errors.Is(err, context.Canceled) {
			t.Errorf("an endless statement: got %v, want that it was cancelled", err)
		}
		isQuiet(t, watch)
		answers(t, "after it", store)
	})
}

// isQuiet waits until the server runs no endless statement any more.
func isQuiet(t *testing.T, store *cypher.Store) {
	t.Helper()
	running := any(nil)
	for range 50 {
		row, err := store.Run(t.Context(), "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery ENDS WITH 'AS endless' RETURN count(*)")
		if err != nil {
			t.Fatal(err)
		}
		if running = row[0]; running == int64(0) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Errorf("after 5 seconds the server still runs %v of what nobody waits for", running)
}

// When all connections are busy a reader is told so, and not for longer than they are.
func TestBusyPool(t *testing.T) {
	v, server := schema.New(), servers.Take(t)
	leaksNothing(t)
	options := optionsFor(server)
	options.Connections = 1
	store := openOn(t, v, options)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = store.Run(ctx, endless)
	}()
	time.Sleep(200 * time.Millisecond)
	_, err := store.Read(t.Context(), everything)
	fails(t, "while all connections are busy", err, graph.Unavailable, server)
	cancel()
	<-done
	answers(t, "when one is free", store)
}
