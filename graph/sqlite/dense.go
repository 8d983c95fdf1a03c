package sqlite

import (
	"context"
	"fmt"

	"habeas/graph/plan"
	"habeas/schema"
)

// Dense are the relations, by [relationNumber], that some node has very many edges of.
// Sorting these for a page would take time in proportion to the size of the store.
type Dense map[int]bool

// busyFrom is from how many edges of one relation on a node is busy: its edges are
// counted when they are loaded, and its pages are read along the order's index. The
// page of a node with fewer is sorted in about a millisecond.
const busyFrom = 1000

// relationNumber numbers relations for the table of degrees.
func relationNumber(relation *schema.Relation) int {
	if relation.Reverse {
		return 2*relation.Link.Index + 1
	}
	return 2 * relation.Link.Index
}

// kindNumber is under what the number of all nodes of a kind stands in that table.
func kindNumber(kind *schema.Kind) int { return -1 - kind.Index }

// densePage finds a page in one of two ways, as the node has many edges or few. Many:
// along the index of the order, asking of each node whether the edge is there, which
// ends after a few where the edges are many. Few: as any other page.
func (c *compiler) densePage(l *plan.Connection, parent string) string {
	busy := fmt.Sprintf("degree AS d CROSS JOIN %%s WHERE d.relation = %d AND d.node = %s._pk AND ", relationNumber(l.Relation), parent)
	s := scope{kind: l.Kind, node: c.alias("n"), edge: c.alias("e"), parent: parent, relation: l.Relation}
	tables := fmt.Sprintf("%s AS %s CROSS JOIN %s AS %s", nodeTable(l.Kind), s.node, edgeTable(l.Relation.Link), s.edge)
	many := "SELECT " + pageColumns(s) + " FROM " + fmt.Sprintf(busy, tables) + along(s) + c.tail(l, s)
	few := fmt.Sprintf("(SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM degree WHERE relation = %d AND node = %s._pk)) AS d CROSS JOIN ", relationNumber(l.Relation), parent)
	return "SELECT * FROM (" + many + ") UNION ALL SELECT * FROM (" + c.page(l, parent, few) + ")"
}

// countDegrees counts the edges of busy nodes and the nodes of each kind.
func (l *loader) countDegrees(ctx context.Context) error {
	statements := []string{"DELETE FROM degree"}
	for _, kind := range l.vocabulary.Kinds {
		statements = append(statements, fmt.Sprintf("INSERT INTO degree SELECT %d, 0, count(*) FROM %s", kindNumber(kind), nodeTable(kind)))
	}
	for _, link := range l.vocabulary.Links {
		for _, relation := range []*schema.Relation{link.Left, link.Right} {
			if relation == nil || relation.ToOne() || link.Symmetric {
				continue
			}
			here, _ := ends(relation)
			statements = append(statements, fmt.Sprintf("INSERT INTO degree SELECT %d, %s, count(*) FROM %s GROUP BY 2 HAVING count(*) >= %d",
				relationNumber(relation), here, edgeTable(link), l.busyFrom))
		}
	}
	return execute(ctx, l.tx, statements)
}

// learnDense reads which relations are dense, and forgets the statements that were
// made without knowing it. A store that another process fills meanwhile is read in the
// slower way, with the same answers.
func (s *Store) learnDense(ctx context.Context) error {
	rows, err := s.readers.QueryContext(ctx, "SELECT DISTINCT relation FROM degree WHERE relation >= 0")
	if err != nil {
		return fault(ctx, "reading the degrees", err)
	}
	defer rows.Close()
	dense := Dense{}
	for rows.Next() {
		var number int
		if err := rows.Scan(&number); err != nil {
			return fault(ctx, "reading the degrees", err)
		}
		dense[number] = true
	}
	s.dense.Store(&dense)
	s.statements.cache.Purge()
	return rows.Err()
}
