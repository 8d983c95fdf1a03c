package resolvers

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// patience is how long a hostile request may take. It only guards against hanging:
// times are benchmarked, not tested.
const patience = 2 * time.Second

// TestHostileDocuments goes through the attacks that concern documents.
func TestHostileDocuments(t *testing.T) {
	engine, _, _ := newSmallEngine(t, Options{})
	tests := []struct{ name, query, code string }{
		{"two fragments in a cycle", `{...A} fragment A on Query{...B} fragment B on Query{...A}`, codeValidation},
		{"a fragment in itself", `{...A} fragment A on Query{...A}`, codeValidation},
		{"a cycle of fifty", cycle(50), codeValidation},
		{"a cycle that nothing spreads", `{dataset{version}} fragment A on Query{...A}`, codeValidation},
		{"fragments that double thirty times", bomb(30), codeCost},
		{"fragments that double seventy times", bomb(70), codeCost},
		{"depth 13", nested(13), codeDepth},
		{"depth 14", nested(14), codeDepth},
		{"depth 300", nested(300), codeDepth},
		{"depth 1,000", nested(1000), codeDepth},
		{"depth 10,000", nested(10_000), codeDepth},
		{"depth through fragments", `{official(id:"x"){...A}} fragment A on Official{judged{nodes{...B}}} fragment B on Proceeding{case{proceedings{nodes{case{proceedings{nodes{case{proceedings{nodes{id}}}}}}}}}}`, codeDepth},
		{"100,000 brackets", `{node(id:` + strings.Repeat("[", 100_000) + `)}`, codeCost},
		{"100,000 open selections", strings.Repeat("{a", 100_000), codeDepth},
		{"the same field 4,000 times", `{` + strings.Repeat("__typename ", 4000) + `}`, codeCost},
		{"100 aliases", many(100, "a%d:__typename "), codeCost},
		{"31 aliases of a search", many(31, `a%d:search(text:"x"){score}`), codeCost},
		{"31 aliases in a fragment", `{dataset{...F}} fragment F on Dataset` + many(31, `a%d:version `), codeCost},
		{"16 aliases in a fragment that is spread twice", `{dataset{...F} d:dataset{...F}} fragment F on Dataset` + many(16, `a%d:version `), codeCost},
		{"11 root fields", many(11, `... on Query{ c%d:__typename }`), codeCost},
		{"8,000 unknown fields", many(8000, "x%d "), codeCost},
		{"1,900 unknown fields", `{dataset{` + strings.Repeat("x y z w ", 50) + `}}`, codeValidation},
		{"201 different fields", `{dataset` + many(201, "x%d ") + `}`, codeCost},
		{"a name of 100 KB", `{` + strings.Repeat("x", 100_000) + `}`, codeValidation},
		{"10 unknown directives", `{__typename ` + strings.Repeat("@a ", 10) + `}`, codeValidation},
		{"51 directives", `{__typename ` + strings.Repeat("@a ", 51) + `}`, codeCost},
		{"10,000 directives", `{__typename ` + strings.Repeat("@a ", 10_000) + `}`, codeCost},
		{"a directive twice", `{__typename @skip(if:false) @skip(if:false)}`, codeValidation},
		{"@defer", `{...@defer{__typename}}`, codeValidation},
		{"introspection in circles", `{__type(name:"Query"){fields{type{fields{type{fields{name}}}}}}}`, codeValidation},
		{"a misspelt field", `{prisonr(id:"x"){id}}`, codeValidation},
		{"a list type that does not end", `query($a:]){a}`, codeParse},
		{"no type at all", `query($a:){a}`, codeParse},
		{"an order that is no field", `{prisoners(orderBy:[{sql:ASC}]){totalCount}}`, codeValidation},
		{"a filter that is no field", `{prisoners(where:{_pk:{eq:1}}){totalCount}}`, codeValidation},
		{"definitions of types", `type Query{a:Int}`, codeParse},
		{"an extension", `extend type Query{a:Int}`, codeParse},
		{"a definition beside a query", `{__typename} scalar X`, codeParse},
		{"two anonymous operations", `{__typename} {__typename}`, codeValidation},
		{"an empty document", ``, codeParse},
		{"a comment", "# nothing\n", codeParse},
		{"fragments alone", `fragment A on Query{__typename}`, codeValidation},
		{"a fragment with variables", `{...A} fragment A($x:Int) on Query{__typename}`, codeParse},
		{"a text that does not end", `{node(id:"x`, codeParse},
		{"a mutation", `mutation{a}`, codeValidation},
		{"a subscription", `subscription{a}`, codeValidation},
	}
	for _, test := range tests {
		start := time.Now()
		result := engine.Execute(context.Background(), Request{Query: test.query})
		if took := time.Since(start); took > patience {
			t.Errorf("%s: it took %v", test.name, took)
		}
		checkRefused(t, test.name, result, test.code)
		checkQuiet(t, test.name, result)
	}
}

