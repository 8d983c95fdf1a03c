package questiontest

import "fmt"

// randomCase is a case while it is made.
type randomCase struct {
	id                               string
	defendants, charges, proceedings []string
}

// legalCase adds a case with its defendants, their charges, its proceedings, and all
// who acted in it.
func (m *maker) legalCase(number int) {
	c := &randomCase{id: m.node("Case", values{"title": fmt.Sprintf("Case %d", number), "kind": m.one("CRIMINAL", "ADMINISTRATIVE")})}
	c.defendants = m.some("Prisoner", 1, 5)
	for _, prisoner := range c.defendants {
		// Somebody may be charged in a case without being known as a defendant in it.
		if m.chance(93) {
			m.edge("DEFENDANT_IN", prisoner, c.id, nil)
		}
		for range m.random.IntN(4) {
			m.charge(c, prisoner)
		}
	}
	for range m.random.IntN(5) {
		m.proceeding(c)
	}
	for _, official := range append(m.some("Official", 0, 2), m.someOf(m.outsiders, 0, 1)...) {
		m.involved(official, c.id)
	}
	for _, prisoner := range m.some("Prisoner", 0, 2) {
		m.involved(m.any("Official"), prisoner)
		m.involved(m.one(m.outsiders...), prisoner)
	}
}

func (m *maker) charge(c *randomCase, prisoner string) {
	charge := m.node("Charge", values{"description": "An accusation"})
	if m.chance(6) {
		m.conflict("FACES", prisoner, charge)
		m.conflict("FACES", m.any("Prisoner"), charge)
	} else {
		m.edge("FACES", prisoner, charge, nil)
	}
	m.toOne("CHARGED_IN", charge, c.id, m.any("Case"))
	if m.chance(90) {
		m.toOne("UNDER", charge, m.any("Statute"), m.any("Statute"))
	}
	c.charges = append(c.charges, charge)
}

func (m *maker) proceeding(c *randomCase) {
	kind := m.vocabulary.Kind("Proceeding")
	id := m.node("Proceeding", values{"stage": m.maybe(85, enum(m, kind.Fields, "stage")), "date": m.date(),
		"hearing": m.maybe(60, enum(m, kind.Fields, "hearing")), "verdict": m.maybe(40, "guilty")})
	m.toOne("STAGE_OF", id, c.id, m.any("Case"))
	if m.chance(85) {
		m.toOne("HEARD_BY", id, m.any("Court"), m.any("Court"))
	}
	if m.chance(30) {
		m.toOne("CONDUCTED_BY", id, m.any("Agency"), m.any("Agency"))
	}
	c.proceedings = append(c.proceedings, id)
	m.actors(id)
	m.decisions(c, id)
}

// actors add those who acted in a proceeding; a judge may sit there in two seats.
func (m *maker) actors(proceeding string) {
	for _, official := range m.someOf(m.acting, 0, 3) {
		for range 1 + m.random.IntN(2) {
			m.edge("JUDGED", official, proceeding, values{"seat": m.maybe(60, m.one("PRESIDING", "PANEL", "SOLE"))})
		}
	}
	for _, role := range []string{"PROSECUTED", "PROSECUTED", "INVESTIGATED", "ORDERED"} {
		for _, official := range m.someOf(m.acting, 0, 1) {
			m.edge(role, official, proceeding, nil)
		}
	}
}

// decisions add whom a proceeding concerned, what it decided and what it imposed.
// Sources may differ on an outcome or a sentence.
func (m *maker) decisions(c *randomCase, proceeding string) {
	outcomes := m.vocabulary.Edge("DECIDED_IN").Fields
	for _, charge := range c.charges {
		for range m.random.IntN(3) {
			outcome := m.maybe(65, m.one("CONVICTED", "CONVICTED", "ACQUITTED"))
			if outcome == nil {
				outcome = enum(m, outcomes, "outcome")
			}
			m.edge("DECIDED_IN", charge, proceeding, values{"outcome": outcome, "date": m.maybe(30, m.date())})
		}
	}
	for _, prisoner := range c.defendants {
		if m.chance(80) {
			m.edge("SUBJECT_OF", prisoner, proceeding, nil)
		}
		for range m.random.IntN(3) {
			m.sentence(prisoner, proceeding)
		}
	}
	if m.chance(10) {
		m.edge("SUBJECT_OF", m.any("Prisoner"), proceeding, nil)
	}
}

func (m *maker) sentence(prisoner, proceeding string) {
	kind := m.maybe(50, "CUSTODIAL")
	if kind == nil {
		kind = enum(m, m.vocabulary.Edge("SENTENCED_IN").Fields, "type")
	}
	fields := values{"type": kind, "text": m.maybe(40, "as printed"), "date": m.maybe(35, m.date())}
	switch {
	case m.chance(8):
		fields["life"] = true
	case m.chance(80):
		fields["months"] = int64(m.random.IntN(180))
	}
	m.edge("SENTENCED_IN", prisoner, proceeding, fields)
}

// involved adds what an official is said to have done outside of proceedings, sometimes
// in two capacities.
func (m *maker) involved(official, other string) {
	for range 1 + m.random.IntN(2) {
		m.edge("INVOLVED_IN", official, other, values{"capacity": m.maybe(60, m.one("guard", "head")), "act": "custody", "date": m.maybe(50, m.date())})
	}
}
