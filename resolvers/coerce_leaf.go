package resolvers

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"habeas/schema"
)

// leafLiteral coerces a literal of a scalar or an enumeration, or says what is wrong.
func leafLiteral(definition *ast.Definition, literal *ast.Value) (value any, wrong string) {
	if definition.Kind == ast.Enum {
		if literal.Kind == ast.EnumValue && definition.EnumValues.ForName(literal.Raw) != nil {
			return literal.Raw, ""
		}
		return nil, notA(definition.Name, showLiteral(literal))
	}
	isText := literal.Kind == ast.StringValue || literal.Kind == ast.BlockValue
	switch {
	case definition.Name == "Int" && literal.Kind == ast.IntValue:
		return leafNumber("Int", literal.Raw)
	case definition.Name == "Float" && (literal.Kind == ast.IntValue || literal.Kind == ast.FloatValue):
		return leafNumber("Float", literal.Raw)
	case definition.Name == "Boolean" && literal.Kind == ast.BooleanValue:
		return literal.Raw == "true", ""
	case definition.Name == "ID" && (isText || literal.Kind == ast.IntValue):
		return literal.Raw, ""
	case definition.Name == "String" && isText:
		return literal.Raw, ""
	case definition.Name == "Date" && isText:
		return leafDate(literal.Raw)
	}
	return nil, notA(definition.Name, showLiteral(literal))
}

// leafJSON coerces a JSON value of a scalar or an enumeration, or says what is wrong.
func leafJSON(definition *ast.Definition, value any) (coerced any, wrong string) {
	text, isText := value.(string)
	number, isNumber := value.(json.Number)
	truth, isBoolean := value.(bool)
	switch {
	case definition.Kind == ast.Enum && isText && definition.EnumValues.ForName(text) != nil:
		return text, ""
	case definition.Kind == ast.Enum:
	case (definition.Name == "Int" || definition.Name == "Float") && isNumber:
		return leafNumber(definition.Name, number.String())
	case definition.Name == "Boolean" && isBoolean:
		return truth, ""
	case (definition.Name == "ID" || definition.Name == "String") && isText:
		return text, ""
	case definition.Name == "ID" && isNumber && !strings.ContainsAny(number.String(), ".eE"):
		return number.String(), ""
	case definition.Name == "Date" && isText:
		return leafDate(text)
	}
	return nil, notA(definition.Name, show(value))
}

// leafNumber reads a number. An Int is a whole number of 32 bits, however it is
// written (1.0 is one, 1.9 is none).
func leafNumber(name, text string) (value any, wrong string) {
	if whole, err := strconv.ParseInt(text, 10, 32); err == nil && name == "Int" {
		return whole, ""
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil, notA(name, quote(text))
	}
	if name == "Float" {
		return number, ""
	}
	if number != math.Trunc(number) || number < math.MinInt32 || number > math.MaxInt32 {
		return nil, notA("Int", quote(text)) + ", which is a whole number of 32 bits"
	}
	return int64(number), ""
}

func leafDate(text string) (value any, wrong string) {
	if _, err := schema.ParseDate(text); err != nil {
		return nil, err.Error()
	}
	return text, ""
}

// notA says that a value, as messages show it, is not one of a type.
func notA(name, value string) string {
	return fmt.Sprintf("%s is not a value of type %s", value, name)
}

// showLiteral is a literal as messages show it.
func showLiteral(literal *ast.Value) string {
	if literal.Kind == ast.StringValue || literal.Kind == ast.BlockValue {
		return quote(literal.Raw)
	}
	return quote(literal.String())
}

// show is a JSON value as messages show it.
func show(value any) string {
	switch value := value.(type) {
	case map[string]any:
		return "an object"
	case []any:
		return "a list"
	case string:
		return quote(value)
	}
	return quote(fmt.Sprint(value))
}
