package questiontest

// dueProcess is question 11.
func (r *Reference) dueProcess(a *arguments) object {
	a.required("by")
	by := a.choice("by", "", "COURT", "JUDGE", "GROUP")
	s := a.scope()
	if a.err != nil {
		return nil
	}
	gathered := counted{}
	for proceeding := range r.world.proceedingsInScope(s) {
		for key := range r.hearingKeys(proceeding, by, s) {
			gathered.add(key, proceeding)
		}
	}
	list := []any{}
	for _, key := range gathered.ids() {
		list = append(list, r.hearings(key, gathered[key], s))
	}
	return object{"rows": list}
}

// hearingKeys are the courts, judges or groups that a proceeding is gathered by. Only
// judges rest on acts, so that only they need the sources asked for. Groups are those of
// the subjects, of the fitting ones where a group or a statute is asked for.
func (r *Reference) hearingKeys(proceeding, by string, s *scope) set {
	keys := set{}
	switch by {
	case "COURT":
		keys.add(r.world.courtOf(proceeding))
	case "JUDGE":
		for _, edge := range r.world.to[proceeding] {
			if edge.Link.Edge.Name == "JUDGED" && r.world.reported(edge, s) {
				keys.add(edge.From)
			}
		}
	case "GROUP":
		for prisoner := range r.world.subjects(proceeding, s) {
			keys.addAll(r.world.after(prisoner, "MEMBER_OF", "Group"))
		}
	}
	return keys
}

func (r *Reference) hearings(key string, proceedings set, s *scope) object {
	count, of := 0, 0
	provisions := counted{}
	for proceeding := range proceedings {
		switch r.world.text(proceeding, "hearing") {
		case "CLOSED":
			count, of = count+1, of+1
		case "OPEN":
			of++
		}
		for prisoner := range r.world.subjects(proceeding, s) {
			r.addProvisions(provisions, prisoner)
		}
	}
	return object{
		"key":           key,
		"label":         r.world.text(key, "name"),
		"proceedings":   number(len(proceedings)),
		"closedHearing": share(count, of, len(proceedings)-of),
		"provisions":    provisions.prisonerCounts("provision"),
	}
}

// addProvisions counts a prisoner for each provision violated against it, as found or as
// alleged.
func (r *Reference) addProvisions(provisions counted, prisoner string) {
	for violation := range r.world.after(prisoner, "SUFFERED", "Violation") {
		for provision := range r.world.after(violation, "OF_PROVISION", "Provision") {
			provisions.add(provision, prisoner)
		}
	}
}
