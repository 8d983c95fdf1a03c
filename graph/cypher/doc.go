// Package cypher keeps the graph in Neo4j: one Cypher statement for each plan, through
// the official driver.
//
// # Layout
//
// Labels, relationship types and properties are those of the vocabulary, so that the
// graph reads well in Neo4j's own tools; an official carries the labels of its roles too
// (:Official:Judge). Names that begin with an underscore are the engine's: _fold_name is
// what contains and startsWith compare, _earliest_date and _latest_date are what dates
// compare by, _key_name is what a field is ordered by, _key identifies an edge, _digest
// all that a fact says. Evidence stands on its node or relationship: _modality, _status,
// _note, _sources (how many), and parallel lists for the citations (_citation_source,
// _citation_locator, _citation_fields). Of several edges of a to-one relation all but the
// first are marked (_later_left, _later_right, by the side that reads them). Former ids
// stand on their node (formerIds) and as nodes of their own, which look-ups find.
//
// Order keys are never missing, and are compared as Neo4j compares: by UTF-16 units,
// while all else is ordered by code points. So the key of a text is its UTF-8 bytes, each
// as one character; that of a date is [schema.OrderKey]; an enumeration's name and an id,
// which an import holds to ASCII, are their own. Keys of texts end after 2,000 bytes,
// because an index holds no more than 8,000: longer texts that begin alike are ordered
// by id.
//
// # Reading
//
// A plan becomes one statement with one column for each root, in lists rather than maps
// and rows. What an item of a root list's cursor and node have in common is read once. A
// list finds its page first and reads what is below its items afterwards.
// Labels and names come from the vocabulary only; every value is a parameter. Statements
// are kept by the shape of the plan, and their text is canonical, so that Neo4j finds its
// plan by it.
//
// The page of a relation of which some node has 1,000 edges or more is first looked for
// along the index of its order, where that begins with a text or an id, among 64 nodes for
// each item. That is done for nodes with so many edges that looking costs less than
// sorting them would: a page of five of each of seven groups of 100,000 prisoners took 1.2
// ms instead of 97 ms.
//
// # Writing
//
// A node :_Habeas says what the store holds, and in which epoch. A load checks the whole
// batch before it writes anything. Then it makes the epoch odd, writes in transactions of
// 10,000 facts, and makes the epoch even. Each statement that reads takes the epoch at
// its beginning and at its end, so that no answer is of a half of a load. While a load is
// incomplete the store answers that it is unavailable; where the load is small, readers
// wait for it. A load that was cut off ends complete when it is run again, since facts
// that are stored are not stored twice. Each transaction of a load first locks a node
// :_Habeas of its writer: a load that takes over from another, which may still run, waits
// for what that one is writing, and looks again at what is stored. A load of 100,000 facts
// or more into an empty store drops the indexes that it does not need, and makes them
// again before it makes the epoch even: that was measured at three quarters of the time.
package cypher
