package resolvers

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph/names"
	"habeas/schema"
)

// rootField says what a root field reads.
type rootField int

const (
	rootOne rootField = iota
	rootMany
	rootNode
	rootNodes
	rootSearch
	rootDataset
	rootQuestion
)

// root is a root field: what it reads, of which kind and role.
type root struct {
	reads rootField
	kind  *schema.Kind
	role  *schema.Role
	asks  question
}

func rootsOf(v *schema.Vocabulary) map[string]root {
	roots := map[string]root{
		"node":    {reads: rootNode},
		"nodes":   {reads: rootNodes},
		"search":  {reads: rootSearch},
		"dataset": {reads: rootDataset},
	}
	for field, asks := range questionsByField() {
		roots[field] = root{reads: rootQuestion, asks: asks}
	}
	for _, kind := range v.Kinds {
		roots[kind.Root()] = root{reads: rootOne, kind: kind}
		roots[kind.RootPlural()] = root{reads: rootMany, kind: kind}
		for _, role := range kind.Roles {
			if role.Plural != "" {
				roots[role.Plural] = root{reads: rootMany, kind: kind, role: role}
			}
		}
	}
	return roots
}

// rootDefinitions are the query type and what only root fields lead to.
func rootDefinitions(v *schema.Vocabulary) []*ast.Definition {
	query := object("Query", "What can be asked. Every field is read in one statement of the store, whatever its depth.")
	for _, kind := range v.Kinds {
		query.Fields = append(query.Fields, kindRoots(kind)...)
	}
	query.Fields = append(query.Fields,
		field("node", "Node", "The node that an id or a former id names; null where there is none.",
			argument("id", "ID!", "The id, such as prisoner/kuku-emir-usein.")),
		field("nodes", "[Node]!", "The nodes that ids or former ids name, in the order of the ids; null for each where there is none.",
			argument("ids", "[ID!]!", "The ids.")),
		field("search", "[SearchHit!]!", "Finds nodes by their names, aliases, native names and titles, in any script and spelling. The best come first, then by id.",
			argument("text", "String!", "What to search for, at most 200 characters."),
			argument("kinds", "[Kind!]", "The kinds to search among; all where it is missing."),
			argument("first", "Int", "How many hits at most: 20 where it is missing, at most 100.")),
		field("dataset", "Dataset!", "What the data are: their version, extent and terms."))
	return []*ast.Definition{
		query,
		object("SearchHit", "A node that a search found, and why.",
			field("node", "Node!", "The node."),
			field("score", "Float!", "How well the names agree, from 0 to 1."),
			field("matched", "[SearchMatch!]!", "The names that matched, the best first.")),
		object("SearchMatch", "A name that matched a search.",
			field("field", "String!", "The field that holds the name."),
			field("value", "String!", "The name."),
			field("how", "MatchHow!", "How the text and the name agree.")),
		enumeration("MatchHow", "How a text and a name agree, from the closest to the loosest.", matchValues()),
		object("Dataset", "What the data are.",
			field("version", "String!", "Identifies the content: the same facts have the same version."),
			field("counts", "[KindCount!]!", "How many nodes there are of each kind."),
			field("licence", "String!", "The terms under which the data may be used."),
			field("coverage", "String!", "What the data cover, and what they do not.")),
		object("KindCount", "How many nodes there are of a kind.",
			field("kind", "Kind!", "The kind."),
			field("count", "Int!", "The number of its nodes.")),
	}
}

func matchValues() []schema.EnumValue {
	return []schema.EnumValue{
		{Name: names.Exact.String(), Doc: "The whole name, case, diacritics and word order aside."},
		{Name: names.Word.String(), Doc: "Words of the name, case and diacritics aside."},
		{Name: names.Prefix.String(), Doc: "Beginnings of words, initials among them."},
		{Name: names.Transliteration.String(), Doc: "The same in Latin letters."},
		{Name: names.Spelling.String(), Doc: "Nearly the same letters."},
		{Name: names.Sound.String(), Doc: "Letters that sound alike."},
		{Name: names.Counterpart.String(), Doc: "A given name in its form of another language, beside words that agree."},
	}
}

func kindRoots(kind *schema.Kind) []*ast.FieldDefinition {
	fields := []*ast.FieldDefinition{
		field(kind.Root(), kind.Name, fmt.Sprintf("The %s that an id or a former id names; null where there is none.", strings.ToLower(kind.Name)),
			argument("id", "ID!", fmt.Sprintf("The id, which begins with %s/.", kind.Slug()))),
		field(kind.RootPlural(), kind.Name+"Connection!", fmt.Sprintf("The %s that fit the filter, in order.", strings.ToLower(kind.Plural)),
			listArguments(kind)...),
	}
	for _, role := range kind.Roles {
		if role.Plural != "" {
			fields = append(fields, field(role.Plural, kind.Name+"Connection!", role.Doc, listArguments(kind)...))
		}
	}
	return fields
}

