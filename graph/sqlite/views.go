package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"habeas/schema"
)

// Views are how questions see the graph. There is one for each kind, under its plural
// (prisoners), and one for each link, under the edge's name (judged; serves_at_court where
// an edge has several links). The ends of an edge are official_pk and proceeding_pk, or
// from_pk and to_pk where both are of one kind; sources, status and the like are those of
// the evidence that the edge stands on, and a field that has the name of one of these is
// field_modality and so on. Views leave out what is retracted, and, of several edges of a
// to-one relation, all but the first. Conditions for that stand in them only where the
// store holds such facts (it is irregular), because each is a look-up more for
// every edge that a question reads.

func nodeView(kind *schema.Kind) string { return column(strings.ToLower(kind.RootPlural())) }

// edgeView adds to an edge's name what tells its links apart.
func edgeView(link *schema.Link) string {
	name := strings.ToLower(link.Edge.Name)
	if len(link.Edge.Links) == 1 {
		return column(name)
	}
	oneOrigin := true
	for _, other := range link.Edge.Links {
		oneOrigin = oneOrigin && other.From == link.From
	}
	if oneOrigin {
		return column(name + "_" + link.To.Slug())
	}
	return column(name + "_" + link.From.Slug())
}

// endColumns are the names of an edge's ends in its view.
func endColumns(link *schema.Link) (from, to string) {
	if link.From == link.To {
		return "from_pk", "to_pk"
	}
	return link.From.Slug() + "_pk", link.To.Slug() + "_pk"
}

// createViews makes the views anew.
func createViews(ctx context.Context, tx *sql.Tx, v *schema.Vocabulary, irregular bool) error {
	var statements []string
	for _, kind := range v.Kinds {
		statements = append(statements, "DROP VIEW IF EXISTS "+nodeView(kind), "CREATE VIEW "+nodeView(kind)+" AS "+nodeSelect(kind, irregular))
	}
	for _, link := range v.Links {
		statements = append(statements, "DROP VIEW IF EXISTS "+edgeView(link), "CREATE VIEW "+edgeView(link)+" AS "+edgeSelect(link, irregular))
	}
	return execute(ctx, tx, statements)
}

func nodeSelect(kind *schema.Kind, irregular bool) string {
	text := "SELECT n._pk AS pk, n.id, n._pk AS fact, n._modality AS modality, n._status AS status, n._note AS note, n._sources AS sources" +
		viewFields("n", kind.Fields) + " FROM " + nodeTable(kind) + " AS n"
	if irregular {
		text += " WHERE n._status IS NOT 'RETRACTED'"
	}
	return text
}

func viewFields(table string, fields []*schema.Field) string {
	var text strings.Builder
	for _, field := range fields {
		fmt.Fprintf(&text, ", %s.%s", table, column(field.Name))
		switch field.Name {
		case "modality", "status", "note":
			fmt.Fprintf(&text, " AS field_%s", field.Name)
		}
		if field.Type == schema.Date {
			fmt.Fprintf(&text, ", %s.%s AS %s_earliest, %[1]s.%[4]s AS %[3]s_latest", table, earliestColumn(field), field.Name, latestColumn(field))
		}
	}
	return text.String()
}

func edgeSelect(link *schema.Link, irregular bool) string {
	from, to := endColumns(link)
	text := fmt.Sprintf("SELECT e._src AS %s, e._dst AS %s, e._key AS key, %s%s FROM %s AS e", from, to, viewEvidence(link), viewFields("e", link.Edge.Fields), edgeTable(link))
	if !irregular {
		return text
	}
	conditions := []string{"e._status IS NOT 'RETRACTED'"}
	if link.Left.ToOne() {
		conditions = append(conditions, "e._left = 1")
	}
	if link.Right != nil && link.Right.ToOne() {
		conditions = append(conditions, "e._right = 1")
	}
	for _, end := range []struct {
		kind   *schema.Kind
		column string
	}{{link.From, "_src"}, {link.To, "_dst"}} {
		conditions = append(conditions, fmt.Sprintf("NOT EXISTS (SELECT 1 FROM %s AS n WHERE n._pk = e.%s AND n._status = 'RETRACTED')", nodeTable(end.kind), end.column))
	}
	return text + " WHERE " + strings.Join(conditions, " AND ")
}

// viewEvidence are the columns of the evidence that an edge stands on.
func viewEvidence(link *schema.Link) string {
	end := link.EvidenceEnd()
	if end == nil {
		return "e._fact AS fact, e._modality AS modality, e._status AS status, e._note AS note, e._sources AS sources"
	}
	here, _ := ends(end)
	of := func(name string) string {
		return fmt.Sprintf("CASE WHEN e._modality IS NULL THEN (SELECT n.%[1]s FROM %[2]s AS n WHERE n._pk = e.%[3]s) ELSE e.%[1]s END", name, nodeTable(end.Owner), here)
	}
	return fmt.Sprintf("CASE WHEN e._modality IS NULL THEN e.%s ELSE e._fact END AS fact, %s AS modality, %s AS status, %s AS note, %s AS sources",
		here, of("_modality"), of("_status"), of("_note"), of("_sources"))
}
