package schema

func statute() *Kind {
	return &Kind{Name: "Statute", Plural: "Statutes", Supernode: true,
		Doc: "A provision of national law: an article of a code, a part of an article, or a point of a part.",
		Fields: []*Field{
			required(text("code", "The name of the code or law.")),
			required(text("article", "The number of the article, such as 205.5.")),
			text("part", "The number of the part, where this is a part of an article."),
			text("point", "The letter of the point, where this is a point of a part."),
			required(searched(text("title", "The title in English."))),
			searched(text("titleNative", "The title in the language of the law.")),
			text("topic", "What the statute is about, in a word or two."),
			date("introducedOn", "The date on which the statute was introduced."),
			text("introducedBy", "The law that introduced it."),
			number("minMonths", "The shortest imprisonment that it provides for, in months."),
			number("maxMonths", "The longest imprisonment that it provides for, in months; missing where it is for life."),
			flag("life", "Whether it provides for life imprisonment."),
			text("penalty", "The penalty in words."),
		}}
}

func treaty() *Kind {
	return &Kind{Name: "Treaty", Plural: "Treaties", Supernode: true,
		Doc: "A treaty or another international instrument.",
		Fields: []*Field{
			required(searched(text("title", "The title of the instrument."))),
			date("adoptedOn", "The date of adoption."),
			text("status", "The legal status of the instrument, such as a declaration that binds nobody by itself."),
		}}
}

func provision() *Kind {
	return &Kind{Name: "Provision", Plural: "Provisions", Supernode: true,
		Doc: "An article or a paragraph of a treaty.",
		Fields: []*Field{
			required(text("article", "The number of the article.")),
			text("paragraph", "The paragraph, where this is a paragraph of an article."),
			required(searched(text("title", "What the provision is about."))),
		}}
}

func right() *Kind {
	return &Kind{Name: "Right", Plural: "Rights", Supernode: true,
		Doc:    "A human right that provisions of treaties protect.",
		Fields: []*Field{required(searched(text("name", "The name of the right, such as liberty.")))}}
}

// lawEdges connect statutes, provisions, treaties and rights.
func lawEdges() []*Edge {
	return []*Edge{
		edge("PART_OF", "A part belongs to a whole: a part of an article, a paragraph of a provision, a region of a country.", nil,
			link("Statute", "Statute",
				optional("parent", "The statute that this is a part of."),
				many("parts", "The parts of the statute.")),
			link("Provision", "Provision",
				optional("parent", "The provision that this is a part of."),
				many("parts", "The parts of the provision.")),
			link("Place", "Place",
				optional("parent", "The place that this is a part of."),
				many("parts", "The places within this place."))),
		edge("OF_TREATY", "A provision belongs to a treaty, at every depth.", nil,
			link("Provision", "Treaty",
				one("treaty", "The treaty that the provision belongs to."),
				many("provisions", "The provisions of the treaty."))),
		edge("PROTECTS", "A provision protects a right.", nil,
			link("Provision", "Right",
				optional("right", "The right that the provision protects."),
				many("provisions", "The provisions that protect the right."))),
		edge("BOUND", "A treaty bound a state.",
			[]*Field{
				date("from", "The date from which the treaty bound the state."),
				date("to", "The date on which the obligation ended."),
				text("note", "Reservations, declarations and other remarks."),
			},
			link("Place", "Treaty",
				many("treaties", "The treaties that bind or bound the state."),
				many("parties", "The states that the treaty binds or bound."))),
	}
}
