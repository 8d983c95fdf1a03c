package explorer_test

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
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