// checkQuiet asserts that errors neither shout back what was sent nor suggest names.
func checkQuiet(t *testing.T, asked string, result Result) {
	t.Helper()
	errors := decode(t, result).Errors
	if len(errors) > DefaultLimits().Errors {
		t.Errorf("%s: got %d errors", asked, len(errors))
	}
	for _, e := range errors {
		if len(e.Message) > 2*longestMessage || strings.Contains(e.Message, strings.Repeat("x", longestName+1)) {
			t.Errorf("%s: the message echoes too much: %.100s… (%d bytes)", asked, e.Message, len(e.Message))
		}
		if strings.Contains(e.Message, "Did you mean") || strings.Contains(e.Message, "prisoner ") {
			t.Errorf("%s: the message suggests a name: %s", asked, e.Message)
		}
	}
}

func TestHarmlessDocuments(t *testing.T) {
	engine, _, _ := newSmallEngine(t, Options{})
	tests := []struct{ name, query, want string }{
		{"the same field 500 times", `{` + strings.Repeat("__typename ", 500) + `}`, `{"data":{"__typename":"Query"}}`},
		{"the same list 400 times", `{` + strings.Repeat("dataset{__typename}", 400) + `}`, `{"data":{"dataset":{"__typename":"Dataset"}}}`},
		{"the same alias 400 times", `{` + strings.Repeat("a:__typename ", 400) + `}`, `{"data":{"a":"Query"}}`},
		{"30 aliases", `{dataset` + many(30, `a%d:__typename `) + `}`, `{"data":{"dataset":{` + strings.TrimSuffix(strings.Trim(many(30, `"a%d":"Dataset",`), "{}"), ",") + `}}}`},
		{"a comment and null", "{ # a comment\n node(id: \"nothing\") { id } prisoners(where: null, first: 0) { nodes { id } } }", `{"data":{"node":null,"prisoners":{"nodes":[]}}}`},
		{"__typename below a fragment", `{...A ...A} fragment A on Query{t:__typename}`, `{"data":{"t":"Query"}}`},
		{"one of several operations", `query A{__typename} query B{b:__typename}`, `{"data":{"b":"Query"}}`},
		{"everything skipped", `query B{__typename @skip(if:true)}`, `{"data":{}}`},
	}
	for _, test := range tests {
		name := ""
		if strings.Contains(test.query, "query B") {
			name = "B"
		}
		result := engine.Execute(context.Background(), Request{Query: test.query, OperationName: name})
		if got := string(result.Body); got != test.want {
			t.Errorf("%s: got %.300s, want %s", test.name, got, test.want)
		}
	}
}

func TestOperationNames(t *testing.T) {
	engine, _, _ := newSmallEngine(t, Options{})
	tests := []struct{ query, name, code, operation string }{
		{`query A{__typename} query B{__typename}`, "", codeOperation, ""},
		{`query A{__typename}`, "C", codeOperation, ""},
		{`query A{__typename}`, strings.Repeat("x", 1<<20), codeOperation, ""},
		{`query A{__typename} mutation B{a}`, "B", codeValidation, "mutation"},
	}
	for _, test := range tests {
		result := engine.Execute(context.Background(), Request{Query: test.query, OperationName: test.name})
		checkRefused(t, test.query, result, test.code)
		checkQuiet(t, test.query, result)
		if result.Operation != test.operation {
			t.Errorf("%s: got operation %q, want %q", test.query, result.Operation, test.operation)
		}
	}
}

