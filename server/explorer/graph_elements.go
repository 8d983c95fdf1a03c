package explorer

import (
	"io"
	"net/http"
	"net/url"
	"strings"
)

// elements is a neighbourhood as the picture takes it, the answer to
// /graph/<id>?view=elements. It says what the text of the page says.
type elements struct {
	// Centre is the id of the node whose neighbourhood it is.
	Centre string        `json:"centre"`
	Nodes  []nodeElement `json:"nodes"`
	Edges  []edgeElement `json:"edges"`
	// Cut are the relations of which there is more.
	Cut []cutElement `json:"cut"`
}

// nodeElement is a node of the picture.
type nodeElement struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Label string `json:"label"`
	// Whose tells nodes apart whose labels are alike: the case of a proceeding, the
	// person of a charge. Empty where the label says it.
	Whose string `json:"whose,omitempty"`
	// Native is the name in its own script.
	Native string `json:"native,omitempty"`
	// Href is the node's page, Graph its neighbourhood.
	Href  string       `json:"href"`
	Graph string       `json:"graph"`
	Mark  *markElement `json:"mark,omitempty"`
	// Degree is the number of the node's links; it is known of the centre only, where
	// all relations were asked for.
	Degree *int `json:"degree,omitempty"`
}

// edgeElement is a link of the picture, in the direction in which the vocabulary has it,
// so that it is the same from both of its ends.
type edgeElement struct {
	// ID is the key of the edge.
	ID     string `json:"id"`
	Source string `json:"source"`
	Target string `json:"target"`
	// Relation is the name of the edge (JUDGED); Label is how the source reads it, Back
	// how the target does.
	Relation string `json:"relation"`
	Label    string `json:"label"`
	Back     string `json:"back"`
	// Detail is what the edge itself says: an outcome, a date, an office.
	Detail string       `json:"detail,omitempty"`
	Mark   *markElement `json:"mark,omitempty"`
}

// markElement is how a statement is known: codes for the picture, words for the reader.
type markElement struct {
	// Modality and Status are values of the enumerations Modality and EvidenceStatus.
	Modality  string   `json:"modality"`
	Status    string   `json:"status"`
	OneSource bool     `json:"oneSource"`
	Text      string   `json:"text"`
	Flags     []string `json:"flags,omitempty"`
}

// cutElement is a relation that the answer holds in part.
type cutElement struct {
	Node string `json:"node"`
	// Relation is its name in the contract, Label in words, Edge the name of its edges;
	// Kind is what it leads to, empty where to anything.
	Relation string `json:"relation"`
	Edge     string `json:"edge"`
	Kind     string `json:"kind,omitempty"`
	Label    string `json:"label"`
	Total    int    `json:"total"`
	Shown    int    `json:"shown"`
	// After is the cursor of the next page, Next the address of its elements.
	After string `json:"after"`
	Next  string `json:"next"`
}

