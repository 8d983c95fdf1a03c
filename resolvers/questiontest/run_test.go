package questiontest_test

import (
	"context"
	"testing"

	"habeas/graph"
	"habeas/graph/sqlite"
	"habeas/resolvers/questiontest"
	"habeas/schema"
	"habeas/seed"
)

func TestSQLiteAgainstTheReference(t *testing.T) {
	v := schema.New()
	questiontest.Run(t, v, inMemory(v), 12, 12)
}

func TestSQLiteOnWorkedWorlds(t *testing.T) {
	v := schema.New()
	questiontest.RunWorked(t, v, inMemory(v))
}

func TestSQLiteOnTheBundledDataset(t *testing.T) {
	v := schema.New()
	bundled, err := seed.Bundled(v)
	if err != nil {
		t.Fatal(err)
	}
	questiontest.RunOn(t, v, inMemory(v), bundled, 8)
}

// inMemory opens a store that holds nothing yet.
func inMemory(v *schema.Vocabulary) func(t *testing.T) graph.Store {
	return func(t *testing.T) graph.Store {
		store, err := sqlite.Open(context.Background(), v, sqlite.Memory, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close() })
		return store
	}
}
