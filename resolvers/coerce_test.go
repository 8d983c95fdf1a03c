package resolvers

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph/graphtest"
	"habeas/schema"
)

// coercionSchema has what the contract has not yet: defaults, required fields of inputs,
// numbers with fractions, lists of lists.
const coercionSchema = `
type Query { f(
  int: Int = 7, list: [Int!], lists: [[Int]], must: Int!, mustDefault: Int! = 3, float: Float,
  id: ID, ids: [ID!], flag: Boolean, colour: Colour = RED, in: In, text: String): Int }
enum Colour { RED GREEN }
input In { a: Int = 5, b: Int!, c: [In!], d: Int! = 9, e: Colour }
scalar Date`

// TestCoercion shows the arguments of a field for literals and variables.
// https://spec.graphql.org/October2021/#sec-Coercing-Field-Arguments
func TestCoercion(t *testing.T) {
	types := gqlparser.MustLoadSchema(&ast.Source{Input: coercionSchema})
	tests := []struct{ arguments, definitions, variables, want string }{
		{`must:1`, ``, ``, `map[colour:RED int:7 must:1 mustDefault:3]`},
		{`must:1,int:null,colour:null`, ``, ``, `map[colour:<nil> int:<nil> must:1 mustDefault:3]`},
		{`must:$m`, `$m:Int!`, `{"m":2}`, `map[colour:RED int:7 must:2 mustDefault:3]`},
		{`must:$m`, `$m:Int!`, `{"m":2.0}`, `map[colour:RED int:7 must:2 mustDefault:3]`},
		{`must:$m`, `$m:Int!`, `{"m":-3e9}`, `BAD_USER_INPUT: $m: "-3e9" is not a value of type Int, which is a whole number of 32 bits.`},
		{`must:$m`, `$m:Int!`, `{}`, `BAD_USER_INPUT: Variable "$m" of type Int! has no value.`},
		{`must:$m`, `$m:Int=4`, `{}`, `map[colour:RED int:7 must:4 mustDefault:3]`},
		{`must:$m`, `$m:Int=4`, `{"m":null}`, `BAD_USER_INPUT: must: null is not a value of type Int!.`},
		{`must:$m`, `$m:Int`, `{}`, `BAD_USER_INPUT: Argument "must" of type Int! has no value.`},
		{`must:1,mustDefault:$m`, `$m:Int`, `{}`, `map[colour:RED int:7 must:1 mustDefault:3]`},
		{`must:1,mustDefault:$m`, `$m:Int`, `{"m":null}`, `BAD_USER_INPUT: mustDefault: null is not a value of type Int!.`},
		{`must:1,int:$m`, `$m:Int`, `{}`, `map[colour:RED int:7 must:1 mustDefault:3]`},
		{`must:1,int:$m`, `$m:Int`, `{"m":null}`, `map[colour:RED int:<nil> must:1 mustDefault:3]`},
		{`must:1,int:$m`, `$m:Int=null`, `{}`, `map[colour:RED int:<nil> must:1 mustDefault:3]`},
		{`must:1,list:3`, ``, ``, `map[colour:RED int:7 list:[3] must:1 mustDefault:3]`},
		{`must:1,list:[]`, ``, ``, `map[colour:RED int:7 list:[] must:1 mustDefault:3]`},
		{`must:1,list:$l`, `$l:[Int!]`, `{"l":3}`, `map[colour:RED int:7 list:[3] must:1 mustDefault:3]`},
		{`must:1,list:$l`, `$l:Int!`, `{"l":3}`, `map[colour:RED int:7 list:[3] must:1 mustDefault:3]`},
		{`must:1,list:[1,$l]`, `$l:Int`, `{}`, `BAD_USER_INPUT: list[1]: null is not a value of type Int!.`},
		{`must:1,list:[1,null]`, ``, ``, `BAD_USER_INPUT: list[1]: null is not a value of type Int!.`},
		{`must:1,lists:3`, ``, ``, `map[colour:RED int:7 lists:[[3]] must:1 mustDefault:3]`},
		{`must:1,lists:[[1,null],null,[]]`, ``, ``, `map[colour:RED int:7 lists:[[1 <nil>] <nil> []] must:1 mustDefault:3]`},
		{`must:1,lists:[$l]`, `$l:Int`, `{}`, `map[colour:RED int:7 lists:[<nil>] must:1 mustDefault:3]`},
		{`must:1,lists:$l`, `$l:[[Int]]`, `{"l":[1,[2,null]]}`, `map[colour:RED int:7 lists:[[1] [2 <nil>]] must:1 mustDefault:3]`},
		{`must:1,float:1`, ``, ``, `map[colour:RED float:1 int:7 must:1 mustDefault:3]`},
		{`must:1,float:$f`, `$f:Float`, `{"f":2.5}`, `map[colour:RED float:2.5 int:7 must:1 mustDefault:3]`},
		{`must:1,float:"1"`, ``, ``, `BAD_USER_INPUT: float: "1" is not a value of type Float.`},
		{`must:1,id:17`, ``, ``, `map[colour:RED id:17 int:7 must:1 mustDefault:3]`},
		{`must:1,id:$i`, `$i:ID`, `{"i":12345678901234567890}`, `map[colour:RED id:12345678901234567890 int:7 must:1 mustDefault:3]`},
		{`must:1,flag:true,text:"a"`, ``, ``, `map[colour:RED flag:true int:7 must:1 mustDefault:3 text:a]`},
		{`must:1,colour:GREEN`, ``, ``, `map[colour:GREEN int:7 must:1 mustDefault:3]`},
		{`must:1,colour:$c`, `$c:Colour`, `{"c":"GREEN"}`, `map[colour:GREEN int:7 must:1 mustDefault:3]`},
		{`must:1,colour:$c`, `$c:Colour`, `{"c":"BLUE"}`, `BAD_USER_INPUT: $c: "BLUE" is not a value of type Colour.`},
		{`must:1,in:{b:2}`, ``, ``, `map[colour:RED in:map[a:5 b:2 d:9] int:7 must:1 mustDefault:3]`},
		{`must:1,in:{b:2,a:null}`, ``, ``, `map[colour:RED in:map[a:<nil> b:2 d:9] int:7 must:1 mustDefault:3]`},
		{`must:1,in:{b:2,a:$a,d:$a,e:$e}`, `$a:Int,$e:Colour`, `{}`, `map[colour:RED in:map[a:5 b:2 d:9] int:7 must:1 mustDefault:3]`},
		{`must:1,in:{a:1}`, ``, ``, `BAD_USER_INPUT: in.b: it has no value.`},
		{`must:1,in:$i`, `$i:In`, `{"i":{"b":1,"c":{"b":2}}}`, `map[colour:RED in:map[a:5 b:1 c:[map[a:5 b:2 d:9]] d:9] int:7 must:1 mustDefault:3]`},
		{`must:1,in:$i`, `$i:In`, `{"i":{"b":1,"c":[{"b":2},{"x":2}]}}`, `BAD_USER_INPUT: $i.c[1]: In has no field "x".`},
		{`must:1,in:$i`, `$i:In`, `{"i":[1]}`, `BAD_USER_INPUT: $i: a list is not an object of type In.`},
		{`must:1,in:$i`, `$i:In`, `{"i":{"b":null}}`, `BAD_USER_INPUT: $i.b: null is not a value of type Int!.`},
		{`must:1,in:3`, ``, ``, `BAD_USER_INPUT: in: "3" is not an object of type In.`},
		{`must:1,in:{x:3}`, ``, ``, `BAD_USER_INPUT: in: In has no field "x".`},
		{`must:1,ids:["a",2]`, ``, ``, `map[colour:RED ids:[a 2] int:7 must:1 mustDefault:3]`},
		{`must:1,ids:["a","b","c","d"]`, ``, ``, `COST_LIMIT: ids: the list has 4 values; at most 3 are allowed.`},
	}
	for _, test := range tests {
		if got := coerceField(t, types, test.arguments, test.definitions, test.variables); got != test.want {
			t.Errorf("f(%s) with (%s) %s:\n got %s\nwant %s", test.arguments, test.definitions, test.variables, got, test.want)
		}
	}
}

