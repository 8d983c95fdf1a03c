package explorer_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"habeas/schema"
	"habeas/server/explorer"
)

// shownGraph is what the script reads of /graph/<id>?view=elements.
type shownGraph struct {
	Centre string
	Nodes  []struct {
		ID, Kind, Label, Whose, Native, Href, Graph string
		Mark                                        *shownMark
		Degree                                      *int
	}
	Edges []shownEdge
	Cut   []struct {
		Node, Relation, Edge, Kind, Label, After, Next string
		Total, Shown                                   int
	}
}

type shownEdge struct {
	ID, Source, Target, Relation, Label, Back, Detail string
	Mark                                              *shownMark
}

type shownMark struct {
	Modality, Status, Text string
	OneSource              bool
	Flags                  []string
}

func graphOf(t *testing.T, e *explorer.Explorer, address string) shownGraph {
	t.Helper()
	response, body := get(t, e, address, "")
	if got := response.Header.Get("Content-Type"); response.StatusCode != http.StatusOK || got != "application/json; charset=utf-8" {
		t.Fatalf("GET %s: got status %d and type %q, want 200 and JSON; %.300s", address, response.StatusCode, got, body)
	}
	decoder := json.NewDecoder(strings.NewReader(body))
	decoder.DisallowUnknownFields()
	var shown shownGraph
	if err := decoder.Decode(&shown); err != nil {
		t.Fatalf("GET %s: %v", address, err)
	}
	return shown
}

// idsOf are the ids of some nodes of a kind of the bundled dataset.
func idsOf(t *testing.T, e *explorer.Explorer, kind *schema.Kind) []string {
	t.Helper()
	document, _ := read(t, e, "/"+kind.RootPlural())
	var ids []string
	for _, link := range links(document) {
		if id := strings.TrimPrefix(link, "/"); strings.HasPrefix(id, kind.Slug()+"/") && len(ids) < 4 {
			unescaped, err := url.PathUnescape(id)
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, unescaped)
		}
	}
	return ids
}

// TestTextAndPictureOfEveryKindAgree: the page of a neighbourhood and its elements have
// the same nodes and as many links, and each link says how it is known.
func TestTextAndPictureOfEveryKindAgree(t *testing.T) {
	e := bundled(t)
	for _, kind := range schema.New().Kinds {
		ids := idsOf(t, e, kind)
		if len(ids) == 0 {
			t.Errorf("%s: the dataset has none", kind.Name)
		}
		for _, id := range ids {
			address := "/graph/" + id
			document, _ := read(t, e, address)
			checkPage(t, address, document)
			shown := graphOf(t, e, address+"?view=elements")
			inText := map[string]bool{"/" + id: true}
			rows := 0
			for _, row := range rowsOf(document) {
				rows++
				for _, link := range links(row) {
					if neighbour, is := strings.CutPrefix(link, "/graph"); is {
						inText[neighbour] = true
					}
				}
			}
			inPicture := map[string]bool{}
			for _, node := range shown.Nodes {
				inPicture[node.Href] = true
				if node.ID != id && !slices.Contains(links(document), node.Href) {
					t.Errorf("%s: the picture has %s, the text has no link to it", address, node.ID)
				}
				if node.Label == "" || node.Kind == "" || node.Graph != "/graph"+node.Href {
					t.Errorf("%s: got the node %+v, want a label, a kind and its addresses", address, node)
				}
			}
			// A fact of a source that is an edge stands in one row with both of its ends.
			if kind.Name != "Source" && (!maps.Equal(inText, inPicture) || rows != len(shown.Edges)) {
				t.Errorf("%s: the text has %d links to %v, the picture %d to %v", address, rows, slices.Sorted(maps.Keys(inText)), len(shown.Edges), slices.Sorted(maps.Keys(inPicture)))
			}
			checkEdges(t, address, kind, shown)
		}
	}
}

// rowsOf are the rows of the tables of a page, without their heads.
func rowsOf(document *html.Node) []*html.Node {
	var rows []*html.Node
	for _, body := range elements(document, "tbody") {
		rows = append(rows, elements(body, "tr")...)
	}
	return rows
}

func checkEdges(t *testing.T, address string, kind *schema.Kind, shown shownGraph) {
	t.Helper()
	known := map[string]bool{}
	for _, node := range shown.Nodes {
		if known[node.ID] {
			t.Errorf("%s: the node %s stands twice", address, node.ID)
		}
		known[node.ID] = true
	}
	for _, edge := range shown.Edges {
		if !known[edge.Source] || !known[edge.Target] || edge.Source != shown.Centre && edge.Target != shown.Centre {
			t.Errorf("%s: got the link %+v, want one between the centre and a node", address, edge)
		}
		if kind.Name != "Source" && (edge.Mark == nil || edge.Mark.Modality == "" || edge.Mark.Text == "") || edge.Label == "" || edge.Back == "" {
			t.Errorf("%s: got the link %+v, want its names and how it is known", address, edge)
		}
	}
}

