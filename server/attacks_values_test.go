package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ask asks a query with variables.
func (s *site) ask(t *testing.T, query string, variables map[string]any) (status int, body string) {
	t.Helper()
	request, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	response, body := s.send(t, call{method: "POST", path: "/graphql", header: posted(), body: string(request)})
	return response.StatusCode, body
}

// hostileTexts are what languages of databases would take as commands.
var hostileTexts = []string{"' OR 1=1 --", "}) DETACH DELETE n //", "`", "\\u0060", "a\x00b", `"`, "$p0", "?1", "{{", "%s", "\U0010FFFF", "\n--"}

// textArguments are operations that take a text, with the text that is no danger.
var textArguments = []struct{ query, benign string }{
	{`query($t:ID!){prisoner(id:$t){name}}`, "prisoner/nobody"},
	{`query($t:ID!){node(id:$t){id ... on Prisoner{name}}}`, "nothing"},
	{`query($t:ID!){official(id:$t){judged{totalCount}}}`, "official/nobody"},
	{`query($t:String!){prisoners(where:{name:{eq:$t}}){totalCount}}`, "a"},
	{`query($t:String!){prisoners(where:{name:{in:[$t]}}){totalCount}}`, "a"},
	{`query($t:String!){prisoners(where:{name:{contains:$t}}){totalCount}}`, "a"},
	{`query($t:String!){prisoners(where:{name:{startsWith:$t}}){totalCount}}`, "a"},
	{`query($t:ID!){prisoners(where:{id:{eq:$t}}){totalCount}}`, "a"},
	{`query($t:String!){charges(where:{statute:{article:{eq:$t}}}){totalCount}}`, "a"},
	{`query($t:String!){officials(where:{judged:{some:{case:{title:{contains:$t}}}}}){totalCount}}`, "a"},
	{`query($t:String!){search(text:$t){score}}`, "qqqqqqqqqqqq"},
}

// attackStatements compares what `habeas explain` prints for a hostile text with what it
// prints for another: the plan, the statement of each engine and the cost.
func attackStatements(t *testing.T, g *target) {
	folder := t.TempDir()
	site := g.serve(t)
	for _, argument := range textArguments {
		want := g.explain(t, folder, argument.query, argument.benign)
		for _, text := range hostileTexts {
			status, body := site.ask(t, argument.query, map[string]any{"t": text})
			if status != 200 || strings.Contains(body, `"errors"`) {
				t.Errorf("%s with %q: got status %d, %.300s", argument.query, text, status, body)
			}
			if strings.Contains(argument.query, "search") && strings.Contains(body, "score") {
				// What a search finds is part of its plan.
				continue
			}
			if got := g.explain(t, folder, argument.query, text); got != want {
				t.Errorf("%s with %q:\ngot %.2000s\nwant %.2000s", argument.query, text, got, want)
			}
		}
	}
}

