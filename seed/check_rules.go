package seed

import (
	"fmt"

	"habeas/graph"
	"habeas/schema"
)

// rule is one thing that ought to hold of every fact. Its functions say what is wrong
// with a fact, or nothing.
type rule struct {
	says  string
	node  func(*index, *graph.Node) string
	edge  func(*index, *graph.Edge) string
	alias func(*index, *graph.Alias) string
}

// rules are all that ought to hold, in the order in which they are reported of a fact.
func rules() []rule {
	return []rule{
		{says: "an id is the slug of its kind, then letters, digits and - . / + _", node: idForm},
		{says: "required fields have a value", node: nodeRequired, edge: edgeRequired},
		{says: "dates are dates, and enumerated values are of their enumeration", node: nodeValues, edge: edgeValues},
		{says: "a period does not end before it begins", node: nodePeriods, edge: edgePeriods},
		{says: "a minimum is not above its maximum, and no number is below zero", node: nodeNumbers, edge: edgeNumbers},
		{says: "nobody is released before the arrest", edge: releaseAfterArrest},
		{says: "every fact has evidence with at least one citation", node: nodeEvidence, edge: edgeEvidence},
		{says: "a node in conflict gives the other version in a note", node: conflictNote},
		{says: "citations lead to sources", node: nodeCitations, edge: edgeCitations},
		{says: "an edge leads from a node to a node", edge: ends},
		{says: "a required relation leads somewhere", node: requiredRelations},
		{says: "a to-one relation is held twice only in conflict", node: onceOrInConflict},
		{says: "nothing is part of itself or subordinate to itself", node: aboveItself},
		{says: "two records are not both the same and not the same", edge: matches},
		{says: "a charge is against a defendant of its case", node: chargeOfDefendant},
		{says: "a proceeding decides charges of its own case", edge: outcomeInCase},
		{says: "a proceeding decides charges of those whom it concerned", edge: outcomeOfSubject},
		{says: "a proceeding sentences defendants of its own case", edge: sentenceInCase},
		{says: "a sentence for life has no length", edge: sentenceLength},
		{says: "who judges a proceeding neither prosecutes nor investigates in it", edge: oneSide},
		{says: "a violation is of a provision or a right", node: violationOfSomething},
		{says: "a found violation has a decision or was FOUND by its evidence", node: foundViolation},
		{says: "an alleged violation has somebody who alleges it, and no decision", node: allegedViolation},
		{says: "a petition finds nothing", edge: petitionFinds},
		{says: "responsibility for a violation is ALLEGED or FOUND", edge: responsibility},
		{says: "what only official lists say that an official did is ALLEGED", edge: listedAct},
		{says: "a count says who counted", node: counted},
		{says: "a former id leads to a node of its kind and is nobody's id now", alias: aliasLeads},
	}
}

func idForm(ix *index, node *graph.Node) string {
	if err := checkID(ix.vocabulary, node.ID, node.Kind); err != nil {
		return err.Error()
	}
	return ""
}

func nodeRequired(_ *index, node *graph.Node) string { return missing(node.Kind.Fields, node.Set) }

func edgeRequired(_ *index, edge *graph.Edge) string {
	return missing(edge.Link.Edge.Fields, edge.Set)
}

func missing(fields []*schema.Field, set []any) string {
	for i, field := range fields {
		if field.Required && set[i] == nil {
			return fmt.Sprintf("field %q is missing", field.Name)
		}
	}
	return ""
}

func nodeValues(_ *index, node *graph.Node) string { return wrongValue(node.Kind.Fields, node.Set) }

func edgeValues(_ *index, edge *graph.Edge) string {
	return wrongValue(edge.Link.Edge.Fields, edge.Set)
}

func wrongValue(fields []*schema.Field, set []any) string {
	for i, field := range fields {
		text, ok := set[i].(string)
		if !ok {
			continue
		}
		if err := checkText(field, text); err != nil {
			return fmt.Sprintf("field %q: %v", field.Name, err)
		}
	}
	return ""
}

func nodePeriods(_ *index, node *graph.Node) string { return wrongPeriod(node.Kind.Fields, node.Set) }

func edgePeriods(_ *index, edge *graph.Edge) string {
	return wrongPeriod(edge.Link.Edge.Fields, edge.Set)
}

// wrongPeriod finds a period that surely ends before it begins, wherever two fields
// that make one stand side by side.
func wrongPeriod(fields []*schema.Field, set []any) string {
	for _, period := range [][2]string{{"from", "to"}, {"listedOn", "delistedOn"}, {"arrestedOn", "diedOn"}, {"date", "finalOn"}} {
		begin, beginFound := dayField(fields, set, period[0])
		end, endFound := dayField(fields, set, period[1])
		if beginFound && endFound && end.Latest < begin.Earliest {
			return fmt.Sprintf("%s (%s) is before %s (%s)", period[1], end.Latest, period[0], begin.Earliest)
		}
	}
	return ""
}

func dayField(fields []*schema.Field, set []any, name string) (schema.Days, bool) {
	i := fieldIndex(fields, name)
	if i < 0 || set[i] == nil {
		return schema.Days{}, false
	}
	days, err := schema.ParseDate(set[i].(string))
	return days, err == nil
}

func nodeNumbers(_ *index, node *graph.Node) string { return wrongNumber(node.Kind.Fields, node.Set) }

func edgeNumbers(_ *index, edge *graph.Edge) string {
	return wrongNumber(edge.Link.Edge.Fields, edge.Set)
}

// wrongNumber finds a number below zero, and a minimum above its maximum.
func wrongNumber(fields []*schema.Field, set []any) string {
	for i, field := range fields {
		if number, ok := set[i].(int64); ok && number < 0 {
			return fmt.Sprintf("field %q is %d", field.Name, number)
		}
	}
	least, most := fieldIndex(fields, "minMonths"), fieldIndex(fields, "maxMonths")
	if least < 0 || most < 0 || set[least] == nil || set[most] == nil || set[least].(int64) <= set[most].(int64) {
		return ""
	}
	return fmt.Sprintf("minMonths (%v) is above maxMonths (%v)", set[least], set[most])
}

func releaseAfterArrest(ix *index, edge *graph.Edge) string {
	if edge.Link.Edge.Name != "RELEASED" || !ix.has(edge.From) || !ix.has(edge.To) {
		return ""
	}
	arrest, arrested := ix.arrests[ix.numbers[edge.From]]
	release, released := ix.releases[ix.numbers[edge.To]]
	if arrested && released && release < arrest {
		return "the release is before the arrest"
	}
	return ""
}