// TestLinksAreTheSameFromBothEnds: whoever is expanded, a link is the same one.
func TestLinksAreTheSameFromBothEnds(t *testing.T) {
	e := bundled(t)
	for _, id := range []string{"prisoner/kuku-emir-usein", "official/tkachenko-oleg", "official/opanasenko-valery", "case/yalta-hizb-ut-tahrir", "provision/ICCPR-9-3"} {
		from := graphOf(t, e, "/graph/"+id+"?view=elements&first=100")
		if len(from.Edges) == 0 {
			t.Errorf("%s has no links", id)
		}
		for _, edge := range from.Edges[:min(len(from.Edges), 25)] {
			other := edge.Target
			if other == id {
				other = edge.Source
			}
			back := graphOf(t, e, "/graph/"+other+"?view=elements&first=100")
			found := slices.IndexFunc(back.Edges, func(each shownEdge) bool { return each.ID == edge.ID })
			if found < 0 {
				if len(back.Cut) == 0 {
					t.Errorf("%s has the link %+v, %s has not", id, edge, other)
				}
				continue
			}
			got := back.Edges[found]
			if got.Source != edge.Source || got.Target != edge.Target || got.Label != edge.Label || got.Back != edge.Back || got.Detail != edge.Detail || got.Mark.Modality != edge.Mark.Modality {
				t.Errorf("the link %s: %s says %+v, %s says %+v", edge.ID, id, edge, other, got)
			}
		}
	}
}

// TestPagesOfANeighbourhood: the pages of a relation hold each neighbour once, as many as
// the relation says, and the elements of a cut lead to the next ones.
func TestPagesOfANeighbourhood(t *testing.T) {
	e := bundled(t)
	const id = "group/religious-minority"
	seen, address, total := map[string]bool{}, "/graph/"+id+"?view=elements", 0
	for pages := 0; address != ""; pages++ {
		if pages > 20 {
			t.Fatalf("%s: the pages have no end", id)
		}
		shown := graphOf(t, e, address)
		for _, edge := range shown.Edges {
			if seen[edge.ID] {
				t.Errorf("GET %s: the link %s stands on two pages", address, edge.ID)
			}
			seen[edge.ID] = true
		}
		address = ""
		for _, cut := range shown.Cut {
			if cut.Node != id || cut.Relation != "prisoners" || cut.Edge != "MEMBER_OF" || cut.Kind != "Prisoner" || cut.Shown != 20 || cut.After == "" {
				t.Errorf("got the cut %+v", cut)
			}
			address, total = cut.Next, cut.Total
		}
	}
	if total <= 20 || len(seen) != total {
		t.Errorf("%s: got %d links on all pages, want %d", id, len(seen), total)
	}
	document, _ := read(t, e, "/graph/"+id)
	if text := textOf(document); !strings.Contains(text, "20 of "+itoa(total)) || !strings.Contains(text, "Next page") {
		t.Errorf("GET /graph/%s: want the page to say 20 of %d and to lead on", id, total)
	}
	whole := graphOf(t, e, "/graph/"+id+"?view=elements&first=100")
	if len(whole.Edges) != total || *whole.Nodes[0].Degree != total {
		t.Errorf("%s with first=100: got %d links and degree %d, want %d", id, len(whole.Edges), *whole.Nodes[0].Degree, total)
	}
}

func TestAddressesOfGraphs(t *testing.T) {
	e := bundled(t)
	for address, want := range map[string]int{
		"/graph/prisoner/nobody": 404, "/graph/nothing": 404, "/graph/": 404, "/graph": 404, "/graph/judge/x": 404,
		"/graph/group/religious-minority?first=x": 400, "/graph/group/religious-minority?first=1000": 400, "/graph/group/religious-minority?first=-1": 400,
		"/graph/group/religious-minority?prisonersAfter=altered": 400, "/graph/group/religious-minority?relation=judges": 400,
		"/graph/group/religious-minority?relation=prisoners": 200, "/graph/source/112-9325?relation=facts": 200, "/graph/group/religious-minority?relation=facts": 400,
	} {
		response, body := get(t, e, address, "")
		if response.StatusCode != want || !strings.Contains(body, "<h1") {
			t.Errorf("GET %s: got status %d, want a page with %d", address, response.StatusCode, want)
		}
	}
	if document, _ := read(t, e, "/graph/group/religious-minority?first=0"); strings.Contains(textOf(document), "No links are known") || !strings.Contains(textOf(document), "0 of ") {
		t.Errorf("GET /graph/group/religious-minority?first=0: got %s, want it to say 0 of how many, not that none are known", textOf(document))
	}
	document, _ := read(t, e, "/prisoner/kuku-emir-usein")
	if !slices.Contains(links(document), "/graph/prisoner/kuku-emir-usein") {
		t.Error("GET /prisoner/kuku-emir-usein: got no link to its graph")
	}
}

