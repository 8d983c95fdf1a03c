package resolvers

import (
	"context"
	"testing"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/plan"
	"habeas/schema"
)

// rowQueries ask for every shape of an answer.
var rowQueries = []string{
	`{prisoner(id:"prisoner/x"){id name aliases birthYear arrestedOn formerIds evidence{status modality note sourceCount citations{locator fields source{id}}}}}`,
	`{prisoners(first:2){totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor} nodes{id} edges{cursor key node{name}}}}`,
	`{officials(last:2){pageInfo{hasPreviousPage startCursor} edges{node{roles judged(first:1){totalCount edges{seat node{id date}}}}}}}`,
	`{nodes(ids:["prisoner/x","court/y","prisoner/z"]){__typename id ... on Prisoner{charges{nodes{statute{code}}}}}}`,
	`{source(id:"source/x"){facts(first:2){totalCount pageInfo{endCursor} nodes{relation fields node{id __typename} other{id}}}}}`,
	`{dataset{version licence coverage counts{kind count}}}`,
	`{search(text:"kuku"){score node{id ... on Prisoner{name}} matched{field value how}}}`,
}

// FuzzRows gives the answer writer any bytes as the rows of the store, those of every root
// and batch alike. It never panics, and what it writes of JSON is JSON.
func FuzzRows(f *testing.F) {
	v := schema.New()
	store := &stubStore{candidates: []graph.Candidate{{Kind: v.Kind("Prisoner"), ID: "prisoner/x", Names: []graph.Name{{Field: "name", Value: "Kuku"}}}}}
	var panicked error
	engine := newTestEngine(f, v, store, Options{Fault: func(_ context.Context, _ string, err error) {
		if err != errRow {
			panicked = err
		}
	}})
	for _, row := range rowSeeds(f, v) {
		for i := range rowQueries {
			f.Add(uint8(i), row)
		}
	}
	f.Fuzz(func(t *testing.T, query uint8, row []byte) {
		asked := rowQueries[int(query)%len(rowQueries)]
		store.rows, panicked = [][]byte{row, row, row}, nil
		result := engine.Execute(context.Background(), Request{Query: asked})
		if panicked != nil {
			t.Fatalf("%s with the row %q: %v", asked, row, panicked)
		}
		if list := jsontext.Value(row); list.IsValid() && !jsontext.Value(result.Body).IsValid() {
			t.Errorf("%s with the row %q: the answer is not JSON: %q", asked, row, result.Body)
		}
	})
}

// rowSeeds are rows that a store gives for the queries, and broken ones.
func rowSeeds(f *testing.F, v *schema.Vocabulary) [][]byte {
	seeds := [][]byte{nil, []byte(`null`), []byte(`[]`), []byte(`[[]]`), []byte(`["a`), []byte(`["\\`), []byte(`"\`), []byte(`[1,[["a","b"],["c"]]]`), []byte(`[[[[[[`), []byte(`[,]`), []byte(`]`)}
	facts := smallNumbers(graphtest.RandomWorld(v, 1, 80))
	engine := newTestEngine(f, v, keptRows{loadOracle(f, v, facts), &seeds}, Options{})
	for _, query := range rowQueries {
		engine.Execute(context.Background(), Request{Query: query})
	}
	return seeds
}

// keptRows keeps the rows that a store gives.
type keptRows struct {
	graph.Store
	rows *[][]byte
}

func (r keptRows) Read(ctx context.Context, p *plan.Plan) ([][]byte, error) {
	rows, err := r.Store.Read(ctx, p)
	*r.rows = append(*r.rows, rows...)
	return rows, err
}

// FuzzRequest gives the engine any document, variables and operation name, as a GET or a
// POST. It never fails by itself, and always answers JSON in UTF-8 with data or errors.
func FuzzRequest(f *testing.F) {
	var fault error
	v := schema.New()
	facts := smallNumbers(graphtest.RandomWorld(v, 1, 80))
	engine := newTestEngine(f, v, loadOracle(f, v, facts), Options{Fault: func(_ context.Context, _ string, err error) { fault = err }})
	for _, query := range append(requestSeeds, rowQueries...) {
		f.Add(query, `{"n":1,"t":"a","b":true,"w":{"name":{"contains":"a"}},"i":["prisoner/1"]}`, "", false)
	}
	f.Add(`query A{__typename} query B{b:__typename}`, `null`, "B", true)
	f.Add(`{__typename}`, ``, "", true)
	f.Add(`{__typename}`, `[]`, "", false)
	f.Add(`mutation{a}`, ``, "", true)
	f.Fuzz(func(t *testing.T, query, variables, operation string, readOnly bool) {
		fault = nil
		result := engine.Execute(context.Background(), Request{Query: query, Variables: []byte(variables), OperationName: operation, ReadOnly: readOnly})
		asked := query + " " + variables + " " + operation
		if fault != nil {
			t.Fatalf("%q: an internal error: %v", asked, fault)
		}
		if !utf8.Valid(result.Body) || !jsontext.Value(result.Body).IsValid() {
			t.Fatalf("%q: the answer is not JSON: %q", asked, result.Body)
		}
		answer := decode(t, result)
		if hasData := answer.Data != nil; hasData == result.RequestError || !hasData && len(answer.Errors) == 0 {
			t.Errorf("%q: got %.500s, want data or the errors of a refusal", asked, result.Body)
		}
		if len(answer.Errors) > DefaultLimits().Errors {
			t.Errorf("%q: got %d errors", asked, len(answer.Errors))
		}
	})
}

// requestSeeds are queries with everything that the language has.
var requestSeeds = []string{
	`query Q($n:Int=2,$w:PrisonerWhere){a:prisoners(first:$n,where:$w,orderBy:[{name:DESC},{id:ASC}]){...P}} fragment P on PrisonerConnection{totalCount nodes{id name @skip(if:false)}}`,
	`query($b:Boolean!){prisoners(where:{OR:[{name:{startsWith:"a"}},{NOT:{charges:{some:{statute:{article:{in:["212"]}}}}}}]}){nodes{... @include(if:$b){id}}}}`,
	`query($t:String!){search(text:$t,kinds:[PRISONER,OFFICIAL],first:3){score node{id}}}`,
	`query($i:[ID!]!){nodes(ids:$i){id} node(id:"prisoner/1"){__typename}}`,
	`{__schema{types{name}} __type(name:"Prisoner"){fields{name type{name}}}}`,
	`{prisoners(where:{arrestedOn:{gte:"2019-05",lt:"2020"},evidence:{sourceCount:{gt:1}}}){totalCount}}`,
	`{prisoners(after:"AQ"){nodes{id}} b:prisoners(last:2,before:""){nodes{id}}}`,
	"# comment\n{node(id:\"\"\"\n  a\n  \"\"\"){id}}",
	`subscription{a} fragment A on B{...A}`, `type A{b:Int}`, `{a(b:{c:[1.5e3,$d,null,E,"\u{1F600}\ud83d\ude00"]})}`,
}
