package graphtest

import "habeas/graph"

// Facts is a batch in memory, and a sink that collects one.
type Facts struct {
	NodesList   []*graph.Node
	EdgesList   []*graph.Edge
	AliasesList []*graph.Alias
}

// Nodes walks the nodes.
func (f *Facts) Nodes(take func(*graph.Node) error) error { return each(f.NodesList, take) }

// Edges walks the edges.
func (f *Facts) Edges(take func(*graph.Edge) error) error { return each(f.EdgesList, take) }

// Aliases walks the aliases.
func (f *Facts) Aliases(take func(*graph.Alias) error) error { return each(f.AliasesList, take) }

// Node collects a node.
func (f *Facts) Node(node *graph.Node) error {
	f.NodesList = append(f.NodesList, node)
	return nil
}

// Edge collects an edge.
func (f *Facts) Edge(edge *graph.Edge) error {
	f.EdgesList = append(f.EdgesList, edge)
	return nil
}

// Alias collects an alias.
func (f *Facts) Alias(alias *graph.Alias) error {
	f.AliasesList = append(f.AliasesList, alias)
	return nil
}

// Collect reads a batch into memory.
func Collect(batch graph.Batch) (*Facts, error) {
	facts := &Facts{}
	if err := batch.Nodes(facts.Node); err != nil {
		return nil, err
	}
	if err := batch.Edges(facts.Edge); err != nil {
		return nil, err
	}
	return facts, batch.Aliases(facts.Alias)
}

func each[T any](list []T, take func(T) error) error {
	for _, item := range list {
		if err := take(item); err != nil {
			return err
		}
	}
	return nil
}
