package resolvers

import (
	"fmt"
	"slices"
	"strings"

	"github.com/graphql-go/graphql"
	gqlast "github.com/graphql-go/graphql/language/ast"
	"github.com/vektah/gqlparser/v2/ast"
)

// hooks say how the fields of the graphql-go schema are resolved. In production none
// is: that schema answers introspection only. Tests resolve data with it, as the
// reference that the answer writer is held to.
type hooks struct {
	resolve func(parent *ast.Definition, field *ast.FieldDefinition) graphql.FieldResolveFn
	typeOf  func(value any) string
}

// converter turns gqlparser's schema into graphql-go's.
type converter struct {
	from  *ast.Schema
	hooks hooks
	types map[string]graphql.Type
}

// newTypes builds the graphql-go schema of a contract.
func newTypes(from *ast.Schema, hooks hooks) (graphql.Schema, error) {
	extendIntrospection()
	c := &converter{from: from, hooks: hooks, types: map[string]graphql.Type{
		"ID": graphql.ID, "String": graphql.String, "Int": graphql.Int, "Float": graphql.Float, "Boolean": graphql.Boolean,
	}}
	names := make([]string, 0, len(from.Types))
	for name := range from.Types {
		if !strings.HasPrefix(name, "__") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	// Interfaces come first: objects name them when they are made.
	for _, kind := range []ast.DefinitionKind{ast.Interface, ast.Scalar, ast.Enum, ast.InputObject, ast.Object} {
		for _, name := range names {
			if definition := from.Types[name]; definition.Kind == kind && c.types[name] == nil {
				c.types[name] = c.convert(definition)
			}
		}
	}
	config := graphql.SchemaConfig{Query: c.types[from.Query.Name].(*graphql.Object), Directives: c.directives()}
	for _, name := range names {
		config.Types = append(config.Types, c.types[name])
	}
	built, err := graphql.NewSchema(config)
	if err != nil {
		return graphql.Schema{}, fmt.Errorf("building the types: %w", err)
	}
	return built, nil
}

func (c *converter) convert(definition *ast.Definition) graphql.Type {
	switch definition.Kind {
	case ast.Enum:
		return enumType(definition)
	case ast.Interface:
		return c.interfaceType(definition)
	case ast.InputObject:
		return c.inputType(definition)
	case ast.Object:
		return c.objectType(definition)
	}
	return scalarType(definition)
}

func scalarType(definition *ast.Definition) graphql.Type {
	same := func(value any) any { return value }
	return graphql.NewScalar(graphql.ScalarConfig{
		Name: definition.Name, Description: definition.Description, Serialize: same, ParseValue: same,
		ParseLiteral: func(literal gqlast.Value) any { return literal.GetValue() },
	})
}

func enumType(definition *ast.Definition) graphql.Type {
	values := graphql.EnumValueConfigMap{}
	for _, value := range definition.EnumValues {
		values[value.Name] = &graphql.EnumValueConfig{Value: value.Name, Description: value.Description}
	}
	return graphql.NewEnum(graphql.EnumConfig{Name: definition.Name, Description: definition.Description, Values: values})
}

func (c *converter) interfaceType(definition *ast.Definition) graphql.Type {
	return graphql.NewInterface(graphql.InterfaceConfig{
		Name: definition.Name, Description: definition.Description,
		Fields: graphql.FieldsThunk(func() graphql.Fields { return c.fields(definition) }),
		ResolveType: func(p graphql.ResolveTypeParams) *graphql.Object {
			if c.hooks.typeOf == nil {
				return nil
			}
			object, _ := c.types[c.hooks.typeOf(p.Value)].(*graphql.Object)
			return object
		},
	})
}

func (c *converter) objectType(definition *ast.Definition) graphql.Type {
	var interfaces []*graphql.Interface
	for _, name := range definition.Interfaces {
		if implemented, ok := c.types[name].(*graphql.Interface); ok {
			interfaces = append(interfaces, implemented)
		}
	}
	return graphql.NewObject(graphql.ObjectConfig{
		Name: definition.Name, Description: definition.Description, Interfaces: interfaces,
		Fields: graphql.FieldsThunk(func() graphql.Fields { return c.fields(definition) }),
	})
}

func (c *converter) fields(definition *ast.Definition) graphql.Fields {
	fields := graphql.Fields{}
	for _, field := range definition.Fields {
		if strings.HasPrefix(field.Name, "__") {
			continue
		}
		converted := &graphql.Field{Type: c.reference(field.Type), Description: field.Description, Args: c.arguments(field.Arguments)}
		if c.hooks.resolve != nil {
			converted.Resolve = c.hooks.resolve(definition, field)
		}
		fields[field.Name] = converted
	}
	return fields
}

func (c *converter) arguments(definitions ast.ArgumentDefinitionList) graphql.FieldConfigArgument {
	arguments := graphql.FieldConfigArgument{}
	for _, definition := range definitions {
		arguments[definition.Name] = &graphql.ArgumentConfig{
			Type: c.reference(definition.Type), Description: definition.Description, DefaultValue: defaultValue(definition.DefaultValue),
		}
	}
	return arguments
}

func (c *converter) inputType(definition *ast.Definition) graphql.Type {
	return graphql.NewInputObject(graphql.InputObjectConfig{
		Name: definition.Name, Description: definition.Description,
		Fields: graphql.InputObjectConfigFieldMapThunk(func() graphql.InputObjectConfigFieldMap {
			fields := graphql.InputObjectConfigFieldMap{}
			for _, field := range definition.Fields {
				fields[field.Name] = &graphql.InputObjectFieldConfig{
					Type: c.reference(field.Type), Description: field.Description, DefaultValue: defaultValue(field.DefaultValue),
				}
			}
			return fields
		}),
	})
}

// defaultValue is the value of a default in the form that graphql-go prints.
func defaultValue(literal *ast.Value) any {
	if literal == nil {
		return nil
	}
	value, err := literal.Value(nil)
	if err != nil {
		return nil
	}
	if number, isNumber := value.(int64); isNumber {
		return int(number)
	}
	return value
}

func (c *converter) reference(t *ast.Type) graphql.Type {
	var converted graphql.Type
	if t.Elem != nil {
		converted = graphql.NewList(c.reference(t.Elem))
	} else {
		converted = c.types[t.NamedType]
	}
	if t.NonNull {
		return graphql.NewNonNull(converted)
	}
	return converted
}

// directives are those that the validator knows. A directive definition is no place
// that graphql-go has a name for.
func (c *converter) directives() []*graphql.Directive {
	var directives []*graphql.Directive
	for _, definition := range c.from.Directives {
		config := graphql.DirectiveConfig{Name: definition.Name, Description: definition.Description, Args: c.arguments(definition.Arguments)}
		for _, location := range definition.Locations {
			if location != "DIRECTIVE_DEFINITION" {
				config.Locations = append(config.Locations, string(location))
			}
		}
		directives = append(directives, graphql.NewDirective(config))
	}
	slices.SortFunc(directives, func(a, b *graphql.Directive) int { return strings.Compare(a.Name, b.Name) })
	return directives
}
