package resolvers

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas/schema"
	"habeas/seed"
)

// TestPublishedQueries asks the queries that the documentation promises, as they are
// written there, of the embedded store with the bundled dataset.
func TestPublishedQueries(t *testing.T) {
	engine := newBundledEngine(t)
	tests := []struct {
		file, variables string
		// filled is a path to a list that must have items.
		filled     string
		statements int
	}{
		{file: "groups.graphql", filled: "groups.nodes.0.prisoners.nodes", statements: 1},
		{file: "judge.graphql", filled: "official.judged.edges", statements: 1},
		{file: "article.graphql", filled: "prisoners.nodes", statements: 1},
		{file: "repeat.graphql", filled: "repeatOfficials.rows.nodes", statements: 3},
		{file: "crosstab.graphql", filled: "crossTab.cells", statements: 1},
		{file: "page.graphql", filled: "s", statements: 2},
		{file: "page.graphql", variables: `{"g": null, "after": null}`, filled: "a.nodes", statements: 2},
	}
	for _, test := range tests {
		query, err := os.ReadFile(filepath.Join("testdata", "queries", test.file))
		if err != nil {
			t.Fatal(err)
		}
		result := engine.Execute(context.Background(), Request{Query: string(query), Variables: []byte(test.variables)})
		if result.Code != "" {
			t.Errorf("%s: got %s", test.file, result.Body)
			continue
		}
		if result.Cost.Statements != test.statements {
			t.Errorf("%s: got %d statements, want %d", test.file, result.Cost.Statements, test.statements)
		}
		var body map[string]any
		if err := json.Unmarshal(result.Body, &body); err != nil {
			t.Fatalf("%s: %v", test.file, err)
		}
		if list, _ := follow(body["data"], test.filled).([]any); len(list) == 0 {
			t.Errorf("%s: %s is empty\n%.500s", test.file, test.filled, result.Body)
		}
	}
}

// follow walks a path such as groups.nodes.0.name.
func follow(value any, path string) any {
	for name := range strings.SplitSeq(path, ".") {
		switch at := value.(type) {
		case map[string]any:
			value = at[name]
		case []any:
			if name != "0" || len(at) == 0 {
				return nil
			}
			value = at[0]
		}
	}
	return value
}

func newBundledEngine(t testing.TB) *Engine {
	t.Helper()
	v := schema.New()
	batch, err := seed.Bundled(v)
	if err != nil {
		t.Fatal(err)
	}
	store := loadSQLite(t, v, batch)
	return newTestEngine(t, v, store, Options{Fault: func(_ context.Context, id string, err error) { t.Logf("%s: %v", id, err) }})
}
