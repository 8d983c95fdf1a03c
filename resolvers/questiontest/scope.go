package questiontest

import (
	"math"

	"habeas/graph"
	"habeas/schema"
)

// scope is what the arguments that many questions share ask for.
type scope struct {
	// group and court are ids, empty where any will do.
	group, court string
	// statutes are the statute asked for and its parts, nil where any will do.
	statutes set
	// from and to are nil where any date, and none, will do.
	from, to   *schema.Days
	minSources int
}

func (a *arguments) scope() *scope {
	s := &scope{group: a.id("group", "Group"), court: a.id("court", "Court"), from: a.date("from"), to: a.date("to")}
	if statute := a.id("statute", "Statute"); statute != "" {
		s.statutes = a.world.withParts(statute)
	}
	s.minSources = a.number("minSources", 1, 1, math.MaxInt32)
	if s.from != nil && s.to != nil && s.from.Earliest > s.to.Latest {
		a.invalid("from lies after to")
	}
	return s
}

// withParts is a statute with all that is a part of it, of a part of it and so on.
func (w *world) withParts(statute string) set {
	whole := set{statute: true}
	for grown := true; grown; {
		grown = false
		for _, edge := range w.edges {
			if edge.Link.Edge.Name == "PART_OF" && whole[edge.To] && !whole[edge.From] {
				whole[edge.From], grown = true, true
			}
		}
	}
	return whole
}

// reported reports whether an edge has as many sources as asked for. Each of several
// parallel edges has to have them by itself.
func (w *world) reported(edge *graph.Edge, s *scope) bool {
	return w.evidenceOf(edge).SourceCount() >= s.minSources
}

// people reports whether a group or a statute is asked for, so that not everybody in a
// case is meant.
func (s *scope) people() bool { return s.group != "" || s.statutes != nil }

// placed reports whether a court or a date is asked for, which only proceedings have.
func (s *scope) placed() bool { return s.court != "" || s.from != nil || s.to != nil }

// chargesIn are the charges that a prisoner faces in a case.
func (w *world) chargesIn(prisoner, legalCase string) set {
	found := set{}
	for charge := range w.after(prisoner, "FACES", "Charge") {
		if w.caseOfCharge(charge) == legalCase {
			found[charge] = true
		}
	}
	return found
}

// fits reports whether a prisoner is one of those asked for in a case: a defendant, of
// the group, who faces a charge under the statute in this case.
func (w *world) fits(prisoner, legalCase string, s *scope) bool {
	if !w.before(legalCase, "DEFENDANT_IN", "Prisoner")[prisoner] {
		return false
	}
	if s.group != "" && !w.after(prisoner, "MEMBER_OF", "Group")[s.group] {
		return false
	}
	return s.statutes == nil || w.anyUnder(w.chargesIn(prisoner, legalCase), s.statutes)
}

func (w *world) anyUnder(charges, statutes set) bool {
	for charge := range charges {
		if statutes[w.statuteOf(charge)] {
			return true
		}
	}
	return false
}

// caseFits reports whether one defendant of a case has both the group and the charge.
func (w *world) caseFits(legalCase string, s *scope) bool {
	if !s.people() {
		return true
	}
	for prisoner := range w.before(legalCase, "DEFENDANT_IN", "Prisoner") {
		if w.fits(prisoner, legalCase, s) {
			return true
		}
	}
	return false
}

// inScope reports whether a proceeding is one of a fitting case, before the court and
// within the dates asked for. One whose case was retracted belongs to none.
func (w *world) inScope(proceeding string, s *scope) bool {
	legalCase := w.caseOf(proceeding)
	return legalCase != "" && w.caseFits(legalCase, s) && w.fitsPlace(proceeding, s)
}

// fitsPlace reports whether a proceeding is before the court and within the dates asked
// for.
func (w *world) fitsPlace(proceeding string, s *scope) bool {
	if s.court != "" && w.courtOf(proceeding) != s.court {
		return false
	}
	return s.holds(w.text(proceeding, "date"))
}

// holds reports whether a date lies surely within the dates asked for. A missing date
// fails any bound.
func (s *scope) holds(date string) bool {
	days, known := daysOf(date)
	if s.from != nil && (!known || days.Earliest < s.from.Earliest) {
		return false
	}
	return s.to == nil || known && days.Latest <= s.to.Latest
}

// proceedingsInScope are all proceedings asked for.
func (w *world) proceedingsInScope(s *scope) set {
	found := set{}
	for _, proceeding := range w.nodesOf("Proceeding") {
		if w.inScope(proceeding, s) {
			found[proceeding] = true
		}
	}
	return found
}

// subjects are the people whom a proceeding concerned: where a group or a statute is
// asked for, the fitting ones only.
func (w *world) subjects(proceeding string, s *scope) set {
	found := set{}
	for prisoner := range w.before(proceeding, "SUBJECT_OF", "Prisoner") {
		if !s.people() || w.fits(prisoner, w.caseOf(proceeding), s) {
			found[prisoner] = true
		}
	}
	return found
}
