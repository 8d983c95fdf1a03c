package cypher

import (
	"context"
	"fmt"
	"strconv"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/schema"
)

// storedEdge is an edge that the load has met, by the number that its key is.
type storedEdge struct {
	digest           uint64
	inStore, written bool
}

// edgeState is what edges of a to-one relation a node has.
type edgeState uint8

const (
	oneEdge edgeState = 1 << iota
	severalEdges
	// agreed tells that one of them is not in conflict.
	agreed
	// lookedUp tells that those in the store are counted.
	lookedUp
)

func (s *edgeState) count(inConflict bool) {
	if *s&oneEdge != 0 {
		*s |= severalEdges
	}
	*s |= oneEdge
	if !inConflict {
		*s |= agreed
	}
}

func keyNumber(key string) uint64 {
	number, err := strconv.ParseUint(key, 16, 64)
	if err != nil {
		panic("cypher: the key of an edge is not a number: " + err.Error())
	}
	return number
}

// checkEdges finds edges to nowhere, without evidence, and those that are there twice.
func (l *loader) checkEdges(ctx context.Context, batch graph.Batch) error {
	need := func(c *chunk[*graph.Edge], edge *graph.Edge) {
		if l.fresh {
			return
		}
		l.needNode(c.need, edge.Link.From, edge.From)
		l.needNode(c.need, edge.Link.To, edge.To)
		l.needSources(c.need, edge.Evidence)
	}
	return inChunks(l.batchSize, batch.Edges, need, func(c *chunk[*graph.Edge]) error {
		if err := l.needed(ctx, c.ids); err != nil {
			return err
		}
		if err := l.lookUpEdges(ctx, c.facts); err != nil {
			return fmt.Errorf("looking up: %w", err)
		}
		for _, edge := range c.facts {
			l.checkEdge(edge)
		}
		return ctx.Err()
	})
}

func (l *loader) checkEdge(edge *graph.Edge) {
	name := edgeName(edge)
	from := l.checkEnd(edge, name, "from", edge.Link.From, edge.From)
	to := l.checkEnd(edge, name, "to", edge.Link.To, edge.To)
	if from == nil || to == nil {
		return
	}
	if edge.Evidence == nil && edge.Link.EvidenceEnd() == nil {
		l.problems.Add(edge.Origin, "%s: no evidence", name)
		return
	}
	key, digest := keyNumber(edge.Key()), edge.Digest()
	met, exists := l.edges[key]
	if exists && met.digest != digest {
		l.problems.Add(edge.Origin, "%s: the same edge with other evidence", name)
		return
	}
	if exists && met.inStore && !met.written {
		l.brings(digest)
		l.edges[key] = storedEdge{digest: digest, inStore: true, written: true}
	}
	if l.resumed || !exists {
		l.noteEnds(edge, from, to, !exists)
	}
	if exists {
		return
	}
	l.edges[key] = storedEdge{digest: digest}
	l.brings(digest)
	l.added += digest
	l.facts++
	l.retracted = l.retracted || edge.Evidence.Retracted()
	l.linked[edge.Link]++
	l.checkSources(edge.Origin, name, edge.Evidence)
}

func (l *loader) checkEnd(edge *graph.Edge, name, end string, kind *schema.Kind, id string) *known {
	node := l.find(kind, id)
	if node == nil {
		l.problems.Add(edge.Origin, "%s: %s: there is no %s with id %s", name, end, kind.Name, id)
	}
	return node
}

// noteEnds counts an edge at the ends that it is a to-one relation of, and notes whose
// roles it may change.
func (l *loader) noteEnds(edge *graph.Edge, from, to *known, added bool) {
	inConflict := edge.Evidence != nil && edge.Evidence.Status == conflict
	if end := edge.Link.EvidenceEnd(); edge.Evidence == nil && end != nil {
		inConflict = end.Reverse && to.conflict || !end.Reverse && from.conflict
	}
	l.noteEnd(edge, edge.Link.Left, edge.From, from, inConflict, added)
	l.noteEnd(edge, edge.Link.Right, edge.To, to, inConflict, added)
	l.touchRoles(edge.Link.From, edge.From)
	l.touchRoles(edge.Link.To, edge.To)
}

