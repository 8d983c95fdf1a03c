package resolvers

import (
	"context"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"habeas/graph/plan"
)

// TestRefusedInput lists arguments and variables that are refused.
func TestRefusedInput(t *testing.T) {
	store := &stubStore{}
	engine := newStubEngine(t, store, Options{})
	long := `["` + strings.Repeat(`a","`, 500) + `a"]`
	tests := []struct {
		name, query, variables, code string
		// says is what the message must have.
		says string
	}{
		{"Int 3e9", `{prisoners(first:3000000000){totalCount}}`, ``, codeInput, "3000000000"},
		{"Int 2147483647", `{prisoners(first:2147483647){totalCount}}`, ``, codeInput, "0 to 100"},
		{"Int 1.9", `{prisoners(first:1.9){totalCount}}`, ``, codeValidation, "1.9"},
		{"Int as text", `{prisoners(first:"12"){totalCount}}`, ``, codeValidation, "12"},
		{"a negative page", `{prisoners(first:-1){totalCount}}`, ``, codeInput, "-1"},
		{"a negative last", `{prisoners(last:-1){totalCount}}`, ``, codeInput, "-1"},
		{"first and last", `{prisoners(first:1,last:1){totalCount}}`, ``, codeInput, "together"},
		{"a page of 101", `{prisoners(first:101){totalCount}}`, ``, codeInput, "101"},
		{"variable 3e9", `query($n:Int){prisoners(first:$n){totalCount}}`, `{"n":3000000000}`, codeInput, "$n"},
		{"variable 1.9", `query($n:Int){prisoners(first:$n){totalCount}}`, `{"n":1.9}`, codeInput, "$n"},
		{"variable 1e400", `query($n:Int){prisoners(first:$n){totalCount}}`, `{"n":1e400}`, codeInput, "$n"},
		{"variable text as Int", `query($n:Int){prisoners(first:$n){totalCount}}`, `{"n":"12"}`, codeInput, "$n"},
		{"variable true as Int", `query($n:Int){prisoners(first:$n){totalCount}}`, `{"n":true}`, codeInput, "$n"},
		{"variable object as String", `query($s:String!){search(text:$s){score}}`, `{"s":{}}`, codeInput, "an object"},
		{"variable list as Boolean", `query($b:Boolean!){__typename @skip(if:$b)}`, `{"b":[true]}`, codeInput, "a list"},
		{"variable 1e21 as ID", `query($i:ID!){node(id:$i){id}}`, `{"i":1e21}`, codeInput, "$i"},
		{"null for what may not be", `query($i:ID!){node(id:$i){id}}`, `{"i":null}`, codeInput, "null"},
		{"nothing for what must be", `query($i:ID!){node(id:$i){id}}`, `{}`, codeInput, "no value"},
		{"null literal for what may not be", `{node(id:null){id}}`, ``, codeValidation, "null"},
		{"null in a list", `query($i:[ID!]!){nodes(ids:$i){id}}`, `{"i":["a",null]}`, codeInput, "$i[1]"},
		{"variables that are a list", `{__typename}`, `[1]`, codeInput, "object"},
		{"variables that are two objects", `{__typename}`, `{} {}`, codeInput, "more than one"},
		{"variables that are no JSON", `{__typename}`, `{"a":`, codeInput, "object"},
		{"variables nested 100,000 deep", `{__typename}`, `{"a":` + strings.Repeat("[", 100_000), codeInput, "object"},
		{"an unknown enum value", `{prisoners(orderBy:[{name:UP}]){totalCount}}`, ``, codeValidation, "UP"},
		{"an enum value as text", `{prisoners(orderBy:[{name:"ASC"}]){totalCount}}`, ``, codeValidation, "ASC"},
		{"an unknown enum value in a variable", `query($o:[PrisonerOrder!]){prisoners(orderBy:$o){totalCount}}`, `{"o":[{"name":"UP"}]}`, codeInput, "$o[0].name"},
		{"an unknown field in a variable", `query($w:PrisonerWhere){prisoners(where:$w){totalCount}}`, `{"w":{"charges":{"some":{"_pk":1}}}}`, codeInput, "$w.charges.some"},
		{"a date that is none", `{prisoners(where:{arrestedOn:{gt:"2019-02-30"}}){totalCount}}`, ``, codeInput, "2019-02-30"},
		{"a date as a number", `{prisoners(where:{arrestedOn:{gt:2019}}){totalCount}}`, ``, codeInput, "2019"},
		{"a date as an object", `{prisoners(where:{arrestedOn:{gt:{}}}){totalCount}}`, ``, codeInput, "Date"},
		{"a date as a list", `{prisoners(where:{arrestedOn:{gt:["2019"]}}){totalCount}}`, ``, codeInput, "Date"},
		{"a date that is none, in a variable", `query($d:Date){prisoners(where:{arrestedOn:{gt:$d}}){totalCount}}`, `{"d":"now"}`, codeInput, "$d"},
		{"an object as a text", `{search(text:{}){score}}`, ``, codeInput, "String"},
		{"a bad literal where it is skipped", `{prisoners(first:3000000000) @skip(if:true){totalCount}}`, ``, codeInput, "3000000000"},
		{"a list of 501", `query($i:[ID!]!){nodes(ids:$i){id}}`, `{"i":` + long + `}`, codeCost, "501"},
		{"a filter of 501 values", `query($i:[String!]){prisoners(where:{name:{in:$i}}){totalCount}}`, `{"i":` + long + `}`, codeCost, "501"},
		{"an alternative of 501", `query($w:PrisonerWhere){prisoners(where:$w){totalCount}}`, `{"w":{"OR":[` + strings.Repeat("{},", 500) + `{}]}}`, codeCost, "501"},
		{"501 conditions", `query($w:PrisonerWhere){prisoners(where:$w){totalCount}}`, `{"w":{"OR":[` + strings.Repeat(`{"name":{"eq":"a","contains":"a"}},`, 400) + `{}]}}`, codeCost, "500 conditions"},
		{"a filter 13 deep", `query($w:PrisonerWhere){prisoners(where:$w){totalCount}}`, `{"w":` + strings.Repeat(`{"NOT":`, 13) + `{}` + strings.Repeat(`}`, 13) + `}`, codeDepth, "12 levels"},
		{"two fields in one term", `{prisoners(orderBy:[{name:ASC,id:ASC}]){totalCount}}`, ``, codeInput, "orderBy[0]"},
		{"an edge where there is none", `{prisoners(where:{edge:{months:{gt:1}}}){totalCount}}`, ``, codeInput, "where.edge"},
		{"an edge below a to-one relation", `{charges(where:{statute:{edge:{outcome:{eq:CONVICTED}}}}){totalCount}}`, ``, codeInput, "where.statute.edge"},
		{"a field that the edge has not", `{charges(where:{outcomes:{some:{edge:{seat:{eq:SOLE}}}}}){totalCount}}`, ``, codeInput, "DECIDED_IN"},
		{"a search text that is too long", `query($s:String!){search(text:$s){score}}`, `{"s":"` + strings.Repeat("ж", 201) + `"}`, codeInput, "201"},
		{"101 hits", `{search(text:"a",first:101){score}}`, ``, codeInput, "101"},
		{"a kind that is none", `{search(text:"a",kinds:[SQL]){score}}`, ``, codeValidation, "SQL"},
		{"an unused variable", `query($x:Int){__typename}`, ``, codeValidation, "$x"},
		{"an undefined variable", `{prisoners(first:$x){totalCount}}`, ``, codeValidation, "$x"},
		{"a variable of an output type", `query($x:Prisoner){prisoners(first:$x){totalCount}}`, ``, codeValidation, "$x"},
	}
	for _, test := range tests {
		result := engine.Execute(context.Background(), Request{Query: test.query, Variables: []byte(test.variables)})
		checkRefused(t, test.name, result, test.code)
		checkQuiet(t, test.name, result)
		if message := fmt.Sprint(decode(t, result).Errors); !strings.Contains(message, test.says) {
			t.Errorf("%s: got message %s, want one with %q", test.name, message, test.says)
		}
	}
	if store.reads > 0 {
		t.Errorf("the store was read %d times", store.reads)
	}
}

