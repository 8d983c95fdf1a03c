package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// rawPost is a POST of a body as it goes over the wire.
func rawPost(body string) string {
	return fmt.Sprintf("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: %s\r\nContent-Length: %d\r\n\r\n%s", asGraphQL, len(body), body)
}

// hastySite is a server with times so short that a test can wait for them.
func hastySite(t *testing.T) *site {
	t.Helper()
	usual := newSite(t, bundledStore(t), nil)
	server := newHTTPServer(usual.Config.Handler, slog.New(slog.DiscardHandler), 10*time.Second)
	server.ReadHeaderTimeout, server.ReadTimeout, server.WriteTimeout = 500*time.Millisecond, time.Second, 2*time.Second
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, listener, server) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("ending the server: %v", err)
		}
	})
	return &site{Server: &httptest.Server{URL: "http://" + listener.Addr().String()}, log: usual.log}
}

// attackDrips: each byte comes in time, all of them do not.
func attackDrips(t *testing.T, _ *target) {
	site := hastySite(t)
	for range 1000 {
		dial(t, site.address(), "")
	}
	head := "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n"
	var clients sync.WaitGroup
	for name, beginning := range map[string]string{"the header": "GET /healthz HTTP/1.1\r\nX: ", "the body": head + "\r\n{", "nothing but line breaks": "\r\n"} {
		clients.Go(func() { drip(t, site, name, beginning) })
	}
	site.check(t, call{method: "GET", path: "/healthz", status: 200})
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: version, status: 200})
	clients.Wait()
}

// drip writes a byte at a time until the server has had enough.
func drip(t *testing.T, site *site, name, beginning string) {
	connection := dial(t, site.address(), beginning)
	if err := connection.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Error(err)
		return
	}
	ended := make(chan []byte, 1)
	go func() {
		answer, _ := io.ReadAll(connection)
		ended <- answer
	}()
	letter := beginning[len(beginning)-1:]
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
		select {
		case answer := <-ended:
			if strings.HasPrefix(string(answer), "HTTP/1.1 2") {
				t.Errorf("dripping %s: got %.200s", name, answer)
			}
			return
		case <-time.After(50 * time.Millisecond):
			_, _ = io.WriteString(connection, letter)
		}
	}
	t.Errorf("dripping %s: the connection was still open after %s", name, patience)
}

// attackPipelines: the answers come in the order of the requests, none twice.
func attackPipelines(t *testing.T, g *target) {
	var requests strings.Builder
	const count = 1000
	for i := range count {
		requests.WriteString(rawPost(fmt.Sprintf(`{"query":"{a%d:__typename}"}`, i)))
	}
	answers := g.serve(t).sendRaw(t, requests.String(), count)
	if len(answers) != count {
		t.Fatalf("%d requests in one write: got %d answers", count, len(answers))
	}
	for i, answer := range answers {
		if want := fmt.Sprintf(`{"data":{"a%d":"Query"}`, i); answer.status != 200 || !strings.HasPrefix(answer.body, want) {
			t.Fatalf("answer %d of %d: got status %d, %.200s, want %s", i, count, answer.status, answer.body, want)
		}
	}
}

// attackSlowReader: 50 clients ask for 100 large answers each and read none of them, so
// that the server can write no more.
func attackSlowReader(t *testing.T, _ *target) {
	site := hastySite(t)
	site.check(t, call{method: "GET", path: "/healthz", status: 200})
	before := runtime.NumGoroutine()
	for range 50 {
		connection := dial(t, site.address(), "")
		if err := connection.(*net.TCPConn).SetReadBuffer(4 << 10); err != nil {
			t.Fatal(err)
		}
		go func() {
			_, _ = io.WriteString(connection, strings.Repeat("GET /schema.graphql HTTP/1.1\r\nHost: x\r\n\r\n", 100))
		}()
	}
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: version, status: 200})
	waitForGoroutines(t, "50 clients that read nothing", before+10)
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: version, status: 200})
}

// attackHalfRequests: connections that end where a request does not.
func attackHalfRequests(t *testing.T, g *target) {
	site := g.serve(t)
	http.DefaultClient.CloseIdleConnections()
	before := runtime.NumGoroutine()
	whole := rawPost(version)
	for cut := 0; cut < len(whole); cut += 3 {
		for _, reset := range []bool{false, true} {
			connection := dial(t, site.address(), whole[:cut])
			if reset {
				_ = connection.(*net.TCPConn).SetLinger(0)
				_ = connection.Close()
				continue
			}
			halfClose(t, connection, whole[:cut])
		}
	}
	waitForGoroutines(t, "half requests", before+10)
}

// halfClose ends the client's half, and wants the server to end the other.
func halfClose(t *testing.T, connection net.Conn, sent string) {
	t.Helper()
	defer connection.Close()
	_ = connection.(*net.TCPConn).CloseWrite()
	if err := connection.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	answer, err := io.ReadAll(bufio.NewReader(connection))
	if err != nil {
		t.Fatalf("after %.200q and an end: the connection was not closed: %v", sent, err)
	}
	if strings.HasPrefix(string(answer), "HTTP/1.1 2") {
		t.Errorf("after %.200q and an end: got %.200s", sent, answer)
	}
}
