package resolvers

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/graph/questions"
	"habeas/schema"
)

// introspected is what the standard query gives, as far as it is checked.
type introspectedType struct {
	Kind, Name, Description string
	Fields                  []introspectedField
	InputFields             []introspectedField
	Interfaces              []introspectedRef
	PossibleTypes           []introspectedRef
	EnumValues              []struct{ Name, Description string }
}

type introspectedField struct {
	Name, Description string
	Args              []introspectedField
	Type              introspectedRef
}

type introspectedRef struct {
	Kind, Name string
	OfType     *introspectedRef
}

// String writes a type as the language does.
func (r introspectedRef) String() string {
	switch r.Kind {
	case "NON_NULL":
		return r.OfType.String() + "!"
	case "LIST":
		return "[" + r.OfType.String() + "]"
	}
	return r.Name
}

// TestStandardIntrospection compares what the standard query tells with the contract:
// every type, field, argument and value, in order.
func TestStandardIntrospection(t *testing.T) {
	query, err := os.ReadFile("testdata/introspection.graphql")
	if err != nil {
		t.Fatal(err)
	}
	engine := newStubEngine(t, &stubStore{}, Options{})
	result := engine.Execute(context.Background(), Request{Query: string(query)})
	if result.Code != "" {
		t.Fatalf("got %.1000s", result.Body)
	}
	again := newStubEngine(t, &stubStore{}, Options{}).Execute(context.Background(), Request{Query: string(query)})
	if string(again.Body) != string(result.Body) {
		t.Error("two engines describe themselves differently")
	}
	var answer struct {
		Data struct {
			Schema struct {
				QueryType  struct{ Name string }
				Types      []introspectedType
				Directives []struct{ Name string }
			} `json:"__schema"`
		}
	}
	if err := json.Unmarshal(result.Body, &answer); err != nil {
		t.Fatal(err)
	}
	told := answer.Data.Schema
	if !slices.IsSortedFunc(told.Types, func(a, b introspectedType) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the types are not sorted")
	}
	byName := map[string]introspectedType{}
	for _, described := range told.Types {
		byName[described.Name] = described
	}
	for name, definition := range engine.contract.schema.Types {
		if !strings.HasPrefix(name, "__") {
			compareType(t, definition, byName[name])
		}
	}
	var directives []string
	for _, directive := range told.Directives {
		directives = append(directives, directive.Name)
	}
	if got, want := strings.Join(directives, " "), "deprecated include oneOf skip specifiedBy"; got != want {
		t.Errorf("directives: got %s, want %s", got, want)
	}
	t.Logf("%d types in %d bytes", len(told.Types), len(result.Body))
}

func compareType(t *testing.T, definition *ast.Definition, told introspectedType) {
	t.Helper()
	if told.Kind != string(definition.Kind) || told.Description != definition.Description && !definition.BuiltIn {
		t.Errorf("%s: got %s, %q; want %s, %q", definition.Name, told.Kind, told.Description, definition.Kind, definition.Description)
	}
	fields := told.Fields
	if definition.Kind == ast.InputObject {
		fields = told.InputFields
	}
	var want []introspectedField
	for _, field := range definition.Fields {
		if strings.HasPrefix(field.Name, "__") {
			continue
		}
		expected := introspectedField{Name: field.Name + ": " + field.Type.String(), Description: field.Description}
		for _, argument := range field.Arguments {
			expected.Args = append(expected.Args, introspectedField{Name: argument.Name + ": " + argument.Type.String(), Description: argument.Description})
		}
		want = append(want, expected)
	}
	if got, want := describe(fields), describe(want); got != want {
		t.Errorf("%s: got fields\n%s\nwant\n%s", definition.Name, got, want)
	}
	if len(told.EnumValues) != len(definition.EnumValues) {
		t.Errorf("%s: got %d values, want %d", definition.Name, len(told.EnumValues), len(definition.EnumValues))
	}
	for _, value := range told.EnumValues {
		if known := definition.EnumValues.ForName(value.Name); known == nil || known.Description != value.Description {
			t.Errorf("%s: got value %+v", definition.Name, value)
		}
	}
	// An interface has a list of interfaces too, an empty one.
	if len(told.Interfaces) != len(definition.Interfaces) || (told.Interfaces != nil) != definition.IsCompositeType() {
		t.Errorf("%s: got interfaces %v, want %v", definition.Name, told.Interfaces, definition.Interfaces)
	}
}

