package seed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/schema"
)

const (
	evidence = `"evidence":{"modality":"REPORTED","status":"ACCEPTED","citations":[{"source":"source/a"}]}`
	node     = `{"node":"Prisoner","id":"prisoner/x","set":{"name":"X"},` + evidence + `}`
)

// memoryFile is an interchange file with the given bytes.
func memoryFile(name string, text []byte) File {
	return File{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil }}
}

func TestBrokenLines(t *testing.T) {
	for _, test := range []struct{ name, line, want string }{
		{"empty line", "", "the line is empty"},
		{"no object", `7`, "the line is a number, not an object"},
		{"a list", `[]`, "the line is a list, not an object"},
		{"not JSON", `{"node":"Prisoner",}`, "not JSON: invalid character ',' at start of value at byte 19"},
		{"cut off", `{"node":"Prisoner","id":"pri`, "not JSON: the line ends too early"},
		{"trailing bytes", node + ` {}`, "something follows the object on the line"},
		{"trailing rubbish", node + `x`, "not JSON: invalid character 'x' at start of value at byte 148"},
		{"not UTF-8", "{\"node\":\"Prisoner\",\"id\":\"prisoner/\xff\"}", "the line is not valid UTF-8"},
		{"half a surrogate pair", `{"node":"\ud800"}`, "not JSON: invalid surrogate pair `\\ud800\"}` in string at byte 10"},
		{"key twice", `{"node":"Prisoner","node":"Group"}`, `key "node" stands twice`},
		{"field twice", `{"node":"Prisoner","id":"prisoner/x","set":{"name":"X","name":"Y"}}`, `key "name" stands twice`},
		{"unknown key", `{"node":"Prisoner","colour":1}`, `unknown key "colour"`},
		{"no sort", `{"id":"prisoner/x"}`, `a line has exactly one of the keys "node", "edge" and "alias"`},
		{"two sorts", `{"node":"Prisoner","edge":"FACES"}`, `a line has exactly one of the keys "node", "edge" and "alias"`},
		{"key of another sort", `{"node":"Prisoner","id":"prisoner/x","from":"prisoner/y"}`, `key "from" does not belong to a node`},
		{"unknown kind", `{"node":"Wizard","id":"wizard/x"}`, `there is no kind "Wizard"`},
		{"unknown edge", `{"edge":"LOVES","from":"prisoner/x","to":"prisoner/y"}`, `there is no edge "LOVES"`},
		{"no id", `{"node":"Prisoner"}`, `key "id" is missing`},
		{"empty id", `{"node":"Prisoner","id":""}`, `key "id" is empty: leave it out`},
		{"id of no kind", `{"node":"Prisoner","id":"x"}`, `"x" is not an id: an id is a kind and a slug, such as prisoner/kuku-emir-usein`},
		{"id of another kind", `{"node":"Prisoner","id":"group/x"}`, `id "group/x" is not that of a Prisoner: it has to begin with prisoner/`},
		{"character in an id", `{"node":"Prisoner","id":"prisoner/a b"}`, `id "prisoner/a b" holds ' ' at byte 11: letters, digits and - . / + _ are allowed`},
		{"look-alike in an id", `{"node":"Prisoner","id":"prisoner/аlla"}`, `id "prisoner/аlla" holds 'а' at byte 10: letters, digits and - . / + _ are allowed`},
		{"id of a wrong type", `{"node":"Prisoner","id":7}`, `key "id" is a number, not a text`},
		{"set of a wrong type", `{"node":"Prisoner","id":"prisoner/x","set":[]}`, "set is a list, not an object"},
		{"unknown field", `{"node":"Prisoner","id":"prisoner/x","set":{"nmae":"X"}}`, `Prisoner has no field "nmae"`},
		{"missing field", `{"node":"Prisoner","id":"prisoner/x",` + evidence + `}`, `Prisoner needs the field "name"`},
		{"null", `{"node":"Prisoner","id":"prisoner/x","set":{"name":null}}`, `field "name" is null, not a text`},
		{"empty text", `{"node":"Prisoner","id":"prisoner/x","set":{"name":""}}`, `field "name" is empty: leave it out`},
		{"NUL", `{"node":"Prisoner","id":"prisoner/x","set":{"name":"a\u0000b"}}`, `field "name" holds the character U+0000`},
		{"number for text", `{"node":"Prisoner","id":"prisoner/x","set":{"name":1}}`, `field "name" is a number, not a text`},
		{"text for number", `{"node":"Prisoner","id":"prisoner/x","set":{"birthYear":"1970"}}`, `field "birthYear" is a text, not a number`},
		{"fraction", `{"node":"Prisoner","id":"prisoner/x","set":{"birthYear":1970.5}}`, `field "birthYear" is 1970.5, not a whole number of at most 32 bits`},
		{"too large", `{"node":"Prisoner","id":"prisoner/x","set":{"birthYear":3000000000}}`, `field "birthYear" is 3000000000, not a whole number of at most 32 bits`},
		{"text for a list", `{"node":"Prisoner","id":"prisoner/x","set":{"aliases":"A"}}`, `field "aliases" is a text, not a list`},
		{"empty list", `{"node":"Prisoner","id":"prisoner/x","set":{"aliases":[]}}`, `field "aliases" is empty: leave it out`},
		{"list of numbers", `{"node":"Prisoner","id":"prisoner/x","set":{"aliases":[1]}}`, `a value of field "aliases" is a number, not a text`},
		{"text for a truth", `{"node":"Statute","id":"statute/x","set":{"life":"no"}}`, `field "life" is a text, not true or false`},
		{"bad date", `{"node":"Prisoner","id":"prisoner/x","set":{"arrestedOn":"2019-13"}}`,
			`field "arrestedOn": "2019-13" is not a date: give a year, a month or a day, such as 2019, 2019-05 or 2019-05-06`},
		{"value of no enumeration", `{"node":"Case","id":"case/x","set":{"kind":"SPACE"}}`,
			`field "kind": "SPACE" is not one of CRIMINAL, ADMINISTRATIVE, CIVIL, OTHER`},
		{"no evidence", `{"node":"Prisoner","id":"prisoner/x","set":{"name":"X"}}`, "evidence is missing: a fact cites at least one source"},
		{"source with evidence", `{"node":"Source","id":"source/x","set":{"title":"X"},` + evidence + `}`, "a Source is its own evidence: leave it out"},
		{"no citation", `{"node":"Prisoner","id":"prisoner/x","set":{"name":"X"},"evidence":{"modality":"REPORTED","status":"ACCEPTED"}}`,
			"citations are missing: a fact cites at least one source"},
		{"no modality", `{"node":"Prisoner","id":"prisoner/x","set":{"name":"X"},"evidence":{"status":"ACCEPTED","citations":[{"source":"source/a"}]}}`,
			"modality of the evidence is missing"},
		{"unknown modality", `{"node":"Prisoner","id":"prisoner/x","set":{"name":"X"},"evidence":{"modality":"RUMOUR","status":"ACCEPTED","citations":[{"source":"source/a"}]}}`,
			`modality of the evidence: "RUMOUR" is not one of OFFICIAL_RECORD, FOUND, ALLEGED, REPORTED`},
		{"unknown status", `{"node":"Prisoner","id":"prisoner/x","set":{"name":"X"},"evidence":{"modality":"REPORTED","status":"FINE","citations":[{"source":"source/a"}]}}`,
			`status of the evidence: "FINE" is not one of ACCEPTED, CONFLICT, DISPUTED, RETRACTED`},
		{"citation without a source", `{"node":"Prisoner","id":"prisoner/x","set":{"name":"X"},"evidence":{"modality":"REPORTED","status":"ACCEPTED","citations":[{"locator":"p. 1"}]}}`,
			"source of a citation is missing"},
		{"citation of a prisoner", `{"node":"Prisoner","id":"prisoner/x","set":{"name":"X"},"evidence":{"modality":"REPORTED","status":"ACCEPTED","citations":[{"source":"prisoner/x"}]}}`,
			`source of a citation: "prisoner/x" is no source`},
		{"citation of an unknown field", `{"node":"Prisoner","id":"prisoner/x","set":{"name":"X"},"evidence":{"modality":"REPORTED","status":"ACCEPTED","citations":[{"source":"source/a","fields":["shoe"]}]}}`,
			`fields of a citation: Prisoner has no field "shoe"`},
		{"edge without an end", `{"edge":"FACES","from":"prisoner/x"}`, `key "to" is missing`},
		{"edge between the wrong kinds", `{"edge":"FACES","from":"charge/x","to":"prisoner/x"}`, "FACES does not lead from Charge to Prisoner"},
		{"edge without evidence", `{"edge":"JUDGED","from":"official/x","to":"proceeding/x"}`, "evidence is missing: a fact cites at least one source"},
		{"edge without a required field", `{"edge":"DECIDED_IN","from":"charge/x","to":"proceeding/x",` + evidence + `}`, `DECIDED_IN needs the field "outcome"`},
		{"alias of another kind", `{"alias":"official/x","of":"prisoner/x"}`, `"official/x" and "prisoner/x" are ids of different kinds`},
		{"alias of itself", `{"alias":"official/x","of":"official/x"}`, `"official/x" is an alias of itself`},
		{"long line", `{"node":"` + strings.Repeat("x", MaxLine) + `"}`, "the line is longer than 1048576 bytes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := node + "\n" + test.line + "\n" + node + "\n"
			_, err := Read(schema.New(), []File{memoryFile("x.ndjson", []byte(text))}, nil)
			problems := (*graph.Problems)(nil)
			if !errors.As(err, &problems) || problems.Total != 1 {
				t.Fatalf("reading %.200q: got %v, want one problem", test.line, err)
			}
			got := problems.Listed[0]
			if got.Origin.String() != "x.ndjson:2" {
				t.Errorf("reading %.200q: the problem is at %s, want x.ndjson:2", test.line, got.Origin)
			}
			if got.Text != test.want {
				t.Errorf("reading %.200q:\ngot  %s\nwant %s", test.line, got.Text, test.want)
			}
		})
	}
}

