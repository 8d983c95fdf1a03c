package explorer_test

import (
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"habeas/schema"
	"habeas/server/explorer"
)

// pictured are the questions whose answer, asked as in asked, has a picture, with what is
// drawn in it: classes of marks, or elements.
var pictured = map[string][]string{
	"repeatOfficials":   {"rect.count", "rect.share-part", "rect.unknown-part", "circle.day"},
	"officialPairs":     {"td.heat-3", "rect.share-part"},
	"statuteProfile":    {"svg.columns", "rect.count", "rect.middle-half", "rect.alleged-part"},
	"treatyPattern":     {"rect.found-part", "rect.alleged-part"},
	"caseFile":          {"circle.day"},
	"commandChain":      {"ol.levels"},
	"connections":       {"ol.chain", "svg.arrow"},
	"sanctionsGap":      {"rect.count", "circle.day"},
	"afterDesignation":  {"rect.before-part", "rect.after-part", "circle.day"},
	"sentenceDisparity": {"line.whisker", "rect.middle-half", "line.median", "rect.rest-part"},
	"dueProcess":        {"rect.unknown-part"},
	"custodyOn":         {"svg.columns"},
	"caseClusters":      {"rect.count", "rect.spell"},
	"dossier":           {"rect.share-part"},
	"crossTab":          {"td.heat-1", "td.heat-7"},
}

// TestEveryQuestionInPictures: each answer that has a picture is drawn without styles, says
// what it shows and leads to its table, and has the table's numbers.
func TestEveryQuestionInPictures(t *testing.T) {
	for name, ask := range asked {
		address := "/questions/" + name + "?" + ask[0]
		document, _ := read(t, bundled(t), address)
		for _, want := range pictured[name] {
			if len(marked(document, want)) == 0 {
				t.Errorf("GET %s: got no %s", address, want)
			}
		}
		// Beside it, what the question answers by its defaults, where it needs nothing.
		pages := []*html.Node{document}
		if name != "commandChain" { // which needs an official or an agency
			byDefault, _ := read(t, bundled(t), "/questions/"+name+"?ask=1")
			checkPage(t, "/questions/"+name+"?ask=1", byDefault)
			pages = append(pages, byDefault)
		}
		for _, page := range pages {
			for _, picture := range marked(page, "figure.picture") {
				checkPicture(t, address, page, picture)
			}
		}
	}
	for address, want := range map[string]string{"/prisoner/navalny-alexei": "rect.spell", "/official/nikolaeva-evgenia": "line.open"} {
		document, _ := read(t, bundled(t), address)
		if len(marked(document, want)) == 0 {
			t.Errorf("GET %s: got no %s in a timeline", address, want)
		}
	}
}

// marked are the elements of a name with a class, as in rect.count.
func marked(n *html.Node, name string) []*html.Node {
	name, class, _ := strings.Cut(name, ".")
	return slices.DeleteFunc(elements(n, name), func(e *html.Node) bool {
		classes, _ := attribute(e, "class")
		return !slices.Contains(strings.Fields(classes), class)
	})
}

// checkPicture checks what every picture has to have.
func checkPicture(t *testing.T, address string, document, picture *html.Node) {
	t.Helper()
	title := textOf(elements(picture, "h3")[0])
	caption := textOf(elements(picture, "figcaption")[0])
	if !strings.Contains(caption, "Shown: ") {
		t.Errorf("GET %s: picture %s does not say what is shown: %s", address, title, caption)
	}
	drawings := slices.DeleteFunc(elements(picture, ""), func(e *html.Node) bool { role, _ := attribute(e, "role"); return role != "img" })
	if len(drawings) == 0 && len(elements(picture, "table")) == 0 && len(elements(picture, "ol")) == 0 {
		t.Errorf("GET %s: picture %s is neither an image with a name nor a table or list", address, title)
	}
	for _, drawing := range drawings {
		if label, _ := attribute(drawing, "aria-label"); len(label) < 20 {
			t.Errorf("GET %s: picture %s has the name %q", address, title, label)
		}
	}
	links := slices.DeleteFunc(fragments(picture), func(link string) bool { return !strings.HasPrefix(link, "#") })
	if len(links) == 0 {
		return
	}
	section := byID(document, links[0][1:])
	if section == nil {
		t.Fatalf("GET %s: picture %s leads to %s, which is not there", address, title, links[0])
	}
	if tables := elements(section, "table"); len(tables) > 0 {
		checkNumbers(t, address+" "+title, tables[0], picture)
	}
}

// fragments are the addresses in a part of a page, as they are written.
func fragments(n *html.Node) []string {
	var list []string
	for _, a := range elements(n, "a") {
		href, _ := attribute(a, "href")
		list = append(list, href)
	}
	return list
}

func byID(document *html.Node, id string) *html.Node {
	for _, e := range elements(document, "") {
		if own, _ := attribute(e, "id"); own == id {
			return e
		}
	}
	return nil
}

var wholeNumber = regexp.MustCompile(`\d+(\.\d+)?`)

