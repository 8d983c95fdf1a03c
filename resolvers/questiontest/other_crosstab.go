package questiontest

import (
	"slices"

	"habeas/graph"
)

// otherReach is what belongs to a counted thing. Each dimension is looked up from it.
type otherReach struct{ prisoners, charges, cases, violations []string }

var otherDimensions = []string{"GROUP", "STATUTE", "TREATY", "PROVISION", "RIGHT", "COURT", "JUDGE", "PROSECUTOR", "YEAR", "STAGE", "OUTCOME", "MODALITY"}

func (w *otherWorld) crossTab(a *otherArguments) map[string]any {
	count := a.enum("count", "PRISONERS", "CHARGES", "VIOLATIONS", "CASES")
	rows, columns := a.enum("rows", otherDimensions...), a.enum("columns", otherDimensions...)
	if count == "" || rows == "" {
		a.refuse(graph.Invalid, "count and rows are to be given")
	}
	fits := a.where()
	if a.failed() {
		return nil
	}
	cells, unknown := map[[2]string]int{}, 0
	rowKeys, columnKeys := otherSet{}, otherSet{}
	for _, thing := range w.counted(count) {
		reach := w.reach(count, thing)
		if fits != nil && !slices.ContainsFunc(reach.prisoners, fits) {
			continue
		}
		inRows, inColumns := w.keys(count, thing, rows, reach), otherSetOf("")
		if columns != "" {
			inColumns = w.keys(count, thing, columns, reach)
		}
		if len(inRows) == 0 || len(inColumns) == 0 {
			unknown++
		}
		for row := range inRows {
			for column := range inColumns {
				cells[[2]string{row, column}]++
				rowKeys[row], columnKeys[column] = true, true
			}
		}
	}
	return map[string]any{"rows": w.tabKeys(rows, rowKeys), "columns": w.tabKeys(columns, columnKeys),
		"cells": otherCells(cells, rowKeys, columnKeys), "unknown": otherNumber(unknown)}
}

// where reads the few conditions on prisoners that the reference knows: a group, a least
// year of birth, both, or none ({} is true of all). It is nil where it is missing.
func (a *otherArguments) where() func(prisoner string) bool {
	if a.given["where"] == nil {
		return nil
	}
	where, ok := a.given["where"].(map[string]any)
	group, inGroup := otherInside(where, "groups", "some", "id", "eq").(string)
	least := &otherArguments{given: map[string]any{"gte": otherInside(where, "birthYear", "gte")}}
	born, bornSince := least.number("gte", 0), least.given["gte"] != nil
	known := 0
	for _, condition := range []bool{inGroup, bornSince} {
		if condition {
			known++
		}
	}
	if !ok || known != len(where) || least.failed() {
		a.refuse(graph.Invalid, "where: %v is no condition that is known here", a.given["where"])
	}
	return func(prisoner string) bool {
		year, hasYear := a.world.value(prisoner, "birthYear").(int64)
		return (!inGroup || slices.Contains(a.world.others(prisoner, "groups"), group)) && (!bornSince || hasYear && year >= int64(born))
	}
}

// otherInside is the value at the end of names, each the only one of its object; nil where
// there is none.
func otherInside(object map[string]any, path ...string) any {
	value := object[path[0]]
	for _, name := range path[1:] {
		inner, ok := value.(map[string]any)
		if !ok || len(inner) != 1 {
			return nil
		}
		value = inner[name]
	}
	return value
}

// counted are the things that are counted.
func (w *otherWorld) counted(count string) []string {
	return w.ofKind(map[string]string{"PRISONERS": "Prisoner", "CHARGES": "Charge", "VIOLATIONS": "Violation", "CASES": "Case"}[count])
}

// reach looks outward from a thing.
func (w *otherWorld) reach(count, thing string) otherReach {
	switch count {
	case "PRISONERS":
		return otherReach{prisoners: []string{thing}, charges: w.others(thing, "charges"), cases: w.others(thing, "cases"), violations: w.others(thing, "violations")}
	case "CHARGES":
		prisoners := otherOptional(w.oneID(thing, "prisoner"))
		return otherReach{prisoners: prisoners, charges: []string{thing}, cases: otherOptional(w.oneID(thing, "case")), violations: w.each(prisoners, "violations")}
	case "VIOLATIONS":
		prisoners := otherOptional(w.oneID(thing, "prisoner"))
		return otherReach{prisoners: prisoners, charges: w.each(prisoners, "charges"), cases: w.each(prisoners, "cases"), violations: []string{thing}}
	}
	prisoners := w.others(thing, "prisoners")
	return otherReach{prisoners: prisoners, charges: w.others(thing, "charges"), cases: []string{thing}, violations: w.each(prisoners, "violations")}
}

