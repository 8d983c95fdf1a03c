package resolvers

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// document is a parsed document with the verdict on it. It is not changed after it is
// made, so that requests can share it.
type document struct {
	operations ast.OperationList
	fragments  map[string]*ast.FragmentDefinition
	// refused is why the document is not executed; empty where it is valid.
	refused failures
}

// parse reads a document, checks its limits and validates it. It does so in the order
// of cost, so that what is refused is refused cheaply.
func (e *Engine) parse(ctx context.Context, text string) *document {
	_, end := e.stage(ctx, "parse")
	doc, parsed := e.read(text)
	end()
	if len(doc.refused) == 0 {
		_, end := e.stage(ctx, "validate")
		defer end()
		doc.refused = e.contract.validate(parsed, e.limits.Errors)
	}
	return doc
}

// read reads a document and checks its limits.
func (e *Engine) read(text string) (*document, *ast.QueryDocument) {
	parsed, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, e.limits.Tokens)
	if err != nil {
		read := &document{operations: named(parsed)}
		read.refused = failures{e.parseFailure(err, read)}
		return read, nil
	}
	doc := &document{operations: parsed.Operations, fragments: map[string]*ast.FragmentDefinition{}}
	if len(parsed.Operations)+len(parsed.Fragments) == 0 {
		doc.refused = failures{refuse(codeParse, "The document is empty.")}
		return doc, nil
	}
	for _, fragment := range parsed.Fragments {
		if len(fragment.VariableDefinition) > 0 {
			doc.refused = failures{refuse(codeParse, "Fragments have no variables.").at(fragment.Position)}
			return doc, nil
		}
		if doc.fragments[fragment.Name] == nil {
			doc.fragments[fragment.Name] = fragment
		}
	}
	for _, operation := range parsed.Operations {
		operation.SelectionSet = mergeEqual(operation.SelectionSet)
	}
	for _, fragment := range parsed.Fragments {
		fragment.SelectionSet = mergeEqual(fragment.SelectionSet)
	}
	if refused := e.checkDocument(doc, parsed.Fragments); refused != nil {
		doc.refused = failures{refused}
		return doc, nil
	}
	if refused := e.checkSelections(parsed); refused != nil {
		doc.refused = failures{refused}
		return doc, nil
	}
	return doc, parsed
}

// named are the operations that were read before the parser gave up, so that the kind
// of operation can be told.
func named(parsed *ast.QueryDocument) ast.OperationList {
	if parsed == nil {
		return nil
	}
	return slices.DeleteFunc(parsed.Operations, func(o *ast.OperationDefinition) bool { return o == nil })
}

// parseFailure says why a document cannot be read. Where the parser gave up at a limit,
// it says which one of ours is exceeded: the depth, if what was read is too deep already.
func (e *Engine) parseFailure(err error, read *document) *failure {
	var parseError *gqlerror.Error
	if !errors.As(err, &parseError) {
		return refuse(codeParse, "The document cannot be read.")
	}
	if strings.HasPrefix(parseError.Message, "exceeded ") {
		if e.tooDeep(read) {
			return refuse(codeDepth, "The operation is more than %d levels deep.", e.limits.Depth)
		}
		return refuse(codeCost, "The document has more than %d tokens, or nests more than %d levels.", e.limits.Tokens, parser.MaxNestingDepth)
	}
	failed := refuse(codeParse, "Syntax error: %s", shorten(parseError.Message))
	for _, location := range parseError.Locations {
		failed.at(&ast.Position{Line: location.Line, Column: location.Column})
	}
	return failed
}

// tooDeep reports whether what was read of a document nests too deep.
func (e *Engine) tooDeep(read *document) bool {
	m := &measurer{}
	return slices.ContainsFunc(read.operations, func(o *ast.OperationDefinition) bool {
		return m.selections(o.SelectionSet).depth > e.limits.Depth
	})
}

// operation picks the operation to execute.
func (d *document) operation(name string) (*ast.OperationDefinition, *failure) {
	if name == "" {
		switch len(d.operations) {
		case 0:
			return nil, refuse(codeOperation, "The document has no operation.")
		case 1:
			return d.operations[0], nil
		}
		return nil, refuse(codeOperation, "The document has several operations: say which with operationName.")
	}
	for _, operation := range d.operations {
		if operation.Name == name {
			return operation, nil
		}
	}
	return nil, refuse(codeOperation, "The document has no operation named %s.", quote(name))
}

// mergeEqual merges the fields of a selection that have the same alias, name, arguments
// and directives, and the selections below them: it means the same
// (https://spec.graphql.org/October2021/#sec-Field-Selection-Merging) and keeps the
// pairwise comparison of fields, which validation needs, small. Fields with a fragment
// between them, or another field of the same alias, are left alone: what that adds to the
// answer stands between what they add.
func mergeEqual(set ast.SelectionSet) ast.SelectionSet {
	if len(set) == 0 {
		return set
	}
	merged := make(ast.SelectionSet, 0, len(set))
	seen := map[string]*ast.Field{}
	for _, selection := range set {
		field, isField := selection.(*ast.Field)
		if !isField {
			merged = append(merged, selection)
			clear(seen)
			continue
		}
		before := seen[field.Alias]
		if before != nil && fieldText(before) == fieldText(field) && (len(before.SelectionSet) > 0) == (len(field.SelectionSet) > 0) {
			before.SelectionSet = append(before.SelectionSet, field.SelectionSet...)
			continue
		}
		seen[field.Alias] = field
		merged = append(merged, field)
	}
	for _, selection := range merged {
		switch selection := selection.(type) {
		case *ast.Field:
			selection.SelectionSet = mergeEqual(selection.SelectionSet)
		case *ast.InlineFragment:
			selection.SelectionSet = mergeEqual(selection.SelectionSet)
		}
	}
	return merged
}

// fieldText is a text that two fields share exactly when they ask for the same under
// the same name.
func fieldText(field *ast.Field) string {
	if len(field.Arguments)+len(field.Directives) == 0 {
		return field.Alias + ":" + field.Name
	}
	var text strings.Builder
	text.WriteString(field.Alias + ":" + field.Name)
	writeArguments(&text, field.Arguments)
	for _, directive := range field.Directives {
		text.WriteString("@" + directive.Name)
		writeArguments(&text, directive.Arguments)
	}
	return text.String()
}

func writeArguments(text *strings.Builder, arguments ast.ArgumentList) {
	for _, argument := range arguments {
		text.WriteString("(" + argument.Name + ":" + argument.Value.String() + ")")
	}
}
