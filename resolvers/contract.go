package resolvers

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"habeas/schema"
)

// contract is what the vocabulary looks like in GraphQL: the types, and what the
// planner has to know about their names.
type contract struct {
	vocabulary *schema.Vocabulary
	sdl        string
	schema     *ast.Schema
	// roots are the root fields by name.
	roots map[string]root
	// kinds are the members of each kind's type, by the kind's index.
	kinds []*kindType
	// sources is the kind whose nodes are sources.
	sources *schema.Kind
	// edgeFilters are the fields of the input EdgeWhere, in its order.
	edgeFilters []*edgeFilter
}

// SDL is the public contract of a vocabulary in GraphQL's schema definition language:
// types by name, fields in the order of the vocabulary.
func SDL(v *schema.Vocabulary) string {
	var text strings.Builder
	formatter.NewFormatter(&text, formatter.WithIndent("  ")).FormatSchemaDocument(contractDocument(v))
	return text.String()
}

// newContract builds the contract of a vocabulary and validates it.
func newContract(v *schema.Vocabulary) (*contract, error) {
	sdl := SDL(v)
	prelude, err := prelude()
	if err != nil {
		return nil, err
	}
	document, err := parser.ParseSchema(&ast.Source{Name: "schema.graphql", Input: sdl})
	if err != nil {
		return nil, fmt.Errorf("parsing the contract: %w", err)
	}
	prelude.Merge(document)
	built, err := validator.ValidateSchemaDocument(prelude)
	if err != nil {
		return nil, fmt.Errorf("validating the contract: %w", err)
	}
	return &contract{
		vocabulary:  v,
		sdl:         sdl,
		schema:      built,
		roots:       rootsOf(v),
		kinds:       kindTypesOf(v),
		sources:     sourcesOf(v),
		edgeFilters: edgeFiltersOf(v),
	}, nil
}

// sourcesOf is the kind whose nodes are sources: what citations lead to.
func sourcesOf(v *schema.Vocabulary) *schema.Kind {
	for _, kind := range v.Kinds {
		if kind.OwnSource {
			return kind
		}
	}
	return nil
}

// prelude is gqlparser's own, without the directive @defer, which would promise an
// incremental delivery that there is not.
func prelude() (*ast.SchemaDocument, error) {
	document, err := parser.ParseSchema(validator.Prelude)
	if err != nil {
		return nil, fmt.Errorf("parsing the built-in types: %w", err)
	}
	document.Directives = slices.DeleteFunc(document.Directives, func(d *ast.DirectiveDefinition) bool {
		return d.Name == "defer"
	})
	return document, nil
}

// contractDocument is the contract as a document, its types sorted by name.
func contractDocument(v *schema.Vocabulary) *ast.SchemaDocument {
	definitions, asked := questionDefinitions()
	roots := rootDefinitions(v)
	roots[0].Fields = append(roots[0].Fields, asked...)
	definitions = append(definitions, roots...)
	definitions = append(definitions, sharedDefinitions()...)
	definitions = append(definitions, enumDefinitions(v)...)
	definitions = append(definitions, filterDefinitions(v)...)
	for _, kind := range v.Kinds {
		definitions = append(definitions, kindDefinitions(v, kind)...)
	}
	definitions = append(definitions, shapeDefinitions(v)...)
	slices.SortFunc(definitions, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	return &ast.SchemaDocument{Definitions: definitions}
}

// The functions below are the grammar in which the contract is written.

func object(name, doc string, fields ...*ast.FieldDefinition) *ast.Definition {
	return &ast.Definition{Kind: ast.Object, Name: name, Description: doc, Fields: fields}
}

func input(name, doc string, fields ...*ast.FieldDefinition) *ast.Definition {
	return &ast.Definition{Kind: ast.InputObject, Name: name, Description: doc, Fields: fields}
}

func enumeration(name, doc string, values []schema.EnumValue) *ast.Definition {
	definition := &ast.Definition{Kind: ast.Enum, Name: name, Description: doc}
	for _, value := range values {
		definition.EnumValues = append(definition.EnumValues, &ast.EnumValueDefinition{Name: value.Name, Description: value.Doc})
	}
	return definition
}

func field(name, typeText, doc string, arguments ...*ast.ArgumentDefinition) *ast.FieldDefinition {
	return &ast.FieldDefinition{Name: name, Type: typeOf(typeText), Description: doc, Arguments: arguments}
}

func argument(name, typeText, doc string) *ast.ArgumentDefinition {
	return &ast.ArgumentDefinition{Name: name, Type: typeOf(typeText), Description: doc}
}

// typeOf reads a type reference such as [Prisoner!]!.
func typeOf(text string) *ast.Type {
	inner, nonNull := strings.CutSuffix(text, "!")
	if strings.HasPrefix(inner, "[") {
		return &ast.Type{Elem: typeOf(inner[1 : len(inner)-1]), NonNull: nonNull}
	}
	return &ast.Type{NamedType: inner, NonNull: nonNull}
}

// upperFirst makes the first letter a capital.
func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// lowerFirst makes the first letter a small one.
func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// camel turns BELONGS_TO into belongsTo.
func camel(name string) string {
	var text strings.Builder
	for word := range strings.SplitSeq(name, "_") {
		text.WriteString(word[:1] + strings.ToLower(word[1:]))
	}
	return lowerFirst(text.String())
}
