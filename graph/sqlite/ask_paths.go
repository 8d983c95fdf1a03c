package sqlite

import (
	"fmt"
	"strings"

	"habeas/schema"
)

// Asked are common table expressions, one for each kind that paths lead through, of the
// nodes whose ids are given in the list of the kind's name.
func (p parts) Asked() string {
	var tables []string
	for _, kind := range p.vocabulary.PathKinds() {
		tables = append(tables, fmt.Sprintf("%s(pk, id) AS MATERIALIZED (SELECT n.pk, n.id FROM json_each($%s) AS j CROSS JOIN %s AS n ON n.id = j.value)", askedTable(kind), kind.Name, nodeView(kind)))
	}
	return strings.Join(tables, ",\n")
}

func askedTable(kind *schema.Kind) string { return "asked_" + kind.Slug() }

// Links are the edges from the nodes asked for, in both directions, to nodes of kinds that
// paths lead through: one SELECT of the columns given for each relation. There a is the node, e the edge,
// m the other node, and %s the edge's name. With sources, only those that $minSources
// sources report.
func (p parts) Links(columns string, sources bool) string {
	condition := ""
	if sources {
		condition = " WHERE e.sources >= $minSources"
	}
	var selects []string
	add := func(link *schema.Link, node, other *schema.Kind, here, there string) {
		if node.Supernode || other.Supernode {
			return
		}
		selects = append(selects, fmt.Sprintf("  SELECT %s FROM %s AS a CROSS JOIN %s AS e ON e.%s = a.pk CROSS JOIN %s AS m ON m._pk = e.%s%s",
			strings.ReplaceAll(columns, "%s", link.Edge.Name), askedTable(node), edgeView(link), here, nodeTable(other), there, condition))
	}
	for _, link := range p.vocabulary.Links {
		from, to := endColumns(link)
		add(link, link.From, link.To, from, to)
		add(link, link.To, link.From, to, from)
	}
	return strings.Join(selects, "\n  UNION ALL\n")
}
