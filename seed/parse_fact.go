package seed

import (
	"errors"
	"fmt"
	"slices"

	"habeas/graph"
)

// fact understands a line by the one of node, edge and alias that it has.
func (p *parser) fact(raw *record) (any, error) {
	switch node, edge, alias := raw.text("node"), raw.text("edge"), raw.text("alias"); {
	case node != "" && edge == "" && alias == "":
		return p.node(raw, node)
	case edge != "" && node == "" && alias == "":
		return p.edge(raw, edge)
	case alias != "" && node == "" && edge == "":
		return p.alias(raw, alias)
	}
	return nil, errors.New("a line has exactly one of the keys \"node\", \"edge\" and \"alias\"")
}

func (p *parser) node(raw *record, name string) (*graph.Node, error) {
	kind := p.vocabulary.Kind(name)
	if kind == nil {
		return nil, fmt.Errorf("there is no kind %q", cut(name))
	}
	id, err := raw.only("a node", "id", "node", "id", "set", "evidence")
	if err != nil {
		return nil, err
	}
	if err := checkID(p.vocabulary, id, kind); err != nil {
		return nil, err
	}
	node := &graph.Node{Kind: kind, ID: id}
	if node.Set, err = p.fieldValues(raw.set, kind.Name, kind.Fields); err != nil {
		return nil, err
	}
	switch {
	case kind.OwnSource && raw.evidence != nil:
		return nil, fmt.Errorf("a %s is its own evidence: leave it out", kind.Name)
	case !kind.OwnSource && raw.evidence == nil:
		return nil, errors.New("evidence is missing: a fact cites at least one source")
	case !kind.OwnSource:
		node.Evidence, err = p.readEvidence(raw.evidence, kind.Name, kind.Fields)
	}
	return node, err
}

func (p *parser) edge(raw *record, name string) (*graph.Edge, error) {
	edge := p.vocabulary.Edge(name)
	if edge == nil {
		return nil, fmt.Errorf("there is no edge %q", cut(name))
	}
	from, err := raw.only("an edge", "from", "edge", "from", "to", "set", "evidence")
	if err != nil {
		return nil, err
	}
	to, err := raw.required("to")
	if err != nil {
		return nil, err
	}
	if err := errors.Join(checkID(p.vocabulary, from, nil), checkID(p.vocabulary, to, nil)); err != nil {
		return nil, err
	}
	left, right := p.vocabulary.KindOf(from), p.vocabulary.KindOf(to)
	link := edge.Link(left, right)
	if link == nil {
		return nil, fmt.Errorf("%s does not lead from %s to %s", edge.Name, left.Name, right.Name)
	}
	fact := &graph.Edge{Link: link, From: from, To: to}
	if fact.Set, err = p.fieldValues(raw.set, edge.Name, edge.Fields); err != nil {
		return nil, err
	}
	if raw.evidence != nil {
		fact.Evidence, err = p.readEvidence(raw.evidence, edge.Name, edge.Fields)
	} else if link.EvidenceEnd() == nil {
		err = errors.New("evidence is missing: a fact cites at least one source")
	}
	return fact, err
}

func (p *parser) alias(raw *record, former string) (*graph.Alias, error) {
	current, err := raw.only("an alias", "of", "alias", "of")
	if err != nil {
		return nil, err
	}
	if err := errors.Join(checkID(p.vocabulary, former, nil), checkID(p.vocabulary, current, nil)); err != nil {
		return nil, err
	}
	if p.vocabulary.KindOf(former) != p.vocabulary.KindOf(current) {
		return nil, fmt.Errorf("%q and %q are ids of different kinds", cut(former), cut(current))
	}
	if former == current {
		return nil, fmt.Errorf("%q is an alias of itself", cut(former))
	}
	return &graph.Alias{Former: former, Current: current}, nil
}

// only checks that the line has no key that does not belong to what it is, and gives
// the text of one that it must have.
func (r *record) only(what, wanted string, allowed ...string) (string, error) {
	for i, key := range textKeys {
		if r.texts[i] != "" && !slices.Contains(allowed, key) {
			return "", fmt.Errorf("key %q does not belong to %s", key, what)
		}
	}
	if r.set != nil && !slices.Contains(allowed, "set") {
		return "", fmt.Errorf("key \"set\" does not belong to %s", what)
	}
	if r.evidence != nil && !slices.Contains(allowed, "evidence") {
		return "", fmt.Errorf("key \"evidence\" does not belong to %s", what)
	}
	return r.required(wanted)
}

func (r *record) required(key string) (string, error) {
	text := r.text(key)
	if text == "" {
		return "", fmt.Errorf("key %q is missing", key)
	}
	return text, nil
}

// text is the text of a key, empty where the line does not have it.
func (r *record) text(key string) string { return r.texts[slices.Index(textKeys[:], key)] }
