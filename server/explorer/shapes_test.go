package explorer_test

import (
	"context"
	"strings"
	"testing"

	"habeas/resolvers"
	"habeas/schema"
	"habeas/server/explorer"
)

// answering is an engine with one answer to the operations that name a field.
type answering struct{ field, body string }

func (a answering) Execute(_ context.Context, request resolvers.Request) resolvers.Result {
	if strings.Contains(request.Query, a.field) {
		return resolvers.Result{Body: []byte(a.body), Operation: "query"}
	}
	return resolvers.Result{Body: []byte(`{"data":{}}`), Operation: "query"}
}

// TestShapesOfAnswers: each shape that an answer may have is shown as what it is.
func TestShapesOfAnswers(t *testing.T) {
	evidence := `{"modality":"FOUND","status":"CONFLICT","note":null,"sourceCount":2,"citations":[{"locator":null,"fields":["date"],"source":{"id":"source/s","title":"S","publisher":null,"url":null,"archiveUrl":null}}]}`
	for name, c := range map[string]struct {
		address, body string
		want          []string
	}{
		"cross-table": {"crossTab?count=VIOLATIONS&rows=PROVISION&columns=GROUP",
			`{"unit":"violations","asOf":"v","warnings":["few"],"rows":[{"key":"provision/ECHR-3","label":"torture"},{"key":"FOUND","label":"FOUND"}],"columns":[{"key":"group/g","label":"G"},{"key":"2019","label":"2019"}],
			"cells":[{"row":"provision/ECHR-3","column":"group/g","count":7},{"row":"FOUND","column":"2019","count":9}],"unknown":3}`,
			[]string{"G 2019 ECHR-3: torture 7 found 9", "In no cell 3", "few"}},
		"cross-table without columns": {"crossTab?count=CASES&rows=YEAR",
			`{"unit":"cases","asOf":"v","warnings":[],"rows":[{"key":"2019","label":"2019"}],"columns":[{"key":null,"label":null}],"cells":[{"row":"2019","column":null,"count":7}],"unknown":0}`,
			[]string{"all 2019 7"}},
		"people held": {"custodyOn?date=2019-04-29&byMonth.from=2018-11&byMonth.to=2018-12",
			`{"unit":"people","asOf":"v","warnings":[],"held":[{"prisoner":{"id":"prisoner/p","name":"P","nameNative":null},"facility":null,"since":"2018","days":null,"certain":false}],"people":1,"unknown":4,"byMonth":[{"month":"2018-11","people":1}]}`,
			[]string{"Prisoner Since Held for certain P 2018 no", "People 1", "Unknown 4", "Month People 2018-11 1"}},
		"paths": {"connections?start=prisoner/p&end=official/o",
			`{"unit":"paths","asOf":"v","warnings":[],"paths":[{"length":1,"steps":[{"node":{"id":"prisoner/p","name":"P","nameNative":null},"edge":null,"evidence":null},{"node":{"id":"official/o","name":"O","nameNative":null},"edge":"INVOLVED_IN","evidence":` + evidence + `}]}]}`,
			[]string{"1 P O · link INVOLVED_IN · found sources conflict sources: 2 S (date)"}},
		"a chain with an unknown commander": {"commandChain?agency=a",
			`{"unit":"posts","asOf":"v","warnings":[],"hops":[{"level":0,"body":{"id":"agency/a","name":"A"},"official":null,"office":null,"from":null,"to":null,"evidence":null,"status":null,"cases":0}],"weakest":null}`,
			[]string{"Steps above Body Cases 0 A 0"}},
		"months and shares": {"sentenceDisparity?statute=s&by=COURT",
			`{"unit":"sentences","asOf":"v","warnings":[],"suppressed":2,"rows":{"nodes":[{"key":"court/c","label":"C","sentences":6,"months":{"known":5,"unknown":1,"min":10,"q1":11.5,"median":12.333333,"q3":13,"max":20},"suspended":{"count":26,"of":26,"unknown":0}}],"pageInfo":{"hasNextPage":true,"endCursor":"xyz"},"totalCount":30}}`,
			[]string{"median 12.33, from 10 to 20, quartiles 11.5 and 13; 5 known, 1 unknown", "26 of 26 known, 0 unknown", "Next page", "Results 30"}},
	} {
		field, _, _ := strings.Cut(c.address, "?")
		e, err := explorer.New(schema.New(), answering{field + "(", `{"data":{"` + field + `":` + c.body + `}}`}, explorer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		document, _ := read(t, e, "/questions/"+c.address)
		checkPage(t, c.address, document)
		text := textOf(document)
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: got %s\nwant it to contain %q", name, text, want)
			}
		}
	}
}

