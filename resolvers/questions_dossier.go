package resolvers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"habeas/graph/questions"
	"habeas/schema"
)

// The columns of the statement dossier.
const (
	dossierOfficial = iota
	dossierPositions
	dossierActs
	dossierInvolved
	dossierSanctions
	dossierConflicts
)

// dossier answers question 15.
func dossier(a *asker) (fields, error) {
	ids, err := a.ids(map[string][]string{"official": {"Official"}})
	if err != nil {
		return nil, err
	}
	least, err := a.between("minSources", 1, largest)
	if err != nil {
		return nil, err
	}
	ask := &questions.Ask{Question: "dossier"}
	ask.Set("official", ids["official"])
	ask.Set("minSources", least)
	columns, err := a.ask(ask)
	if err != nil {
		return nil, err
	}
	officials := columns[dossierOfficial].rows()
	if len(officials) == 0 {
		return nil, notFound("official", ids["official"])
	}
	file := &officialFile{id: ids["official"], asOf: a.version, official: officials[0], columns: columns}
	file.positions = postsOf(columns[dossierPositions].rows())
	slices.SortFunc(file.positions, comparePositions)
	file.acts = actsOf(columns, officials[0].row(1))
	patterns, err := a.patterns(file.id, file.acts, least)
	if err != nil {
		return nil, err
	}
	return file.shown(patterns), nil
}

// officialFile is what the store told of an official: a row [evidence, roles, may be
// somebody else], the posts and the acts in their order, and the columns of the statement.
type officialFile struct {
	id, asOf  string
	official  row
	positions []post
	acts      []act
	columns   []column
}

func (f *officialFile) shown(patterns []any) fields {
	sources := citedSources(f.acts)
	single := len(sources) == 1
	for _, p := range f.positions {
		sources = append(sources, citing(p.evidence())...)
	}
	sources = append(sources, citing(f.official.row(0))...)
	slices.Sort(sources)
	conflicts := conflictsOf(f.id, f.official.row(0), f.columns[dossierConflicts].rows())
	named := func(id string) any { return node(id) }
	return fields{
		"unit":         "positions and acts: one for each fact that the sources report; cases: distinct cases in which the official acted",
		"asOf":         f.asOf,
		"warnings":     dossierWarnings(f.acts, conflicts, single, f.official.truth(2)),
		"official":     node(f.id),
		"positions":    each(f.positions, func(p post) any { return p.shown() }),
		"acts":         each(f.acts, func(t act) any { return t.shown() }),
		"patterns":     patterns,
		"sanctions":    each(f.columns[dossierSanctions].texts(), named),
		"conflicts":    conflicts,
		"singleSource": single,
		"sources":      each(slices.Compact(sources), named),
	}
}

// comparePositions puts posts by their beginning, those without one last, then by the
// body and the key.
func comparePositions(a, b post) int {
	return cmp.Or(strings.Compare(schema.OrderKey(a.text(4)), schema.OrderKey(b.text(4))), strings.Compare(a.body(), b.body()), strings.Compare(a.key(), b.key()))
}

// act is a row [edge, what it leads to, key, case, proceeding, date, prisoners, charges,
// evidence] and the role in which the official acted.
type act struct {
	row
	role string
}

// actsOf are the acts in proceedings and outside of them: by date, role, what they lead
// to, and key.
func actsOf(columns []column, roles row) []act {
	var acts []act
	for _, r := range slices.Concat(columns[dossierActs].rows(), columns[dossierInvolved].rows()) {
		role := roleOutside(roles)
		for _, acting := range actingRoles {
			if acting.edge == r.text(0) {
				role = acting.name
			}
		}
		acts = append(acts, act{r, role})
	}
	order := schema.RoleEnum()
	slices.SortFunc(acts, func(a, b act) int {
		return cmp.Or(strings.Compare(schema.OrderKey(a.text(5)), schema.OrderKey(b.text(5))), order.Index(a.role)-order.Index(b.role),
			strings.Compare(a.text(1), b.text(1)), strings.Compare(a.text(2), b.text(2)))
	})
	return acts
}

func (t act) shown() fields {
	charges, outcome := decidedCharges(t.rows(7))
	return fields{
		"case": t.node(3), "proceeding": t.node(4), "role": t.role, "date": t.optional(5),
		"prisoners": each(t.texts(6), func(id string) any { return node(id) }), "charges": charges, "outcome": outcome,
		"evidence": evidenceOf(t.row.row(8)),
	}
}

// patterns are the rows of repeatOfficials of the official, in each role of the acts.
func (a *asker) patterns(official string, acts []act, minSources int64) ([]any, error) {
	patterns := []any{}
	for _, value := range schema.RoleEnum().Values {
		role := value.Name
		if !slices.ContainsFunc(acts, func(t act) bool { return t.role == role }) {
			continue
		}
		ask := &questions.Ask{Question: "repeat_officials", Options: []string{strings.ToLower(role), "official"}}
		ask.Set("official", official)
		ask.Set("minSources", minSources)
		// Acts towards people, in no case, are a pattern too.
		ask.Set("minCases", int64(0))
		ask.Set("few", int64(fewCases))
		ask.Set("first", int64(1))
		columns, err := a.ask(ask)
		if err != nil {
			return nil, err
		}
		for _, r := range columns[3].rows() {
			patterns = append(patterns, repeatOfficial(role, r))
		}
	}
	return patterns, nil
}

// conflictsOf are the facts about the official on which sources differ or that somebody
// denies: its own, then its edges, of rows [edge, other end].
func conflictsOf(official string, evidence row, rows []row) []any {
	conflicts := []any{}
	if isContested(evidence.text(1)) {
		conflicts = append(conflicts, fields{"node": node(official)})
	}
	for _, r := range rows {
		conflicts = append(conflicts, fields{"node": node(official), "relation": r.text(0), "other": r.node(1)})
	}
	return conflicts
}

// citedSources are the sources that acts cite, each once.
func citedSources(acts []act) []string {
	var sources []string
	for _, t := range acts {
		sources = append(sources, citing(t.row.row(8))...)
	}
	slices.Sort(sources)
	return slices.Compact(sources)
}

// citing are the sources that evidence cites.
func citing(evidence row) []string {
	var sources []string
	for _, citation := range evidence.rows(4) {
		sources = append(sources, citation.text(0))
	}
	return sources
}

func dossierWarnings(acts []act, conflicts []any, single, matched bool) []any {
	warnings := []any{partial, "An act is what a source says of the official; neither it nor a listing is a finding of guilt."}
	cases := map[string]bool{}
	for _, t := range acts {
		if t.text(3) != "" {
			cases[t.text(3)] = true
		}
	}
	switch {
	case len(acts) == 0:
		warnings = append(warnings, "No act of the official is known.")
	case len(cases) < fewCases:
		warnings = append(warnings, fmt.Sprintf("The acts are of few cases: %d.", len(cases)))
	}
	if single {
		warnings = append(warnings, "All acts cite one source only.")
	}
	if len(conflicts) > 0 {
		warnings = append(warnings, fmt.Sprintf("Facts on which sources differ, or that somebody denies: %d; see conflicts.", len(conflicts)))
	}
	if matched {
		warnings = append(warnings, possibleMatch)
	}
	return warnings
}
