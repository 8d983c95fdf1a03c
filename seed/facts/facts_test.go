package facts_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"habeas/seed/facts"
)

var update = flag.Bool("update", false, "write the bundled files instead of comparing them")

const (
	dataDir      = "../data"
	defaultFacts = "../../../shared/facts"
)

func factsPath() string {
	if dir := os.Getenv("HABEAS_FACTS"); dir != "" {
		return dir
	}
	return defaultFacts
}

// needFacts skips where the fact files are not there: they are no part of the
// repository. CI says that they must be.
func needFacts(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(factsPath(), "prisoners.yaml")); err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("the fact files are not in %s: set HABEAS_FACTS", factsPath())
	}
	t.Skipf("the fact files are not in %s", factsPath())
}

// conversion is one reading of the facts and its result, which tests only read.
type conversion struct {
	facts  *facts.Facts
	result *facts.Result
}

// converted converts once for all tests of the package.
var converted = sync.OnceValues(func() (*conversion, error) { return convertAnew() })

func convertAnew() (*conversion, error) {
	read, err := facts.Read(factsPath())
	if err != nil {
		return nil, fmt.Errorf("reading the facts: %w", err)
	}
	result, err := facts.Convert(read)
	if err != nil {
		return nil, err
	}
	return &conversion{facts: read, result: result}, nil
}

func convert(t *testing.T) (*facts.Facts, *facts.Result) {
	t.Helper()
	needFacts(t)
	c, err := converted()
	if err != nil {
		t.Fatal(err)
	}
	return c.facts, c.result
}

func TestBundledFilesAreWhatTheFactsGive(t *testing.T) {
	_, result := convert(t)
	want, err := facts.Files(result)
	if err != nil {
		t.Fatalf("encoding: %v", err)
	}
	if *update {
		writeFiles(t, want)
		return
	}
	for name, text := range want {
		held, err := os.ReadFile(pathOf(name))
		if err != nil {
			t.Fatalf("reading a bundled file: %v", err)
		}
		if line, got, wanted := firstDifference(held, text); line > 0 {
			t.Fatalf("%s, line %d:\n has %s\nwant %s\nrun go test ./seed/facts -update", name, line, got, wanted)
		}
	}
	for _, name := range dataFiles(t) {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is not made from the facts: run go test ./seed/facts -update", name)
		}
	}
}

func TestConversionIsDeterministic(t *testing.T) {
	_, first := convert(t)
	second, err := convertAnew()
	if err != nil {
		t.Fatal(err)
	}
	one, err := facts.Files(first)
	if err != nil {
		t.Fatal(err)
	}
	two, err := facts.Files(second.result)
	if err != nil {
		t.Fatal(err)
	}
	for name := range one {
		if !bytes.Equal(one[name], two[name]) {
			t.Errorf("%s differs from one run to the next", name)
		}
	}
}

// pathOf is where a file stands: the tables beside the code, the rest in the data.
func pathOf(name string) string {
	if filepath.Ext(name) == ".tsv" {
		return name
	}
	return filepath.Join(dataDir, name)
}

func writeFiles(t *testing.T, files map[string][]byte) {
	t.Helper()
	for _, name := range dataFiles(t) {
		if _, ok := files[name]; ok {
			continue
		}
		if err := os.Remove(pathOf(name)); err != nil {
			t.Fatalf("removing a file that is no more: %v", err)
		}
	}
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(pathOf(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(pathOf(name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func dataFiles(t *testing.T) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dataDir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".ndjson" {
			return err
		}
		name, err := filepath.Rel(dataDir, path)
		names = append(names, filepath.ToSlash(name))
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatalf("listing the bundled files: %v", err)
	}
	return names
}

func firstDifference(got, want []byte) (line int, gotLine, wantLine string) {
	have, wanted := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := 0; i < max(len(have), len(wanted)); i++ {
		a, b := lineAt(have, i), lineAt(wanted, i)
		if a != b {
			return i + 1, a, b
		}
	}
	return 0, "", ""
}

func lineAt(lines [][]byte, i int) string {
	if i < len(lines) {
		return string(lines[i])
	}
	return "(no line)"
}
