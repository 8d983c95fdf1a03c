package explorer

import (
	"net/url"
	"slices"
)

// section is a relation of a node: a heading, a note on how to read it, and a table.
type section struct {
	ID, Title, Note string
	Total           int
	Table           *table
	// Next leads to the next page of the table, Start to its first one; empty where
	// there is none.
	Next, Start string
	// CSV is the address of the whole list as a file; empty where the page offers it
	// elsewhere.
	CSV string
}

// fact is a field of a node with its value.
type fact struct {
	Name  string
	Value cell
}

// headed are the members of a node that stand in the head of its page.
var headed = []string{"id", "__typename", "formerIds", "evidence", "name", "nameNative", "summary"}

// facts are the fields and to-one relations of a node, without what the heading says.
func (w writer) facts(typeName string, node value) []fact {
	heading := w.label(typeName, node)
	var facts []fact
	for _, m := range node.members {
		of := w.field(typeName, m.name)
		if slices.Contains(headed, m.name) || of == nil || w.isPage(of.Name()) {
			continue
		}
		if shown := w.cell(of, m.value); !shown.empty() && shown.Text != heading {
			shown.Inline = true
			facts = append(facts, fact{Name: capital(w.name(typeName, m.name)), Value: shown})
		}
	}
	return facts
}

// sections are the relations of a node that lead to many, those without any left out.
func (w writer) sections(typeName string, node value, here *url.URL) []section {
	var sections []section
	for _, m := range node.members {
		of := w.field(typeName, m.name)
		if of == nil || !w.isPage(of.Name()) {
			continue
		}
		s := w.section(typeName, m.name, of.Name(), m.value, here)
		if s.Total > 0 {
			s.CSV = fileAddress(here, "csv", m.name)
			sections = append(sections, s)
		}
	}
	return sections
}

func (w writer) section(typeName, relation, pageType string, page value, here *url.URL) section {
	s := section{ID: relation, Title: capital(w.name(typeName, relation)), Note: w.note(relation)}
	var after string
	s.Total, after = pageOf(page)
	itemType, items := w.itemsOf(pageType, page)
	s.Table = w.table(s.Title, itemType, items)
	if after != "" {
		s.Next = turned(here, relation, after)
	}
	if here.Query().Get(relation+"After") != "" {
		s.Start = turned(here, relation, "")
	}
	return s
}

// note says how to read a relation; empty where nothing has to be said.
func (t tongue) note(relation string) string {
	if t.Texts["note."+relation] == nil {
		return ""
	}
	return t.T("note." + relation)
}

// pageOf is how many items a connection has in all, and the cursor of its next page.
func pageOf(connection value) (total int, after string) {
	if connection.str("pageInfo.hasNextPage") == "true" {
		after = connection.str("pageInfo.endCursor")
	}
	return integer(connection, "totalCount"), after
}
