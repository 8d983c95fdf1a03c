package resolvers

import (
	"context"
	"encoding/json"

	"github.com/vektah/gqlparser/v2/ast"
)

// Check reports why a document would be refused whatever its variables; nil where it
// would not. It is remembered, so that its first request need not parse it.
func (e *Engine) Check(ctx context.Context, query string) error {
	if refused := e.document(ctx, query).refused; len(refused) > 0 {
		return refused
	}
	return nil
}

// Warm executes each operation of a document once and throws the answers away, so that
// the store has planned its statements before somebody waits for them. A variable that
// has to be given gets a value of its type that finds little. It reports how many
// operations were executed; the others need values that cannot be made up.
func (e *Engine) Warm(ctx context.Context, query string) int {
	executed := 0
	for _, operation := range e.document(ctx, query).operations {
		if operation.Operation != ast.Query {
			continue
		}
		variables, err := json.Marshal(e.sampleVariables(operation))
		if err != nil {
			continue
		}
		request := Request{Query: query, OperationName: operation.Name, Variables: variables, ReadOnly: true}
		if result := e.Execute(ctx, request); !result.RequestError {
			executed++
		}
	}
	return executed
}

// sampleVariables are values for the variables that have to be given.
func (e *Engine) sampleVariables(operation *ast.OperationDefinition) map[string]any {
	values := map[string]any{}
	for _, variable := range operation.VariableDefinitions {
		if variable.Type.NonNull && variable.DefaultValue == nil {
			values[variable.Variable] = e.sample(variable.Type)
		}
	}
	return values
}

// sample is a value of an input type: for a text or an id one letter, for a list none.
func (e *Engine) sample(of *ast.Type) any {
	if of.Elem != nil {
		return []any{}
	}
	definition := e.contract.schema.Types[of.NamedType]
	if definition == nil {
		return nil
	}
	switch definition.Kind {
	case ast.Enum:
		return definition.EnumValues[0].Name
	case ast.InputObject:
		fields := map[string]any{}
		for _, field := range definition.Fields {
			if field.Type.NonNull && field.DefaultValue == nil {
				fields[field.Name] = e.sample(field.Type)
			}
		}
		return fields
	}
	return sampleScalars[definition.Name]
}

// sampleScalars are values of the scalar types.
var sampleScalars = map[string]any{"Int": 1, "Float": 1.0, "Boolean": true, "String": "a", "ID": "a", "Date": "2000"}
