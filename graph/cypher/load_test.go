package cypher_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"habeas/graph"
	"habeas/graph/cypher"
	"habeas/graph/graphtest"
	"habeas/graph/plan"
	"habeas/schema"
)

// holds is all that a store holds, as text.
func holds(t *testing.T, store graph.Store) string {
	t.Helper()
	about, err := store.About(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	facts := &graphtest.Facts{}
	if err := store.Export(t.Context(), facts); err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("version %s bundled %q licence %q\n", about.Version, about.Bundled, about.Licence)
	for _, node := range facts.NodesList {
		text += fmt.Sprintf("%s %q %+v\n", node.ID, node.Set, node.Evidence)
	}
	for _, edge := range facts.EdgesList {
		text += fmt.Sprintf("%s %s %s %s %q\n", edge.Link.Edge.Name, edge.From, edge.To, edge.Key(), edge.Set)
	}
	for _, alias := range facts.AliasesList {
		text += alias.Former + " " + alias.Current + "\n"
	}
	return text
}

// cutOff loads a batch and stops after so many batches of it were written.
func cutOff(t *testing.T, store graph.Store, batch graph.Batch, options graph.LoadOptions, after int) error {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	written := 0
	options.Progress = func(int) {
		if written++; written >= after {
			cancel()
		}
	}
	return store.Load(ctx, batch, options)
}

// A load that is cut off shows nothing, and ends complete when it is run again.
func TestLoadIsResumed(t *testing.T) {
	t.Parallel()
	v := schema.New()
	world := graphtest.RandomWorld(v, 3, 100)
	options := graph.LoadOptions{Bundled: "1", Licence: "L"}
	oracle := graphtest.NewOracle(v)
	if err := oracle.Load(t.Context(), world, options); err != nil {
		t.Fatal(err)
	}
	want := holds(t, oracle)
	for _, replace := range []bool{false, true} {
		store := open(t, v)
		store.SetBatchSize(25)
		store.SetPatience(0)
		options.Replace = replace
		for after := 1; ; after += 9 {
			if err := store.Load(t.Context(), &graphtest.Facts{}, graph.LoadOptions{Replace: true}); err != nil {
				t.Fatal(err)
			}
			if err := cutOff(t, store, world, options, after); err == nil {
				break
			}
			isUnavailable(t, v, store)
			if err := store.Load(t.Context(), world, options); err != nil {
				t.Fatalf("cut off after %d batches, run again: %v", after, err)
			}
			if got := holds(t, store); got != want {
				t.Fatalf("cut off after %d batches, run again, the store holds\n%.2000s\nwant\n%.2000s", after, got, want)
			}
			comparePlans(t, v, world, store, oracle)
		}
	}
}

// comparePlans asks for what follows from several facts together: heads, roles, former ids.
func comparePlans(t *testing.T, v *schema.Vocabulary, world *graphtest.Facts, store, oracle graph.Store) {
	t.Helper()
	p := &plan.Plan{}
	limit := p.Add(int64(1000))
	for _, kind := range v.Kinds {
		outputs := []plan.Output{plan.ID{}, plan.FormerIDs{}, plan.Roles{}}
		for _, relation := range kind.Relations {
			if relation.ToOne() {
				outputs = append(outputs, &plan.ToOne{Relation: relation, Object: &plan.Object{Kind: relation.Target, Outputs: []plan.Output{plan.ID{}}}})
			}
		}
		p.Roots = append(p.Roots, &plan.Connection{Kind: kind, Page: plan.Page{Limit: limit}, Items: true, Count: true, Node: &plan.Object{Kind: kind, Outputs: outputs}})
	}
	graphtest.Compare(t, store, oracle, p)
}

func isUnavailable(t *testing.T, v *schema.Vocabulary, store graph.Store) {
	t.Helper()
	_, aboutErr := store.About(t.Context())
	_, readErr := store.Read(t.Context(), &plan.Plan{Roots: []plan.Root{&plan.About{}}})
	_, searchErr := store.Candidates(t.Context(), graph.Search{Keys: []graph.SearchKey{{Key: "fali", Weight: 1}}, Limit: 1})
	exportErr := store.Export(t.Context(), &graphtest.Facts{})
	for what, err := range map[string]error{"about": aboutErr, "read": readErr, "search": searchErr, "export": exportErr} {
		if graph.CodeOf(err) != graph.Unavailable {
			t.Errorf("%s of a store with an incomplete load: got %v, want that it is unavailable", what, err)
		}
	}
}

// While a load is cut off, another one is refused, unless it replaces all.
func TestAnotherLoadDoesNotFinishTheFirst(t *testing.T) {
	v := schema.New()
	first, second := graphtest.RandomWorld(v, 4, 60), graphtest.RandomWorld(v, 5, 60)
	store := open(t, v)
	store.SetBatchSize(25)
	store.SetPatience(0)
	if err := cutOff(t, store, first, graph.LoadOptions{}, 3); !errors.Is(err, context.Canceled) {
		t.Fatalf("cut off: got %v", err)
	}
	err := store.Load(t.Context(), second, graph.LoadOptions{})
	if graph.CodeOf(err) != graph.Unavailable && graph.CodeOf(err) != graph.Invalid {
		t.Errorf("another load: got %v, want a refusal", err)
	}
	isUnavailable(t, v, store)
	if err := store.Load(t.Context(), second, graph.LoadOptions{Replace: true}); err != nil {
		t.Fatal(err)
	}
	oracle := graphtest.NewOracle(v)
	if err := oracle.Load(t.Context(), second, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	if got, want := holds(t, store), holds(t, oracle); got != want {
		t.Errorf("replaced, the store holds\n%.2000s\nwant\n%.2000s", got, want)
	}
}

func TestOpenRefusesWithASentence(t *testing.T) {
	v := schema.New()
	server := servers.Take(t)
	cases := []struct {
		name, before string
		options      cypher.Options
		want         string
	}{
		{"nothing there, for reading", "RETURN 1", cypher.Options{ReadOnly: true}, "the Neo4j database holds no store yet"},
		{"something else", "CREATE (:Movie)", cypher.Options{}, "the Neo4j database holds something else than a store of Habeas; give it a database of its own"},
		{"a newer format", "CREATE (:_Habeas {_id: 'habeas', format: 99, fingerprint: 'x', epoch: 0})", cypher.Options{}, "the store in Neo4j was written by a newer version of Habeas; use that version"},
		{"another vocabulary", "CREATE (:_Habeas {_id: 'habeas', format: 1, fingerprint: 'x', epoch: 0})", cypher.Options{}, "the store in Neo4j was written under another vocabulary; export it with the version that wrote it, and import that into an empty database"},
		{"another vocabulary, bundled, for reading", "CREATE (:_Habeas {_id: 'habeas', format: 1, fingerprint: 'x', epoch: 0, bundled: '1'})", cypher.Options{ReadOnly: true}, "the store in Neo4j was written under another vocabulary; export it with the version that wrote it, and import that into an empty database"},
		{"another vocabulary, bundled", "CREATE (:_Habeas {_id: 'habeas', format: 1, fingerprint: 'x', epoch: 0, bundled: '1'}), (:Prisoner {id: 'prisoner/old'})", cypher.Options{}, ""},
		{"an address with a password", "RETURN 1", cypher.Options{URL: "bolt://neo4j:secret@127.0.0.1:1"}, "the address of the store is not one of Neo4j: give bolt://HOST or neo4j://HOST, and the user name and the password apart"},
		{"another scheme", "RETURN 1", cypher.Options{URL: "http://127.0.0.1"}, "the address of the store is not one of Neo4j: give bolt://HOST or neo4j://HOST"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			execute(t, server, "MATCH (n) DETACH DELETE n", c.before)
			options := optionsFor(server)
			options.ReadOnly = c.options.ReadOnly
			if c.options.URL != "" {
				options.URL = c.options.URL
			}
			store, err := cypher.Open(t.Context(), v, options)
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				defer store.Close()
				if about, err := store.About(t.Context()); err != nil || !about.Empty() {
					t.Errorf("got %+v, %v; want an empty store", about, err)
				}
				return
			}
			says(t, err, c.want)
		})
	}
}

// says checks what an error shows to a caller.
func says(t *testing.T, err error, want string) {
	t.Helper()
	coded := (*graph.Error)(nil)
	if !errors.As(err, &coded) || coded.Text != want {
		t.Errorf("got %v, want the text %q", err, want)
	}
}
