package questiontest

import (
	"math"
	"slices"

	"habeas/graph"
	"habeas/schema"
)

// otherArguments reads the arguments of a question. It keeps the first error; a question
// looks whether there is one before it uses what it read.
type otherArguments struct {
	world *otherWorld
	given map[string]any
	err   error
}

func (a *otherArguments) failed() bool { return a.err != nil }

func (a *otherArguments) refuse(code graph.Code, format string, args ...any) {
	if a.err == nil {
		a.err = graph.Errorf(code, format, args...)
	}
}

// text is a text, empty where it is missing or null.
func (a *otherArguments) text(name string) string {
	value := a.given[name]
	if value == nil {
		return ""
	}
	text, ok := value.(string)
	if !ok {
		a.refuse(graph.Invalid, "%s: %v is no text", name, value)
	}
	return text
}

// number is a whole number, the default where it is missing or null.
func (a *otherArguments) number(name string, missing int) int {
	switch value := a.given[name].(type) {
	case nil:
		return missing
	case int:
		return value
	case int64:
		return int(value)
	case float64:
		if float64(int(value)) == value {
			return int(value)
		}
	}
	a.refuse(graph.Invalid, "%s: %v is no whole number", name, a.given[name])
	return missing
}

// between is a number that has to lie between two others, both included.
func (a *otherArguments) between(name string, missing, least, most int) int {
	number := a.number(name, missing)
	if number < least || number > most {
		a.refuse(graph.Invalid, "%s: %d is not possible: it goes from %d to %d", name, number, least, most)
	}
	return number
}

func (a *otherArguments) minSources() int { return a.between("minSources", 1, 1, math.MaxInt32) }

// date is a partial date, empty where it is missing or null.
func (a *otherArguments) date(name string) string {
	date := a.text(name)
	if date == "" && a.given[name] == nil {
		return ""
	}
	if _, err := schema.ParseDate(date); err != nil {
		a.refuse(graph.Invalid, "%s: %v", name, err)
	}
	return date
}

// period is from and to. A period that ends before it begins is refused.
func (a *otherArguments) period() (from, to string) {
	from, to = a.date("from"), a.date("to")
	if !a.failed() && from != "" && to != "" && otherEarliest(from) > otherLatest(to) {
		a.refuse(graph.Invalid, "from: %s is after to: %s", from, to)
	}
	return from, to
}

// enum is a value of an enumeration, empty where it is missing or null.
func (a *otherArguments) enum(name string, values ...string) string {
	value := a.text(name)
	if value != "" && !slices.Contains(values, value) {
		a.refuse(graph.Invalid, "%s: %q is not possible", name, value)
	}
	return value
}

// id is the id of the node that an argument names, empty where it is missing or null.
// No kinds means any kind. An id that names no node is not found, unless it cannot be of
// one of the kinds.
func (a *otherArguments) id(name string, kinds ...string) string {
	asked := a.text(name)
	if a.given[name] == nil || a.failed() {
		return ""
	}
	current := asked
	if of, former := a.world.aliases[asked]; former {
		current = of
	}
	kind := a.world.vocabulary.KindOf(current)
	node := a.world.byID[current]
	if node != nil {
		kind = node.Kind
	}
	switch {
	case kind != nil && len(kinds) > 0 && !slices.Contains(kinds, kind.Name):
		a.refuse(graph.Invalid, "%s: %s is a %s, not one of %v", name, asked, kind.Name, kinds)
	case node == nil:
		a.refuse(graph.NotFound, "%s: there is no %s", name, asked)
	}
	return current
}

// need is an id that has to be given.
func (a *otherArguments) need(name string, kinds ...string) string {
	if a.given[name] == nil {
		a.refuse(graph.Invalid, "%s is missing", name)
	}
	return a.id(name, kinds...)
}