// sendElements sends the elements of a page that has them; it reports whether it did.
func sendElements(w http.ResponseWriter, p *page) bool {
	view, has := p.Content.(graphView)
	if !has {
		return false
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = io.WriteString(w, inJSON(view.elements))
	return true
}

// supports is the name of the link from a source to what cites it. The vocabulary has no
// edge for it.
const supports = "SUPPORTS"

// drawing collects the elements of a neighbourhood, each once.
type drawing struct {
	neighbourhood
	elements elements
	seen     map[string]bool
}

func (n neighbourhood) elements() elements {
	centre := n.node.str("id")
	d := &drawing{neighbourhood: n, seen: map[string]bool{}}
	d.elements = elements{Centre: centre, Nodes: []nodeElement{}, Edges: []edgeElement{}, Cut: []cutElement{}}
	d.node(n.kind.Name, n.node)
	degree := 0
	for _, relation := range n.relations {
		degree += relation.total
		for _, item := range relation.items {
			d.item(relation, item)
		}
		if relation.after != "" {
			d.elements.Cut = append(d.elements.Cut, d.cut(relation))
		}
	}
	if !n.here.Query().Has("relation") {
		d.elements.Nodes[0].Degree = &degree
	}
	return d.elements
}

func (d *drawing) item(of neighbours, item neighbour) {
	d.node(item.kind, item.node)
	if of.relation != nil {
		d.edge(of, item)
		return
	}
	d.fact(item.node)
	if !item.other.null() {
		d.node(item.otherKind, item.other)
		d.fact(item.other)
	}
}

func (d *drawing) node(kind string, node value) {
	id := node.str("id")
	if d.seen[id] {
		return
	}
	d.seen[id] = true
	element := nodeElement{ID: id, Kind: kind, Label: d.label(kind, node), Native: node.str("nameNative"),
		Href: d.Href(pathOf(id)), Graph: d.Href(graphPath(id)), Mark: d.mark(node.get("evidence"))}
	if owner := whose[kind]; owner != "" {
		for _, name := range []string{"name", "title"} {
			element.Whose += node.str(owner + "." + name)
		}
	}
	d.elements.Nodes = append(d.elements.Nodes, element)
}

func (d *drawing) edge(of neighbours, item neighbour) {
	key := item.edge.str("key")
	if d.seen["edge "+key] {
		return
	}
	d.seen["edge "+key] = true
	source, target := d.centre(), item.node.str("id")
	here, there := d.relationName(of.relation.Owner.Name, of.name), d.relationName(of.relation.Target.Name, opposite(of.relation).Name)
	if of.relation.Reverse || of.relation.Link.Symmetric && source > target {
		source, target, here, there = target, source, there, here
	}
	d.elements.Edges = append(d.elements.Edges, edgeElement{ID: key, Source: source, Target: target, Relation: of.relation.Link.Edge.Name,
		Label: here, Back: there, Detail: d.detail(of.edgeType, item.edge), Mark: d.mark(item.edge.get("evidence"))})
}

// fact is the link from a source to something that it supports.
func (d *drawing) fact(node value) {
	source, target := d.centre(), node.str("id")
	id := "cites " + source + " " + target
	if d.seen[id] || source == target {
		return
	}
	d.seen[id] = true
	d.elements.Edges = append(d.elements.Edges, edgeElement{ID: id, Source: source, Target: target, Relation: supports,
		Label: d.relationName("Source", supported), Back: d.T("graph.supportedBy")})
}

// centre is the id of the centre.
func (d *drawing) centre() string { return d.elements.Centre }

func (d *drawing) relationName(typeName, relation string) string {
	return d.tongue.name(typeName, relation)
}

// detail is what an edge says beside where it leads.
func (d *drawing) detail(edgeType string, edge value) string {
	var parts []string
	for _, c := range d.memberColumns(edgeType, "", edge, []string{"node", "cursor", "key"}) {
		if !c.cell.empty() {
			parts = append(parts, c.head+": "+c.cell.Text)
		}
	}
	return strings.Join(parts, "; ")
}

func (d *drawing) mark(v value) *markElement {
	known := d.evidence(v)
	if known == nil {
		return nil
	}
	return &markElement{Modality: v.str("modality"), Status: v.str("status"), OneSource: v.str("sourceCount") == "1",
		Text: known.Mark.Modality, Flags: known.Mark.flags()}
}

func (d *drawing) cut(of neighbours) cutElement {
	next := altered(d.here, func(query url.Values) {
		query.Set("view", "elements")
		query.Set("relation", of.name)
		query.Set(of.name+"After", of.after)
	})
	cut := cutElement{Node: d.centre(), Relation: of.name, Edge: supports, Label: d.relationName(d.kind.Name, of.name),
		Total: of.total, Shown: len(of.items), After: of.after, Next: next.String()}
	if of.relation != nil {
		cut.Edge, cut.Kind = of.relation.Link.Edge.Name, of.relation.Target.Name
	}
	return cut
}
