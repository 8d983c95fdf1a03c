package seed

import (
	"bytes"
	"io"
	"slices"
	"testing"

	"habeas/graph"
	"habeas/schema"
)

func TestBundledDatasetBreaksNoRule(t *testing.T) {
	v := schema.New()
	batch, err := Bundled(v)
	if err != nil {
		t.Fatalf("reading the bundled dataset:\n%v", err)
	}
	store := &facts{}
	if err := walkAll(batch, store); err != nil {
		t.Fatal(err)
	}
	report, err := Check(t.Context(), v, store)
	if err != nil {
		t.Fatal(err)
	}
	if report.Nodes == 0 {
		t.Error("checking the bundled dataset: got no nodes")
	}
	for _, breach := range report.Breaches {
		t.Errorf("checking the bundled dataset: %v", breach)
	}
}

func TestBundledFilesAreCanonicalAndSorted(t *testing.T) {
	v := schema.New()
	files, err := BundledFiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(file.Name, func(t *testing.T) {
			batch, err := Read(v, []File{file}, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, want := written(t, batch), readAll(t, file)
			if !bytes.Equal(got, want) {
				t.Fatalf("writing what the file holds: got other bytes\n%s", firstDifference(got, want))
			}
			if batch.Facts() == 0 {
				t.Error("the file holds no facts")
			}
			testSorted(t, batch)
		})
	}
}

// testSorted checks that a reviewer finds facts where the order of their ids puts them.
func testSorted(t *testing.T, batch *Batch) {
	t.Helper()
	last := ""
	check := func(place string) error {
		if place < last {
			t.Errorf("%q stands after %q", place, last)
		}
		last = place
		return nil
	}
	sink := placeSink(check)
	if err := walkAll(batch, sink); err != nil {
		t.Fatal(err)
	}
}

// placeSink is told the place of each fact among those of its file.
type placeSink func(place string) error

func (p placeSink) Node(node *graph.Node) error    { return p(node.ID) }
func (p placeSink) Edge(edge *graph.Edge) error    { return p(edge.From + "\x00" + edge.To) }
func (p placeSink) Alias(alias *graph.Alias) error { return p(alias.Former) }

func readAll(t *testing.T, file File) []byte {
	t.Helper()
	input, err := file.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer input.Close()
	text, err := io.ReadAll(input)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func firstDifference(got, want []byte) string {
	gotLines, wantLines := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(gotLines), len(wantLines)) {
		if !slices.Equal(gotLines[i], wantLines[i]) {
			return "got  " + string(gotLines[i]) + "\nwant " + string(wantLines[i])
		}
	}
	return "one has more lines than the other"
}
