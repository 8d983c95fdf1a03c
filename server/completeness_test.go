package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/schema"
	"habeas/seed"
)

// bundledCounts are how many nodes of each kind and edges of each link the bundled
// files hold, by their indexes in the vocabulary.
func bundledCounts(t *testing.T, v *schema.Vocabulary) (nodes, edges []int) {
	t.Helper()
	batch, err := seed.Bundled(v)
	if err != nil {
		t.Fatal(err)
	}
	nodes, edges = make([]int, len(v.Kinds)), make([]int, len(v.Links))
	if err := batch.Nodes(func(node *graph.Node) error { nodes[node.Kind.Index]++; return nil }); err != nil {
		t.Fatal(err)
	}
	err = batch.Edges(func(edge *graph.Edge) error {
		edges[edge.Link.Index]++
		if edge.Link.Symmetric && edge.From != edge.To {
			edges[edge.Link.Index]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return nodes, edges
}

// TestEveryBundledFactIsReachable reads all nodes of all kinds over HTTP, page by page,
// and counts what their relations lead to.
func TestEveryBundledFactIsReachable(t *testing.T) {
	v := schema.New()
	site := newSite(t, bundledStore(t), nil)
	wantNodes, wantEdges := bundledCounts(t, v)
	edges := make([]int, len(v.Links))
	for _, kind := range v.Kinds {
		counted := countReachable(t, site, kind, edges)
		if counted != wantNodes[kind.Index] {
			t.Errorf("%s over GraphQL: got %d, want the %d of the bundled files", kind.RootPlural(), counted, wantNodes[kind.Index])
		}
	}
	for _, link := range v.Links {
		if edges[link.Index] != wantEdges[link.Index] {
			t.Errorf("edges %s from %s to %s over GraphQL: got %d, want the %d of the bundled files",
				link.Edge.Name, link.From.Name, link.To.Name, edges[link.Index], wantEdges[link.Index])
		}
	}
	if wantNodes[v.Kind("Case").Index] < 65 || wantNodes[v.Kind("Prisoner").Index] < 203 {
		t.Errorf("the bundled files hold %d cases and %d prisoners, want at least 65 and 203",
			wantNodes[v.Kind("Case").Index], wantNodes[v.Kind("Prisoner").Index])
	}
}

// countingRelations are the to-many relations of a kind, each link by one of its sides.
func countingRelations(kind *schema.Kind) []*schema.Relation {
	var list []*schema.Relation
	for _, relation := range kind.Relations {
		if !relation.ToOne() && (!relation.Reverse || relation.Link.Left.ToOne()) {
			list = append(list, relation)
		}
	}
	return list
}

// countReachable pages through the nodes of a kind, and adds what their relations
// count to edges.
func countReachable(t *testing.T, site *site, kind *schema.Kind, edges []int) (nodes int) {
	t.Helper()
	relations := countingRelations(kind)
	var selected strings.Builder
	for _, relation := range relations {
		fmt.Fprintf(&selected, " %s { totalCount }", relation.Name)
	}
	query := fmt.Sprintf("query($after: String) { list: %s(first: 100, after: $after) { pageInfo { endCursor hasNextPage } nodes { id%s } } }", kind.RootPlural(), selected.String())
	for after := any(nil); ; {
		page := askPage(t, site, query, after)
		for _, node := range page.Nodes {
			nodes++
			for _, relation := range relations {
				var connection struct{ TotalCount int }
				if err := json.Unmarshal(node[relation.Name], &connection); err != nil {
					t.Fatalf("%s of %s: %v", relation.Name, node["id"], err)
				}
				edges[relation.Link.Index] += connection.TotalCount
			}
		}
		if !page.PageInfo.HasNextPage {
			return nodes
		}
		after = page.PageInfo.EndCursor
	}
}

type listPage struct {
	PageInfo struct {
		EndCursor   string
		HasNextPage bool
	}
	Nodes []map[string]json.RawMessage
}

func askPage(t *testing.T, site *site, query string, after any) listPage {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"after": after}})
	if err != nil {
		t.Fatal(err)
	}
	_, answer := site.send(t, call{method: "POST", path: "/graphql", header: posted(), body: string(body)})
	var response struct {
		Data   struct{ List listPage }
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal([]byte(answer), &response); err != nil || len(response.Errors) > 0 {
		t.Fatalf("asking %s: %v %.300s", query, err, answer)
	}
	return response.Data.List
}