// describe writes fields one a line, sorted.
func describe(fields []introspectedField) string {
	var lines []string
	for _, field := range fields {
		line := field.Name
		if field.Type.Kind != "" {
			line += ": " + field.Type.String()
		}
		line += " " + field.Description
		for _, argument := range strings.Split(describe(field.Args), "\n") {
			line += " | " + argument
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// TestIntrospectionInOperations mixes introspection with data, aliases, fragments,
// variables and directives.
func TestIntrospectionInOperations(t *testing.T) {
	tests := []struct{ name, query, variables, want string }{
		{"in the order of the query", `{a:__type(name:"Nobody"){name} b:__type(name:"Kind"){kind name} __typename}`, ``,
			`{"a":null,"b":{"kind":"ENUM","name":"Kind"},"__typename":"Query"}`},
		{"beside data", `{node(id:"x"){id} __schema{queryType{name}}}`, ``, `{"node":null,"__schema":{"queryType":{"name":"Query"}}}`},
		{"through fragments", `{...A} fragment A on Query{t:__type(name:"PageInfo"){...B}} fragment B on __Type{fields{n:name type{kind ofType{name}}} ... on __Type{__typename}}`, ``,
			`{"t":{"fields":[{"n":"endCursor","type":{"kind":"SCALAR","ofType":null}},{"n":"hasNextPage","type":{"kind":"NON_NULL","ofType":{"name":"Boolean"}}},` +
				`{"n":"hasPreviousPage","type":{"kind":"NON_NULL","ofType":{"name":"Boolean"}}},{"n":"startCursor","type":{"kind":"SCALAR","ofType":null}}],"__typename":"__Type"}}`},
		{"with variables", `query($n:String!,$d:Boolean,$s:Boolean!){__type(name:$n){enumValues(includeDeprecated:$d){name} name @skip(if:$s)}}`, `{"n":"OrderDirection","d":null,"s":true}`,
			`{"__type":{"enumValues":[{"name":"ASC"},{"name":"DESC"}]}}`},
		{"with null", `{__type(name:"OrderDirection"){enumValues(includeDeprecated:null){name}}}`, ``, `{"__type":{"enumValues":[{"name":"ASC"},{"name":"DESC"}]}}`},
		{"with everything skipped", `{__type(name:"Kind"){name @skip(if:true)}}`, ``, `{"__type":{}}`},
		{"a name that needs escapes", `{__type(name:"\"}{"){name}}`, ``, `{"__type":null}`},
	}
	engine := newStubEngine(t, &stubStore{}, Options{})
	for _, test := range tests {
		for range 2 { // the second answer is remembered
			result := engine.Execute(context.Background(), Request{Query: test.query, Variables: []byte(test.variables)})
			if got, want := string(result.Body), `{"data":`+test.want+`}`; got != want {
				t.Errorf("%s:\n got %s\nwant %s", test.name, got, want)
			}
		}
	}
}

func TestIntrospectionSwitchedOff(t *testing.T) {
	engine := newStubEngine(t, &stubStore{}, Options{NoIntrospection: true})
	for _, query := range []string{
		`{__schema{queryType{name}}}`, `{a:__type(name:"Query"){name}}`, `{...A} fragment A on Query{... on Query{__schema{queryType{name}}}}`,
	} {
		checkRefused(t, query, engine.Execute(context.Background(), Request{Query: query}), codeIntrospection)
	}
	if got := string(engine.Execute(context.Background(), Request{Query: `{__typename}`}).Body); got != `{"data":{"__typename":"Query"}}` {
		t.Errorf("__typename: got %s", got)
	}
}

// TestConcurrentRequests shares an engine among many goroutines: with the race
// detector on, it finds what is written while others read.
func TestConcurrentRequests(t *testing.T) {
	engine, _, _ := newSmallEngine(t, Options{CacheBytes: 1 << 16})
	queries := []string{
		`{prisoners(orderBy:[{name:ASC}]){nodes{...F charges{edges{node{id statute{title}}}}}}} fragment F on Prisoner{id name}`,
		`{__schema{types{name fields{name}}}}`, `{__type(name:"Prisoner"){interfaces{possibleTypes{name}}}}`,
		`{search(text:"a"){score node{id}}}`, `{prisoners(first:101){totalCount}}`, `{unknown}`,
	}
	var group sync.WaitGroup
	for i := range 40 {
		group.Go(func() {
			query := queries[i%len(queries)]
			first := engine.Execute(context.Background(), Request{Query: query})
			second := engine.Execute(context.Background(), Request{Query: query + strings.Repeat(" ", i)})
			if string(first.Body) != string(second.Body) {
				t.Errorf("%s: got %.300s, then %.300s", query, first.Body, second.Body)
			}
		})
	}
	group.Wait()
}

// TestConcurrentEngines builds engines at the same time, which share graphql-go's types
// of introspection.
func TestConcurrentEngines(t *testing.T) {
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			engine, err := New(schema.New(), &stubStore{}, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			result := engine.Execute(context.Background(), Request{Query: `{__schema{types{kind name enumValues{name} possibleTypes{name}} directives{locations}}}`})
			if result.Code != "" {
				t.Errorf("got %.300s", result.Body)
			}
		})
	}
	group.Wait()
}

// TestTimeLimit asks a store that does not answer.
func TestTimeLimit(t *testing.T) {
	limits := DefaultLimits()
	limits.Seconds = 1
	engine := newStubEngine(t, waitingStore{}, Options{Limits: limits})
	for _, query := range []string{`{prisoners{totalCount}}`, `{search(text:"a"){score}}`} {
		result := engine.Execute(context.Background(), Request{Query: query})
		if result.Code != codeTimeout || result.RequestError {
			t.Errorf("%s: got %s", query, result.Body)
		}
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if result := engine.Execute(cancelled, Request{Query: `{prisoners{totalCount}}`}); result.Code != codeTimeout {
		t.Errorf("cancelled: got %s", result.Body)
	}
}

// waitingStore answers when the context ends.
type waitingStore struct{ graph.Store }

func (waitingStore) Read(ctx context.Context, _ *plan.Plan) ([][]byte, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func (waitingStore) Ask(ctx context.Context, _ *questions.Ask) (questions.Answer, error) {
	<-ctx.Done()
	return questions.Answer{}, ctx.Err()
}

func (waitingStore) Candidates(ctx context.Context, _ graph.Search) ([]graph.Candidate, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestDocumentCacheIsBounded(t *testing.T) {
	documents, err := newDocuments(20 * documentBase)
	if err != nil {
		t.Fatal(err)
	}
	parsed := 0
	parse := func(string) *document { parsed++; return &document{} }
	for range 3 {
		documents.get("{a}", parse)
	}
	if parsed != 1 {
		t.Errorf("the same text was parsed %d times", parsed)
	}
	for i := range 1000 {
		documents.get(strings.Repeat(" ", i), parse)
	}
	if documents.held > documents.most || documents.known.Len() == 0 {
		t.Errorf("held: got %d of %d in %d documents", documents.held, documents.most, documents.known.Len())
	}
	parsed = 0
	documents.get("{a}", parse)
	if parsed != 1 {
		t.Error("the oldest document is still held")
	}
}
