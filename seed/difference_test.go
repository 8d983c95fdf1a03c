package seed

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"habeas/schema"
)

func TestDifference(t *testing.T) {
	v := schema.New()
	store := small(t, v, `{"node":"Group","id":"group/gone","set":{"name":"Gone"},`+evidence+`}`,
		`{"edge":"MEMBER_OF","from":"prisoner/p","to":"group/gone",`+evidence+`}`)
	batch, err := Read(v, []File{
		DiskFile("testdata/small.ndjson"),
		memoryFile("more.ndjson", []byte(`{"node":"Group","id":"group/new","set":{"name":"New"},`+evidence+`}`)),
		memoryFile("same.ndjson", []byte(`{"edge":"FACES","from":"prisoner/p","to":"charge/c/p/1"}`)),
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	store.put("prisoner/q", "name", "Another")
	store.find("prisoner/p").Evidence.Note = "another remark"

	got, err := Difference(t.Context(), store, batch)
	if err != nil {
		t.Fatal(err)
	}
	want := &Changes{
		Added:   Change{Count: 1, Listed: []string{"group/new"}},
		Changed: Change{Count: 2, Listed: []string{"prisoner/p", "prisoner/q"}},
		Removed: Change{Count: 2, Listed: []string{"group/gone", "MEMBER_OF prisoner/p -> group/gone"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the difference (-want +got):\n%s", diff)
	}
}

func TestNoDifference(t *testing.T) {
	v := schema.New()
	world := Generate(v, 200, 3)
	store := &facts{}
	if err := walkAll(world, store); err != nil {
		t.Fatal(err)
	}
	got, err := Difference(t.Context(), store, world)
	if err != nil || !got.None() {
		t.Errorf("the difference between a store and what it holds: got %+v, %v, want none", got, err)
	}
}