func otherOptional(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

// each are the ids that a relation of several nodes leads to.
func (w *otherWorld) each(ids []string, relation string) []string {
	var all []string
	for _, id := range ids {
		all = append(all, w.others(id, relation)...)
	}
	return all
}

// keys are the keys that a thing has in a dimension.
func (w *otherWorld) keys(count, thing, dimension string, reach otherReach) otherSet {
	var keys []string
	switch dimension {
	case "GROUP":
		keys = w.each(reach.prisoners, "groups")
	case "STATUTE":
		keys = w.firsts(reach.charges, "statute")
	case "PROVISION":
		keys = w.firsts(reach.violations, "provision")
	case "TREATY":
		keys = w.firsts(w.firsts(reach.violations, "provision"), "treaty")
	case "RIGHT":
		keys = w.rights(reach.violations)
	case "COURT":
		keys = w.firsts(w.each(reach.cases, "proceedings"), "court")
	case "JUDGE":
		keys = w.each(w.each(reach.cases, "proceedings"), "judges")
	case "PROSECUTOR":
		keys = w.each(w.each(reach.cases, "proceedings"), "prosecutors")
	case "YEAR":
		keys = otherOptional(otherYearKey(w.thingDate(count, thing)))
	case "STAGE":
		keys = w.values(w.each(reach.cases, "proceedings"), "stage")
	case "OUTCOME":
		keys = w.outcomesOf(reach.charges)
	case "MODALITY":
		keys = w.values(reach.violations, "modality")
	}
	return otherSetOf(keys...)
}

// firsts are where a to-one relation of several nodes leads, where it leads anywhere.
func (w *otherWorld) firsts(ids []string, relation string) []string {
	var firsts []string
	for _, id := range ids {
		firsts = append(firsts, otherOptional(w.oneID(id, relation))...)
	}
	return firsts
}

// rights are the rights violated: the violation's own, else that which its provision protects.
func (w *otherWorld) rights(violations []string) []string {
	var rights []string
	for _, violation := range violations {
		own := w.firsts([]string{violation}, "right")
		if own == nil {
			own = w.firsts(w.firsts([]string{violation}, "provision"), "right")
		}
		rights = append(rights, own...)
	}
	return rights
}

// values are the values of a field of several nodes, the missing ones left out.
func (w *otherWorld) values(ids []string, field string) []string {
	var values []string
	for _, id := range ids {
		if value, known := w.value(id, field).(string); known {
			values = append(values, value)
		}
	}
	return values
}

func (w *otherWorld) outcomesOf(charges []string) []string {
	var outcomes []string
	for _, charge := range charges {
		for _, decided := range w.all(charge, "outcomes") {
			outcomes = append(outcomes, decided.value("outcome").(string))
		}
	}
	return outcomes
}

// thingDate is the date whose year a thing counts in.
func (w *otherWorld) thingDate(count, thing string) string {
	switch count {
	case "PRISONERS":
		return w.date(thing, "arrestedOn")
	case "CHARGES":
		return w.chargeDate(thing)
	case "VIOLATIONS":
		return w.date(thing, "date")
	}
	return w.caseDate(thing)
}

// tabKeys are the keys of a dimension with their labels: names and titles of nodes, else
// the key itself. A table without columns has one, without a key, even where it is empty.
func (w *otherWorld) tabKeys(dimension string, keys otherSet) []any {
	if dimension == "" {
		return []any{map[string]any{"key": nil, "label": nil}}
	}
	list := []any{}
	for _, key := range keys.sorted() {
		list = append(list, map[string]any{"key": key, "label": w.label(dimension, key)})
	}
	return list
}

func (w *otherWorld) label(dimension, key string) any {
	switch dimension {
	case "STATUTE", "TREATY", "PROVISION":
		return w.value(key, "title")
	case "GROUP", "RIGHT", "COURT", "JUDGE", "PROSECUTOR":
		return w.value(key, "name")
	}
	return key
}

func otherCells(cells map[[2]string]int, rows, columns otherSet) []any {
	list := []any{}
	for _, row := range rows.sorted() {
		for _, column := range columns.sorted() {
			if count := cells[[2]string{row, column}]; count > 0 {
				list = append(list, map[string]any{"row": row, "column": otherText(column), "count": otherNumber(count)})
			}
		}
	}
	return list
}