// TestPlans shows what becomes of arguments: the plan as it prints itself, and its
// values.
func TestPlans(t *testing.T) {
	tests := []struct {
		name, query, variables, plan string
		values                       []any
	}{
		{"no arguments", `{groups{totalCount}}`, ``,
			`all Group(count )`, nil},
		{"an exact id from a number", `query($i:ID!){node(id:$i){id} official(id:17){id}}`, `{"i":12345678901234567890}`,
			`lookup(?0) Official{id}`, []any{"17"}},
		{"one item as a list", `{nodes(ids:"group/a"){id}}`, ``,
			`batch(?0) Group{id}`, []any{[]string{"group/a"}}},
		{"a variable of one item as a list", `query($i:ID!){nodes(ids:[$i]){id}}`, `{"i":"group/a"}`,
			`batch(?0) Group{id}`, []any{[]string{"group/a"}}},
		{"one batch a kind", `{nodes(ids:["group/a","court/b","nothing","group/c"]){id}}`, ``,
			"batch(?0) Group{id}\nbatch(?1) Court{id}", []any{[]string{"group/a", "group/c"}, []string{"court/b"}}},
	}
	for _, test := range tests {
		p := explain(t, test.query, test.variables)
		if got := p.String(); !strings.Contains(got, test.plan) {
			t.Errorf("%s: got plan %s, want %s", test.name, got, test.plan)
		}
		if test.values != nil && !reflect.DeepEqual(p.Values, test.values) {
			t.Errorf("%s: got values %#v, want %#v", test.name, p.Values, test.values)
		}
	}
}

