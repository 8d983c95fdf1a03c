package plan_test

import (
	"math"
	"strings"
	"testing"

	"habeas/graph/plan"
	"habeas/schema"
)

// nested is a root list with lists of 100 below it, as deep as asked for.
func nested(v *schema.Vocabulary, depth int, first int64) *plan.Plan {
	p := &plan.Plan{}
	limit := p.Add(first + 1)
	group, prisoner := v.Kind("Group"), v.Kind("Prisoner")
	outputs := []plan.Output{plan.ID{}}
	for level := range depth {
		owner, name := prisoner, "groups"
		if level%2 == 1 {
			owner, name = group, "prisoners"
		}
		relation := owner.Relation(name)
		outputs = []plan.Output{&plan.Connection{Kind: relation.Target, Relation: relation, Page: plan.Page{Limit: limit}, Items: true,
			Node: &plan.Object{Kind: relation.Target, Outputs: outputs}, Path: strings.Repeat("below.", depth-level)}}
	}
	p.Roots = []plan.Root{&plan.Connection{Kind: prisoner, Page: plan.Page{Limit: limit}, Items: true, Node: &plan.Object{Kind: prisoner, Outputs: outputs}, Path: "prisoners"}}
	return p
}

func TestCost(t *testing.T) {
	v := schema.New()
	cases := []struct {
		name      string
		plan      *plan.Plan
		nodes     int64
		relations int
	}{
		{"a flat page", nested(v, 0, 20), 20, 0},
		{"one list below", nested(v, 1, 20), 20 * (1 + 20), 1},
		{"three lists of 100 below", nested(v, 3, 100), 100 * (1 + 100*(1+100*(1+100))), 3},
		{"more than can be counted", nested(v, 12, 100), math.MaxInt64, 12},
		{"nothing shown", nested(v, 1, 0), 0, 1},
	}
	for _, c := range cases {
		got := c.plan.Cost()
		if got.Nodes != c.nodes || got.Relations != c.relations {
			t.Errorf("%s: got %d nodes and %d relations, want %d and %d", c.name, got.Nodes, got.Relations, c.nodes, c.relations)
		}
	}
}

func TestStringHoldsNoValues(t *testing.T) {
	v := schema.New()
	prisoner := v.Kind("Prisoner")
	withName := func(name string) *plan.Plan {
		p := &plan.Plan{}
		where := &plan.Compare{Field: prisoner.Field("name"), Operator: plan.Contains, Value: p.Add(name)}
		p.Roots = []plan.Root{&plan.Connection{Kind: prisoner, Where: where, Order: []plan.Term{{Field: prisoner.Field("name"), Descending: true}},
			Page: plan.Page{Limit: p.Add(int64(21)), Backward: true}, Count: true, Items: true, Node: &plan.Object{Kind: prisoner, Outputs: []plan.Output{plan.ID{}}}}}
		return p
	}
	got, other := withName("secret").String(), withName("another").String()
	want := "all Prisoner(where name contains ?0 order name desc count last ?1) Prisoner{id}"
	if got != want || other != want {
		t.Errorf("got %q and %q, want both %q", got, other, want)
	}
}

// table counts violations by right, else by the right of their provision, and by the year
// of the first, against people of whom something holds.
func table(v *schema.Vocabulary) *plan.Plan {
	violation, prisoner, provision, right := v.Kind("Violation"), v.Kind("Prisoner"), v.Kind("Provision"), v.Kind("Right")
	p := &plan.Plan{}
	where := &plan.Some{Relation: prisoner.Relation("groups"), Where: &plan.Compare{Operator: plan.Eq, Value: p.Add("group/secret")}}
	p.Roots = []plan.Root{&plan.CrossTab{Count: violation, Subject: []*schema.Relation{violation.Relation("prisoner")}, Where: where,
		Rows:    &plan.Axis{Ways: [][]*schema.Relation{{violation.Relation("right")}, {violation.Relation("provision"), provision.Relation("right")}}, Label: right.Field("name")},
		Columns: &plan.Axis{Field: violation.Field("date"), Earliest: true}}}
	return p
}

func TestTable(t *testing.T) {
	p := table(schema.New())
	want := "table Violation(rows (Violation.right else Violation.provision Provision.right id name) columns (earliest date) where Violation.prisoner some Prisoner.groups(id eq ?0))"
	if got := p.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	// Three along the ways, one to the prisoner, one to the group.
	if got := p.Cost(); got.Nodes != 0 || got.Relations != 5 {
		t.Errorf("got %d nodes and %d relations, want 0 and 5", got.Nodes, got.Relations)
	}
}