func (l *loader) noteEnd(edge *graph.Edge, relation *schema.Relation, id string, owner *known, inConflict, added bool) {
	if relation == nil || !relation.ToOne() {
		return
	}
	state := l.owned(relation, owner)
	if added {
		state.count(inConflict)
	}
	if *state&severalEdges == 0 {
		return
	}
	if l.several[relation] == nil {
		l.several[relation] = map[string]*finding{}
	}
	l.several[relation][id] = &finding{id: id, relation: relation, origin: edge.Origin, agreed: *state&agreed != 0}
}

// owned is the state of a node's edges of a to-one relation.
func (l *loader) owned(relation *schema.Relation, owner *known) *edgeState {
	kind := &l.kinds[relation.Owner.Index]
	if kind.owned == nil {
		kind.owned = map[*schema.Relation][]edgeState{}
	}
	states := kind.owned[relation]
	if missing := int(kind.nodes) - len(states); missing > 0 {
		states = append(states, make([]edgeState, missing)...)
		kind.owned[relation] = states
	}
	return &states[owner.number]
}

// lookUpEdges asks the store for edges that a chunk brings, and for those that their ends
// have of to-one relations.
func (l *loader) lookUpEdges(ctx context.Context, edges []*graph.Edge) error {
	if l.fresh {
		return nil
	}
	rows := map[*schema.Link][]any{}
	for _, edge := range edges {
		rows[edge.Link] = append(rows[edge.Link], []any{edge.From, edge.To, edge.Key()})
	}
	for link, list := range rows {
		text := fmt.Sprintf("CYPHER 5 UNWIND $rows AS row MATCH (a:%s {`id`: row[0]}) MATCH (b:%s {`id`: row[1]}) MATCH (a)-[e:%s {`_key`: row[2]}]->(b) RETURN row[2], e.`_digest`",
			label(link.From), label(link.To), relationshipType(link.Edge))
		err := l.stream(ctx, text, map[string]any{"rows": list}, func(record *neo4j.Record) error {
			key, _ := record.Values[0].(string)
			digest, _ := record.Values[1].(int64)
			if number := keyNumber(key); l.edges[number] == (storedEdge{}) {
				l.edges[number] = storedEdge{digest: uint64(digest), inStore: true}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return l.lookUpOwned(ctx, edges)
}

func (l *loader) lookUpOwned(ctx context.Context, edges []*graph.Edge) error {
	owners := map[*schema.Relation][]string{}
	for _, edge := range edges {
		for _, relation := range []*schema.Relation{edge.Link.Left, edge.Link.Right} {
			if relation == nil || !relation.ToOne() {
				continue
			}
			id := ownerOf(edge, relation)
			owner := l.find(relation.Owner, id)
			if owner == nil || !owner.inStore {
				continue
			}
			if state := l.owned(relation, owner); *state&lookedUp == 0 {
				*state |= lookedUp
				owners[relation] = append(owners[relation], id)
			}
		}
	}
	for relation, ids := range owners {
		if err := l.lookUpRelation(ctx, relation, ids); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) lookUpRelation(ctx context.Context, relation *schema.Relation, ids []string) error {
	s := scope{kind: relation.Target, node: "m", edge: "e", parent: "n", relation: relation}
	text := fmt.Sprintf("CYPHER 5 UNWIND $ids AS id MATCH (n:%s {`id`: id}) MATCH %s RETURN id, (%s) = 'CONFLICT'", label(relation.Owner), pattern(s), groundOf(plan.OnEdge, s).part("_status"))
	return l.stream(ctx, text, map[string]any{"ids": ids}, func(record *neo4j.Record) error {
		id, _ := record.Values[0].(string)
		inConflict, _ := record.Values[1].(bool)
		l.owned(relation, l.find(relation.Owner, id)).count(inConflict)
		return nil
	})
}

func ownerOf(edge *graph.Edge, relation *schema.Relation) string {
	if relation.Reverse {
		return edge.To
	}
	return edge.From
}
