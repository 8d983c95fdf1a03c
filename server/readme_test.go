package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the README's answer anew")

// The README shows a question and its answer: the answer is that of the bundled dataset.
func TestReadmeShowsARealAnswer(t *testing.T) {
	const path = "../README.md"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	query := between(t, string(text), "```graphql\n", "```")
	shown := between(t, string(text), "<!-- answer -->\n```json\n", "```\n<!-- /answer -->")
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	site := newSite(t, bundledStore(t), nil)
	_, answer := site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: string(body)})
	want := readable(t, answer)
	if shown == want {
		return
	}
	if !*update {
		t.Fatalf("the README's answer: got\n%s\nwant\n%s(run with -update)", shown, want)
	}
	text = []byte(strings.Replace(string(text), "```json\n"+shown+"```\n<!-- /answer -->", "```json\n"+want+"```\n<!-- /answer -->", 1))
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// readable indents a JSON text by one space, so that it fits on a screen.
func readable(t *testing.T, answer string) string {
	t.Helper()
	var out bytes.Buffer
	if err := json.Indent(&out, []byte(answer), "", " "); err != nil {
		t.Fatalf("reading %.200s: %v", answer, err)
	}
	return strings.TrimSpace(out.String()) + "\n"
}

func between(t *testing.T, text, begin, end string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, begin)
	part, _, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("the README has no text between %q and %q", begin, end)
	}
	return part
}
