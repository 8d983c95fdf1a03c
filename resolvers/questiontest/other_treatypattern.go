package questiontest

// treatyPattern looks at the violations that fit group, court, statute, dates and sources.
// treaty and provision choose which provisions have a row, but not what else was violated
// against the same prisoners.
func (w *otherWorld) treatyPattern(a *otherArguments) map[string]any {
	treaty, provision := a.id("treaty", "Treaty"), a.id("provision", "Provision")
	group, court, statute := a.id("group", "Group"), a.id("court", "Court"), a.id("statute", "Statute")
	from, to := a.period()
	minSources := a.minSources()
	if a.failed() {
		return nil
	}
	prisonerOf, provisions := map[string]string{}, otherTally{}
	for _, violation := range w.ofKind("Violation") {
		suffered, known := w.one(violation, "prisoner")
		of := w.oneID(violation, "provision")
		switch {
		case !known || of == "" || suffered.evidence.SourceCount() < minSources:
		case !w.inGroup(suffered.other, group):
		case court != "" && !w.before(w.others(suffered.other, "proceedings"), court):
		case statute != "" && !w.facesUnder(suffered.other, statute):
		case !otherWithin(w.date(violation, "date"), from, to):
		default:
			prisonerOf[violation] = suffered.other
			provisions.add(of, violation)
		}
	}
	rows := []map[string]any{}
	for _, id := range provisions.keys() {
		if (treaty == "" || w.oneID(id, "treaty") == treaty) && (provision == "" || id == provision) {
			rows = append(rows, w.provisionPattern(id, provisions, prisonerOf))
		}
	}
	return map[string]any{"rows": otherRows(rows)}
}

// provisionPattern is the row of one provision. provisions are the violations in scope by
// provision, prisonerOf says whom each of them hit.
func (w *otherWorld) provisionPattern(provision string, provisions otherTally, prisonerOf map[string]string) map[string]any {
	prisoners := otherSet{}
	whole, years, bodies := newOtherViolations(), newOtherViolations(), newOtherViolations()
	for violation := range provisions[provision] {
		prisoners[prisonerOf[violation]] = true
		whole.add(w, "", violation)
		years.add(w, otherYearKey(w.date(violation, "date")), violation)
		if body, known := w.foundBy(violation); known {
			bodies.add(w, body, violation)
		}
	}
	courts, judges := w.courtsAndJudges(prisoners)
	return map[string]any{
		"provision": otherNode(provision),
		"alleged":   otherNumber(len(whole.alleged[""])),
		"found":     otherNumber(len(whole.found[""])),
		"prisoners": otherNumber(len(prisoners)),
		"byGroup":   w.byGroup(prisoners).prisonerCounts("group"),
		"byYear":    years.rows(otherDateKeys(years.all), "year", otherYear),
		"courts":    courts.prisonerCounts("court"),
		"judges":    judges.prisonerCounts("official"),
		"bodies":    bodies.rows(bodies.all.keys(), "body", func(body string) any { return body }),
		"with":      otherProvisionsBeside(provision, provisions, prisonerOf, prisoners).prisonerCounts("provision"),
	}
}

// foundBy is the body whose decision found a violation; there is none where it was not
// found or the body is not known.
func (w *otherWorld) foundBy(violation string) (body string, known bool) {
	decision := w.oneID(violation, "decision")
	if decision == "" || !w.isFound(violation) {
		return "", false
	}
	body, known = w.value(decision, "body").(string)
	return body, known
}

// courtsAndJudges counts prisoners by the courts and judges of the proceedings whose
// subject they are: all of them, not only those before the court asked for.
func (w *otherWorld) courtsAndJudges(prisoners otherSet) (courts, judges otherTally) {
	courts, judges = otherTally{}, otherTally{}
	for prisoner := range prisoners {
		for _, proceeding := range w.others(prisoner, "proceedings") {
			if court := w.oneID(proceeding, "court"); court != "" {
				courts.add(court, prisoner)
			}
			for _, judge := range w.others(proceeding, "judges") {
				judges.add(judge, prisoner)
			}
		}
	}
	return courts, judges
}

// otherProvisionsBeside counts, of some prisoners, against how many each other provision
// was violated.
func otherProvisionsBeside(provision string, provisions otherTally, prisonerOf map[string]string, prisoners otherSet) otherTally {
	tally := otherTally{}
	for other, violations := range provisions {
		for violation := range violations {
			if other != provision && prisoners[prisonerOf[violation]] {
				tally.add(other, prisonerOf[violation])
			}
		}
	}
	return tally
}