// TestFilters shows the predicate that a filter becomes, as the plan prints it, and the
// values that it compares with. The last value is the page's.
func TestFilters(t *testing.T) {
	tests := []struct{ filter, predicate, values string }{
		{`{}`, ``, `[21]`},
		{`{name:null,AND:null,OR:null,NOT:null,charges:null,evidence:null,edge:null}`, ``, `[21]`},
		{`{charges:{}}`, ``, `[21]`},
		{`{charges:{some:null}}`, ``, `[21]`},
		{`{charges:{every:{}}}`, ``, `[21]`},
		{`{AND:[]}`, ``, `[21]`},
		{`{name:{eq:"A"}}`, `name eq ?0`, `[A 21]`},
		{`{name:{eq:null,in:[]}}`, `name in ?0`, `[[] 21]`},
		{`{name:{contains:"ÉmİR",startsWith:"Б"}}`, `and(name contains ?0, name startsWith ?1)`, `[emir б 21]`},
		{`{birthYear:{in:[1970,1971]}}`, `or(birthYear eq ?0, birthYear eq ?1)`, `[1970 1971 21]`},
		{`{birthYear:{gt:1,lte:2}}`, `and(birthYear lte ?0, birthYear gt ?1)`, `[2 1 21]`},
		{`{arrestedOn:{lt:"2019",gte:"2019"}}`, `and(arrestedOn lt ?0, arrestedOn gte ?1)`, `[2019-01-01 2019-01-01 21]`},
		{`{arrestedOn:{lte:"2019",gt:"2019"}}`, `and(arrestedOn lte ?0, arrestedOn gt ?1)`, `[2019-12-31 2019-12-31 21]`},
		{`{arrestedOn:{eq:"2019"}}`, `arrestedOn eq ?0`, `[2019 21]`},
		{`{summary:{isNull:false},nameNative:{isNull:true}}`, `and(nameNative missing, not(summary missing))`, `[21]`},
		{`{aliases:{isNull:true}}`, `aliases missing`, `[21]`},
		{`{id:{in:["a","b"]}}`, `id in ?0`, `[[a b] 21]`},
		{`{charges:{some:{}}}`, `some Prisoner.charges()`, `[21]`},
		{`{charges:{none:{}}}`, `not(some Prisoner.charges())`, `[21]`},
		{`{charges:{every:{description:{eq:"x"}}}}`, `not(some Prisoner.charges(not(description eq ?0)))`, `[x 21]`},
		{`{charges:{some:{statute:{}}}}`, `some Prisoner.charges(some Charge.statute())`, `[21]`},
		{`{sentences:{some:{edge:{evidence:{modality:{eq:ALLEGED}},months:{gte:12}}}}}`,
			`some Prisoner.sentences(and(@months gte ?0, @evidence.modality eq ?1))`, `[12 ALLEGED 21]`},
		{`{sentences:{none:{NOT:{edge:{life:{eq:true}}}}}}`, `not(some Prisoner.sentences(not(@life eq ?0)))`, `[true 21]`},
		{`{documents:{some:{issuers:{some:{edge:{role:{eq:AUTHOR}}}}}}}`, `some Prisoner.documents(some Document.issuers(@role eq ?0))`, `[AUTHOR 21]`},
		{`{evidence:{status:{in:[CONFLICT]},sourceCount:{gt:1}}}`, `and(evidence.status in ?0, evidence.sourceCount gt ?1)`, `[[CONFLICT] 1 21]`},
		{`{evidence:{status:{isNull:true}}}`, `or()`, `[21]`},
		{`{OR:[]}`, `or()`, `[21]`},
		{`{OR:[{}]}`, `or(and())`, `[21]`},
		{`{NOT:{}}`, `not(and())`, `[21]`},
		{`{NOT:{name:{eq:"a"}},OR:[{name:{eq:"b"}},{name:{eq:"c"}}]}`, `and(or(name eq ?0, name eq ?1), not(name eq ?2))`, `[b c a 21]`},
		{`{name:{eq:"' OR 1=1 --"}}`, `name eq ?0`, `[' OR 1=1 -- 21]`},
		{`{name:{startsWith:"}) DETACH DELETE n //\u0060\u0000%_"}}`, `name startsWith ?0`, "[}) detach delete n //`\x00%_ 21]"},
	}
	for _, test := range tests {
		p := explain(t, `{prisoners(where:`+test.filter+`){nodes{id}}}`, "")
		want := "all Prisoner(first ?" + strconv.Itoa(len(p.Values)-1) + ") Prisoner{id}"
		if test.predicate != "" {
			want = strings.Replace(want, "(", "(where "+test.predicate+" ", 1)
		}
		if got := p.String(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", test.filter, got, want)
		}
		if got := fmt.Sprint(p.Values); got != test.values {
			t.Errorf("%s: got values %s, want %s", test.filter, got, test.values)
		}
	}
}

// TestOrders shows the terms that an order becomes.
func TestOrders(t *testing.T) {
	tests := []struct{ order, terms string }{
		{`[]`, ``},
		{`{name:ASC}`, `order name `},
		{`[{name:DESC},{arrestedOn:ASC}]`, `order name desc arrestedOn `},
		{`[{name:DESC},{name:ASC}]`, `order name desc `},
		{`[{id:ASC},{name:ASC}]`, ``},
		{`[{name:ASC},{id:DESC},{diedOn:ASC}]`, `order name id desc `},
		{`[{name:null},{}]`, ``},
	}
	for _, test := range tests {
		want := "all Prisoner(" + test.terms + "first ?0) Prisoner{id}"
		if got := explain(t, `{prisoners(orderBy:`+test.order+`){nodes{id}}}`, "").String(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", test.order, got, want)
		}
	}
}

func explain(t *testing.T, query, variables string) *plan.Plan {
	t.Helper()
	engine := newStubEngine(t, &stubStore{}, Options{})
	explanation, err := engine.Explain(context.Background(), Request{Query: query, Variables: []byte(variables)})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return explanation.Plan
}
