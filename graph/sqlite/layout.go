package sqlite

import (
	"fmt"
	"strings"

	"habeas/schema"
)

// formatVersion numbers the layout of the tables that do not follow from the
// vocabulary. A store of a higher one is from a newer version of this program.
const formatVersion = 2

// applicationID marks the file as a store of Habeas ("HBAS").
const applicationID = 0x48424153

// linkAbout separates what citations are about: kinds are numbered from 0, links from here.
const linkAbout = 1000

func nodeTable(kind *schema.Kind) string { return quoted("node_" + kind.Slug()) }

func edgeTable(link *schema.Link) string {
	return quoted(strings.ToLower("edge_" + link.Edge.Name + "_" + link.From.Name + "_" + link.To.Name))
}

// quoted escapes a name of the vocabulary.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func column(name string) string { return quoted(name) }

func foldColumn(field *schema.Field) string     { return column(field.Name + ".fold") }
func earliestColumn(field *schema.Field) string { return column(field.Name + ".earliest") }
func latestColumn(field *schema.Field) string   { return column(field.Name + ".latest") }

// keyColumn is the column that a field is ordered by. Required texts are their own key:
// SQLite compares them by their UTF-8 bytes, which is the order of code points.
func keyColumn(field *schema.Field) string {
	if field.Type == schema.Date {
		return column(field.Name + ".key")
	}
	return column(field.Name)
}

var fixedTables = []string{
	`CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
	`CREATE TABLE alias (former TEXT PRIMARY KEY, kind INTEGER NOT NULL, node INTEGER NOT NULL) WITHOUT ROWID`,
	`CREATE TABLE citation (fact INTEGER NOT NULL, ord INTEGER NOT NULL, about INTEGER NOT NULL, source INTEGER NOT NULL,
		src INTEGER, dst INTEGER, locator TEXT, fields TEXT, PRIMARY KEY (fact, ord)) WITHOUT ROWID`,
	`CREATE TABLE degree (relation INTEGER NOT NULL, node INTEGER NOT NULL, edges INTEGER NOT NULL, PRIMARY KEY (relation, node)) WITHOUT ROWID`,
	`CREATE TABLE name_key (key TEXT NOT NULL, kind INTEGER NOT NULL, node INTEGER NOT NULL)`,
}

var fixedIndexes = []string{
	`CREATE INDEX alias_node ON alias (node, former)`,
	`CREATE INDEX citation_source ON citation (source, about, fact)`,
	`CREATE INDEX name_key_key ON name_key (key, kind, node)`,
	`CREATE INDEX name_key_node ON name_key (node)`,
}

// tables are the statements that create the tables of a vocabulary.
func tables(v *schema.Vocabulary) []string {
	statements := append([]string{}, fixedTables...)
	for _, kind := range v.Kinds {
		statements = append(statements, fmt.Sprintf("CREATE TABLE %s (_pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE%s, %s, _digest INTEGER NOT NULL)",
			nodeTable(kind), fieldColumns(kind.Fields), evidenceColumns))
	}
	for _, link := range v.Links {
		statements = append(statements, fmt.Sprintf("CREATE TABLE %s (_src INTEGER NOT NULL, _dst INTEGER NOT NULL, _key TEXT NOT NULL, _fact INTEGER NOT NULL%s%s, %s, _digest INTEGER NOT NULL, PRIMARY KEY (_src, _dst, _key)) WITHOUT ROWID",
			edgeTable(link), fieldColumns(link.Edge.Fields), headColumns(link), evidenceColumns))
	}
	return statements
}

const evidenceColumns = `_modality TEXT, _status TEXT, _note TEXT, _sources INTEGER`

// headColumns mark, for a to-one relation, the one edge that it gives where conflicting
// evidence holds several.
func headColumns(link *schema.Link) string {
	text := ""
	if link.Left.ToOne() {
		text += ", _left INTEGER NOT NULL DEFAULT 1"
	}
	if link.Right != nil && link.Right.ToOne() {
		text += ", _right INTEGER NOT NULL DEFAULT 1"
	}
	return text
}

// headColumn is the mark of a to-one relation.
func headColumn(relation *schema.Relation) string {
	if relation.Reverse {
		return "_right"
	}
	return "_left"
}

func fieldColumns(fields []*schema.Field) string {
	var text strings.Builder
	for _, field := range fields {
		fmt.Fprintf(&text, ", %s %s", column(field.Name), columnType(field))
		switch {
		case field.Folded():
			fmt.Fprintf(&text, ", %s TEXT", foldColumn(field))
		case field.Type == schema.Date:
			fmt.Fprintf(&text, `, %[1]s TEXT, %[2]s TEXT, %[3]s TEXT GENERATED ALWAYS AS (coalesce(%[1]s || '/' || %[2]s, '~')) VIRTUAL`,
				earliestColumn(field), latestColumn(field), keyColumn(field))
		}
	}
	return text.String()
}

func columnType(field *schema.Field) string {
	sqlType := "TEXT"
	if field.Type == schema.Int || field.Type == schema.Boolean {
		sqlType = "INTEGER"
	}
	if field.Required {
		sqlType += " NOT NULL"
	}
	return sqlType
}

// indexes are the statements that create the indexes of a vocabulary: one for each
// order, one for each fold of a name, one for the other direction of each link.
func indexes(v *schema.Vocabulary) []string {
	statements := append([]string{}, fixedIndexes...)
	for _, kind := range v.Kinds {
		for _, field := range kind.Fields {
			name := "node_" + kind.Slug() + "_" + field.Name
			if field.Ordered {
				statements = append(statements, fmt.Sprintf("CREATE INDEX %s ON %s (%s, id)", column(name), nodeTable(kind), keyColumn(field)))
			}
			if field.Folded() && field.Searched {
				statements = append(statements, fmt.Sprintf("CREATE INDEX %s ON %s (%s)", column(name+"_fold"), nodeTable(kind), foldColumn(field)))
			}
		}
	}
	for _, link := range v.Links {
		statements = append(statements, fmt.Sprintf("CREATE INDEX %s ON %s (_dst)", column(strings.Trim(edgeTable(link), `"`)+"_dst"), edgeTable(link)))
	}
	return statements
}

// indexName is the name in a CREATE INDEX statement, for dropping it.
func indexName(statement string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(statement, "CREATE INDEX "), " ON ")
	return name
}
