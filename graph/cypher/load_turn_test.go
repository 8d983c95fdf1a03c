package cypher_test

import (
	"context"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph"
	"habeas/graph/cypher"
	"habeas/graph/graphtest"
	"habeas/graph/neo4jtest"
	"habeas/schema"
)

// A load that takes over from one that still runs waits for what that one is writing, and
// writes none of it again.
func TestLoadTakesOver(t *testing.T) {
	v := schema.New()
	world := graphtest.RandomWorld(v, 6, 60)
	oracle := graphtest.NewOracle(v)
	if err := oracle.Load(t.Context(), world, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	server := servers.Take(t)
	first, second := openOn(t, v, optionsFor(server)), openOn(t, v, optionsFor(server))
	cutOffAfterNodes(t, first, world)

	release := hold(t, server, "MATCH (n) WHERE NOT n:_Habeas SET n._held = true")
	ended := [2]chan error{make(chan error, 1), make(chan error, 1)}
	for i, store := range []*cypher.Store{first, second} {
		go func() { ended[i] <- store.Load(t.Context(), world, graph.LoadOptions{}) }()
		// Two transactions of the first wait, and at least one of the second.
		for waiting(t, server) < 2+i {
			if len(ended[i]) > 0 {
				t.Fatalf("load %d: got %v before it had to wait", i, <-ended[i])
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	release()
	if err := <-ended[0]; err == nil {
		t.Error("the load that was taken over: got no error, want that another process is loading")
	} else {
		says(t, err, "another process is loading into the store")
	}
	if err := <-ended[1]; err != nil {
		t.Errorf("the load that took over: got %v", err)
	}
	if got, want := holds(t, second), holds(t, oracle); got != want {
		t.Errorf("the store holds\n%.2000s\nwant\n%.2000s", got, want)
	}
	comparePlans(t, v, world, second, oracle)
}

// Of two loads that were checked against the same store, one begins.
func TestOneOfTwoLoadsBegins(t *testing.T) {
	v := schema.New()
	world := graphtest.RandomWorld(v, 7, 60)
	server := servers.Take(t)
	stores := []*cypher.Store{openOn(t, v, optionsFor(server)), openOn(t, v, optionsFor(server))}
	release := hold(t, server, "MATCH (h:_Habeas {_id: 'habeas'}) SET h._held = true")
	ended := make(chan error, 2)
	for i, store := range stores {
		go func() { ended <- store.Load(t.Context(), world, graph.LoadOptions{}) }()
		for waiting(t, server) < 1+i {
			if len(ended) > 0 {
				t.Fatalf("load %d: got %v before it had to wait", i, <-ended)
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	release()
	won, lost := <-ended, <-ended
	if won != nil {
		won, lost = lost, won
	}
	if won != nil {
		t.Fatalf("the load that began: got %v", won)
	}
	says(t, lost, "another process is loading into the store")
}

// cutOffAfterNodes leaves a load of which the nodes are written and no edges.
func cutOffAfterNodes(t *testing.T, store graph.Store, world *graphtest.Facts) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	options := graph.LoadOptions{Progress: func(done int) {
		if done >= len(world.NodesList) {
			cancel()
		}
	}}
	if err := store.Load(ctx, world, options); err == nil {
		t.Fatal("a load that was cut off: got no error")
	}
}

// hold locks what a statement changes, so that what changes it too, or adds edges to it,
// waits.
func hold(t *testing.T, server neo4jtest.Server, statement string) (release func()) {
	t.Helper()
	session := connect(t, server).NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: server.Database})
	tx, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	result, err := tx.Run(t.Context(), statement, nil)
	if err == nil {
		_, err = result.Consume(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := tx.Rollback(t.Context()); err != nil {
			t.Error(err)
		}
		_ = session.Close(t.Context())
	}
}

// waiting is how many transactions have run for long, but for the one that holds what they
// wait for.
func waiting(t *testing.T, server neo4jtest.Server) int {
	t.Helper()
	session := connect(t, server).NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: server.Database})
	defer session.Close(t.Context())
	result, err := session.Run(t.Context(), "SHOW TRANSACTIONS YIELD elapsedTime WHERE elapsedTime.milliseconds > 500 RETURN count(*) - 1", nil)
	if err != nil {
		t.Fatal(err)
	}
	record, err := result.Single(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	count, _ := record.Values[0].(int64)
	return int(count)
}
