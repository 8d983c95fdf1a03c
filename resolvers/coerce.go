package resolvers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// coercer turns literals and JSON into values of input types: string, int64, float64,
// bool, []any, map[string]any, or nil for null. What is absent is not in the map: absent
// and null are different things.
// https://spec.graphql.org/October2021/#sec-Input-Values
type coercer struct {
	schema    *ast.Schema
	listItems int
	// variables are the values of those that have one.
	variables map[string]any
}

// readVariables decodes the variables of a request. Numbers stay as they are written.
func readVariables(text []byte) (map[string]any, *failure) {
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, nil
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var values map[string]any
	if err := decoder.Decode(&values); err != nil {
		return nil, refuse(codeInput, "The variables are not a JSON object.")
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, refuse(codeInput, "The variables are more than one JSON object.")
	}
	return values, nil
}

// coerceVariables gives the operation's variables their types.
// https://spec.graphql.org/October2021/#sec-Coercing-Variable-Values
func (c *coercer) coerceVariables(operation *ast.OperationDefinition, given map[string]any) failures {
	c.variables = make(map[string]any, len(operation.VariableDefinitions))
	var refused failures
	for _, definition := range operation.VariableDefinitions {
		if failed := c.coerceVariable(definition, given); failed != nil {
			refused = append(refused, failed.at(definition.Position))
		}
	}
	return refused
}

func (c *coercer) coerceVariable(definition *ast.VariableDefinition, given map[string]any) *failure {
	value, present := given[definition.Variable]
	name := "$" + definition.Variable
	switch {
	case present:
		coerced, failed := c.fromJSON(definition.Type, value, place{name: name})
		if failed != nil {
			return failed
		}
		c.variables[definition.Variable] = coerced
	case definition.DefaultValue != nil:
		coerced, _, failed := c.fromLiteral(definition.Type, definition.DefaultValue, place{name: name})
		if failed != nil {
			return failed
		}
		c.variables[definition.Variable] = coerced
	case definition.Type.NonNull:
		return refuse(codeInput, "Variable %s of type %s has no value.", quote(name), definition.Type)
	}
	return nil
}

// arguments coerces the arguments of a field.
// https://spec.graphql.org/October2021/#sec-Coercing-Field-Arguments
func (c *coercer) arguments(definitions ast.ArgumentDefinitionList, given ast.ArgumentList) (map[string]any, *failure) {
	if len(given) == 0 && len(definitions) == 0 {
		return nil, nil
	}
	values := make(map[string]any, len(given))
	for _, definition := range definitions {
		value, present, failed := c.argument(definition, given.ForName(definition.Name))
		if failed != nil {
			return nil, failed
		}
		if present {
			values[definition.Name] = value
		}
	}
	return values, nil
}

func (c *coercer) argument(definition *ast.ArgumentDefinition, given *ast.Argument) (value any, present bool, failed *failure) {
	at := place{name: definition.Name}
	if given != nil {
		if value, present, failed = c.fromLiteral(definition.Type, given.Value, at); failed != nil {
			return nil, false, failed.at(given.Position)
		}
	}
	if !present && definition.DefaultValue != nil {
		value, present, failed = c.fromLiteral(definition.Type, definition.DefaultValue, at)
	}
	if failed == nil && !present && definition.Type.NonNull {
		failed = refuse(codeInput, "Argument %s of type %s has no value.", quote(definition.Name), definition.Type)
		if given != nil {
			failed.at(given.Position)
		}
	}
	return value, present, failed
}

