package explorer

import (
	"strconv"
	"time"
)

// person is what the page of a prisoner has beside that of other nodes: the case in order
// of date, and what is not known of it.
type person struct {
	// Known tells whether the case file could be read.
	Known  bool
	Events []event
	// Pictures is the timeline, empty where nothing has a date.
	Pictures []picture
	Gaps     *table
	Warnings []string
	Custody  string
}

// event is something that happened to the person, as the sources say.
type event struct {
	When, Until       string
	What              string
	Title             cell
	Case, Court       cell
	Officials         []cell
	Charges           []cell
	ChargesTitle      string
	Facility          cell
	Outcome, Sentence string
	Evidence          *evidence
}

// person shows the case file of a prisoner; the page stands without it.
func (e *Explorer) person(p *page, w writer, node value, answer reply) *person {
	p.Replies = append(p.Replies, answer)
	file := answer.data.get("caseFile")
	view := &person{Known: answer.failure == nil, Custody: custody(w.tongue, node)}
	for _, v := range file.list("events") {
		view.Events = append(view.Events, w.event(v))
	}
	view.Pictures = w.picturesOf(list{id: "events", title: w.T("timeline.picture"), typeName: "CaseEvent", items: file.list("events"), whole: true})
	view.Gaps = w.table(w.T("gaps.title"), "CaseGap", file.list("gaps"))
	view.Warnings = texts(file.list("warnings"))
	return view
}

func (w writer) event(v value) event {
	shown := event{
		When: v.str("date"), Until: v.str("until"), What: w.T("event." + v.str("kind")), Title: labelOf(v.str("title")),
		Sentence: v.str("sentence"), Evidence: w.evidence(v.get("evidence")),
		Case: w.link("Case", v.get("case"), false), Court: w.link("Court", v.get("court"), false), Facility: w.link("Facility", v.get("facility"), false),
	}
	if stage := v.str("stage"); stage != "" {
		shown.What += ": " + w.value("Stage", stage)
	}
	if outcome := v.str("outcome"); outcome != "" {
		shown.Outcome = w.value("Outcome", outcome)
	}
	for _, acted := range v.list("officials") {
		official := w.link("Official", acted.get("official"), false)
		official.Name = w.value("OfficialRole", acted.str("role"))
		if seat := acted.str("seat"); seat != "" {
			official.Name += " (" + w.value("Seat", seat) + ")"
		}
		shown.Officials = append(shown.Officials, official)
	}
	w.charges(&shown, v)
	return shown
}

// charges shows the charges of an event. Where the event is the charge, its title leads
// there, and the statute stands below.
func (w writer) charges(shown *event, v value) {
	shown.ChargesTitle = w.T("event.charges")
	charges := v.list("charges")
	if v.str("kind") == "CHARGE" && len(charges) == 1 {
		shown.Title, shown.ChargesTitle = w.link("Charge", charges[0], false), w.T("event.charge")
		if statute := w.link("Statute", charges[0].get("statute"), false); !statute.empty() {
			shown.Charges = []cell{statute}
		}
		return
	}
	for _, charge := range charges {
		charged := w.link("Charge", charge, false)
		if statute := w.link("Statute", charge.get("statute"), false); !statute.empty() {
			charged.Beside = append(charged.Beside, statute)
		}
		shown.Charges = append(shown.Charges, charged)
	}
}

// custody is how many days lie between the arrest and the first release, where both are
// known to the day and the page has all releases. Whether the person was held on all of
// them is another question.
func custody(t tongue, node value) string {
	arrested := node.str("arrestedOn")
	from, err := time.Parse(time.DateOnly, arrested)
	if err != nil {
		return ""
	}
	edges := node.list("releases.edges")
	if len(edges) == 0 || node.str("releases.totalCount") != strconv.Itoa(len(edges)) {
		return ""
	}
	released := edges[0].str("node.date")
	to, err := time.Parse(time.DateOnly, released)
	if err != nil || to.Before(from) {
		return ""
	}
	return t.T("custody", int(to.Sub(from).Hours()/24), arrested, released)
}
