package sqlite

import (
	"context"
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/schema"
)

// With every node busy, each page is read in the way that large stores need.
func TestConformanceOfBusyNodes(t *testing.T) {
	v := schema.New()
	graphtest.Run(t, v, func(t *testing.T) graph.Store {
		store, err := Open(context.Background(), v, Memory, Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close() })
		store.busyFrom = 1
		return store
	})
}
