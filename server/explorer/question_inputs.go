package explorer

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"habeas/schema"
)

// input is an argument that a form asks for.
type input struct {
	// name is that of the argument; of an argument within the answer, byMonth.from.
	name string
	*ast.ArgumentDefinition
	// required inputs have neither a default nor may they be missing.
	required bool
}

// inputs are the arguments of a question, and those that fields of its answer require.
func (c *contract) inputs(question *ast.FieldDefinition) []input {
	var list []input
	for _, argument := range question.Arguments {
		list = append(list, input{argument.Name, argument, argument.Type.NonNull && argument.DefaultValue == nil})
	}
	for _, field := range c.Types[question.Type.Name()].Fields {
		if !requiresArguments(field) {
			continue
		}
		for _, argument := range field.Arguments {
			list = append(list, input{field.Name + "." + argument.Name, argument, false})
		}
	}
	return list
}

func requiresArguments(field *ast.FieldDefinition) bool {
	return slices.ContainsFunc(field.Arguments, func(a *ast.ArgumentDefinition) bool { return a.Type.NonNull && a.DefaultValue == nil })
}

// control is a field of a form.
type control struct {
	Name, Label, Help string
	// Type is select, number, date, id, json or text.
	Type     string
	Value    string
	Required bool
	// Wrong controls hold what cannot be asked.
	Wrong   bool
	Choices []choice
	// Kind is that of the node whose id is asked for, empty for any.
	Kind string
	// Suggestions are ids to pick from.
	Suggestions []choice
}

// choice is a value to choose.
type choice struct {
	Value, Text string
	Chosen      bool
}

// controls are the fields of a question's form, filled in as the address says.
func (e *Explorer) controls(ctx context.Context, t tongue, q *asked, query url.Values) []control {
	suggested := e.suggestions(ctx, t, q)
	var controls []control
	for _, in := range q.inputs {
		controls = append(controls, e.controlsOf(t, in, query, suggested)...)
	}
	return controls
}

// controlsOf are the fields of one argument: of a list with a default of several values,
// one each.
func (e *Explorer) controlsOf(t tongue, in input, query url.Values, suggested map[string][]choice) []control {
	c := control{Name: in.name, Label: capital(t.pick(t.Names, "argument."+in.name)), Help: in.Description, Type: e.controlType(in), Required: in.required, Suggestions: suggested[in.name]}
	values := query[in.name]
	standard := defaults(in.DefaultValue)
	if kind := e.contract.kindNamed(in.Name); kind != nil {
		c.Kind = kind.Upper()
	}
	if c.Type != "select" {
		c.Value = strings.Join(or(values, standard), ", ")
		return []control{c}
	}
	var controls []control
	for i := range max(len(standard), 1) {
		one := c
		if i > 0 {
			one.Label += " " + strconv.Itoa(i+1)
		}
		one.Choices = e.enumChoices(t, in, at(or(values, standard), i))
		controls = append(controls, one)
	}
	return controls
}

func or(values, standard []string) []string {
	if len(values) > 0 {
		return values
	}
	return standard
}

func at(values []string, i int) string {
	if i < len(values) {
		return values[i]
	}
	return ""
}

func defaults(v *ast.Value) []string {
	switch {
	case v == nil:
		return nil
	case v.Kind == ast.ListValue:
		var list []string
		for _, child := range v.Children {
			list = append(list, child.Value.Raw)
		}
		return list
	}
	return []string{v.Raw}
}

func (e *Explorer) controlType(in input) string {
	switch name := in.Type.Name(); {
	case e.contract.isEnum(name):
		return "select"
	case name == "Int":
		return "number"
	case name == "Date":
		return "date"
	case name == "ID":
		return "id"
	case e.contract.Types[name].Kind == ast.InputObject:
		return "json"
	}
	return "text"
}

func (e *Explorer) enumChoices(t tongue, in input, chosen string) []choice {
	enum := in.Type.Name()
	var choices []choice
	if !in.Type.NonNull || in.required {
		choices = append(choices, choice{Text: t.T("form.any"), Chosen: chosen == ""})
	}
	for _, v := range e.contract.Types[enum].EnumValues {
		choices = append(choices, choice{Value: v.Name, Text: t.value(enum, v.Name), Chosen: v.Name == chosen})
	}
	return choices
}

// suggestions are the nodes of the few kinds that have few of them, by the argument that
// names them. Nothing is asked for a question that takes none of them.
func (e *Explorer) suggestions(ctx context.Context, t tongue, q *asked) map[string][]choice {
	choices := e.operations.pages["choices"]
	kinds := slices.DeleteFunc(slices.Clone(e.contract.vocabulary.Kinds), func(kind *schema.Kind) bool {
		return q.field.Arguments.ForName(kind.Root()) == nil || !strings.Contains(choices.text, " "+kind.RootPlural()+"(")
	})
	suggested := map[string][]choice{}
	if len(kinds) == 0 {
		return suggested
	}
	answer := e.ask(ctx, question{operation: choices, variables: map[string]any{}})
	for _, kind := range kinds {
		for _, node := range answer.data.list(kind.RootPlural() + ".nodes") {
			suggested[kind.Root()] = append(suggested[kind.Root()], choice{Value: node.str("id"), Text: t.label(kind.Name, node)})
		}
	}
	return suggested
}
