package resolvers

// The truth values that the shared part "roles" of the statements gives of an official.
const (
	hasJudged = iota
	hasProsecuted
	hasInvestigated
	hasOrdered
	hasCommand
	hasFacility
)

// actedRoles are the roles in which an official acted, in the order of the enumeration:
// in proceedings and, where the official was involved in something else, outside of them.
func actedRoles(roles row, involved bool) []string {
	outside := ""
	if involved {
		outside = roleOutside(roles)
	}
	var acted []string
	for i, role := range []string{"JUDGE", "PROSECUTOR", "INVESTIGATOR", "COMMANDER"} {
		if roles.truth(hasJudged+i) || role == outside {
			acted = append(acted, role)
		}
	}
	if outside == "PRISON_OFFICIAL" || outside == "OTHER" {
		acted = append(acted, outside)
	}
	return acted
}

// roleOutside is the role in which an official acts outside of proceedings: that of a
// prison official, or none of those that follow from edges, or else the first of these.
func roleOutside(roles row) string {
	switch {
	case roles.truth(hasFacility):
		return "PRISON_OFFICIAL"
	case roles.truth(hasJudged):
		return "JUDGE"
	case roles.truth(hasProsecuted):
		return "PROSECUTOR"
	case roles.truth(hasInvestigated):
		return "INVESTIGATOR"
	case roles.truth(hasOrdered), roles.truth(hasCommand):
		return "COMMANDER"
	}
	return "OTHER"
}
