package questiontest

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"habeas/graph"
)

// The kinds of events, in the order in which events of one date stand.
const (
	otherArrest = iota
	otherCharge
	otherDetention
	otherProceeding
	otherFinding
	otherRecognition
	otherDocument
	otherRelease
	otherDeath
)

var otherEventKinds = [...]string{"ARREST", "CHARGE", "DETENTION", "PROCEEDING", "FINDING", "RECOGNITION", "DOCUMENT", "RELEASE", "DEATH"}

// otherEvent is an event with what it is ordered by.
type otherEvent struct {
	date    string
	kind    int
	id, key string
	row     map[string]any
}

// newOtherEvent is an event with the fields that not all events have.
func newOtherEvent(kind int, date, id, key string, evidence *graph.Evidence, fields map[string]any) otherEvent {
	row := map[string]any{"date": otherText(date), "until": nil, "kind": otherEventKinds[kind], "stage": nil, "title": nil,
		"case": nil, "court": nil, "officials": []any{}, "charges": []any{}, "outcome": nil, "sentence": nil, "facility": nil,
		"evidence": otherEvidence(evidence)}
	maps.Copy(row, fields)
	return otherEvent{date: date, kind: kind, id: id, key: key, row: row}
}

func (w *otherWorld) caseFile(a *otherArguments) map[string]any {
	prisoner, minSources := a.need("prisoner", "Prisoner"), a.minSources()
	if a.failed() {
		return nil
	}
	events := slices.Concat(w.ownDates(prisoner), w.chargeEvents(prisoner), w.detentionEvents(prisoner),
		w.proceedingEvents(prisoner, minSources), w.findingEvents(prisoner), w.recognitionEvents(prisoner),
		w.documentEvents(prisoner), w.releaseEvents(prisoner))
	slices.SortStableFunc(events, func(a, b otherEvent) int {
		return cmp.Or(otherDateOrder(a.date, b.date), a.kind-b.kind, strings.Compare(a.id, b.id), strings.Compare(a.key, b.key))
	})
	rows := []any{}
	for _, event := range events {
		rows = append(rows, event.row)
	}
	return map[string]any{"prisoner": otherNode(prisoner), "events": rows, "gaps": w.gaps(prisoner)}
}

// ownDates are the arrest and the death.
func (w *otherWorld) ownDates(prisoner string) []otherEvent {
	var events []otherEvent
	if date := w.date(prisoner, "arrestedOn"); date != "" {
		events = append(events, newOtherEvent(otherArrest, date, prisoner, "", w.evidence(prisoner), nil))
	}
	if date := w.date(prisoner, "diedOn"); date != "" {
		events = append(events, newOtherEvent(otherDeath, date, prisoner, "", w.evidence(prisoner), nil))
	}
	return events
}

func (w *otherWorld) chargeEvents(prisoner string) []otherEvent {
	var events []otherEvent
	for _, faced := range w.all(prisoner, "charges") {
		events = append(events, newOtherEvent(otherCharge, w.chargeDate(faced.other), faced.other, faced.key, faced.evidence, map[string]any{
			"title": w.value(faced.other, "description"), "case": otherNode(w.oneID(faced.other, "case")), "charges": []any{otherNode(faced.other)}}))
	}
	return events
}

func (w *otherWorld) detentionEvents(prisoner string) []otherEvent {
	var events []otherEvent
	for _, held := range w.all(prisoner, "detentions") {
		events = append(events, newOtherEvent(otherDetention, held.date("from"), held.other, held.key, held.evidence, map[string]any{
			"until": held.value("to"), "title": w.value(held.other, "name"), "facility": otherNode(held.other)}))
	}
	return events
}

func (w *otherWorld) proceedingEvents(prisoner string, minSources int) []otherEvent {
	var events []otherEvent
	for _, subject := range w.all(prisoner, "proceedings") {
		id := subject.other
		charges, outcome := w.decided(w.others(prisoner, "charges"), id)
		events = append(events, newOtherEvent(otherProceeding, w.date(id, "date"), id, subject.key, w.evidence(id), map[string]any{
			"stage": w.value(id, "stage"), "title": w.value(id, "verdict"), "case": otherNode(w.oneID(id, "case")),
			"court": otherNode(w.oneID(id, "court")), "officials": w.eventOfficials(id, minSources),
			"charges": otherNodes(charges), "outcome": outcome, "sentence": w.sentenceText(prisoner, id)}))
	}
	return events
}

