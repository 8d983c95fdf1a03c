package schema

func violation() *Kind {
	return &Kind{Name: "Violation", Plural: "Violations",
		Doc: "A violation of a right of one prisoner, found by a court or a treaty body or alleged by somebody.",
		Fields: []*Field{
			required(choice("modality", violationModalityEnum(), "Whether the violation was found or is alleged.")),
			text("claimant", "Who alleges it, where that is no organisation in the graph."),
			date("date", "The date of the finding or of the allegation."),
			text("text", "What was found or alleged, in a few words."),
		}}
}

func decision() *Kind {
	return &Kind{Name: "Decision", Plural: "Decisions",
		Doc: "A judgment, decision, opinion or views of an international court or body. A petition stands here too, but is not a finding.",
		Fields: []*Field{
			required(searched(text("title", "The name of the decision, such as Frumkin v. Russia."))),
			text("body", "The body that decided."),
			text("reference", "The application, communication or opinion number."),
			date("date", "The date of the decision."),
			date("finalOn", "The date on which it became final."),
			text("status", "Its status as the sources print it."),
			choice("kind", decisionKindEnum(), "The kind of the decision."),
		}}
}

func sanction() *Kind {
	return &Kind{Name: "Sanction", Plural: "Sanctions",
		Doc: "One listing of one official by one authority. What the listing says that the official did is an allegation by that authority.",
		Fields: []*Field{
			required(text("authority", "The authority that listed the official: EU, UK, US, CA and so on.")),
			required(text("programme", "The sanctions programme.")),
			text("entry", "The number of the entry in the list."),
			searched(text("listedName", "The name as the list prints it.")),
			date("listedOn", "The date of the listing."),
			date("delistedOn", "The date on which the listing ended."),
			text("measure", "The measures, such as an asset freeze."),
			text("grounds", "The grounds that the authority states."),
		}}
}

func release() *Kind {
	return &Kind{Name: "Release", Plural: "Releases",
		Doc: "A prisoner came free.",
		Fields: []*Field{
			date("date", "The date of the release."),
			required(choice("how", releaseEnum(), "How the person came free.")),
			text("text", "What the sources say of it."),
		}}
}

// violationEdges connect violations and decisions to people and to the law.
func violationEdges() []*Edge {
	return []*Edge{
		edge("SUFFERED", "A prisoner suffered a violation, as found or as alleged.", nil,
			link("Prisoner", "Violation",
				many("violations", "The violations found or alleged in the person's case."),
				one("prisoner", "The person whose right it is."))),
		edge("OF_PROVISION", "A violation is of a provision of a treaty.", nil,
			link("Violation", "Provision",
				optional("provision", "The provision that was violated, where the sources name it."),
				many("violations", "The violations of the provision, found and alleged."))),
		edge("OF_RIGHT", "A violation is of a right.", nil,
			link("Violation", "Right",
				optional("right", "The right that was violated, where the sources name a right and no provision."),
				many("violations", "The violations of the right, found and alleged."))),
		edge("RESPONSIBLE_FOR", "An official is said to be responsible for a violation. It is an allegation unless a court found it.",
			[]*Field{text("capacity", "The capacity in which the official is said to be responsible.")},
			link("Official", "Violation",
				many("responsibleFor", "The violations for which the official is said to be responsible."),
				many("responsible", "The officials who are said to be responsible."))),
		edge("FOUND_IN", "A violation was found in a decision.", nil,
			link("Violation", "Decision",
				optional("decision", "The decision that found the violation."),
				many("violations", "The violations that the decision found."))),
		edge("ALLEGED_BY", "A violation is alleged by an organisation.", nil,
			link("Violation", "Organisation",
				optional("allegedBy", "The organisation that alleges the violation."),
				many("violations", "The violations that the organisation alleges."))),
		edge("FOUND_VIOLATED", "A decision found a provision violated.", nil,
			link("Decision", "Provision",
				many("provisions", "The provisions that the decision found violated."),
				many("decisions", "The decisions that found the provision violated."))),
		edge("CONCERNS", "A decision concerns a prisoner, a case or a statute.", nil,
			link("Decision", "Prisoner",
				many("prisoners", "The prisoners whom the decision concerns."),
				many("decisions", "The decisions that concern the person.")),
			link("Decision", "Case",
				many("cases", "The cases that the decision concerns."),
				many("decisions", "The decisions that concern the case.")),
			link("Decision", "Statute",
				many("statutes", "The statutes that the decision concerns."),
				many("decisions", "The decisions that concern the statute."))),
	}
}
