package questiontest

import (
	"cmp"
	"slices"
	"strings"

	"habeas/graph"
	"habeas/schema"
)

// otherAct is something that an official did, with what it is ordered by.
type otherAct struct {
	step otherStep
	role string
	date string
	row  map[string]any
}

func (w *otherWorld) dossier(a *otherArguments) map[string]any {
	official, minSources := a.need("official", "Official"), a.minSources()
	if !a.failed() && w.patterns == nil {
		a.refuse(graph.Internal, "the patterns of a dossier are not given")
	}
	if a.failed() {
		return nil
	}
	positions, acts := w.positions(official, minSources), w.acts(official, minSources)
	rows := []any{}
	for _, act := range acts {
		rows = append(rows, act.row)
	}
	return map[string]any{
		"official":     otherNode(official),
		"positions":    otherHopRows(positions),
		"acts":         rows,
		"patterns":     w.patternsOf(official, acts, minSources),
		"sanctions":    otherNodes(w.others(official, "sanctions")),
		"conflicts":    w.conflicts(official),
		"singleSource": len(otherSources(otherActEvidence(acts))) == 1,
		"sources":      otherNodes(w.dossierSources(official, positions, acts)),
	}
}

// positions are all posts of an official, by their beginning; so many sources have to
// report the acts only, and with them the cases counted beside each post.
func (w *otherWorld) positions(official string, minSources int) []otherHop {
	posts := w.posts(official, "", 0)
	for i := range posts {
		posts[i].cases = len(w.casesOf(official, minSources))
	}
	slices.SortFunc(posts, func(a, b otherHop) int {
		return cmp.Or(otherDateOrder(a.edge.date("from"), b.edge.date("from")), strings.Compare(a.body, b.body), strings.Compare(a.edge.key, b.edge.key))
	})
	return posts
}

// acts are what so many sources report that an official did: by date, then by role, then
// by what it leads to, then by the edge's key.
func (w *otherWorld) acts(official string, minSources int) []otherAct {
	var acts []otherAct
	for _, role := range otherRoles {
		for _, step := range w.reported(official, role.ofOfficial, minSources) {
			acts = append(acts, w.actInProceeding(step, role.name))
		}
	}
	role := w.roleOutside(official)
	for _, step := range w.reported(official, "involvedInCases", minSources) {
		acts = append(acts, newOtherAct(step, role, step.date("date"), step.other, "", nil))
	}
	for _, step := range w.reported(official, "involvedWithPrisoners", minSources) {
		acts = append(acts, newOtherAct(step, role, step.date("date"), "", "", []string{step.other}))
	}
	roles := schema.RoleEnum()
	slices.SortFunc(acts, func(a, b otherAct) int {
		return cmp.Or(otherDateOrder(a.date, b.date), roles.Index(a.role)-roles.Index(b.role),
			strings.Compare(a.step.other, b.step.other), strings.Compare(a.step.key, b.step.key))
	})
	return acts
}

func newOtherAct(step otherStep, role, date, legalCase, proceeding string, prisoners []string) otherAct {
	return otherAct{step: step, role: role, date: date, row: map[string]any{
		"case": otherNode(legalCase), "proceeding": otherNode(proceeding), "role": role, "date": otherText(date),
		"prisoners": otherNodes(prisoners), "charges": []any{}, "outcome": nil, "evidence": otherEvidence(step.evidence)}}
}

func (w *otherWorld) actInProceeding(step otherStep, role string) otherAct {
	id := step.other
	act := newOtherAct(step, role, w.date(id, "date"), w.oneID(id, "case"), id, w.others(id, "prisoners"))
	charges, outcome := w.decided(w.others(id, "charges"), id)
	act.row["charges"], act.row["outcome"] = otherNodes(charges), outcome
	return act
}

// roleOutside is the role in which an official acts outside of proceedings: that of a
// prison official, else another one, else the first that the official has.
func (w *otherWorld) roleOutside(official string) string {
	roles := w.rolesOf(official)
	for _, role := range []string{"PRISON_OFFICIAL", "OTHER"} {
		if slices.Contains(roles, role) {
			return role
		}
	}
	return roles[0]
}

// rolesOf are the roles that follow from the edges of an official, in the order of the
// enumeration: OTHER where there are none.
func (w *otherWorld) rolesOf(official string) []string {
	var roles []string
	for _, role := range w.byID[official].Kind.Roles {
		has := slices.ContainsFunc(role.Relations, func(relation *schema.Relation) bool { return len(w.all(official, relation.Name)) > 0 })
		if has || len(role.Relations) == 0 && len(roles) == 0 {
			roles = append(roles, role.Value)
		}
	}
	return roles
}

// patternsOf are the rows of repeatOfficials in each role of the acts.
func (w *otherWorld) patternsOf(official string, acts []otherAct, minSources int) []any {
	patterns := []any{}
	for _, role := range otherRoleNames() {
		acted := slices.ContainsFunc(acts, func(act otherAct) bool { return act.role == role })
		if !acted {
			continue
		}
		if row := w.patterns(official, role, minSources); row != nil {
			patterns = append(patterns, row)
		}
	}
	return patterns
}

// conflicts are the facts about an official on which sources differ or which somebody
// denies: its own, then its edges by name, other end and key.
func (w *otherWorld) conflicts(official string) []any {
	facts := []any{}
	if otherContested(w.evidence(official)) {
		facts = append(facts, otherFact(official, nil, nil))
	}
	var steps []otherStep
	for _, edge := range w.from[official] {
		steps = append(steps, otherStep{edge, edge.To})
	}
	for _, edge := range w.to[official] {
		if edge.From != official {
			steps = append(steps, otherStep{edge, edge.From})
		}
	}
	slices.SortFunc(steps, func(a, b otherStep) int {
		return cmp.Or(strings.Compare(a.Link.Edge.Name, b.Link.Edge.Name), strings.Compare(a.other, b.other), strings.Compare(a.key, b.key))
	})
	for _, step := range steps {
		if otherContested(step.evidence) {
			facts = append(facts, otherFact(official, step.Link.Edge.Name, otherNode(step.other)))
		}
	}
	return facts
}

func otherContested(evidence *graph.Evidence) bool {
	return evidence.Status == "CONFLICT" || evidence.Status == "DISPUTED"
}

func otherFact(node string, relation, other any) map[string]any {
	return map[string]any{"node": otherNode(node), "relation": relation, "other": other, "fields": []any{}}
}

func otherActEvidence(acts []otherAct) []*graph.Evidence {
	var list []*graph.Evidence
	for _, act := range acts {
		list = append(list, act.step.evidence)
	}
	return list
}

func (w *otherWorld) dossierSources(official string, positions []otherHop, acts []otherAct) []string {
	list := append(otherActEvidence(acts), w.evidence(official))
	for _, post := range positions {
		list = append(list, post.edge.evidence)
	}
	return otherSources(list)
}

// otherSources are the sources that evidence cites, each once, by id.
func otherSources(list []*graph.Evidence) []string {
	sources := otherSet{}
	for _, evidence := range list {
		for _, citation := range evidence.Citations {
			sources[citation.Source] = true
		}
	}
	return sources.sorted()
}
