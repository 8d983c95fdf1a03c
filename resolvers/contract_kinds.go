package resolvers

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"habeas/schema"
)

// kindType is what the planner knows of a kind's type: what each field name means.
type kindType struct {
	kind      *schema.Kind
	fields    map[string]*schema.Field
	relations map[string]*schema.Relation
}

func kindTypesOf(v *schema.Vocabulary) []*kindType {
	types := make([]*kindType, len(v.Kinds))
	for i, kind := range v.Kinds {
		types[i] = &kindType{kind: kind, fields: map[string]*schema.Field{}, relations: map[string]*schema.Relation{}}
		for _, field := range kind.Fields {
			types[i].fields[field.Name] = field
		}
		for _, relation := range kind.Relations {
			types[i].relations[relation.Name] = relation
		}
	}
	return types
}

// kindDefinitions are a kind's type, its connection, its filters and its order.
func kindDefinitions(v *schema.Vocabulary, kind *schema.Kind) []*ast.Definition {
	definitions := []*ast.Definition{kindDefinition(kind)}
	definitions = append(definitions, connectionDefinitions(kind.Name, kind, nil)...)
	definitions = append(definitions, whereDefinition(kind), orderDefinition(kind))
	if hasLists(v, kind) {
		definitions = append(definitions, listWhereDefinition(kind))
	}
	return definitions
}

func kindDefinition(kind *schema.Kind) *ast.Definition {
	definition := object(kind.Name, kind.Doc, nodeFields()...)
	definition.Interfaces = []string{"Node"}
	for _, property := range kind.Fields {
		definition.Fields = append(definition.Fields, propertyDefinition(property))
	}
	if len(kind.Roles) > 0 {
		definition.Fields = append(definition.Fields, field("roles", "[OfficialRole!]!", "The roles, as they follow from edges, in the order of the enumeration."))
	}
	for _, relation := range kind.Relations {
		definition.Fields = append(definition.Fields, relationDefinition(relation))
	}
	if kind.OwnSource {
		definition.Fields = append(definition.Fields, field("facts", "FactConnection!",
			"What the source supports: the nodes and edges that cite it.", pageArguments(false)...))
	}
	return definition
}

func propertyDefinition(property *schema.Field) *ast.FieldDefinition {
	name := valueType(property)
	switch {
	case property.Type == schema.Strings:
		name = "[String!]!"
	case property.Required:
		name += "!"
	}
	return field(property.Name, name, property.Doc)
}

// valueType is the name of the type of a field's value.
func valueType(property *schema.Field) string {
	switch property.Type {
	case schema.ID:
		return "ID"
	case schema.Int:
		return "Int"
	case schema.Boolean:
		return "Boolean"
	case schema.Date:
		return "Date"
	case schema.Enumeration:
		return property.Enum.Name
	default:
		return "String"
	}
}

func relationDefinition(relation *schema.Relation) *ast.FieldDefinition {
	switch relation.Cardinality {
	case schema.One:
		return field(relation.Name, relation.Target.Name+"!", relation.Doc)
	case schema.Optional:
		return field(relation.Name, relation.Target.Name, relation.Doc)
	default:
		return field(relation.Name, connectionPrefix(relation)+"Connection!", relation.Doc, listArguments(relation.Target)...)
	}
}

// connectionPrefix names the types of a connection and its edges: those of the kind,
// or, where the edge has fields, those of its shape.
func connectionPrefix(relation *schema.Relation) string {
	if len(relation.Link.Edge.Fields) == 0 {
		return relation.Target.Name
	}
	return relation.Link.Edge.Shape + relation.Target.Name
}

// connectionDefinitions are a connection and its edge; fields are those of the edge.
func connectionDefinitions(prefix string, kind *schema.Kind, fields []*schema.Field) []*ast.Definition {
	plural := strings.ToLower(kind.Plural)
	edge := object(prefix+"Edge", fmt.Sprintf("An item in a list of %s: the node and what the edge to it says.", plural),
		field("cursor", "String!", "Where the item stands in the list, for after and before."),
		field("node", kind.Name+"!", "The node."),
		field("evidence", "Evidence", "How it is known that the edge exists; null in a root list, where there is none."),
		field("key", "String", "Tells parallel edges apart: a hash of the edge's kind, ends and fields; null in a root list."))
	for _, property := range fields {
		edge.Fields = append(edge.Fields, propertyDefinition(property))
	}
	return []*ast.Definition{
		object(prefix+"Connection", fmt.Sprintf("A list of %s.", plural),
			field("nodes", "["+kind.Name+"!]!", "The nodes of the page."),
			field("edges", "["+prefix+"Edge!]!", "The nodes of the page, with what the edges say."),
			field("pageInfo", "PageInfo!", "Where the page stands in the list."),
			field("totalCount", "Int!", "The number of items in the whole list. It is counted only where it is asked for.")),
		edge,
	}
}

// shapeDefinitions are the connections whose edges have fields, one for each shape and
// target.
func shapeDefinitions(v *schema.Vocabulary) []*ast.Definition {
	var definitions []*ast.Definition
	seen := map[string]bool{}
	for _, kind := range v.Kinds {
		for _, relation := range kind.Relations {
			prefix, edge := connectionPrefix(relation), relation.Link.Edge
			if relation.ToOne() || len(edge.Fields) == 0 || seen[prefix] {
				continue
			}
			seen[prefix] = true
			definitions = append(definitions, connectionDefinitions(prefix, relation.Target, edge.Fields)...)
		}
	}
	return definitions
}
