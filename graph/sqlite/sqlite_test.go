package sqlite_test

import (
	"context"
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/sqlite"
	"habeas/schema"
)

func TestConformance(t *testing.T) {
	v := schema.New()
	graphtest.Run(t, v, func(t *testing.T) graph.Store {
		store, err := sqlite.Open(context.Background(), v, t.TempDir()+"/store.db", sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close() })
		return store
	})
}
