package cypher_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/cypher"
	"habeas/graph/sqlite"
	"habeas/resolvers"
	"habeas/schema"
	"habeas/seed"
)

var update = flag.Bool("update", false, "write the plans and statements of the journeys anew")

// sectionHead begins a section of a txtar file.
var sectionHead = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

// sections are those of a txtar file, by name.
func sections(text string) map[string]string {
	found := map[string]string{}
	heads := sectionHead.FindAllStringSubmatchIndex(text, -1)
	for i, head := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		found[text[head[2]:head[3]]] = text[head[1]:end]
	}
	return found
}

// Each journey shows a request, its plan and both statements; they change together.
func TestJourneys(t *testing.T) {
	v := schema.New()
	store := embedded(t, v)
	bundled, err := seed.Bundled(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Load(t.Context(), bundled, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/journeys/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no journeys: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := journeyText(t, v, store, sections(string(text)))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != string(text) {
				t.Errorf("%s\ngot\n%s\nwant\n%s\nrun the test with -update and review the difference", file, got, text)
			}
		})
	}
}

func journeyText(t *testing.T, v *schema.Vocabulary, store graph.Store, given map[string]string) string {
	t.Helper()
	p := planOf(t, v, store, resolvers.Request{Query: given["query.graphql"], Variables: []byte(given["variables.json"])})
	var out strings.Builder
	section := func(name, text string) {
		if text != "" {
			out.WriteString("-- " + name + " --\n" + strings.TrimRight(text, "\n") + "\n")
		}
	}
	section("query.graphql", given["query.graphql"])
	section("variables.json", given["variables.json"])
	section("plan", p.String())
	section("cypher", cypher.Compile(v, p).Text)
	section("sql", sqlite.Compile(v, p, nil))
	return out.String()
}
