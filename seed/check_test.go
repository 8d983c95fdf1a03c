package seed

import (
	"context"
	"slices"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/schema"
)

// facts are a store in memory that holds whatever it is given.
type facts struct{ graphtest.Facts }

func (f *facts) Export(_ context.Context, sink graph.Sink) error { return walkAll(&f.Facts, sink) }

// small is the world of testdata/small.ndjson, followed by further lines.
func small(t *testing.T, v *schema.Vocabulary, lines ...string) *facts {
	t.Helper()
	more := memoryFile("more.ndjson", []byte(strings.Join(lines, "\n")))
	batch, err := Read(v, []File{DiskFile("testdata/small.ndjson"), more}, nil)
	if err != nil {
		t.Fatal(err)
	}
	store := &facts{}
	if err := walkAll(batch, store); err != nil {
		t.Fatal(err)
	}
	return store
}

// sound is the small world with what it lacks to break no rule.
func sound(t *testing.T, v *schema.Vocabulary, lines ...string) *facts {
	t.Helper()
	subject := `{"edge":"SUBJECT_OF","from":"prisoner/p","to":"proceeding/c/2018-first-instance",` + evidence + `}`
	store := small(t, v, append([]string{subject}, lines...)...)
	store.put("violation/p/liberty/a", "claimant", "Monitors")
	return store
}

// drop takes away the edges of a name.
func (f *facts) drop(name string) {
	f.EdgesList = slices.DeleteFunc(f.EdgesList, func(edge *graph.Edge) bool { return edge.Link.Edge.Name == name })
}

func (f *facts) find(id string) *graph.Node {
	return f.NodesList[slices.IndexFunc(f.NodesList, func(node *graph.Node) bool { return node.ID == id })]
}

// link is the first edge of a name.
func (f *facts) link(name string) *graph.Edge {
	return f.EdgesList[slices.IndexFunc(f.EdgesList, func(edge *graph.Edge) bool { return edge.Link.Edge.Name == name })]
}

func (f *facts) put(id, field string, value any) {
	node := f.find(id)
	node.Set[fieldIndex(node.Kind.Fields, field)] = value
}

// checkTest is a world, and what is broken in it.
type checkTest struct {
	name  string
	lines []string
	spoil func(*facts)
	// want are the broken facts with what is wrong.
	want []string
}

