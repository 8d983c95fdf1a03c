package explorer_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"habeas/schema"
	"habeas/server/explorer"
)

// drawnAs asks a question of an engine with one answer, and gives the page.
func drawnAs(t *testing.T, address, answer string) *html.Node {
	t.Helper()
	field, _, _ := strings.Cut(address, "?")
	e, err := explorer.New(schema.New(), answering{field + "(", `{"data":{"` + field + `":` + answer + `}}`}, explorer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	document, _ := read(t, e, "/questions/"+address)
	checkPage(t, address, document)
	return document
}

// TestMarks: what is drawn for one item, by class: its place and size.
func TestMarks(t *testing.T) {
	head := `"unit":"u","asOf":"v","warnings":["few"],`
	rows := func(nodes string) string {
		return `{` + head + `"rows":{"nodes":[` + nodes + `],"pageInfo":{"hasNextPage":false,"endCursor":null},"totalCount":1}}`
	}
	event := func(fields string) string {
		return `{` + head + `"prisoner":{"id":"prisoner/p","name":"P"},"gaps":[],"events":[` + fields + `]}`
	}
	official := `{"id":"official/o","name":"О","nameNative":null}`
	for name, c := range map[string]struct {
		address, answer string
		// want are the attributes of the only marks of their classes.
		want map[string]map[string]string
	}{
		"a share with its unknown part": {"dueProcess?by=COURT", rows(`{"key":"court/c","label":"C","proceedings":10,"closedHearing":{"count":3,"of":4,"unknown":6},"provisions":[]}`),
			map[string]map[string]string{"rect.share-part": {"x": "0%", "width": "30%"}, "rect.rest-part": {"x": "30%", "width": "10%"}, "rect.unknown-part": {"x": "40%", "width": "60%"}}},
		"a year is a span": {"caseFile?prisoner=p", event(`{"kind":"ARREST","date":"2015"},{"kind":"DEATH","date":"2018-12-31"}`),
			map[string]map[string]string{"rect.within": {"x": "0%", "width": "24.98%"}}},
		"a detention without an end": {"caseFile?prisoner=p", event(`{"kind":"DETENTION","date":"2015-01-01","until":null},{"kind":"DEATH","date":"2018-12-31"}`),
			map[string]map[string]string{"line.open": {"x1": "0%", "x2": "100%"}}},
		"a detention with both ends": {"caseFile?prisoner=p", event(`{"kind":"DETENTION","date":"2015-01-01","until":"2018-12-31"}`),
			map[string]map[string]string{"rect.spell": {"x": "0%", "width": "100%"}}},
		"a detention that is certain in part": {"caseFile?prisoner=p", event(`{"kind":"DETENTION","date":"2015","until":"2018-12-31"}`),
			map[string]map[string]string{"rect.within": {"x": "0%", "width": "100%"}, "rect.spell": {"x": "24.91%", "width": "75.09%"}}},
		"an end before the beginning": {"caseFile?prisoner=p", event(`{"kind":"DETENTION","date":"2018","until":"2015-01-01"}`),
			map[string]map[string]string{"rect.within": {"width": "24.98%"}, "circle.day": {"cx": "0%"}}},
		"alleged and found": {"treatyPattern?treaty=t", rows(`{"provision":{"id":"provision/ECHR-3","article":"3","title":"torture"},"alleged":1,"found":3,"prisoners":2}`),
			map[string]map[string]string{"rect.found-part": {"x": "0%", "width": "75%"}, "rect.alleged-part": {"x": "75%", "width": "25%"}}},
		"before and after": {"afterDesignation?windowDays=9", rows(`{"official":` + official + `,"sanction":{"id":"sanction/o/EU-x","authority":"EU","programme":"P","listedOn":"2020-01-02"},"before":1,"after":4}`),
			map[string]map[string]string{"rect.before-part": {"x": "37.5%", "width": "12.5%"}, "rect.after-part": {"x": "50%", "width": "50%"}, "line.middle": {"x1": "50%"}, "circle.day": {"cy": "10"}}},
		"months": {"sentenceDisparity?statute=s&by=COURT", rows(`{"key":"court/c","label":"C","sentences":6,"months":{"known":5,"unknown":1,"min":10,"q1":20,"median":30,"q3":40,"max":100},"suspended":{"count":0,"of":6,"unknown":0}}`),
			map[string]map[string]string{"line.whisker": {"x1": "10%", "x2": "100%"}, "rect.middle-half": {"x": "20%", "width": "20%"}, "line.median": {"x1": "30%"}}},
	} {
		document := drawnAs(t, c.address, c.answer)
		for mark, attributes := range c.want {
			found := slices.DeleteFunc(marked(document, mark), func(n *html.Node) bool { return hasClass(n.Parent, "key") })
			if len(found) != 1 {
				t.Errorf("%s: got %d %s, want one", name, len(found), mark)
				continue
			}
			for key, want := range attributes {
				if got, _ := attribute(found[0], key); got != want {
					t.Errorf("%s: got %s with %s %s, want %s", name, mark, key, got, want)
				}
			}
		}
	}
}

// TestColumnsOverTime: years without any have a place, and what has no year stands apart.
func TestColumnsOverTime(t *testing.T) {
	document := drawnAs(t, "statuteProfile?statute=s", `{"unit":"u","asOf":"v","warnings":[],"statute":{"id":"statute/s","article":"1","code":"C"},"prisoners":1,"charges":7,"cases":1,
		"byYear":[{"year":2016,"charges":4},{"year":2019,"charges":1},{"year":null,"charges":2}],"byGroup":[],"outcomes":[],"chargedWith":[],"provisions":[],
		"months":{"known":0,"unknown":2,"min":null,"q1":null,"median":null,"q3":null,"max":null}}`)
	chart := marked(document, "svg.columns")[0]
	var got []string
	for _, column := range elements(chart, "rect") {
		class, _ := attribute(column, "class")
		height, _ := attribute(column, "height")
		got = append(got, class+" "+height+" "+textOf(column))
	}
	want := []string{"count 120 2016: 4", "count 0 2017: 0", "count 0 2018: 0", "count 30 2019: 1", "unknown-part 60 no year: 2"}
	if !slices.Equal(got, want) {
		t.Errorf("got the columns %q, want %q", got, want)
	}
	if found := marked(document, "rect.middle-half"); len(found) != 0 {
		t.Error("got a box plot of months of which none is known")
	}
}

// TestMatrixSaysWhatItLeavesOut: pairs without room are counted, and none is drawn as zero.
func TestMatrixSaysWhatItLeavesOut(t *testing.T) {
	var pairs []string
	for i := range 20 {
		n := strconv.Itoa(i)
		pairs = append(pairs, `{"left":{"id":"official/l`+n+`","name":"L`+n+`"},"right":{"id":"official/r`+n+`","name":"R`+n+`"},"sharedCases":`+strconv.Itoa(20-i)+`,"leftCases":1,"rightCases":1,"expected":1,"lift":1,"convicted":{"count":0,"of":0,"unknown":0}}`)
	}
	document := drawnAs(t, "officialPairs?minShared=1", `{"unit":"u","asOf":"v","warnings":[],"rows":{"nodes":[`+strings.Join(pairs, ",")+`],"pageInfo":{"hasNextPage":false,"endCursor":null},"totalCount":20}}`)
	table := marked(document, "table.cross")[0]
	sum := 0
	for _, cell := range elements(table, "td") {
		n, err := strconv.Atoi(textOf(cell))
		if err == nil && !hasClass(cell, "heat-1") && n < 2 || err != nil && textOf(cell) != "" {
			t.Errorf("got the cell %q", textOf(cell))
		}
		sum += n
	}
	// Twelve columns have room: 20 + 19 + … + 9.
	if text := textOf(document); sum != 174 || !strings.Contains(text, "8 of 20 pairs have no room here") {
		t.Errorf("the cells add up to %d, want 174, and a note that 8 pairs are left out", sum)
	}
}

// TestPathsSayWhatTheirEdgesSay: in the language of the page, from the end that the edge
// leads from, and of an allegation that it is one.
func TestPathsSayWhatTheirEdgesSay(t *testing.T) {
	node := func(id, more string) string { return `"node":{"id":"` + id + `"` + more + `}` }
	official, violation := node("official/o", `,"name":"O"`), node("violation/p/liberty/x", `,"modality":"ALLEGED","right":{"id":"right/l","name":"liberty"}`)
	body, other := node("organisation/a", `,"name":"A"`), node("organisation/b", `,"name":"B"`)
	alleged := `"evidence":{"modality":"ALLEGED","status":"ACCEPTED","sourceCount":2,"citations":[]}`
	said := readTexts(t).Sections["names"]["responsibleFor"]
	for name, c := range map[string]struct{ steps, lang, want, arrow string }{
		"onward":             {`{` + official + `,"edge":null,"evidence":null},{` + violation + `,"edge":"RESPONSIBLE_FOR",` + alleged + `}`, "en", said["en"], "M18 1l5 5-5 5"},
		"back":               {`{` + violation + `,"edge":null,"evidence":null},{` + official + `,"edge":"RESPONSIBLE_FOR",` + alleged + `}`, "en", said["en"], "M6 1L1 6l5 5"},
		"in Russian":         {`{` + official + `,"edge":null,"evidence":null},{` + violation + `,"edge":"RESPONSIBLE_FOR",` + alleged + `}`, "ru", said["ru"], "M18 1l5 5-5 5"},
		"either way":         {`{` + body + `,"edge":null,"evidence":null},{` + other + `,"edge":"BELONGS_TO",` + alleged + `}`, "en", "belongs to", "M1 6H23\""},
		"an edge of no link": {`{` + official + `,"edge":null,"evidence":null},{` + body + `,"edge":"NEW_EDGE",` + alleged + `}`, "en", "new edge", "M6 1L1 6l5 5"},
	} {
		address := "connections?start=a&end=b&lang=" + c.lang
		document := drawnAs(t, address, `{"unit":"u","asOf":"v","warnings":[],"paths":[{"length":1,"steps":[`+c.steps+`]}]}`)
		edges := marked(document, "span.edge")
		if len(edges) != 1 || textOf(edges[0]) != c.want {
			t.Fatalf("%s: got %d edges, %q, want one that says %q", name, len(edges), textOf(edges[0]), c.want)
		}
		var drawn strings.Builder
		if err := html.Render(&drawn, edges[0]); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(drawn.String(), c.arrow) {
			t.Errorf("%s: got %s, want the arrow %s", name, drawn.String(), c.arrow)
		}
		if mark := marked(document, "span.alleged"); len(mark) == 0 {
			t.Errorf("%s: got no mark of the allegation", name)
		}
	}
}

// TestLongListsAreDrawnInPart: a picture has its first rows, and says that the table has
// more; what has months on a long scale is named by its years.
func TestLongListsAreDrawnInPart(t *testing.T) {
	var courts, months []string
	for i := range 30 {
		n := strconv.Itoa(i)
		courts = append(courts, `{"key":"court/c`+n+`","label":"C`+n+`","proceedings":4,"closedHearing":{"count":1,"of":2,"unknown":2},"provisions":[]}`)
	}
	for i := range 60 {
		months = append(months, fmt.Sprintf(`{"month":"%d-%02d","people":%d}`, 2014+i/12, i%12+1, i))
	}
	rows := drawnAs(t, "dueProcess?by=COURT", `{"unit":"u","asOf":"v","warnings":[],"rows":{"nodes":[`+strings.Join(courts, ",")+`],"pageInfo":{"hasNextPage":false,"endCursor":null},"totalCount":30}}`)
	if got := len(marked(rows, "rect.share-part")); got != 24+1 || !strings.Contains(textOf(rows), "The first 24 of 30; the table has all.") {
		t.Errorf("30 courts: got %d bars, want 24 and that of the legend, and a note that the table has all", got)
	}
	held := drawnAs(t, "custodyOn?date=2019-04-29&byMonth.from=2014-01&byMonth.to=2018-12", `{"unit":"u","asOf":"v","warnings":[],"held":[],"people":0,"unknown":0,"byMonth":[`+strings.Join(months, ",")+`]}`)
	var names []string
	for _, text := range elements(marked(held, "svg.columns")[0], "text") {
		if y, _ := attribute(text, "y"); y == "154" {
			names = append(names, textOf(text))
		}
	}
	if want := []string{"2014", "2015", "2016", "2017", "2018"}; !slices.Equal(names, want) {
		t.Errorf("60 months: got the names %q below the columns, want %q", names, want)
	}
}
