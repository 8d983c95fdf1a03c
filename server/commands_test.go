package main

import (
	"bytes"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas/resolvers"
)

// command runs habeas with arguments in this process.
func command(t *testing.T, stdin string, arguments ...string) (code int, out, err string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(t.Context(), arguments, &streams{in: strings.NewReader(stdin), out: &stdout, err: &stderr})
	return code, stdout.String(), stderr.String()
}

// must runs habeas and stops the test where it fails.
func must(t *testing.T, stdin string, arguments ...string) string {
	t.Helper()
	code, out, stderr := command(t, stdin, arguments...)
	if code != 0 {
		t.Fatalf("habeas %v: got exit code %d: %s%s", arguments, code, out, stderr)
	}
	return out
}

func TestExportImportExportGivesTheSameBytes(t *testing.T) {
	folder := t.TempDir()
	first, second := "sqlite:"+folder+"/first.sqlite", "sqlite:"+folder+"/second.sqlite"
	must(t, "", "import", "--store", first, "--bundled")
	exported := must(t, "", "export", "--store", first)
	must(t, exported, "import", "--store", second, "-")
	if again := must(t, "", "export", "--store", second); again != exported {
		t.Error("exporting what was imported from an export: got other bytes")
	}
	if out := must(t, "", "check", "--store", second); !strings.Contains(out, "nothing is broken") {
		t.Errorf("checking what was imported: got %s", out)
	}
	if out := must(t, exported, "import", "--store", second, "--replace", "-"); !strings.HasPrefix(out, "0 added, 0 changed, 0 removed.") {
		t.Errorf("replacing a store by its own export: got %s", out)
	}
	if !strings.Contains(exported, `{"alias":`) || len(exported) < 1<<20 {
		t.Errorf("exporting the bundled dataset: got %d bytes", len(exported))
	}
}

func TestReplaceShowsTheDifference(t *testing.T) {
	folder := t.TempDir()
	store := "sqlite:" + folder + "/store.sqlite"
	source := `{"node":"Source","id":"source/a","set":{"title":"A"}}` + "\n"
	must(t, source+`{"node":"Source","id":"source/b","set":{"title":"B"}}`, "import", "--store", store, "-")
	changed := `{"node":"Source","id":"source/a","set":{"title":"Another"}}` + "\n" + `{"node":"Source","id":"source/c","set":{"title":"C"}}`
	want := "+ source/c\n~ source/a\n- source/b\n1 added, 1 changed, 1 removed.\n"
	if out := must(t, changed, "import", "--store", store, "--replace", "--dry-run", "-"); out != want {
		t.Errorf("import --replace --dry-run:\ngot  %q\nwant %q", out, want)
	}
	if out := must(t, "", "export", "--store", store); strings.Contains(out, "source/c") {
		t.Errorf("after a dry run: got %s", out)
	}
	if out := must(t, changed, "import", "--store", store, "--replace", "-"); !strings.HasPrefix(out, want) {
		t.Errorf("import --replace: got %q, want it to begin with %q", out, want)
	}
	if out := must(t, "", "export", "--store", store); out != changed+"\n" {
		t.Errorf("after a replacement:\ngot  %q\nwant %q", out, changed)
	}
}

func TestWhatGoesWrongIsSaidInASentence(t *testing.T) {
	folder := t.TempDir()
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, []byte("not a store, but a text that is long enough to be looked at, more than a hundred bytes of it, all in one line\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	store := "sqlite:" + folder + "/store.sqlite"
	broken := `{"node":"Source","id":"source/a","set":{"title":"A"}}` + "\n" + `{"edge":"FACES","from":"prisoner/a","to":"charge/b"}`
	for name, test := range map[string]struct {
		stdin     string
		arguments []string
		want      string
	}{
		"busy port":                  {"", []string{"serve", "--store", "sqlite::memory:", "--addr", busy.Addr().String()}, "cannot listen on " + busy.Addr().String() + ": address already in use"},
		"no address":                 {"", []string{"serve", "--store", "sqlite::memory:", "--addr", "nowhere"}, "cannot listen on nowhere"},
		"no number":                  {"", []string{"serve", "--limit-depth", "x"}, "--limit-depth"},
		"no limit":                   {"", []string{"serve", "--limit-depth", "0"}, "--limit-depth 0: give a number above zero"},
		"no origin":                  {"", []string{"serve", "--store", "sqlite::memory:", "--addr", "127.0.0.1:0", "--cors-origin", "friend"}, "--cors-origin friend is not an origin"},
		"no Neo4j":                   {"", []string{"check", "--store", "bolt://127.0.0.1:1"}, "Neo4j cannot be reached now"},
		"secrets in Neo4j's address": {"", []string{"check", "--store", "bolt://user:password@localhost"}, "give bolt://HOST or neo4j://HOST, and the user name and the password apart"},
		"no store":                   {"", []string{"check", "--store", "sqlite:" + folder + "/none.sqlite"}, "there is no store at"},
		"unknown store":              {"", []string{"check", "--store", "postgres://x"}, "--store postgres://x is not a store"},
		"store in a file":            {"", []string{"import", "--bundled", "--store", "sqlite:" + file + "/store.sqlite"}, "the store " + file + "/store.sqlite cannot be opened"},
		"store of a folder":          {"", []string{"import", "--bundled", "--store", "sqlite:" + folder}, "is a folder"},
		"no SQLite file":             {"", []string{"import", "--bundled", "--store", "sqlite:" + file}, "not a SQLite database"},
		"no file":                    {"", []string{"import", "--store", store, folder + "/none.ndjson"}, "none.ndjson: no such file or directory"},
		"nothing to import":          {"", []string{"import", "--store", store}, "nothing to import"},
		"broken line":                {"{}", []string{"import", "--store", store, "-"}, "standard input:1: a line has exactly one of the keys"},
		"edge to nowhere":            {broken, []string{"import", "--store", store, "-"}, "standard input:2:"},
		"input twice":                {"", []string{"import", "--store", store, "-", "-"}, "standard input (-) can be read only once"},
		"CSV":                        {"", []string{"export", "--store", store, "--format", "csv"}, "this version does not write csv yet"},
		"unknown format":             {"", []string{"export", "--store", store, "--format", "docx"}, `there is no format "docx"`},
		"unknown command":            {"", []string{"fly"}, "unexpected argument fly"},
		"no query":                   {"", []string{"explain", folder + "/none.graphql", "--store", "sqlite::memory:"}, "none.graphql: no such file or directory"},
		"out in a file":              {"", []string{"generate", "--prisoners", "1", "--out", file + "/x"}, "not a directory"},
		"fewer than none":            {"", []string{"generate", "--prisoners=-1"}, "give a number that is not negative"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, stderr := command(t, test.stdin, test.arguments...)
			if code != 1 || !strings.Contains(stderr, test.want) {
				t.Errorf("habeas %v: got exit code %d, %s%s, want 1 and %q", test.arguments, code, out, stderr, test.want)
			}
			if strings.Contains(stderr, "goroutine") || strings.Count(stderr, "\n") > 4 {
				t.Errorf("habeas %v: got more than a sentence: %s", test.arguments, stderr)
			}
		})
	}
}

