package resolvers

import (
	"context"
	"encoding/json"
	"flag"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/parser"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/sqlite"
	"habeas/schema"
)

var (
	queries   = flag.Int("queries", 400, "how many random queries the differential test asks")
	querySeed = flag.Uint64("seed", 1, "the seed of the first random query")
)

// TestAgainstReference asks random queries of the engine, over each store, and of
// graphql-go's executor over the same facts, and compares the answers, the order of keys
// put aside.
func TestAgainstReference(t *testing.T) {
	v := schema.New()
	facts := smallNumbers(graphtest.RandomWorld(v, *querySeed, 80))
	oracle := loadOracle(t, v, facts)
	stores := []struct {
		name  string
		store graph.Store
	}{{"oracle", oracle}, {"sqlite", loadSQLite(t, v, facts)}}
	for _, s := range stores {
		t.Run(s.name, func(t *testing.T) { compareAll(t, v, s.store, oracle, facts) })
	}
}

func compareAll(t *testing.T, v *schema.Vocabulary, store graph.Store, oracle *graphtest.Oracle, facts *graphtest.Facts) {
	limits := DefaultLimits()
	limits.Tokens, limits.Depth, limits.RootFields, limits.Aliases = 50_000, 40, 100, 1000
	limits.Directives, limits.Relations, limits.ExpandedFields = 1000, 1000, 50_000
	engine := newTestEngine(t, v, store, Options{Limits: limits, Fault: func(_ context.Context, _ string, err error) { t.Log(err) }})
	about, err := oracle.About(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	r := &reference{vocabulary: v, world: oracle.World(), about: about}
	types, err := r.schema(engine.contract)
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for i := range *queries {
		seed := *querySeed + uint64(i)
		query, variables := newRandomQuery(seed, engine.contract, oracle.World(), facts).text()
		if compareWithReference(t, engine, types, seed, query, variables) {
			compared++
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d of %d queries compared; the others were refused for their cost", compared, *queries)
	if compared < *queries*3/4 {
		t.Errorf("queries compared: got %d of %d, want three quarters at least", compared, *queries)
	}
}

func loadSQLite(t testing.TB, v *schema.Vocabulary, facts graph.Batch) graph.Store {
	t.Helper()
	store, err := sqlite.Open(context.Background(), v, ":memory:", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := store.Load(context.Background(), facts, graph.LoadOptions{Licence: "CC BY 4.0", Coverage: "What was made up."}); err != nil {
		t.Fatal(err)
	}
	return store
}

// smallNumbers cuts numbers to 32 bits: of larger ones graphql-go makes null without an
// error.
func smallNumbers(facts *graphtest.Facts) *graphtest.Facts {
	for _, node := range facts.NodesList {
		cutNumbers(node.Set)
	}
	for _, edge := range facts.EdgesList {
		cutNumbers(edge.Set)
	}
	return facts
}

func cutNumbers(set []any) {
	for i, value := range set {
		if number, isNumber := value.(int64); isNumber {
			set[i] = max(math.MinInt32, min(math.MaxInt32, number))
		}
	}
}

// compareWithReference reports whether the query was answered; the engine may refuse it
// for its cost.
func compareWithReference(t *testing.T, engine *Engine, types graphql.Schema, seed uint64, query string, variables map[string]any) bool {
	t.Helper()
	encoded, err := json.Marshal(variables)
	if err != nil {
		t.Fatal(err)
	}
	got := engine.Execute(context.Background(), Request{Query: query, Variables: encoded})
	if got.RequestError && (got.Code == codeCost || got.Code == codeDepth) {
		return false
	}
	// graphql-go's validation is left out: it refuses valid queries, such as an inline
	// fragment without a type below a list.
	document, err := parser.Parse(parser.ParseParams{Source: query})
	if err != nil {
		t.Fatalf("seed %d: graphql-go cannot parse %s: %v", seed, query, err)
	}
	want := graphql.Execute(graphql.ExecuteParams{Schema: types, AST: document, Args: variables})
	wantText, err := json.Marshal(want.Data)
	if err != nil {
		t.Fatal(err)
	}
	var gotBody, wantData map[string]any
	if err := json.Unmarshal(got.Body, &gotBody); err != nil {
		t.Fatalf("seed %d: the answer is not JSON: %v\nquery: %s\nanswer: %s", seed, err, query, got.Body)
	}
	if err := json.Unmarshal(wantText, &wantData); err != nil {
		t.Fatal(err)
	}
	gotData, _ := gotBody["data"].(map[string]any)
	if difference := cmp.Diff(wantData, gotData); difference != "" || want.HasErrors() != (gotBody["errors"] != nil) {
		t.Errorf("seed %d: the answers differ (-graphql-go +engine)\n%s\nerrors: graphql-go %v, engine %v\nquery: %s\nvariables: %s",
			seed, difference, want.Errors, gotBody["errors"], query, encoded)
	}
	return true
}

func loadOracle(t testing.TB, v *schema.Vocabulary, facts graph.Batch) *graphtest.Oracle {
	t.Helper()
	store := graphtest.NewOracle(v)
	if err := store.Load(context.Background(), facts, graph.LoadOptions{Licence: "CC BY 4.0", Coverage: "What was made up."}); err != nil {
		t.Fatal(err)
	}
	return store
}

func newTestEngine(t testing.TB, v *schema.Vocabulary, store graph.Store, options Options) *Engine {
	t.Helper()
	engine, err := New(v, store, options)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}