func coerceField(t *testing.T, types *ast.Schema, arguments, definitions, variables string) string {
	t.Helper()
	query := "query"
	if definitions != "" {
		query += "(" + definitions + ")"
	}
	engine := &Engine{limits: DefaultLimits(), contract: &contract{schema: types}, stage: unstaged}
	doc := engine.parse(context.Background(), query+"{f("+arguments+")}")
	if len(doc.operations) != 1 {
		t.Fatalf("%s: %v", query, doc.refused)
	}
	given, failed := readVariables([]byte(variables))
	if failed != nil {
		t.Fatal(failed)
	}
	c := &coercer{schema: types, listItems: 3}
	if wrong := c.coerceVariables(doc.operations[0], given); len(wrong) > 0 {
		return wrong.Error()
	}
	field := doc.operations[0].SelectionSet[0].(*ast.Field)
	values, failed := c.arguments(types.Query.Fields.ForName("f").Arguments, field.Arguments)
	if failed != nil {
		return failed.Error()
	}
	return fmt.Sprint(values)
}

// FuzzExecute sends any text and any variables: there must be an answer, and no fault of
// ours.
func FuzzExecute(f *testing.F) {
	f.Add(`{prisoners(first:1){nodes{id}}}`, `{}`)
	f.Add(`query($w:PrisonerWhere){prisoners(where:$w){totalCount}}`, `{"w":{"charges":{"some":{"statute":{"article":{"eq":"1"}}}}}}`)
	f.Add(`{...A} fragment A on Query{nodes(ids:["group/a"]){... on Group{name}} search(text:"a"){node{id}}}`, `null`)
	f.Add(cycle(3), ``)
	f.Add(`{__type(name:"Kind"){name fields{name}}}`, ``)
	f.Add(`{sources{nodes{facts(first:1){nodes{node{id} other{__typename}} pageInfo{endCursor}}}}}`, ``)
	v := schema.New()
	shared := newTestEngine(f, v, loadOracle(f, v, smallNumbers(graphtest.RandomWorld(v, 1, 40))), Options{})
	f.Fuzz(func(t *testing.T, query, variables string) {
		engine := *shared
		engine.report = func(_ context.Context, _ string, err error) { t.Errorf("query %q: %v", query, err) }
		result := engine.Execute(context.Background(), Request{Query: query, Variables: []byte(variables)})
		decoded := decode(t, result)
		if result.RequestError == (decoded.Data != nil) && !strings.Contains(string(result.Body), `"data":null`) {
			t.Errorf("query %q: request error %t, body %s", query, result.RequestError, result.Body)
		}
	})
}
