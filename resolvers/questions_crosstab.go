package resolvers

import (
	"fmt"

	"habeas/graph/plan"
	"habeas/schema"
)

// countable is what a cross-table counts: its kind, and how to get from it to what
// dimensions are looked up from, by relations.
type countable struct {
	kind, unit                            string
	prisoners, charges, cases, violations []string
	// dated leads to what has the date of the thing.
	dated []string
	date  string
}

var countables = map[string]countable{
	"PRISONERS": {kind: "Prisoner", unit: "prisoners", charges: []string{"charges"}, cases: []string{"cases"}, violations: []string{"violations"}, date: "arrestedOn"},
	"CHARGES": {kind: "Charge", unit: "charges", prisoners: []string{"prisoner"}, cases: []string{"case"}, violations: []string{"prisoner", "violations"},
		dated: []string{"case", "proceedings"}, date: "date"},
	"VIOLATIONS": {kind: "Violation", unit: "violations", prisoners: []string{"prisoner"}, charges: []string{"prisoner", "charges"}, cases: []string{"prisoner", "cases"}, date: "date"},
	"CASES": {kind: "Case", unit: "cases", prisoners: []string{"prisoners"}, charges: []string{"charges"}, violations: []string{"prisoners", "violations"},
		dated: []string{"proceedings"}, date: "date"},
}

// dimension is what the rows or columns of a cross-table stand for: how to get there from
// the prisoners, charges, cases or violations that go with what is counted.
type dimension struct {
	from func(countable) []string
	path []string
	// ways are tried one after the other.
	ways [][]string
	// label names the field that labels a node; field the one that is the key, on the
	// edge where edge is set.
	label, field string
	edge         bool
}

func ofPrisoners(c countable) []string  { return c.prisoners }
func ofCharges(c countable) []string    { return c.charges }
func ofCases(c countable) []string      { return c.cases }
func ofViolations(c countable) []string { return c.violations }

// dimensions are all but YEAR, whose field depends on what is counted.
var dimensions = map[string]dimension{
	"GROUP":      {from: ofPrisoners, path: []string{"groups"}, label: "name"},
	"STATUTE":    {from: ofCharges, path: []string{"statute"}, label: "title"},
	"TREATY":     {from: ofViolations, path: []string{"provision", "treaty"}, label: "title"},
	"PROVISION":  {from: ofViolations, path: []string{"provision"}, label: "title"},
	"RIGHT":      {from: ofViolations, ways: [][]string{{"right"}, {"provision", "right"}}, label: "name"},
	"COURT":      {from: ofCases, path: []string{"proceedings", "court"}, label: "name"},
	"JUDGE":      {from: ofCases, path: []string{"proceedings", "judges"}, label: "name"},
	"PROSECUTOR": {from: ofCases, path: []string{"proceedings", "prosecutors"}, label: "name"},
	"STAGE":      {from: ofCases, path: []string{"proceedings"}, field: "stage"},
	"OUTCOME":    {from: ofCharges, path: []string{"outcomes"}, field: "outcome", edge: true},
	"MODALITY":   {from: ofViolations, field: "modality"},
}

// crossTab answers with a table, which is a plan of its own.
func crossTab(a *asker) (fields, error) {
	count, _ := a.arguments["count"].(string)
	counted := countables[count]
	p, err := a.table(counted)
	if err != nil {
		return nil, err
	}
	if refused := a.limits.checkPlan(p.Cost()); refused != nil {
		return nil, refused
	}
	a.searches++
	a.tables = append(a.tables, p)
	reading, end := a.engine.stage(a.ctx, "store")
	texts, err := a.engine.store.Read(reading, p)
	end()
	if err != nil {
		return nil, err
	}
	var parts [2]column
	for i, text := range texts {
		if parts[i], err = readColumn(text); err != nil {
			return nil, fmt.Errorf("the table: %w", err)
		}
	}
	table, about := row{parts[0].value}.row(0), row{parts[1].value}.row(0)
	return fields{
		"unit":     counted.unit + ": distinct " + counted.unit + " with the key of the row and the key of the column",
		"asOf":     about.text(0),
		"warnings": a.tableWarnings(counted, table.number(3)),
		"rows":     each(table.rows(0), tableKey), "columns": each(table.rows(1), tableKey),
		"cells":   each(table.rows(2), func(r row) any { return fields{"row": r.text(0), "column": r.optional(1), "count": r.number(2)} }),
		"unknown": table.number(3),
	}, nil
}

