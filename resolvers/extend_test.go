package resolvers

import (
	"context"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/schema"
)

// TestAddingAKind adds a kind and an edge to the vocabulary, in the few lines that it
// takes, and asks for them: the contract, filters, order and answers follow.
func TestAddingAKind(t *testing.T) {
	name := &schema.Field{Name: "name", Doc: "The name of the newspaper.", Type: schema.String, Required: true, Ordered: true, Searched: true}
	page := &schema.Field{Name: "page", Doc: "The page.", Type: schema.Int}
	newspaper := &schema.Kind{Name: "Newspaper", Plural: "Newspapers", Doc: "A newspaper.", Fields: []*schema.Field{name}}
	reported := &schema.Edge{Name: "REPORTED_IN", Shape: "ReportedIn", Doc: "A newspaper reported a case.", Fields: []*schema.Field{page}, Links: []*schema.Link{
		schema.NewLink("Case", "Newspaper",
			&schema.Relation{Name: "newspapers", Doc: "The newspapers that reported the case."},
			&schema.Relation{Name: "cases", Doc: "The cases that the newspaper reported."})}}
	v, err := schema.Build(append(schema.Kinds(), newspaper), append(schema.Edges(), reported))
	if err != nil {
		t.Fatal(err)
	}
	evidence := &graph.Evidence{Modality: "REPORTED", Status: "ACCEPTED", Citations: []graph.Citation{{Source: "source/s"}}}
	title := func(kind, id, title string, evidence *graph.Evidence) *graph.Node {
		node := &graph.Node{Kind: v.Kind(kind), ID: id, Set: make([]any, len(v.Kind(kind).Fields)), Evidence: evidence}
		node.Set[0] = title
		return node
	}
	store := loadOracle(t, v, &graphtest.Facts{
		NodesList: []*graph.Node{title("Source", "source/s", "S", nil), title("Case", "case/c", "C", evidence), title("Newspaper", "newspaper/n", "N", evidence)},
		EdgesList: []*graph.Edge{{Link: reported.Links[0], From: "case/c", To: "newspaper/n", Set: []any{int64(3)}, Evidence: evidence}},
	})
	const query = `{ newspapers(where: {cases: {some: {title: {startsWith: "c"}, edge: {page: {gt: 2}}}}}, orderBy: [{name: DESC}]) {
		nodes { name cases { edges { page node { title } } } } } case(id: "case/c") { newspapers { edges { __typename page } } }
		search(text: "n", kinds: [NEWSPAPER]) { node { id } } }`
	const want = `{"data":{"newspapers":{"nodes":[{"name":"N","cases":{"edges":[{"page":3,"node":{"title":"C"}}]}}]},` +
		`"case":{"newspapers":{"edges":[{"__typename":"ReportedInNewspaperEdge","page":3}]}},"search":[{"node":{"id":"newspaper/n"}}]}}`
	result := newTestEngine(t, v, store, Options{}).Execute(context.Background(), Request{Query: query})
	if got := string(result.Body); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestEdgeFilterOnARelation filters the items of a relation by their own edge.
func TestEdgeFilterOnARelation(t *testing.T) {
	p := explain(t, `{prisoner(id:"prisoner/a"){sentences(where:{edge:{type:{eq:FINE}}}){totalCount}}}`, "")
	if got, want := p.String(), "where @type eq ?0"; !strings.Contains(got, want) {
		t.Errorf("got plan %s, want one with %s", got, want)
	}
}

// TestEveryLimitHasAReason also keeps the names of flags apart.
func TestEveryLimitHasAReason(t *testing.T) {
	limits := DefaultLimits()
	defaults := limits
	seen := map[string]bool{}
	for _, limit := range limits.Table() {
		if seen[limit.Name] || len(limit.Reason) < 20 || *limit.Value <= 0 {
			t.Errorf("limit %+v: want a name of its own, a reason and a positive number", limit)
		}
		seen[limit.Name] = true
		*limit.Value = 0
	}
	if limits != (Limits{}) {
		t.Errorf("limits without an entry in the table: %+v", limits)
	}
	if got := (Limits{}).orDefaults(); got != defaults {
		t.Errorf("no limits: got %+v, want the defaults", got)
	}
}