// checkNumbers: what stands beside a row of a picture stands in the row of the table too,
// and bars are as long as their numbers are large.
func checkNumbers(t *testing.T, of string, table, picture *html.Node) {
	t.Helper()
	var rows [][]string
	for _, tr := range elements(table, "tr")[1:] {
		rows = append(rows, wholeNumber.FindAllString(textOf(tr), -1))
	}
	values := marked(picture, "span.value")
	tracks := slices.DeleteFunc(marked(picture, "svg.track"), func(svg *html.Node) bool { return len(marked(svg, "svg.axis")) > 0 || hasClass(svg, "axis") })
	if len(values) != len(tracks) {
		t.Fatalf("%s: got %d values of %d rows", of, len(values), len(tracks))
	}
	for i, value := range values {
		if len(rows) < i+1 {
			break
		}
		if isCount(picture) {
			for _, n := range wholeNumber.FindAllString(textOf(value), -1) {
				if !slices.Contains(rows[i], n) {
					t.Errorf("%s: row %d of the picture says %q, the table %v", of, i+1, textOf(value), rows[i])
				}
			}
		}
		checkLength(t, of, textOf(value), tracks[i])
	}
}

func hasClass(n *html.Node, class string) bool {
	classes, _ := attribute(n, "class")
	return slices.Contains(strings.Fields(classes), class)
}

// isCount reports whether the rows of a picture are those of its table: timelines gather
// events and leave out what has no date.
func isCount(picture *html.Node) bool {
	return len(marked(picture, "svg.axis")) == 0 || len(marked(picture, "line.median")) > 0
}

// checkLength: a bar of a share is as long as what is known and unknown together, and its
// parts divide it as the numbers do.
func checkLength(t *testing.T, of, value string, track *html.Node) {
	t.Helper()
	numbers := wholeNumber.FindAllString(value, -1)
	width := func(class string) float64 {
		total := 0.0
		for _, bar := range marked(track, "rect."+class) {
			text, _ := attribute(bar, "width")
			share, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
			if err != nil {
				t.Fatalf("%s: got the width %q", of, text)
			}
			total += share
		}
		return total
	}
	if len(numbers) != 3 || !strings.Contains(value, " of ") {
		return
	}
	var n [3]float64
	for i := range n {
		n[i], _ = strconv.ParseFloat(numbers[i], 64)
	}
	is, not, unknown := width("share-part"), width("rest-part"), width("unknown-part")
	whole := n[1] + n[2]
	for _, c := range []struct{ got, part float64 }{{is, n[0]}, {not, n[1] - n[0]}, {unknown, n[2]}} {
		if whole > 0 && math.Abs(c.got/(is+not+unknown)-c.part/whole) > .02 {
			t.Errorf("%s: %q is drawn as %g, %g and %g of the scale", of, value, is, not, unknown)
		}
	}
}

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

// TestShadesAreLegible: the number in each shade has a contrast of 4.5 to 1 or more
// (WCAG 2.2, 1.4.3) on light and dark pages and on paper.
func TestShadesAreLegible(t *testing.T) {
	file, err := os.ReadFile("styles/picture.css")
	if err != nil {
		t.Fatal(err)
	}
	style := string(file)
	text := map[string]string{}
	for _, rule := range regexp.MustCompile(`\.(heat-\d) \{ background: var\(--heat-\d\); color: var\(--(heat-\w+)\)`).FindAllStringSubmatch(style, -1) {
		text[rule[1]] = rule[2]
	}
	if len(text) != 7 {
		t.Fatalf("got %d shades, want 7", len(text))
	}
	roots := regexp.MustCompile(`:root \{[^}]*\}`).FindAllString(style, -1)
	if len(roots) != 3 {
		t.Fatalf("got %d sets of colours, want light, dark and paper", len(roots))
	}
	for i, root := range roots {
		colour := map[string]string{}
		for _, set := range regexp.MustCompile(`--([\w-]+): (#[0-9a-f]+)`).FindAllStringSubmatch(root, -1) {
			colour[set[1]] = set[2]
		}
		for shade, ink := range text {
			if got := contrast(t, colour[shade], colour[ink]); got < 4.5 {
				t.Errorf("set %d: %s on %s (%s) has a contrast of %.2f", i+1, colour[ink], colour[shade], shade, got)
			}
		}
	}
}

// contrast is the contrast ratio of two colours, as WCAG 2.2 defines it.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(colour string) float64 {
		digits := strings.TrimPrefix(colour, "#")
		if len(digits) == 3 {
			digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
		}
		total := 0.0
		for i, weight := range []float64{.2126, .7152, .0722} {
			n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
			if err != nil {
				t.Fatalf("got the colour %q", colour)
			}
			c := float64(n) / 255
			if c <= .04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+.055)/1.055, 2.4)
			}
			total += weight * c
		}
		return total
	}
	first, second := luminance(a), luminance(b)
	return (max(first, second) + .05) / (min(first, second) + .05)
}
