package questiontest

import "fmt"

// violations adds decisions, and violations against half of the people.
func (m *maker) violations() {
	kinds := m.vocabulary.Kind("Decision").Fields
	for i := range 4 {
		decision := m.node("Decision", values{"title": fmt.Sprintf("Decision %d", i), "body": m.maybe(80, m.one("ECtHR", "WGAD")), "date": m.date(), "kind": enum(m, kinds, "kind")})
		for _, provision := range m.some("Provision", 0, 2) {
			m.edge("FOUND_VIOLATED", decision, provision, nil)
		}
		for _, kind := range []string{"Prisoner", "Case", "Statute"} {
			for _, concerned := range m.some(kind, 0, 2) {
				m.edge("CONCERNS", decision, concerned, nil)
			}
		}
	}
	for _, prisoner := range m.ids["Prisoner"] {
		for range max(0, m.random.IntN(6)-2) {
			m.violation(prisoner)
		}
	}
}

func (m *maker) violation(prisoner string) {
	violation := m.node("Violation", values{"modality": m.one("ALLEGED", "FOUND"), "date": m.date(), "claimant": m.maybe(30, "a lawyer")})
	if m.chance(6) {
		m.conflict("SUFFERED", prisoner, violation)
		m.conflict("SUFFERED", m.any("Prisoner"), violation)
	} else {
		m.edge("SUFFERED", prisoner, violation, nil)
	}
	for _, edge := range []struct {
		name, kind string
		percent    int
	}{{"OF_PROVISION", "Provision", 75}, {"OF_RIGHT", "Right", 40}, {"FOUND_IN", "Decision", 50}, {"ALLEGED_BY", "Organisation", 30}} {
		if m.chance(edge.percent) {
			m.toOne(edge.name, violation, m.any(edge.kind), m.any(edge.kind))
		}
	}
	for _, official := range m.some("Official", 0, 1) {
		m.edge("RESPONSIBLE_FOR", official, violation, values{"capacity": m.maybe(50, "judge")})
	}
}

// publications adds documents that name people and cases.
func (m *maker) publications() {
	for i := range 5 {
		document := m.node("Document", values{"title": fmt.Sprintf("Report %d", i), "kind": "REPORT", "date": m.date()})
		m.edge("ISSUED_BY", document, m.any("Organisation"), values{"role": "AUTHOR"})
		for _, kind := range []string{"Prisoner", "Official", "Case"} {
			for _, named := range m.some(kind, 0, 4) {
				m.edge("NAMES", document, named, values{"as": m.maybe(40, "a political prisoner")})
			}
		}
	}
}
