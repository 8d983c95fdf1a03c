package cypher_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph"
	"habeas/graph/cypher"
	"habeas/graph/neo4jtest"
	"habeas/graph/plan"
	"habeas/graph/questions"
	"habeas/resolvers"
	"habeas/schema"
	"habeas/seed"
)

// generated loads a synthetic world of HABEAS_TEST_PRISONERS prisoners, and gives the
// driver beside the store.
func generated(t testing.TB, v *schema.Vocabulary, prisoners int) (*cypher.Store, neo4jtest.Server) {
	t.Helper()
	if text := os.Getenv("HABEAS_TEST_PRISONERS"); text != "" {
		number, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		prisoners = number
	}
	server := servers.Take(t)
	store := openOn(t, v, optionsFor(server))
	begin, facts := time.Now(), 0
	options := graph.LoadOptions{Progress: func(done int) { facts = max(facts, done) }}
	if err := store.Load(t.Context(), seed.Generate(v, prisoners, 1), options); err != nil {
		t.Fatal(err)
	}
	took := time.Since(begin)
	t.Logf("%d prisoners, %d facts loaded in %.1f s: %.0f facts a second", prisoners, facts, took.Seconds(), float64(facts)/took.Seconds())
	return store, server
}

// busyNodes asks for a few of very many.
const busyNodes = `{ groups { nodes { name prisoners(first: 5, orderBy: [{name: ASC}]) { totalCount nodes { id name } } } } }`

// acceptance are the published queries, with ids of the synthetic world.
func acceptance(t testing.TB) map[string]resolvers.Request {
	t.Helper()
	files, err := filepath.Glob("../../resolvers/testdata/queries/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no published queries: %v", err)
	}
	synthetic := strings.NewReplacer("official/opanasenko-valery", "official/synthetic-judge-000000", `"212"`, `"101"`, "group/religious-minority", "group/synthetic-religious-minority")
	requests := map[string]resolvers.Request{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".graphql")
		requests[name] = resolvers.Request{Query: synthetic.Replace(string(text))}
	}
	page := requests["page"]
	page.Variables = []byte(`{"g": "group/synthetic-religious-minority"}`)
	requests["page"] = page
	requests["busy nodes"] = resolvers.Request{Query: busyNodes}
	requests["deep page"] = resolvers.Request{Query: `{ prisoners(first: 50, orderBy: [{name: ASC}]) { pageInfo { endCursor } nodes { id name charges { nodes { statute { code article } case { title } } } violations { nodes { provision { title } } } } } }`}
	return requests
}

func planOf(t testing.TB, v *schema.Vocabulary, store graph.Store, request resolvers.Request) *plan.Plan {
	t.Helper()
	return explained(t, v, store, request).Plan
}

func explained(t testing.TB, v *schema.Vocabulary, store graph.Store, request resolvers.Request) resolvers.Explanation {
	t.Helper()
	engine, err := resolvers.New(v, store, resolvers.Options{})
	if err != nil {
		t.Fatal(err)
	}
	explanation, err := engine.Explain(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	return explanation
}

// The published queries read along indexes: no scan of all nodes, none of a label, and
// nothing that gathers rows before it goes on.
func TestPublishedQueriesUseIndexes(t *testing.T) {
	t.Parallel()
	v := schema.New()
	store, server := generated(t, v, 20_000)
	session := connect(t, server).NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: server.Database})
	defer session.Close(t.Context())
	if text := store.Statement(planOf(t, v, store, resolvers.Request{Query: busyNodes})).Text; !strings.Contains(text, "LIMIT 64 *") {
		t.Errorf("asked: %s\ngot a statement that reads all edges of busy nodes:\n%s", busyNodes, text)
	}
	for name, request := range acceptance(t) {
		t.Run(name, func(t *testing.T) {
			explanation := explained(t, v, store, request)
			for _, ask := range explanation.Asks {
				text, values := asking(t, ask)
				checkProfile(t, profiled(t, session, text, values), ask.Shape(), text)
			}
			for _, table := range explanation.Tables {
				statement := store.Statement(table)
				checkProfile(t, profiled(t, session, statement.Text, statement.Bind(table.Values)), table.String(), statement.Text)
			}
			p := explanation.Plan
			if len(p.Roots) == 0 {
				return
			}
			statement := store.Statement(p)
			o := profiled(t, session, statement.Text, statement.Bind(p.Values))
			checkProfile(t, o, p.String(), statement.Text)
			if o.hidden != "" {
				t.Errorf("asked: %s\ngot a part that is planned apart, which a profile does not show: %s", p, o.hidden)
			}
		})
	}
}

// asking is the statement of a question, as a store without retracted facts is asked.
func asking(t *testing.T, ask *questions.Ask) (string, map[string]any) {
	t.Helper()
	statements, err := cypher.Statements()
	if err != nil {
		t.Fatal(err)
	}
	text, err := cypher.Asking(statements, ask, false)
	if err != nil {
		t.Fatal(err)
	}
	return text, ask.Values
}

func profiled(t *testing.T, session neo4j.SessionWithContext, text string, values map[string]any) *operators {
	t.Helper()
	result, err := session.Run(t.Context(), strings.Replace(text, "CYPHER 5\n", "CYPHER 5 PROFILE\n", 1), values)
	if err != nil {
		t.Fatal(err)
	}
	summary, err := result.Consume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o := &operators{}
	o.walk(summary.Profile(), 0)
	return o
}

// checkProfile fails where a statement reads more than it has to. A table of all things
// of a kind reads them all, for which no index serves.
func checkProfile(t *testing.T, o *operators, asked, text string) {
	t.Helper()
	t.Logf("%d hits\n%s", o.hits, o.text.String())
	for _, wrong := range []string{"AllNodesScan", "NodeByLabelScan", "Eager"} {
		if slices.Contains(o.names, wrong) && !(wrong == "NodeByLabelScan" && strings.HasPrefix(asked, "table")) {
			t.Errorf("asked: %s\ngot a plan with %s\n%s\n%s", asked, wrong, o.text.String(), text)
		}
	}
}

// operators are those of a profiled plan.
type operators struct {
	names []string
	hits  int64
	text  strings.Builder
	// hidden is a subquery within an expression, whose operators are not shown.
	hidden string
}

// named are the names of columns, which hold the text of what they name.
var named = regexp.MustCompile("`(?:[^`]|``)*`")

var subquery = regexp.MustCompile(`(COLLECT|EXISTS|COUNT) \{`)

func (o *operators) walk(p neo4j.ProfiledPlan, depth int) {
	name, _, _ := strings.Cut(p.Operator(), "@")
	o.names = append(o.names, name)
	o.hits += p.DbHits()
	if details := fmt.Sprint(p.Arguments()["Details"]); subquery.MatchString(named.ReplaceAllString(details, "")) {
		o.hidden = details
	}
	fmt.Fprintf(&o.text, "%s%s %d hits, %d rows: %.150v\n", strings.Repeat(" ", depth), name, p.DbHits(), p.Records(), p.Arguments()["Details"])
	for _, child := range p.Children() {
		o.walk(child, depth+1)
	}
}
