package questiontest_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"habeas/graph"
	"habeas/graph/cypher"
	"habeas/graph/neo4jtest"
	"habeas/graph/sqlite"
	"habeas/resolvers"
	"habeas/schema"
	"habeas/seed"
)

// asked are the questions as somebody would ask them of a generated world, without
// bounds where a question has none that it needs.
var asked = []struct{ name, query string }{
	{"RepeatOfficials", `{ repeatOfficials { warnings rows { totalCount nodes { official { id name } cases prisoners statutes { statute { id } prisoners } counterparts { official { id } sharedCases } convicted { count of unknown } firstDate lastDate } } } }`},
	{"RepeatOfficialsOfGroup", `{ repeatOfficials(group: "group/synthetic-religious-minority") { warnings rows { totalCount nodes { official { id name } cases prisoners statutes { statute { id } prisoners } counterparts { official { id } sharedCases } convicted { count of unknown } firstDate lastDate } } } }`},
	{"OfficialPairs", `{ officialPairs { warnings rows { totalCount nodes { left { id } right { id } sharedCases expected lift convicted { count of unknown } } } } }`},
	{"StatuteProfile", `{ statuteProfile(statute: "%s") { prisoners charges cases byYear { year charges } byGroup { group { id } prisoners } outcomes { outcome count } months { known median } chargedWith { statute { id } prisoners } provisions { provision { id } alleged found } } }`},
	{"TreatyPattern", `{ treatyPattern { rows { totalCount nodes { provision { id } alleged found prisoners byGroup { group { id } prisoners } byYear { year alleged found } courts { court { id } prisoners } judges { official { id } prisoners } bodies { body count } with { provision { id } prisoners } } } } }`},
	{"CaseFile", `{ caseFile(prisoner: "prisoner/synthetic-0000042") { events { date kind title court { id } officials { role official { id } } outcome evidence { sourceCount } } gaps { what } } }`},
	{"CommandChain", `{ commandChain(official: "official/synthetic-judge-000000") { hops { level body { id } official { id } cases } weakest { level } } }`},
	{"Connections", `{ connections(start: "prisoner/synthetic-0000042", end: "prisoner/synthetic-0000043") { warnings paths { length steps { node { id } edge } } } }`},
	{"SanctionsGap", `{ sanctionsGap(minCases: 3) { rows { totalCount nodes { official { id } cases prisoners sanctions { id } missing } } } }`},
	{"AfterDesignation", `{ afterDesignation { rows { totalCount nodes { official { id } sanction { id } before after } } } }`},
	{"SentenceDisparity", `{ sentenceDisparity(statute: "%s", by: COURT) { suppressed rows { totalCount nodes { key sentences months { median } suspended { count of } } } } }`},
	{"DueProcess", `{ dueProcess(by: COURT) { rows { totalCount nodes { key proceedings closedHearing { count of unknown } provisions { provision { id } prisoners } } } } }`},
	{"CustodyOn", `{ custodyOn(date: "2019-04-29") { people unknown held { prisoner { id } facility { id } since days certain } } }`},
	{"CustodyByMonth", `{ custodyOn(date: "2019-04-29") { byMonth(from: "2018-01", to: "2019-12") { month people } } }`},
	{"CaseClusters", `{ caseClusters(minShared: 2) { warnings rows { totalCount nodes { officials prisoners bridges { id } firstDate lastDate } } } }`},
	{"WhoIs", `{ whoIs(name: "Judge-000042 Testov", role: JUDGE) { rows { totalCount nodes { candidate { id } score } } } }`},
	{"Dossier", `{ dossier(official: "official/synthetic-judge-000000") { positions { body { id } } acts { date role case { id } outcome evidence { sourceCount } } patterns { role cases prisoners } sanctions { id } sources { id } } }`},
	{"CrossTabViolations", `{ crossTab(count: VIOLATIONS, rows: PROVISION, columns: GROUP) { cells { row column count } unknown } }`},
	{"CrossTabCharges", `{ crossTab(count: CHARGES, rows: STATUTE, columns: YEAR) { cells { row column count } unknown } }`},
}

// BenchmarkQuestions asks a generated world of HABEAS_BENCH_PRISONERS prisoners (20,000
// where it is not set) each question, on both engines, and reports the first time, in
// which the statement is planned, the median and the 99th percentile of the others.
func BenchmarkQuestions(b *testing.B) {
	v := schema.New()
	prisoners := 20_000
	if text := os.Getenv("HABEAS_BENCH_PRISONERS"); text != "" {
		var err error
		if prisoners, err = strconv.Atoi(text); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("SQLite", func(b *testing.B) {
		store, err := sqlite.Open(b.Context(), v, b.TempDir()+"/store.db", sqlite.Options{})
		if err != nil {
			b.Fatal(err)
		}
		defer store.Close()
		benchmarkStore(b, v, store, prisoners)
	})
	b.Run("Neo4j", func(b *testing.B) {
		servers := neo4jtest.New()
		defer servers.Stop()
		server := servers.Take(b)
		store, err := cypher.Open(b.Context(), v, cypher.Options{URL: server.URL, Username: server.Username, Password: server.Password, Database: server.Database})
		if err != nil {
			b.Fatal(err)
		}
		defer store.Close()
		benchmarkStore(b, v, store, prisoners)
	})
}

func benchmarkStore(b *testing.B, v *schema.Vocabulary, store graph.Store, prisoners int) {
	if err := store.Load(b.Context(), seed.Generate(v, prisoners, 1), graph.LoadOptions{}); err != nil {
		b.Fatal(err)
	}
	limits := resolvers.DefaultLimits()
	limits.Seconds = 600
	engine, err := resolvers.New(v, store, resolvers.Options{Limits: limits})
	if err != nil {
		b.Fatal(err)
	}
	for _, question := range asked {
		query := question.query
		if slices.Contains([]string{"StatuteProfile", "SentenceDisparity"}, question.name) {
			query = fmt.Sprintf(query, "statute/SYN-101")
		}
		b.Run(question.name, func(b *testing.B) { benchmarkQuestion(b, engine, query) })
	}
}

func benchmarkQuestion(b *testing.B, engine *resolvers.Engine, query string) {
	ask := func() time.Duration {
		begin := time.Now()
		if result := engine.Execute(b.Context(), resolvers.Request{Query: query}); result.Code != "" {
			b.Fatalf("asked: %s\ngot: %.400s", query, result.Body)
		}
		return time.Since(begin)
	}
	first := ask()
	var took []time.Duration
	b.ResetTimer()
	for range b.N {
		took = append(took, ask())
	}
	slices.Sort(took)
	b.ReportMetric(float64(first.Microseconds())/1000, "ms-first")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
	b.ReportMetric(0, "ns/op")
}