func TestNothingOfABrokenImportIsStored(t *testing.T) {
	store := "sqlite:" + t.TempDir() + "/store.sqlite"
	must(t, "", "import", "--store", store, "--bundled")
	before := must(t, "", "export", "--store", store)
	for name, lines := range map[string]string{
		"a line that is no fact": `{"node":"Source","id":"source/new","set":{"title":"A"}}` + "\n{}",
		"an edge to nowhere":     `{"node":"Source","id":"source/new","set":{"title":"A"}}` + "\n" + `{"edge":"FACES","from":"prisoner/a","to":"charge/b"}`,
		"another content":        `{"node":"Source","id":"source/new","set":{"title":"A"}}` + "\n" + `{"node":"Source","id":"source/new","set":{"title":"B"}}`,
	} {
		if code, _, stderr := command(t, lines, "import", "--store", store, "-"); code != 1 || !strings.Contains(stderr, "nothing was stored") {
			t.Errorf("importing %s: got exit code %d, %s", name, code, stderr)
		}
	}
	if after := must(t, "", "export", "--store", store); after != before {
		t.Error("after broken imports: the store exports other bytes than before")
	}
}

func TestHelpShowsEachLimitWithItsReason(t *testing.T) {
	help := strings.Join(strings.Fields(must(t, "", "serve", "--help")), " ")
	limits := resolvers.DefaultLimits()
	for _, limit := range limits.Table() {
		if !strings.Contains(help, "--limit-"+limit.Name+"=") {
			t.Errorf("habeas serve --help: got no --limit-%s", limit.Name)
		}
		begin := helpText(limit.Reason)[:min(len(limit.Reason), 40)]
		if !strings.Contains(help, begin) {
			t.Errorf("habeas serve --help: got no reason of --limit-%s (%s…)", limit.Name, begin)
		}
	}
}

func TestLimitsCanBeSet(t *testing.T) {
	t.Setenv("HABEAS_LIMIT_TOKENS", "99")
	commands := &cli{Serve: newServeCommand()}
	parser, err := newParser(t.Context(), commands, &streams{out: io.Discard, err: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse([]string{"--limit-nodes=7", "--introspection=false"}); err != nil {
		t.Fatal(err)
	}
	got, err := commands.Serve.limits()
	if err != nil {
		t.Fatal(err)
	}
	want := resolvers.DefaultLimits()
	want.Tokens, want.Nodes = 99, 7
	if got != want {
		t.Errorf("HABEAS_LIMIT_TOKENS=99 habeas --limit-nodes=7:\ngot  %+v\nwant %+v", got, want)
	}
	if commands.Serve.Introspection {
		t.Error("habeas --introspection=false: got introspection")
	}
}

func TestExplainShowsOneStatement(t *testing.T) {
	store := "sqlite:" + t.TempDir() + "/store.sqlite"
	must(t, "", "import", "--store", store, "--bundled")
	for _, name := range []string{"1-people-by-group", "2-one-judge", "4-found-violations", "6-many-roots"} {
		arguments := []string{"explain", "examples/" + name + ".graphql", "--store", store}
		if name == "6-many-roots" {
			arguments = append(arguments, "--variables", "examples/"+name+".json")
		}
		out := must(t, "", arguments...)
		_, rest, found := strings.Cut(out, "SQLite: one statement\n\n")
		statement, rest, alsoCypher := strings.Cut(rest, "\n\nNeo4j: one statement\n\nCYPHER 5\n")
		if !found || !alsoCypher || !strings.HasPrefix(statement, "SELECT") || strings.Contains(statement+rest, ";") {
			t.Errorf("habeas explain %s: got %s, want one SELECT", name, out)
		}
	}
}
