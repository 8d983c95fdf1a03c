package resolvers

import (
	"time"

	"habeas/graph/plan"
)

// Limits bound what one request may ask for. [DefaultLimits] gives the numbers;
// [Limits.Table] gives them with their reasons, for flags and help texts.
type Limits struct {
	// Tokens is the number of tokens of a document.
	Tokens int
	// Depth is how deep fields may nest, a root field being 1, and filters likewise.
	Depth int
	// Aliases, RootFields, Directives and ExpandedFields are counted in an operation
	// with its fragments in place.
	Aliases, RootFields, Directives, ExpandedFields int
	// SelectionFields is the number of fields in one selection set, equal ones merged.
	SelectionFields int
	// Relations is the number of relations that an operation selects, counts or
	// filters through.
	Relations int
	// First is the greatest page size, Page the one where none is given.
	First, Page int
	// Nodes is the number of nodes that an answer may hold.
	Nodes int
	// ListItems is the length of a list in an argument or a variable.
	ListItems int
	// Conditions is the number of conditions in all filters of an operation.
	Conditions int
	// SearchText is the number of characters of a search text, Candidates how many
	// nodes are compared with it.
	SearchText, Candidates int
	// Errors is how many errors are listed.
	Errors int
	// Seconds is the time for one request.
	Seconds int
}

// DefaultLimits are the limits that hold where nothing else is said.
func DefaultLimits() Limits {
	return Limits{
		Tokens: 2000, Depth: 12, Aliases: 30, RootFields: 10, Directives: 50, ExpandedFields: 5000, SelectionFields: 200,
		Relations: 60, First: 100, Page: 20, Nodes: 200_000, ListItems: 500, Conditions: 500,
		SearchText: 200, Candidates: 200, Errors: 20, Seconds: 10,
	}
}

// Limit is one number of [Limits].
type Limit struct {
	// Name is the name in flags: lower case, words joined by hyphens.
	Name string
	// Value points into the Limits that the table was made of.
	Value *int
	// Reason says what is limited, and why it is this number.
	Reason string
}

// Table gives each limit with its name and its reason. The values point into l.
func (l *Limits) Table() []Limit {
	return []Limit{
		{"tokens", &l.Tokens, "tokens in a document; the longest query that people wrote has some 600, and validating takes longer than in proportion"},
		{"depth", &l.Depth, "levels of fields and of filters, a root field being 1; a case file with its evidence needs 9"},
		{"aliases", &l.Aliases, "aliases in an operation; they are how one field is asked for many times"},
		{"root-fields", &l.RootFields, "root fields in an operation; each is a list or a search of its own"},
		{"directives", &l.Directives, "directives in an operation; a page needs a few"},
		{"expanded-fields", &l.ExpandedFields, "fields in an operation with its fragments in place; fragments can double it with every line"},
		{"selection-fields", &l.SelectionFields, "different fields in one selection; the largest type has some 40, and each is compared with the others"},
		{"relations", &l.Relations, "relations that an operation selects, counts or filters through; Neo4j takes some 30 ms to plan each for the first time"},
		{"first", &l.First, "items on one page; more come with the next cursor"},
		{"page", &l.Page, "items on a page where neither first nor last is given"},
		{"nodes", &l.Nodes, "nodes that an answer may hold, the product of the page sizes along each path; some 20 MB of JSON"},
		{"list-items", &l.ListItems, "values in a list of an argument or a variable; several pages of ids"},
		{"conditions", &l.Conditions, "conditions in all filters of an operation; each becomes part of one statement"},
		{"search-text", &l.SearchText, "characters in a search text; the longest title has some 180"},
		{"candidates", &l.Candidates, "nodes that are compared with a search text; hits further down are not worth reading"},
		{"errors", &l.Errors, "errors that are listed; nobody reads more"},
		{"seconds", &l.Seconds, "seconds for one request; the slowest honest one takes less than one"},
	}
}

// orDefaults is the limits, or the defaults where nothing is set.
func (l Limits) orDefaults() Limits {
	if l == (Limits{}) {
		return DefaultLimits()
	}
	return l
}

// time is the time for one request.
func (l *Limits) time() time.Duration { return time.Duration(l.Seconds) * time.Second }

// checkPlan refuses plans that reach too much.
func (l *Limits) checkPlan(cost plan.Cost) *failure {
	if cost.Relations > l.Relations {
		return refuse(codeCost, "The operation goes through %d relations; at most %d are allowed. Ask in several operations.", cost.Relations, l.Relations)
	}
	if cost.Nodes > int64(l.Nodes) {
		return refuse(codeCost, "The answer could hold %d nodes; at most %d are allowed. Lower the page size (first or last) of %s.",
			cost.Nodes, l.Nodes, shorten(cost.Heaviest))
	}
	return nil
}
