package sqlite

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/schema"
)

// markHeads marks, for each to-one relation that holds several edges, the one that it
// gives: the first by the other end's id, then by key.
func (l *loader) markHeads(ctx context.Context) error {
	for _, link := range l.vocabulary.Links {
		for _, relation := range []*schema.Relation{link.Left, link.Right} {
			if relation == nil || !relation.ToOne() {
				continue
			}
			here, there := ends(relation)
			statement := fmt.Sprintf(`UPDATE %[1]s AS e SET %[2]s = (e._src, e._dst, e._key) = (
				SELECT f._src, f._dst, f._key FROM %[1]s AS f JOIN %[3]s AS n ON n._pk = f.%[5]s WHERE f.%[4]s = e.%[4]s ORDER BY n.id, f._key LIMIT 1)
				WHERE e.%[4]s IN (SELECT g.%[4]s FROM %[1]s AS g GROUP BY g.%[4]s HAVING count(*) > 1)`,
				edgeTable(link), headColumn(relation), nodeTable(relation.Target), here, there)
			marked, err := l.tx.ExecContext(ctx, statement)
			if err != nil {
				return fmt.Errorf("marking %s.%s: %w", relation.Owner.Name, relation.Name, err)
			}
			if count, err := marked.RowsAffected(); err != nil || count > 0 {
				l.irregular = true
			}
		}
	}
	return nil
}

// readMeta reads where an earlier load ended.
func (l *loader) readMeta(ctx context.Context) error {
	meta, err := l.meta(ctx)
	if err != nil {
		return err
	}
	if l.next, err = strconv.ParseInt(meta["next"], 10, 64); err != nil {
		return fmt.Errorf("the number of the next fact: %w", err)
	}
	if l.version, err = strconv.ParseUint(meta["version"], 16, 64); err != nil {
		return fmt.Errorf("the version: %w", err)
	}
	return nil
}

func (l *loader) meta(ctx context.Context) (map[string]string, error) {
	rows, err := l.tx.QueryContext(ctx, "SELECT name, value FROM meta")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	meta := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		meta[name] = value
	}
	return meta, rows.Err()
}

// writeMeta writes what the store says of itself.
func (l *loader) writeMeta(ctx context.Context, options graph.LoadOptions) error {
	meta, err := l.meta(ctx)
	if err != nil {
		return err
	}
	counts := map[string]int{}
	if meta["counts"] != "" {
		if err := json.Unmarshal([]byte(meta["counts"]), &counts); err != nil {
			return fmt.Errorf("the counts: %w", err)
		}
	}
	counts = l.counted(counts)
	stored, err := json.Marshal(counts)
	if err != nil {
		return err
	}
	changed := l.done > 0
	about := map[string]string{
		"fingerprint": l.vocabulary.Fingerprint(),
		"next":        strconv.FormatInt(max(l.next, 1), 10),
		"version":     fmt.Sprintf("%016x", l.version),
		"counts":      string(stored),
		"bundled":     bundledAfter(meta["bundled"], options.Bundled, l.fresh, changed),
		"licence":     cmp.Or(options.Licence, meta["licence"]),
		"coverage":    cmp.Or(options.Coverage, meta["coverage"]),
		"irregular":   strconv.FormatBool(l.irregular || meta["irregular"] == "true"),
	}
	about["about"] = string(plan.AppendAbout(nil, l.vocabulary, about["version"], counts, about["licence"], about["coverage"]))
	for name, value := range about {
		if _, err := l.tx.ExecContext(ctx, "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value); err != nil {
			return err
		}
	}
	return nil
}

// bundledAfter is the version of the bundled dataset after a load: a store holds
// nothing else as long as only that was loaded.
func bundledAfter(stored, loaded string, fresh, changed bool) string {
	switch {
	case fresh:
		return loaded
	case changed:
		return ""
	default:
		return stored
	}
}
