package facts_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"habeas/seed"
	"habeas/seed/facts"
)

func caseID(x facts.LegalCase) string { return x.ID }

func bodyID(x facts.Body) string { return x.ID }

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// isBody reports whether a court or body became a court, an agency or an organisation.
func (w *world) isBody(x facts.Body) bool {
	slug := strings.TrimPrefix(strings.TrimPrefix(x.ID, "court-"), "body-")
	return w.is("court/"+slug) || w.is("agency/"+slug) || w.is("organisation/"+slug)
}

// claims gives each line of a list of lines to one entry only.
type claims map[string]bool

// take claims the first line that fits and that no other entry has.
func (c claims) take(lines []seed.Line, key func(seed.Line) string, fits func(seed.Line) bool) bool {
	for _, line := range lines {
		if !c[key(line)] && fits(line) {
			c[key(line)] = true
			return true
		}
	}
	return false
}

func lineTo(line seed.Line) string { return line.To }

// caseLists are what stands with the cases of a file. Each charge, proceeding and place
// of detention of the data stands for one entry.
func (w *world) caseLists(file string, cases []facts.LegalCase) []list {
	var charges, proceedings, detention, violations []owned
	taken := claims{}
	for _, legal := range cases {
		for _, x := range legal.Charges {
			charges = append(charges, owned{legal.ID, "charge of " + x.Person, w.charged(taken, legal.ID, x)})
		}
		seen := map[string]int{}
		for _, x := range legal.Proceedings {
			slug := slugOf(legal.ID, x, seen)
			proceedings = append(proceedings, owned{legal.ID, slug, w.is("proceeding/"+slug) || w.joined(file, "cases", slug)})
		}
		for _, x := range legal.Detention {
			held := taken.take(w.from("HELD_AT", "prisoner/"+x.Person), func(line seed.Line) string { return line.From + line.To + fmt.Sprint(line.Set) },
				func(seed.Line) bool { return true })
			detention = append(detention, owned{legal.ID, "detention of " + x.Person, held})
		}
		for _, x := range legal.Violations {
			violations = append(violations, owned{legal.ID, "violation of " + x.Person, w.suffered(x)})
		}
	}
	return []list{
		ownedByCase(w, file, "charges", charges), ownedByCase(w, file, "proceedings", proceedings),
		ownedByCase(w, file, "detention", detention), ownedByCase(w, file, "violations", violations),
	}
}

func ownedByCase(w *world, file, name string, items []owned) list {
	l := list{file: file, name: "cases." + name}
	for _, x := range items {
		l.entries = append(l.entries, entry{id: x.official + ": " + x.what, entered: x.entered, joined: w.joined(file, "cases", x.what)})
	}
	return l
}

func (w *world) charged(taken claims, legal string, x facts.Charge) bool {
	return taken.take(w.from("FACES", "prisoner/"+x.Person), lineTo, func(line seed.Line) bool {
		return w.has("CHARGED_IN", line.To, "case/"+legal) && w.nodes[line.To].Set["description"] == x.Description
	})
}

// slugOf is the slug that the model gives a proceeding: date, stage, and a number where
// these repeat.
func slugOf(legal string, x facts.Proceeding, seen map[string]int) string {
	date, stage := facts.PartialDate(x.Date), x.Stage
	if date == "" {
		date = "undated"
	}
	if stage == "" {
		stage = "unknown"
	}
	slug := legal + "/" + date + "-" + stage
	seen[slug]++
	if seen[slug] > 1 {
		slug += fmt.Sprintf("-%d", seen[slug])
	}
	return slug
}

// suffered reports whether a violation stands in the data: by its provision, or by the
// right that the entry names.
func (w *world) suffered(x facts.Violation) bool {
	return slices.ContainsFunc(w.from("SUFFERED", "prisoner/"+x.Person), func(line seed.Line) bool {
		if x.Right != "" && x.Article == "" {
			return w.has("OF_RIGHT", line.To, "right/"+x.Right)
		}
		return w.nodes[line.To].Set["text"] == x.Note && w.nodes[line.To].Set["date"] == dateOrNil(x.Date)
	})
}

func dateOrNil(date string) any {
	if date == "" {
		return nil
	}
	return date
}

// roles are the edges by which an official acts.
var roles = []string{"JUDGED", "PROSECUTED", "INVESTIGATED", "ORDERED", "INVOLVED_IN"}

// involved reports whether an official acted in a case, or towards a prisoner where the
// entry names no case.
func (w *world) involved(official, legal, prisoner string) bool {
	id := "official/" + official
	if legal == "" {
		return w.has("INVOLVED_IN", id, "prisoner/"+prisoner)
	}
	return w.has("INVOLVED_IN", id, "case/"+legal) || slices.ContainsFunc(roles, func(role string) bool { return w.acted(role, id, legal) })
}

// actsOn reports whether an act of an official stands on one of the sources.
func (w *world) actsOn(official string, sources []string) bool {
	id := w.current("official/" + official)
	for _, role := range roles {
		for _, line := range w.from(role, id) {
			if slices.ContainsFunc(line.Evidence.Citations, func(c seed.Citation) bool { return w.isSource(c.Source, sources) }) {
				return true
			}
		}
	}
	return false
}

func (w *world) isSource(id string, sources []string) bool {
	return slices.ContainsFunc(sources, func(source string) bool { return id == w.current("source/"+source) || id == "source/"+source+"-2" })
}

// current is the id that a former id leads to, or the id itself.
func (w *world) current(id string) string {
	for _, line := range w.result.Lines {
		if line.Alias == id {
			return line.Of
		}
	}
	return id
}

// sanctioned reports whether a listing of an official has the entry or the date.
func (w *world) sanctioned(official, authority, number, date string) bool {
	return slices.ContainsFunc(w.from("SANCTIONED_BY", w.current("official/"+official)), func(line seed.Line) bool {
		set := w.nodes[line.To].Set
		held, _ := set["entry"].(string)
		byNumber := number != "" && strings.Contains(held, number)
		byDate := number == "" && (date == "" || set["listedOn"] == date)
		return (authority == "" || set["authority"] == authority) && (byNumber || byDate)
	})
}

func (w *world) responsible(official, right string) bool {
	return slices.ContainsFunc(w.from("RESPONSIBLE_FOR", "official/"+official), func(line seed.Line) bool {
		return w.has("OF_RIGHT", line.To, "right/"+right)
	})
}
