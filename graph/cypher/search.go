package cypher

import (
	"context"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph"
	"habeas/schema"
)

// Candidates finds nodes by the keys of their names, in one statement.
func (s *Store) Candidates(ctx context.Context, search graph.Search) ([]graph.Candidate, error) {
	if len(search.Keys) == 0 || search.Limit <= 0 {
		return nil, nil
	}
	kinds := search.Kinds
	if len(kinds) == 0 {
		kinds = s.vocabulary.Kinds
	}
	labels := make([]string, len(kinds))
	for i, kind := range kinds {
		labels[i] = kind.Name
	}
	row, err := s.consistent(ctx, candidates(s.vocabulary), map[string]any{"keys": keyQueries(search.Keys), "labels": labels, "limit": int64(search.Limit), "entries": int64(search.Entries)})
	if err != nil {
		return nil, err
	}
	rows, _ := row[0].([]any)
	found := make([]graph.Candidate, 0, len(rows))
	for _, values := range rows {
		if values, ok := values.([]any); ok {
			found = append(found, s.candidate(values))
		}
	}
	return found, nil
}

// keyQueries are, for each key: its full-text query, its weight, the key itself, whether
// it is a prefix, and by what it is ordered.
func keyQueries(keys []graph.SearchKey) []any {
	list := make([]any, len(keys))
	for i, key := range keys {
		query := term(key.Key)
		if key.Prefix {
			query += "*"
		}
		list[i] = []any{query, int64(key.Weight), key.Key, key.Prefix, textKey(key.Key)}
	}
	return list
}

// special are the characters that mean something in a full-text query.
const special = `+-&|!(){}[]^"~*?:\/<>=@#' ` + "\t\n\r\u3000"

// term escapes a text so that a full-text query takes it for one term.
func term(text string) string {
	var query strings.Builder
	for _, r := range text {
		if strings.ContainsRune(special, r) || r >= 'A' && r <= 'Z' {
			query.WriteByte('\\')
		}
		query.WriteRune(r)
	}
	return query.String()
}

// searchedFields are the names of the fields by which search finds nodes of any kind.
func searchedFields(v *schema.Vocabulary) []string {
	var names []string
	for _, kind := range v.Kinds {
		for _, field := range kind.Fields {
			if field.Searched && !slices.Contains(names, field.Name) {
				names = append(names, field.Name)
			}
		}
	}
	return names
}

// hasKey is the number of a node's keys that a search key means.
const hasKey = "size([name IN n.`_name_keys` WHERE name = key[2] OR key[3] AND name STARTS WITH key[2]])"

// candidates is the statement of a search. A row is [id, values of the searched fields].
// Keys are counted as far as the bound first; those that find candidates are looked up,
// and all are weighed by the keys that stand on the node.
func candidates(v *schema.Vocabulary) string {
	var values []string
	for _, name := range searchedFields(v) {
		values = append(values, "n."+property(name))
	}
	return opening + "WITH h, began, COLLECT {\n" +
		"UNWIND $keys AS key WITH key, CASE WHEN $entries = 0 THEN 1 ELSE reduce(sum = 0, count IN COLLECT { " + byName("key[0], {limit: $entries + 1}") + " RETURN " + hasKey + " } | sum + count) END AS entries\n" +
		"WITH key, CASE WHEN $entries > 0 AND entries > $entries THEN $entries + 1 ELSE entries END AS entries WHERE entries > 0 WITH key, entries ORDER BY entries, key[4], key[3]\n" +
		"WITH collect(key) AS keys, collect(entries) AS counts\n" +
		"WITH keys, [i IN range(0, size(keys) - 1) WHERE i = 0 OR $entries = 0 OR reduce(sum = 0, count IN counts[..i + 1] | sum + count) <= $entries | keys[i][0]] AS finding\n" +
		"UNWIND finding AS query " + byName("query") + " WITH DISTINCT keys, n WHERE any(name IN labels(n) WHERE name IN $labels)\n" +
		"WITH n, reduce(sum = 0, key IN keys | sum + CASE WHEN " + hasKey + " > 0 THEN key[1] ELSE 0 END) AS weight ORDER BY weight DESC, n.`id` LIMIT $limit\n" +
		"RETURN [n.`id`, " + list(values) + "] ORDER BY weight DESC, n.`id` } AS found\n" +
		ending + "found"
}

func byName(query string) string {
	return "CALL db.index.fulltext.queryNodes('" + nameKeys + "', " + query + ") YIELD node AS n"
}

// candidate reads a row of a search.
func (s *Store) candidate(row []any) graph.Candidate {
	id, _ := row[0].(string)
	candidate := graph.Candidate{Kind: s.vocabulary.KindOf(id), ID: id}
	values, _ := row[1].([]any)
	names := searchedFields(s.vocabulary)
	for _, field := range candidate.Kind.Fields {
		if field.Searched {
			candidate.Names = append(candidate.Names, namesOf(field, values[slices.Index(names, field.Name)])...)
		}
	}
	return candidate
}

func namesOf(field *schema.Field, value any) []graph.Name {
	var names []graph.Name
	for _, text := range textsOf(stored(value)) {
		names = append(names, graph.Name{Field: field.Name, Value: text})
	}
	return names
}

// stored gives a value of the driver as facts have it: lists are of texts.
func stored(value any) any {
	list, ok := value.([]any)
	if !ok {
		return value
	}
	texts := make([]string, len(list))
	for i, item := range list {
		texts[i], _ = item.(string)
	}
	return texts
}

// discard takes no row.
func discard(*neo4j.Record) error { return nil }
