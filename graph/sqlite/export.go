package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"habeas/graph"
	"habeas/schema"
)

// Export walks all facts in canonical order, in one transaction, so that it sees one
// load.
func (s *Store) Export(ctx context.Context, sink graph.Sink) error {
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fault(ctx, "beginning an export", err)
	}
	defer tx.Rollback()
	e := &exporter{tx: tx, sink: sink}
	for _, kind := range s.vocabulary.Kinds {
		if err := e.nodes(ctx, kind); err != nil {
			return fault(ctx, "exporting "+kind.RootPlural(), err)
		}
	}
	for _, edge := range s.vocabulary.Edges {
		if err := e.edges(ctx, edge); err != nil {
			return fault(ctx, "exporting "+edge.Name, err)
		}
	}
	if err := e.aliases(ctx, s.vocabulary); err != nil {
		return fault(ctx, "exporting former ids", err)
	}
	return nil
}

type exporter struct {
	tx   *sql.Tx
	sink graph.Sink
}

// citationsOf is the text of a column that holds the citations of a fact.
func citationsOf(fact string) string {
	return fmt.Sprintf("(SELECT json_group_array(json_array(s.id, c.locator, c.fields) ORDER BY c.ord) FROM citation AS c JOIN node_source AS s ON s._pk = c.source WHERE c.fact = %s)", fact)
}

func (e *exporter) nodes(ctx context.Context, kind *schema.Kind) error {
	text := fmt.Sprintf("SELECT n.id, n._modality, n._status, n._note, %s%s FROM %s AS n ORDER BY n.id", citationsOf("n._pk"), fieldList("n", kind.Fields), nodeTable(kind))
	return e.walk(ctx, text, 1, kind.Fields, func(ids []string, evidence *graph.Evidence, set []any) error {
		node := &graph.Node{Kind: kind, ID: ids[0], Set: set, Evidence: evidence}
		if kind.OwnSource {
			node.Evidence = nil
		}
		return e.sink.Node(node)
	})
}

// edges walks an edge's links together, because their ends are ordered together.
func (e *exporter) edges(ctx context.Context, edge *schema.Edge) error {
	branches := make([]string, len(edge.Links))
	for i, link := range edge.Links {
		branches[i] = fmt.Sprintf("SELECT a.id AS a, b.id AS b, '%d' AS link, e._modality, e._status, e._note, %s%s, e._key AS k FROM %s AS e JOIN %s AS a ON a._pk = e._src JOIN %s AS b ON b._pk = e._dst",
			i, citationsOf("e._fact"), fieldList("e", edge.Fields), edgeTable(link), nodeTable(link.From), nodeTable(link.To))
	}
	text := "SELECT * FROM (" + strings.Join(branches, " UNION ALL ") + ") ORDER BY a, b, k"
	return e.walk(ctx, text, 3, edge.Fields, func(ids []string, evidence *graph.Evidence, set []any) error {
		link := edge.Links[ids[2][0]-'0']
		return e.sink.Edge(&graph.Edge{Link: link, From: ids[0], To: ids[1], Set: set, Evidence: evidence})
	})
}

func fieldList(alias string, fields []*schema.Field) string {
	text := ""
	for _, field := range fields {
		text += ", " + alias + "." + column(field.Name)
	}
	return text
}

// walk reads rows of: ids, modality, status, note, citations, fields and what only the
// order needs.
func (e *exporter) walk(ctx context.Context, text string, ids int, fields []*schema.Field, take func([]string, *graph.Evidence, []any) error) error {
	rows, err := e.tx.QueryContext(ctx, text)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	row := newExportRow(ids, len(columns), fields)
	for rows.Next() {
		if err := rows.Scan(row.targets...); err != nil {
			return err
		}
		evidence, err := row.evidence()
		if err != nil {
			return err
		}
		set, err := row.set()
		if err != nil {
			return err
		}
		if err := take(row.ids(), evidence, set); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (e *exporter) aliases(ctx context.Context, v *schema.Vocabulary) error {
	current := "CASE a.kind"
	for _, kind := range v.Kinds {
		current += fmt.Sprintf(" WHEN %d THEN (SELECT id FROM %s WHERE _pk = a.node)", kind.Index, nodeTable(kind))
	}
	rows, err := e.tx.QueryContext(ctx, "SELECT a.former, "+current+" END FROM alias AS a ORDER BY a.former")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		alias := &graph.Alias{}
		if err := rows.Scan(&alias.Former, &alias.Current); err != nil {
			return err
		}
		if err := e.sink.Alias(alias); err != nil {
			return err
		}
	}
	return rows.Err()
}
