package main

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
)

// attackCode are the attacks that a table cannot say: they need sockets, a store that
// fails, or two answers to compare. Each is found by the number of its row.
var attackCode = map[int]func(*testing.T, *target){
	21: attackPanickingStore,
	22: attackStatements,
	28: attackSlowReads,
	29: attackCursors,
	30: attackForgedIDs,
	31: attackHiddenThings,
	34: attackGzipBomb,
	35: attackDrips,
	36: attackManyHashes,
	38: attackDisconnects,
	39: attackStoreDown,
	43: attackOperationNames,
	53: attackForgedCursors,
	57: attackTheLog,
	60: attackPipelines,
	61: attackSlowReader,
	62: attackHalfRequests,
	73: attackFlood,
	74: attackCrowd,
}

// TestAttacks tries what strangers will try, each row of the tables in testdata/attacks
// against servers that run as `habeas serve` runs them. ATTACKS.md lists the rows.
func TestAttacks(t *testing.T) {
	attacks := readAttacks(t)
	target := newTarget(t)
	for _, attack := range attacks {
		t.Run(fmt.Sprintf("row-%02d", attack.Row), func(t *testing.T) {
			code := attackCode[attack.Row]
			if code == nil && len(attack.Requests) == 0 {
				t.Fatalf("row %d (%s) has neither requests nor code", attack.Row, attack.Tries)
			}
			for _, request := range attack.Requests {
				t.Run(request.Name, func(t *testing.T) { target.try(t, &request) })
			}
			if code != nil {
				code(t, target)
			}
			target.serve(t).check(t, call{method: "GET", path: "/healthz", status: 200, contains: "ok"})
		})
	}
}

// try sends one request and holds the answer to what the table and every answer promise.
func (g *target) try(t *testing.T, request *attackRequest) {
	t.Helper()
	site := g.serve(t, request.Flags...)
	if request.Raw != "" {
		tryRaw(t, site, request)
		return
	}
	c, err := request.call()
	if err != nil {
		t.Fatal(err)
	}
	response, body := site.send(t, c)
	asked := fmt.Sprintf("%s %.100s %.300s", c.method, c.path, c.body)
	checkStatus(t, asked, request, response.StatusCode, body)
	for name, want := range request.Want {
		if got := response.Header.Get(name); got != want {
			t.Errorf("%s: got %s %q, want %q", asked, name, got, want)
		}
	}
	checkQuiet(t, asked, body)
	checkHeaders(t, asked, response.Header)
}

func checkStatus(t *testing.T, asked string, request *attackRequest, status int, body string) {
	t.Helper()
	if status != request.Status {
		t.Errorf("%s: got status %d, want %d; body %.300s", asked, status, request.Status, body)
	}
	if code := firstCode(body); code != request.Code && request.Code != anyCode {
		t.Errorf("%s: got code %q, want %q; body %.300s", asked, code, request.Code, body)
	}
	if refused := request.Code != ""; refused && !request.Partial && strings.Contains(body, `"data"`) {
		t.Errorf("%s: got a data key beside the error: %.300s", asked, body)
	}
	if !strings.Contains(body, request.Contains) {
		t.Errorf("%s: got body %.300s, want it to contain %q", asked, body, request.Contains)
	}
	if request.Lacks != "" && strings.Contains(body, request.Lacks) {
		t.Errorf("%s: got body %.300s, want it without %q", asked, body, request.Lacks)
	}
}

// inside are words of the machinery, none of which belongs in an error.
var inside = []string{"goroutine ", "runtime error", ".go:", "SELECT ", "MATCH (", "sqlite", "neo4j", "modernc", "panic", "Did you mean", "/tmp/"}

// The most errors that one answer lists, and the most bytes that they take.
const (
	mostErrors     = 20
	mostErrorBytes = 16 << 10
)

// checkQuiet holds an answer with errors to being short, with nothing of the inside.
func checkQuiet(t *testing.T, asked, body string) {
	t.Helper()
	if !strings.Contains(body, `"errors":[`) {
		return
	}
	if count := strings.Count(body, `"extensions":{"code"`); count > mostErrors || len(body) > mostErrorBytes {
		t.Errorf("%s: got %d errors in %d bytes, want at most %d in %d", asked, count, len(body), mostErrors, mostErrorBytes)
	}
	if found := slices.IndexFunc(inside, func(word string) bool { return strings.Contains(body, word) }); found >= 0 {
		t.Errorf("%s: the answer says %q: %.500s", asked, inside[found], body)
	}
}

// checkHeaders holds every answer to headers that keep browsers strict, and to saying
// nothing of what it is made with. What net/http refuses itself has none of them.
func checkHeaders(t *testing.T, asked string, header http.Header) {
	t.Helper()
	if header.Get("X-Request-Id") == "" {
		return
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer", "Server": "", "X-Powered-By": "", "Set-Cookie": ""} {
		if got := header.Get(name); got != want {
			t.Errorf("%s: got %s %q, want %q", asked, name, got, want)
		}
	}
	if policy := header.Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe-eval") {
		t.Errorf("%s: got Content-Security-Policy %q", asked, policy)
	}
}

// TestAttackTables holds the tables to the numbering that ATTACKS.md promises: rows from
// 1 without gaps, each with a sentence, and code for no other row.
func TestAttackTables(t *testing.T) {
	attacks := readAttacks(t)
	for i, attack := range attacks {
		if attack.Row != i+1 || attack.Tries == "" || attack.Answer == "" {
			t.Errorf("row %d of the tables: got row %d, %q, %q, want row %d with what it tries and the answer", i+1, attack.Row, attack.Tries, attack.Answer, i+1)
		}
	}
	for row := range attackCode {
		if row < 1 || row > len(attacks) {
			t.Errorf("there is code for row %d, and there are %d rows", row, len(attacks))
		}
	}
}

// TestAttackList holds the public list to the tables; -update writes it anew.
func TestAttackList(t *testing.T) {
	const file = "ATTACKS.md"
	head, err := os.ReadFile("testdata/attacks/head.md")
	if err != nil {
		t.Fatal(err)
	}
	list := bytes.NewBuffer(head)
	for _, attack := range readAttacks(t) {
		fmt.Fprintf(list, "| %d | %s | %s |\n", attack.Row, attack.Tries, attack.Answer)
	}
	if *update {
		if err := os.WriteFile(file, list.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, list.Bytes()) {
		t.Errorf("%s is not what the tables say: write it anew with go test ./server -run TestAttackList -update", file)
	}
}
