package resolvers

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/graph/questions"
	"habeas/schema"
)

// edgesStore answers about neighbours in a graph of pairs of ids.
type edgesStore struct {
	graph.Store
	edges [][2]string
	asked int
}

func (s *edgesStore) Ask(_ context.Context, ask *questions.Ask) (questions.Answer, error) {
	s.asked++
	among, narrowed := ask.Values["among"].([]string)
	var pairs [][2]string
	for _, edge := range s.edges {
		for _, pair := range [][2]string{edge, {edge[1], edge[0]}} {
			kind := schema.New().KindOf(pair[0])
			if slices.Contains(ask.Values[kind.Name].([]string), pair[0]) && (!narrowed || slices.Contains(among, pair[1])) {
				pairs = append(pairs, pair)
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	rows := []any{}
	for _, pair := range pairs[:min(len(pairs), int(ask.Values["most"].(int64)))] {
		rows = append(rows, []any{pair[0], []string{pair[1]}})
	}
	text, err := json.Marshal(rows)
	return questions.Answer{Version: "v", Columns: [][]byte{text}}, err
}

// hub joins case/h with so many prisoners, each of whom has a document of their own, and
// case/end with the last two of them.
func hub(prisoners string) [][2]string {
	edges := [][2]string{}
	for _, name := range strings.Split(prisoners, "") {
		edges = append(edges, [2]string{"case/h", "prisoner/" + name}, [2]string{"document/" + name, "prisoner/" + name})
		if strings.HasSuffix(prisoners[len(prisoners)-2:], name) || strings.HasPrefix(prisoners[len(prisoners)-2:], name) {
			edges = append(edges, [2]string{"prisoner/" + name, "official/" + name}, [2]string{"official/" + name, "case/end"})
		}
	}
	return edges
}

func TestPathSearchSaysWhereItCut(t *testing.T) {
	v := schema.New()
	for _, test := range []struct {
		name         string
		nodes, edges int
		paths        string
		cut          string
	}{
		{"nothing is cut", 100, 100, "case/h prisoner/d official/d case/end, case/h prisoner/e official/e case/end", ""},
		{"of the border only the first nodes are followed", 1, 100, "case/h prisoner/d official/d case/end", "1 hops from case/end: only 1 nodes"},
		{"where one end is a hub, the other is followed", 100, 4, "case/h prisoner/d official/d case/end, case/h prisoner/e official/e case/end", ""},
		{"of hubs on both sides only the first edges are followed", 100, 1, "", "0 hops from case/h: only 1 edges"},
	} {
		store := &edgesStore{edges: hub("abcde")}
		a := &asker{planner: &planner{engine: &Engine{store: store, stage: unstaged}, contract: &contract{vocabulary: v}, ctx: t.Context()}}
		s := newPathSearch(a, "case/h", "case/end", 1)
		s.nodesMost, s.edgesMost = test.nodes, test.edges
		paths, err := s.paths(3, 5)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, path := range paths {
			texts = append(texts, strings.Join(path, " "))
		}
		if got := strings.Join(texts, ", "); got != test.paths {
			t.Errorf("%s: got paths %s\nwant %s", test.name, got, test.paths)
		}
		cuts, _ := json.Marshal(s.cuts)
		if test.cut == "" && s.cuts != nil || !strings.Contains(string(cuts), test.cut) {
			t.Errorf("%s: got cuts %s, want %q", test.name, cuts, test.cut)
		}
	}
}

func TestPathSearchStopsWithTheRequest(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	a := &asker{planner: &planner{engine: &Engine{store: &edgesStore{}, stage: unstaged}, contract: &contract{vocabulary: schema.New()}, ctx: ctx}}
	s := newPathSearch(a, "case/h", "case/end", 1)
	s.tried = 1023
	cancel()
	err := s.extend([]string{"case/h"}, []map[string]bool{{"case/end": true}, {"case/h": true}}, 1, new([][]string))
	if graph.CodeOf(err) != graph.Timeout {
		t.Errorf("a request that was cancelled: got error %v, want one of code %v", err, graph.Timeout)
	}
}
