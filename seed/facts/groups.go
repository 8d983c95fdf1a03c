package facts

import "habeas/seed"

// groups are the names of the groups that the facts tag people with.
var groups = []struct{ slug, name, description string }{
	{"alleged-spy", "Alleged spies", "People accused of treason, espionage or sabotage for another state."},
	{"civil-society-activist", "Civil society activists", "People active in movements, unions and organisations of citizens."},
	{"ethnic-minority", "Ethnic minorities", "Members of ethnic minorities, such as Crimean Tatars and Chechens."},
	{"human-rights-defender", "Human rights defenders", "People who defend the rights of others."},
	{"journalist", "Journalists", "Journalists, citizen journalists included."},
	{"political-opponent", "Political opponents", "People who oppose the government or its policies."},
	{"religious-minority", "Religious minorities", "Members of religious minorities, such as Jehovah’s Witnesses and Muslims accused over Hizb ut-Tahrir."},
	{"ukrainian", "Ukrainians", "Ukrainian citizens and activists, people from Crimea included."},
}

// convertGroups adds the groups; each cites the facts that put somebody into it.
func (c *conversion) convertGroups() {
	for _, group := range groups {
		c.node("Group", group.slug, fields{"name": group.name, "description": group.description},
			&seed.Evidence{Modality: reported, Status: statusAccepted})
	}
}
