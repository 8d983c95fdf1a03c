package resolvers

// The types of this file are the template of an answer: the response in the order of
// the query, with the place in the store's rows at which each value is found. The
// planner makes it together with the plan; the writer fills it.

// shapeKind says how a value is written.
type shapeKind int

const (
	// shapeText is a fixed JSON text; nothing is read.
	shapeText shapeKind = iota
	// shapeCursor is the cursor of the item at hand.
	shapeCursor
	// shapeValue is copied from the row as it is.
	shapeValue
	// shapeInt is copied likewise, if it is a number of 32 bits.
	shapeInt
	// shapeKindName is the name of a kind, written as a value of the enumeration.
	shapeKindName
	// shapeObject is an object, an array in the row. It and those below have parts.
	shapeObject
	// shapeObjects is a list of objects, arrays in the row.
	shapeObjects
	// shapeAny is a node of a kind that only the row knows.
	shapeAny
	// shapeList is a connection.
	shapeList
)

// shape is how one value is written.
type shape struct {
	kind    shapeKind
	nonNull bool
	text    string
	block   *block
	any     []*block
	list    *listShape
}

// block is an object of the response.
type block struct {
	// typeName is for messages.
	typeName string
	members  []member
}

// member is a field of the response.
type member struct {
	// key is the response key, label the key as JSON with its colon, name the field.
	key, label, name string
	// slot is where in the row the value stands; -1 where nothing is read.
	slot  int
	shape shape
}

// part is a part of a connection.
type part int

const (
	partText part = iota
	partNodes
	partEdges
	partPageInfo
	partTotal
)

// listShape is how a connection is written.
type listShape struct {
	typeName string
	members  []listMember
	// shown is the size of the page; the store gives one item more, if there is one.
	shown                         int
	backward, hasAfter, hasBefore bool
	// signature is what the list's cursors belong to.
	signature uint32
}

// listMember is a field of a connection; block is what is written of each item, or of
// the page.
type listMember struct {
	key, label string
	part       part
	text       string
	block      *block
}

// rootShape is a root field of the response.
type rootShape struct {
	member
	// row is the plan's root that is read; -1 where none is.
	row int
	// picks is a list that is put together from items of several roots.
	picks *pickList
}

// pickList is a list of nodes, or of hits of a search.
type pickList struct {
	items []pick
	// nullable lists show null for a node that is not there; others leave it out.
	nullable bool
	// single is set where there is one item and no list: the answer to a question.
	single bool
}

// pick is one item of a list: segments, one after the other.
type pick []segment

// segment is a fixed text, and after it, where there is a block, item index of the
// batch that is the plan's root row. A segment without a node has row -1.
type segment struct {
	text       string
	row, index int
	block      *block
}
