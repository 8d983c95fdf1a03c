// Package graph is the one door to the facts: what a store does, what a fact is, and
// what can go wrong.
//
// A [Store] takes plans and gives rows; no method takes the text of a query. The
// engines stand beside it (sqlite), and one conformance suite holds them to the same
// answers (graphtest).
package graph
