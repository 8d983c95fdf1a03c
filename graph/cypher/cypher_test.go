package cypher_test

import (
	"context"
	"os"
	"testing"

	"habeas/graph"
	"habeas/graph/cypher"
	"habeas/graph/graphtest"
	"habeas/graph/neo4jtest"
	"habeas/schema"
)

// servers are those of this package's tests.
var servers = neo4jtest.New()

func TestMain(m *testing.M) {
	code := m.Run()
	servers.Stop()
	os.Exit(code)
}

// optionsFor are those that open the store on a server.
func optionsFor(server neo4jtest.Server) cypher.Options {
	return cypher.Options{URL: server.URL, Username: server.Username, Password: server.Password, Database: server.Database}
}

// open opens an empty store on a server of its own.
func open(t testing.TB, v *schema.Vocabulary) *cypher.Store {
	t.Helper()
	return openOn(t, v, optionsFor(servers.Take(t)))
}

func openOn(t testing.TB, v *schema.Vocabulary, options cypher.Options) *cypher.Store {
	t.Helper()
	store, err := cypher.Open(context.Background(), v, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func TestConformance(t *testing.T) {
	t.Parallel()
	v := schema.New()
	graphtest.Run(t, v, func(t *testing.T) graph.Store { return open(t, v) })
}
