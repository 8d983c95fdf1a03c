// Package sqlite keeps the graph in one SQLite file: the embedded engine.
//
// # Layout
//
// Each kind has a table (node_prisoner), each link a table of its own
// (edge_judged_official_proceeding), whose columns are the fields under their own
// names. Names that begin with an underscore are the engine's: _pk numbers a fact in
// the whole store, _src and _dst are the _pk of an edge's ends. A name with a dot is
// derived from a field: "name.fold" is what contains and startsWith compare,
// "date.earliest" and "date.latest" what dates compare by, "date.key" what they are
// ordered by. Citations, former ids and the keys of names have a table each.
//
// # Reading
//
// A plan becomes one SELECT with one column for each root. Each column is a scalar
// subquery that builds the JSON text of its rows by concatenation, which was measured
// at two thirds of the time of SQLite's JSON constructors: nested texts are not parsed
// again, and there is no subtype to lose. A list finds the page first and reads what is
// below its items afterwards, so that no child is read that the page does not show. The
// edges of busy nodes are read along the index of the order, so that a page of five of
// a hundred thousand costs what a page of five of ten does. Statements are prepared
// once for each shape of plan.
//
// The tables are not analysed: a statement says itself from which end it is read, and
// with statistics SQLite builds Bloom filters, which cost a scan of a table where a page
// ends after a few rows.
//
// # Writing
//
// One transaction for each load, in a write-ahead log: readers go on with what was
// there, and a process that dies leaves what was there.
package sqlite
