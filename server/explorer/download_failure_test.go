package explorer_test

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"habeas/resolvers"
	"habeas/schema"
	"habeas/server/explorer"
)

// script is an engine that gives one answer after the other, and notes whether a request
// after the first one had no end of its time.
type script struct {
	answers []resolvers.Result
	asked   atomic.Int64
	endless atomic.Bool
}

func (s *script) Execute(ctx context.Context, request resolvers.Request) resolvers.Result {
	if strings.HasPrefix(request.Query, "query Choices") {
		return result("", `{"data":{}}`)
	}
	if _, ends := ctx.Deadline(); !ends && s.asked.Load() > 0 {
		s.endless.Store(true)
	}
	return s.answers[min(int(s.asked.Add(1)), len(s.answers))-1]
}

// result is an answer; its code is empty where it is whole.
func result(code, body string) resolvers.Result {
	return resolvers.Result{Body: []byte(body), Code: code, Operation: "query"}
}

// The answers to the operations of three pages.
func listAnswer(total, id, more string) resolvers.Result {
	return result("", `{"data":{"prisoners":{"totalCount":`+total+`,"pageInfo":{"hasNextPage":`+more+`,"endCursor":"x"},"nodes":[{"id":"`+id+`","name":"P"}]}}}`)
}

func rowsAnswer(version, id, more string) resolvers.Result {
	return result("", `{"data":{"caseClusters":{"unit":"u","asOf":"`+version+`","warnings":[],"rows":{"totalCount":2,"pageInfo":{"hasNextPage":`+more+`,"endCursor":"x"},"nodes":[{"shared":1,"cases":[{"id":"`+id+`","title":"C"}]}]}}}}`)
}

func groupAnswer() resolvers.Result {
	return result("", `{"data":{"group":{"id":"group/g","name":"G","prisoners":{"totalCount":2,"pageInfo":{"hasNextPage":true,"endCursor":"x"},"edges":[]}}}}`)
}

func failure(code string) resolvers.Result {
	return result(code, `{"data":null,"errors":[{"message":"no reason","extensions":{"code":"`+code+`"}}]}`)
}

// TestNoFileIsAPart: whatever goes wrong after the first page of a list, there is no file,
// but a page with the status of what went wrong.
func TestNoFileIsAPart(t *testing.T) {
	const list, graph, question = "/prisoners?view=csv", "/group/g?view=graphml", "/questions/caseClusters?minShared=1&view=csv&list="
	first, page, gone := listAnswer("2", "prisoner/a", "true"), rowsAnswer("v1", "case/a", "true"), result("", `{"data":{"group":null}}`)
	for name, c := range map[string]struct {
		address string
		answers []resolvers.Result
		status  int
	}{
		"all of a list":               {list, []resolvers.Result{first, first, listAnswer("2", "prisoner/b", "false")}, 200},
		"the store fails":             {list, []resolvers.Result{first, first, failure("SERVICE_UNAVAILABLE")}, 503},
		"we fail":                     {list, []resolvers.Result{first, first, failure("INTERNAL_SERVER_ERROR")}, 500},
		"it costs too much":           {list, []resolvers.Result{first, failure("COST_LIMIT")}, 400},
		"an answer that is none":      {list, []resolvers.Result{first, first, result("", `{"data":{"pris`)}, 500},
		"fewer than there were":       {list, []resolvers.Result{first, listAnswer("3", "prisoner/a", "true"), listAnswer("2", "prisoner/b", "false")}, 503},
		"the node is gone":            {graph, []resolvers.Result{groupAnswer(), groupAnswer(), gone}, 503},
		"the node is gone at once":    {graph, []resolvers.Result{groupAnswer(), gone}, 503},
		"a list that a graph has not": {graph + "&list=judges", []resolvers.Result{groupAnswer(), result("", `{"data":{"group":{"id":"group/g","name":"G"}}}`)}, 200},
		"a list that there is not":    {"/group/g?view=csv&list=judges", []resolvers.Result{groupAnswer(), groupAnswer()}, 404},
		"all of a question":           {question + "rows", []resolvers.Result{page, page, rowsAnswer("v1", "case/b", "false")}, 200},
		"a question of two versions":  {question + "rows", []resolvers.Result{page, page, rowsAnswer("v2", "case/b", "false")}, 503},
		"the store fails a question":  {question + "rows", []resolvers.Result{page, page, failure("TIMEOUT")}, 503},
		"rows that there are not":     {question + "judges", []resolvers.Result{page, rowsAnswer("v1", "case/b", "false")}, 404},
	} {
		engine := &script{answers: c.answers}
		e, err := explorer.New(schema.New(), engine, explorer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		response, body := get(t, e, c.address, "")
		if got := int(engine.asked.Load()); got != len(c.answers) {
			t.Errorf("%s: GET %s: asked %d operations, want %d", name, c.address, got, len(c.answers))
		}
		isFile := response.Header.Get("Content-Disposition") != ""
		if response.StatusCode != c.status || isFile != (c.status == http.StatusOK) {
			t.Errorf("%s: GET %s: got status %d, a file %t, want %d; %.200s", name, c.address, response.StatusCode, isFile, c.status, body)
		}
		if c.status == http.StatusServiceUnavailable && response.Header.Get("Retry-After") == "" {
			t.Errorf("%s: GET %s: got no word on when to try again", name, c.address)
		}
		if engine.endless.Load() {
			t.Errorf("%s: GET %s: an operation of the file had no end of its time", name, c.address)
		}
	}
}

// waiting is an engine that waits with every second answer, that of a file.
type waiting struct {
	asked            atomic.Int64
	arrived, release chan struct{}
}

func (w *waiting) Execute(context.Context, resolvers.Request) resolvers.Result {
	if w.asked.Add(1)%2 == 0 {
		w.arrived <- struct{}{}
		<-w.release
	}
	return result("", `{"data":{"prisoners":{"totalCount":0,"pageInfo":{"hasNextPage":false,"endCursor":null},"nodes":[]}}}`)
}

// TestFewFilesAtOnce: what comes while as many files are made as may be is told to come
// again, and files are made as before when they are done.
func TestFewFilesAtOnce(t *testing.T) {
	const atOnce = 4
	engine := &waiting{arrived: make(chan struct{}, 2*atOnce), release: make(chan struct{})}
	e, err := explorer.New(schema.New(), engine, explorer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	statuses := make(chan int)
	ask := func() {
		response, _ := get(t, e, "/prisoners?view=csv", "")
		statuses <- response.StatusCode
	}
	for range atOnce {
		go ask()
		<-engine.arrived
	}
	response, _ := get(t, e, "/prisoners?view=csv", "")
	if response.StatusCode != http.StatusServiceUnavailable || response.Header.Get("Retry-After") == "" {
		t.Errorf("one file more than %d at once: got status %d, want 503 and when to try again", atOnce, response.StatusCode)
	}
	if response, _ := get(t, e, "/questions", ""); response.StatusCode != http.StatusOK {
		t.Errorf("a page while files are made: got status %d, want 200", response.StatusCode)
	}
	close(engine.release)
	for range atOnce {
		if status := <-statuses; status != http.StatusOK {
			t.Errorf("a file while others are made: got status %d, want 200", status)
		}
	}
	go ask()
	if status := <-statuses; status != http.StatusOK {
		t.Errorf("a file when others are done: got status %d, want 200", status)
	}
}
