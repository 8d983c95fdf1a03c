package questiontest

import (
	"context"
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/sqlite"
	"habeas/schema"
)

func TestWorkedWorlds(t *testing.T) {
	v := schema.New()
	eachWorkedWorld(t, func(t *testing.T, w *workedWorld) {
		w.check(t, newReference(t, v, readWorld(t, v, w.World)).Answer)
	})
}

// loads fails the test where a store would not take the facts.
func loads(t *testing.T, v *schema.Vocabulary, facts *graphtest.Facts) {
	t.Helper()
	store, err := sqlite.Open(context.Background(), v, sqlite.Memory, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := store.Load(context.Background(), facts, graph.LoadOptions{}); err != nil {
		t.Fatalf("the world does not load: %v", err)
	}
}
