package explorer

import (
	"encoding/xml"
	"fmt"

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

// graphKeys are what the file says of nodes and edges. An edge says as a table does how it
// is known: without that an allegation would read as a finding.
var graphKeys = []graphKey{
	{"kind", "node", "kind", "string"}, {"label", "node", "label", "string"}, {"modality", "node", "modality", "string"}, {"status", "node", "status", "string"},
	{"field", "edge", "field", "string"}, {"edgeModality", "edge", "modality", "string"}, {"edgeStatus", "edge", "status", "string"},
}

// graphML is the nodes of an answer, and edges from the first node of each row to the
// others in it, named by the fields that lead there.
func (e *Explorer) graphML(answerType string, answer value) []byte {
	document := &graphDocument{Keys: graphKeys}
	document.Graph.Direction = "directed"
	g := &graphing{writer: e.plainWriter(), document: document, nodes: map[string]bool{}, edges: map[[3]string]bool{}}
	g.walk(&origin{}, ast.NamedType(answerType, nil), answer)
	text, err := xml.MarshalIndent(document, "", " ")
	if err != nil {
		panic(fmt.Errorf("writing GraphML: %w", err)) // texts only
	}
	return append([]byte(xml.Header), text...)
}

type graphing struct {
	writer
	document *graphDocument
	nodes    map[string]bool
	edges    map[[3]string]bool
}

// origin is where a value stands in an answer.
type origin struct {
	// from is the first node around it, empty where there is none yet; field is the one
	// that led here.
	from, field string
	// evidence is how it is known that it stands here, null where the answer does not say.
	evidence value
}

// within is where a member of a value at the origin stands.
func (o origin) within(field string) *origin { return &origin{from: o.from, field: field} }

// walk collects the nodes of a value.
func (g *graphing) walk(at *origin, of *ast.Type, v value) {
	switch {
	case of == nil:
	case v.isList() && of.Name() == "Step":
		g.path(v.items)
	case v.isList():
		for _, item := range v.items {
			own := *at
			g.walk(&own, of, item)
		}
	case v.isObject() && g.isNode(of.Name()):
		kind := g.kindOf(of.Name(), v)
		g.node(at, kind, v)
		for _, m := range v.members {
			g.walk(&origin{from: v.str("id"), field: m.name}, g.field(kind, m.name), m.value)
		}
	case v.isObject():
		g.members(at, of.Name(), v)
	}
}

// members collects the nodes of an object that is none. Items of a relation are named by
// the relation, and known as the edge says. The first node becomes that of the others.
func (g *graphing) members(at *origin, typeName string, v value) {
	related := g.isPage(typeName) || g.isEdge(typeName)
	if g.isEdge(typeName) {
		at.evidence = v.get("evidence")
	}
	for _, m := range v.members {
		if related {
			g.walk(at, g.field(typeName, m.name), m.value)
			continue
		}
		inner := at.within(m.name)
		g.walk(inner, g.field(typeName, m.name), m.value)
		at.from = inner.from
	}
}

// path connects each node of a path with the one before it, in the direction of the edge.
func (g *graphing) path(steps []value) {
	before, kindBefore := "", ""
	for _, step := range steps {
		node, edge := step.get("node"), step.str("edge")
		kind, id := g.kindOf("Node", node), node.str("id")
		g.add(kind, node)
		source, target := before, id
		if g.edgeLink(edge, kindBefore, kind) == nil {
			source, target = id, before
		}
		if before != "" {
			g.connect(source, target, edge, step.get("evidence"))
		}
		before, kindBefore = id, kind
	}
}

// node adds a node, and the edge that leads to it from the node before it.
func (g *graphing) node(at *origin, kind string, v value) {
	id := v.str("id")
	g.add(kind, v)
	if at.from == "" {
		at.from = id
	}
	if at.from != id {
		g.connect(at.from, id, at.field, at.evidence)
	}
}

func (g *graphing) add(kind string, node value) {
	id := node.str("id")
	if g.nodes[id] {
		return
	}
	g.nodes[id] = true
	data := append([]graphData{{"kind", kind}, {"label", g.fullLabel(kind, node)}}, known("modality", "status", node.get("evidence"))...)
	g.document.Graph.Nodes = append(g.document.Graph.Nodes, graphNode{ID: id, Data: data})
}

func (g *graphing) connect(source, target, field string, evidence value) {
	edge := [3]string{source, target, field}
	if g.edges[edge] {
		return
	}
	g.edges[edge] = true
	data := append([]graphData{{"field", field}}, known("edgeModality", "edgeStatus", evidence)...)
	g.document.Graph.Edges = append(g.document.Graph.Edges, graphEdge{Source: source, Target: target, Data: data})
}

// known says how a statement is known; nothing where the answer does not.
func known(modality, status string, evidence value) []graphData {
	if evidence.null() {
		return nil
	}
	return []graphData{{modality, evidence.str("modality")}, {status, evidence.str("status")}}
}
