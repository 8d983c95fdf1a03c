// Command habeas keeps and serves a graph of prisoners, charges, cases, officials and
// the law: it loads and exports the facts, checks them, and answers questions about
// them over GraphQL.
//
// Each command has a file of its own. A request to /graphql goes through the files in
// this order: handler (routes and what surrounds every request), log, trace, metrics,
// compress, origin (who may ask), throttle and clients (how often), request (decoding),
// persisted and trusted (which text), graphql (the engine's answer as HTTP), shed (how
// many at the same time), caching (what the client holds already).
package main
