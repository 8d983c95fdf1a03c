package explorer

// graphSection is a relation of a node as text: its neighbours in a table.
type graphSection struct {
	ID, Title, Note string
	// Shown says how many of how many neighbours stand here.
	Shown   string
	Caption string
	Columns []string
	Rows    []graphLine
	// Next leads to the next page of the neighbours, Start to the first one; empty
	// where there is none.
	Next, Start string
}

// graphLine is a neighbour: what is said of it, and where its own neighbourhood is.
type graphLine struct {
	Cells []cell
	Graph link
}

// sections are the text of a neighbourhood.
func (n neighbourhood) sections() []graphSection {
	var sections []graphSection
	for _, relation := range n.relations {
		sections = append(sections, n.section(relation))
	}
	return sections
}

func (n neighbourhood) section(of neighbours) graphSection {
	s := graphSection{ID: of.name, Title: capital(n.tongue.name(n.kind.Name, of.name)), Note: n.note(of.name), Shown: n.T("graph.all", of.total)}
	if len(of.items) < of.total {
		s.Shown = n.T("graph.shown", len(of.items), of.total)
	}
	lines := make([][]column, len(of.items))
	for i, item := range of.items {
		lines[i] = n.line(of, item)
	}
	built := n.lined(s.Title, lines)
	s.Caption, s.Columns = built.Caption, built.Columns
	for i, cells := range built.Rows {
		node := of.items[i].node
		s.Rows = append(s.Rows, graphLine{Cells: cells, Graph: link{Text: n.fullLabel(of.items[i].kind, node), Href: n.Href(graphPath(node.str("id")))}})
	}
	if of.after != "" {
		s.Next = turned(n.here, of.name, of.after)
	}
	if n.here.Query().Get(of.name+"After") != "" {
		s.Start = turned(n.here, of.name, "")
	}
	return s
}

// line is the row of a neighbour: its label, what the edge says, how it is known.
func (n neighbourhood) line(of neighbours, item neighbour) []column {
	columns := []column{n.subject(item.kind, item.node)}
	columns = append(columns, n.memberColumns(of.edgeType, "edge.", item.edge, []string{"node", "cursor", "key"})...)
	if owner := whose[item.kind]; owner != "" && !item.node.get(owner).null() {
		of := n.field(item.kind, owner)
		columns = append(columns, column{key: owner, head: n.tongue.name(item.kind, owner), cell: n.cell(of, item.node.get(owner))})
	}
	return n.withEvidence(columns, item.edge.get("evidence"))
}
