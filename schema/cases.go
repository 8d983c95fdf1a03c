package schema

func legalCase() *Kind {
	return &Kind{Name: "Case", Plural: "Cases",
		Doc: "A case against one or several people, from its beginning to its end, with all its proceedings.",
		Fields: []*Field{
			required(searched(text("title", "The name by which the case is known."))),
			choice("kind", caseKindEnum(), "The kind of law that the case is under."),
			text("summary", "What the case is about, in a sentence or two."),
		}}
}

func proceeding() *Kind {
	return &Kind{Name: "Proceeding", Plural: "Proceedings",
		Doc: "A step of a case before a court or an agency: a custody hearing, a trial, an appeal.",
		Fields: []*Field{
			choice("stage", stageEnum(), "The stage of the case that the proceeding belongs to; missing where no source says."),
			date("date", "The date of the decision, or the one that the sources give."),
			choice("hearing", hearingEnum(), "Whether the public was admitted; missing where no source says."),
			text("verdict", "The decision as the sources print it."),
		}}
}

func charge() *Kind {
	return &Kind{Name: "Charge", Plural: "Charges",
		Doc: "An accusation against one defendant in one case under one statute. What came of it stands on the edge to each proceeding that decided it.",
		Fields: []*Field{
			required(text("description", "What the defendant was accused of. It is an accusation, not a finding.")),
			choice("stageOfOffence", offenceStageEnum(), "Whether preparation or an attempt was charged rather than a completed offence."),
			text("complicity", "The form of complicity that was charged, such as GROUP_BY_PRIOR_AGREEMENT."),
		}}
}

// caseEdges connect people, charges and cases.
func caseEdges() []*Edge {
	return []*Edge{
		edge("MEMBER_OF", "A prisoner belongs to a group.", nil,
			link("Prisoner", "Group",
				many("groups", "The groups by which sources count the person."),
				many("prisoners", "The prisoners of the group."))),
		edge("DEFENDANT_IN", "A prisoner is a defendant in a case.", nil,
			link("Prisoner", "Case",
				many("cases", "The cases in which the person is a defendant."),
				many("prisoners", "The defendants of the case."))),
		edge("SUBJECT_OF", "A proceeding concerned a prisoner.", nil,
			link("Prisoner", "Proceeding",
				many("proceedings", "The proceedings that concerned the person."),
				many("prisoners", "The people whom the proceeding concerned."))),
		edge("FACES", "A prisoner faces a charge.", nil,
			link("Prisoner", "Charge",
				many("charges", "The charges against the person."),
				one("prisoner", "The person who was charged."))),
		edge("CHARGED_IN", "A charge was brought in a case.", nil,
			link("Charge", "Case",
				one("case", "The case in which the charge was brought."),
				many("charges", "The charges of the case."))),
		edge("UNDER", "A charge was brought under a statute.", nil,
			link("Charge", "Statute",
				optional("statute", "The statute that the charge was brought under, where the sources name it."),
				many("charges", "The charges brought under the statute."))),
		edge("DECIDED_IN", "A proceeding decided a charge.",
			[]*Field{
				required(choice("outcome", outcomeEnum(), "What the proceeding decided about the charge.")),
				date("date", "The date of the decision, where it is not that of the proceeding."),
			},
			link("Charge", "Proceeding",
				many("outcomes", "The proceedings that decided the charge, with the outcome."),
				many("charges", "The charges that the proceeding decided, with the outcome."))),
		edge("SENTENCED_IN", "A prisoner was sentenced in a proceeding.",
			[]*Field{
				required(choice("type", sentenceTypeEnum(), "The type of the sentence.")),
				number("months", "The length in months; missing for life imprisonment and where it is unknown."),
				flag("life", "Whether the sentence is for life."),
				text("regime", "The regime, such as strict-regime."),
				text("text", "The sentence as the sources print it."),
				date("date", "The date of the sentence, where it is not that of the proceeding."),
			},
			link("Prisoner", "Proceeding",
				many("sentences", "The proceedings in which the person was sentenced, with the sentence."),
				many("sentences", "The people sentenced in the proceeding, with the sentence."))),
	}
}

// proceedingEdges connect a proceeding to its case and to where it was conducted.
func proceedingEdges() []*Edge {
	return []*Edge{
		edge("STAGE_OF", "A proceeding is a step of a case.", nil,
			link("Proceeding", "Case",
				one("case", "The case that the proceeding is a step of."),
				many("proceedings", "The proceedings of the case."))),
		edge("HEARD_BY", "A proceeding was heard by a court.", nil,
			link("Proceeding", "Court",
				optional("court", "The court that heard the proceeding."),
				many("proceedings", "The proceedings that the court heard."))),
		edge("CONDUCTED_BY", "A proceeding was conducted by an agency.", nil,
			link("Proceeding", "Agency",
				optional("agency", "The agency that conducted the proceeding."),
				many("proceedings", "The proceedings that the agency conducted."))),
	}
}

// roleEdges connect officials to the proceedings and cases in which they acted.
func roleEdges() []*Edge {
	seat := []*Field{choice("seat", seatEnum(), "The seat of the judge; missing where the sources say only that the judge sat.")}
	return []*Edge{
		edge("JUDGED", "An official sat as a judge in a proceeding.", seat,
			link("Official", "Proceeding",
				many("judged", "The proceedings in which the official sat as a judge."),
				many("judges", "The judges of the proceeding."))),
		edge("PROSECUTED", "An official prosecuted in a proceeding.", nil,
			link("Official", "Proceeding",
				many("prosecuted", "The proceedings in which the official prosecuted."),
				many("prosecutors", "The prosecutors of the proceeding."))),
		edge("INVESTIGATED", "An official investigated in a proceeding.", nil,
			link("Official", "Proceeding",
				many("investigated", "The proceedings in which the official investigated."),
				many("investigators", "The investigators of the proceeding."))),
		edge("ORDERED", "An official ordered a proceeding or a measure in it.", nil,
			link("Official", "Proceeding",
				many("ordered", "The proceedings that the official ordered."),
				many("orderedBy", "The officials who ordered the proceeding."))),
		edge("INVOLVED_IN", "An official is said to have acted in a case or towards a prisoner, outside of a proceeding: custody, ill-treatment, propaganda.",
			[]*Field{
				text("capacity", "The capacity in which the official acted."),
				text("act", "The kind of act, in a word or two."),
				text("text", "What the source says the official did."),
				date("date", "The date of the act."),
			},
			link("Official", "Case",
				many("involvedInCases", "The cases in which the official is said to have acted outside of a proceeding."),
				many("involvedOfficials", "The officials who are said to have acted in the case outside of a proceeding.")),
			link("Official", "Prisoner",
				many("involvedWithPrisoners", "The prisoners towards whom the official is said to have acted outside of a proceeding."),
				many("involvedOfficials", "The officials who are said to have acted towards the person outside of a proceeding."))),
	}
}