// otherRoles are the roles in which officials act in proceedings, in the order of the
// enumeration, with the relations that say so at either end.
var otherRoles = []struct{ name, ofProceeding, ofOfficial string }{
	{"JUDGE", "judges", "judged"}, {"PROSECUTOR", "prosecutors", "prosecuted"},
	{"INVESTIGATOR", "investigators", "investigated"}, {"COMMANDER", "orderedBy", "ordered"},
}

func (w *otherWorld) eventOfficials(proceeding string, minSources int) []any {
	officials := []any{}
	for _, role := range otherRoles {
		for _, acted := range w.reported(proceeding, role.ofProceeding, minSources) {
			official := map[string]any{"role": role.name, "seat": nil, "official": otherNode(acted.other)}
			if role.name == "JUDGE" {
				official["seat"] = acted.value("seat")
			}
			officials = append(officials, official)
		}
	}
	return officials
}

// decided are those of some charges that a proceeding decided, by id, and the outcome
// where they all have the same and no other; else null.
func (w *otherWorld) decided(charges []string, proceeding string) (decided []string, outcome any) {
	outcomes := otherSet{}
	for _, step := range w.all(proceeding, "charges") {
		if slices.Contains(charges, step.other) {
			decided = append(decided, step.other)
			outcomes[step.value("outcome").(string)] = true
		}
	}
	if len(outcomes) == 1 {
		outcome = outcomes.sorted()[0]
	}
	return slices.Compact(decided), outcome
}

// sentenceText is the text of a prisoner's sentence in a proceeding, of the first edge by
// key where there are several.
func (w *otherWorld) sentenceText(prisoner, proceeding string) any {
	for _, sentence := range w.all(prisoner, "sentences") {
		if sentence.other == proceeding {
			return sentence.value("text")
		}
	}
	return nil
}

// findingEvents are the violations found and the decisions that concern the person,
// petitions aside. A violation found in such a decision is listed beside it. Each stands
// on its own evidence.
func (w *otherWorld) findingEvents(prisoner string) []otherEvent {
	var events []otherEvent
	for _, suffered := range w.all(prisoner, "violations") {
		if id := suffered.other; w.isFound(id) {
			events = append(events, newOtherEvent(otherFinding, w.date(id, "date"), id, suffered.key, w.evidence(id),
				map[string]any{"title": w.violationTitle(id)}))
		}
	}
	for _, concerned := range w.all(prisoner, "decisions") {
		if id := concerned.other; w.value(id, "kind") != "PETITION" {
			events = append(events, newOtherEvent(otherFinding, w.date(id, "date"), id, concerned.key, w.evidence(id),
				map[string]any{"title": w.value(id, "title")}))
		}
	}
	return events
}

func (w *otherWorld) violationTitle(violation string) any {
	if provision := w.oneID(violation, "provision"); provision != "" {
		return w.value(provision, "title")
	}
	if right := w.oneID(violation, "right"); right != "" {
		return w.value(right, "name")
	}
	return w.value(violation, "text")
}

func (w *otherWorld) recognitionEvents(prisoner string) []otherEvent {
	var events []otherEvent
	for _, recognised := range w.all(prisoner, "recognitions") {
		events = append(events, newOtherEvent(otherRecognition, recognised.date("date"), recognised.other, recognised.key, recognised.evidence,
			map[string]any{"title": w.value(recognised.other, "name")}))
	}
	return events
}

func (w *otherWorld) documentEvents(prisoner string) []otherEvent {
	var events []otherEvent
	for _, named := range w.all(prisoner, "documents") {
		events = append(events, newOtherEvent(otherDocument, w.date(named.other, "date"), named.other, named.key, named.evidence,
			map[string]any{"title": w.value(named.other, "title")}))
	}
	return events
}

func (w *otherWorld) releaseEvents(prisoner string) []otherEvent {
	var events []otherEvent
	for _, released := range w.all(prisoner, "releases") {
		id := released.other
		title := w.value(id, "text")
		if title == nil {
			title = w.value(id, "how")
		}
		events = append(events, newOtherEvent(otherRelease, w.date(id, "date"), id, released.key, w.evidence(id), map[string]any{"title": title}))
	}
	return events
}