func (g *target) explain(t *testing.T, folder, query, text string) string {
	t.Helper()
	variables, err := json.Marshal(map[string]any{"t": text})
	if err != nil {
		t.Fatal(err)
	}
	document, values := filepath.Join(folder, "query.graphql"), filepath.Join(folder, "values.json")
	for file, content := range map[string][]byte{document: []byte(query), values: variables} {
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// What it costs is left out: a search for no word asks nothing.
	printed, _, _ := strings.Cut(must(t, "", "explain", "--store", g.store, document, "--variables", values), "\nCost\n")
	return printed
}

const onePage = `query($a:String){prisoners(first:3,after:$a,orderBy:[{name:ASC}]){nodes{id} pageInfo{endCursor}}}`

// attackCursors changes each character of a cursor, and uses it elsewhere.
func attackCursors(t *testing.T, g *target) {
	site := g.serve(t)
	cursor := endCursor(t, site)
	refused := func(query, cursor string) {
		t.Helper()
		status, body := site.ask(t, query, map[string]any{"a": cursor})
		if status != 400 || firstCode(body) != "BAD_USER_INPUT" {
			t.Errorf("%s after %.200q: got status %d, %.300s, want 400 and BAD_USER_INPUT", query, cursor, status, body)
		}
	}
	for i := range cursor {
		for _, letter := range []byte{'A', 'z', '-'} {
			if cursor[i] != letter {
				refused(onePage, cursor[:i]+string(letter)+cursor[i+1:])
			}
		}
		refused(onePage, cursor[:i])
		refused(onePage, cursor[:i]+"\n"+cursor[i:])
	}
	for _, elsewhere := range []string{
		`query($a:String){prisoners(first:3,after:$a){nodes{id}}}`,
		`query($a:String){prisoners(first:3,after:$a,orderBy:[{name:DESC}]){nodes{id}}}`,
		`query($a:String){officials(first:3,after:$a,orderBy:[{name:ASC}]){nodes{id}}}`,
		`query($a:String){judges(first:3,after:$a,orderBy:[{name:ASC}]){nodes{id}}}`,
		`query($a:String){groups{nodes{prisoners(first:3,after:$a,orderBy:[{name:ASC}]){nodes{id}}}}}`,
		`query($a:String){sources(first:1){nodes{facts(after:$a){totalCount}}}}`,
	} {
		refused(elsewhere, cursor)
	}
	if status, body := site.ask(t, onePage, map[string]any{"a": cursor}); status != 200 || !strings.Contains(body, `"nodes":[{"id":`) {
		t.Errorf("the cursor as it was given: got status %d, %.300s", status, body)
	}
}

func endCursor(t *testing.T, site *site) string {
	t.Helper()
	_, body := site.ask(t, onePage, nil)
	var page struct {
		Data struct {
			Prisoners struct{ PageInfo struct{ EndCursor string } }
		}
	}
	if err := json.Unmarshal([]byte(body), &page); err != nil || page.Data.Prisoners.PageInfo.EndCursor == "" {
		t.Fatalf("asking for a cursor: %v: %s", err, body)
	}
	return page.Data.Prisoners.PageInfo.EndCursor
}

// sealed is a cursor made of bytes by hand, with the right checksum.
func sealed(raw []byte) string {
	sum := crc32.Checksum(raw, crc32.MakeTable(crc32.Castagnoli))
	return base64.RawURLEncoding.EncodeToString(binary.BigEndian.AppendUint32(raw, sum))
}

// attackForgedCursors makes cursors whose checksum is right, since it is no secret.
func attackForgedCursors(t *testing.T, g *target) {
	site := g.serve(t)
	given, err := base64.RawURLEncoding.DecodeString(endCursor(t, site))
	if err != nil {
		t.Fatal(err)
	}
	head := given[:5]
	with := func(keys string) string { return sealed(append(append([]byte(nil), head...), keys...)) }
	for name, cursor := range map[string]string{
		"version 0":           sealed(append([]byte{0}, given[1:len(given)-4]...)),
		"version 2":           sealed(append([]byte{2}, given[1:len(given)-4]...)),
		"version 255":         sealed(append([]byte{255}, given[1:len(given)-4]...)),
		"no keys":             with(``),
		"one key":             with(`["a"]`),
		"three keys":          with(`["a","b","c"]`),
		"numbers":             with(`[1,2]`),
		"objects":             with(`[{"a":1},"b"]`),
		"an object":           with(`{"a":"b"}`),
		"two lists":           with(`["a","b"]["c"]`),
		"open list":           with(`["a","b"`),
		"deep list":           with(strings.Repeat("[", 10_000)),
		"not JSON":            with("\xff\xfe"),
		"with padding":        base64.URLEncoding.EncodeToString(given) + "=",
		"empty":               "",
		"a blank":             " ",
		"dots":                "../../etc/passwd",
		"a number":            "1",
		"200 KB":              strings.Repeat("A", 200_000),
		"of another library":  base64.StdEncoding.EncodeToString([]byte("arrayconnection:5")),
		"standard alphabet":   strings.NewReplacer("-", "+", "_", "/").Replace(with(`["ÿÿÿ>>>","???"]`)),
		"a key of 16 KB more": with(fmt.Sprintf(`["%s","b"]`, strings.Repeat("k", 20_000))),
	} {
		status, body := site.ask(t, onePage, map[string]any{"a": cursor})
		if status != 400 || firstCode(body) != "BAD_USER_INPUT" {
			t.Errorf("a cursor with %s: got status %d, %.300s, want 400 and BAD_USER_INPUT", name, status, body)
		}
		checkQuiet(t, name, body)
	}
	for _, keys := range []string{`["' OR 1=1 --","}) DETACH DELETE n //"]`, `["",""]`, `["\u0000","\ud83d\ude00"]`, `["a",null]`} {
		status, body := site.ask(t, onePage, map[string]any{"a": with(keys)})
		if status != 200 || strings.Contains(body, `"errors"`) {
			t.Errorf("a cursor with the keys %s: got status %d, %.300s, want another page", keys, status, body)
		}
	}
}

// attackForgedIDs: ids that name nothing look alike, whatever is wrong with them.
func attackForgedIDs(t *testing.T, g *target) {
	site := g.serve(t)
	for _, id := range []string{"", "/", "x", "prisoner", "prisoner/", "prisoner/nobody", "wizard/x", "source/nothing", "Prisoner:1", "UHJpc29uZXI6MQ==", strings.Repeat("prisoner/", 1000), "_habeas/marker"} {
		status, body := site.ask(t, `query($i:ID!){node(id:$i){id}}`, map[string]any{"i": id})
		if want := `{"data":{"node":null}}`; status != 200 || body != want {
			t.Errorf("node(id: %.100q): got status %d, %.300s, want %s", id, status, body, want)
		}
	}
}

// attackHiddenThings: who asks makes no difference, and no count says more than the
// dataset does.
func attackHiddenThings(t *testing.T, g *target) {
	site := g.serve(t)
	const query = `{"query":"{ prisoners(first: 100, orderBy: [{name: ASC}]) { totalCount nodes { id name violations { totalCount } } } officials { totalCount } dataset { counts { kind count } } }"}`
	_, want := site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: query})
	for _, header := range []string{"Authorization", "Cookie", "X-User", "X-Role", "X-Forwarded-For", "X-Api-Key"} {
		for _, value := range []string{"admin", "Bearer eyJhbGciOiJub25lIn0.e30.", "role=admin", "127.0.0.1"} {
			if _, got := site.send(t, call{method: "POST", path: "/graphql", header: posted(header, value), body: query}); got != want {
				t.Errorf("asking with %s: %s: got %.300s, want the bytes that all get: %.300s", header, value, got, want)
			}
		}
	}
	var answer struct {
		Data struct {
			Prisoners, Officials struct{ TotalCount int }
			Dataset              struct {
				Counts []struct {
					Kind  string
					Count int
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(want), &answer); err != nil {
		t.Fatal(err)
	}
	totals := map[string]int{"PRISONER": answer.Data.Prisoners.TotalCount, "OFFICIAL": answer.Data.Officials.TotalCount}
	for _, count := range answer.Data.Dataset.Counts {
		if total, asked := totals[count.Kind]; asked && total != count.Count {
			t.Errorf("%s: the list says %d, the dataset %d", count.Kind, total, count.Count)
		}
		delete(totals, count.Kind)
	}
	if len(totals) > 0 {
		t.Errorf("the dataset counts none of %v", totals)
	}
}
