package resolvers

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// group is what the selections ask for under one response key: fields that were
// merged.
type group struct {
	key string
	// field is the first of the fields; its arguments are those of all of them.
	field *ast.Field
	// sets are the selections below the fields.
	sets []ast.SelectionSet
}

// collector gathers the fields of an object of one type.
// https://spec.graphql.org/October2021/#CollectFields()
type collector struct {
	planner  *planner
	typeName string
	groups   []group
	byKey    map[string]int
	visited  map[string]bool
}

// mapFrom is the number of groups from which looking one up by a map pays.
const mapFrom = 16

// collect gives the fields that selections ask of an object of a type, in the order in
// which their keys come first, with fragments in place and @skip and @include obeyed.
func (p *planner) collect(typeName string, sets ...ast.SelectionSet) []group {
	if p.stopped() {
		return nil
	}
	size := 0
	for _, set := range sets {
		size += len(set)
	}
	c := &collector{planner: p, typeName: typeName, groups: make([]group, 0, size)}
	for _, set := range sets {
		c.add(set)
	}
	if p.fields += len(c.groups); p.fields > p.limits.ExpandedFields {
		p.fail(refuse(codeCost, "The operation has more than %d fields with its fragments in place.", p.limits.ExpandedFields))
		return nil
	}
	return c.groups
}

func (c *collector) add(set ast.SelectionSet) {
	for _, selection := range set {
		switch selection := selection.(type) {
		case *ast.Field:
			if c.planner.included(selection.Directives) {
				c.field(selection)
			}
		case *ast.InlineFragment:
			if c.applies(selection.TypeCondition) && c.planner.included(selection.Directives) {
				c.add(selection.SelectionSet)
			}
		case *ast.FragmentSpread:
			c.spread(selection)
		}
	}
}

func (c *collector) spread(spread *ast.FragmentSpread) {
	if c.visited[spread.Name] || !c.planner.included(spread.Directives) {
		return
	}
	if c.visited == nil {
		c.visited = map[string]bool{}
	}
	c.visited[spread.Name] = true
	if fragment := c.planner.document.fragments[spread.Name]; fragment != nil && c.applies(fragment.TypeCondition) {
		c.add(fragment.SelectionSet)
	}
}

// applies reports whether a type condition holds for the object's type.
func (c *collector) applies(condition string) bool {
	if condition == "" || condition == c.typeName {
		return true
	}
	for _, implemented := range c.planner.contract.schema.Implements[c.typeName] {
		if implemented.Name == condition {
			return true
		}
	}
	return false
}

func (c *collector) field(field *ast.Field) {
	index := c.find(field.Alias)
	if index < 0 {
		c.groups = append(c.groups, group{key: field.Alias, field: field})
		index = len(c.groups) - 1
		if c.byKey != nil {
			c.byKey[field.Alias] = index
		}
	}
	if len(field.SelectionSet) > 0 {
		c.groups[index].sets = append(c.groups[index].sets, field.SelectionSet)
	}
}

func (c *collector) find(key string) int {
	if len(c.groups) < mapFrom {
		for i := range c.groups {
			if c.groups[i].key == key {
				return i
			}
		}
		return -1
	}
	if c.byKey == nil {
		c.byKey = make(map[string]int, 2*mapFrom)
		for i := range c.groups {
			c.byKey[c.groups[i].key] = i
		}
	}
	if index, found := c.byKey[key]; found {
		return index
	}
	return -1
}

// included obeys @skip and @include.
func (p *planner) included(directives ast.DirectiveList) bool {
	for _, directive := range directives {
		if directive.Name != "skip" && directive.Name != "include" {
			continue
		}
		arguments, failed := p.input.arguments(directive.Definition.Arguments, directive.Arguments)
		if failed != nil {
			p.fail(failed)
			return false
		}
		if condition, _ := arguments["if"].(bool); condition == (directive.Name == "skip") {
			return false
		}
	}
	return true
}
