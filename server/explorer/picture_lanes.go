package explorer

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// spellLanes have one lane for each item.
func (w writer) spellLanes(l list, from, to string) []lane {
	labels := w.rowLabels(l)
	var lanes []lane
	for i, item := range l.items {
		lanes = append(lanes, lane{labels[i], []dated{{from: item.str(from), to: item.str(to), spell: true, what: w.span(item.str(from), item.str(to))}}})
	}
	return lanes
}

// eventLanes have one lane for each kind of event, in the order of the first of each.
func (w writer) eventLanes(events []value) []lane {
	var lanes []lane
	at := map[string]int{}
	for _, v := range events {
		kind := v.str("kind")
		if _, known := at[kind]; !known {
			at[kind] = len(lanes)
			lanes = append(lanes, lane{label: cell{Text: w.T("event." + kind)}})
		}
		d := dated{from: v.str("date"), to: v.str("until"), spell: kind == "DETENTION", what: w.span(v.str("date"), v.str("until"))}
		if stage := v.str("stage"); stage != "" {
			d.what += " " + w.value("Stage", stage)
		}
		if title := v.str("title"); title != "" {
			d.what += " " + title
		}
		lanes[at[kind]].dated = append(lanes[at[kind]].dated, d)
	}
	return lanes
}

// roleLanes have one lane for each role in which somebody acted.
func (w writer) roleLanes(l list) []lane {
	var lanes []lane
	at := map[string]int{}
	for _, v := range l.items {
		role := v.str("role")
		if _, known := at[role]; !known {
			at[role] = len(lanes)
			lanes = append(lanes, lane{label: cell{Text: capital(w.value("OfficialRole", role))}})
		}
		lanes[at[role]].dated = append(lanes[at[role]].dated, dated{from: v.str("date"), what: v.str("date") + " " + w.label("Case", v.get("case"))})
	}
	return lanes
}

// listingLanes have one lane for each item, with the dates of its sanctions listings; a
// list of listings is one itself.
func (w writer) listingLanes(l list) []lane {
	labels := w.rowLabels(l)
	var lanes []lane
	for i, item := range l.items {
		of := lane{label: labels[i]}
		if l.typeName == "Sanction" {
			of.dated = append(of.dated, w.listing(item))
		}
		for _, m := range item.members {
			if field := w.field(l.typeName, m.name); field != nil && field.Name() == "Sanction" {
				of.dated = append(of.dated, w.listings(field, m.value)...)
			}
		}
		if len(of.dated) > 0 {
			lanes = append(lanes, of)
		}
	}
	return lanes
}

func (w writer) listings(of *ast.Type, v value) []dated {
	if of.Elem == nil {
		return []dated{w.listing(v)}
	}
	var list []dated
	for _, item := range v.items {
		list = append(list, w.listing(item))
	}
	return list
}

func (w writer) listing(v value) dated {
	return dated{from: v.str("listedOn"), what: w.label("Sanction", v)}
}
