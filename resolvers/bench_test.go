package resolvers

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/graphql-go/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph"
	"habeas/graph/plan"
)

// nestedPage is 50 prisoners with four relations: some 1,300 fields.
const nestedPage = `{ prisoners(first: 50, orderBy: [{name: ASC}]) { nodes { id name nameNative
	groups(first: 5) { nodes { name } }
	charges(first: 5) { nodes { description statute { code article title } } }
	proceedings(first: 3) { nodes { stage date court { name } } }
	violations(first: 3) { nodes { modality provision { article title } } } } } }`

// recorded answers every plan with the rows of the first one.
type recorded struct {
	graph.Store
	rows [][]byte
}

func (r *recorded) Read(ctx context.Context, p *plan.Plan) ([][]byte, error) {
	if r.rows != nil {
		return r.rows, nil
	}
	rows, err := r.Store.Read(ctx, p)
	r.rows = rows
	return rows, err
}

// newRecordedEngine is an engine whose store costs nothing, and its first answer.
func newRecordedEngine(b *testing.B) (*Engine, Result) {
	b.Helper()
	engine := newBundledEngine(b)
	engine.store = &recorded{Store: engine.store}
	result := engine.Execute(context.Background(), Request{Query: nestedPage})
	if result.Code != "" {
		b.Fatalf("got %s", result.Body)
	}
	return engine, result
}

// BenchmarkOwnCost is all that a request costs but the store: the document from the
// cache, the plan, the answer. The budget is 100 µs for 30 KB.
func BenchmarkOwnCost(b *testing.B) {
	engine, result := newRecordedEngine(b)
	b.SetBytes(int64(len(result.Body)))
	b.ReportAllocs()
	for b.Loop() {
		engine.Execute(context.Background(), Request{Query: nestedPage})
	}
	b.ReportMetric(float64(countFields(b, result)), "fields")
}

// BenchmarkAnswer is the writing of the answer alone.
func BenchmarkAnswer(b *testing.B) {
	engine, _ := newRecordedEngine(b)
	var operation string
	ready, refused := engine.prepare(context.Background(), Request{Query: nestedPage}, &operation)
	if refused != nil {
		b.Fatal(refused)
	}
	rows := engine.store.(*recorded).rows
	b.ReportAllocs()
	for b.Loop() {
		newWriter(rows, 20).data(ready.roots)
	}
}

// BenchmarkGraphQLGo is the same answer by graphql-go over maps that are ready.
func BenchmarkGraphQLGo(b *testing.B) {
	engine, result := newRecordedEngine(b)
	var answer struct{ Data map[string]any }
	if err := json.Unmarshal(result.Body, &answer); err != nil {
		b.Fatal(err)
	}
	types, err := newTypes(engine.contract.schema, hooks{
		resolve: func(_ *ast.Definition, field *ast.FieldDefinition) graphql.FieldResolveFn {
			return func(p graphql.ResolveParams) (any, error) {
				source, _ := p.Source.(map[string]any)
				return source[field.Name], nil
			}
		},
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		done := graphql.Do(graphql.Params{Schema: types, RequestString: nestedPage, RootObject: answer.Data})
		if done.HasErrors() {
			b.Fatal(done.Errors)
		}
		if _, err := json.Marshal(done); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNewDocument is a request whose document was never seen.
func BenchmarkNewDocument(b *testing.B) {
	engine, _ := newRecordedEngine(b)
	b.ReportAllocs()
	for b.Loop() {
		engine.parse(b.Context(), nestedPage)
	}
}

// BenchmarkRefusedDocument is what it costs to refuse hostile documents.
func BenchmarkRefusedDocument(b *testing.B) {
	engine := newStubEngine(b, &stubStore{}, Options{})
	for _, attack := range []struct{ name, query string }{
		{"cycle of 50", cycle(50)}, {"30 doubling fragments", bomb(30)}, {"8,000 unknown fields", many(8000, "x%d ")},
		{"200 unknown fields", `{dataset` + many(199, "x%d ") + `}`}, {"depth 1,000", nested(1000)}, {"500 equal fields", `{dataset{` + many(500, "version")[1:] + `}`},
	} {
		b.Run(attack.name, func(b *testing.B) {
			for b.Loop() {
				engine.parse(b.Context(), attack.query)
			}
		})
	}
}

func countFields(tb testing.TB, result Result) int {
	tb.Helper()
	var value any
	if err := json.Unmarshal(result.Body, &value); err != nil {
		tb.Fatal(err)
	}
	return fieldsOf(value) - 1 // data is no field
}

func fieldsOf(value any) int {
	count := 0
	switch value := value.(type) {
	case map[string]any:
		for _, item := range value {
			count += 1 + fieldsOf(item)
		}
	case []any:
		for _, item := range value {
			count += fieldsOf(item)
		}
	}
	return count
}
