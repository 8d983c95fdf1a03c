package cypher

import (
	"cmp"
	"context"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph"
	"habeas/schema"
)

// finding is a node with several edges of a to-one relation, and where the last of them
// was read.
type finding struct {
	id       string
	relation *schema.Relation
	origin   graph.Origin
	// agreed tells that one of the edges is not in conflict.
	agreed bool
}

// checkWhole finds to-one relations held several times without conflict, and required
// relations that are missing.
func (l *loader) checkWhole(batch graph.Batch) error {
	var wrong []*finding
	for _, byID := range l.several {
		for _, found := range byID {
			if found.agreed {
				wrong = append(wrong, found)
			}
		}
	}
	slices.SortFunc(wrong, func(a, b *finding) int {
		return cmp.Or(cmp.Compare(a.origin.File, b.origin.File), cmp.Compare(a.origin.Line, b.origin.Line), cmp.Compare(a.id, b.id))
	})
	for _, found := range wrong {
		l.problems.Add(found.origin, "%s: several edges for %s, which leads to at most one unless the evidence of all has status CONFLICT", found.id, found.relation.Name)
	}
	return l.checkRequired(batch)
}

// checkRequired walks the nodes once more, where one of a kind lacks what all have.
func (l *loader) checkRequired(batch graph.Batch) error {
	required := map[*schema.Kind][]*schema.Relation{}
	for _, kind := range l.vocabulary.Kinds {
		for _, relation := range kind.Relations {
			if relation.Cardinality == schema.One && l.lacks(relation) {
				required[kind] = append(required[kind], relation)
			}
		}
	}
	if len(required) == 0 {
		return nil
	}
	told := map[string]bool{}
	return batch.Nodes(func(node *graph.Node) error {
		for _, relation := range required[node.Kind] {
			if met := l.find(node.Kind, node.ID); met != nil && !met.inStore && !told[node.ID+relation.Name] && *l.owned(relation, met)&oneEdge == 0 {
				told[node.ID+relation.Name] = true
				l.problems.Add(node.Origin, "%s: %s is missing; every %s has one", node.ID, relation.Name, node.Kind.Name)
			}
		}
		return nil
	})
}

// lacks reports whether a node of the relation's owner has no edge of it that the load
// knows.
func (l *loader) lacks(relation *schema.Relation) bool {
	kind := &l.kinds[relation.Owner.Index]
	states := kind.owned[relation]
	if len(states) < int(kind.nodes) {
		return true
	}
	return slices.ContainsFunc(states, func(state edgeState) bool { return state&oneEdge == 0 })
}

// storedAlias is a former id that the load has met.
type storedAlias struct {
	current          string
	inStore, written bool
}

// storedAliases are those of some ids that the store has as former ids, with what they
// lead to.
func (l *loader) storedAliases(ctx context.Context, ids map[*schema.Kind][]string) (map[string]string, error) {
	found := map[string]string{}
	var all []string
	for _, list := range ids {
		all = append(all, list...)
	}
	if l.fresh || len(all) == 0 {
		return found, nil
	}
	text := "CYPHER 5 UNWIND $ids AS id MATCH (f:" + formerLabel + " {`id`: id}) RETURN id, f.`current`"
	err := l.stream(ctx, text, map[string]any{"ids": all}, func(record *neo4j.Record) error {
		id, _ := record.Values[0].(string)
		found[id], _ = record.Values[1].(string)
		return nil
	})
	return found, err
}

// checkAliases finds former ids that lead nowhere or to two nodes, or are ids.
func (l *loader) checkAliases(ctx context.Context, batch graph.Batch) error {
	need := func(c *chunk[*graph.Alias], alias *graph.Alias) {
		for _, id := range []string{alias.Current, alias.Former} {
			if kind := l.vocabulary.KindOf(id); kind != nil && !l.fresh {
				c.need(kind, id)
			}
		}
	}
	return inChunks(l.batchSize, batch.Aliases, need, func(c *chunk[*graph.Alias]) error {
		if err := l.needed(ctx, c.ids); err != nil {
			return err
		}
		former, err := l.storedAliases(ctx, c.ids)
		if err != nil {
			return err
		}
		for _, alias := range c.facts {
			if current := former[alias.Former]; current != "" && l.aliases[alias.Former] == (storedAlias{}) {
				l.aliases[alias.Former] = storedAlias{current: current, inStore: true}
			}
			l.checkAlias(alias)
		}
		return ctx.Err()
	})
}

func (l *loader) checkAlias(alias *graph.Alias) {
	kind := l.vocabulary.KindOf(alias.Current)
	switch {
	case kind == nil || l.find(kind, alias.Current) == nil:
		l.problems.Add(alias.Origin, "%s: a former id of %s, which does not exist", alias.Former, alias.Current)
		return
	case l.vocabulary.KindOf(alias.Former) != kind:
		l.problems.Add(alias.Origin, "%s: a former id of %s, which is of another kind", alias.Former, alias.Current)
		return
	case l.find(kind, alias.Former) != nil:
		l.problems.Add(alias.Origin, "%s: a former id that is the id of a node", alias.Former)
		return
	}
	met, exists := l.aliases[alias.Former]
	if exists && met.current != alias.Current {
		l.problems.Add(alias.Origin, "%s: a second node for this former id", alias.Former)
		return
	}
	if !exists || met.inStore && !met.written {
		l.brings(alias.Digest())
		add(l.renamed, kind, alias.Current)
	}
	if exists {
		met.written = met.inStore
		l.aliases[alias.Former] = met
		return
	}
	l.aliases[alias.Former] = storedAlias{current: alias.Current}
	l.added += alias.Digest()
	l.facts++
}

// sorted gives the ids of a set in order, cut into batches.
func sorted(set map[string]bool, size int) [][]string {
	ids := make([]string, 0, len(set))
	for id := range set {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return slices.Collect(slices.Chunk(ids, size))
}
