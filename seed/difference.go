package seed

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"

	"habeas/graph"
)

// Change is what happens to facts when a batch replaces a store.
type Change struct {
	Count int
	// Listed describes the first of them: a node's id, an edge as `EDGE from -> to`,
	// an alias as `former -> current`.
	Listed []string
}

// maxChanges is how many facts each part of a difference lists.
const maxChanges = 20

func (c *Change) note(describe func() string) {
	c.Count++
	if len(c.Listed) < maxChanges {
		c.Listed = append(c.Listed, describe())
	}
}

// Changes is how a batch differs from a store.
type Changes struct{ Added, Changed, Removed Change }

// None reports whether the batch holds exactly the facts of the store.
func (c *Changes) None() bool { return c.Added.Count+c.Changed.Count+c.Removed.Count == 0 }

// Difference compares a batch with a store, through its export, so that it is the same
// on every engine. An edge with another field is another edge: one removed, one added.
// It holds 16 bytes for each fact of the batch.
func Difference(ctx context.Context, store Exporter, batch graph.Batch) (*Changes, error) {
	c := &comparison{digests: map[uint64]uint64{}, changes: &Changes{}}
	if err := walkAll(batch, collector{c}); err != nil {
		return nil, fmt.Errorf("reading what is to be compared: %w", err)
	}
	if err := store.Export(ctx, c); err != nil {
		return nil, fmt.Errorf("reading the store: %w", err)
	}
	if err := walkAll(batch, remainder{c}); err != nil {
		return nil, fmt.Errorf("reading what is to be compared: %w", err)
	}
	return c.changes, nil
}

// walkAll gives all facts of a batch to a sink.
func walkAll(batch graph.Batch, sink graph.Sink) error {
	if err := batch.Nodes(sink.Node); err != nil {
		return err
	}
	if err := batch.Edges(sink.Edge); err != nil {
		return err
	}
	return batch.Aliases(sink.Alias)
}

// comparison is the sink that the store is exported to. digests has what the batch says
// of each fact and the store did not give yet.
type comparison struct {
	digests map[uint64]uint64
	changes *Changes
}

func (c *comparison) Node(node *graph.Node) error {
	c.compare(identity("node", node.ID), node.Digest(), func() string { return node.ID })
	return nil
}

func (c *comparison) Edge(edge *graph.Edge) error {
	c.compare(edgeIdentity(edge), edge.Digest(), func() string { return describeEdge(edge) })
	return nil
}

func (c *comparison) Alias(alias *graph.Alias) error {
	c.compare(identity("alias", alias.Former), alias.Digest(), func() string { return describeAlias(alias) })
	return nil
}

func (c *comparison) compare(identity, digest uint64, describe func() string) {
	found, inBatch := c.digests[identity]
	switch {
	case !inBatch:
		c.changes.Removed.note(describe)
	case found != digest:
		c.changes.Changed.note(describe)
	}
	delete(c.digests, identity)
}

// collector is the sink that notes what the batch says.
type collector struct{ *comparison }

func (c collector) Node(node *graph.Node) error {
	c.digests[identity("node", node.ID)] = node.Digest()
	return nil
}

func (c collector) Edge(edge *graph.Edge) error {
	c.digests[edgeIdentity(edge)] = edge.Digest()
	return nil
}

func (c collector) Alias(alias *graph.Alias) error {
	c.digests[identity("alias", alias.Former)] = alias.Digest()
	return nil
}

// remainder is the sink that notes what of the batch the store did not have.
type remainder struct{ *comparison }

func (r remainder) Node(node *graph.Node) error {
	r.add(identity("node", node.ID), func() string { return node.ID })
	return nil
}

func (r remainder) Edge(edge *graph.Edge) error {
	r.add(edgeIdentity(edge), func() string { return describeEdge(edge) })
	return nil
}

func (r remainder) Alias(alias *graph.Alias) error {
	r.add(identity("alias", alias.Former), func() string { return describeAlias(alias) })
	return nil
}

func (r remainder) add(identity uint64, describe func() string) {
	if _, left := r.digests[identity]; left {
		r.changes.Added.note(describe)
		delete(r.digests, identity)
	}
}

func describeAlias(alias *graph.Alias) string {
	return fmt.Sprintf("%s -> %s", alias.Former, alias.Current)
}

// identity is 64 bits of a hash: among ten million facts two share one with a
// probability of three in a million.
func identity(sort, id string) uint64 {
	sum := sha256.Sum256([]byte(sort + "\x00" + id))
	return binary.BigEndian.Uint64(sum[:])
}

// edgeIdentity is the edge's key as a number: 16 hexadecimal digits are 64 bits.
func edgeIdentity(edge *graph.Edge) uint64 {
	number, err := strconv.ParseUint(edge.Key(), 16, 64)
	if err != nil {
		panic("seed: the key of an edge is not hexadecimal: " + err.Error())
	}
	return number
}
