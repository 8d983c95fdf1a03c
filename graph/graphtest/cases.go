package graphtest

import (
	"embed"
	"io"
	"io/fs"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

//go:embed testdata
var testdata embed.FS

// readCase is a question with the answer worked out by hand.
type readCase struct {
	Name string
	// Why is the reasoning behind the answer.
	Why string
	Ask []ask
	// Want has one JSON text for each root; white space in it does not count, and
	// <name> stands for the key of the edge of that name in the world.
	Want []string
	// IDs is short for the answer to one list that asks for the id alone: the last
	// parts of the ids, in order.
	IDs *[]string
}

// casesIn reads all cases of the files that a pattern matches.
func casesIn[T any](t *testing.T, pattern string) []T {
	t.Helper()
	files, err := fs.Glob(testdata, pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in %s (%v)", pattern, err)
	}
	var all []T
	for _, file := range files {
		var cases []T
		if err := decodeStrictly(textOf(t, file), &cases); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all = append(all, cases...)
	}
	return all
}

func textOf(t *testing.T, file string) string {
	t.Helper()
	text, err := fs.ReadFile(testdata, file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// decodeStrictly reads YAML and refuses names that do not exist.
func decodeStrictly(text string, into any) error {
	decoder := yaml.NewDecoder(strings.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(into); err != io.EOF {
		return err
	}
	return nil
}
