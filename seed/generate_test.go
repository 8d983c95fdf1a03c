package seed

import (
	"bytes"
	"testing"

	"habeas/graph"
	"habeas/schema"
)

func TestGenerateIsDeterministic(t *testing.T) {
	v := schema.New()
	first, again, other := written(t, Generate(v, 500, 7)), written(t, Generate(v, 500, 7)), written(t, Generate(v, 500, 8))
	if !bytes.Equal(first, again) {
		t.Error("generating 500 prisoners with seed 7 twice: got different bytes, want the same")
	}
	if bytes.Equal(first, other) {
		t.Error("generating 500 prisoners with seeds 7 and 8: got the same bytes, want different ones")
	}
}

func TestGeneratedWorldHasTheShapesOfTheRealOne(t *testing.T) {
	v := schema.New()
	world := Generate(v, 2000, 1)
	nodes, busiest := map[string]int{}, map[string]int{}
	facts := 0
	err := world.Nodes(func(node *graph.Node) error { nodes[node.Kind.Name]++; facts++; return nil })
	if err != nil {
		t.Fatal(err)
	}
	err = world.Edges(func(edge *graph.Edge) error {
		facts++
		if edge.Link.Edge.Name == "JUDGED" {
			busiest[edge.From]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if nodes["Prisoner"] != 2000 {
		t.Errorf("generating 2,000 prisoners: got %d", nodes["Prisoner"])
	}
	for _, kind := range v.Kinds {
		if nodes[kind.Name] == 0 {
			t.Errorf("generating 2,000 prisoners: got no %s, want some of every kind", kind.Name)
		}
	}
	if each := facts / 2000; each < 8 || each > 16 {
		t.Errorf("facts for each prisoner: got %d, want 8 to 16", each)
	}
	most := 0
	for _, count := range busiest {
		most = max(most, count)
	}
	if mean := 2 * nodes["Proceeding"] / len(busiest); most < 2*mean {
		t.Errorf("proceedings of the busiest judge: got %d, want at least four times the mean (%d)", most, mean/2)
	}
}

func TestGeneratedLinesAreRead(t *testing.T) {
	v := schema.New()
	text := written(t, Generate(v, 300, 1))
	batch, err := Read(v, []File{memoryFile("world.ndjson", text)}, nil)
	if err != nil {
		t.Fatalf("reading a generated world: %v", err)
	}
	if again := written(t, batch); !bytes.Equal(text, again) {
		t.Error("writing a generated world that was read: got other bytes, want the same")
	}
}

// written are the lines that a writer makes of a batch.
func written(t *testing.T, batch graph.Batch) []byte {
	t.Helper()
	var text bytes.Buffer
	writer := NewWriter(&text)
	if err := walkAll(batch, writer); err != nil {
		t.Fatal(err)
	}
	if err := writer.Flush(); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func BenchmarkGenerate(b *testing.B) {
	v := schema.New()
	for b.Loop() {
		world := Generate(v, 1000, 1)
		if err := world.Nodes(func(*graph.Node) error { return nil }); err != nil {
			b.Fatal(err)
		}
		if err := world.Edges(func(*graph.Edge) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
