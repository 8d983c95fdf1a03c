package questiontest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/schema"
	"habeas/seed"
)

// otherLines turns the short lines of a small world into interchange lines:
//
//	Kind id {fields} sources STATUS
//	EDGE from to {fields} sources STATUS
//	alias former current
//
// Sources are written source/a,source/b as a,b. A fact that needs evidence and names no
// source cites a. The sources a, b and c are there already.
func otherLines(v *schema.Vocabulary, text string) ([]byte, error) {
	var out bytes.Buffer
	for _, source := range []string{"a", "b", "c"} {
		fmt.Fprintf(&out, `{"node":"Source","id":"source/%s","set":{"title":"%s"}}`+"\n", source, source)
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fact, err := otherLine(v, line)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", line, err)
		}
		if err := json.NewEncoder(&out).Encode(fact); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

func otherLine(v *schema.Vocabulary, line string) (map[string]any, error) {
	set := map[string]any{}
	if begin, end := strings.Index(line, "{"), strings.LastIndex(line, "}"); begin >= 0 {
		if err := json.Unmarshal([]byte(line[begin:end+1]), &set); err != nil {
			return nil, err
		}
		line = line[:begin] + line[end+1:]
	}
	words := strings.Fields(line)
	if words[0] == "alias" {
		return map[string]any{"alias": words[1], "of": words[2]}, nil
	}
	fact, rest, needs := map[string]any{"set": set}, words[2:], true
	if edge := v.Edge(words[0]); edge != nil {
		link := edge.Link(v.KindOf(words[1]), v.KindOf(words[2]))
		if link == nil {
			return nil, fmt.Errorf("no such edge")
		}
		fact["edge"], fact["from"], fact["to"] = words[0], words[1], words[2]
		rest, needs = words[3:], link.EvidenceEnd() == nil
	} else {
		fact["node"], fact["id"] = words[0], words[1]
	}
	if len(rest) == 0 && needs {
		rest = []string{"a"}
	}
	if len(rest) > 0 {
		fact["evidence"] = otherCited(rest)
	}
	return fact, nil
}

func otherCited(words []string) map[string]any {
	status, citations := "ACCEPTED", []any{}
	if len(words) > 1 {
		status = words[1]
	}
	for source := range strings.SplitSeq(words[0], ",") {
		citations = append(citations, map[string]any{"source": "source/" + source})
	}
	return map[string]any{"modality": "REPORTED", "status": status, "citations": citations}
}

func otherBatch(t *testing.T, v *schema.Vocabulary, text string) graph.Batch {
	t.Helper()
	lines, err := otherLines(v, text)
	if err != nil {
		t.Fatal(err)
	}
	file := seed.File{Name: "world", Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(lines)), nil }}
	batch, err := seed.Read(v, []seed.File{file}, nil)
	if err != nil {
		t.Fatalf("reading\n%s\n%v", lines, err)
	}
	return batch
}

// otherOf is a world whose dossiers have one plain pattern for each role.
func otherOf(t *testing.T, v *schema.Vocabulary, batch graph.Batch) *otherWorld {
	t.Helper()
	world, err := newOtherWorld(v, batch)
	if err != nil {
		t.Fatal(err)
	}
	world.patterns = func(official, role string, minSources int) map[string]any {
		if role == "OTHER" {
			return nil
		}
		return map[string]any{"official": otherNode(official), "role": role, "cases": otherNumber(minSources)}
	}
	return world
}
