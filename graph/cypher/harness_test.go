package cypher_test

import (
	"context"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph/neo4jtest"
)

// connect gives the driver itself, for what a store does not do.
func connect(t testing.TB, server neo4jtest.Server) neo4j.DriverWithContext {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(server.URL, neo4j.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(context.Background()) })
	return driver
}

// execute runs statements on a server.
func execute(t testing.TB, server neo4jtest.Server, statements ...string) {
	t.Helper()
	driver := connect(t, server)
	session := driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: server.Database})
	defer session.Close(t.Context())
	for _, statement := range statements {
		result, err := session.Run(t.Context(), statement, nil)
		if err == nil {
			_, err = result.Consume(t.Context())
		}
		if err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}
