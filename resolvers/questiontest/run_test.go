package questiontest_test

import (
	"context"
	"testing"

	"habeas/graph"
	"habeas/graph/sqlite"
	"habeas/resolvers/questiontest"
	"habeas/schema"
)

func TestSQLiteAgainstTheReference(t *testing.T) {
	v := schema.New()
	open := func(t *testing.T) graph.Store {
		store, err := sqlite.Open(context.Background(), v, sqlite.Memory, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close() })
		return store
	}
	questiontest.Run(t, v, open, 12, 12)
}
