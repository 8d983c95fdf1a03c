package cypher_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/plan"
	"habeas/graph/sqlite"
	"habeas/resolvers"
	"habeas/schema"
	"habeas/seed"
)

const (
	// shapes is how many made-up plans are asked of both engines, each with so many sets
	// of values. Neo4j plans each new shape in some 30 ms a relation.
	shapes        = 200
	valuesOfShape = 10
	// mostRelations is how many relations a plan may go through.
	mostRelations = 8
)

// Both engines give the same bytes, on the dataset and on a synthetic world.
func TestEqualsSQLite(t *testing.T) {
	t.Parallel()
	v := schema.New()
	bundled, err := seed.Bundled(v)
	if err != nil {
		t.Fatal(err)
	}
	const prisoners = 300
	for name, batch := range map[string]graph.Batch{"bundled": bundled, "generated": seed.Generate(v, prisoners, 1)} {
		t.Run(name, func(t *testing.T) {
			store, twin := open(t, v), embedded(t, v)
			for _, engine := range []graph.Store{store, twin} {
				if err := engine.Load(t.Context(), batch, graph.LoadOptions{}); err != nil {
					t.Fatal(err)
				}
			}
			sameAnswers(t, v, store, twin)
			compareOnRandomPlans(t, v, batch, store, twin)
		})
	}
}

// sameAnswers asks the journeys of a GraphQL engine over each store.
func sameAnswers(t *testing.T, v *schema.Vocabulary, stores ...graph.Store) {
	t.Helper()
	files, err := filepath.Glob("testdata/journeys/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no journeys: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		given := sections(string(text))
		var bodies []string
		for _, store := range stores {
			engine, err := resolvers.New(v, store, resolvers.Options{})
			if err != nil {
				t.Fatal(err)
			}
			result := engine.Execute(t.Context(), resolvers.Request{Query: given["query.graphql"], Variables: []byte(given["variables.json"])})
			if result.Code != "" {
				t.Errorf("%s: got %s", file, result.Body)
			}
			bodies = append(bodies, string(result.Body))
		}
		if bodies[0] != bodies[1] {
			t.Errorf("%s\nleft:  %s\nright: %s", file, bodies[0], bodies[1])
		}
	}
}

func embedded(t testing.TB, v *schema.Vocabulary) *sqlite.Store {
	t.Helper()
	store, err := sqlite.Open(context.Background(), v, sqlite.Memory, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func compareOnRandomPlans(t *testing.T, v *schema.Vocabulary, batch graph.Batch, store, twin graph.Store) {
	world := everyKind(t, v, batch)
	seed := randomSeed(t)
	t.Logf("HABEAS_SEED=%d", seed)
	random := rand.New(rand.NewPCG(seed, seed))
	pool := valuesOf(world)
	for shape, next := 0, seed*100_000; shape < shapes/2; next++ {
		p := graphtest.RandomPlan(v, world, next, graphtest.PlanOptions{Roots: 2, Depth: 2, Width: 4})
		if p.Cost().Relations > mostRelations {
			continue
		}
		shape++
		for range valuesOfShape {
			if graphtest.Compare(t, store, twin, p); t.Failed() {
				t.Fatalf("plan %d", next)
			}
			p = &plan.Plan{Roots: p.Roots, Values: pool.redraw(random, p.Values)}
		}
	}
}

// everyKind is a batch with a made-up node of each kind that it lacks, for plans to name.
func everyKind(t *testing.T, v *schema.Vocabulary, batch graph.Batch) *graphtest.Facts {
	t.Helper()
	world, err := graphtest.Collect(batch)
	if err != nil {
		t.Fatal(err)
	}
	has := map[*schema.Kind]bool{}
	for _, node := range world.NodesList {
		has[node.Kind] = true
	}
	for _, node := range graphtest.RandomWorld(v, 1, 1).NodesList {
		if !has[node.Kind] {
			world.NodesList = append(world.NodesList, node)
		}
	}
	return world
}

// pool is what values are drawn from.
type pool struct {
	texts   []string
	numbers []int64
}

func valuesOf(world *graphtest.Facts) *pool {
	p := &pool{numbers: []int64{0, 1, 2, 12, 1980}}
	for _, node := range world.NodesList {
		p.texts = append(p.texts, node.ID)
		for _, value := range node.Set {
			switch value := value.(type) {
			case string:
				p.texts = append(p.texts, value)
			case int64:
				p.numbers = append(p.numbers, value)
			}
		}
	}
	return p
}

// redraw draws other values of the same types. Numbers up to a page's size stay small,
// since they may be one.
func (p *pool) redraw(random *rand.Rand, values []any) []any {
	out := make([]any, len(values))
	for i, value := range values {
		switch value := value.(type) {
		case string:
			out[i] = p.text(random, value)
		case int64:
			out[i] = int64(1 + random.IntN(6))
			if value > 6 {
				out[i] = p.numbers[random.IntN(len(p.numbers))]
			}
		case bool:
			out[i] = random.IntN(2) == 0
		case []string:
			list := []string{}
			for range random.IntN(6) {
				list = append(list, p.text(random, ""))
			}
			out[i] = list
		}
	}
	return out
}

func (p *pool) text(random *rand.Rand, given string) string {
	if given != "" && random.IntN(3) == 0 {
		return given
	}
	if random.IntN(5) == 0 {
		return strconv.FormatInt(p.numbers[random.IntN(len(p.numbers))], 10)
	}
	return p.texts[random.IntN(len(p.texts))]
}

func randomSeed(t *testing.T) uint64 {
	text := os.Getenv("HABEAS_SEED")
	if text == "" {
		return uint64(time.Now().UnixNano()) % 1_000_000
	}
	seed, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		t.Fatal(fmt.Errorf("HABEAS_SEED: %w", err))
	}
	return seed
}
