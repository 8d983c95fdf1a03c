package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// patience guards against hanging: nothing here takes near as long.
const patience = 60 * time.Second

// target is what is attacked: `habeas serve` on a store with the bundled dataset, in this
// process, once for each set of flags.
type target struct {
	store   string
	owner   *testing.T
	servers map[string]*site
}

func newTarget(t *testing.T) *target {
	store := "sqlite:" + t.TempDir() + "/attacked.sqlite"
	must(t, "", "import", "--store", store, "--bundled")
	return &target{store: store, owner: t, servers: map[string]*site{}}
}

// unthrottled lets one address ask as much as it likes, because all attacks come from
// one; those that are about it set the limits again.
var unthrottled = []string{"--limit-client-rate=0", "--limit-client-requests=0"}

// serve is the server with these flags. It runs until all attacks are over.
func (g *target) serve(t *testing.T, flags ...string) *site {
	t.Helper()
	key := strings.Join(flags, " ")
	if g.servers[key] == nil {
		g.servers[key] = startServe(t, g.owner, slices.Concat([]string{"serve", "--store", g.store}, unthrottled, flags)...)
	}
	return g.servers[key]
}

var announced = regexp.MustCompile(`Habeas answers at (https?://\S+?)/ `)

// startServe runs habeas with arguments until its owner is over, and waits until it says
// where it listens.
func startServe(t, owner *testing.T, arguments ...string) *site {
	t.Helper()
	log := &logBuffer{}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append(arguments, "--addr", "127.0.0.1:0"), &streams{in: strings.NewReader(""), out: io.Discard, err: log})
	}()
	owner.Cleanup(func() {
		cancel()
		if code := <-ended; code != 0 {
			owner.Errorf("habeas %v: got exit code %d: %s", arguments, code, log)
		}
	})
	for range int(patience / (10 * time.Millisecond)) {
		if found := announced.FindStringSubmatch(log.String()); found != nil {
			return &site{Server: &httptest.Server{URL: found[1]}, log: log}
		}
		select {
		case code := <-ended:
			ended <- 0
			t.Fatalf("habeas %v: got exit code %d: %s", arguments, code, log)
		case <-time.After(10 * time.Millisecond):
		}
	}
	t.Fatalf("habeas %v does not say where it listens: %s", arguments, log)
	return nil
}

func (s *site) address() string { return strings.TrimPrefix(s.URL, "http://") }

// rawAnswer is one of the answers that came on a connection.
type rawAnswer struct {
	status int
	header http.Header
	body   string
}

// sendRaw writes bytes on a connection of its own, ends its half of it after so many
// answers (a client that ends before counts as gone), and gives all answers until the
// server closes. A reset after an answer is an end like another.
func (s *site) sendRaw(t *testing.T, text string, expected int) []rawAnswer {
	t.Helper()
	connection, err := net.Dial("tcp", s.address())
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	if err := connection.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	// The server may refuse before it has read everything.
	go func() {
		_, _ = io.WriteString(connection, text)
		if expected == 0 {
			_ = connection.(*net.TCPConn).CloseWrite()
		}
	}()
	var answers []rawAnswer
	reader := bufio.NewReader(connection)
	for {
		if _, err := reader.Peek(1); err != nil {
			if timeout := net.Error(nil); errors.As(err, &timeout) && timeout.Timeout() {
				t.Fatalf("%.200q: the connection was still open after %s", text, patience)
			}
			return answers
		}
		response, err := http.ReadResponse(reader, nil)
		if err != nil {
			t.Fatalf("%.200q: what came after %d answers is none: %v", text, len(answers), err)
		}
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatalf("%.200q: reading the answer: %v", text, err)
		}
		_ = response.Body.Close()
		answers = append(answers, rawAnswer{response.StatusCode, response.Header, string(body)})
		if len(answers) == expected {
			_ = connection.(*net.TCPConn).CloseWrite()
		}
	}
}

// tryRaw sends the bytes of a table.
func tryRaw(t *testing.T, site *site, request *attackRequest) {
	t.Helper()
	text, err := expand(request.Raw)
	if err != nil {
		t.Fatal(err)
	}
	expected := 1
	if request.Ends {
		expected = 0
	}
	answers := site.sendRaw(t, text, expected)
	if len(answers) != 1 {
		t.Fatalf("%.300q: got %d answers %.600v, want one", text, len(answers), answers)
	}
	for _, answer := range answers {
		checkStatus(t, text, request, answer.status, answer.body)
		checkQuiet(t, text, answer.body)
		checkHeaders(t, text, answer.header)
	}
	for name, want := range request.Want {
		if got := answers[0].header.Get(name); got != want {
			t.Errorf("%.300q: got %s %q, want %q", text, name, got, want)
		}
	}
}
