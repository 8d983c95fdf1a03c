package resolvers

import (
	"cmp"
	"slices"
	"strings"

	"habeas/graph/questions"
	"habeas/schema"
)

// The columns of the statement case_file.
const (
	filePerson = iota
	fileCases
	fileCharges
	fileDetentions
	fileProceedings
	fileViolations
	fileDecisions
	fileRecognitions
	fileDocuments
	fileReleases
)

// eventKinds are the kinds of events, in the order of those of one date.
var eventKinds = []string{"ARREST", "CHARGE", "DETENTION", "PROCEEDING", "FINDING", "RECOGNITION", "DOCUMENT", "RELEASE", "DEATH"}

// caseFile answers question 5.
func caseFile(a *asker) (fields, error) {
	ids, err := a.ids(map[string][]string{"prisoner": {"Prisoner"}})
	if err != nil {
		return nil, err
	}
	least, err := a.between("minSources", 1, largest)
	if err != nil {
		return nil, err
	}
	ask := &questions.Ask{Question: "case_file"}
	ask.Set("prisoner", ids["prisoner"])
	columns, err := a.ask(ask)
	if err != nil {
		return nil, err
	}
	people := columns[filePerson].rows()
	if len(people) == 0 {
		return nil, notFound("prisoner", ids["prisoner"])
	}
	file := &personFile{id: ids["prisoner"], person: people[0], columns: columns, minSources: least}
	events, gaps := file.events(), file.gaps()
	return fields{
		"unit":     "events: what the sources say happened to the person, one for each fact; gaps: what the data lack, of the person, of each case and of each proceeding",
		"asOf":     a.version,
		"warnings": file.warnings(events, gaps),
		"prisoner": node(file.id),
		"events":   each(events, func(e event) any { return e.shown }),
		"gaps":     gaps,
	}, nil
}

// personFile is what the store told of a person.
type personFile struct {
	id      string
	person  row
	columns []column
	// minSources is how many sources have to report an official's part.
	minSources int64
}

// event is an event with what it is ordered by: its date, its kind and the id of what
// happened. Events that are equal in these are in the order of their edges.
type event struct {
	date, id string
	kind     int
	shown    fields
}

func (f *personFile) events() []event {
	var events []event
	add := func(kind, id string, date any, evidence row, shown fields) {
		text, _ := date.(string)
		shown["kind"], shown["date"], shown["evidence"] = kind, date, evidenceOf(evidence)
		events = append(events, event{date: schema.OrderKey(text), id: id, kind: slices.Index(eventKinds, kind), shown: shown})
	}
	if f.person.text(0) != "" {
		add("ARREST", f.id, f.person.optional(0), f.person.row(2), fields{})
	}
	if f.person.text(1) != "" {
		add("DEATH", f.id, f.person.optional(1), f.person.row(2), fields{})
	}
	for _, r := range f.columns[fileCharges].rows() {
		add("CHARGE", r.text(0), r.optional(3), r.row(4), fields{"title": r.optional(1), "case": r.node(2), "charges": []any{r.node(0)}})
	}
	for _, r := range f.columns[fileDetentions].rows() {
		add("DETENTION", r.text(0), r.optional(1), r.row(4), fields{"until": r.optional(2), "title": r.optional(3), "facility": r.node(0)})
	}
	for _, r := range f.columns[fileProceedings].rows() {
		add("PROCEEDING", r.text(0), r.optional(1), r.row(9), f.proceeding(r))
	}
	for _, titled := range []struct {
		kind    string
		columns []int
	}{{"FINDING", []int{fileViolations, fileDecisions}}, {"RECOGNITION", []int{fileRecognitions}}, {"DOCUMENT", []int{fileDocuments}}, {"RELEASE", []int{fileReleases}}} {
		for _, column := range titled.columns {
			for _, r := range f.columns[column].rows() {
				add(titled.kind, r.text(0), r.optional(1), r.row(3), fields{"title": r.optional(2)})
			}
		}
	}
	slices.SortStableFunc(events, func(a, b event) int {
		return cmp.Or(strings.Compare(a.date, b.date), a.kind-b.kind, strings.Compare(a.id, b.id))
	})
	return events
}

