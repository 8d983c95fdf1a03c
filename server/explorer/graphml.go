package explorer

import (
	"encoding/xml"

	"github.com/vektah/gqlparser/v2/ast"
)

// The elements of GraphML (http://graphml.graphdrawing.org/specification.html) that a
// graph with labels needs.
type graphDocument struct {
	XMLName xml.Name   `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []graphKey `xml:"key"`
	Graph   struct {
		Direction string      `xml:"edgedefault,attr"`
		Nodes     []graphNode `xml:"node"`
		Edges     []graphEdge `xml:"edge"`
	} `xml:"graph"`
}

type graphKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphNode struct {
	ID   string      `xml:"id,attr"`
	Data []graphData `xml:"data"`
}

type graphEdge struct {
	Source string      `xml:"source,attr"`
	Target string      `xml:"target,attr"`
	Data   []graphData `xml:"data"`
}

type graphData struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

// graphML is the nodes of an answer, and edges from the first node of each row to the
// others in it, named by the fields that lead there.
func (e *Explorer) graphML(answerType string, answer value) []byte {
	document := &graphDocument{Keys: []graphKey{{"kind", "node", "kind", "string"}, {"label", "node", "label", "string"}, {"field", "edge", "field", "string"}}}
	document.Graph.Direction = "directed"
	g := &graphing{writer: e.writer(tongue{catalogue: e.catalogue, Lang: e.catalogue.Languages[0].Code}), document: document, nodes: map[string]bool{}, edges: map[[3]string]bool{}}
	root := ""
	g.walk(&root, "", ast.NamedType(answerType, nil), answer)
	text, err := xml.MarshalIndent(document, "", " ")
	if err != nil {
		panic(err)
	}
	return append([]byte(xml.Header), text...)
}

type graphing struct {
	writer
	document *graphDocument
	nodes    map[string]bool
	edges    map[[3]string]bool
}

// walk collects the nodes of a value. from is the first node around it, empty where there
// is none yet; field is the one that led here.
func (g *graphing) walk(from *string, field string, of *ast.Type, v value) {
	switch {
	case of == nil:
	case v.isList() && of.Name() == "Step":
		g.path(v.items)
	case v.isList():
		for _, item := range v.items {
			own := *from
			g.walk(&own, field, of, item)
		}
	case v.isObject() && g.isNode(of.Name()):
		kind := g.kindOf(of.Name(), v)
		g.node(from, field, kind, v)
		for _, m := range v.members {
			own := v.str("id")
			g.walk(&own, m.name, g.field(kind, m.name), m.value)
		}
	case v.isObject() && (g.isPage(of.Name()) || g.isEdge(of.Name())):
		// Items of a relation are named by the relation.
		for _, m := range v.members {
			g.walk(from, field, g.field(of.Name(), m.name), m.value)
		}
	case v.isObject():
		for _, m := range v.members {
			g.walk(from, m.name, g.field(of.Name(), m.name), m.value)
		}
	}
}

// path connects each node of a path with the one before it.
func (g *graphing) path(steps []value) {
	before := ""
	for _, step := range steps {
		node := step.get("node")
		g.node(&before, step.str("edge"), g.kindOf("Node", node), node)
		before = node.str("id")
	}
}

// node adds a node, and the edge that leads to it from the node before it.
func (g *graphing) node(from *string, field, kind string, v value) {
	id := v.str("id")
	if !g.nodes[id] {
		g.nodes[id] = true
		g.document.Graph.Nodes = append(g.document.Graph.Nodes, graphNode{ID: id, Data: []graphData{{"kind", kind}, {"label", g.fullLabel(kind, v)}}})
	}
	if *from == "" {
		*from = id
		return
	}
	edge := [3]string{*from, id, field}
	if *from == id || g.edges[edge] {
		return
	}
	g.edges[edge] = true
	g.document.Graph.Edges = append(g.document.Graph.Edges, graphEdge{Source: *from, Target: id, Data: []graphData{{"field", field}}})
}
