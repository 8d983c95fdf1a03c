package explorer_test

import (
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	nethtml "golang.org/x/net/html"

	"habeas/resolvers"
	"habeas/schema"
)

// asked are addresses that ask each question of the bundled dataset something that has an
// answer, with a text of it.
var asked = map[string][2]string{
	"repeatOfficials":   {"role=JUDGE&minCases=2&group=religious-minority", "of "},
	"statuteProfile":    {"statute=RU-UK-205.5", "median "},
	"treatyPattern":     {"treaty=ECHR", "ECHR, Article"},
	"caseFile":          {"prisoner=prisoner/kuku-emir-usein", "2016-02-11"},
	"commandChain":      {"agency=fsb-crimea-sevastopol", "agency/"},
	"sentenceDisparity": {"statute=RU-UK-205.5&by=COURT&minCell=1", "Court"},
	"dueProcess":        {"by=COURT", "unknown"},
	"whoIs":             {"name=Ткаченко", "tkachenko-oleg"},
	"dossier":           {"official=opanasenko-valery", "judge"},
	"officialPairs":     {"minShared=1", "unknown"},
	"connections":       {"start=prisoner/abdullaev-akramdzhon&end=official/opanasenko-valery", "Opanasenko"},
	"sanctionsGap":      {"role=JUDGE&minCases=2&authorities=EU,UK", "Not listed by"},
	"afterDesignation":  {"windowDays=730", "Listed by"},
	"custodyOn":         {"date=2019-04-29&byMonth.from=2018-11&byMonth.to=2019-05", "2018-11"},
	"caseClusters":      {"minShared=2", "/case/"},
	"crossTab":          {"count=VIOLATIONS&rows=PROVISION&columns=GROUP&where=%7B%22groups%22:%7B%22some%22:%7B%7D%7D%7D", "/provision/"},
}

// TestEveryQuestionHasAFormAndAnAnswer: the contract's questions are listed, each has a
// form, and what is asked is answered with its unit, its operation and its files.
func TestEveryQuestionHasAFormAndAnAnswer(t *testing.T) {
	e := bundled(t)
	contract := gqlparser.MustLoadSchema(&ast.Source{Input: resolvers.SDL(schema.New())})
	_, list := read(t, e, "/questions")
	count := 0
	for _, field := range contract.Query.Fields {
		if contract.Types[field.Type.Name()].Fields.ForName("asOf") == nil {
			continue
		}
		count++
		if !strings.Contains(list, `href="/questions/`+field.Name+`"`) || !strings.Contains(list, html.EscapeString(field.Description)) {
			t.Errorf("/questions: got no link to %s with its description", field.Name)
		}
		document, _ := read(t, e, "/questions/"+field.Name)
		checkPage(t, "/questions/"+field.Name, document)
		for _, argument := range field.Arguments {
			if !slices.Contains(fieldsOf(t, field.Name), argument.Name) {
				t.Errorf("/questions/%s: got no field for %s", field.Name, argument.Name)
			}
		}
	}
	if count != 16 {
		t.Errorf("got %d questions, want 15 and the cross-table", count)
	}
	if len(asked) != count {
		t.Errorf("%d of %d questions are asked", len(asked), count)
	}
	for name, ask := range asked {
		address := "/questions/" + name + "?" + ask[0]
		document, body := read(t, e, address)
		checkPage(t, address, document)
		for _, want := range []string{ask[1], `id="answer"`, "What is counted or listed", "view=csv", "view=json", "view=graphml", "view=query"} {
			if !strings.Contains(body, want) {
				t.Errorf("GET %s: got no %q", address, want)
			}
		}
		checkFiles(t, address, links(document))
	}
}

// fieldsOf are the names of the fields of a question's form.
func fieldsOf(t *testing.T, question string) []string {
	t.Helper()
	document, _ := read(t, bundled(t), "/questions/"+question)
	var names []string
	for _, element := range []string{"input", "select", "textarea"} {
		for _, field := range elements(document, element) {
			name, _ := attribute(field, "name")
			names = append(names, name)
		}
	}
	return names
}

// checkFiles downloads every file that a page offers and parses it.
func checkFiles(t *testing.T, address string, offered []string) {
	t.Helper()
	for _, link := range offered {
		parsed, err := url.Parse(link)
		if err != nil {
			t.Fatal(err)
		}
		switch parsed.Query().Get("view") {
		case "csv":
			response, body := get(t, bundled(t), link, "")
			records, err := csv.NewReader(strings.NewReader(body)).ReadAll()
			if err != nil || len(records) < 2 || !strings.Contains(response.Header.Get("Content-Disposition"), ".csv") {
				t.Errorf("GET %s (from %s): got %d records (%v)", link, address, len(records), err)
			}
		case "graphml":
			_, body := get(t, bundled(t), link, "")
			checkGraph(t, link, body)
		}
	}
}

