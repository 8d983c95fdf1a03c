package explorer_test

import (
	"context"
	"encoding/csv"
	"net/http"
	"slices"
	"strings"
	"testing"

	"habeas/resolvers"
	"habeas/schema"
	"habeas/server/explorer"
)

// TestEveryAnswerIsAFile: entries, lists and searches give tables and graphs as questions
// do, whole, and the pages lead to them.
func TestEveryAnswerIsAFile(t *testing.T) {
	e := bundled(t)
	for _, c := range []struct {
		page, query string
		// rows is the least number of rows; the columns have to be there.
		rows    int
		columns []string
	}{
		{"/prisoner/kuku-emir-usein", "view=csv", 1, []string{"id", "name", "nameNative", "arrestedOn", "evidence.modality", "evidence.sources"}},
		{"/prisoner/kuku-emir-usein", "list=charges&view=csv", 2, []string{"node.id", "node.label", "node.description", "node.statute.id", "evidence.modality"}},
		{"/group/religious-minority", "list=prisoners&view=csv", 90, []string{"node.id", "node.name"}},
		{"/prisoners", "view=csv", 250, []string{"id", "name", "arrestedOn"}},
		{"/search?q=Kuku", "view=csv", 1, []string{"node.id", "node.label", "score"}},
		{"/search?q=court", "view=csv", 41, []string{"node.id"}}, // more than the page shows
		{"/dossier/opanasenko-valery", "view=csv", 1, []string{"role", "date"}},
		{"/", "view=csv", 1, []string{"name"}},
	} {
		document, _ := read(t, e, c.page)
		address := c.page + "?" + c.query
		if strings.Contains(c.page, "?") {
			address = c.page + "&" + c.query
		}
		if !slices.Contains(links(document), address) {
			t.Errorf("GET %s: got no link to %s", c.page, address)
		}
		response, body := get(t, e, address, "")
		records, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if err != nil || len(records)-1 < c.rows || !strings.HasSuffix(response.Header.Get("Content-Disposition"), `.csv"`) {
			t.Errorf("GET %s: got %d lines (%v), %q, want %d rows or more", address, len(records), err, response.Header.Get("Content-Disposition"), c.rows)
			continue
		}
		for _, column := range c.columns {
			if !slices.Contains(records[0], column) {
				t.Errorf("GET %s: got the columns %v, want %s", address, records[0], column)
			}
		}
		for _, record := range records {
			if slices.Contains(record, "null") {
				t.Errorf("GET %s: got the word null in %v, want an empty cell", address, record)
			}
		}
		graph := strings.Replace(strings.Replace(address, "view=csv", "view=graphml", 1), "list=charges&", "", 1)
		_, body = get(t, e, graph, "")
		checkGraph(t, graph, body)
		if !strings.Contains(body, "<node ") {
			t.Errorf("GET %s: got no node", graph)
		}
	}
}

// TestFileHoldsTheWholeRelation: a file has what the pages of a long list have together,
// once each.
func TestFileHoldsTheWholeRelation(t *testing.T) {
	e := bundled(t)
	document, _ := read(t, e, "/group/religious-minority")
	_, body := get(t, e, "/group/religious-minority?view=csv&list=prisoners", "")
	records, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, record := range records[1:] {
		if seen[record[0]] {
			t.Errorf("%s stands twice in the file", record[0])
		}
		seen[record[0]] = true
	}
	if want := "Prisoners " + itoa(len(seen)); !strings.Contains(textOf(document), want) {
		t.Errorf("got %d people in the file; the page does not say %q", len(seen), want)
	}
}

// TestExportSaysWhatIsThere: planned formats are not implemented, others unknown, and all
// of them lead to what there is.
func TestExportSaysWhatIsThere(t *testing.T) {
	e := bundled(t)
	for address, want := range map[string]int{"/export": 200, "/export/": 200, "/export/csv": 501, "/export/csv?query={dataset{version}}": 501, "/export/jsonld": 501, "/export/ftm": 501,
		"/export/rdf": 404, "/export/parquet": 404, "/export/%3Cscript%3E": 404, "/export/csv/x": 404} {
		response, body := get(t, e, address, "")
		if response.StatusCode != want || strings.Contains(body, "<script") {
			t.Errorf("GET %s: got status %d, want %d", address, response.StatusCode, want)
		}
		if address != "/export/csv/x" && (!strings.Contains(body, "/prisoners?view=csv") || !strings.Contains(body, "GraphML")) {
			t.Errorf("GET %s: got no word of the files that there are", address)
		}
	}
}

// TestNamesOfFiles: an address gives a name that every system takes, however long it is.
func TestNamesOfFiles(t *testing.T) {
	e := world(t, `{"node":"Source","id":"source/s","set":{"title":"S"}}`)
	for address, want := range map[string]string{
		"/source/s?view=csv":                      "source-s.csv",
		"/source/s?view=csv&list=facts":           "source-s-facts.csv",
		"/search?q=S&view=graphml":                "search.graphml",
		"/?view=graphml":                          "habeas.graphml",
		"/graph/source/s?view=graphml&list=facts": "graph-source-s.graphml",
	} {
		response, _ := get(t, e, address, "")
		if got, want := response.Header.Get("Content-Disposition"), `attachment; filename="`+want+`"`; got != want {
			t.Errorf("GET %s: got %q with status %d, want %q", address, got, response.StatusCode, want)
		}
	}
}

// TestPartsOfAPage: each operation of a page has its answer; a number that none has gives
// the first.
func TestPartsOfAPage(t *testing.T) {
	e := bundled(t)
	for part, want := range map[string]string{"": "prisoner", "0": "prisoner", "1": "caseFile", "2": "prisoner", "-1": "prisoner", "x": "prisoner"} {
		_, body := get(t, e, "/prisoner/kuku-emir-usein?view=json&part="+part, "")
		if !strings.HasPrefix(body, `{"data":{"`+want+`":`) {
			t.Errorf("part %q: got %.60s, want the answer to %s", part, body, want)
		}
	}
}

// endless is an engine whose list of prisoners never ends.
type endless struct{}

func (endless) Execute(context.Context, resolvers.Request) resolvers.Result {
	nodes := strings.Repeat(`{"id":"prisoner/p","name":"P"},`, 4000) + `{"id":"prisoner/p","name":"P"}`
	return resolvers.Result{Body: []byte(`{"data":{"prisoners":{"totalCount":1,"pageInfo":{"hasNextPage":true,"endCursor":"x"},"nodes":[` + nodes + `]}}}`)}
}

// TestNoFileIsCutOff: what is too long for a file is refused, not sent in part.
func TestNoFileIsCutOff(t *testing.T) {
	e, err := explorer.New(schema.New(), endless{}, explorer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	response, body := get(t, e, "/prisoners?view=csv", "")
	if response.StatusCode != http.StatusBadRequest || !strings.Contains(body, "more than 10000 rows") || response.Header.Get("Content-Disposition") != "" {
		t.Errorf("GET /prisoners?view=csv: got status %d, want 400 and why", response.StatusCode)
	}
}
