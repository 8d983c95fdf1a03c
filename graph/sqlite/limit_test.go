package sqlite_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestNoLimitIsABareParameter: SQLite prepares a statement anew each time that a bare
// parameter of a LIMIT is bound.
func TestNoLimitIsABareParameter(t *testing.T) {
	bare := regexp.MustCompile(`LIMIT [?$:@]\w*\s*[)\n` + "`" + `]`)
	count := 0
	for _, pattern := range []string{"*.go", "../questions/statements/*.sql", "../cypher/testdata/journeys/*.txtar"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			count++
			for _, found := range bare.FindAllString(string(text), -1) {
				t.Errorf("%s: got %q, want a plus before the parameter", file, found)
			}
		}
	}
	if count < 40 {
		t.Errorf("only %d files were looked at", count)
	}
}
