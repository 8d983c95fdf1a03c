package seed

import (
	"context"
	"errors"
	"fmt"

	"habeas/graph"
	"habeas/schema"
)

// Exporter walks all facts of a store.
type Exporter interface {
	Export(ctx context.Context, sink graph.Sink) error
}

// maxBreaches is how many breaches a report lists; the rest are counted.
const maxBreaches = 1000

// Report is what a check found.
type Report struct {
	Nodes, Edges, Aliases int
	// Breaches are the broken rules, at most 1,000 of them; Total counts all.
	Breaches []Breach
	Total    int
}

// Breach is a rule that a fact breaks.
type Breach struct {
	// Rule is what ought to hold, in words.
	Rule string
	// Fact is a node's id, an edge as `EDGE from -> to`, or a former id.
	Fact string
	// Text says what is wrong with it.
	Text string
}

// String is the breach on one line.
func (b Breach) String() string { return fmt.Sprintf("%s: %s (rule: %s)", b.Fact, b.Text, b.Rule) }

// Check reads a whole store twice, first to see what there is, then to hold every fact
// to every rule.
func Check(ctx context.Context, v *schema.Vocabulary, store Exporter) (*Report, error) {
	index := newIndex(v)
	if err := store.Export(ctx, index); err != nil {
		return nil, fmt.Errorf("reading the store: %w", err)
	}
	checker := &checker{index: index, rules: rules(), report: &Report{}}
	if err := store.Export(ctx, checker); err != nil {
		return nil, fmt.Errorf("reading the store again: %w", err)
	}
	if r := checker.report; r.Nodes != len(index.nodes) || r.Edges != index.edges || r.Aliases != index.aliasCount {
		return nil, errors.New("the store was changed while it was checked: check it again")
	}
	return checker.report, nil
}

// checker holds the facts of the second reading to the rules.
type checker struct {
	index  *index
	rules  []rule
	report *Report
}

func (c *checker) Node(node *graph.Node) error {
	c.report.Nodes++
	for _, rule := range c.rules {
		if rule.node != nil {
			c.note(rule, node.ID, rule.node(c.index, node))
		}
	}
	return nil
}

func (c *checker) Edge(edge *graph.Edge) error {
	c.report.Edges++
	for _, rule := range c.rules {
		if rule.edge == nil {
			continue
		}
		if text := rule.edge(c.index, edge); text != "" {
			c.note(rule, describeEdge(edge), text)
		}
	}
	return nil
}

func (c *checker) Alias(alias *graph.Alias) error {
	c.report.Aliases++
	for _, rule := range c.rules {
		if rule.alias != nil {
			c.note(rule, alias.Former, rule.alias(c.index, alias))
		}
	}
	return nil
}

func (c *checker) note(rule rule, fact, text string) {
	if text == "" {
		return
	}
	c.report.Total++
	if len(c.report.Breaches) < maxBreaches {
		c.report.Breaches = append(c.report.Breaches, Breach{Rule: rule.says, Fact: fact, Text: text})
	}
}

func describeEdge(edge *graph.Edge) string {
	return fmt.Sprintf("%s %s -> %s", edge.Link.Edge.Name, edge.From, edge.To)
}
