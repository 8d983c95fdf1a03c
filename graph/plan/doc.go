// Package plan says what is asked of the graph, independent of any engine: a bounded
// tree that prints itself without values and knows its cost.
//
// A [Plan] has one [Root] for each JSON value that it asks for. Values stand apart from
// the tree, in Plan.Values, and the tree refers to them by number ([Param]); so two plans
// of the same shape print the same text, and engines cache statements by it.
//
// # Rows
//
// Each root is answered by one JSON text, in which objects are arrays: the values stand
// in the order of the outputs that asked for them, without names. Strings are JSON
// strings in which only what must be escaped is escaped ('"', '\', and control
// characters, as \b \f \n \r \t or \u00xx in lower case), so that they can be copied
// into an answer as they are.
//
//	Object            [output, output, …], or null where there is no node
//	Property          string, integer, true, false, null; a list of strings for Strings
//	ID, Key           string; Key is null where there is no edge (root lists)
//	FormerIDs, Roles  list of strings: ids in code-point order, roles in the order of the enumeration
//	Evidence          [output, …]; null where there is no edge (root lists)
//	  Modality, Status, Note   string or null;  SourceCount  integer
//	  Citations       list of [output, …] in the order in which they were loaded
//	    Locator       string or null;  Fields  list of strings;  Source  Object
//	ToOne             Object, or null
//	Nested            Object (the node of the edge at hand)
//	Null              null
//	Connection        [total, items]
//	  total           integer where Count, else null
//	  items           null unless Items; else at most Limit items, in the order asked for;
//	                  with Backward in the opposite order, from the end of the page
//	  item            [cursor, node, edge]: cursor is the list of order keys where Cursor,
//	                  else null; node is an Object where Node is set, else null; edge is
//	                  [output, …] where Edge is set, else null
//	Facts             [total, items] likewise; item is [cursor, fact], fact is [output, …]
//	                  where Fact is set, else null
//	  FactNode, FactOther  Any (FactOther: null for a node's own facts)
//	  FactRelation    the edge's name, or null;  FactFields  list of strings
//	Any               [index of the kind in the vocabulary, Object], or null
//	Lookup            Object, or null
//	Batch             list of Object or null, one for each id asked for, in their order
//	About             [version, [[kind's name, count], …] in the order of the vocabulary, licence, coverage]
//	CrossTab          [rows, columns, cells, unknown]: rows and columns are the keys that have a
//	                  cell, [key, label] each, in code-point order; cells are [row, column, count]
//	                  in the order of the keys; unknown is how many things have no key in the
//	                  rows or none in the columns. A key is an id, a value or a year, as a
//	                  string; a label is the label of the node, or the key. Without columns
//	                  these are [[null, null]], also where there is no cell
//
// # Order
//
// Connections are ordered by their terms, then by id ascending, then, where they have a
// relation, by the key of the edge. Order keys are strings that compare by code point:
// a text or enumeration is its own key, a date has [schema.OrderKey]. A cursor is the
// list of a row's order keys: one for each term, then the id (also where a term is the
// id), then, with a relation, the edge's key.
// Facts are ordered by node, relation (none first, as an empty text), other, edge key
// (an empty text for none), which are also their order keys.
//
// To-one relations that hold several edges (conflicting evidence) give the one that is
// first by the other end's id, then by the edge's key. Symmetric relations read both
// directions; an edge from a node to itself is read once.
//
// # Logic
//
// Predicates have two values: a comparison with a missing value is false, and its Not
// is true. Where there is no edge (root lists) its fields and its evidence are missing.
// A condition on a to-one relation needs the relation to exist, and, where it
// holds several edges, asks of the first one.
package plan