// listArguments are the arguments of every connection to a kind.
func listArguments(kind *schema.Kind) []*ast.ArgumentDefinition {
	return append([]*ast.ArgumentDefinition{
		argument("where", kind.Name+"Where", "What must hold; all where it is missing."),
		argument("orderBy", "["+kind.Name+"Order!]", "The order, one field an object; completed by the id, ascending."),
	}, pageArguments(true)...)
}

func pageArguments(backward bool) []*ast.ArgumentDefinition {
	arguments := []*ast.ArgumentDefinition{
		argument("first", "Int", "How many from the beginning, at most 100. The page is 20 where no number is given."),
		argument("after", "String", "The cursor after which the page begins."),
	}
	if backward {
		arguments = append(arguments,
			argument("last", "Int", "How many from the end, at most 100. It cannot be given together with first."),
			argument("before", "String", "The cursor before which the page ends."))
	}
	return arguments
}

// sharedDefinitions are the types that every kind uses.
func sharedDefinitions() []*ast.Definition {
	return []*ast.Definition{
		{Kind: ast.Scalar, Name: "Date", Description: "A partial date in ISO 8601 notation: a year, a month or a day, such as 2019, 2019-05 or 2019-05-06. It says no more than the sources do."},
		{Kind: ast.Interface, Name: "Node", Description: "Anything in the graph.", Fields: nodeFields()},
		object("PageInfo", "Where a page stands in its list.",
			field("hasNextPage", "Boolean!", "Whether there is more after the page. Backwards it is true exactly when before is given."),
			field("hasPreviousPage", "Boolean!", "Whether there is more before the page. Forwards it is true exactly when after is given."),
			field("startCursor", "String", "The cursor of the first item; null where the page is empty."),
			field("endCursor", "String", "The cursor of the last item; null where the page is empty.")),
		object("Evidence", "How a fact is known and where it comes from.",
			field("modality", "Modality!", "How the fact is known."),
			field("status", "EvidenceStatus!", "How far the fact is agreed upon."),
			field("note", "String", "A remark of the source's reader."),
			field("sourceCount", "Int!", "The number of distinct sources cited."),
			field("citations", "[Citation!]!", "The citations.")),
		object("Citation", "A citation of a source in support of a fact.",
			field("source", "Source!", "The source that is cited."),
			field("locator", "String", "Where in the source: a page, a paragraph, an entry."),
			field("fields", "[String!]!", "The fields that the source supports; none means the whole fact.")),
		object("FactConnection", "A list of what a source supports.",
			field("nodes", "[Fact!]!", "The facts of the page."),
			field("pageInfo", "PageInfo!", "Where the page stands in the list."),
			field("totalCount", "Int!", "The number of facts in the whole list.")),
		object("Fact", "A node or an edge that cites a source.",
			field("node", "Node!", "The node, or the node that the edge comes from."),
			field("relation", "String", "The name of the edge; null for a node's own facts."),
			field("other", "Node", "The node that the edge leads to; null for a node's own facts."),
			field("fields", "[String!]!", "The fields that the source supports; none means the whole fact.")),
	}
}

// nodeFields are the fields of the interface Node, which every kind has.
func nodeFields() []*ast.FieldDefinition {
	return []*ast.FieldDefinition{
		field("id", "ID!", "The id. It is stable, and the same everywhere."),
		field("formerIds", "[ID!]!", "Ids that still lead here."),
		field("evidence", "Evidence!", "How it is known that this exists, and where that comes from."),
	}
}

// enumDefinitions are the enumerations of the vocabulary and those about it.
func enumDefinitions(v *schema.Vocabulary) []*ast.Definition {
	kinds := make([]schema.EnumValue, len(v.Kinds))
	for i, kind := range v.Kinds {
		kinds[i] = schema.EnumValue{Name: kind.Upper(), Doc: kind.Doc}
	}
	definitions := []*ast.Definition{
		enumeration("Kind", "A kind of node.", kinds),
		enumeration("OrderDirection", "A direction of order.", []schema.EnumValue{
			{Name: "ASC", Doc: "From the smallest to the greatest, missing values last."},
			{Name: "DESC", Doc: "From the greatest to the smallest, missing values first."}}),
	}
	for _, enum := range allEnums(v) {
		definitions = append(definitions, enumeration(enum.Name, enum.Doc, enum.Values))
	}
	return definitions
}

// allEnums are the enumerations of fields, of evidence and of roles.
func allEnums(v *schema.Vocabulary) []*schema.Enum {
	enums := []*schema.Enum{schema.ModalityEnum(), schema.StatusEnum()}
	for _, kind := range v.Kinds {
		if len(kind.Roles) > 0 {
			enums = append(enums, schema.RoleEnum())
			break
		}
	}
	return append(enums, v.Enums...)
}