// TestCustody: days are counted between two full dates only, and never called days in
// prison.
func TestCustody(t *testing.T) {
	known := `"evidence":{"modality":"REPORTED","status":"ACCEPTED","citations":[{"source":"source/s"}]}`
	for name, c := range map[string]struct{ arrested, released, want string }{
		"full dates":      {"2019-01-01", "2020-01-01", "From the arrest on 2019-01-01 to the first recorded release on 2020-01-01: 365 days. Whether the person was held on all of them is not recorded here."},
		"a month":         {"2019-01", "2020-01-01", ""},
		"the wrong order": {"2020-01-02", "2020-01-01", ""},
	} {
		e := world(t, strings.Join([]string{`{"node":"Source","id":"source/s","set":{"title":"S"}}`,
			`{"node":"Prisoner","id":"prisoner/p","set":{"name":"P","arrestedOn":"` + c.arrested + `"},` + known + `}`,
			`{"node":"Release","id":"release/p/x","set":{"how":"PARDON","date":"` + c.released + `"},` + known + `}`,
			`{"edge":"RELEASED","from":"prisoner/p","to":"release/p/x"}`}, "\n"))
		document, _ := read(t, e, "/prisoner/p")
		text := textOf(document)
		if has := strings.Contains(text, "From the arrest on"); has != (c.want != "") || !strings.Contains(text, c.want) {
			t.Errorf("%s: got %s\nwant %q", name, text, c.want)
		}
	}
}

// TestCustodyOfAllReleases: where a page has not all releases, the first of those it has
// may not be the first.
func TestCustodyOfAllReleases(t *testing.T) {
	for total, want := range map[string]bool{"1": true, "21": false} {
		e, err := explorer.New(schema.New(), answering{"prisoner(", `{"data":{"prisoner":{"id":"prisoner/p","name":"P","arrestedOn":"2019-01-01",
			"releases":{"totalCount":` + total + `,"pageInfo":{"hasNextPage":false,"endCursor":null},"edges":[{"node":{"id":"release/p/x","how":"PARDON","date":"2020-01-01"}}]}}}}`}, explorer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		document, _ := read(t, e, "/prisoner/p")
		if got := strings.Contains(textOf(document), "From the arrest on"); got != want {
			t.Errorf("1 of %s releases: days of custody are told: %t, want %t", total, got, want)
		}
	}
}

// counting is an engine that answers nothing and counts what it is asked.
type counting struct{ asked []string }

func (c *counting) Execute(_ context.Context, request resolvers.Request) resolvers.Result {
	name, _, _ := strings.Cut(strings.TrimPrefix(request.Query, "query "), " ")
	c.asked = append(c.asked, name)
	return resolvers.Result{Body: []byte(`{"data":{}}`), Operation: "query"}
}

// TestFormsAskForTheirChoicesOnly: a form whose fields take none of the nodes to choose
// from asks for none.
func TestFormsAskForTheirChoicesOnly(t *testing.T) {
	for question, want := range map[string]int{"dossier": 0, "connections": 0, "treatyPattern": 1, "repeatOfficials": 1} {
		engine := &counting{}
		e, err := explorer.New(schema.New(), engine, explorer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		read(t, e, "/questions/"+question)
		if len(engine.asked) != want {
			t.Errorf("GET /questions/%s: asked %v, want %d operations", question, engine.asked, want)
		}
	}
}

// failing is an engine that fails one operation and answers the others with a node.
type failing string

func (f failing) Execute(_ context.Context, request resolvers.Request) resolvers.Result {
	if strings.HasPrefix(request.Query, "query "+string(f)) {
		return resolvers.Result{Body: []byte(`{"data":null,"errors":[{"message":"no reason","extensions":{"code":"TIMEOUT"}}]}`), Code: "TIMEOUT", Operation: "query"}
	}
	return resolvers.Result{Body: []byte(`{"data":{"prisoner":{"id":"prisoner/p","name":"P"},"official":{"id":"official/o","name":"O"}}}`), Operation: "query"}
}

// TestPagesStandWithoutAPart: what could not be read is said to be so, not left out as if
// there were nothing.
func TestPagesStandWithoutAPart(t *testing.T) {
	for operation, address := range map[string]string{"CaseFile": "/prisoner/p", "Patterns": "/official/o", "Homonyms": "/official/o"} {
		e, err := explorer.New(schema.New(), failing(operation), explorer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		document, _ := read(t, e, address)
		checkPage(t, address, document)
		if got := strings.Count(textOf(document), "This part could not be read now"); got != 1 {
			t.Errorf("GET %s without the answer to %s: got %d words on the part that is missing, want 1; %s", address, operation, got, textOf(document))
		}
	}
}