func TestProblemsAreCounted(t *testing.T) {
	_, err := Read(schema.New(), []File{memoryFile("x.ndjson", []byte(strings.Repeat("{}\n", 50)))}, nil)
	want := "x.ndjson:20: a line has exactly one of the keys \"node\", \"edge\" and \"alias\"\n50 problems, of which the first 20 are listed; nothing was stored"
	if err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("reading 50 broken lines:\ngot  %v\nwant an end of %s", err, want)
	}
}

func TestGzip(t *testing.T) {
	var zipped bytes.Buffer
	writer := gzip.NewWriter(&zipped)
	fmt.Fprintln(writer, node)
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	batch, err := Read(schema.New(), []File{memoryFile("x.ndjson.gz", zipped.Bytes())}, nil)
	if err != nil || batch.Facts() != 1 {
		t.Fatalf("reading a gzipped file with one node: got %v, %v", batch, err)
	}
	cutOff := zipped.Bytes()[:zipped.Len()-6]
	if _, err := Read(schema.New(), []File{memoryFile("x.ndjson.gz", cutOff)}, nil); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("reading a gzipped file that is cut off: got %v, want %v", err, io.ErrUnexpectedEOF)
	}
}

func TestLastLineNeedsNoEnd(t *testing.T) {
	batch, err := Read(schema.New(), []File{memoryFile("x.ndjson", []byte(node+"\r\n"+node))}, nil)
	if err != nil || batch.Facts() != 2 {
		t.Errorf("reading two lines, the last without an end: got %v, %v, want 2 facts", batch, err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(node))
	f.Add([]byte(`{"edge":"JUDGED","from":"official/x","to":"proceeding/x","set":{"seat":"PANEL"},` + evidence + `}`))
	f.Add([]byte(`{"alias":"official/x","of":"official/y"}`))
	v := schema.New()
	f.Fuzz(func(t *testing.T, line []byte) {
		fact, err := newParser(v).parse(line)
		if err != nil {
			return
		}
		first := canonical(t, fact)
		again, err := newParser(v).parse(bytes.TrimSuffix(first, []byte("\n")))
		if err != nil {
			t.Fatalf("parsing what was written, %q: %v", first, err)
		}
		if second := canonical(t, again); !bytes.Equal(first, second) {
			t.Errorf("writing %q again:\ngot  %q\nwant %q", line, second, first)
		}
	})
}

// canonical is the line that a writer makes of a fact.
func canonical(t *testing.T, fact any) []byte {
	t.Helper()
	var text bytes.Buffer
	writer := NewWriter(&text)
	var err error
	switch fact := fact.(type) {
	case *graph.Node:
		err = writer.Node(fact)
	case *graph.Edge:
		err = writer.Edge(fact)
	case *graph.Alias:
		err = writer.Alias(fact)
	}
	if err := errors.Join(err, writer.Flush()); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func BenchmarkParse(b *testing.B) {
	line := []byte(`{"edge":"JUDGED","from":"official/opanasenko-valery","to":"proceeding/sevastopol-hizb-ut-tahrir-2/2018-first-instance","set":{"seat":"PRESIDING"},"evidence":{"modality":"REPORTED","status":"ACCEPTED","citations":[{"source":"source/sosedi-sev2","locator":"par. 2"}]}}`)
	p := newParser(schema.New())
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.parse(line); err != nil {
			b.Fatal(err)
		}
	}
}
