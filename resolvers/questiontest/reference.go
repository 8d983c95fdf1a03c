package questiontest

import (
	"slices"

	"habeas/graph"
	"habeas/schema"
)

// Reference answers questions from facts in memory: slowly, and so that it can be read.
type Reference struct {
	world *world
	other *otherWorld
}

// NewReference reads the facts. They are those of a batch that a store would load; an
// error is that of the batch.
func NewReference(v *schema.Vocabulary, facts graph.Batch) (*Reference, error) {
	standing, err := settle(facts)
	if err != nil {
		return nil, err
	}
	w, err := newWorld(v, standing)
	if err != nil {
		return nil, err
	}
	other, err := newOtherWorld(v, standing)
	if err != nil {
		return nil, err
	}
	r := &Reference{world: w, other: other}
	other.patterns = r.pattern
	return r, nil
}

// scoped are the arguments that most questions share.
var scoped = []string{"group", "court", "statute", "from", "to", "minSources"}

// Answer gives a question's answer with every field of its type, as decoded JSON would
// be: map[string]any by field name, []any, string, float64, bool, nil. A node is a map
// with its id only; rows are the plain list of all rows; unit, asOf and warnings are
// left out. Arguments are as decoded JSON; one that is missing or nil has the default
// of the contract. Errors are [*graph.Error]: NotFound for an id that no node has, with
// the id, Invalid for all else that is wrong with the arguments.
func (r *Reference) Answer(field string, given map[string]any) (map[string]any, error) {
	a := &arguments{world: r.world, given: given}
	switch field {
	case "repeatOfficials":
		return r.answer(a, r.repeatOfficials, append([]string{"role", "minCases"}, scoped...))
	case "officialPairs":
		return r.answer(a, r.officialPairs, append([]string{"roles", "minShared"}, scoped...))
	case "sanctionsGap":
		return r.answer(a, r.sanctionsGap, append([]string{"role", "minCases", "authorities", "on"}, scoped...))
	case "afterDesignation":
		return r.answer(a, r.afterDesignation, append([]string{"authority", "windowDays"}, scoped...))
	case "sentenceDisparity":
		return r.answer(a, r.sentenceDisparity, append([]string{"by", "minCell"}, scoped...))
	case "dueProcess":
		return r.answer(a, r.dueProcess, append([]string{"by"}, scoped...))
	case "caseClusters":
		return r.answer(a, r.caseClusters, append([]string{"minShared", "withinDays"}, scoped...))
	}
	return r.other.answer(field, given)
}

// answer refuses arguments that the question does not have, then asks it.
func (r *Reference) answer(a *arguments, question func(*arguments) object, names []string) (map[string]any, error) {
	for name := range a.given {
		if !slices.Contains(names, name) {
			a.invalid("there is no argument %s", name)
		}
	}
	answer := question(a)
	if a.err != nil {
		return nil, a.err
	}
	return answer, nil
}
