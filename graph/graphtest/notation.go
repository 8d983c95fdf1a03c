package graphtest

import (
	"strings"
	"testing"

	"habeas/graph/plan"
	"habeas/schema"
)

// ask is a root or a list in the notation of the cases. Exactly one of Lookup, Batch,
// List and About says what a root is; a list below a node or a source has none of them.
type ask struct {
	Lookup, Batch, List string
	About               bool
	ID                  string
	IDs                 []string
	Role                string
	// Where is a condition; see [notation.predicate].
	Where map[string]any
	// Order are fields, with a minus in front where descending.
	Order []string
	// First and Last are page sizes; without them, and where anything is asked of the
	// items, the page is of 100.
	First, Last   *int64
	After, Before []string
	Count, Cursor bool
	// Node, Edge and Fact are outputs; see [notation.output].
	Node, Edge, Fact []any
}

// notation turns asks into a plan. What it cannot read fails the test.
type notation struct {
	t          *testing.T
	vocabulary *schema.Vocabulary
	plan       *plan.Plan
}

func planOf(t *testing.T, v *schema.Vocabulary, asks []ask) *plan.Plan {
	t.Helper()
	n := &notation{t: t, vocabulary: v, plan: &plan.Plan{}}
	for _, a := range asks {
		n.plan.Roots = append(n.plan.Roots, n.root(a))
	}
	return n.plan
}

func (n *notation) root(a ask) plan.Root {
	switch {
	case a.Lookup != "":
		return &plan.Lookup{Kind: n.kind(a.Lookup), ID: n.plan.Add(a.ID), Object: n.object(n.kind(a.Lookup), a.Node)}
	case a.Batch != "":
		return &plan.Batch{Kind: n.kind(a.Batch), IDs: n.plan.Add(a.IDs), Object: n.object(n.kind(a.Batch), a.Node)}
	case a.List != "":
		return n.connection(a, n.kind(a.List), nil)
	}
	return &plan.About{}
}

func (n *notation) connection(a ask, kind *schema.Kind, relation *schema.Relation) *plan.Connection {
	c := &plan.Connection{Kind: kind, Relation: relation, Where: n.predicate(a.Where, kind, relation, plan.OnNode),
		Count: a.Count, Cursor: a.Cursor, Items: a.hasItems(), Page: n.page(a)}
	for _, role := range kind.Roles {
		if role.Value == a.Role {
			c.Role = role
		}
	}
	for _, name := range a.Order {
		field, descending := strings.CutPrefix(name, "-")
		c.Order = append(c.Order, plan.Term{Field: n.field(kind.Fields, field), Descending: descending})
	}
	if a.Node != nil {
		c.Node = n.object(kind, a.Node)
	}
	if a.Edge != nil {
		c.Edge = n.outputs(kind, relation, a.Edge)
	}
	return c
}

func (a ask) hasItems() bool {
	return a.First != nil || a.Last != nil || a.Node != nil || a.Edge != nil || a.Fact != nil || a.Cursor
}

func (n *notation) page(a ask) plan.Page {
	limit := int64(100)
	for _, given := range []*int64{a.First, a.Last} {
		if given != nil {
			limit = *given
		}
	}
	return plan.Page{Limit: n.plan.Add(limit), After: n.keys(a.After), Before: n.keys(a.Before), Backward: a.Last != nil}
}

func (n *notation) keys(keys []string) []plan.Param {
	var params []plan.Param
	for _, key := range keys {
		params = append(params, n.plan.Add(key))
	}
	return params
}

func (n *notation) kind(name string) *schema.Kind {
	kind := n.vocabulary.Kind(name)
	if kind == nil {
		n.t.Fatalf("case: no kind %s", name)
	}
	return kind
}

func (n *notation) relation(kind *schema.Kind, name string) *schema.Relation {
	relation := kind.Relation(name)
	if relation == nil {
		n.t.Fatalf("case: %s has no relation %s", kind.Name, name)
	}
	return relation
}

// field finds a field; id is no field.
func (n *notation) field(fields []*schema.Field, name string) *schema.Field {
	if name == "id" {
		return nil
	}
	for _, field := range fields {
		if field.Name == name {
			return field
		}
	}
	n.t.Fatalf("case: no field %s", name)
	return nil
}

func fieldsOn(on plan.Target, kind *schema.Kind, relation *schema.Relation) []*schema.Field {
	switch {
	case on == plan.OnNode:
		return kind.Fields
	case relation != nil:
		return relation.Link.Edge.Fields
	}
	return nil
}

func mapOf(value any) map[string]any {
	m, _ := value.(map[string]any)
	if m == nil {
		return map[string]any{}
	}
	return m
}

func transform[T, U any](list []T, change func(T) U) []U {
	var out []U
	for _, item := range list {
		out = append(out, change(item))
	}
	return out
}
