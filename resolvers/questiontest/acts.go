package questiontest

import "habeas/graph"

// roles are those of officials, in the order of the enumeration.
var roles = []string{"JUDGE", "PROSECUTOR", "INVESTIGATOR", "COMMANDER", "PRISON_OFFICIAL", "OTHER"}

// proceedingRole is the role in which an official acts in a proceeding over an edge of
// a name, empty where the edge is of another name.
func proceedingRole(edgeName string) string {
	switch edgeName {
	case "JUDGED":
		return "JUDGE"
	case "PROSECUTED":
		return "PROSECUTOR"
	case "INVESTIGATED":
		return "INVESTIGATOR"
	case "ORDERED":
		return "COMMANDER"
	}
	return ""
}

// act is something that an official did. What is not known of it is empty: an act in a
// proceeding has the case of the proceeding and no prisoner of its own; an act outside
// of one has either a case, and then concerns nobody in particular, or a prisoner.
type act struct {
	edge                            *graph.Edge
	official                        string
	legalCase, proceeding, prisoner string
}

// acts are the acts in scope in a role, or in any role where it is empty: the four
// roles in proceedings and INVOLVED_IN in cases. Parallel edges are an act each, which
// whoever counts distinct things does not notice.
func (w *world) acts(role string, s *scope) []act {
	var found []act
	for _, edge := range w.edges {
		if !w.hasActRole(edge, role) || !w.reported(edge, s) {
			continue
		}
		if a := w.actOf(edge); w.actInScope(a, s) {
			found = append(found, a)
		}
	}
	return found
}

func (w *world) hasActRole(edge *graph.Edge, role string) bool {
	in := proceedingRole(edge.Link.Edge.Name)
	if in == "" && edge.Link.Edge.Name != "INVOLVED_IN" {
		return false
	}
	switch role {
	case "":
		return in != "" || edge.Link.To.Name == "Case"
	case "PRISON_OFFICIAL", "OTHER":
		return in == "" && w.hasRole(edge.From, role)
	}
	return in == role
}

func (w *world) actOf(edge *graph.Edge) act {
	a := act{edge: edge, official: edge.From}
	switch edge.Link.To.Name {
	case "Proceeding":
		a.proceeding, a.legalCase = edge.To, w.caseOf(edge.To)
	case "Case":
		a.legalCase = edge.To
	case "Prisoner":
		a.prisoner = edge.To
	}
	return a
}

func (w *world) actInScope(a act, s *scope) bool {
	switch {
	case a.proceeding != "":
		return w.inScope(a.proceeding, s)
	case s.placed():
		return false
	case a.legalCase != "":
		return w.caseFits(a.legalCase, s)
	}
	return w.fitsAnywhere(a.prisoner, s)
}

// fitsAnywhere reports whether a prisoner has the group, and a charge under the statute
// in whatever case: an act towards a person names no case.
func (w *world) fitsAnywhere(prisoner string, s *scope) bool {
	if s.group != "" && !w.after(prisoner, "MEMBER_OF", "Group")[s.group] {
		return false
	}
	return s.statutes == nil || w.anyUnder(w.after(prisoner, "FACES", "Charge"), s.statutes)
}

// tally is what some acts come to.
type tally struct{ cases, proceedings, courts, prisoners, sources set }

func (w *world) tally(acts []act, s *scope) *tally {
	t := &tally{cases: set{}, proceedings: set{}, courts: set{}, prisoners: set{}, sources: set{}}
	for _, a := range acts {
		t.cases.add(a.legalCase)
		t.prisoners.add(a.prisoner)
		if a.proceeding != "" {
			t.proceedings.add(a.proceeding)
			t.courts.add(w.courtOf(a.proceeding))
			t.prisoners.addAll(w.subjects(a.proceeding, s))
		}
		for _, citation := range w.evidenceOf(a.edge).Citations {
			t.sources.add(citation.Source)
		}
	}
	return t
}

// byOfficial are the acts of each official.
func byOfficial(acts []act) map[string][]act {
	found := map[string][]act{}
	for _, a := range acts {
		found[a.official] = append(found[a.official], a)
	}
	return found
}

// convicted is how many of the pairs of a charge and a proceeding were convictions, of
// convictions and acquittals. The pairs are those that the proceedings decided, and the
// charges that their subjects face in the case and that they did not decide; where a
// group or a statute is given, of the fitting people only. A pair counts once, and has an
// outcome only where all edges between the two have the same.
func (w *world) convicted(t *tally, s *scope) any {
	outcomes := map[[2]string]set{}
	for proceeding := range t.proceedings {
		legalCase := w.caseOf(proceeding)
		for prisoner := range w.subjects(proceeding, s) {
			for charge := range w.chargesIn(prisoner, legalCase) {
				outcomes[[2]string{charge, proceeding}] = set{}
			}
		}
		for _, edge := range w.edges {
			if edge.Link.Edge.Name == "DECIDED_IN" && edge.To == proceeding && w.chargeFits(edge.From, legalCase, s) {
				outcomes[[2]string{edge.From, proceeding}] = set{}
			}
		}
	}
	for _, edge := range w.edges {
		if said := outcomes[[2]string{edge.From, edge.To}]; said != nil && edge.Link.Edge.Name == "DECIDED_IN" {
			outcome, _ := valueOf(edge.Link.Edge.Fields, edge.Set, "outcome").(string)
			said[outcome] = true
		}
	}
	return shareOf(outcomes)
}

// chargeFits reports whether somebody who faces a charge fits in a case.
func (w *world) chargeFits(charge, legalCase string, s *scope) bool {
	if s.group == "" && s.statutes == nil {
		return true
	}
	for prisoner := range w.before(charge, "FACES", "Prisoner") {
		if w.fits(prisoner, legalCase, s) {
			return true
		}
	}
	return false
}

func shareOf(outcomes map[[2]string]set) any {
	count, of := 0, 0
	for _, said := range outcomes {
		if len(said) != 1 {
			continue
		}
		if said["CONVICTED"] {
			count++
		}
		if said["CONVICTED"] || said["ACQUITTED"] {
			of++
		}
	}
	return share(count, of, len(outcomes)-of)
}

// dates are the dates of proceedings, empty where one has none.
func (w *world) dates(proceedings set) []string {
	var dates []string
	for proceeding := range proceedings {
		dates = append(dates, w.text(proceeding, "date"))
	}
	return dates
}
