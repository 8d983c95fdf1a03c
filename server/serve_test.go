package main

import (
	"bytes"
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"habeas/graph"
	"habeas/graph/sqlite"
	"habeas/schema"
	"habeas/seed"
)

func TestFillStore(t *testing.T) {
	v := schema.New()
	version, err := seed.BundledVersion()
	if err != nil {
		t.Fatal(err)
	}
	own := seed.Generate(v, 3, 1)
	for name, test := range map[string]struct {
		bundled string
		empty   bool
		// says is what is told, replaced whether the store then holds the bundled dataset.
		says     string
		replaced bool
	}{
		"empty":                 {empty: true, says: "The store is empty", replaced: true},
		"older bundled dataset": {bundled: "0123456789abcdef", says: "older bundled dataset", replaced: true},
		"same bundled dataset":  {bundled: version},
		"own facts":             {},
	} {
		t.Run(name, func(t *testing.T) {
			store, err := sqlite.Open(t.Context(), v, sqlite.Memory, sqlite.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer store.Close()
			if !test.empty {
				if err := store.Load(t.Context(), own, graph.LoadOptions{Bundled: test.bundled}); err != nil {
					t.Fatal(err)
				}
			}
			var said bytes.Buffer
			if err := fillStore(t.Context(), v, store, &said); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(said.String(), test.says) || test.says == "" && said.Len() > 0 {
				t.Errorf("filling a store (%s): got %q, want %q", name, said.String(), test.says)
			}
			checkFilled(t, store, version, test.replaced)
		})
	}
}

func checkFilled(t *testing.T, store graph.Store, version string, replaced bool) {
	t.Helper()
	about, err := store.About(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if prisoners := about.Counts[0].Nodes; (prisoners == bundledPrisoners(t)) != replaced || (prisoners == 3) == replaced {
		t.Errorf("after filling: got %d prisoners, want those of the bundled dataset: %t", prisoners, replaced)
	}
	if replaced && (about.Bundled != version || about.Licence != seed.Licence() || about.Coverage != seed.Coverage()) {
		t.Errorf("after filling: got %+v, want the version, licence and coverage of the bundled dataset", about)
	}
}

// askedStore counts how often it is asked what it holds.
type askedStore struct {
	graph.Store
	asked atomic.Int32
}

func (s *askedStore) About(ctx context.Context) (graph.About, error) {
	s.asked.Add(1)
	return s.Store.About(ctx)
}

func TestReadinessIsKeptForASecond(t *testing.T) {
	store := &askedStore{Store: bundledStore(t)}
	ready := newReadiness(store)
	for range 100 {
		if err := ready.check(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if asked := store.asked.Load(); asked > 2 {
		t.Errorf("asking 100 times whether the store is ready: the store was asked %d times, want once a second", asked)
	}
}

// signallingWriter ends a context when a text is written to it.
type signallingWriter struct {
	bytes.Buffer
	text string
	then func()
}

func (w *signallingWriter) Write(text []byte) (int, error) {
	if strings.Contains(string(text), w.text) {
		w.then()
	}
	return w.Buffer.Write(text)
}

func TestServeSaysWhereToLookAndEndsWhenTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	output := &signallingWriter{text: "curl", then: cancel}
	store := "sqlite:" + t.TempDir() + "/new/folder/store.sqlite"
	var out bytes.Buffer
	if code := run(ctx, []string{"--store", store, "--addr", "127.0.0.1:0"}, &streams{out: &out, err: output}); code != 0 {
		t.Errorf("habeas --store …: got exit code %d: %s", code, output)
	}
	for _, want := range []string{"The store is empty", "Habeas answers at http://127.0.0.1:", "/graphql", "curl -s"} {
		if !strings.Contains(output.String(), want) {
			t.Errorf("habeas --store …: got %q, want it to say %q", output, want)
		}
	}
	if out := must(t, "", "check", "--store", store); !strings.Contains(out, "nothing is broken") {
		t.Errorf("checking the store that serve made: %s", out)
	}
}
