package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// served runs habeas serve until the test ends, and gives its address.
func served(t *testing.T, arguments ...string) (base string, said *logBuffer) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	said = &logBuffer{}
	ended := make(chan int, 1)
	arguments = append([]string{"serve", "--store", "sqlite::memory:", "--addr", "127.0.0.1:0"}, arguments...)
	go func() { ended <- run(ctx, arguments, &streams{out: io.Discard, err: said}) }()
	t.Cleanup(func() {
		cancel()
		if code := <-ended; code != 0 {
			t.Errorf("habeas %v: got exit code %d: %s", arguments, code, said)
		}
	})
	address := regexp.MustCompile(`Habeas answers at (https?://[^/]+)/`)
	waitFor(t, "the server to say where it answers", func() bool { return address.MatchString(said.String()) })
	return address.FindStringSubmatch(said.String())[1], said
}

func TestServeRefusesFlagsThatCannotBe(t *testing.T) {
	files := certificateFiles(t)
	broken := filepath.Join(t.TempDir(), "broken.pem")
	if err := os.WriteFile(broken, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		arguments []string
		want      string
	}{
		"a certificate alone":     {[]string{"--tls-cert", files.Cert}, "--tls-cert and --tls-key belong together"},
		"a key alone":             {[]string{"--tls-key", files.Key}, "--tls-cert and --tls-key belong together"},
		"no certificate there":    {[]string{"--tls-cert", files.Cert, "--tls-key", files.Key}, "reading the certificate"},
		"no certificate in it":    {[]string{"--tls-cert", broken, "--tls-key", broken}, "cannot be used"},
		"a proxy that is no CIDR": {[]string{"--trusted-proxy", "friend"}, "--trusted-proxy friend is not an address"},
		"a wildcard in an origin": {[]string{"--cors-origin", "https://*.example.org"}, "--cors-origin https://*.example.org is not an origin"},
		"a line break in a value": {[]string{"--cache-control", "private\r\nX: y"}, "is not a text that a header can hold"},
		"no body":                 {[]string{"--limit-body=0"}, "--limit-body 0: give"},
		"no rate":                 {[]string{"--limit-client-rate=-1"}, "--limit-client-rate -1: give a number that is not negative"},
		"no burst":                {[]string{"--limit-client-burst=0"}, "--limit-client-burst 0: give a number above zero"},
		"nobody at a time":        {[]string{"--limit-client-requests=-1"}, "--limit-client-requests -1: give"},
		"no clients":              {[]string{"--limit-clients=0"}, "--limit-clients 0: give"},
		"no connections":          {[]string{"--limit-connections=-1"}, "--limit-connections -1: give"},
		"nothing running":         {[]string{"--limit-running=0"}, "--limit-running 0: give"},
		"less than no queue":      {[]string{"--limit-queue=-1"}, "--limit-queue -1: give"},
		"no patience":             {[]string{"--limit-queue-wait=0s"}, "--limit-queue-wait 0s: give"},
		"no answers":              {[]string{"--limit-answer-bytes=0"}, "--limit-answer-bytes 0: give"},
		"less than nothing":       {[]string{"--limit-persisted-bytes=-1"}, "--limit-persisted-bytes -1: give"},
		"an address for metrics":  {[]string{"--metrics-addr", "nowhere"}, "cannot listen on nowhere"},
	} {
		t.Run(name, func(t *testing.T) {
			arguments := append([]string{"serve", "--store", "sqlite::memory:", "--addr", "127.0.0.1:0"}, test.arguments...)
			code, _, said := command(t, "", arguments...)
			if code != 1 || !strings.Contains(said, test.want) || strings.Count(said, "\n") > 1 {
				t.Errorf("habeas %v: got exit code %d, %s, want 1 and one sentence with %q", arguments, code, said, test.want)
			}
		})
	}
}