func TestCheckNamesEveryBrokenRule(t *testing.T) {
	conflict := strings.Replace(evidence, "ACCEPTED", "CONFLICT", 1)
	for _, test := range append([]checkTest{
		{name: "nothing is broken"},
		{name: "id form", spoil: func(f *facts) { f.find("agency/a").ID = "agency/ä" }, want: []string{
			`agency/ä: id "agency/ä" holds 'ä' at byte 8: letters, digits and - . / + _ are allowed`,
			`COMMANDS official/o -> agency/a: there is no node "agency/a"`}},
		{name: "required field", spoil: func(f *facts) { f.put("prisoner/p", "name", nil) }, want: []string{`prisoner/p: field "name" is missing`}},
		{name: "date", spoil: func(f *facts) { f.put("prisoner/p", "arrestedOn", "May 2016") }, want: []string{
			`prisoner/p: field "arrestedOn": "May 2016" is not a date: give a year, a month or a day, such as 2019, 2019-05 or 2019-05-06`}},
		{name: "died before the arrest", spoil: func(f *facts) { f.put("prisoner/p", "diedOn", "2015") }, want: []string{
			"prisoner/p: diedOn (2015-12-31) is before arrestedOn (2016-05-01)"}},
		{name: "died in the year of the arrest", spoil: func(f *facts) { f.put("prisoner/p", "diedOn", "2016") }},
		{name: "post that ends before it begins", spoil: func(f *facts) { f.link("COMMANDS").Set[2] = "2009-12" }, want: []string{
			"COMMANDS official/o -> agency/a: to (2009-12-31) is before from (2010-01-01)"}},
		{name: "listing that ends before it begins",
			lines: []string{`{"node":"Sanction","id":"sanction/o/EU","set":{"authority":"EU","programme":"X","listedOn":"2021-03-02","delistedOn":"2020"},` + evidence + `}`,
				`{"edge":"SANCTIONED_BY","from":"official/o","to":"sanction/o/EU"}`},
			want: []string{"sanction/o/EU: delistedOn (2020-12-31) is before listedOn (2021-03-02)"}},
		{name: "no evidence", spoil: func(f *facts) { f.find("prisoner/p").Evidence = nil }, want: []string{"prisoner/p: it has no evidence"}},
		{name: "role edge without evidence", spoil: func(f *facts) { f.link("JUDGED").Evidence = nil }, want: []string{"JUDGED official/o -> proceeding/c/2018-first-instance: it has no evidence"}},
		{name: "no citation", spoil: func(f *facts) { f.find("prisoner/p").Evidence.Citations = nil }, want: []string{"prisoner/p: it cites no source"}},
		{name: "citation to nowhere", spoil: func(f *facts) { f.find("prisoner/p").Evidence.Citations[0].Source = "source/b" },
			want: []string{`prisoner/p: there is no source "source/b"`}},
		{name: "dangling edge", lines: []string{`{"edge":"HEARD_BY","from":"proceeding/d/2019-appeal","to":"court/three"}`},
			want: []string{`HEARD_BY proceeding/d/2019-appeal -> court/three: there is no node "court/three"`}},
		{name: "required relation", spoil: func(f *facts) { f.drop("FACES") }, want: []string{"charge/c/p/1: it has no prisoner (FACES)"}},
		{name: "two courts", lines: []string{`{"edge":"HEARD_BY","from":"proceeding/c/2018-first-instance","to":"court/two"}`},
			want: []string{"proceeding/c/2018-first-instance: it has several court (HEARD_BY), not all of status CONFLICT"}},
		{name: "two courts in conflict",
			lines: []string{`{"edge":"HEARD_BY","from":"proceeding/d/2019-appeal","to":"court/one",` + conflict + `}`,
				`{"edge":"HEARD_BY","from":"proceeding/d/2019-appeal","to":"court/two",` + conflict + `}`}},
		{name: "two courts, one accepted",
			lines: []string{`{"edge":"HEARD_BY","from":"proceeding/d/2019-appeal","to":"court/one",` + conflict + `}`,
				`{"edge":"HEARD_BY","from":"proceeding/d/2019-appeal","to":"court/two",` + evidence + `}`},
			want: []string{"proceeding/d/2019-appeal: it has several court (HEARD_BY), not all of status CONFLICT"}},
		{name: "two prisoners of one charge", lines: []string{`{"edge":"FACES","from":"prisoner/q","to":"charge/c/p/1"}`},
			want: []string{"charge/c/p/1: it has several prisoner (FACES), not all of status CONFLICT"}},
		{name: "outcome in another case", lines: []string{`{"edge":"DECIDED_IN","from":"charge/c/p/1","to":"proceeding/d/2019-appeal","set":{"outcome":"UPHELD"},` + evidence + `}`},
			want: []string{"DECIDED_IN charge/c/p/1 -> proceeding/d/2019-appeal: the charge is of another case than the proceeding"}},
		{name: "sentence of a stranger", lines: []string{`{"edge":"SENTENCED_IN","from":"prisoner/q","to":"proceeding/c/2018-first-instance","set":{"type":"FINE"},` + evidence + `}`},
			want: []string{"SENTENCED_IN prisoner/q -> proceeding/c/2018-first-instance: the prisoner is no defendant in the case of the proceeding"}},
		{name: "violation of nothing", spoil: func(f *facts) { f.drop("OF_RIGHT") }, want: []string{"violation/p/liberty/a: it is of no provision and of no right"}},
		{name: "found by nobody", spoil: func(f *facts) { f.put("violation/p/liberty/a", "modality", "FOUND") },
			want: []string{"violation/p/liberty/a: it is FOUND, but no decision found it and its evidence is not FOUND"}},
		{name: "found by its evidence", spoil: func(f *facts) {
			f.put("violation/p/liberty/a", "modality", "FOUND")
			f.find("violation/p/liberty/a").Evidence.Modality = "FOUND"
		}},
		{name: "responsibility as a report", lines: []string{`{"edge":"RESPONSIBLE_FOR","from":"official/o","to":"violation/p/liberty/a",` + evidence + `}`},
			want: []string{"RESPONSIBLE_FOR official/o -> violation/p/liberty/a: its modality is REPORTED"}},
		{name: "alias to nowhere", lines: []string{`{"alias":"official/older","of":"official/gone"}`}, want: []string{`official/older: there is no node "official/gone"`}},
		{name: "alias of an alias", lines: []string{`{"alias":"official/older","of":"official/old"}`}, want: []string{`official/older: there is no node "official/old"`}},
		{name: "alias that is an id", lines: []string{`{"alias":"prisoner/q","of":"prisoner/p"}`}, want: []string{"prisoner/q: it is also the id of a node"}},
	}, checkTestsOfContent()...) {
		t.Run(test.name, func(t *testing.T) {
			v := schema.New()
			store := sound(t, v, test.lines...)
			if test.spoil != nil {
				test.spoil(store)
			}
			report, err := Check(t.Context(), v, store)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, breach := range report.Breaches {
				got = append(got, breach.Fact+": "+breach.Text)
			}
			if !slices.Equal(got, test.want) || report.Total != len(test.want) {
				t.Errorf("checking:\ngot  %d: %s\nwant %s", report.Total, strings.Join(got, "\n     "), strings.Join(test.want, "\n     "))
			}
		})
	}
}

func TestCheckOfAGeneratedWorldFindsNothing(t *testing.T) {
	v := schema.New()
	store := &facts{}
	if err := walkAll(Generate(v, 3000, 5), store); err != nil {
		t.Fatal(err)
	}
	report, err := Check(t.Context(), v, store)
	if err != nil {
		t.Fatal(err)
	}
	if report.Total > 0 {
		t.Errorf("checking a generated world: got %d breaches, the first: %v", report.Total, report.Breaches[0])
	}
}
