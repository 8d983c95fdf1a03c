package questions

import (
	"fmt"
	"slices"
	"strings"
)

// Ask is a question put to a store.
type Ask struct {
	// Question names the pair of statements.
	Question string
	// Options are the optional clauses that are chosen.
	Options []string
	// Values are the parameters: string, int64, bool or []string.
	Values map[string]any
}

// Shape is the same for all that are answered by the same statement.
func (a *Ask) Shape() string {
	options := slices.Clone(a.Options)
	slices.Sort(options)
	return "ask " + a.Question + "(" + strings.Join(slices.Compact(options), " ") + ")"
}

// Choose adds an option where it is wanted.
func (a *Ask) Choose(option string, wanted bool) {
	if wanted {
		a.Options = append(a.Options, option)
	}
}

// Set gives a parameter its value.
func (a *Ask) Set(name string, value any) {
	if a.Values == nil {
		a.Values = map[string]any{}
	}
	a.Values[name] = value
}

// Bound are the values of parameters, in their order.
func (a *Ask) Bound(parameters []string) ([]any, error) {
	values := make([]any, len(parameters))
	for i, name := range parameters {
		value, given := a.Values[name]
		if !given {
			return nil, fmt.Errorf("%s: no value for $%s", a.Shape(), name)
		}
		values[i] = value
	}
	return values, nil
}

// Answer is what a store answers.
type Answer struct {
	// Version is that of the data that the answer rests on.
	Version string
	// Columns are the JSON texts of the statement's columns, in their order.
	Columns [][]byte
}
