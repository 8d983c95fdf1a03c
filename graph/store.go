package graph

import (
	"context"

	"habeas/graph/plan"
	"habeas/graph/questions"
	"habeas/schema"
)

// Store keeps the facts. Implementations are safe for concurrent use.
type Store interface {
	// Read answers a plan with one JSON text for each of its roots, as package plan
	// describes them, in one statement whatever the plan.
	Read(ctx context.Context, p *plan.Plan) ([][]byte, error)
	// Ask answers a question of the whole graph, as package questions describes it, in
	// one statement.
	Ask(ctx context.Context, ask *questions.Ask) (questions.Answer, error)
	// Candidates finds nodes by the keys of their names, best first.
	Candidates(ctx context.Context, search Search) ([]Candidate, error)
	// Load adds a batch to the store or, with Replace, makes the store exactly that
	// batch: all of it or nothing. Its error is [*Problems] where the batch is wrong.
	Load(ctx context.Context, batch Batch, options LoadOptions) error
	// Export walks all facts in canonical order: nodes by kind and id, then edges by
	// edge, from, to and key, then aliases by former id.
	Export(ctx context.Context, sink Sink) error
	// About says what the store holds; it also shows that the store answers.
	About(ctx context.Context) (About, error)
	Close() error
}

// Batch is what a load brings. Each method walks the facts anew, and stops with the
// error that the function gives.
type Batch interface {
	Nodes(func(*Node) error) error
	Edges(func(*Edge) error) error
	Aliases(func(*Alias) error) error
}

// Sink takes facts one by one.
type Sink interface {
	Node(*Node) error
	Edge(*Edge) error
	Alias(*Alias) error
}

// LoadOptions say how a batch is loaded.
type LoadOptions struct {
	// Replace empties the store first, in the same transaction.
	Replace bool
	// Bundled is the version of the bundled dataset where the batch is that and
	// nothing else; empty otherwise.
	Bundled string
	// Licence and Coverage describe the dataset; kept as they are where empty.
	Licence, Coverage string
	// Progress is told how many facts were stored so far; may be nil.
	Progress func(done int)
}

// About is what a store says of itself.
type About struct {
	// Version identifies the content: the same facts have the same version on every
	// engine, in whatever order they were loaded.
	Version string
	// Bundled is the version of the bundled dataset where the store holds that and
	// nothing else.
	Bundled           string
	Licence, Coverage string
	Counts            []Count
}

// Empty reports whether the store holds nothing.
func (a *About) Empty() bool {
	for _, count := range a.Counts {
		if count.Nodes > 0 {
			return false
		}
	}
	return true
}

// Count is the number of nodes of a kind.
type Count struct {
	Kind  *schema.Kind
	Nodes int
}

// Search is what candidates are looked for by.
type Search struct {
	// Keys are the index keys of the text searched for, with weights, as package
	// names makes them.
	Keys []SearchKey
	// Kinds are the kinds to look among; none means all.
	Kinds []*schema.Kind
	// Limit is how many candidates at most.
	Limit int
	// Entries bounds the work: candidates are found by the keys that the fewest nodes
	// have (then by key, whole ones before prefixes), as long as these have at most so
	// many entries in the index together, and always by the first. An entry is a key of
	// a node; keys that no node has are left out. The other keys only add their weight.
	// 0 means that all keys find candidates.
	Entries int
}

// SearchKey is an index key and what it weighs when a node has it.
type SearchKey struct {
	Key    string
	Weight int
	// Prefix keys are had by nodes with any key that begins with Key.
	Prefix bool
}

// Candidate is a node that shares keys with the text searched for. Candidates are
// ordered by the sum of the weights of the search's keys that they have, descending,
// then by id.
type Candidate struct {
	Kind *schema.Kind
	ID   string
	// Names are the values of the node's searched fields, in the order of the fields.
	Names []Name
}

// Name is one value of a searched field.
type Name struct {
	Field string
	Value string
}
