// Command habeas keeps and serves a graph of prisoners, charges, cases, officials and
// the law: it loads and exports the facts, checks them, and answers questions about
// them over GraphQL.
//
// Each command has a file of its own. A request to /graphql goes through the files in
// this order: handler (routes and what surrounds every request), origin (who may ask),
// request (decoding), graphql (the engine's answer as HTTP).
package main