// fromLiteral coerces a literal. A variable without a value is absent.
func (c *coercer) fromLiteral(t *ast.Type, literal *ast.Value, at place) (value any, present bool, failed *failure) {
	if literal.Kind == ast.Variable {
		value, present = c.variables[literal.Raw]
		if present && value == nil && t.NonNull {
			return nil, false, at.refuse("null is not a value of type %s", t)
		}
		if present && t.Elem != nil && value != nil {
			if _, isList := value.([]any); !isList { // a variable of the list's item type
				value = []any{value}
			}
		}
		return value, present, nil
	}
	if literal.Kind == ast.NullValue {
		if t.NonNull {
			return nil, false, at.refuse("null is not a value of type %s", t)
		}
		return nil, true, nil
	}
	if t.Elem != nil {
		value, failed = c.listLiteral(t, literal, at)
		return value, true, failed
	}
	definition := c.schema.Types[t.NamedType]
	if definition.Kind == ast.InputObject {
		value, failed = c.objectLiteral(definition, literal, at)
		return value, true, failed
	}
	value, wrong := leafLiteral(definition, literal)
	if wrong != "" {
		return nil, false, at.refuse("%s", wrong)
	}
	return value, true, nil
}

func (c *coercer) listLiteral(t *ast.Type, literal *ast.Value, at place) (any, *failure) {
	if literal.Kind != ast.ListValue {
		value, _, failed := c.fromLiteral(t.Elem, literal, at)
		return []any{value}, failed
	}
	if failed := c.checkLength(len(literal.Children), at); failed != nil {
		return nil, failed
	}
	list := make([]any, len(literal.Children))
	for i, child := range literal.Children {
		value, present, failed := c.fromLiteral(t.Elem, child.Value, at.item(i))
		if failed != nil {
			return nil, failed
		}
		if !present && t.Elem.NonNull {
			return nil, at.item(i).refuse("null is not a value of type %s", t.Elem)
		}
		list[i] = value
	}
	return list, nil
}

func (c *coercer) checkLength(length int, at place) *failure {
	if length <= c.listItems {
		return nil
	}
	failed := at.refuse("the list has %d values; at most %d are allowed", length, c.listItems)
	failed.code = codeCost
	return failed
}

func (c *coercer) objectLiteral(definition *ast.Definition, literal *ast.Value, at place) (any, *failure) {
	if literal.Kind != ast.ObjectValue {
		return nil, at.refuse("%s is not an object of type %s", showLiteral(literal), definition.Name)
	}
	for _, child := range literal.Children {
		if definition.Fields.ForName(child.Name) == nil {
			return nil, at.refuse("%s has no field %s", definition.Name, quote(child.Name))
		}
	}
	return c.object(definition, at, func(field *ast.FieldDefinition) (any, bool, *failure) {
		child := literal.Children.ForName(field.Name)
		if child == nil {
			return nil, false, nil
		}
		return c.fromLiteral(field.Type, child, at.field(field.Name))
	})
}

// object coerces an input object whose fields read gives.
func (c *coercer) object(definition *ast.Definition, at place, read func(*ast.FieldDefinition) (any, bool, *failure)) (any, *failure) {
	values := map[string]any{}
	for _, field := range definition.Fields {
		value, present, failed := read(field)
		if failed != nil {
			return nil, failed
		}
		if !present && field.DefaultValue != nil {
			if value, present, failed = c.fromLiteral(field.Type, field.DefaultValue, at.field(field.Name)); failed != nil {
				return nil, failed
			}
		}
		if !present && field.Type.NonNull {
			return nil, at.field(field.Name).refuse("it has no value")
		}
		if present {
			values[field.Name] = value
		}
	}
	return values, nil
}

// place is where in an argument or a variable a value stands: $where.name.in[3].
type place struct {
	name  string
	above *place
}

func (p place) field(name string) place { return place{name: "." + name, above: &p} }

func (p place) item(index int) place {
	return place{name: "[" + strconv.Itoa(index) + "]", above: &p}
}

func (p place) String() string {
	if p.above == nil {
		return p.name
	}
	return p.above.String() + p.name
}

func (p place) refuse(format string, args ...any) *failure {
	return refuse(codeInput, "%s: %s.", shorten(p.String()), fmt.Sprintf(format, args...))
}
