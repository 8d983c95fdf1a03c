package cypher

import (
	"context"
	"crypto/sha256"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph"
	"habeas/schema"
)

// defaultBatchSize is how many facts are looked up, or written in one transaction.
const defaultBatchSize = 10_000

// defaultBulkFrom is how many facts make a load large.
const defaultBulkFrom = 100_000

// fingerprint stands for an id, in less memory: 128 bits of SHA-256 never meet.
type fingerprint [16]byte

func fingerprintOf(id string) fingerprint {
	sum := sha256.Sum256([]byte(id))
	return fingerprint(sum[:16])
}

// known is a node that the load has met: in the batch or in the store.
type known struct {
	digest uint64
	// number counts the nodes of its kind.
	number int32
	// inStore nodes are not written, nor are written ones again.
	inStore, written bool
	// conflict tells that its evidence has status CONFLICT.
	conflict bool
}

// kindState is what a load knows of the nodes of a kind: how many it has met and, for
// each of its to-one relations, what edges each node has.
type kindState struct {
	nodes int32
	owned map[*schema.Relation][]edgeState
}

// lookUp asks the store for those of some nodes of a kind that the load has not met.
func (l *loader) lookUp(ctx context.Context, kind *schema.Kind, ids []string) error {
	if l.fresh || len(ids) == 0 {
		return nil
	}
	text := fmt.Sprintf("CYPHER 5 UNWIND $ids AS id MATCH (n:%s {`id`: id}) RETURN id, n.`_digest`, n.`_status` = 'CONFLICT'", label(kind))
	return l.stream(ctx, text, map[string]any{"ids": ids}, func(record *neo4j.Record) error {
		id, _ := record.Values[0].(string)
		digest, _ := record.Values[1].(int64)
		conflict, _ := record.Values[2].(bool)
		if at := fingerprintOf(id); l.nodes[at] == nil {
			l.meet(kind, at, &known{digest: uint64(digest), inStore: true, conflict: conflict})
		}
		return nil
	})
}

func (l *loader) meet(kind *schema.Kind, at fingerprint, node *known) {
	state := &l.kinds[kind.Index]
	node.number = state.nodes
	state.nodes++
	l.nodes[at] = node
}

// find gives a node that the load has met, nil where there is none of that kind.
func (l *loader) find(kind *schema.Kind, id string) *known {
	if l.vocabulary.KindOf(id) != kind {
		return nil
	}
	return l.nodes[fingerprintOf(id)]
}

// chunk gathers facts, so that what they need from the store is looked up together.
type chunk[T any] struct {
	facts []T
	ids   map[*schema.Kind][]string
	seen  map[string]bool
}

func (c *chunk[T]) need(kind *schema.Kind, id string) {
	if c.seen == nil {
		c.seen, c.ids = map[string]bool{}, map[*schema.Kind][]string{}
	}
	if !c.seen[id] {
		c.seen[id] = true
		c.ids[kind] = append(c.ids[kind], id)
	}
}

// needed looks up the nodes that a chunk names and the load has not met.
func (l *loader) needed(ctx context.Context, ids map[*schema.Kind][]string) error {
	for kind, list := range ids {
		if err := l.lookUp(ctx, kind, list); err != nil {
			return fmt.Errorf("looking up %s: %w", kind.RootPlural(), err)
		}
	}
	return nil
}

// inChunks walks facts and gives them on in chunks. An empty store is asked for nothing,
// so that its chunks need no ids.
func inChunks[T any](size int, walk func(func(T) error) error, need func(*chunk[T], T), take func(*chunk[T]) error) error {
	gathered := &chunk[T]{}
	err := walk(func(fact T) error {
		gathered.facts = append(gathered.facts, fact)
		need(gathered, fact)
		if len(gathered.facts) < size {
			return nil
		}
		full := gathered
		gathered = &chunk[T]{}
		return take(full)
	})
	if err != nil {
		return err
	}
	return take(gathered)
}

