package questiontest

import (
	"math"

	"habeas/graph"
	"habeas/schema"
)

// arguments are those of a question. The first thing wrong with them is kept as err, so
// that a question reads them all and looks once.
type arguments struct {
	world *world
	given map[string]any
	err   error
}

func (a *arguments) fail(err error) {
	if a.err == nil {
		a.err = err
	}
}

func (a *arguments) invalid(format string, values ...any) {
	a.fail(graph.Errorf(graph.Invalid, format, values...))
}

// id is the id of today of a node of a kind, empty where the argument is missing. A
// retracted node is not found: it does not exist for questions.
func (a *arguments) id(name, kind string) string {
	id := a.text(name)
	if id == "" && a.given[name] == nil {
		return ""
	}
	if current, former := a.world.current[id]; former {
		id = current
	}
	node := a.world.nodes[id]
	switch {
	case node == nil:
		a.fail(graph.Errorf(graph.NotFound, "%s: there is no node %s", name, a.given[name]))
	case node.Kind.Name != kind:
		a.invalid("%s: %s is of the wrong kind: a %s, not a %s", name, id, node.Kind.Name, kind)
	}
	return id
}

// required notes an argument that has to be there.
func (a *arguments) required(name string) {
	if a.given[name] == nil {
		a.invalid("%s is missing", name)
	}
}

func (a *arguments) text(name string) string {
	if a.given[name] == nil {
		return ""
	}
	text, is := a.given[name].(string)
	if !is {
		a.invalid("%s is not a text", name)
	}
	return text
}

// choice is a value of a list, or the default where the argument is missing.
func (a *arguments) choice(name, otherwise string, values ...string) string {
	if a.given[name] == nil {
		return otherwise
	}
	return a.oneOf(name, a.given[name], values)
}

func (a *arguments) oneOf(name string, given any, values []string) string {
	for _, value := range values {
		if given == value {
			return value
		}
	}
	a.invalid("%s: %v is none of %v", name, given, values)
	return ""
}

// number is a whole number from least to most, or the default where it is missing.
func (a *arguments) number(name string, otherwise, least, most int) int {
	n := otherwise
	switch given := a.given[name].(type) {
	case nil:
	case int:
		n = given
	case float64:
		if given != math.Trunc(given) {
			a.invalid("%s is not a whole number", name)
		}
		n = int(given)
	default:
		a.invalid("%s is not a number", name)
	}
	if n < least || n > most {
		a.invalid("%s is %d: it is from %d to %d", name, n, least, most)
	}
	return n
}

// date is the days that a date may mean, nil where the argument is missing.
func (a *arguments) date(name string) *schema.Days {
	text := a.text(name)
	if a.given[name] == nil {
		return nil
	}
	days, err := schema.ParseDate(text)
	if err != nil {
		a.invalid("%s: %v", name, err)
	}
	return &days
}

// texts is a list of distinct texts, nil where the argument is missing.
func (a *arguments) texts(name string) set {
	switch given := a.given[name].(type) {
	case nil:
		return nil
	case []string:
		texts := set{}
		for _, text := range given {
			texts[text] = true
		}
		return texts
	case []any:
		texts := set{}
		for _, item := range given {
			text, is := item.(string)
			if !is {
				a.invalid("%s holds something that is not a text", name)
			}
			texts[text] = true
		}
		return texts
	}
	a.invalid("%s is not a list", name)
	return nil
}