// TestMarksOfLinks: a link carries its own evidence, from whichever end it is read.
func TestMarksOfLinks(t *testing.T) {
	accepted := `"evidence":{"modality":"REPORTED","status":"ACCEPTED","citations":[{"source":"source/s"},{"source":"source/u"}]}`
	e := world(t, strings.Join([]string{
		`{"node":"Source","id":"source/s","set":{"title":"S"}}`, `{"node":"Source","id":"source/u","set":{"title":"U"}}`,
		`{"node":"Prisoner","id":"prisoner/p","set":{"name":"</script><b>P"},` + accepted + `}`,
		`{"node":"Violation","id":"violation/p/x","set":{"modality":"ALLEGED"},` + accepted + `}`,
		`{"node":"Organisation","id":"organisation/m","set":{"name":"Monitors"},` + accepted + `}`,
		`{"edge":"SUFFERED","from":"prisoner/p","to":"violation/p/x"}`,
		`{"edge":"ALLEGED_BY","from":"violation/p/x","to":"organisation/m","evidence":{"modality":"ALLEGED","status":"DISPUTED","citations":[{"source":"source/s"}]}}`,
	}, "\n"))
	for _, address := range []string{"/graph/violation/p/x", "/graph/organisation/m"} {
		shown := graphOf(t, e, address+"?view=elements")
		found := 0
		for _, edge := range shown.Edges {
			if edge.Relation != "ALLEGED_BY" {
				continue
			}
			found++
			if m := edge.Mark; m.Modality != "ALLEGED" || m.Status != "DISPUTED" || !m.OneSource || m.Text != "alleged" || !slices.Equal(m.Flags, []string{"disputed", "one source"}) || edge.Source != "violation/p/x" {
				t.Errorf("%s: got %+v with the mark %+v", address, edge, m)
			}
		}
		if found != 1 {
			t.Errorf("%s: got %d links ALLEGED_BY, want 1", address, found)
		}
		document, _ := read(t, e, address)
		if text := textOf(document); !strings.Contains(text, "alleged disputed one source") || !strings.Contains(text, "Alleged violation") {
			t.Errorf("GET %s: got %s, want the mark of the link", address, text)
		}
	}
	if _, body := get(t, e, "/graph/prisoner/p?view=elements", ""); strings.Contains(body, "<") {
		t.Errorf("the elements hold markup: %s", body)
	}
}

// TestPictureIsOptional: with the scripts the page has a place for the picture, and no
// other source of scripts; without them it says so.
func TestPictureIsOptional(t *testing.T) {
	if _, body := get(t, bundled(t), "/graph/prisoner/kuku-emir-usein", ""); !strings.Contains(body, "make run") || strings.Contains(body, `id="graph"`) || strings.Contains(body, "<script") {
		t.Error("without the scripts: want a word on how to get the picture, and no place for it")
	}
	built := `{"graph": {"script": "graph-C3.js", "licences": "licences-B2.txt"}, "graph-layout": {"script": "graph-layout-E5.js", "licences": "licences-B2.txt"}}`
	e := worldWith(t, fstest.MapFS{"manifest.json": {Data: []byte(built)}},
		`{"node":"Source","id":"source/s","set":{"title":"S"}}`+"\n"+
			`{"node":"Prisoner","id":"prisoner/p","set":{"name":"P"},"evidence":{"modality":"REPORTED","status":"ACCEPTED","citations":[{"source":"source/s"}]}}`)
	response, body := get(t, e, "/graph/prisoner/p", "")
	for _, want := range []string{`<script type="module" src="/assets/graph-C3.js"></script>`, `data-layout="/assets/graph-layout-E5.js"`, `data-id="prisoner/p"`, `href="/assets/licences-B2.txt"`, "<noscript>"} {
		if !strings.Contains(body, want) {
			t.Errorf("with the scripts: want %s in the page, got %.900s", want, body)
		}
	}
	policy := response.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "script-src 'self'") || !strings.Contains(policy, "style-src 'self'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "blob") {
		t.Errorf("with the scripts: got the policy %q", policy)
	}
	if strings.Contains(body, "make run") {
		t.Error("with the scripts: the page says that the picture is missing")
	}
}
