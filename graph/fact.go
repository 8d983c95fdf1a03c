package graph

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"sync"

	"habeas/schema"
)

// Node is a node as it is loaded and exported.
type Node struct {
	Kind *schema.Kind
	ID   string
	// Set has one value for each field of the kind, in its order: string, int64, bool
	// or []string, nil where it is missing.
	Set []any
	// Evidence is nil for sources, which are their own.
	Evidence *Evidence
	Origin   Origin
}

// Edge is an edge as it is loaded and exported.
type Edge struct {
	Link     *schema.Link
	From, To string
	// Set has one value for each field of the edge, in its order.
	Set []any
	// Evidence is nil where the edge stands on that of the node at its evidence end.
	Evidence *Evidence
	Origin   Origin
}

// Alias is a former id of a node.
type Alias struct {
	Former, Current string
	Origin          Origin
}

// Evidence says how a fact is known and where it comes from.
type Evidence struct {
	Modality  string     `json:"modality"`
	Status    string     `json:"status"`
	Note      string     `json:"note,omitempty"`
	Citations []Citation `json:"citations"`
}

// Citation names a source of a fact.
type Citation struct {
	// Source is the id of a node of kind Source.
	Source string `json:"source"`
	// Locator says where in the source: a page, a paragraph, an entry.
	Locator string `json:"locator,omitempty"`
	// Fields names the fields that the source supports; none means the whole fact.
	Fields []string `json:"fields,omitempty"`
}

// SourceCount is the number of distinct sources cited.
func (e *Evidence) SourceCount() int {
	count := 0
	for i, citation := range e.Citations {
		if !citedBefore(e.Citations[:i], citation.Source) {
			count++
		}
	}
	return count
}

// Retracted reports whether the fact was taken back by its source. Without evidence it
// is false.
func (e *Evidence) Retracted() bool { return e != nil && e.Status == schema.Retracted }

func citedBefore(citations []Citation, source string) bool {
	for _, citation := range citations {
		if citation.Source == source {
			return true
		}
	}
	return false
}

// SourceEvidence is the evidence of a source: itself.
func SourceEvidence(id string) *Evidence {
	return &Evidence{Modality: "REPORTED", Status: "ACCEPTED", Citations: []Citation{{Source: id}}}
}

// Key identifies an edge by what its kind, ends and fields say: 16 hexadecimal digits.
// Parallel edges have different keys; the same edge twice has the same.
func (e *Edge) Key() string {
	d := newDigester()
	defer d.free()
	d.edge(e)
	return hex.EncodeToString(d.sum()[:8])
}

// Digest identifies all that a node says, its evidence included.
func (n *Node) Digest() uint64 {
	d := newDigester()
	defer d.free()
	d.text("node")
	d.text(n.Kind.Name)
	d.text(n.ID)
	d.set(n.Kind.Fields, n.Set)
	d.evidence(n.Evidence)
	return binary.BigEndian.Uint64(d.sum())
}

// Digest identifies all that an edge says, its evidence included.
func (e *Edge) Digest() uint64 {
	d := newDigester()
	defer d.free()
	d.edge(e)
	d.evidence(e.Evidence)
	return binary.BigEndian.Uint64(d.sum())
}

// Digest identifies what an alias says.
func (a *Alias) Digest() uint64 {
	d := newDigester()
	defer d.free()
	d.text("alias")
	d.text(a.Former)
	d.text(a.Current)
	return binary.BigEndian.Uint64(d.sum())
}

// digester hashes texts with their lengths, so that no two facts run into each other.
type digester struct {
	hash   hash.Hash
	buffer []byte
	result []byte
}

var digesters = sync.Pool{New: func() any { return &digester{hash: sha256.New()} }}

func newDigester() *digester {
	d := digesters.Get().(*digester)
	d.buffer = d.buffer[:0]
	return d
}

func (d *digester) free() { digesters.Put(d) }

func (d *digester) sum() []byte {
	d.hash.Reset()
	d.hash.Write(d.buffer)
	d.result = d.hash.Sum(d.result[:0])
	return d.result
}

func (d *digester) number(n uint64) { d.buffer = binary.BigEndian.AppendUint64(d.buffer, n) }

func (d *digester) text(s string) {
	d.number(uint64(len(s)))
	d.buffer = append(d.buffer, s...)
}

func (d *digester) edge(e *Edge) {
	d.text("edge")
	d.text(e.Link.Edge.Name)
	d.text(e.From)
	d.text(e.To)
	d.set(e.Link.Edge.Fields, e.Set)
}

// set hashes fields by name, so that adding a field to the vocabulary changes no digest.
// An empty list is a missing value.
func (d *digester) set(fields []*schema.Field, set []any) {
	for i, value := range set {
		if list, ok := value.([]string); value == nil || ok && len(list) == 0 {
			continue
		}
		d.text(fields[i].Name)
		d.value(value)
	}
}

func (d *digester) value(value any) {
	switch value := value.(type) {
	case string:
		d.text(value)
	case int64:
		d.number(uint64(value))
	case bool:
		if value {
			d.text("true")
			return
		}
		d.text("false")
	case []string:
		d.number(uint64(len(value)))
		for _, text := range value {
			d.text(text)
		}
	}
}

func (d *digester) evidence(e *Evidence) {
	if e == nil {
		return
	}
	d.text(e.Modality)
	d.text(e.Status)
	d.text(e.Note)
	for _, citation := range e.Citations {
		d.text(citation.Source)
		d.text(citation.Locator)
		d.value(citation.Fields)
	}
}
