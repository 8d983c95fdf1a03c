package resolvers

import (
	"math"

	"github.com/vektah/gqlparser/v2/ast"
)

// size is what a selection amounts to with its fragments in place. Counts saturate.
type size struct {
	fields, aliases, directives, depth int
	introspects                        bool
}

// add counts another selection beside this one.
func (s size) add(other size) size {
	return size{
		fields:      saturate(s.fields, other.fields),
		aliases:     saturate(s.aliases, other.aliases),
		directives:  saturate(s.directives, other.directives),
		depth:       max(s.depth, other.depth),
		introspects: s.introspects || other.introspects,
	}
}

func saturate(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

// measurer sizes selections. Each fragment is sized once, so that fragments which
// double with every line cost no more than their text.
type measurer struct {
	fragments map[string]*ast.FragmentDefinition
	sizes     map[string]size
	roots     map[string]int
	visiting  map[string]bool
	cycle     *ast.FragmentSpread
}

// checkDocument checks what does not need types: cycles of fragments, and the limits
// of each operation.
func (e *Engine) checkDocument(doc *document, fragments ast.FragmentDefinitionList) *failure {
	m := &measurer{fragments: doc.fragments, sizes: map[string]size{}, roots: map[string]int{}, visiting: map[string]bool{}}
	for _, fragment := range fragments {
		m.fragment(fragment.Name, nil)
	}
	if m.cycle != nil {
		return refuse(codeValidation, "Fragment %s is spread within itself.", quote(m.cycle.Name)).at(m.cycle.Position)
	}
	for _, operation := range doc.operations {
		measured := m.selections(operation.SelectionSet)
		measured.directives = saturate(measured.directives, len(operation.Directives))
		if refused := e.checkSize(measured, m.rootFields(operation.SelectionSet)); refused != nil {
			return refused.at(operation.Position)
		}
	}
	return nil
}

func (e *Engine) checkSize(s size, roots int) *failure {
	l := &e.limits
	switch {
	case s.introspects && e.noIntrospection:
		return refuse(codeIntrospection, "Introspection is switched off here. The schema is published at /schema.graphql.")
	case s.depth > l.Depth:
		return refuse(codeDepth, "The operation is %d levels deep; at most %d are allowed.", s.depth, l.Depth)
	case roots > l.RootFields:
		return refuse(codeCost, "The operation has more than %d root fields.", l.RootFields)
	case s.aliases > l.Aliases:
		return refuse(codeCost, "The operation has more than %d aliases.", l.Aliases)
	case s.directives > l.Directives:
		return refuse(codeCost, "The operation has more than %d directives.", l.Directives)
	case s.fields > l.ExpandedFields:
		return refuse(codeCost, "The operation has more than %d fields with its fragments in place.", l.ExpandedFields)
	}
	return nil
}

func (m *measurer) selections(set ast.SelectionSet) size {
	var total size
	for _, selection := range set {
		switch selection := selection.(type) {
		case *ast.Field:
			total = total.add(m.field(selection))
		case *ast.InlineFragment:
			below := m.selections(selection.SelectionSet)
			below.directives = saturate(below.directives, len(selection.Directives))
			total = total.add(below)
		case *ast.FragmentSpread:
			below := m.fragment(selection.Name, selection)
			below.directives = saturate(below.directives, len(selection.Directives))
			total = total.add(below)
		}
	}
	return total
}

// field sizes a field. Introspection has a limit of its own instead of depth: the rule
// MaxIntrospectionDepth.
func (m *measurer) field(field *ast.Field) size {
	below := m.selections(field.SelectionSet)
	below.fields = saturate(below.fields, 1)
	below.directives = saturate(below.directives, len(field.Directives))
	if field.Alias != field.Name {
		below.aliases = saturate(below.aliases, 1)
	}
	if field.Name == "__schema" || field.Name == "__type" {
		below.introspects, below.depth = true, 0
	}
	below.depth++
	return below
}

func (m *measurer) fragment(name string, spread *ast.FragmentSpread) size {
	if measured, known := m.sizes[name]; known {
		return measured
	}
	definition := m.fragments[name]
	if definition == nil {
		return size{} // validation names it
	}
	if m.visiting[name] {
		if m.cycle == nil {
			m.cycle = spread
		}
		return size{}
	}
	m.visiting[name] = true
	measured := m.selections(definition.SelectionSet)
	measured.directives = saturate(measured.directives, len(definition.Directives))
	delete(m.visiting, name)
	m.sizes[name] = measured
	return measured
}

// rootFields counts the fields of a selection itself, through fragments.
func (m *measurer) rootFields(set ast.SelectionSet) int {
	total := 0
	for _, selection := range set {
		switch selection := selection.(type) {
		case *ast.Field:
			total = saturate(total, 1)
		case *ast.InlineFragment:
			total = saturate(total, m.rootFields(selection.SelectionSet))
		case *ast.FragmentSpread:
			total = saturate(total, m.fragmentRoots(selection.Name))
		}
	}
	return total
}

func (m *measurer) fragmentRoots(name string) int {
	if known, ok := m.roots[name]; ok {
		return known
	}
	definition := m.fragments[name]
	if definition == nil {
		return 0
	}
	m.roots[name] = m.rootFields(definition.SelectionSet)
	return m.roots[name]
}

// checkSelections checks how many different fields stand in one selection.
func (e *Engine) checkSelections(parsed *ast.QueryDocument) *failure {
	for _, operation := range parsed.Operations {
		if refused := e.checkSelection(operation.SelectionSet); refused != nil {
			return refused
		}
	}
	for _, fragment := range parsed.Fragments {
		if refused := e.checkSelection(fragment.SelectionSet); refused != nil {
			return refused
		}
	}
	return nil
}

func (e *Engine) checkSelection(set ast.SelectionSet) *failure {
	if len(set) > e.limits.SelectionFields {
		return refuse(codeCost, "One selection has more than %d different fields.", e.limits.SelectionFields).at(set[0].GetPosition())
	}
	for _, selection := range set {
		var below ast.SelectionSet
		switch selection := selection.(type) {
		case *ast.Field:
			below = selection.SelectionSet
		case *ast.InlineFragment:
			below = selection.SelectionSet
		}
		if refused := e.checkSelection(below); refused != nil {
			return refused
		}
	}
	return nil
}
