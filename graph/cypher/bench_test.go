package cypher_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph"
	"habeas/graph/cypher"
	"habeas/graph/neo4jtest"
	"habeas/graph/plan"
	"habeas/resolvers"
	"habeas/schema"
)

// journey is a request and the Cypher that somebody who knows Cypher would write for it.
type journey struct {
	name, query, byHand string
	values              map[string]any
}

func journeys() []journey {
	return []journey{
		{"PointRead", `{ prisoner(id: "prisoner/synthetic-0000042") { id name nameNative } }`,
			`MATCH (p:Prisoner {id: $id}) RETURN [p.id, p.name, p.nameNative]`, map[string]any{"id": "prisoner/synthetic-0000042"}},
		{"NestedPage", `{ prisoners(first: 50, orderBy: [{name: ASC}]) { nodes { id name charges(first: 20) { nodes { id description statute { code article } case { title } } } violations(first: 20) { nodes { modality provision { title } } } } } }`,
			`RETURN COLLECT { MATCH (p:Prisoner) WHERE p._key_name IS NOT NULL WITH p ORDER BY p._key_name, p.id LIMIT $first
			RETURN [p.id, p.name, COLLECT { MATCH (p)-[:FACES]->(c:Charge) WITH c ORDER BY c.id LIMIT $some
				RETURN [c.id, c.description, COLLECT { MATCH (c)-[:UNDER]->(s:Statute) RETURN [s.code, s.article] }, COLLECT { MATCH (c)-[:CHARGED_IN]->(k:Case) RETURN [k.title] }] ORDER BY c.id },
				COLLECT { MATCH (p)-[:SUFFERED]->(v:Violation) WITH v ORDER BY v.id LIMIT $some RETURN [v.modality, COLLECT { MATCH (v)-[:OF_PROVISION]->(o:Provision) RETURN [o.title] }] ORDER BY v.id }]
			ORDER BY p._key_name, p.id }`, map[string]any{"first": int64(51), "some": int64(21)}},
		{"FilterWithTotal", `{ prisoners(first: 20, where: {groups: {some: {id: {eq: "group/synthetic-religious-minority"}}}, charges: {some: {statute: {article: {eq: "101"}}}}}) { totalCount nodes { id name } } }`,
			`RETURN COLLECT { MATCH (g:Group {id: $g})<-[:MEMBER_OF]-(p:Prisoner)-[:FACES]->(:Charge)-[:UNDER]->(s:Statute {_key_article: $s}) USING JOIN ON p WITH DISTINCT p WITH collect(p) AS found
			RETURN [size(found), COLLECT { UNWIND found AS p WITH p ORDER BY p.id LIMIT $first RETURN [p.id, p.name] ORDER BY p.id }] }`,
			map[string]any{"g": "group/synthetic-religious-minority", "s": "101", "first": int64(21)}},
		{"SeveralRoots", `{ a: prisoners(first: 20, orderBy: [{name: ASC}]) { totalCount nodes { id name } } b: statutes(first: 20) { nodes { id title } } c: courts(first: 20, orderBy: [{name: ASC}]) { nodes { id name } } d: groups(first: 5) { nodes { id name prisoners { totalCount } } } }`,
			`RETURN COUNT { (:Prisoner) }, COLLECT { MATCH (p:Prisoner) WHERE p._key_name IS NOT NULL WITH p ORDER BY p._key_name, p.id LIMIT $first RETURN [p.id, p.name] ORDER BY p._key_name, p.id },
			COLLECT { MATCH (s:Statute) WHERE s.id IS NOT NULL WITH s ORDER BY s.id LIMIT $first RETURN [s.id, s.title] ORDER BY s.id },
			COLLECT { MATCH (c:Court) WHERE c._key_name IS NOT NULL WITH c ORDER BY c._key_name, c.id LIMIT $first RETURN [c.id, c.name] ORDER BY c._key_name, c.id },
			COLLECT { MATCH (g:Group) WHERE g.id IS NOT NULL WITH g ORDER BY g.id LIMIT $few RETURN [g.id, g.name, COUNT { (g)<-[:MEMBER_OF]-() }] ORDER BY g.id }`, map[string]any{"first": int64(21), "few": int64(6)}},
		{"BusyNodes", busyNodes,
			`RETURN COLLECT { MATCH (g:Group) WHERE g.id IS NOT NULL WITH g ORDER BY g.id LIMIT $few RETURN [g.name, COUNT { (g)<-[:MEMBER_OF]-() }, COLLECT { MATCH (g)<-[:MEMBER_OF]-(p) WITH p ORDER BY p._key_name, p.id LIMIT $first RETURN [p.id, p.name] ORDER BY p._key_name, p.id }] ORDER BY g.id }`, map[string]any{"first": int64(6), "few": int64(21)}},
	}
}

