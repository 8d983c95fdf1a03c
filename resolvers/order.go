package resolvers

import (
	"habeas/graph/plan"
	"habeas/schema"
)

// order reads orderBy: a list of objects, each with one field. Terms that cannot
// change the order any more are left out: a field that was named before, and all that
// comes after the id.
func order(kind *schema.Kind, value any) ([]plan.Term, *failure) {
	objects, _ := value.([]any)
	var terms []plan.Term
	for i, object := range objects {
		term, found, failed := orderTerm(kind, object, i)
		if failed != nil {
			return nil, failed
		}
		if !found || ordered(terms, term.Field) {
			continue
		}
		if term.Field == nil && !term.Descending {
			break // every order is completed by the id, ascending
		}
		terms = append(terms, term)
		if term.Field == nil {
			break
		}
	}
	return terms, nil
}

// orderTerm reads one object. An object in which no field has a value says nothing.
func orderTerm(kind *schema.Kind, object any, index int) (term plan.Term, found bool, failed *failure) {
	values, _ := object.(map[string]any)
	candidates := append([]*schema.Field{nil}, kind.Fields...)
	for _, field := range candidates {
		name := "id"
		if field != nil {
			name = field.Name
		}
		direction, given := values[name].(string)
		if !given {
			continue
		}
		if found {
			return term, false, refuse(codeInput, "orderBy[%d] names several fields: one field an object, so that their order is plain.", index)
		}
		term, found = plan.Term{Field: field, Descending: direction == "DESC"}, true
	}
	return term, found, nil
}

func ordered(terms []plan.Term, field *schema.Field) bool {
	for _, term := range terms {
		if term.Field == field {
			return true
		}
	}
	return false
}
