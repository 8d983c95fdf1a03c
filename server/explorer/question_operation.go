package explorer

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// operation writes the operation that asks a question with the arguments given, and
// selects all of its answer. first is the size of a page of rows, 0 that of the contract.
func (q *asked) operation(e *Explorer, given map[string]any, after string, first int) question {
	s := &selecting{contract: e.contract, given: given, first: first}
	var declared, passed []string
	variables := map[string]any{}
	for _, in := range q.inputs {
		v, present := given[in.name]
		if !present {
			continue
		}
		name := variable(in.name)
		declared = append(declared, "$"+name+": "+in.Type.String())
		variables[name] = v
		if !strings.Contains(in.name, ".") {
			passed = append(passed, in.name+": $"+name)
		}
	}
	selection := s.object(q.field.Type.Name(), "    ")
	if s.paged {
		declared = append(declared, "$rowsAfter: String")
		if after != "" {
			variables["rowsAfter"] = after
		}
	}
	text := fmt.Sprintf("query %s%s {\n  %s%s {\n%s  }\n}", capital(q.field.Name), inParentheses(declared), q.field.Name, inParentheses(passed), selection)
	completed, err := e.operations.complete(text)
	if err != nil {
		panic(fmt.Errorf("writing the operation of %s: %w", q.field.Name, err))
	}
	return question{operation: completed, variables: variables}
}

// variable is the name of the variable of an input.
func variable(input string) string { return strings.ReplaceAll(input, ".", "_") }

func inParentheses(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return "(" + strings.Join(list, ", ") + ")"
}

// selecting writes the selection of a whole answer: nodes by their labels, evidence with
// its citations.
type selecting struct {
	*contract
	given map[string]any
	first int
	// paged is set where the answer has pages of rows.
	paged bool
}

func (s *selecting) object(typeName, indent string) string {
	var text strings.Builder
	for _, field := range s.Types[typeName].Fields {
		if strings.HasPrefix(field.Name, "__") {
			continue
		}
		arguments, ok := s.arguments(field)
		if !ok {
			continue
		}
		text.WriteString(indent + field.Name + arguments + s.selection(field.Type.Name(), indent) + "\n")
	}
	return text.String()
}

// arguments are those of a field within the answer; where a required one was not given
// the field is left out.
func (s *selecting) arguments(field *ast.FieldDefinition) (string, bool) {
	if field.Arguments.ForName("after") != nil {
		s.paged = true
		if s.first > 0 {
			return fmt.Sprintf("(first: %d, after: $rowsAfter)", s.first), true
		}
		return "(after: $rowsAfter)", true
	}
	if !requiresArguments(field) {
		return "", true
	}
	var passed []string
	for _, argument := range field.Arguments {
		if _, present := s.given[field.Name+"."+argument.Name]; !present {
			return "", false
		}
		passed = append(passed, fmt.Sprintf("%s: $%s_%s", argument.Name, field.Name, argument.Name))
	}
	return inParentheses(passed), true
}

func (s *selecting) selection(typeName, indent string) string {
	definition := s.Types[typeName]
	switch {
	case definition.IsLeafType():
		return ""
	case typeName == "Node":
		return " { ...AnyLabel }"
	case s.isNode(typeName):
		return " { ..." + typeName + "Label }"
	case typeName == "Evidence":
		return " { ...Evidence }"
	case typeName == "PageInfo":
		return " { hasNextPage endCursor }"
	}
	return " {\n" + s.object(typeName, indent+"  ") + indent + "}"
}
