package seed

import "fmt"

// What all cases of a synthetic world share: law, institutions, officials, publications.

const (
	lawSource  = "source/synthetic-law"
	listSource = "source/synthetic-list"
	body       = "organisation/synthetic-monitors"
)

func groups() []string {
	return []string{"religious-minority", "activist", "journalist", "ethnic-minority", "opposition", "scientist", "blogger"}
}

// provisions are articles of the synthetic covenant, each with the right it protects.
func provisions() [][2]string {
	return [][2]string{{"9", "liberty"}, {"14", "fair-trial"}, {"19", "expression"}, {"18", "religion"}, {"7", "torture"},
		{"21", "assembly"}, {"22", "association"}, {"12", "movement"}, {"17", "privacy"}, {"26", "equality"}}
}

func (g *generator) shared() {
	g.node("Source", lawSource, nil, value{"title", "Synthetic collection of laws"}, value{"kind", "LAW"})
	g.node("Source", listSource, nil, value{"title", "Synthetic official list"}, value{"kind", "OFFICIAL_LIST"})
	g.law()
	g.institutions()
	g.publications()
	g.officials("judge", g.size.judges)
	g.officials("prosecutor", g.size.prosecutors)
	g.officials("investigator", g.size.investigators)
}

func (g *generator) law() {
	evidence := cite("OFFICIAL_RECORD", lawSource)
	g.node("Treaty", "treaty/synthetic-covenant", evidence, value{"title", "Synthetic Covenant"}, value{"adoptedOn", "1966-12-16"})
	for _, provision := range provisions() {
		right, id := rightID(provision[1]), provisionID(provision[0])
		g.node("Right", right, evidence, value{"name", provision[1]})
		g.node("Provision", id, evidence, value{"article", provision[0]}, value{"title", "Synthetic article on " + provision[1]})
		g.edge("OF_TREATY", id, "treaty/synthetic-covenant", nil)
		g.edge("PROTECTS", id, right, nil)
	}
	for i := range g.size.statutes {
		article := fmt.Sprint(101 + i)
		whole := statuteID(i)
		g.node("Statute", whole, evidence, value{"code", "Synthetic Code"}, value{"article", article},
			value{"title", "Synthetic offence " + article}, value{"maxMonths", int64(12 + i%20*6)})
		g.node("Statute", whole+"-1", evidence, value{"code", "Synthetic Code"}, value{"article", article}, value{"part", "1"},
			value{"title", "Synthetic offence " + article + ", part 1"})
		g.edge("PART_OF", whole+"-1", whole, nil)
	}
	for _, group := range groups() {
		g.node("Group", "group/synthetic-"+group, cite("REPORTED", listSource), value{"name", "Synthetic " + group})
	}
}

func (g *generator) institutions() {
	evidence := cite("OFFICIAL_RECORD", listSource)
	g.node("Place", "place/synthetia", evidence, value{"name", "Synthetia"}, value{"level", "COUNTRY"})
	g.edge("BOUND", "place/synthetia", "treaty/synthetic-covenant", evidence, value{"from", "1976-03-23"})
	g.node("Agency", "agency/synthetic-service", evidence, value{"name", "Synthetic Service"})
	g.node("Agency", "agency/synthetic-department", evidence, value{"name", "Synthetic Department"})
	g.edge("SUBORDINATE_TO", "agency/synthetic-department", "agency/synthetic-service", nil)
	g.node("Official", "official/synthetic-director", evidence, value{"name", "Director Testov"}, value{"office", "Director"})
	g.edge("COMMANDS", "official/synthetic-director", "agency/synthetic-service", evidence, value{"office", "Director"}, value{"from", "2010"})
	for i := range g.size.courts {
		g.node("Court", courtID(i), evidence, value{"name", fmt.Sprintf("Synthetic Court No. %d", i)}, value{"level", courtLevel(i)})
		g.edge("LOCATED_IN", courtID(i), "place/synthetia", nil)
	}
	for i := range g.size.facilities {
		g.node("Facility", facilityID(i), evidence, value{"name", fmt.Sprintf("Synthetic Colony No. %d", i)})
		g.edge("SUBORDINATE_TO", facilityID(i), "agency/synthetic-department", nil)
	}
}

func (g *generator) publications() {
	evidence := cite("REPORTED", listSource)
	g.node("Organisation", body, evidence, value{"name", "Synthetic Monitors"}, value{"kind", "NGO"})
	report := "document/synthetic-report"
	g.node("Document", report, evidence, value{"title", "Synthetic Report"}, value{"kind", "REPORT"}, value{"date", "2019-04-29"})
	g.edge("ISSUED_BY", report, body, evidence, value{"role", "AUTHOR"})
	g.edge("NAMES", report, "official/synthetic-director", evidence, value{"as", "commander"})
	g.node("Recommendation", "recommendation/synthetic-1", evidence, value{"title", "Synthetic recommendation"}, value{"number", int64(1)})
	g.edge("CONTAINS", report, "recommendation/synthetic-1", nil)
	g.node("Statistic", "statistic/synthetic-1", evidence, value{"subject", "synthetic prisoners"}, value{"count", int64(g.size.prisoners)})
	g.edge("CONTAINS", report, "statistic/synthetic-1", nil)
	g.edge("COUNTED_BY", "statistic/synthetic-1", body, nil)
}

func (g *generator) officials(role string, count int) {
	evidence := cite("REPORTED", listSource)
	for i := range count {
		id := officialID(role, i)
		g.node("Official", id, evidence, value{"name", fmt.Sprintf("%s-%06d %s", capital(role), i, familyName(i))}, value{"office", "Synthetic " + role})
		if role == "judge" {
			g.edge("SERVES_AT", id, courtID(i%g.size.courts), evidence, value{"office", "judge"})
		}
		if i%20 == 0 {
			sanction := fmt.Sprintf("sanction/synthetic-%s-%06d", role, i)
			g.node("Sanction", sanction, cite("OFFICIAL_RECORD", listSource),
				value{"authority", []string{"EU", "UK", "US"}[i/20%3]}, value{"programme", "Synthetic Programme"}, value{"listedOn", "2021-03-02"})
			g.edge("SANCTIONED_BY", id, sanction, nil)
		}
	}
}

func courtLevel(number int) string {
	if number%6 == 0 {
		return "regional"
	}
	return "district"
}

func courtID(number int) string    { return fmt.Sprintf("court/synthetic-%05d", number) }
func facilityID(number int) string { return fmt.Sprintf("facility/synthetic-%04d", number) }
func statuteID(number int) string  { return fmt.Sprintf("statute/SYN-%d", 101+number) }

func rightID(name string) string { return "right/synthetic-" + name }

func provisionID(article string) string { return "provision/SYN-" + article }

func capital(word string) string { return string(word[0]-'a'+'A') + word[1:] }

// familyName is an invented name that says so: of a test, a sample, a model, a draft.
func familyName(number int) string {
	return []string{"Testov", "Obraztsov", "Maketov", "Chernovikov", "Primerov", "Proverkin", "Vydumkin", "Shablonov"}[number%8]
}

func nativeFamilyName(number int) string {
	return []string{"Тестов", "Образцов", "Макетов", "Черновиков", "Примеров", "Проверкин", "Выдумкин", "Шаблонов"}[number%8]
}
