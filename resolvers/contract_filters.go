package resolvers

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"habeas/schema"
)

// edgeFilter is a field of the input EdgeWhere. It stands for a field of each of the
// edges that have one of that name and type.
type edgeFilter struct {
	name   string
	fields map[*schema.Edge]*schema.Field
	sample *schema.Field
}

// edgeFiltersOf gathers the fields of all edges under one name each. Where the name is
// taken by a field of another type, it is prefixed with the edge's: belongsToRole.
func edgeFiltersOf(v *schema.Vocabulary) []*edgeFilter {
	var filters []*edgeFilter
	byName := map[string]*edgeFilter{}
	for _, edge := range v.Edges {
		for _, property := range edge.Fields {
			name := property.Name
			if taken := byName[name]; taken != nil && filterType(taken.sample) != filterType(property) {
				name = camel(edge.Name) + upperFirst(name)
			}
			filter := byName[name]
			if filter == nil {
				filter = &edgeFilter{name: name, fields: map[*schema.Edge]*schema.Field{}, sample: property}
				byName[name] = filter
				filters = append(filters, filter)
			}
			filter.fields[edge] = property
		}
	}
	return filters
}

// filterType is the name of the input that filters a field.
func filterType(property *schema.Field) string {
	if property.Type == schema.Strings {
		return "StringsFilter"
	}
	return valueType(property) + "Filter"
}

// hasLists reports whether a to-many relation leads to the kind.
func hasLists(v *schema.Vocabulary, kind *schema.Kind) bool {
	for _, owner := range v.Kinds {
		for _, relation := range owner.Relations {
			if relation.Target == kind && !relation.ToOne() {
				return true
			}
		}
	}
	return false
}

func whereDefinition(kind *schema.Kind) *ast.Definition {
	name := kind.Name + "Where"
	definition := input(name, fmt.Sprintf("What must hold of a %s. All that is given must hold; an empty object always does.", strings.ToLower(kind.Name)),
		field("id", "IDFilter", "A condition on the id."))
	for _, property := range kind.Fields {
		definition.Fields = append(definition.Fields, field(property.Name, filterType(property), "A condition on this field. "+property.Doc))
	}
	for _, relation := range kind.Relations {
		filter := relation.Target.Name + "ListWhere"
		if relation.ToOne() {
			filter = relation.Target.Name + "Where"
		}
		definition.Fields = append(definition.Fields, field(relation.Name, filter, "A condition on this relation. "+relation.Doc))
	}
	definition.Fields = append(definition.Fields,
		field("evidence", "EvidenceWhere", "A condition on the evidence."),
		field("edge", "EdgeWhere", "A condition on the edge at hand, inside of some, none and every."),
		field("AND", "["+name+"!]", "All must hold; an empty list holds."),
		field("OR", "["+name+"!]", "One must hold; an empty list does not."),
		field("NOT", name, "Must not hold."))
	return definition
}

func listWhereDefinition(kind *schema.Kind) *ast.Definition {
	where := kind.Name + "Where"
	return input(kind.Name+"ListWhere", fmt.Sprintf("What must hold of a list of %s.", strings.ToLower(kind.Plural)),
		field("some", where, "Must hold of at least one; an empty object asks whether there is one."),
		field("none", where, "Must hold of none."),
		field("every", where, "Must hold of every one; it holds where there is none."))
}

func orderDefinition(kind *schema.Kind) *ast.Definition {
	definition := input(kind.Name+"Order", fmt.Sprintf("One term of an order of %s: exactly one field.", strings.ToLower(kind.Plural)),
		field("id", "OrderDirection", "By id."))
	for _, property := range kind.Fields {
		if property.Ordered {
			definition.Fields = append(definition.Fields, field(property.Name, "OrderDirection", "By this field. "+property.Doc))
		}
	}
	return definition
}

// filterDefinitions are the filters of values, of evidence and of edges.
func filterDefinitions(v *schema.Vocabulary) []*ast.Definition {
	definitions := []*ast.Definition{
		input("IDFilter", "A condition on an id.", equalFilters("ID")...),
		input("StringFilter", "A condition on a text. A condition on a missing text is false.", append(equalFilters("String"),
			field("contains", "String", "The text contains this, case and diacritics aside."),
			field("startsWith", "String", "The text starts with this, case and diacritics aside."),
			nullFilter())...),
		input("IntFilter", "A condition on a number. A condition on a missing number is false.", rangeFilters("Int",
			"Is less than this.", "Is at most this.", "Is greater than this.", "Is at least this.")...),
		input("DateFilter", "A condition on a partial date, which compares by what is certain. A condition on a missing date is false.", rangeFilters("Date",
			"Is surely before all of this.", "Its latest possible day is on or before the latest day of this.",
			"Is surely after all of this.", "Its earliest possible day is on or after the earliest day of this.")...),
		input("BooleanFilter", "A condition on a yes or no.", field("eq", "Boolean", "Is exactly this."), nullFilter()),
		input("StringsFilter", "A condition on a list of texts.", field("isNull", "Boolean", "Whether the list is empty.")),
		input("EvidenceWhere", "What must hold of evidence.",
			field("modality", "ModalityFilter", "How the fact is known."),
			field("status", "EvidenceStatusFilter", "How far the fact is agreed upon."),
			field("sourceCount", "IntFilter", "The number of distinct sources cited.")),
	}
	for _, enum := range allEnums(v) {
		if enum.Name != schema.RoleEnum().Name {
			definitions = append(definitions, input(enum.Name+"Filter", "A condition on a value. "+enum.Doc, append(equalFilters(enum.Name), nullFilter())...))
		}
	}
	return append(definitions, edgeWhereDefinition(v))
}

func equalFilters(of string) []*ast.FieldDefinition {
	return []*ast.FieldDefinition{
		field("eq", of, "Is exactly this."),
		field("in", "["+of+"!]", "Is one of these; an empty list never holds."),
	}
}

func nullFilter() *ast.FieldDefinition {
	return field("isNull", "Boolean", "Whether it is missing.")
}

func rangeFilters(of, lt, lte, gt, gte string) []*ast.FieldDefinition {
	return append(equalFilters(of),
		field("lt", of, lt), field("lte", of, lte), field("gt", of, gt), field("gte", of, gte), nullFilter())
}

func edgeWhereDefinition(v *schema.Vocabulary) *ast.Definition {
	definition := input("EdgeWhere", "What must hold of the edge at hand. Only the fields that the edge has may be given.")
	for _, filter := range edgeFiltersOf(v) {
		definition.Fields = append(definition.Fields, field(filter.name, filterType(filter.sample), edgeFilterDoc(v, filter)))
	}
	definition.Fields = append(definition.Fields, field("evidence", "EvidenceWhere", "A condition on the evidence of the edge."))
	return definition
}

func edgeFilterDoc(v *schema.Vocabulary, filter *edgeFilter) string {
	var edges []string
	for _, edge := range v.Edges {
		if filter.fields[edge] != nil {
			edges = append(edges, edge.Name)
		}
	}
	return fmt.Sprintf("A condition on this field of %s. %s", strings.Join(edges, ", "), filter.sample.Doc)
}