// TestReadOnly tells mutations apart, so that HTTP can refuse them as a GET, though
// there are none in the contract.
func TestReadOnly(t *testing.T) {
	engine, _, _ := newSmallEngine(t, Options{})
	for _, request := range []Request{
		{Query: `mutation{a}`, ReadOnly: true},
		{Query: `query Q{__typename} mutation M{a}`, OperationName: "M", ReadOnly: true},
	} {
		result := engine.Execute(context.Background(), request)
		checkRefused(t, request.Query, result, codeOperation)
		if result.Operation != "mutation" {
			t.Errorf("%s: got operation %q, want mutation", request.Query, result.Operation)
		}
	}
	if result := engine.Execute(context.Background(), Request{Query: `{__typename}`, ReadOnly: true}); result.RequestError {
		t.Errorf("a query: got %s", result.Body)
	}
}

// TestCostLimits refuses what reaches too much, from the coerced values, before the
// store is asked.
func TestCostLimits(t *testing.T) {
	store := &stubStore{}
	engine := newStubEngine(t, store, Options{})
	const list = `charges(first: $n) { nodes { case { prisoners(first: $n) { nodes { groups(first: $n) { nodes { id } } } } } } }`
	page := func(arguments string) string { return strings.ReplaceAll(list, "(first: $n)", arguments) }
	tests := []struct{ name, query, variables string }{
		{"four lists of 100", `{prisoners(first:100){nodes{` + page("(first: 100)") + `}}}`, ""},
		{"through variables", `query($n:Int){prisoners(first:$n){nodes{` + list + `}}}`, `{"n":100}`},
		{"through a default", `query($n:Int=100){prisoners(first:$n){nodes{` + list + `}}}`, `{}`},
		{"through an include", `query($n:Int=100,$b:Boolean!){prisoners(first:$n){nodes{id ... @include(if:$b){` + list + `}}}}`, `{"b":true}`},
		{"from the end", `{prisoners(last:100){nodes{` + page("(last: 100)") + `}}}`, ""},
	}
	for _, test := range tests {
		result := engine.Execute(context.Background(), Request{Query: test.query, Variables: []byte(test.variables)})
		checkRefused(t, test.name, result, codeCost)
		if message := decode(t, result).Errors[0].Message; !strings.Contains(message, "prisoners") {
			t.Errorf("%s: the message names no list: %s", test.name, message)
		}
	}
	relations := engine.Execute(context.Background(), Request{Query: `{prisoners{nodes{` + manyRelations(61) + `}}}`})
	checkRefused(t, "61 relations", relations, codeCost)
	if store.reads > 0 {
		t.Errorf("the store was asked %d times", store.reads)
	}
	skipped := engine.Execute(context.Background(), Request{
		Query: tests[3].query, Variables: []byte(`{"b":false}`)})
	if skipped.Code == codeCost {
		t.Errorf("an include that does not hold was counted: %s", skipped.Body)
	}
}

// manyRelations asks for a list through so many relations.
func manyRelations(count int) string {
	return `cases(where:{OR:[` + strings.Repeat(`{prisoners:{some:{}}}`, count-1) + `]}){totalCount}`
}

func cycle(length int) string {
	text := `{...F0}`
	for i := range length {
		text += fmt.Sprintf(" fragment F%d on Query{...F%d}", i, (i+1)%length)
	}
	return text
}

// bomb is fragments each of which spreads the next one twice, with other aliases.
func bomb(layers int) string {
	text := `{...F0}`
	for i := range layers {
		text += fmt.Sprintf(" fragment F%d on Query{...F%d ... on Query{...F%d}}", i, i+1, i+1)
	}
	return text + fmt.Sprintf(" fragment F%d on Query{__typename}", layers)
}

func nested(depth int) string {
	text := `{prisoners`
	for i := 1; i < depth; i++ {
		text += [...]string{`{nodes`, `{cases`, `{nodes`, `{prisoners`}[(i-1)%4]
	}
	return text + strings.Repeat("}", depth)
}

func many(count int, format string) string {
	var text strings.Builder
	text.WriteByte('{')
	for i := range count {
		fmt.Fprintf(&text, format, i)
	}
	return text.String() + "}"
}
