package resolvers

import (
	"slices"
	"strings"
	"sync"

	"github.com/graphql-go/graphql"
)

// introspectionOnce guards the types of introspection, which are variables of
// graphql-go: every schema of the process shares them, so they are extended once, before
// the first schema is built.
var introspectionOnce sync.Once

// extendIntrospection adds what the specification has and graphql-go lacks, and puts
// lists in order, which graphql-go keeps in maps.
func extendIntrospection() {
	introspectionOnce.Do(func() {
		extendSchemaType()
		extendDefaults()
		extendTypeType()
		extendFieldTypes()
		settle()
	})
}

// settle has graphql-go fill in now what it otherwise fills in on first use: schemas may
// be built and asked by several goroutines.
func settle() {
	for _, t := range []*graphql.Object{
		graphql.SchemaType, graphql.TypeType, graphql.FieldType, graphql.InputValueType, graphql.EnumValueType, graphql.DirectiveType,
	} {
		t.Fields()
		t.Interfaces()
	}
	for _, t := range []*graphql.Enum{graphql.TypeKindEnumType, graphql.DirectiveLocationEnumType} {
		t.Serialize("")
		t.ParseValue("")
	}
}

// deprecated is the argument that asks for deprecated members too. Nothing is
// deprecated in this contract.
func deprecated() graphql.FieldConfigArgument {
	return graphql.FieldConfigArgument{"includeDeprecated": {Type: graphql.Boolean, DefaultValue: false}}
}

func fixed(t graphql.Output, value any, doc string) *graphql.Field {
	return &graphql.Field{Type: t, Description: doc, Resolve: func(graphql.ResolveParams) (any, error) { return value, nil }}
}

func listOf(t graphql.Type) graphql.Output {
	return graphql.NewList(graphql.NewNonNull(t))
}

func extendSchemaType() {
	graphql.SchemaType.AddFieldConfig("description", fixed(graphql.String, nil, "What the schema is about."))
	graphql.SchemaType.AddFieldConfig("types", &graphql.Field{
		Type: graphql.NewNonNull(listOf(graphql.TypeType)), Description: "A list of all types supported by this server.",
		Resolve: func(p graphql.ResolveParams) (any, error) {
			var types []graphql.Type
			for _, t := range p.Info.Schema.TypeMap() {
				types = append(types, t)
			}
			slices.SortFunc(types, func(a, b graphql.Type) int { return strings.Compare(a.Name(), b.Name()) })
			return types, nil
		},
	})
	graphql.DirectiveType.AddFieldConfig("isRepeatable", fixed(graphql.NewNonNull(graphql.Boolean), false, "Whether the directive may stand several times in one place."))
	graphql.DirectiveType.AddFieldConfig("args", &graphql.Field{
		Type: graphql.NewNonNull(listOf(graphql.InputValueType)), Args: deprecated(),
		Resolve: func(p graphql.ResolveParams) (any, error) {
			directive, _ := p.Source.(*graphql.Directive)
			return sortedArguments(directive.Args), nil
		},
	})
}

func extendTypeType() {
	t := graphql.TypeType
	t.AddFieldConfig("specifiedByURL", fixed(graphql.String, nil, "Where a scalar is specified."))
	t.AddFieldConfig("isOneOf", &graphql.Field{Type: graphql.Boolean, Description: "Whether exactly one field of an input object must be given.",
		Resolve: func(p graphql.ResolveParams) (any, error) {
			if _, isInput := p.Source.(*graphql.InputObject); isInput {
				return false, nil
			}
			return nil, nil
		}})
	t.AddFieldConfig("fields", &graphql.Field{Type: listOf(graphql.FieldType), Args: deprecated(), Resolve: resolveFields})
	t.AddFieldConfig("inputFields", &graphql.Field{Type: listOf(graphql.InputValueType), Args: deprecated(), Resolve: resolveInputFields})
	t.AddFieldConfig("enumValues", &graphql.Field{Type: listOf(graphql.EnumValueType), Args: deprecated(), Resolve: resolveEnumValues})
	t.AddFieldConfig("interfaces", &graphql.Field{Type: listOf(graphql.TypeType), Resolve: resolveInterfaces})
	t.AddFieldConfig("possibleTypes", &graphql.Field{Type: listOf(graphql.TypeType), Resolve: resolvePossibleTypes})
}

func extendFieldTypes() {
	graphql.FieldType.AddFieldConfig("args", &graphql.Field{
		Type: graphql.NewNonNull(listOf(graphql.InputValueType)), Args: deprecated(),
		Resolve: func(p graphql.ResolveParams) (any, error) {
			field, _ := p.Source.(*graphql.FieldDefinition)
			return sortedArguments(field.Args), nil
		},
	})
	graphql.InputValueType.AddFieldConfig("isDeprecated", fixed(graphql.NewNonNull(graphql.Boolean), false, "Whether it should no longer be used."))
	graphql.InputValueType.AddFieldConfig("deprecationReason", fixed(graphql.String, nil, "Why it should no longer be used."))
}

func sortedArguments(arguments []*graphql.Argument) []*graphql.Argument {
	sorted := slices.Clone(arguments)
	slices.SortFunc(sorted, func(a, b *graphql.Argument) int { return strings.Compare(a.Name(), b.Name()) })
	return sorted
}

func resolveFields(p graphql.ResolveParams) (any, error) {
	var defined graphql.FieldDefinitionMap
	switch t := p.Source.(type) {
	case *graphql.Object:
		defined = t.Fields()
	case *graphql.Interface:
		defined = t.Fields()
	default:
		return nil, nil
	}
	fields := make([]*graphql.FieldDefinition, 0, len(defined))
	for _, field := range defined {
		fields = append(fields, field)
	}
	slices.SortFunc(fields, func(a, b *graphql.FieldDefinition) int { return strings.Compare(a.Name, b.Name) })
	return fields, nil
}

func resolveInputFields(p graphql.ResolveParams) (any, error) {
	t, isInput := p.Source.(*graphql.InputObject)
	if !isInput {
		return nil, nil
	}
	var fields []*graphql.InputObjectField
	for _, field := range t.Fields() {
		fields = append(fields, field)
	}
	slices.SortFunc(fields, func(a, b *graphql.InputObjectField) int { return strings.Compare(a.Name(), b.Name()) })
	return fields, nil
}

func resolveEnumValues(p graphql.ResolveParams) (any, error) {
	t, isEnum := p.Source.(*graphql.Enum)
	if !isEnum {
		return nil, nil
	}
	values := slices.Clone(t.Values())
	slices.SortFunc(values, func(a, b *graphql.EnumValueDefinition) int { return strings.Compare(a.Name, b.Name) })
	return values, nil
}

// resolveInterfaces gives an interface the empty list of those that it implements itself.
func resolveInterfaces(p graphql.ResolveParams) (any, error) {
	switch t := p.Source.(type) {
	case *graphql.Object:
		return t.Interfaces(), nil
	case *graphql.Interface:
		return []*graphql.Interface{}, nil
	}
	return nil, nil
}

func resolvePossibleTypes(p graphql.ResolveParams) (any, error) {
	t, isInterface := p.Source.(*graphql.Interface)
	if !isInterface {
		return nil, nil
	}
	types := slices.Clone(p.Info.Schema.PossibleTypes(t))
	slices.SortFunc(types, func(a, b *graphql.Object) int { return strings.Compare(a.Name(), b.Name()) })
	return types, nil
}