func TestMetricsOnTheirOwnAddress(t *testing.T) {
	busy := newSite(t, bundledStore(t), nil).Listener.Addr().String()
	if code, _, said := command(t, "", "serve", "--store", "sqlite::memory:", "--addr", "127.0.0.1:0", "--metrics-addr", busy); code != 1 || !strings.Contains(said, "address already in use") {
		t.Errorf("metrics on a busy port: got exit code %d, %s", code, said)
	}
	var said bytes.Buffer
	c := &serveCommand{Addr: "127.0.0.1:0", MetricsAddr: "127.0.0.1:0"}
	sockets, err := c.listen()
	if err != nil {
		t.Fatal(err)
	}
	defer sockets.close()
	apart := newHTTPServer(metricsOnly(newMetrics(nil).handler()), newLogger(&said, "text"), time.Second)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, sockets.metrics, apart) }()
	for path, want := range map[string]int{"/metrics": 200, "/graphql": 404, "/": 404} {
		response, err := http.Get("http://" + sockets.metrics.Addr().String() + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("GET %s where the metrics are: got status %d, want %d", path, response.StatusCode, want)
		}
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestStoppingIsSaidBeforeItHappens(t *testing.T) {
	ready := newReadiness(bundledStore(t))
	site := newSite(t, bundledStore(t), func(c *handlerConfig) { c.ready = ready })
	told, cancel := context.WithCancel(t.Context())
	later, end := drained(told, ready, time.Hour)
	defer end()
	site.check(t, call{method: "GET", path: "/readyz", status: 200})
	cancel()
	waitFor(t, "the server to say that it is stopping", func() bool { return ready.ending.Load() })
	site.check(t, call{method: "GET", path: "/readyz", status: 503, contains: "stopping"})
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: version, status: 200})
	if later.Err() != nil {
		t.Error("before the time is over: the server stopped taking requests")
	}
	soon, end := drained(told, ready, 0)
	defer end()
	<-soon.Done()
}

func TestVersionIsShown(t *testing.T) {
	out := must(t, "", "--version")
	if !strings.HasPrefix(out, "habeas ") || !strings.Contains(out, "go1.") || strings.Count(out, "\n") != 1 {
		t.Errorf("habeas --version: got %q, want one line with the version", out)
	}
}

func TestCostIsReported(t *testing.T) {
	for name, test := range map[string]struct {
		flag, body string
		want       string
		not        string
	}{
		"wanted":     {"--report-cost", reading, `,"extensions":{"cost":{"nodes":1,"relations":0,"statements":1,"limits":{"nodes":200000,"relations":60}}}}`, ""},
		"not wanted": {"--report-cost=false", reading, `}}}`, "extensions"},
		"too costly": {"--report-cost", `{"query":"{ prisoners(first: 100) { nodes { charges(first: 100) { nodes { prisoner { charges(first: 100) { nodes { id } } } } } } } }"}`, `"extensions":{"cost":{"nodes":`, `"data"`},
		"invalid":    {"--report-cost", `{"query":"{ prisonr }"}`, `"code":"GRAPHQL_VALIDATION_FAILED"}}]}`, "cost"},
	} {
		t.Run(name, func(t *testing.T) {
			base, _ := served(t, test.flag)
			response, err := http.Post(base+"/graphql", asJSON, strings.NewReader(test.body))
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			body, err := io.ReadAll(response.Body)
			if err != nil || !strings.Contains(string(body), test.want) || test.not != "" && strings.Contains(string(body), test.not) {
				t.Errorf("asking %s with %s: got %s, %v, want %q in it", test.body, test.flag, body, err, test.want)
			}
		})
	}
}

// TestContainersSetWhatExists looks for variables in the files for containers and in the
// README that no flag has.
func TestContainersSetWhatExists(t *testing.T) {
	commands := &cli{Serve: newServeCommand()}
	parser, err := newParser(t.Context(), commands, &streams{out: io.Discard, err: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"HABEAS_TEST_NEO4J": true} // for the tests themselves
	for _, node := range append(parser.Model.Leaves(false), parser.Model.Node) {
		for _, flag := range node.Flags {
			for _, name := range flag.Envs {
				known[name] = true
			}
		}
	}
	for _, path := range []string{"../Containerfile", "../compose.yaml", "../README.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range regexp.MustCompile(`HABEAS_[A-Z0-9_]+`).FindAllString(string(text), -1) {
			if !known[name] {
				t.Errorf("%s sets %s, which no flag has", path, name)
			}
		}
	}
	if !known["HABEAS_STORE"] || known["HABEAS_VERSION"] {
		t.Errorf("the variables of flags: got %v, want HABEAS_STORE among them and not HABEAS_VERSION", known)
	}
}

func TestConnectionsAreBounded(t *testing.T) {
	base, _ := served(t, "--limit-connections", "1")
	address := strings.TrimPrefix(base, "http://")
	head := "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
	first, second := dial(t, address, head), dial(t, address, head)
	buffer := make([]byte, 1)
	if _, err := first.Read(buffer); err != nil {
		t.Fatalf("the first connection: %v", err)
	}
	if err := second.SetReadDeadline(time.Now().Add(300 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	if _, err := second.Read(buffer); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("a second connection beside the only one: got %q, %v, want it to wait", buffer, err)
	}
	_ = first.Close()
	if err := second.SetReadDeadline(time.Time{}); err != nil {
		t.Fatal(err)
	}
	if _, err := second.Read(buffer); err != nil {
		t.Errorf("after the first was closed: %v", err)
	}
}