// BenchmarkNeo4j asks each journey of the store and, in turn with it, of the driver by
// hand, and reports the medians and their ratio.
func BenchmarkNeo4j(b *testing.B) {
	v := schema.New()
	store, server := generated(b, v, 20_000)
	driver := connect(b, server)
	for _, j := range journeys() {
		b.Run(j.name, func(b *testing.B) { compareWithHand(b, v, store, driver, server, j) })
	}
	b.Run("DeepPage", func(b *testing.B) {
		compareWithHand(b, v, store, driver, server, deepPage(b, v, store))
	})
}

// deepPage is a page in the middle of all prisoners.
func deepPage(b *testing.B, v *schema.Vocabulary, store *cypher.Store) journey {
	engine, err := resolvers.New(v, store, resolvers.Options{})
	if err != nil {
		b.Fatal(err)
	}
	const query = `{ prisoners(first: 50, orderBy: [{name: ASC}]%s) { pageInfo { endCursor } nodes { id name } } }`
	cursor := ""
	for range 100 {
		result := engine.Execute(b.Context(), resolvers.Request{Query: fmt.Sprintf(query, cursor)})
		_, end, found := strings.Cut(string(result.Body), `"endCursor":"`)
		end, _, _ = strings.Cut(end, `"`)
		if !found {
			b.Fatalf("no page: %s", result.Body)
		}
		cursor = `, after: "` + end + `"`
	}
	j := journey{name: "DeepPage", query: fmt.Sprintf(query, cursor), values: map[string]any{"first": int64(51)},
		byHand: `RETURN COLLECT { MATCH (p:Prisoner) WHERE p._key_name >= $name AND (p._key_name > $name OR p.id > $id) WITH p ORDER BY p._key_name, p.id LIMIT $first RETURN [p.id, p.name] ORDER BY p._key_name, p.id }`}
	p := planOf(b, v, store, resolvers.Request{Query: j.query})
	after := p.Roots[0].(*plan.Connection).Page.After
	j.values["name"], j.values["id"] = p.Values[after[0]], p.Values[after[1]]
	return j
}

func compareWithHand(b *testing.B, v *schema.Vocabulary, store graph.Store, driver neo4j.DriverWithContext, server neo4jtest.Server, j journey) {
	p := planOf(b, v, store, resolvers.Request{Query: j.query})
	ours := func() {
		if _, err := store.Read(b.Context(), p); err != nil {
			b.Fatal(err)
		}
	}
	byHand := func() { runByHand(b, driver, server, j) }
	if rows, err := store.Read(b.Context(), p); err != nil || len(rows[0]) < len(`[1000,[[null,[]]]]`) {
		b.Fatalf("asked: %s\ngot: %s, %v; want a filled answer", p, rows, err)
	}
	const warm = 300
	for range warm {
		ours()
		byHand()
	}
	var took [2][]time.Duration
	b.ResetTimer()
	for range b.N {
		for i, run := range []func(){ours, byHand} {
			begin := time.Now()
			run()
			took[i] = append(took[i], time.Since(begin))
		}
	}
	left, right := median(took[0]), median(took[1])
	b.ReportMetric(float64(left.Microseconds()), "µs/read")
	b.ReportMetric(float64(right.Microseconds()), "µs/by-hand")
	b.ReportMetric(float64(left)/float64(right), "ratio")
	b.ReportMetric(0, "ns/op")
}

func runByHand(b *testing.B, driver neo4j.DriverWithContext, server neo4jtest.Server, j journey) {
	session := driver.NewSession(b.Context(), neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: server.Database})
	defer session.Close(b.Context())
	result, err := session.Run(b.Context(), "CYPHER 5 "+j.byHand, j.values)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := result.Single(b.Context()); err != nil {
		b.Fatal(err)
	}
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}
