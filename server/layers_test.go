package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport says which packages of the module each package may import. Imports run one
// way; the engines never meet; what tests use is used by tests only.
var mayImport = map[string][]string{
	"schema":                 {},
	"graph/plan":             {"schema"},
	"graph/questions":        {},
	"graph/names":            {},
	"graph":                  {"schema", "graph/plan", "graph/questions"},
	"graph/sqlite":           {"schema", "graph/plan", "graph/questions", "graph/names", "graph"},
	"graph/cypher":           {"schema", "graph/plan", "graph/questions", "graph/names", "graph"},
	"graph/neo4jtest":        {"schema", "graph/plan", "graph"},
	"graph/graphtest":        {"schema", "graph/plan", "graph/questions", "graph/names", "graph"},
	"resolvers":              {"schema", "graph/plan", "graph/questions", "graph/names", "graph"},
	"resolvers/questiontest": {"schema", "resolvers", "graph", "graph/names", "graph/graphtest"},
	"seed":                   {"schema", "graph"},
	"seed/facts":             {"schema", "graph", "seed"},
	"server/explorer":        {"schema", "resolvers"},
	"server":                 {"schema", "graph", "graph/plan", "graph/questions", "graph/sqlite", "graph/cypher", "resolvers", "seed", "server/explorer"},
}

func TestImportsRunOneWay(t *testing.T) {
	for _, listed := range listPackages(t) {
		name := strings.TrimPrefix(listed.ImportPath, "habeas/")
		allowed, known := mayImport[name]
		if !known {
			base := name[:max(strings.LastIndex(name, "/"), 0)]
			if allowed, known = mayImport[base]; !known {
				t.Errorf("package %s has no place in the house: add it to mayImport", name)
				continue
			}
			allowed = append(slices.Clone(allowed), base)
		}
		for _, imported := range listed.Imports {
			if ours, found := strings.CutPrefix(imported, "habeas/"); found && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s: it may import %v", name, ours, allowed)
			}
		}
		if name == "schema" {
			for _, imported := range listed.Imports {
				if strings.Contains(imported, ".") {
					t.Errorf("schema imports %s: it may import the standard library only", imported)
				}
			}
		}
	}
}

type listedPackage struct {
	ImportPath string
	Imports    []string
}

// listPackages are the packages of the module with their imports, those of tests aside.
func listPackages(t *testing.T) []listedPackage {
	t.Helper()
	command := exec.Command("go", "list", "-json=ImportPath,Imports", "habeas/...")
	output, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listedPackage
	decoder := json.NewDecoder(strings.NewReader(string(output)))
	for {
		var listed listedPackage
		err := decoder.Decode(&listed)
		if errors.Is(err, io.EOF) {
			return packages
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, listed)
	}
}
