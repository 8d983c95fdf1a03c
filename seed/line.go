package seed

import "habeas/graph"

// Line is one line of the interchange file: a node, an edge or an alias. Exactly
// one of Node, Edge and Alias is set; it names the kind of node, the type of edge,
// or the former id.
type Line struct {
	Node string `json:"node,omitempty"`
	Edge string `json:"edge,omitempty"`

	// ID is the node's id, `<kind>/<slug>`.
	ID string `json:"id,omitempty"`

	// From and To are the ids of an edge's ends.
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`

	// Set holds the fields by name: string, bool, int64, or []string.
	// A partial date and a value of an enumeration are strings.
	Set map[string]any `json:"set,omitempty"`

	Evidence *Evidence `json:"evidence,omitempty"`

	// Alias is a former id that keeps leading to Of.
	Alias string `json:"alias,omitempty"`
	Of    string `json:"of,omitempty"`
}

// Evidence and Citation are those of the graph.
type (
	Evidence = graph.Evidence
	Citation = graph.Citation
)
