package resolvers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"habeas/graph"
)

// TestAnswers writes answers from rows that are given.
func TestAnswers(t *testing.T) {
	const cursor = `["prisoner/a"]`
	a := testCursor("prisoners", nil, []string{"prisoner/a"})
	b := testCursor("prisoners", nil, []string{"prisoner/b"})
	tests := []struct {
		name, query string
		rows        []string
		want        string
	}{
		{"the order of the query", `{prisoner(id:"a"){z:name id a:name}}`, []string{`["N","prisoner/a","N"]`},
			`{"data":{"prisoner":{"z":"N","id":"prisoner/a","a":"N"}}}`},
		{"equal fields with a fragment between them", `{court(id:"a"){place{x:id} ...F place{z:id}}} fragment F on Court{place{y:id}}`, []string{`[["p","p","p"]]`},
			`{"data":{"court":{"place":{"x":"p","y":"p","z":"p"}}}}`},
		{"equal fields with another of their alias between them", `{court(id:"a"){place{x:id} place@skip(if:false){y:id} place{z:id}}}`, []string{`[["p","p","p"]]`},
			`{"data":{"court":{"place":{"x":"p","y":"p","z":"p"}}}}`},
		{"texts as they are", `{prisoner(id:"a"){name}}`, []string{`["\"\\\u0000]é,["]`}, `{"data":{"prisoner":{"name":"\"\\\u0000]é,["}}}`},
		{"texts that end in backslashes", `{prisoner(id:"a"){name id}}`, []string{`["\\\\","\\\""]`}, `{"data":{"prisoner":{"name":"\\\\","id":"\\\""}}}`},
		{"no node", `{prisoner(id:"a"){name}}`, []string{`null`}, `{"data":{"prisoner":null}}`},
		{"a node of which nothing is asked", `{prisoner(id:"a"){__typename}}`, []string{`[]`}, `{"data":{"prisoner":{"__typename":"Prisoner"}}}`},
		{"the same list under two names", `{prisoners{x:nodes{id} y:nodes{name id}}}`, []string{`[null,[[null,["i","N","i"],null]]]`},
			`{"data":{"prisoners":{"x":[{"id":"i"}],"y":[{"name":"N","id":"i"}]}}}`},
		{"an item too many", `{prisoners(first:1){nodes{id} pageInfo{hasNextPage hasPreviousPage}}}`, []string{`[null,[[null,["a"],null],[null,["b"],null]]]`},
			`{"data":{"prisoners":{"nodes":[{"id":"a"}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":false}}}}`},
		{"the page before its items", `{prisoners(first:1){pageInfo{startCursor hasNextPage endCursor} nodes{id}}}`,
			[]string{`[null,[[` + cursor + `,["a"],null],[["prisoner/b"],["b"],null]]]`},
			`{"data":{"prisoners":{"pageInfo":{"startCursor":"` + a + `","hasNextPage":true,"endCursor":"` + a + `"},"nodes":[{"id":"a"}]}}}`},
		{"backwards", `{prisoners(last:2){pageInfo{startCursor endCursor hasPreviousPage hasNextPage} edges{cursor node{id}} totalCount}}`,
			[]string{`[9,[[["prisoner/b"],null,[["b"]]],[["prisoner/a"],null,[["a"]]],[["prisoner/0"],null,[["0"]]]]]`},
			`{"data":{"prisoners":{"pageInfo":{"startCursor":"` + a + `","endCursor":"` + b + `","hasPreviousPage":true,"hasNextPage":false},` +
				`"edges":[{"cursor":"` + a + `","node":{"id":"a"}},{"cursor":"` + b + `","node":{"id":"b"}}],"totalCount":9}}}`},
		{"edges of which nothing is read", `{prisoners{edges{key evidence{note} __typename}}}`, []string{`[null,[[null,null,null]]]`},
			`{"data":{"prisoners":{"edges":[{"key":null,"evidence":null,"__typename":"PrisonerEdge"}]}}}`},
		{"an empty page", `{prisoners{nodes{id} pageInfo{startCursor endCursor hasNextPage} totalCount}}`, []string{`[0,[]]`},
			`{"data":{"prisoners":{"nodes":[],"pageInfo":{"startCursor":null,"endCursor":null,"hasNextPage":false},"totalCount":0}}}`},
		{"a cursor after a nested list", `{prisoners{edges{node{cases{edges{cursor}}} cursor}}}`,
			[]string{`[null,[[` + cursor + `,null,[[[null,[[["case/x","k"],null,null]]]]]]]]`},
			`{"data":{"prisoners":{"edges":[{"node":{"cases":{"edges":[{"cursor":"` + testCursor("Prisoner.cases", nil, []string{"case/x", "k"}) + `"}]}},"cursor":"` + a + `"}]}}}`},
		{"nodes of several kinds", `{nodes(ids:["group/a","x","court/b","group/c"]){id ... on Court{name}}}`, []string{`[["group/a"],null]`, `[["court/b","B"]]`},
			`{"data":{"nodes":[{"id":"group/a"},null,{"id":"court/b","name":"B"},null]}}`},
		{"no nodes", `{nodes(ids:[]){id}}`, nil, `{"data":{"nodes":[]}}`},
		{"a fact's nodes", `{source(id:"s"){facts{nodes{relation node{__typename id} other{... on Court{name}} fields}}}}`,
			[]string{`[[null,[[null,["NAMES",[1,["group/a"]],[12,["B"]],["name"]]],[null,[null,[0,["p"]],null,[]]]]]]`},
			`{"data":{"source":{"facts":{"nodes":[{"relation":"NAMES","node":{"__typename":"Group","id":"group/a"},"other":{"name":"B"},"fields":["name"]},` +
				`{"relation":null,"node":{"__typename":"Prisoner","id":"p"},"other":null,"fields":[]}]}}}}`},
		{"citations", `{prisoner(id:"a"){evidence{citations{source{title} locator fields} note}}}`, []string{`[[[[["T"],null,[]],[["U"],"p. 1",["name"]]],null]]`},
			`{"data":{"prisoner":{"evidence":{"citations":[{"source":{"title":"T"},"locator":null,"fields":[]},{"source":{"title":"U"},"locator":"p. 1","fields":["name"]}],"note":null}}}}`},
	}
	for _, test := range tests {
		result := newStubEngine(t, rowsStore(test.rows), Options{}).Execute(context.Background(), Request{Query: test.query})
		if got := string(result.Body); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

func rowsStore(rows []string) *stubStore {
	store := &stubStore{}
	for _, row := range rows {
		store.rows = append(store.rows, []byte(row))
	}
	return store
}

// TestNulls shows what becomes of a null where none may stand: the nearest value above
// that may be null is null, and an error says where.
func TestNulls(t *testing.T) {
	tests := []struct{ name, query, row, data, path string }{
		{"in a node", `{prisoner(id:"a"){id name}}`, `["a",null]`, `{"prisoner":null}`, `[prisoner name]`},
		{"below a to-one relation that may be missing", `{charge(id:"a"){id statute{code}}}`, `["a",[null]]`, `{"charge":{"id":"a","statute":null}}`, `[charge statute code]`},
		{"below one that may not", `{charge(id:"a"){id case{title}}}`, `["a",[null]]`, `{"charge":null}`, `[charge case title]`},
		{"a missing to-one relation", `{charge(id:"a"){case{title} id}}`, `[null,"a"]`, `{"charge":null}`, `[charge case]`},
		{"in a list", `{prisoners{nodes{name}}}`, `[null,[[null,["A"],null],[null,[null],null]]]`, `null`, `[prisoners nodes 1 name]`},
		{"in a list below a node", `{p:prisoner(id:"a"){charges{edges{node{prisoner{name}}}} name}}`, `[[null,[[null,null,[[[null]]]]]],"A"]`, `{"p":null}`, `[p charges edges 0 node prisoner name]`},
		{"in one of several nodes", `{nodes(ids:["group/a","group/b"]){... on Group{name}}}`, `[[null],["B"]]`, `{"nodes":[null,{"name":"B"}]}`, `[nodes 0 name]`},
		{"in evidence", `{prisoner(id:"a"){evidence{modality} id}}`, `[[null],"a"]`, `{"prisoner":null}`, `[prisoner evidence modality]`},
		{"in evidence of an edge", `{prisoner(id:"a"){cases{edges{evidence{modality} key}}}}`, `[[null,[[null,null,[[null],"k"]]]]]`, `{"prisoner":{"cases":{"edges":[{"evidence":null,"key":"k"}]}}}`, `[prisoner cases edges 0 evidence modality]`},
		{"a number beyond 32 bits", `{prisoner(id:"a"){birthYear id}}`, `[2147483648,"a"]`, `{"prisoner":{"birthYear":null,"id":"a"}}`, `[prisoner birthYear]`},
		{"a number of 32 bits", `{prisoner(id:"a"){birthYear id}}`, `[-2147483648,"a"]`, `{"prisoner":{"birthYear":-2147483648,"id":"a"}}`, ``},
		{"a required number beyond 32 bits", `{statistic(id:"a"){count id}}`, `[2147483648,"a"]`, `{"statistic":null}`, `[statistic count]`},
	}
	for _, test := range tests {
		result := newStubEngine(t, rowsStore([]string{test.row}), Options{}).Execute(context.Background(), Request{Query: test.query})
		decoded := decode(t, result)
		if got := string(decoded.Data); got != test.data {
			t.Errorf("%s: got data %s, want %s", test.name, got, test.data)
		}
		path := ""
		for _, e := range decoded.Errors {
			path += fmt.Sprint(e.Path)
		}
		if path != test.path {
			t.Errorf("%s: got path %s, want %s", test.name, path, test.path)
		}
	}
}

func TestListedErrorsAreCapped(t *testing.T) {
	row := `[` + strings.Repeat(`[null],`, 99) + `[null]]`
	ids := strings.TrimSuffix(strings.Repeat(`"group/a",`, 100), ",")
	result := newStubEngine(t, rowsStore([]string{row}), Options{}).Execute(context.Background(), Request{Query: `{nodes(ids:[` + ids + `]){... on Group{name}}}`})
	if got, want := len(decode(t, result).Errors), DefaultLimits().Errors; got != want {
		t.Errorf("errors: got %d, want %d", got, want)
	}
}

// TestBrokenRows gives rows that are not what was asked for: the caller sees a masked
// error, the log the cause.
func TestBrokenRows(t *testing.T) {
	const query = `{prisoners{nodes{id name} edges{cursor node{id}} pageInfo{endCursor} totalCount}}`
	for _, row := range []string{
		``, `[`, `[]`, `{}`, `1`, `[null,[]]x`, `[1,[[`, `[1,[[["k"],["i","N"],[["i"]]]`, `[1,[[["k"],["i"],[["i"]]]]]`, `[1,[[["k"],["i","N"]]]]`,
		`[1,[[null,["i","N"],[["i"]]]]]`, `[1,[[["k"],"i",[["i"]]]]]`, `[1,[["k`, `[1,[[["k"],["i","N],[["i"]]]]]`, `[1]`, `[1,`, `["`, `[1,[[["k"],["i" "N"],[["i"]]]]]`,
	} {
		var logged error
		engine := newStubEngine(t, rowsStore([]string{row}), Options{Fault: func(_ context.Context, _ string, err error) { logged = err }})
		result := engine.Execute(context.Background(), Request{Query: query})
		decoded := decode(t, result)
		if result.Code != codeInternal || string(decoded.Data) != "null" || !errors.Is(logged, errRow) || decoded.Errors[0].Extensions.ID == "" {
			t.Errorf("row %s: got %s, logged %v", row, result.Body, logged)
		}
	}
	missing := newStubEngine(t, &stubStore{}, Options{}).Execute(context.Background(), Request{Query: query})
	if missing.Code != codeInternal {
		t.Errorf("no rows at all: got %s", missing.Body)
	}
}

func FuzzAnswer(f *testing.F) {
	queries := []string{
		`{prisoners(first:1){pageInfo{startCursor hasNextPage} nodes{id name charges{nodes{id}}} edges{cursor node{name}} totalCount}}`,
		`{prisoners(last:1){edges{cursor node{id statute:cases{totalCount}}} pageInfo{endCursor}}}`,
		`{source(id:"s"){facts(first:2){nodes{node{id} other{... on Court{name}} fields relation}}}}`,
		`{nodes(ids:["group/a","group/b"]){id evidence{citations{source{title} locator}}}}`,
		`{dataset{coverage counts{count kind} version}}`,
	}
	for i, row := range []string{
		`[1,[[["k"],["i","N",[null,[[null,["c"],null]]]],[["N"]]]]]`, `[null,[[["k"],null,[["i",[3,null]]]]]]`, `[[null,[[null,[[1,["g"]],null,[],null]]]]]`,
		`[["group/a",[[[["T"],null]]]],null]`, `["v",[["Prisoner",1]],"l","c"]`,
	} {
		f.Add(uint8(i), row)
	}
	store := &stubStore{}
	var fault error
	engine := newStubEngine(f, store, Options{Fault: func(_ context.Context, _ string, err error) { fault = err }})
	f.Fuzz(func(t *testing.T, which uint8, row string) {
		store.rows, fault = [][]byte{[]byte(row)}, nil
		result := engine.Execute(context.Background(), Request{Query: queries[int(which)%len(queries)]})
		if fault != nil && !errors.Is(fault, errRow) {
			t.Fatalf("row %q: %v", row, fault)
		}
		if json.Valid([]byte(row)) && !json.Valid(result.Body) {
			t.Errorf("row %q is JSON, the answer is not: %s", row, result.Body)
		}
	})
}

// TestStoreErrors shows the code and the text of each failure of the store.
func TestStoreErrors(t *testing.T) {
	secret := errors.New("password swordfish")
	tests := []struct {
		name string
		err  error
		code string
		says string
	}{
		{"not found", graph.Errorf(graph.NotFound, "No such thing."), codeNotFound, "No such thing."},
		{"invalid", graph.Errorf(graph.Invalid, "Not so."), codeInput, "Not so."},
		{"too costly", graph.Errorf(graph.TooCostly, "Too much."), codeCost, "Too much."},
		{"unavailable", graph.Wrap(graph.Unavailable, secret, "The store is away."), codeUnavailable, "The store is away."},
		{"timeout", graph.Errorf(graph.Timeout, "Too slow."), codeTimeout, "Too slow."},
		{"forbidden", graph.Errorf(graph.Forbidden, "Not you."), codeForbidden, "Not you."},
		{"wrapped", fmt.Errorf("reading: %w", graph.Errorf(graph.Unavailable, "Away.")), codeUnavailable, "Away."},
		{"deadline", fmt.Errorf("reading: %w", context.DeadlineExceeded), codeTimeout, "10 seconds"},
		{"internal", graph.Wrap(graph.Internal, secret, "SELECT swordfish"), codeInternal, "id"},
		{"unknown", secret, codeInternal, "id"},
	}
	for _, test := range tests {
		var id string
		var cause error
		engine := newStubEngine(t, &stubStore{err: test.err}, Options{Fault: func(_ context.Context, faultID string, err error) { id, cause = faultID, err }})
		result := engine.Execute(context.Background(), Request{Query: `{prisoners{totalCount}}`})
		decoded := decode(t, result)
		if result.RequestError || string(decoded.Data) != "null" || result.Code != test.code {
			t.Errorf("%s: got %s, want data null and code %s", test.name, result.Body, test.code)
		}
		if strings.Contains(string(result.Body), "swordfish") || !strings.Contains(decoded.Errors[0].Message, test.says) {
			t.Errorf("%s: got %s, want a message with %q and no secret", test.name, result.Body, test.says)
		}
		isLogged := test.code == codeInternal || errors.Is(test.err, secret)
		if isLogged != (cause != nil) || decoded.Errors[0].Extensions.ID != id {
			t.Errorf("%s: the log got id %q, %v; the caller %s", test.name, id, cause, result.Body)
		}
	}
}

// TestPanics shows that a panic anywhere is one masked error, whatever is thrown.
func TestPanics(t *testing.T) {
	for _, thrown := range []any{"a text with swordfish", errors.New("swordfish"), map[string]int(nil), 7} {
		var logged error
		engine := newStubEngine(t, &stubStore{thrown: thrown}, Options{Fault: func(_ context.Context, _ string, err error) { logged = err }})
		result := engine.Execute(context.Background(), Request{Query: `{prisoners{totalCount}}`})
		decoded := decode(t, result)
		if result.Code != codeInternal || string(decoded.Data) != "null" || len(decoded.Errors) != 1 || strings.Contains(string(result.Body), "swordfish") {
			t.Errorf("%T thrown: got %s", thrown, result.Body)
		}
		if logged == nil || !strings.Contains(logged.Error(), fmt.Sprint(thrown)) {
			t.Errorf("%T thrown: logged %v", thrown, logged)
		}
	}
}
