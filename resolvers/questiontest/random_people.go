package questiontest

import "fmt"

// sources, law, institutions and people: what cases are made of.

func (m *maker) sources() {
	for i := range 6 {
		m.node("Source", values{"title": fmt.Sprintf("Source %d", i), "publisher": "A monitor", "kind": m.one("PRESS", "NGO", "COURT", "OFFICIAL_LIST")})
	}
	for i := range 3 {
		m.node("Organisation", values{"name": fmt.Sprintf("Organisation %d", i), "kind": "NGO"})
	}
	for i := range 3 {
		m.node("Group", values{"name": fmt.Sprintf("Group %d", i)})
	}
}

// law has articles with parts, one of which has points, and provisions with paragraphs.
func (m *maker) law() {
	for i := range 3 {
		article := m.statute(fmt.Sprint(205+i), nil, nil)
		for part := range 1 + m.random.IntN(2) {
			id := m.statute(fmt.Sprint(205+i), fmt.Sprint(part+1), nil)
			m.toOne("PART_OF", id, article, m.ids["Statute"][0])
			if i == 0 {
				m.toOne("PART_OF", m.statute("205", fmt.Sprint(part+1), "b"), id, id)
			}
		}
	}
	for i := range 3 {
		m.node("Right", values{"name": m.one("liberty", "fair trial", "expression") + fmt.Sprint(i)})
	}
	for i := range 2 {
		treaty := m.node("Treaty", values{"title": fmt.Sprintf("Treaty %d", i)})
		for article := range 2 {
			whole := m.provision(treaty, fmt.Sprint(article+5), nil)
			m.edge("PART_OF", m.provision(treaty, fmt.Sprint(article+5), "3"), whole, nil)
		}
	}
}

func (m *maker) statute(article string, part, point any) string {
	return m.node("Statute", values{"code": "Criminal Code", "article": article, "part": part, "point": point, "title": "Article " + article})
}

func (m *maker) provision(treaty, article string, paragraph any) string {
	id := m.node("Provision", values{"article": article, "paragraph": paragraph, "title": "Article " + article})
	m.toOne("OF_TREATY", id, treaty, m.any("Treaty"))
	if m.chance(70) {
		m.toOne("PROTECTS", id, m.any("Right"), m.any("Right"))
	}
	return id
}

// institutions are in chains, the first of each kind on top.
func (m *maker) institutions(number int) {
	m.node("Place", values{"name": "Somewhere", "level": "CITY"})
	for _, kind := range []string{"Agency", "Court", "Facility"} {
		for i := range number + 1 {
			id := m.node(kind, values{"name": fmt.Sprintf("%s %d", kind, i)})
			m.edge("LOCATED_IN", id, m.any("Place"), nil)
			if i > 0 && kind != "Facility" {
				m.toOne("SUBORDINATE_TO", id, m.ids[kind][m.random.IntN(i)], m.ids[kind][m.random.IntN(i)])
			}
			if kind == "Facility" && m.chance(80) {
				m.toOne("SUBORDINATE_TO", id, m.any("Agency"), m.any("Agency"))
			}
		}
	}
}

var (
	surnames  = [][2]string{{"Mozhelyansky", "Можелянский"}, {"Karpov", "Карпов"}, {"Nikishina", "Никишина"}, {"Tkachenko", "Ткаченко"}, {"Tkachenka", "Ткаченка"}}
	forenames = [][2]string{{"Viktor", "Виктор"}, {"Natalia", "Наталия"}, {"Oleg", "Олег"}}
)

// name is a name in Latin letters and in those of its language.
func (m *maker) name() (latin, native string) {
	surname, forename := surnames[m.random.IntN(len(surnames))], forenames[m.random.IntN(len(forenames))]
	return surname[0] + " " + forename[0], surname[1] + " " + forename[1]
}

// officials have posts and listings; one in six is an outsider who has no post, and acts
// outside of proceedings only.
func (m *maker) officials(number int) {
	for i := range number {
		latin, native := m.name()
		alias, _ := m.name()
		id := m.node("Official", values{"name": latin, "nameNative": m.maybe(70, native), "aliases": m.maybe(20, []string{alias}), "office": m.maybe(60, "Judge")})
		if i%6 == 5 {
			m.outsiders = append(m.outsiders, id)
		} else {
			m.acting = append(m.acting, id)
			m.posts(id)
		}
		if m.chance(60) {
			m.listings(id)
		}
		if other := m.any("Official"); other != id && m.chance(25) {
			m.edge(m.one("SAME_AS", "NOT_SAME_AS"), id, other, values{"reason": "The name is alike.", "weight": int64(m.random.IntN(101))})
		}
	}
}

func (m *maker) posts(official string) {
	if m.chance(45) {
		m.post("SERVES_AT", official, m.any(m.one("Court", "Agency", "Facility")))
	}
	if m.chance(35) {
		m.post("COMMANDS", official, m.any(m.one("Agency", "Facility")))
	}
}

// post adds a post, sometimes twice with other dates.
func (m *maker) post(name, official, body string) {
	for range 1 + m.random.IntN(2) {
		m.edge(name, official, body, values{"office": m.maybe(60, "Head"), "from": m.date(), "to": m.maybe(50, m.date())})
	}
}

func (m *maker) listings(official string) {
	for range 1 + m.random.IntN(3) {
		sanction := m.node("Sanction", values{"authority": m.one("EU", "UK", "US"), "programme": "Global", "listedOn": m.date(), "delistedOn": m.maybe(25, m.date())})
		m.edge("SANCTIONED_BY", official, sanction, nil)
	}
}

func (m *maker) prisoners(number int) {
	for range number {
		latin, native := m.name()
		id := m.node("Prisoner", values{"name": latin, "nameNative": m.maybe(50, native), "arrestedOn": m.maybe(70, m.date()), "diedOn": m.maybe(8, m.date())})
		for _, group := range m.some("Group", 0, 2) {
			m.edge("MEMBER_OF", id, group, nil)
		}
		for range m.random.IntN(3) {
			m.edge("HELD_AT", id, m.any("Facility"), values{"from": m.date(), "to": m.maybe(60, m.date())})
		}
		if m.chance(30) {
			release := m.node("Release", values{"date": m.date(), "how": m.one("PARDON", "EXCHANGE", "END_OF_TERM")})
			m.edge("RELEASED", id, release, nil)
		}
		if m.chance(40) {
			m.edge("RECOGNISED", id, m.any("Organisation"), values{"date": m.date()})
		}
		if other := m.any("Prisoner"); other != id && m.chance(10) {
			m.edge(m.one("SAME_AS", "NOT_SAME_AS"), id, other, values{"reason": "The name is alike."})
		}
	}
}