func tableKey(r row) any { return fields{"key": r.optional(0), "label": r.optional(1)} }

// table is the plan of the table and of the version of the data.
func (a *asker) table(counted countable) (*plan.Plan, error) {
	kind := a.contract.vocabulary.Kind(counted.kind)
	table := &plan.CrossTab{Count: kind}
	var err error
	if table.Rows, err = a.axis("rows", kind, counted); err != nil {
		return nil, err
	}
	if table.Columns, err = a.axis("columns", kind, counted); err != nil {
		return nil, err
	}
	p := &plan.Plan{Roots: []plan.Root{table, &plan.About{}}}
	if a.arguments["where"] == nil {
		return p, nil
	}
	if table.Subject, err = relationsAlong(kind, counted.prisoners); err != nil {
		return nil, err
	}
	whole := a.plan
	a.plan = p
	defer func() { a.plan = whole }()
	w := &where{planner: a.planner}
	table.Where = orTrue(w.object(table.Subjects(), nil, a.arguments["where"], "where"))
	if w.failed != nil {
		return nil, w.failed
	}
	return p, nil
}

// axis is the dimension that an argument names; nil where it is missing.
func (a *asker) axis(argument string, kind *schema.Kind, counted countable) (*plan.Axis, error) {
	name, given := a.arguments[argument].(string)
	if !given {
		return nil, nil
	}
	if name == "YEAR" {
		return axisOf(kind, counted.dated, dimension{field: counted.date}, true)
	}
	d := dimensions[name]
	return axisOf(kind, append(append([]string{}, d.from(counted)...), d.path...), d, false)
}

func axisOf(kind *schema.Kind, names []string, d dimension, earliest bool) (*plan.Axis, error) {
	axis := &plan.Axis{Earliest: earliest}
	var err error
	if axis.Path, err = relationsAlong(kind, names); err != nil {
		return nil, err
	}
	end := kind
	if len(axis.Path) > 0 {
		end = axis.Path[len(axis.Path)-1].Target
	}
	for _, names := range d.ways {
		way, err := relationsAlong(end, names)
		if err != nil {
			return nil, err
		}
		axis.Ways = append(axis.Ways, way)
	}
	if len(axis.Ways) > 0 {
		way := axis.Ways[0]
		end = way[len(way)-1].Target
	}
	switch {
	case d.label != "":
		axis.Label = end.Field(d.label)
	case d.edge:
		axis.On, axis.Field = plan.OnEdge, axis.Path[len(axis.Path)-1].Link.Edge.Field(d.field)
	default:
		axis.Field = end.Field(d.field)
	}
	if axis.Label == nil && axis.Field == nil {
		return nil, fmt.Errorf("%s has no field %s%s", end.Name, d.label, d.field)
	}
	return axis, nil
}

// relationsAlong finds relations by their names, one after the other.
func relationsAlong(kind *schema.Kind, names []string) ([]*schema.Relation, error) {
	var path []*schema.Relation
	for _, name := range names {
		relation := kind.Relation(name)
		if relation == nil {
			return nil, fmt.Errorf("%s has no relation %s", kind.Name, name)
		}
		path = append(path, relation)
		kind = relation.Target
	}
	return path, nil
}

// tableWarnings say what the cells cannot be taken for.
func (a *asker) tableWarnings(counted countable, unknown int64) []any {
	warnings := []any{partial}
	if unknown > 0 {
		warnings = append(warnings, fmt.Sprintf("%d %s stand in no cell: the data give them no key in the rows or none in the columns.", unknown, counted.unit))
	}
	warnings = append(warnings, fmt.Sprintf("Cells do not add up: what has several keys counts in several cells. unknown and the cells are of distinct %s each.", counted.unit))
	rows, columns := a.arguments["rows"], a.arguments["columns"]
	if modality := any("MODALITY"); counted.kind == "Violation" && rows != modality && columns != modality {
		warnings = append(warnings, "Violations that are alleged and those that were found are counted together; the dimension MODALITY tells them apart.")
	}
	return warnings
}
