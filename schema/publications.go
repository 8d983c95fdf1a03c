package schema

func document() *Kind {
	return &Kind{Name: "Document", Plural: "Documents",
		Doc: "A resolution, a report, a statement, a letter, a list or a law that names people or cases.",
		Fields: []*Field{
			required(searched(text("title", "The title of the document."))),
			choice("kind", documentKindEnum(), "The kind of the document."),
			text("number", "Its number, such as Resolution 1900 (2012)."),
			date("date", "The date of the document."),
			text("vote", "The vote by which it was adopted."),
			text("text", "What it says, as far as it matters here; criteria as numbered text."),
		}}
}

func recommendation() *Kind {
	return &Kind{Name: "Recommendation", Plural: "Recommendations",
		Doc: "A recommendation of a document.",
		Fields: []*Field{
			required(searched(text("title", "The recommendation in a few words."))),
			text("addressee", "To whom it is addressed."),
			text("text", "The recommendation."),
			number("number", "Its number in the document."),
		}}
}

func statistic() *Kind {
	return &Kind{Name: "Statistic", Plural: "Statistics",
		Doc: "A count that somebody made, such as a number of political prisoners on a date. Counts by different bodies follow different criteria.",
		Fields: []*Field{
			required(text("subject", "What was counted.")),
			date("date", "The date that the count is of."),
			required(number("count", "The count.")),
			choice("qualifier", qualifierEnum(), "How exact the count is; missing where it is exact."),
			text("part", "Which part was counted: all, religious, other."),
			text("countedBy", "Who counted, where that is no organisation in the graph."),
		}}
}

func source() *Kind {
	return &Kind{Name: "Source", Plural: "Sources", Supernode: true, OwnSource: true,
		Doc: "A published source: an article, a report, an official list, a judgment, a law. Every fact cites at least one.",
		Fields: []*Field{
			required(searched(text("title", "The title of the source."))),
			text("publisher", "Who published it."),
			text("url", "Where it was read."),
			text("archiveUrl", "Where a copy is archived."),
			date("publishedOn", "The date of publication."),
			choice("kind", sourceKindEnum(), "The kind of the source."),
		}}
}

// publicationEdges connect documents, statistics and organisations.
func publicationEdges() []*Edge {
	return []*Edge{
		edge("NAMES", "A document names somebody or something.",
			[]*Field{text("as", "As what the document names it.")},
			link("Document", "Prisoner",
				many("prisoners", "The prisoners whom the document names."),
				many("documents", "The documents that name the person.")),
			link("Document", "Official",
				many("officials", "The officials whom the document names."),
				many("documents", "The documents that name the official.")),
			link("Document", "Case",
				many("cases", "The cases that the document names."),
				many("documents", "The documents that name the case.")),
			link("Document", "Organisation",
				many("organisations", "The organisations that the document names."),
				many("documents", "The documents that name the organisation."))),
		edge("ISSUED_BY", "A document was issued by an organisation.",
			[]*Field{choice("role", issuerRoleEnum(), "What the organisation did for the document.")},
			link("Document", "Organisation",
				many("issuers", "The organisations that issued the document, with what each of them did."),
				many("documentsIssued", "The documents that the organisation issued."))),
		edge("CONTAINS", "A document contains a recommendation or a statistic.", nil,
			link("Document", "Recommendation",
				many("recommendations", "The recommendations of the document."),
				optional("document", "The document that makes the recommendation.")),
			link("Document", "Statistic",
				many("statistics", "The statistics in the document."),
				optional("document", "The document that prints the statistic."))),
		edge("COUNTED_BY", "A statistic was counted by an organisation.", nil,
			link("Statistic", "Organisation",
				optional("countedByOrganisation", "The organisation that counted."),
				many("statistics", "The statistics that the organisation counted."))),
		edge("BELONGS_TO", "An organisation belongs to another.",
			[]*Field{text("role", "The role of the organisation in the other."), date("from", "Since when.")},
			link("Organisation", "Organisation",
				many("memberOf", "The organisations that this one belongs to."),
				many("members", "The organisations that belong to this one."))),
	}
}
