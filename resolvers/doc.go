// Package resolvers turns a GraphQL request into a plan and the store's rows into
// the answer.
//
// # One request
//
//	parse       text -> document: syntax, limits, validation; remembered by text
//	prepare     variables -> values of their types
//	operation   selections -> one plan for all root fields, and beside it the template
//	            of the answer: which value of which row stands where
//	Store.Read  plan -> rows: JSON texts in which objects are arrays
//	data        template + rows -> JSON in the order of the query
//
// No resolver is called per field and no tree of maps is built for data. A search is the
// one thing that the store is asked while the operation is planned: its hits say which
// nodes the plan reads.
//
// # The contract
//
// The GraphQL types follow from the vocabulary: [SDL] prints them, and an [Engine] reads
// its own print. gqlparser parses and validates; graphql-go holds the same types a second
// time, for introspection, and in tests to be the reference whose answers ours must equal.
//
// # What is refused
//
// [Limits] has every number and its reason. A document is checked in the order of cost:
// what is refused is refused before it costs anything, a fragment is measured once however
// often it is spread, and what an operation may reach is computed from its coerced
// arguments before the store is asked. Errors have one table of codes, echo little of what
// was sent, and suggest no names; the text of an internal error goes to the log.
package resolvers
