package schema

func court() *Kind {
	return institution("Court", "Courts", "A court.", "The level of the court as the sources print it.")
}

func agency() *Kind {
	return institution("Agency", "Agencies", "An agency of a state: an investigating body, a prosecution service, a ministry, a service.", "The level of the agency as the sources print it.")
}

func facility() *Kind {
	return institution("Facility", "Facilities", "A place of detention: a remand prison, a colony, a prison.", "The kind or regime of the facility as the sources print it.")
}

func institution(name, plural, doc, level string) *Kind {
	return &Kind{Name: name, Plural: plural, Doc: doc,
		Fields: []*Field{
			required(searched(text("name", "The name in English."))),
			nativeName(),
			text("level", level),
		}}
}

func place() *Kind {
	return &Kind{Name: "Place", Plural: "Places", Supernode: true,
		Doc: "A country, a region or a city. No address and no place of anybody's home stands here.",
		Fields: []*Field{
			required(searched(text("name", "The name in English."))),
			nativeName(),
			choice("level", placeLevelEnum(), "Whether it is a country, a region or a city."),
		}}
}

func organisation() *Kind {
	return &Kind{Name: "Organisation", Plural: "Organisations", Supernode: true,
		Doc: "An organisation: a non-governmental one, an international body, a publisher, a coalition.",
		Fields: []*Field{
			required(searched(text("name", "The name in English."))),
			nativeName(),
			text("country", "The country of its seat, or international."),
			choice("kind", organisationKindEnum(), "The kind of the organisation."),
		}}
}

// institutionEdges connect officials and institutions, and institutions with each other.
func institutionEdges() []*Edge {
	return []*Edge{
		shaped("Post", edge("SERVES_AT", "An official serves or served at an institution.", postFields(),
			link("Official", "Court",
				many("courts", "The courts at which the official serves or served."),
				many("officials", "The officials who serve or served at the court.")),
			link("Official", "Agency",
				many("agencies", "The agencies at which the official serves or served."),
				many("officials", "The officials who serve or served at the agency.")),
			link("Official", "Facility",
				many("facilities", "The places of detention at which the official serves or served."),
				many("officials", "The officials who serve or served at the place of detention.")))),
		shaped("Post", edge("COMMANDS", "An official heads or headed an agency or a facility.", postFields(),
			link("Official", "Agency",
				many("commands", "The agencies that the official heads or headed."),
				many("commanders", "The officials who head or headed the agency.")),
			link("Official", "Facility",
				many("commandsFacilities", "The places of detention that the official heads or headed."),
				many("commanders", "The officials who head or headed the place of detention.")))),
		edge("SUBORDINATE_TO", "An institution is subordinate to another.", nil,
			link("Agency", "Agency",
				optional("parent", "The agency above this one."),
				many("subordinates", "The agencies directly below this one.")),
			link("Court", "Court",
				optional("parent", "The court above this one."),
				many("subordinates", "The courts directly below this one.")),
			link("Facility", "Agency",
				optional("parent", "The agency above the place of detention."),
				many("facilities", "The places of detention directly below the agency."))),
		edge("LOCATED_IN", "An institution is located in a place.", nil,
			link("Court", "Place",
				optional("place", "Where the court sits."),
				many("courts", "The courts in the place.")),
			link("Agency", "Place",
				optional("place", "Where the agency sits."),
				many("agencies", "The agencies in the place.")),
			link("Facility", "Place",
				optional("place", "Where the place of detention is."),
				many("facilities", "The places of detention in the place."))),
	}
}

func postFields() []*Field {
	return []*Field{
		text("office", "The office as the sources print it."),
		date("from", "The first day in the office, as far as known."),
		date("to", "The last day in the office, as far as known."),
	}
}