// proceeding is what is shown of [id, date, stage, verdict, case, court, officials,
// charges decided, sentence, evidence].
func (f *personFile) proceeding(r row) fields {
	charges, outcome := decidedCharges(r.rows(7))
	var sentence any
	if sentences := r.rows(8); len(sentences) > 0 {
		sentence = sentences[0].optional(0)
	}
	return fields{
		"stage": r.optional(2), "title": r.optional(3), "case": r.node(4), "court": r.node(5),
		"officials": f.officials(r.rows(6)), "charges": charges, "outcome": outcome, "sentence": sentence,
	}
}

// officials are those of a proceeding, of rows [edge, seat, id, sources], by role.
func (f *personFile) officials(rows []row) []any {
	var officials []any
	for _, role := range actingRoles {
		for _, r := range rows {
			if r.text(0) == role.edge && r.number(3) >= f.minSources {
				officials = append(officials, fields{"role": role.name, "seat": r.optional(1), "official": r.node(2)})
			}
		}
	}
	return officials
}

// actingRoles are the roles in which officials act in proceedings, by the edges, in the
// order of the enumeration of roles.
var actingRoles = []struct{ name, edge string }{{"JUDGE", "JUDGED"}, {"PROSECUTOR", "PROSECUTED"}, {"INVESTIGATOR", "INVESTIGATED"}, {"COMMANDER", "ORDERED"}}

// decidedCharges are the charges of rows [charge, outcome] by id, each once, and the
// outcome where all rows have the same.
func decidedCharges(rows []row) (charges []any, outcome any) {
	for i, r := range rows {
		if i == 0 || r.text(0) != rows[i-1].text(0) {
			charges = append(charges, r.node(0))
		}
		if r.text(1) != rows[0].text(1) {
			outcome = nil
		} else if i == 0 {
			outcome = r.optional(1)
		}
	}
	return charges, outcome
}

// gaps are what the data do not know. An official whom few sources report is known.
func (f *personFile) gaps() []any {
	gaps := []any{}
	add := func(missing bool, what string, legalCase, proceeding any) {
		if missing {
			gaps = append(gaps, fields{"what": what, "case": legalCase, "proceeding": proceeding})
		}
	}
	add(f.person.text(0) == "", "ARREST", nil, nil)
	charges := f.columns[fileCharges].rows()
	for _, id := range f.columns[fileCases].texts() {
		charged := slices.ContainsFunc(charges, func(r row) bool { return r.text(2) == id })
		add(!charged, "CHARGE", node(id), nil)
	}
	for _, r := range f.columns[fileProceedings].rows() {
		acted := func(edge string) bool {
			return slices.ContainsFunc(r.rows(6), func(o row) bool { return o.text(0) == edge })
		}
		trial := r.text(2) == "FIRST_INSTANCE" || r.text(2) == "RETRIAL"
		add(!acted("JUDGED"), "JUDGE", r.node(4), r.node(0))
		add(!acted("PROSECUTED"), "PROSECUTOR", r.node(4), r.node(0))
		add(r.node(5) == nil, "COURT", r.node(4), r.node(0))
		add(r.text(1) == "", "DATE", r.node(4), r.node(0))
		add(trial && len(r.rows(7)) == 0, "OUTCOME", r.node(4), r.node(0))
		add(trial && len(r.rows(8)) == 0, "SENTENCE", r.node(4), r.node(0))
	}
	return gaps
}

func (f *personFile) warnings(events []event, gaps []any) []any {
	warnings := []any{partial}
	undated := int64(0)
	for _, e := range events {
		if e.shown["date"] == nil {
			undated++
		}
	}
	warnings = appendShare(warnings, undated, int64(len(events)), "events have no date and stand last")
	if len(gaps) > 0 {
		warnings = append(warnings, "What is missing in gaps is missing in the data; it may have happened all the same.")
	}
	if f.person.truth(3) {
		warnings = append(warnings, possibleMatch)
	}
	return warnings
}
