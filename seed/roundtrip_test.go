package seed

import (
	"bytes"
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/schema"
)

func TestExportIsTheInverseOfImport(t *testing.T) {
	v := schema.New()
	small, err := Read(v, []File{DiskFile("testdata/small.ndjson")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, batch := range map[string]graph.Batch{"small": small, "generated": Generate(v, 60, 2)} {
		t.Run(name, func(t *testing.T) {
			first := exported(t, v, batch)
			again, err := Read(v, []File{memoryFile("export.ndjson", first)}, nil)
			if err != nil {
				t.Fatalf("reading what was exported: %v", err)
			}
			if second := exported(t, v, again); !bytes.Equal(first, second) {
				t.Errorf("exporting what was imported from an export: got other bytes\n%s", firstDifference(second, first))
			}
			if len(first) == 0 {
				t.Error("exporting: got nothing")
			}
		})
	}
}

// exported are the lines that a new store gives after it was loaded with a batch.
func exported(t *testing.T, v *schema.Vocabulary, batch graph.Batch) []byte {
	t.Helper()
	store := graphtest.NewOracle(v)
	if err := store.Load(t.Context(), batch, graph.LoadOptions{}); err != nil {
		t.Fatalf("loading: %v", err)
	}
	var text bytes.Buffer
	writer := NewWriter(&text)
	if err := store.Export(t.Context(), writer); err != nil {
		t.Fatalf("exporting: %v", err)
	}
	if err := writer.Flush(); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}
