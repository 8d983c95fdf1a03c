package questiontest

import "slices"

// gaps are what the data do not know of a person. A judge whom too few sources report is
// known to the data, so that minSources adds no gaps.
func (w *otherWorld) gaps(prisoner string) []any {
	gaps := []any{}
	add := func(missing bool, what, legalCase, proceeding string) {
		if missing {
			gaps = append(gaps, map[string]any{"what": what, "case": otherNode(legalCase), "proceeding": otherNode(proceeding)})
		}
	}
	add(w.date(prisoner, "arrestedOn") == "", "ARREST", "", "")
	charges := w.others(prisoner, "charges")
	for _, legalCase := range w.others(prisoner, "cases") {
		charged := slices.ContainsFunc(charges, func(charge string) bool { return w.oneID(charge, "case") == legalCase })
		add(!charged, "CHARGE", legalCase, "")
	}
	for _, proceeding := range w.others(prisoner, "proceedings") {
		legalCase := w.oneID(proceeding, "case")
		decided, _ := w.decided(charges, proceeding)
		add(len(w.all(proceeding, "judges")) == 0, "JUDGE", legalCase, proceeding)
		add(len(w.all(proceeding, "prosecutors")) == 0, "PROSECUTOR", legalCase, proceeding)
		add(w.oneID(proceeding, "court") == "", "COURT", legalCase, proceeding)
		add(w.date(proceeding, "date") == "", "DATE", legalCase, proceeding)
		add(w.isTrial(proceeding) && len(decided) == 0, "OUTCOME", legalCase, proceeding)
		add(w.isTrial(proceeding) && !slices.Contains(w.others(prisoner, "sentences"), proceeding), "SENTENCE", legalCase, proceeding)
	}
	return gaps
}

// isTrial reports whether a proceeding is one that ends in an outcome and a sentence.
func (w *otherWorld) isTrial(proceeding string) bool {
	stage := w.value(proceeding, "stage")
	return stage == "FIRST_INSTANCE" || stage == "RETRIAL"
}
