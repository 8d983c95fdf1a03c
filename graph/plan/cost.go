package plan

import (
	"fmt"
	"math"
)

// Cost is what a plan may reach at the most.
type Cost struct {
	// Nodes is the number of nodes that the answer may hold: the product of the page
	// sizes along each path, added up. It saturates.
	Nodes int64
	// Relations is the number of relations that the operation selects, counts or
	// filters through.
	Relations int
	// Heaviest is the path of the list whose page size weighs the most.
	Heaviest string
}

// citationsGuess is how many citations a fact is counted with: the real number is not
// known before the store is asked, and rarely above it.
const citationsGuess = 5

// Cost counts what the plan may reach, from its values.
func (p *Plan) Cost() Cost {
	c := &counter{plan: p}
	var total int64
	for _, root := range p.Roots {
		total = add(total, c.root(root))
	}
	return Cost{Nodes: total, Relations: c.relations, Heaviest: c.heaviest}
}

// counter walks a plan. Each function gives the number of nodes below one parent.
type counter struct {
	plan      *Plan
	relations int
	heaviest  string
	weight    int64
}

func (c *counter) root(root Root) int64 {
	switch root := root.(type) {
	case *Lookup:
		return c.object(root.Object)
	case *Batch:
		ids, _ := c.plan.Values[root.IDs].([]string)
		return multiply(int64(len(ids)), c.object(root.Object))
	case *Connection:
		return c.connection(root)
	case *CrossTab:
		return c.table(root)
	}
	return 1
}

func (c *counter) object(o *Object) int64 {
	if o == nil {
		return 1
	}
	return add(1, c.outputs(o.Outputs))
}

func (c *counter) outputs(outputs []Output) int64 {
	var total int64
	for _, output := range outputs {
		total = add(total, c.output(output))
	}
	return total
}

func (c *counter) output(output Output) int64 {
	switch output := output.(type) {
	case *Evidence:
		return c.evidence(output)
	case *ToOne:
		c.relations++
		return c.object(output.Object)
	case *Nested:
		return c.outputs(output.Object.Outputs)
	case *Connection:
		return c.connection(output)
	case *Facts:
		return c.facts(output)
	}
	return 0
}

func (c *counter) evidence(e *Evidence) int64 {
	var total int64
	for _, output := range e.Outputs {
		citations, ok := output.(*Citations)
		if !ok {
			continue
		}
		var below int64
		for _, part := range citations.Outputs {
			if source, ok := part.(*Source); ok {
				below = c.object(source.Object)
			}
		}
		total = add(total, multiply(citationsGuess, below))
	}
	return total
}

func (c *counter) connection(l *Connection) int64 {
	if l.Relation != nil {
		c.relations++
		if l.Count && l.Items {
			c.relations++
		}
	}
	c.predicate(l.Where)
	if !l.Items {
		return 0
	}
	below := add(1, c.outputs(l.Edge))
	if l.Node != nil {
		below = add(below, c.outputs(l.Node.Outputs))
	}
	return c.page(l.Page, below, l.Path)
}

func (c *counter) facts(f *Facts) int64 {
	c.relations++
	below := int64(1)
	for _, output := range f.Fact {
		switch output := output.(type) {
		case *FactNode:
			below = add(below, c.any(output.Any))
		case *FactOther:
			below = add(below, c.any(output.Any))
		}
	}
	return c.page(f.Page, below, f.Path)
}

// any counts the largest of the objects, and the relations of all of them.
func (c *counter) any(a *Any) int64 {
	var most int64
	for _, object := range a.Objects {
		most = max(most, c.object(object))
	}
	return most
}

// page multiplies by the page size and remembers the list that reaches the most.
func (c *counter) page(page Page, below int64, path string) int64 {
	reached := multiply(max(c.plan.Int(page.Limit)-1, 0), below)
	if reached >= c.weight {
		c.weight, c.heaviest = reached, path
	}
	return reached
}

func (c *counter) predicate(p Predicate) {
	switch p := p.(type) {
	case *And:
		c.predicates(p.All)
	case *Or:
		c.predicates(p.Any)
	case *Not:
		c.predicate(p.Predicate)
	case *Some:
		c.relations++
		c.predicate(p.Where)
	}
}

func (c *counter) predicates(all []Predicate) {
	for _, predicate := range all {
		c.predicate(predicate)
	}
}

func add(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}

func multiply(a, b int64) int64 {
	if b != 0 && a > math.MaxInt64/b {
		return math.MaxInt64
	}
	return a * b
}

// String says what the plan costs, in words.
func (c Cost) String() string {
	return fmt.Sprintf("at most %d nodes through %d relations", c.Nodes, c.Relations)
}
