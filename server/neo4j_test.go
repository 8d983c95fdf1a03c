package main

import (
	"strings"
	"testing"

	"habeas/graph/neo4jtest"
	"habeas/schema"
)

// On Neo4j the published queries are answered with the same bytes as on the embedded
// store, and an export of one is an export of the other.
func TestNeo4jAnswersTheSameBytes(t *testing.T) {
	servers := neo4jtest.New()
	defer servers.Stop()
	server := servers.Take(t)
	t.Setenv("NEO4J_USERNAME", server.Username)
	t.Setenv("NEO4J_PASSWORD", server.Password)
	t.Setenv("NEO4J_DATABASE", server.Database)
	must(t, "", "import", "--bundled", "--store", server.URL)
	store, err := storeFlag{Store: server.URL}.openToRead(t.Context(), schema.New())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	inNeo4j, embedded := newSite(t, store, nil), newSite(t, bundledStore(t), nil)
	list, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range list {
		_, got := inNeo4j.send(t, call{method: "GET", path: example.Link()})
		_, want := embedded.send(t, call{method: "GET", path: example.Link()})
		if got != want || strings.Contains(want, `"errors"`) {
			t.Errorf("%s: got %.400s, want %.400s", example.Title, got, want)
		}
	}
	file := "sqlite:" + t.TempDir() + "/store.sqlite"
	must(t, "", "import", "--bundled", "--store", file)
	if got, want := must(t, "", "export", "--store", server.URL), must(t, "", "export", "--store", file); got != want {
		t.Errorf("exporting: got %d bytes, want the %d of the embedded store, and the same", len(got), len(want))
	}
	if said := must(t, "", "check", "--store", server.URL); !strings.Contains(said, "nothing is broken") {
		t.Errorf("checking: got %q, want nothing broken", said)
	}
}
