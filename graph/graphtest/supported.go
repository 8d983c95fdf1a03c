package graphtest

import (
	"fmt"
	"slices"

	"habeas/graph"
	"habeas/graph/plan"
)

// Fact is something that a source supports: a node, or an edge with its ends.
type Fact struct {
	// Node is the node, or the node that the edge comes from.
	Node *graph.Node
	// Other is the node that the edge leads to; nil for a node's own facts.
	Other *graph.Node
	// Relation is the edge's name, Key its key; empty for a node's own facts.
	Relation, Key string
	// Fields are the fields that the source supports; none is the whole fact.
	Fields []string
}

// OrderKeys are the keys by which facts are ordered, which are also their cursor.
func (f Fact) OrderKeys() []string {
	other := ""
	if f.Other != nil {
		other = f.Other.ID
	}
	return []string{f.Node.ID, f.Relation, other, f.Key}
}

// Supported are the nodes and edges that cite a source themselves, in order.
func (w *World) Supported(source string) []Fact {
	var facts []Fact
	for _, node := range w.nodes {
		if fields, cited := citedFields(node.Evidence, source); cited {
			facts = append(facts, Fact{Node: node, Fields: fields})
		}
	}
	for _, edge := range w.edges {
		if fields, cited := citedFields(edge.Evidence, source); cited {
			facts = append(facts, Fact{Node: w.Node(edge.From), Other: w.Node(edge.To), Relation: edge.Link.Edge.Name, Key: edge.key, Fields: fields})
		}
	}
	slices.SortStableFunc(facts, func(a, b Fact) int { return compareKeys(a.OrderKeys(), b.OrderKeys(), nil) })
	return facts
}

// citedFields are the fields for which evidence cites a source, in the order of its
// citations, each once; none where a citation is for the whole fact.
func citedFields(evidence *graph.Evidence, source string) (fields []string, cited bool) {
	if evidence == nil {
		return nil, false
	}
	whole := false
	for _, citation := range evidence.Citations {
		if citation.Source != source {
			continue
		}
		cited = true
		whole = whole || len(citation.Fields) == 0
		for _, field := range citation.Fields {
			if !slices.Contains(fields, field) {
				fields = append(fields, field)
			}
		}
	}
	if whole {
		return nil, true
	}
	return fields, cited
}

// facts writes [total, items].
func (r *reader) facts(out []byte, facts []Fact, f *plan.Facts) []byte {
	out = appendTotal(append(out, '['), f.Count, len(facts))
	out = append(out, ',')
	if !f.Items {
		return append(out, "null]"...)
	}
	keys := make([][]string, len(facts))
	for i, fact := range facts {
		keys[i] = fact.OrderKeys()
	}
	out = list(out, cutKeys(keys, nil, f.Page, r.values), func(out []byte, i int) []byte {
		return r.factItem(out, facts[i], f)
	})
	return append(out, ']')
}

// factItem writes [cursor, fact].
func (r *reader) factItem(out []byte, fact Fact, f *plan.Facts) []byte {
	out = appendCursor(append(out, '['), f.Cursor, fact.OrderKeys())
	out = append(out, ',')
	if f.Fact == nil {
		return append(out, "null]"...)
	}
	out = list(out, f.Fact, func(out []byte, output plan.FactOutput) []byte { return r.factOutput(out, fact, output) })
	return append(out, ']')
}

func (r *reader) factOutput(out []byte, fact Fact, output plan.FactOutput) []byte {
	switch output := output.(type) {
	case *plan.FactNode:
		return r.any(out, fact.Node, output.Any)
	case *plan.FactOther:
		return r.any(out, fact.Other, output.Any)
	case plan.FactRelation:
		return appendOptional(out, fact.Relation)
	case plan.FactFields:
		return list(out, fact.Fields, appendText)
	}
	panic(fmt.Sprintf("graphtest: no rule for fact output %T", output))
}

// any writes [index of the kind, object], or null where there is no node.
func (r *reader) any(out []byte, node *graph.Node, any *plan.Any) []byte {
	if node == nil {
		return appendNull(out)
	}
	out = fmt.Appendf(append(out, '['), "%d,", node.Kind.Index)
	out = r.object(out, node, any.Objects[node.Kind.Index])
	return append(out, ']')
}
