package seed_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/sqlite"
	"habeas/schema"
	"habeas/seed"
)

// TestBundledDatasetComesBackAsTheSameBytes loads the bundled dataset into a store, exports
// it, loads the export into another store and exports that.
func TestBundledDatasetComesBackAsTheSameBytes(t *testing.T) {
	v := schema.New()
	bundled, err := seed.Bundled(v)
	if err != nil {
		t.Fatalf("reading the bundled dataset: %v", err)
	}
	first := exportOf(t, v, bundled)
	path := filepath.Join(t.TempDir(), "export.ndjson")
	if err := os.WriteFile(path, first, 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := seed.Read(v, []seed.File{seed.DiskFile(path)}, nil)
	if err != nil {
		t.Fatalf("reading the export: %v", err)
	}
	if second := exportOf(t, v, again); !bytes.Equal(first, second) {
		t.Errorf("exporting what was imported from an export: got %d bytes that differ from the first %d", len(second), len(first))
	}
	if got, want := sortedLines(first), sortedLines(bundledText(t)); !slices.Equal(got, want) {
		t.Errorf("exporting the bundled dataset: got %d lines that are not the %d of the bundled files", len(got), len(want))
	}
}

func exportOf(t *testing.T, v *schema.Vocabulary, batch graph.Batch) []byte {
	t.Helper()
	store, err := sqlite.Open(t.Context(), v, sqlite.Memory, sqlite.Options{})
	if err != nil {
		t.Fatalf("opening a store: %v", err)
	}
	defer store.Close()
	if err := store.Load(t.Context(), batch, graph.LoadOptions{}); err != nil {
		t.Fatalf("loading: %v", err)
	}
	var text bytes.Buffer
	writer := seed.NewWriter(&text)
	if err := store.Export(t.Context(), writer); err != nil {
		t.Fatalf("exporting: %v", err)
	}
	if err := writer.Flush(); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func bundledText(t *testing.T) []byte {
	t.Helper()
	files, err := seed.BundledFiles()
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	for _, file := range files {
		input, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&text, input); err != nil {
			t.Fatal(err)
		}
		if err := input.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return text.Bytes()
}

func sortedLines(text []byte) []string {
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	slices.Sort(lines)
	return lines
}

// TestEveryFactCitesASource holds all nodes and edges of the bundled dataset to at least
// one citation whose source is there: their own, or that of the node on which they stand.
func TestEveryFactCitesASource(t *testing.T) {
	v := schema.New()
	bundled, err := seed.Bundled(v)
	if err != nil {
		t.Fatalf("reading the bundled dataset: %v", err)
	}
	cited := &cited{evidence: map[string]*graph.Evidence{}}
	if err := bundled.Nodes(cited.node); err != nil {
		t.Fatal(err)
	}
	if err := bundled.Edges(cited.edge); err != nil {
		t.Fatal(err)
	}
	for fact, evidence := range cited.facts() {
		if evidence == nil || len(evidence.Citations) == 0 {
			t.Errorf("%s cites nothing", fact)
			continue
		}
		for _, citation := range evidence.Citations {
			if _, found := cited.evidence[citation.Source]; !found || !strings.HasPrefix(citation.Source, "source/") {
				t.Errorf("%s cites %s, which is not there", fact, citation.Source)
			}
		}
	}
	t.Logf("%d nodes and %d edges, each with a citation that resolves", len(cited.evidence), len(cited.edges))
}

// cited gathers the evidence of all facts.
type cited struct {
	evidence map[string]*graph.Evidence
	edges    []*graph.Edge
}

func (c *cited) node(node *graph.Node) error {
	c.evidence[node.ID] = node.Evidence
	if node.Kind.OwnSource {
		c.evidence[node.ID] = graph.SourceEvidence(node.ID)
	}
	return nil
}

func (c *cited) edge(edge *graph.Edge) error {
	c.edges = append(c.edges, edge)
	return nil
}

// facts are all facts, by name, with the evidence on which they stand.
func (c *cited) facts() map[string]*graph.Evidence {
	facts := map[string]*graph.Evidence{}
	for id, evidence := range c.evidence {
		facts[id] = evidence
	}
	for _, edge := range c.edges {
		evidence := edge.Evidence
		if end := edge.Link.EvidenceEnd(); evidence == nil && end != nil {
			evidence = c.evidence[edge.From]
			if end.Reverse {
				evidence = c.evidence[edge.To]
			}
		}
		facts[edge.Link.Edge.Name+" "+edge.From+" -> "+edge.To+" "+edge.Key()] = evidence
	}
	return facts
}