// checkNodes finds nodes that are there twice, in the batch or in the store.
func (l *loader) checkNodes(ctx context.Context, batch graph.Batch) error {
	need := func(c *chunk[*graph.Node], node *graph.Node) {
		if !l.fresh {
			c.need(node.Kind, node.ID)
		}
	}
	return inChunks(l.batchSize, batch.Nodes, need, func(c *chunk[*graph.Node]) error {
		if err := l.needed(ctx, c.ids); err != nil {
			return err
		}
		former, err := l.storedAliases(ctx, c.ids)
		if err != nil {
			return err
		}
		for _, node := range c.facts {
			l.checkNode(node, former)
		}
		return ctx.Err()
	})
}

func (l *loader) checkNode(node *graph.Node, former map[string]string) {
	digest, at := node.Digest(), fingerprintOf(node.ID)
	if met := l.nodes[at]; met != nil {
		if met.digest != digest {
			l.problems.Add(node.Origin, "%s: a second node with this id and other content", node.ID)
		} else if met.inStore && !met.written {
			met.written = true
			l.brings(digest)
		}
		l.touchRoles(node.Kind, node.ID)
		return
	}
	evidence := evidenceOf(node)
	l.meet(node.Kind, at, &known{digest: digest, conflict: evidence != nil && evidence.Status == conflict})
	if evidence == nil {
		l.problems.Add(node.Origin, "%s: no evidence", node.ID)
	}
	if former[node.ID] != "" {
		l.problems.Add(node.Origin, "%s: a former id that is the id of a node", node.ID)
	}
	l.brings(digest)
	l.added += digest
	l.facts++
	l.counts[node.Kind.Name]++
	l.retracted = l.retracted || evidence.Retracted()
	l.touchRoles(node.Kind, node.ID)
}

// conflict is the status of facts that contradict each other.
const conflict = "CONFLICT"

// touchRoles notes a node whose roles have to be found.
func (l *loader) touchRoles(kind *schema.Kind, id string) {
	if len(kind.Roles) > 0 {
		add(l.touched, kind, id)
	}
}

func add(sets map[*schema.Kind]map[string]bool, kind *schema.Kind, id string) {
	if sets[kind] == nil {
		sets[kind] = map[string]bool{}
	}
	sets[kind][id] = true
}

// checkCitations finds citations of what is no source, once all nodes are known: a source
// may come after what cites it.
func (l *loader) checkCitations(ctx context.Context, batch graph.Batch) error {
	need := func(c *chunk[*graph.Node], node *graph.Node) { l.needSources(c.need, node.Evidence) }
	return inChunks(l.batchSize, batch.Nodes, need, func(c *chunk[*graph.Node]) error {
		if err := l.needed(ctx, c.ids); err != nil {
			return err
		}
		for _, node := range c.facts {
			l.checkSources(node.Origin, node.ID, node.Evidence)
		}
		return ctx.Err()
	})
}

func (l *loader) needSources(need func(*schema.Kind, string), evidence *graph.Evidence) {
	if evidence == nil || l.fresh {
		return
	}
	for _, citation := range evidence.Citations {
		if kind := l.vocabulary.KindOf(citation.Source); kind != nil && kind.OwnSource {
			l.needNode(need, kind, citation.Source)
		}
	}
}

// needNode asks for a node that the load has not met.
func (l *loader) needNode(need func(*schema.Kind, string), kind *schema.Kind, id string) {
	if l.vocabulary.KindOf(id) == kind && l.find(kind, id) == nil {
		need(kind, id)
	}
}

func (l *loader) checkSources(origin graph.Origin, name string, evidence *graph.Evidence) {
	if evidence == nil {
		return
	}
	for _, citation := range evidence.Citations {
		kind := l.vocabulary.KindOf(citation.Source)
		if kind == nil || !kind.OwnSource || l.find(kind, citation.Source) == nil {
			l.problems.Add(origin, "%s: cites %s, which is not a source", name, citation.Source)
		}
	}
}
