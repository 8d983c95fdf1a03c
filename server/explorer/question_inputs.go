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
	// More controls are shown on demand.
	More bool
}

// further are the arguments that bound an answer further or limit its size: a form shows
// them on demand.
var further = []string{"from", "to", "on", "withinDays", "windowDays", "minSources", "minCell", "maxHops", "paths", "depth", "first", "where", "byMonth.from", "byMonth.to"}

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
		controls = append(controls, e.controlsOf(t, q, in, query, suggested)...)
	}
	return controls
}

// controlsOf are the fields of one argument: of a list with a default of several values,
// one each.
func (e *Explorer) controlsOf(t tongue, q *asked, in input, query url.Values, suggested map[string][]choice) []control {
	c := control{Name: in.name, Label: t.argument(q, in), Help: in.Description, Type: e.controlType(in), Required: in.required, Suggestions: suggested[in.name],
		More: !in.required && slices.Contains(further, in.name)}
	values := query[in.name]
	standard := defaults(in.DefaultValue)
	if kind := e.contract.kindNamed(in.Name); kind != nil {
		c.Kind = kind.Upper()
	}
	if n := len(c.Suggestions); n > 0 && n < allSuggested {
		c.Type, c.Choices = "select", t.picks(in, c.Suggestions, at(values, 0))
		return []control{c}
	}
	if c.Type != "select" {
		c.Value = strings.Join(or(values, standard), ", ")
		return []control{c}
	}
	var controls []control
	for i := range max(len(standard), 1) {
		one := c
		if len(standard) > 1 {
			one.Label = capital(t.pick(t.Names, "argument."+in.name+"."+strconv.Itoa(i+1)))
		}
		one.Choices = e.enumChoices(t, in, at(or(values, standard), i))
		controls = append(controls, one)
	}
	return controls
}

// allSuggested is how many nodes of a kind are suggested at most: fewer are all there are.
const allSuggested = 100

// picks are all nodes of a kind to choose from; an id that is none of them stays chosen,
// so that the answer can say what is wrong with it. An id may lack its kind.
func (t tongue) picks(in input, nodes []choice, chosen string) []choice {
	picks := append([]choice{{Text: t.noChoice(in), Chosen: chosen == ""}}, nodes...)
	at := slices.IndexFunc(picks, func(c choice) bool { return c.Value == chosen || c.Value == in.Name+"/"+chosen })
	if at < 0 {
		return append(picks, choice{Value: chosen, Text: chosen, Chosen: true})
	}
	picks[at].Chosen = true
	return picks
}

// argument is the label of an input: its own in a question where it has one.
func (t tongue) argument(q *asked, in input) string {
	if own := "argument." + q.field.Name + "." + in.name; t.Names[own] != nil {
		return capital(t.pick(t.Names, own))
	}
	return capital(t.pick(t.Names, "argument."+in.name))
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
		choices = append(choices, choice{Text: t.noChoice(in), Chosen: chosen == ""})
	}
	for _, v := range e.contract.Types[enum].EnumValues {
		choices = append(choices, choice{Value: v.Name, Text: t.value(enum, v.Name), Chosen: v.Name == chosen})
	}
	return choices
}

// noChoice is the first choice of a list from which nothing is chosen.
func (t tongue) noChoice(in input) string {
	switch {
	case in.required:
		return t.T("form.choose")
	case in.name == "columns":
		return t.T("form.noColumns")
	}
	return t.T("form.any")
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
