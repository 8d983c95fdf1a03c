package questiontest

import (
	"slices"

	"habeas/schema"
)

// otherStatuteScope is what statuteProfile counts: the charges in scope, and by them the
// prisoners, the cases, and who was a defendant of such a charge in which case.
type otherStatuteScope struct {
	statute    string
	minSources int
	charges    []string
	prisoners  otherSet
	cases      otherSet
	pairs      map[[2]string]bool
}

func (w *otherWorld) statuteProfile(a *otherArguments) map[string]any {
	scope := &otherStatuteScope{prisoners: otherSet{}, cases: otherSet{}, pairs: map[[2]string]bool{}}
	scope.statute, scope.minSources = a.need("statute", "Statute"), a.minSources()
	group, court := a.id("group", "Group"), a.id("court", "Court")
	from, to := a.period()
	if a.failed() {
		return nil
	}
	for _, charge := range w.ofKind("Charge") {
		w.takeCharge(scope, charge, group, court, from, to)
	}
	return map[string]any{
		"statute":     otherNode(scope.statute),
		"prisoners":   otherNumber(len(scope.prisoners)),
		"charges":     otherNumber(len(scope.charges)),
		"cases":       otherNumber(len(scope.cases)),
		"byYear":      w.chargesByYear(scope.charges),
		"byGroup":     w.byGroup(scope.prisoners).prisonerCounts("group"),
		"outcomes":    w.outcomes(scope.charges),
		"months":      w.finalMonths(scope.pairs),
		"chargedWith": w.chargedWith(scope).prisonerCounts("statute"),
		"provisions":  w.provisionsOf(scope.prisoners),
	}
}

// takeCharge adds a charge to the scope where it fits. A charge that nobody is known to
// face rests on nothing and is left out.
func (w *otherWorld) takeCharge(scope *otherStatuteScope, charge, group, court, from, to string) {
	faced, known := w.one(charge, "prisoner")
	if !known || !w.under(charge, scope.statute) || faced.evidence.SourceCount() < scope.minSources {
		return
	}
	legalCase := w.oneID(charge, "case")
	var proceedings []string
	if legalCase != "" {
		proceedings = w.others(legalCase, "proceedings")
	}
	switch {
	case !w.inGroup(faced.other, group):
	case court != "" && !w.before(proceedings, court):
	case !otherWithin(w.chargeDate(charge), from, to):
	default:
		scope.charges = append(scope.charges, charge)
		scope.prisoners[faced.other] = true
		if legalCase != "" {
			scope.cases[legalCase] = true
			scope.pairs[[2]string{faced.other, legalCase}] = true
		}
	}
}

func (w *otherWorld) chargesByYear(charges []string) []any {
	years := otherTally{}
	for _, charge := range charges {
		years.add(otherYearKey(w.chargeDate(charge)), charge)
	}
	rows := []any{}
	for _, year := range otherDateKeys(years) {
		rows = append(rows, map[string]any{"year": otherYear(year), "charges": otherNumber(len(years[year]))})
	}
	return rows
}

// byGroup counts prisoners in each of their groups, not only in the one asked for.
func (w *otherWorld) byGroup(prisoners otherSet) otherTally {
	tally := otherTally{}
	for prisoner := range prisoners {
		for _, group := range w.others(prisoner, "groups") {
			tally.add(group, prisoner)
		}
	}
	return tally
}

// outcomes counts each distinct outcome of a charge in a proceeding once.
func (w *otherWorld) outcomes(charges []string) []any {
	tally := otherTally{}
	for _, charge := range charges {
		for _, decided := range w.all(charge, "outcomes") {
			tally.add(decided.value("outcome").(string), charge+" "+decided.other)
		}
	}
	rows := []any{}
	for _, outcome := range w.enum("Outcome").Values {
		if count := len(tally[outcome.Name]); count > 0 {
			rows = append(rows, map[string]any{"outcome": outcome.Name, "count": otherNumber(count)})
		}
	}
	return rows
}

func (w *otherWorld) enum(name string) *schema.Enum {
	for _, enum := range w.vocabulary.Enums {
		if enum.Name == name {
			return enum
		}
	}
	panic("questiontest: no enumeration " + name)
}

// finalMonths describes the custodial ones among the final sentences of pairs of a
// prisoner and a case.
func (w *otherWorld) finalMonths(pairs map[[2]string]bool) map[string]any {
	var months []float64
	unknown := 0
	for pair := range pairs {
		sentence, found := w.finalSentence(pair[0], pair[1])
		if !found || sentence.value("type") != "CUSTODIAL" {
			continue
		}
		if known, ok := sentence.value("months").(int64); ok {
			months = append(months, float64(known))
		} else {
			unknown++
		}
	}
	slices.Sort(months)
	return map[string]any{"known": otherNumber(len(months)), "unknown": otherNumber(unknown),
		"min": otherPercentile(months, 0), "q1": otherPercentile(months, 0.25), "median": otherPercentile(months, 0.5),
		"q3": otherPercentile(months, 0.75), "max": otherPercentile(months, 1)}
}

// chargedWith counts the prisoners by the other statutes that they are charged under in
// the same cases. As in the scope, so many sources have to report the charge.
func (w *otherWorld) chargedWith(scope *otherStatuteScope) otherTally {
	tally := otherTally{}
	for pair := range scope.pairs {
		for _, faced := range w.reported(pair[0], "charges", scope.minSources) {
			statute := w.oneID(faced.other, "statute")
			if statute != "" && w.oneID(faced.other, "case") == pair[1] && !w.within(statute, scope.statute) {
				tally.add(statute, pair[0])
			}
		}
	}
	return tally
}

// provisionsOf counts the violations against prisoners by provision.
func (w *otherWorld) provisionsOf(prisoners otherSet) []any {
	violations := newOtherViolations()
	for prisoner := range prisoners {
		for _, violation := range w.others(prisoner, "violations") {
			if provision := w.oneID(violation, "provision"); provision != "" {
				violations.add(w, provision, violation)
			}
		}
	}
	return violations.rows(violations.all.keys(), "provision", otherNode)
}
