package main

import (
	"bufio"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// scraped are the lines of the metrics that begin with habeas_, without comments.
func (s *site) scraped(t *testing.T) []string {
	t.Helper()
	response, body := s.send(t, call{method: "GET", path: "/metrics"})
	if response.StatusCode != 200 || !strings.HasPrefix(response.Header.Get("Content-Type"), "text/plain") {
		t.Fatalf("GET /metrics: got status %d, %s", response.StatusCode, response.Header.Get("Content-Type"))
	}
	var lines []string
	for scanner := bufio.NewScanner(strings.NewReader(body)); scanner.Scan(); {
		if strings.HasPrefix(scanner.Text(), "habeas_") {
			lines = append(lines, scanner.Text())
		}
	}
	return lines
}

func TestMetricsCountWhatIsAsked(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	for _, c := range []call{
		{method: "POST", path: "/graphql", header: posted(), body: version},
		{method: "POST", path: "/graphql", header: posted(), body: `{"query":"{ prisonr }"}`},
		{method: "GET", path: get("mutation { a }")},
		{method: "PUT", path: "/graphql"},
		{method: "GET", path: "/nowhere"},
	} {
		site.send(t, c)
	}
	lines := strings.Join(site.scraped(t), "\n")
	for _, want := range []string{
		`habeas_operations_total{code="",document="",kind="query"} 1`,
		`habeas_operations_total{code="GRAPHQL_VALIDATION_FAILED",document="",kind="query"} 1`,
		`habeas_operations_total{code="OPERATION_RESOLUTION_FAILURE",document="",kind="mutation"} 1`,
		`habeas_http_requests_total{route="/graphql",status="200"} 1`,
		`habeas_http_requests_total{route="/graphql",status="400"} 1`,
		`habeas_http_requests_total{route="/graphql",status="405"} 2`,
		`habeas_http_requests_total{route="other",status="404"} 1`,
		`habeas_operation_seconds_count{document="",kind="query"} 2`,
		"habeas_operations_running 0",
	} {
		if !strings.Contains(lines, want+"\n") && !strings.HasSuffix(lines, want) {
			t.Errorf("the metrics do not hold %s:\n%s", want, lines)
		}
	}
}

// TestMetricsHaveBoundedLabels asks in a thousand different ways, and looks for no new
// series after the first of each kind.
func TestMetricsHaveBoundedLabels(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	series := func() []string {
		var names []string
		for _, line := range site.scraped(t) {
			names = append(names, line[:strings.LastIndex(line, " ")])
		}
		return names
	}
	ask := func(i int) {
		name := fmt.Sprintf("Friend%d", i)
		site.send(t, call{method: "POST", path: "/graphql", header: posted("X-Request-Id", name, "User-Agent", name), body: fmt.Sprintf(`{"query":"query %s { prisoner(id: \"prisoner/%s\") { id } }","operationName":"%s"}`, name, name, name)})
		site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: byHash(hashOf(name), "")})
		site.send(t, call{method: "GET", path: "/" + name})
		site.send(t, call{method: strings.ToUpper(name), path: "/graphql"})
	}
	ask(0)
	series() // its own route is counted after it is written
	before := series()
	for i := range 250 {
		ask(i + 1)
	}
	after := series()
	if len(after) != len(before) {
		t.Errorf("after a thousand requests: got %d series, want the %d from before:\n%s", len(after), len(before), strings.Join(after, "\n"))
	}
	if text := strings.Join(after, "\n"); strings.Contains(strings.ToLower(text), "friend") {
		t.Errorf("the metrics hold a name:\n%s", text)
	}
}

func TestMetricsNameTrustedDocuments(t *testing.T) {
	site := newSite(t, bundledStore(t), func(c *handlerConfig) {
		c.documents = trusted{hashOf(otherQuery): otherQuery}
	})
	site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: version})
	site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: reading})
	want := regexp.MustCompile(`habeas_operations_total\{code="",document="` + hashOf(otherQuery)[:12] + `",kind="query"\} 1`)
	text := strings.Join(site.scraped(t), "\n")
	if !want.MatchString(text) || strings.Contains(text, hashOf("{ prisoners(first: 1) { nodes { id } } }")[:12]) {
		t.Errorf("the metrics of a trusted document: got\n%s\nwant it named, and no other", text)
	}
}

func TestMetricsCanStandApart(t *testing.T) {
	site := newSite(t, bundledStore(t), func(c *handlerConfig) { c.metricsApart = true })
	site.check(t, call{method: "GET", path: "/metrics", status: 404})
}
