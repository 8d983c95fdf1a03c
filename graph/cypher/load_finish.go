package cypher

import (
	"context"
	"fmt"
	"strings"

	"habeas/schema"
)

// finish brings up to date what follows from several facts together.
func (l *loader) finish(ctx context.Context) error {
	if err := l.markHeads(ctx); err != nil {
		return err
	}
	if err := l.labelRoles(ctx); err != nil {
		return err
	}
	for kind, set := range l.renamed {
		text := fmt.Sprintf("MATCH (n:%s {`id`: id}) SET n.`formerIds` = COLLECT { MATCH (f:%s {`current`: n.`id`}) RETURN f.`id` ORDER BY f.`id` }", label(kind), formerLabel)
		if err := l.forEach(ctx, text, set); err != nil {
			return fmt.Errorf("the former ids of %s: %w", kind.RootPlural(), err)
		}
	}
	return nil
}

// forEach runs the rest of a statement for all ids of a set.
func (l *loader) forEach(ctx context.Context, text string, set map[string]bool) error {
	for _, ids := range sorted(set, l.batchSize) {
		if _, err := l.change(ctx, writerIDs()[0], "CYPHER 5 UNWIND $ids AS id "+text, map[string]any{"ids": ids}); err != nil {
			return err
		}
	}
	return nil
}

// markHeads marks, of several edges of a to-one relation, all but the one that it gives:
// the first by the other end's id, then by key.
func (l *loader) markHeads(ctx context.Context) error {
	for relation, found := range l.several {
		set := map[string]bool{}
		for id := range found {
			set[id] = true
		}
		s := scope{kind: relation.Target, node: "m", edge: "e", parent: "n", relation: relation}
		text := fmt.Sprintf("MATCH (n:%s {`id`: id}) CALL (n) { MATCH %s WITH e ORDER BY m.`id`, e.`_key` WITH collect(e) AS found UNWIND range(0, size(found) - 1) AS i WITH found[i] AS e, i SET e.%s = CASE WHEN i > 0 THEN true END }",
			label(relation.Owner), pattern(s), quoted(laterName(relation)))
		if err := l.forEach(ctx, text, set); err != nil {
			return fmt.Errorf("the first edges of %s.%s: %w", relation.Owner.Name, relation.Name, err)
		}
	}
	return nil
}

// labelRoles gives nodes the labels of their roles.
func (l *loader) labelRoles(ctx context.Context) error {
	for kind, set := range l.touched {
		var all []*schema.Relation
		for _, role := range kind.Roles {
			all = append(all, role.Relations...)
		}
		for _, role := range kind.Roles {
			condition := anyEdge(role.Relations)
			if len(role.Relations) == 0 {
				condition = "NOT " + anyEdge(all)
			}
			text := fmt.Sprintf("MATCH (n:%[1]s {`id`: id}) WITH n, %[2]s AS has CALL (n, has) { WITH n WHERE has SET n:%[3]s } CALL (n, has) { WITH n WHERE NOT has REMOVE n:%[3]s }",
				label(kind), condition, roleLabel(role))
			if err := l.forEach(ctx, text, set); err != nil {
				return fmt.Errorf("the role %s: %w", role.Value, err)
			}
		}
	}
	return nil
}

// anyEdge is the condition that the node n has an edge of one of the relations.
func anyEdge(relations []*schema.Relation) string {
	conditions := make([]string, len(relations))
	for i, relation := range relations {
		conditions[i] = "EXISTS { (n)" + arrow(relation, "") + "(:" + label(relation.Target) + ") }"
	}
	return "(" + strings.Join(conditions, " OR ") + ")"
}
