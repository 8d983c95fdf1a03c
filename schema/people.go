package schema

func prisoner() *Kind {
	return &Kind{Name: "Prisoner", Plural: "Prisoners",
		Doc: "A person who was prosecuted or held. Whether somebody is a political prisoner is not a property but a recognition by a named body: see recognitions.",
		Fields: []*Field{
			required(searched(text("name", "The name in Latin letters, as the sources most often print it."))),
			nativeName(),
			searched(texts("aliases", "Other spellings and names under which sources know the person.")),
			number("birthYear", "The year of birth; nothing more exact is kept."),
			text("nationality", "The nationality or citizenship as the sources print it."),
			text("occupation", "The occupation as the sources print it."),
			text("summary", "Who the person is, in a sentence or two."),
			date("arrestedOn", "The date of the arrest that the case began with."),
			date("diedOn", "The date of death."),
			text("status", "The situation of the person as a source printed it, at the time of that source."),
		}}
}

func group() *Kind {
	return &Kind{Name: "Group", Plural: "Groups", Supernode: true,
		Doc: "A group by which prisoners are looked at together, such as religious minorities. Membership says why the sources count a person there, not what the person is.",
		Fields: []*Field{
			required(searched(text("name", "The name of the group."))),
			text("description", "Whom the group takes in."),
		}}
}

func official() *Kind {
	return &Kind{Name: "Official", Plural: "Officials",
		Doc: "A person who acted in an official capacity: a judge, a prosecutor, an investigator, a commander, a prison official. Roles follow from edges; nobody is merged with somebody else on a name alone.",
		Fields: []*Field{
			required(searched(text("name", "The name in Latin letters, as the sources most often print it."))),
			nativeName(),
			searched(texts("aliases", "Other spellings under which sources know the official.")),
			text("office", "The office as the sources print it, at the time of the source."),
			number("birthYear", "The year of birth, where a sanctions list prints it; nothing more exact is kept."),
			text("summary", "Who the official is, in a sentence or two."),
		},
		Roles: []*Role{
			{Value: "JUDGE", Plural: "judges", Doc: "Officials who sat in a proceeding.", edges: []roleEdge{{"JUDGED", "Proceeding"}}},
			{Value: "PROSECUTOR", Plural: "prosecutors", Doc: "Officials who prosecuted in a proceeding.", edges: []roleEdge{{"PROSECUTED", "Proceeding"}}},
			{Value: "INVESTIGATOR", Plural: "investigators", Doc: "Officials who investigated in a proceeding.", edges: []roleEdge{{"INVESTIGATED", "Proceeding"}}},
			{Value: "COMMANDER", Plural: "commanders", Doc: "Officials who command an agency or a facility, or ordered a proceeding.",
				edges: []roleEdge{{"COMMANDS", "Agency"}, {"COMMANDS", "Facility"}, {"ORDERED", "Proceeding"}}},
			{Value: "PRISON_OFFICIAL", edges: []roleEdge{{"SERVES_AT", "Facility"}, {"COMMANDS", "Facility"}},
				Doc: "Officials who serve at or command a place of detention."},
			{Value: "OTHER", Doc: "Officials who have none of the other roles."},
		}}
}

// personEdges connect a prisoner or an official to what happened outside of proceedings.
func personEdges() []*Edge {
	return []*Edge{
		edge("HELD_AT", "A prisoner was held at a facility.",
			[]*Field{date("from", "The first day there, as far as known."), date("to", "The last day there, as far as known.")},
			link("Prisoner", "Facility",
				many("detentions", "Where the person was held."),
				many("prisoners", "Who was held here."))),
		edge("RELEASED", "A prisoner came free.", nil,
			link("Prisoner", "Release",
				many("releases", "When and how the person came free."),
				one("prisoner", "Who came free."))),
		edge("RECOGNISED", "An organisation recognised somebody as a political prisoner, by its own criteria.",
			[]*Field{date("date", "The date of the recognition."), text("criteria", "The criteria that the organisation named.")},
			link("Prisoner", "Organisation",
				many("recognitions", "The organisations that recognised the person as a political prisoner."),
				many("recognised", "The people whom the organisation recognised as political prisoners."))),
		edge("SANCTIONED_BY", "An official is named by a listing.", nil,
			link("Official", "Sanction",
				many("sanctions", "The sanctions listings of the official."),
				one("official", "The official who is listed."))),
		shaped("Match", edge("SAME_AS", "Two records may be of the same person. It is a possible match with its reasons; it never merges anything.",
			matchFields(),
			symmetric("Official", many("sameAs", "Officials who may be the same person, with the reasons.")),
			symmetric("Prisoner", many("sameAs", "Prisoners who may be the same person, with the reasons.")))),
		shaped("Match", edge("NOT_SAME_AS", "Two records look alike but are known to be of different people.",
			matchFields(),
			symmetric("Official", many("notSameAs", "Officials who look alike but are known to be somebody else.")),
			symmetric("Prisoner", many("notSameAs", "Prisoners who look alike but are known to be somebody else.")))),
	}
}

func matchFields() []*Field {
	return []*Field{
		text("reason", "What speaks for the judgement."),
		number("weight", "How much speaks for it, from 0 to 100."),
	}
}