// checkGraph: the file is XML, and its edges lead between its nodes.
func checkGraph(t *testing.T, address, body string) {
	t.Helper()
	nodes, ends, count := map[string]bool{}, []string{}, 0
	decoder := xml.NewDecoder(strings.NewReader(body))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("GET %s: %v", address, err)
		}
		element, starts := token.(xml.StartElement)
		if !starts {
			continue
		}
		for _, a := range element.Attr {
			if element.Name.Local == "node" && a.Name.Local == "id" {
				nodes[a.Value] = true
				count++
			}
			if a.Name.Local == "source" || a.Name.Local == "target" {
				ends = append(ends, a.Value)
			}
		}
	}
	if len(nodes) != count {
		t.Errorf("GET %s: got a node twice", address)
	}
	for _, end := range ends {
		if !nodes[end] {
			t.Errorf("GET %s: an edge leads to %s, which is no node", address, end)
		}
	}
}

// TestDownloadHoldsAllRows: a file is not cut off at a page.
func TestDownloadHoldsAllRows(t *testing.T) {
	e := bundled(t)
	address := "/questions/repeatOfficials?minCases=1"
	document, _ := read(t, e, address)
	_, file := get(t, e, address+"&view=csv&list=rows", "")
	records, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := "Results " + itoa(len(records)-1); len(records) < 100 || !strings.Contains(textOf(document), want) {
		t.Errorf("GET %s&view=csv: got %d rows; the page does not say %q", address, len(records)-1, want)
	}
	for _, want := range []string{"official.id", "official.label", "convicted.count", "convicted.of", "convicted.unknown"} {
		if !slices.Contains(records[0], want) {
			t.Errorf("GET %s&view=csv: got the columns %v, want %s", address, records[0], want)
		}
	}
}

// TestDownloadIsNoFormula: a spreadsheet takes a name for a text, and a name that is no
// formula stays as it is.
func TestDownloadIsNoFormula(t *testing.T) {
	titles := map[string]string{
		"=HYPERLINK(1)": "'=HYPERLINK(1)", "+1": "'+1", "-1": "'-1", "@SUM(1)": "'@SUM(1)", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x",
		"1=1": "1=1", "a@example.org": "a@example.org", "“quoted”, with a comma": "“quoted”, with a comma", "a line\\nand another": "a line\nand another",
	}
	var lines []string
	for title := range titles {
		lines = append(lines, fmt.Sprintf(`{"node":"Source","id":"source/s%d","set":{"title":"%s"}}`, len(lines), title))
	}
	response, file := get(t, world(t, strings.Join(lines, "\n")), "/sources?view=csv", "")
	records, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil || len(records) != 1+len(titles) {
		t.Fatalf("got %d records (%v), want a head and %d", len(records), err, len(titles))
	}
	if got := response.Header.Get("Content-Type"); got != "text/csv; charset=utf-8" {
		t.Errorf("got the type %q, want CSV in UTF-8", got)
	}
	column := slices.Index(records[0], "title")
	for title, want := range titles {
		if !slices.ContainsFunc(records[1:], func(record []string) bool { return record[column] == want }) {
			t.Errorf("%q: got %q, want %q among the titles", title, records, want)
		}
	}
}

// TestWrongFieldsAreMarked: what cannot be asked is told by the name that the form has for
// it, whoever found it, and its field says that it is wrong.
func TestWrongFieldsAreMarked(t *testing.T) {
	e := bundled(t)
	for _, test := range []struct{ address, field, told string }{
		{"/questions/repeatOfficials?minCases=-1", "minCases", "Cases at least: -1 is not possible"},
		{"/questions/repeatOfficials?minCases=few", "minCases", "Cases at least: “few” is not a whole number"},
		{"/questions/crossTab?count=PRISONERS&rows=GROUP&where=nothing", "where", "it is not a JSON object"},
		{"/questions/repeatOfficials?from=yesterday", "from", "From: \"yesterday\" is not a date"},
		{"/questions/custodyOn?date=2019-04-29&byMonth.from=2019", "byMonth.to", "fill this in too"},
		{"/questions/custodyOn?date=2019-04-29&byMonth.from=x&byMonth.to=2019", "byMonth.from", "is not a date"},
	} {
		response, body := get(t, e, test.address, "")
		document, err := nethtml.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if response.StatusCode != 400 || !strings.Contains(textOf(document), test.told) {
			t.Errorf("GET %s: got status %d without %q", test.address, response.StatusCode, test.told)
		}
		for _, name := range []string{"input", "select", "textarea"} {
			for _, element := range elements(document, name) {
				field, _ := attribute(element, "name")
				if _, wrong := attribute(element, "aria-invalid"); wrong != (field == test.field) {
					t.Errorf("GET %s: field %s: got marked as wrong %t", test.address, field, wrong)
				}
			}
		}
	}
}

// TestLongWordsMayBreak: a word longer than any name does not widen a table.
func TestLongWordsMayBreak(t *testing.T) {
	long := strings.Repeat("long", 20)
	e := world(t, `{"node":"Source","id":"source/s","set":{"title":"`+long+`"}}`+"\n"+`{"node":"Source","id":"source/t","set":{"title":"A title of many words, none of which is long"}}`)
	_, body := read(t, e, "/sources")
	if !strings.Contains(body, `<a class="long" href="/source/s"`) || !strings.Contains(body, `<a href="/source/t"`) {
		t.Errorf("/sources: got %s, want the class long on /source/s alone", body)
	}
}
