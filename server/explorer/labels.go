package explorer

import "strings"

// labelled are the fields from which the label of a node is made, by the name of its kind.
// A list of nodes shows them in its first column.
var labelled = map[string][]string{
	"Prisoner": {"name", "nameNative"}, "Official": {"name", "nameNative"}, "Case": {"title"},
	"Proceeding": {"stage", "date"}, "Charge": {"description"}, "Statute": {"code", "article", "part", "point", "title"},
	"Treaty": {"title"}, "Provision": {"article", "paragraph", "title"}, "Violation": {"modality", "provision", "right"},
	"Decision": {"title"}, "Sanction": {"authority", "programme", "listedOn"}, "Release": {"how", "date"}, "Document": {"title"},
	"Recommendation": {"title"}, "Statistic": {"subject", "count", "date"}, "Source": {"title"},
	"Group": {"name"}, "Right": {"name"}, "Court": {"name"}, "Agency": {"name"}, "Facility": {"name"}, "Place": {"name"}, "Organisation": {"name"},
}

// label is what a node is called. It says no more of a violation, a sanction or a charge
// than its modality does.
func (t tongue) label(kind string, node value) string {
	switch kind {
	case "Proceeding":
		return t.dated(orElse(node.str("stage"), func(s string) string { return t.value("Stage", s) }, t.T("label.proceeding")), node.str("date"))
	case "Statute":
		return t.statute(node)
	case "Provision":
		return t.provision(node)
	case "Violation":
		return t.violation(node)
	case "Sanction":
		return t.dated(t.T("label.sanction", node.str("authority"), node.str("programme")), node.str("listedOn"))
	case "Release":
		return t.dated(t.T("label.release", t.value("ReleaseHow", node.str("how"))), node.str("date"))
	case "Statistic":
		return t.dated(node.str("subject")+": "+node.str("count"), node.str("date"))
	}
	for _, field := range []string{"name", "title", "description"} {
		if text := strings.TrimSpace(node.str(field)); text != "" {
			return text
		}
	}
	return node.str("id")
}

// fullLabel is the label where nothing around it says whose it is: in the heading of a
// page, and in lists of nodes of all kinds.
func (t tongue) fullLabel(kind string, node value) string {
	label := t.label(kind, node)
	for _, whose := range []string{"case.title", "prisoner.name", "official.name"} {
		if text := node.str(whose); text != "" {
			return label + " (" + text + ")"
		}
	}
	return label
}

func (t tongue) dated(text, date string) string {
	if date == "" {
		return text
	}
	return text + ", " + date
}

func orElse(text string, shown func(string) string, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return shown(text)
}

// statute is known by its code's name, without the law's number in parentheses.
func (t tongue) statute(node value) string {
	code, _, _ := strings.Cut(node.str("code"), " (")
	text := code + ", " + t.T("label.article", node.str("article"))
	if part := node.str("part"); part != "" {
		text += " " + t.T("label.part", part)
	}
	if point := node.str("point"); point != "" {
		text += " " + t.T("label.point", point)
	}
	return withTitle(text, node.str("title"))
}

// provision is known by the treaty's short name, which its id begins with.
func (t tongue) provision(node value) string {
	_, slug, _ := strings.Cut(node.str("id"), "/")
	treaty, _, _ := strings.Cut(slug, "-"+node.str("article"))
	text := treaty + ", " + t.T("label.article", node.str("article"))
	if paragraph := node.str("paragraph"); paragraph != "" {
		text += " § " + paragraph
	}
	return withTitle(text, node.str("title"))
}

func withTitle(text, title string) string {
	if title == "" {
		return text
	}
	return text + ": " + title
}

func (t tongue) violation(node value) string {
	of := t.T("label.unnamedRight")
	if provision := node.get("provision"); !provision.null() {
		of = t.provision(provision)
	} else if right := node.str("right.name"); right != "" {
		of = right
	}
	if node.str("modality") == "FOUND" {
		return t.T("label.violationFound", of)
	}
	return t.T("label.violationAlleged", of)
}

// labelOf is a text in the language that its letters tell.
func labelOf(text string) cell { return cell{Text: text, Lang: langOf(text)} }
