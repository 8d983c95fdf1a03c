package seed_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/sqlite"
	"habeas/resolvers"
	"habeas/schema"
	"habeas/seed"
)

var update = flag.Bool("update", false, "write the answers instead of comparing them")

// TestShownQueries asks the bundled dataset each query of testdata/shown, in the engine
// that is built in, and compares the answer with the one beside it, which was checked by
// hand against the facts.
func TestShownQueries(t *testing.T) {
	queries, err := filepath.Glob("testdata/shown/*.graphql")
	if err != nil || len(queries) == 0 {
		t.Fatalf("listing the queries: %d found, %v", len(queries), err)
	}
	engine := bundledEngine(t)
	for _, path := range queries {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".graphql"), func(t *testing.T) {
			query, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			result := engine.Execute(t.Context(), resolvers.Request{Query: string(query)})
			if result.Code != "" {
				t.Fatalf("asking %s: got the error %s: %.400s", path, result.Code, result.Body)
			}
			compareAnswer(t, strings.TrimSuffix(path, ".graphql")+".json", indented(t, result.Body))
		})
	}
}

// bundledEngine answers from the bundled dataset in a store in memory.
func bundledEngine(t *testing.T) *resolvers.Engine {
	t.Helper()
	v := schema.New()
	store, err := sqlite.Open(t.Context(), v, sqlite.Memory, sqlite.Options{})
	if err != nil {
		t.Fatalf("opening a store: %v", err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("closing the store: %v", err)
		}
	})
	batch, err := seed.Bundled(v)
	if err != nil {
		t.Fatalf("reading the bundled dataset: %v", err)
	}
	if err := store.Load(t.Context(), batch, graph.LoadOptions{}); err != nil {
		t.Fatalf("loading the bundled dataset: %v", err)
	}
	engine, err := resolvers.New(v, store, resolvers.Options{})
	if err != nil {
		t.Fatalf("making an engine: %v", err)
	}
	return engine
}

func indented(t *testing.T, body []byte) []byte {
	t.Helper()
	var text bytes.Buffer
	if err := json.Indent(&text, body, "", " "); err != nil {
		t.Fatalf("the answer is not JSON: %v\n%.300s", err, body)
	}
	text.WriteByte('\n')
	return text.Bytes()
}

func compareAnswer(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("reading the answer: %v", err)
	}
	gotLines, wantLines := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(gotLines), len(wantLines)) {
		if lineOf(gotLines, i) != lineOf(wantLines, i) {
			t.Fatalf("%s, line %d:\ngot  %s\nwant %s\nwhere the data changed: check the answer against the facts, then go test ./seed -update",
				path, i+1, lineOf(gotLines, i), lineOf(wantLines, i))
		}
	}
}

func lineOf(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(no line)"
}
