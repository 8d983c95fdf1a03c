package resolvers

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// literalsRule is the rule of ours that closes gqlparser's gaps in literals.
const literalsRule = "Literals"

// validationRules are the rules of the specification, in the forms that suggest no
// names, so that a closed schema cannot be guessed.
func validationRules() []core.Rule {
	return []core.Rule{
		rules.FieldsOnCorrectTypeRuleWithoutSuggestions,
		rules.FragmentsOnCompositeTypesRule,
		rules.KnownArgumentNamesRuleWithoutSuggestions,
		rules.KnownDirectivesRule,
		rules.KnownFragmentNamesRule,
		rules.KnownRootTypeRule,
		rules.KnownTypeNamesRuleWithoutSuggestions,
		rules.LoneAnonymousOperationRule,
		rules.MaxIntrospectionDepth,
		rules.NoFragmentCyclesRule,
		rules.NoUndefinedVariablesRule,
		rules.NoUnusedFragmentsRule,
		rules.NoUnusedVariablesRule,
		rules.OverlappingFieldsCanBeMergedRule,
		rules.PossibleFragmentSpreadsRule,
		rules.ProvidedRequiredArgumentsRule,
		rules.ScalarLeafsRuleWithoutSuggestions,
		rules.SingleFieldSubscriptionsRule,
		rules.UniqueArgumentNamesRule,
		rules.UniqueDirectivesPerLocationRule,
		rules.UniqueFragmentNamesRule,
		rules.UniqueInputFieldNamesRule,
		rules.UniqueOperationNamesRule,
		rules.UniqueVariableNamesRule,
		rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
		rules.VariablesAreInputTypesRule,
		rules.VariablesInAllowedPositionRule,
		{Name: literalsRule, RuleFunc: checkLiterals},
	}
}

// enough is what stops the walk of the validator: it has no other way to be stopped.
type enough struct{}

// validate applies the rules and stops at the given number of errors.
func (c *contract) validate(parsed *ast.QueryDocument, most int) (found failures) {
	defer func() {
		if thrown := recover(); thrown != nil {
			if _, ours := thrown.(enough); !ours {
				panic(thrown)
			}
		}
	}()
	observers := &core.Events{}
	for _, rule := range validationRules() {
		rule.RuleFunc(observers, func(options ...core.ErrorOption) {
			found = append(found, validationFailure(rule.Name, options))
			if len(found) >= most {
				panic(enough{})
			}
		})
	}
	core.Walk(c.schema, parsed, observers)
	return found
}

func validationFailure(rule string, options []core.ErrorOption) *failure {
	reported := &gqlerror.Error{Rule: rule}
	for _, option := range options {
		option(reported)
	}
	failed := refuse(codeValidation, "%s", shorten(reported.Message))
	if rule == literalsRule {
		failed.code = codeInput
	}
	for _, location := range reported.Locations {
		failed.at(&ast.Position{Line: location.Line, Column: location.Column})
	}
	return failed
}

// checkLiterals refuses what gqlparser lets through: numbers beyond 32 bits as Int,
// objects as scalars, and anything at all as Date.
func checkLiterals(observers *core.Events, report core.AddErrFunc) {
	observers.OnValue(func(_ *core.Walker, value *ast.Value) {
		if value.Definition == nil || value.ExpectedType == nil || !value.Definition.IsLeafType() {
			return
		}
		switch value.Kind {
		case ast.Variable, ast.NullValue:
			return
		case ast.ListValue:
			if value.ExpectedType.Elem != nil || value.Definition.BuiltIn || value.Definition.Kind == ast.Enum {
				return // a list where one is expected, or gqlparser's to report
			}
		case ast.ObjectValue:
			if len(value.Children) > 0 && value.Definition.BuiltIn {
				return // gqlparser's to report
			}
		}
		if _, refused := leafLiteral(value.Definition, value); refused != "" && !reportedByLibrary(value) {
			report(core.Message("%s", refused), core.At(value.Position))
		}
	})
}

// reportedByLibrary tells the literals that gqlparser's own rule refuses.
func reportedByLibrary(value *ast.Value) bool {
	if value.Kind == ast.ObjectValue || value.Definition.Name == "Date" {
		return false
	}
	return !(value.Kind == ast.IntValue && value.Definition.Name == "Int")
}
