// Package seed holds the bundled dataset and reads, checks and writes interchange files.
//
// An interchange file has one JSON object a line (NDJSON), gzipped or not: a node, an
// edge or an alias, in any order. [Read] checks every line before anything is stored
// and gives a [Batch] that walks the files anew for each pass, so that a file of any
// size needs no memory. [Writer] writes the same lines in canonical form; what it wrote
// reads back as the same facts, and is written again as the same bytes.
//
// [Check] names every rule that a store's facts break, [Difference] compares a store
// with a batch, and [Generate] makes a synthetic world of any size.
package seed
