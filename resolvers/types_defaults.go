package resolvers

import (
	"fmt"
	"strings"

	"github.com/graphql-go/graphql"
)

// extendDefaults prints default values as literals of their types. graphql-go prints the
// value of an enumeration in quotes.
func extendDefaults() {
	graphql.InputValueType.AddFieldConfig("defaultValue", &graphql.Field{
		Type: graphql.String, Description: "A GraphQL-formatted string representing the default value for this input value.",
		Resolve: func(p graphql.ResolveParams) (any, error) {
			switch source := p.Source.(type) {
			case *graphql.Argument:
				return literalText(source.Type, source.DefaultValue), nil
			case *graphql.InputObjectField:
				return literalText(source.Type, source.DefaultValue), nil
			}
			return nil, nil
		},
	})
}

// literalText is a value as a literal of a type; nil where there is none.
func literalText(t graphql.Type, value any) any {
	if value == nil {
		return nil
	}
	if nonNull, is := t.(*graphql.NonNull); is {
		return literalText(nonNull.OfType, value)
	}
	if items, isList := value.([]any); isList {
		list, _ := t.(*graphql.List)
		texts := make([]string, len(items))
		for i, item := range items {
			texts[i] = fmt.Sprint(literalText(list.OfType, item))
		}
		return "[" + strings.Join(texts, ", ") + "]"
	}
	if _, isEnum := t.(*graphql.Enum); isEnum {
		return value
	}
	return jsonText(value)
}
