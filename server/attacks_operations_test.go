package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// attackGzipBomb: 100 MB of blanks in 100 KB. The limit holds for what is unpacked.
func attackGzipBomb(t *testing.T, g *target) {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	blanks := bytes.Repeat([]byte(" "), 1<<20)
	for range 100 {
		if _, err := writer.Write(blanks); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	response, body := g.serve(t).send(t, call{method: "POST", path: "/graphql", header: posted("Content-Encoding", "gzip"), body: packed.String()})
	if response.StatusCode != 413 && response.StatusCode != 415 {
		t.Errorf("%d bytes of gzip that are 100 MB: got status %d, %.300s, want 413 or 415", packed.Len(), response.StatusCode, body)
	}
}

// attackManyHashes registers more queries than can be kept: the memory does not grow with
// them, and one that was dropped is asked for again.
func attackManyHashes(t *testing.T, g *target) {
	site := g.serve(t)
	persisted := func(query, text string) string {
		hash := sha256.Sum256([]byte(text))
		return `{` + query + `"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hex.EncodeToString(hash[:]) + `"}}}`
	}
	const registered, filling = 1500, 100 << 10
	before := heapInUse()
	for i := range registered {
		text := fmt.Sprintf("{__typename} # %d %s", i, strings.Repeat("x", filling))
		response, body := site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: persisted(`"query":"`+text+`",`, text)})
		if response.StatusCode != 200 || firstCode(body) != "" {
			t.Fatalf("registering query %d: got status %d, %.300s", i, response.StatusCode, body)
		}
	}
	if grown, sent := heapInUse()-before, int64(registered*filling); grown > sent*3/4 {
		t.Errorf("after %d MB of queries the heap has grown by %d MB: what is kept has no bound", sent>>20, grown>>20)
	}
	first := fmt.Sprintf("{__typename} # %d %s", 0, strings.Repeat("x", filling))
	response, body := site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: persisted("", first)})
	if response.StatusCode != 200 || firstCode(body) != "PERSISTED_QUERY_NOT_FOUND" {
		t.Errorf("the first of %d queries: got status %d, %.300s, want that it was dropped", registered, response.StatusCode, body)
	}
}

func heapInUse() int64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

// attackOperationNames: thousands of names make no new series, and none of them stands
// in the metrics.
func attackOperationNames(t *testing.T, g *target) {
	site := g.serve(t)
	ask := func(i int) {
		t.Helper()
		site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: fmt.Sprintf(`{"query":"query Strange%d{__typename}","operationName":"Strange%d"}`, i, i), status: 200})
	}
	ask(0)
	// The metrics count themselves from the second time on.
	series(t, site)
	before := series(t, site)
	for i := range 10_000 {
		ask(i)
	}
	after := series(t, site)
	for _, line := range after {
		if !slices.Contains(before, line) {
			t.Errorf("10,000 operation names made the series %s", line)
		}
	}
	if slices.ContainsFunc(after, func(line string) bool { return strings.Contains(line, "Strange") }) {
		t.Error("the metrics have a name of an operation")
	}
}

// series are the names and labels of what the metrics count.
func series(t *testing.T, site *site) []string {
	t.Helper()
	response, body := site.send(t, call{method: "GET", path: "/metrics"})
	if response.StatusCode != 200 {
		t.Fatalf("GET /metrics: got status %d", response.StatusCode)
	}
	var names []string
	for line := range strings.Lines(body) {
		if !strings.HasPrefix(line, "#") {
			names = append(names, line[:strings.LastIndexByte(line, ' ')])
		}
	}
	return names
}

// attackTheLog tries to write lines of its own, and colours, into the log.
func attackTheLog(t *testing.T, _ *target) {
	site := newSite(t, bundledStore(t), nil)
	const forged = "level=ERROR msg=forged"
	raw := []string{
		"GET /x%0d%0a" + "level=ERROR%20msg=forged HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
		"GET /healthz?%0d%0alevel=ERROR%20msg=forged HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
		"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUser-Agent: \x1b[31m " + forged + "\r\nX-Request-Id: a " + forged + "\r\n\r\n",
		"LEVEL=ERROR /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
		strings.Repeat("M", 5000) + " /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
		"GET /graphql?query=%7B__typename%7D&operationName=%0d%0alevel=ERROR%20msg=forged%1b%5b31m HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
	}
	for _, text := range raw {
		site.sendRaw(t, text, 1)
	}
	for line := range strings.Lines(site.log.String()) {
		if strings.HasPrefix(line, "level=ERROR") || strings.ContainsAny(line, "\x1b\r") || len(line) > 600 {
			t.Errorf("the log has the line %q", line)
		}
	}
	// The operation's name is the one text of a stranger that the log takes over.
	if lines := strings.Count(site.log.String(), "\n"); lines > len(raw) {
		t.Errorf("%d requests made %d lines of log:\n%s", len(raw), lines, site.log)
	}
}

// attackFlood asks more often than one address may, under its own address and made-up ones.
func attackFlood(t *testing.T, g *target) {
	site := g.serve(t, "--limit-client-rate=0.01", "--limit-client-burst=20")
	statuses := map[int]int{}
	for i := range 60 {
		response, body := site.send(t, call{method: "POST", path: "/graphql", header: posted("X-Forwarded-For", fmt.Sprintf("203.0.113.%d", i)), body: version})
		statuses[response.StatusCode]++
		if response.StatusCode == 429 && (response.Header.Get("Retry-After") == "" || firstCode(body) != "RATE_LIMITED") {
			t.Errorf("request %d: got %s, %s, want Retry-After and RATE_LIMITED", i, response.Header, body)
		}
	}
	if statuses[200] != 20 || statuses[429] != 40 {
		t.Errorf("60 requests where 20 are allowed: got %v, want 20 times 200 and 40 times 429", statuses)
	}
	site.check(t, call{method: "GET", path: "/healthz", status: 200})
}

// attackCrowd asks for more at once than may run and wait.
func attackCrowd(t *testing.T, g *target) {
	site := g.serve(t, "--limit-running=1", "--limit-queue=1")
	var clients sync.WaitGroup
	var answered, refused atomic.Int32
	for range 64 {
		clients.Go(func() {
			response, err := http.Post(site.URL+"/graphql", asJSON, strings.NewReader(dearQuery))
			if err != nil {
				t.Errorf("in a crowd: %v", err)
				return
			}
			defer response.Body.Close()
			body, err := io.ReadAll(response.Body)
			switch code := firstCode(string(body)); {
			case err == nil && response.StatusCode == 200 && code == "":
				answered.Add(1)
			case err == nil && response.StatusCode == 503 && code == "SERVICE_UNAVAILABLE" && response.Header.Get("Retry-After") != "":
				refused.Add(1)
			default:
				t.Errorf("in a crowd: got status %d, %s, %.300s, %v", response.StatusCode, response.Header, body, err)
			}
		})
	}
	clients.Wait()
	if answered.Load() == 0 || refused.Load() == 0 {
		t.Errorf("64 operations where 1 runs and 1 waits: %d were answered and %d refused, want some of both", answered.Load(), refused.Load())
	}
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: dearQuery, status: 200})
}
