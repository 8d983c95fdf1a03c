package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

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
	statement, err := s.statements.get(ctx, "search", func() (string, error) { return candidates(s.vocabulary), nil })
	if err != nil {
		return nil, fault(ctx, "preparing a search", err)
	}
	rows, err := statement.QueryContext(ctx, keysText(search.Keys), kindsText(kinds), search.Limit, search.Entries)
	if err != nil {
		return nil, fault(ctx, "searching", err)
	}
	defer rows.Close()
	var found []graph.Candidate
	for rows.Next() {
		var kind int
		var id, values string
		if err := rows.Scan(&kind, &id, &values); err != nil {
			return nil, fault(ctx, "searching", err)
		}
		candidate := graph.Candidate{Kind: s.vocabulary.Kinds[kind], ID: id}
		if candidate.Names, err = namesOf(candidate.Kind, values); err != nil {
			return nil, fmt.Errorf("the names of %s: %w", id, err)
		}
		found = append(found, candidate)
	}
	if err := rows.Err(); err != nil {
		return nil, fault(ctx, "searching", err)
	}
	return found, nil
}

func keysText(keys []graph.SearchKey) string {
	list := make([]any, len(keys))
	for i, key := range keys {
		list[i] = []any{key.Key, key.Weight, key.Prefix}
	}
	text, _ := json.Marshal(list)
	return string(text)
}

func kindsText(kinds []*schema.Kind) string {
	indexes := make([]int, len(kinds))
	for i, kind := range kinds {
		indexes[i] = kind.Index
	}
	text, _ := json.Marshal(indexes)
	return string(text)
}

// begins is the condition that the key k begins with the search's key s.
const begins = "k.key >= s.key AND k.key < s.key || '\U0010FFFF'"

// candidates is the statement of a search: ?1 the keys, ?2 the kinds, ?3 the limit, ?4
// the entries that may be looked at.
func candidates(v *schema.Vocabulary) string {
	var id, values strings.Builder
	for _, kind := range v.Kinds {
		var fields []string
		for _, field := range kind.Fields {
			if field.Searched {
				fields = append(fields, "n."+column(field.Name))
			}
		}
		fmt.Fprintf(&id, " WHEN %d THEN (SELECT n.id FROM %s AS n WHERE n._pk = f.node)", kind.Index, nodeTable(kind))
		fmt.Fprintf(&values, " WHEN %d THEN (SELECT json_array(%s) FROM %s AS n WHERE n._pk = t.node)", kind.Index, strings.Join(fields, ", "), nodeTable(kind))
	}
	return `WITH search (key, weight, prefix, number) AS MATERIALIZED (
	SELECT value ->> 0, value ->> 1, value ->> 2, key FROM json_each(?1)),
counted AS MATERIALIZED (
	SELECT s.*, CASE WHEN ?4 = 0 THEN 1
		WHEN s.prefix THEN (SELECT count(*) FROM (SELECT 1 FROM name_key AS k WHERE ` + begins + ` LIMIT ?4 + 1))
		ELSE (SELECT count(*) FROM (SELECT 1 FROM name_key AS k WHERE k.key = s.key LIMIT ?4 + 1)) END AS entries FROM search AS s),
used AS MATERIALIZED (
	SELECT key, weight, prefix, number, sum(entries) OVER place <= ?4 OR row_number() OVER place = 1 OR ?4 = 0 AS finds
		FROM counted WHERE entries > 0 WINDOW place AS (ORDER BY entries, key, prefix ROWS UNBOUNDED PRECEDING)),
hit (node, kind, number, weight) AS MATERIALIZED (
	SELECT k.node, k.kind, s.number, s.weight FROM used AS s CROSS JOIN name_key AS k ON k.key = s.key
		WHERE s.finds AND NOT s.prefix AND k.kind IN (SELECT value FROM json_each(?2))
	UNION
	SELECT k.node, k.kind, s.number, s.weight FROM used AS s CROSS JOIN name_key AS k ON ` + begins + `
		WHERE s.finds AND s.prefix AND k.kind IN (SELECT value FROM json_each(?2))),
weighed (node, kind, number, weight) AS (
	SELECT * FROM hit
	UNION
	SELECT h.node, h.kind, s.number, s.weight FROM (SELECT DISTINCT node, kind FROM hit) AS h
		CROSS JOIN (SELECT * FROM used WHERE NOT finds) AS s CROSS JOIN name_key AS k
		ON k.node = h.node AND (k.key = s.key OR s.prefix AND ` + begins + `)),
found (node, kind, weight) AS (SELECT node, kind, sum(weight) FROM weighed GROUP BY node, kind),
top AS (SELECT f.node AS node, f.kind AS kind, f.weight AS weight, CASE f.kind` + id.String() + ` END AS id FROM found AS f ORDER BY weight DESC, id LIMIT +?3)
SELECT t.kind, t.id, CASE t.kind` + values.String() + ` END FROM top AS t ORDER BY t.weight DESC, t.id`
}

// namesOf reads the values of a kind's searched fields.
func namesOf(kind *schema.Kind, stored string) ([]graph.Name, error) {
	var values []*string
	if err := json.Unmarshal([]byte(stored), &values); err != nil {
		return nil, err
	}
	var found []graph.Name
	number := 0
	for _, field := range kind.Fields {
		if !field.Searched {
			continue
		}
		value := values[number]
		number++
		if value == nil {
			continue
		}
		list := []string{*value}
		if field.Type == schema.Strings {
			var err error
			if list, err = texts(*value); err != nil {
				return nil, err
			}
		}
		for _, name := range list {
			found = append(found, graph.Name{Field: field.Name, Value: name})
		}
	}
	return found, nil
}
