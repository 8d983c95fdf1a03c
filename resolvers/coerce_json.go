package resolvers

import "github.com/vektah/gqlparser/v2/ast"

// fromJSON coerces a value of a variable.
func (c *coercer) fromJSON(t *ast.Type, value any, at place) (any, *failure) {
	if value == nil {
		if t.NonNull {
			return nil, at.refuse("null is not a value of type %s", t)
		}
		return nil, nil
	}
	if t.Elem != nil {
		return c.listJSON(t, value, at)
	}
	definition := c.schema.Types[t.NamedType]
	if definition == nil {
		return nil, at.refuse("there is no type %s", quote(t.NamedType))
	}
	if definition.Kind == ast.InputObject {
		return c.objectJSON(definition, value, at)
	}
	coerced, wrong := leafJSON(definition, value)
	if wrong != "" {
		return nil, at.refuse("%s", wrong)
	}
	return coerced, nil
}

func (c *coercer) listJSON(t *ast.Type, value any, at place) (any, *failure) {
	items, isList := value.([]any)
	if !isList {
		coerced, failed := c.fromJSON(t.Elem, value, at)
		return []any{coerced}, failed
	}
	if failed := c.checkLength(len(items), at); failed != nil {
		return nil, failed
	}
	list := make([]any, len(items))
	for i, item := range items {
		coerced, failed := c.fromJSON(t.Elem, item, at.item(i))
		if failed != nil {
			return nil, failed
		}
		list[i] = coerced
	}
	return list, nil
}

func (c *coercer) objectJSON(definition *ast.Definition, value any, at place) (any, *failure) {
	given, isObject := value.(map[string]any)
	if !isObject {
		return nil, at.refuse("%s is not an object of type %s", show(value), definition.Name)
	}
	for name := range given {
		if definition.Fields.ForName(name) == nil {
			return nil, at.refuse("%s has no field %s", definition.Name, quote(name))
		}
	}
	return c.object(definition, at, func(field *ast.FieldDefinition) (any, bool, *failure) {
		child, present := given[field.Name]
		if !present {
			return nil, false, nil
		}
		coerced, failed := c.fromJSON(field.Type, child, at.field(field.Name))
		return coerced, true, failed
	})
}
