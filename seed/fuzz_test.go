package seed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/schema"
)

// FuzzFile reads any bytes as an interchange file, plain or gzipped: it is a batch, or
// problems that are told with their lines.
func FuzzFile(f *testing.F) {
	small, err := os.ReadFile("testdata/small.ndjson")
	if err != nil {
		f.Fatal(err)
	}
	var zipped bytes.Buffer
	writer := gzip.NewWriter(&zipped)
	if _, err := writer.Write(small[:min(len(small), 2000)]); err != nil {
		f.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		f.Fatal(err)
	}
	for _, text := range [][]byte{nil, small[:min(len(small), 2000)], zipped.Bytes(), []byte("\n\n"), []byte("{}\r\n{}"), {0x1f, 0x8b}, {0x1f, 0x8b, 8, 0}} {
		f.Add(text)
	}
	v := schema.New()
	f.Fuzz(func(t *testing.T, text []byte) {
		batch, err := Read(v, []File{memoryFile("fuzzed", text)}, nil)
		problems := (*graph.Problems)(nil)
		if errors.As(err, &problems) && !strings.Contains(problems.Error(), "fuzzed:") {
			t.Errorf("reading %.300q: no place stands in %v", text, problems)
		}
		if err != nil {
			return
		}
		facts := 0
		count := func() error { facts++; return nil }
		err = errors.Join(batch.Nodes(func(*graph.Node) error { return count() }),
			batch.Edges(func(*graph.Edge) error { return count() }),
			batch.Aliases(func(*graph.Alias) error { return count() }))
		if err != nil || facts != batch.Facts() {
			t.Errorf("reading %.300q: got %d facts by walking (%v), %d when checking", text, facts, err, batch.Facts())
		}
	})
}
