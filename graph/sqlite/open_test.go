package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/sqlite"
	"habeas/schema"
)

func execute(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(statement, err)
		}
	}
}

func makeStore(t *testing.T, path string) {
	t.Helper()
	store, err := sqlite.Open(context.Background(), schema.New(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefusesWithASentence(t *testing.T) {
	cases := []struct {
		name    string
		prepare func(t *testing.T, path string)
		options sqlite.Options
		want    string
	}{
		{"nothing there, for reading", func(*testing.T, string) {}, sqlite.Options{ReadOnly: true}, "there is no store at "},
		{"a folder", func(t *testing.T, path string) { mustMake(t, os.Mkdir(path, 0o755)) }, sqlite.Options{}, "is a folder, not a file"},
		{"another SQLite file", func(t *testing.T, path string) { execute(t, path, "CREATE TABLE diary (text)") }, sqlite.Options{}, "is a SQLite file, but not a store of Habeas"},
		{"not SQLite at all", func(t *testing.T, path string) {
			mustMake(t, os.WriteFile(path, []byte(strings.Repeat("not a database ", 100)), 0o644))
		}, sqlite.Options{}, "the file is not a SQLite database, or is damaged"},
		{"a newer format", func(t *testing.T, path string) {
			makeStore(t, path)
			execute(t, path, "PRAGMA user_version = 99")
		}, sqlite.Options{}, "was written by a newer version of Habeas; use that version"},
		{"another vocabulary", func(t *testing.T, path string) {
			makeStore(t, path)
			execute(t, path, "UPDATE meta SET value = 'other' WHERE name = 'fingerprint'")
		}, sqlite.Options{}, "was written under another vocabulary; export it"},
		{"a folder that cannot be made", func(t *testing.T, path string) { mustMake(t, os.WriteFile(path, nil, 0o644)) }, sqlite.Options{}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "store.db")
			c.prepare(t, path)
			if c.want == "" {
				path, c.want = filepath.Join(path, "below", "store.db"), "cannot be opened"
			}
			store, err := sqlite.Open(context.Background(), schema.New(), path, c.options)
			if err == nil {
				_ = store.Close()
				t.Fatalf("opening %s: got a store, want an error that says %q", c.name, c.want)
			}
			text := err.Error()
			if coded := (*graph.Error)(nil); errors.As(err, &coded) {
				text = coded.Text
			}
			if !strings.Contains(text, c.want) || strings.Contains(text, "\n") {
				t.Errorf("opening %s: got %q, want one line that says %q", c.name, text, c.want)
			}
		})
	}
}

// A store that holds only a bundled dataset of an older vocabulary is ours to empty.
func TestOpenEmptiesAnOlderBundledStore(t *testing.T) {
	ctx, v, path := context.Background(), schema.New(), filepath.Join(t.TempDir(), "store.db")
	store := load(t, v, path, graph.LoadOptions{Bundled: "older"})
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	execute(t, path, "UPDATE meta SET value = 'other' WHERE name = 'fingerprint'")
	if _, err := sqlite.Open(ctx, v, path, sqlite.Options{ReadOnly: true}); err == nil {
		t.Error("for reading: got a store, want a refusal: nothing may be emptied then")
	}
	store, err := sqlite.Open(ctx, v, path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	about, err := store.About(ctx)
	if err != nil || !about.Empty() {
		t.Errorf("got %d counts, empty %t, error %v; want an empty store", len(about.Counts), about.Empty(), err)
	}
}

func TestBundledIsForgottenWhenSomethingElseIsLoaded(t *testing.T) {
	ctx, v := context.Background(), schema.New()
	store := load(t, v, sqlite.Memory, graph.LoadOptions{Bundled: "1"})
	defer store.Close()
	place := &graph.Node{Kind: v.Kind("Place"), ID: "place/elsewhere", Set: []any{"Elsewhere", nil, nil}, Evidence: cited()}
	steps := []struct {
		name  string
		batch *graphtest.Facts
		want  string
	}{
		{"the same again", smallBatch(v), "1"},
		{"something else", &graphtest.Facts{NodesList: []*graph.Node{place}}, ""},
	}
	for _, step := range steps {
		if err := store.Load(ctx, step.batch, graph.LoadOptions{}); err != nil {
			t.Fatal(step.name, err)
		}
		about, err := store.About(ctx)
		if err != nil || about.Bundled != step.want {
			t.Errorf("%s: got %q, %v; want %q", step.name, about.Bundled, err, step.want)
		}
	}
}

// One process reads while another loads, and two do not load at once.
func TestTwoStoresOnOneFile(t *testing.T) {
	ctx, v, path := context.Background(), schema.New(), filepath.Join(t.TempDir(), "store.db")
	first := load(t, v, path, graph.LoadOptions{})
	defer first.Close()
	second, err := sqlite.Open(ctx, v, path, sqlite.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	about, err := second.About(ctx)
	if err != nil || about.Empty() {
		t.Errorf("the second store: got empty %t, error %v; want what the first holds", about.Empty(), err)
	}
	if err := second.Load(ctx, smallBatch(v), graph.LoadOptions{}); graph.CodeOf(err) != graph.Forbidden {
		t.Errorf("loading into a store opened for reading: got %v, want Forbidden", err)
	}
}

func load(t *testing.T, v *schema.Vocabulary, path string, options graph.LoadOptions) *sqlite.Store {
	t.Helper()
	store, err := sqlite.Open(context.Background(), v, path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Load(context.Background(), smallBatch(v), options); err != nil {
		t.Fatal(err)
	}
	return store
}

func cited() *graph.Evidence {
	return &graph.Evidence{Modality: "REPORTED", Status: "ACCEPTED", Citations: []graph.Citation{{Source: "source/one"}}}
}

func smallBatch(v *schema.Vocabulary) *graphtest.Facts {
	source := &graph.Node{Kind: v.Kind("Source"), ID: "source/one", Set: make([]any, len(v.Kind("Source").Fields))}
	source.Set[0] = "One"
	group := &graph.Node{Kind: v.Kind("Group"), ID: "group/some", Set: []any{"Some", nil}, Evidence: cited()}
	return &graphtest.Facts{NodesList: []*graph.Node{source, group}}
}

func mustMake(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
