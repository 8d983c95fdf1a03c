package cypher_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"habeas/graph"
	"habeas/graph/cypher"
	"habeas/graph/graphtest"
	"habeas/schema"
)

// indexesOf lists the indexes of a store that can be used.
func indexesOf(t *testing.T, store *cypher.Store) []string {
	t.Helper()
	row, err := store.Run(t.Context(), "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN collect(name)")
	if err != nil {
		t.Fatal(err)
	}
	list, _ := row[0].([]any)
	var names []string
	for _, name := range list {
		names = append(names, fmt.Sprint(name))
	}
	slices.Sort(names)
	return names
}

// A large load does without indexes while it writes, readers are told that it is not
// complete, and at the end all is there; also where it was cut off in between.
func TestLargeLoad(t *testing.T) {
	t.Parallel()
	v := schema.New()
	world := graphtest.RandomWorld(v, 9, 100)
	oracle := graphtest.NewOracle(v)
	if err := oracle.Load(t.Context(), world, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, cut := range []bool{false, true} {
		store := open(t, v)
		store.SetBatchSize(25)
		store.SetPatience(0)
		store.SetBulkFrom(1)
		want := indexesOf(t, store)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		looked := false
		options := graph.LoadOptions{Progress: func(int) {
			if !looked {
				looked = true
				if during := indexesOf(t, store); len(during) >= len(want) {
					t.Errorf("while it writes: got %d indexes, want less than %d", len(during), len(want))
				}
				isUnavailable(t, v, store)
			}
			if cut {
				cancel()
			}
		}}
		if err := store.Load(ctx, world, options); (err != nil) != cut {
			t.Fatalf("cut off %t: got %v", cut, err)
		}
		if cut {
			if err := store.Load(t.Context(), world, graph.LoadOptions{}); err != nil {
				t.Fatalf("run again: %v", err)
			}
		}
		if got := indexesOf(t, store); !slices.Equal(got, want) {
			t.Errorf("cut off %t: got the indexes %v, want %v", cut, got, want)
		}
		if got, want := holds(t, store), holds(t, oracle); got != want {
			t.Errorf("cut off %t: the store holds\n%.2000s\nwant\n%.2000s", cut, got, want)
		}
		comparePlans(t, v, world, store, oracle)
	}
}
