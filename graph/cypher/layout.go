package cypher

import (
	"fmt"
	"strings"

	"habeas/schema"
)

// formatVersion numbers the layout, as far as it does not follow from the vocabulary. A
// store of a higher one is from a newer version of this program.
const formatVersion = 2

// The labels of what is not of the vocabulary.
const (
	markerLabel = "`_Habeas`"
	formerLabel = "`_FormerId`"
)

// marker is the pattern of the one node that says what the store holds.
const marker = "(h:" + markerLabel + " {`_id`: 'habeas'})"

// The full-text indexes, which hold each item of a list of texts as one term.
const (
	citedNodes = "habeas_cited_nodes"
	citedEdges = "habeas_cited_edges"
	nameKeys   = "habeas_name_keys"
)

// quoted escapes a name of the vocabulary.
func quoted(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }

func label(kind *schema.Kind) string { return quoted(kind.Name) }

func relationshipType(edge *schema.Edge) string { return quoted(edge.Name) }

// roleLabel turns PRISON_OFFICIAL into PrisonOfficial.
func roleLabel(role *schema.Role) string {
	var text strings.Builder
	for word := range strings.SplitSeq(role.Value, "_") {
		text.WriteString(word[:1] + strings.ToLower(word[1:]))
	}
	return quoted(text.String())
}

func property(name string) string                 { return quoted(name) }
func foldName(field *schema.Field) string         { return "_fold_" + field.Name }
func earliestName(field *schema.Field) string     { return "_earliest_" + field.Name }
func latestName(field *schema.Field) string       { return "_latest_" + field.Name }
func foldProperty(field *schema.Field) string     { return quoted(foldName(field)) }
func earliestProperty(field *schema.Field) string { return quoted(earliestName(field)) }
func latestProperty(field *schema.Field) string   { return quoted(latestName(field)) }

// keyName is the property that a field is ordered by.
func keyName(field *schema.Field) string {
	if field.Type == schema.Enumeration {
		return field.Name
	}
	return "_key_" + field.Name
}

func keyProperty(field *schema.Field) string { return quoted(keyName(field)) }

// laterName marks, for a to-one relation, the edges that it does not give.
func laterName(relation *schema.Relation) string {
	if relation.Reverse {
		return "_later_right"
	}
	return "_later_left"
}

func isHead(edge string, relation *schema.Relation) string {
	return edge + "." + quoted(laterName(relation)) + " IS NULL"
}

// index is a constraint or an index, by name.
type index struct {
	name, statement string
	// late ones are not needed while a load writes.
	late bool
}

// indexes are the constraints and indexes of a vocabulary: one for ids, one for each
// order, one for each fold of a name, and those for citations and names.
func indexes(v *schema.Vocabulary) []index {
	list := []index{
		{name: "habeas_marker", statement: "CREATE CONSTRAINT habeas_marker IF NOT EXISTS FOR (n:" + markerLabel + ") REQUIRE n.`_id` IS UNIQUE"},
		{name: "habeas_former_id", statement: "CREATE CONSTRAINT habeas_former_id IF NOT EXISTS FOR (n:" + formerLabel + ") REQUIRE n.`id` IS UNIQUE"},
		{name: "habeas_former_current", statement: "CREATE INDEX habeas_former_current IF NOT EXISTS FOR (n:" + formerLabel + ") ON (n.`current`)"},
	}
	for _, kind := range v.Kinds {
		list = append(list, kindIndexes(kind)...)
	}
	return append(list, fullTextIndexes(v)...)
}

func kindIndexes(kind *schema.Kind) []index {
	name := "habeas_" + kind.Slug() + "_id"
	list := []index{{name: name, statement: fmt.Sprintf("CREATE CONSTRAINT %s IF NOT EXISTS FOR (n:%s) REQUIRE n.`id` IS UNIQUE", quoted(name), label(kind))}}
	for _, field := range kind.Fields {
		if field.Ordered {
			name := "habeas_" + kind.Slug() + "_" + field.Name
			list = append(list, index{name: name, late: true, statement: fmt.Sprintf("CREATE INDEX %s IF NOT EXISTS FOR (n:%s) ON (n.%s)", quoted(name), label(kind), keyProperty(field))})
		}
		if field.Folded() && field.Searched {
			name := "habeas_" + kind.Slug() + "_" + field.Name + "_fold"
			list = append(list, index{name: name, late: true, statement: fmt.Sprintf("CREATE TEXT INDEX %s IF NOT EXISTS FOR (n:%s) ON (n.%s)", quoted(name), label(kind), foldProperty(field))})
		}
	}
	return list
}

// keyword takes each text of a list as one term.
const keyword = " OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}}"

// fullTextIndexes find what is in a list of texts, which other indexes do not.
func fullTextIndexes(v *schema.Vocabulary) []index {
	var citing, named, types []string
	for _, kind := range v.Kinds {
		if !kind.OwnSource {
			citing = append(citing, label(kind))
		}
		if searched(kind) {
			named = append(named, label(kind))
		}
	}
	for _, edge := range v.Edges {
		types = append(types, relationshipType(edge))
	}
	return []index{
		{name: citedNodes, late: true, statement: fmt.Sprintf("CREATE FULLTEXT INDEX %s IF NOT EXISTS FOR (n:%s) ON EACH [n.`_citation_source`]", citedNodes, strings.Join(citing, "|")) + keyword},
		{name: citedEdges, late: true, statement: fmt.Sprintf("CREATE FULLTEXT INDEX %s IF NOT EXISTS FOR ()-[e:%s]-() ON EACH [e.`_citation_source`]", citedEdges, strings.Join(types, "|")) + keyword},
		{name: nameKeys, late: true, statement: fmt.Sprintf("CREATE FULLTEXT INDEX %s IF NOT EXISTS FOR (n:%s) ON EACH [n.`_name_keys`]", nameKeys, strings.Join(named, "|")) + keyword},
	}
}

func searched(kind *schema.Kind) bool {
	for _, field := range kind.Fields {
		if field.Searched {
			return true
		}
	}
	return false
}
