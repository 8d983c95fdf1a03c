package schema

import "strings"

// Type is the type of a field's value.
type Type int

// The types of values. A partial date is a year, a month or a day in ISO 8601
// notation (2019, 2019-05, 2019-05-06).
const (
	ID Type = iota
	String
	Int
	Boolean
	Date
	Enumeration
	Strings
)

// Cardinality says how many nodes a relation leads to.
type Cardinality int

// The cardinalities of a relation. Conflicting evidence may hold a second edge of a
// to-one relation, both with status CONFLICT.
const (
	Many Cardinality = iota
	Optional
	One
)

// Enum is a closed list of values.
type Enum struct {
	Name   string
	Doc    string
	Values []EnumValue
}

// EnumValue is one value of an [Enum].
type EnumValue struct {
	Name string
	Doc  string
}

// Has reports whether the enumeration has a value of that name.
func (e *Enum) Has(name string) bool { return e.Index(name) >= 0 }

// Index is the position of a value in the enumeration, -1 where it has none.
func (e *Enum) Index(name string) int {
	for i, value := range e.Values {
		if value.Name == name {
			return i
		}
	}
	return -1
}

// Field is a property of a kind of node or of an edge.
type Field struct {
	Name string
	Doc  string
	Type Type
	// Enum is the enumeration of a field of type Enumeration.
	Enum *Enum
	// Required fields have a value in every node or edge that loads.
	Required bool
	// Ordered fields can be named in orderBy; engines store an order key for them.
	Ordered bool
	// Searched fields are names: search finds their node by them.
	Searched bool
}

// Folded reports whether filters on the field may ask for parts of its text, so that
// engines store its fold.
func (f *Field) Folded() bool { return f.Type == String }

// Kind is a kind of node.
type Kind struct {
	// Name is the GraphQL type, the Neo4j label and the name in the interchange file.
	Name string
	// Plural is the plural of Name.
	Plural string
	Doc    string
	Fields []*Field
	// Relations are what a node of this kind is connected by, in both directions, in
	// the order of the vocabulary's edges.
	Relations []*Relation
	// Index is the kind's position in the vocabulary.
	Index int
	// Roles are the roles that nodes of this kind can have, for officials only.
	Roles []*Role
	// OwnSource marks the kind whose nodes are sources: they need no citation.
	OwnSource bool
	// Supernode marks the kinds on whose nodes so much hangs that a path through one would
	// mean nothing.
	Supernode bool
}

// Slug is the first part of the ids of this kind: `prisoner` in `prisoner/kuku-emir-usein`.
func (k *Kind) Slug() string { return strings.ToLower(k.Name) }

// Root is the name of the root field that reads one node.
func (k *Kind) Root() string { return lowerFirst(k.Name) }

// RootPlural is the name of the root field that lists the nodes.
func (k *Kind) RootPlural() string { return lowerFirst(k.Plural) }

// Upper is the kind's value in the enumeration of kinds.
func (k *Kind) Upper() string { return strings.ToUpper(k.Name) }

// Field finds a field by name, nil where there is none.
func (k *Kind) Field(name string) *Field { return fieldNamed(k.Fields, name) }

// Relation finds a relation by name, nil where there is none.
func (k *Kind) Relation(name string) *Relation {
	for _, relation := range k.Relations {
		if relation.Name == name {
			return relation
		}
	}
	return nil
}

// Role is a role that follows from edges: an official who JUDGED is a judge.
type Role struct {
	// Value is the role's value in the enumeration OfficialRole.
	Value string
	// Plural is the root field that lists the officials who have the role, if any.
	Plural string
	Doc    string
	// Relations are the relations any of which gives the role. A role without
	// relations is that of whoever has none of the others.
	Relations []*Relation
	edges     []roleEdge
}

type roleEdge struct{ edge, to string }

// Edge is a type of relationship. It has one link for each pair of kinds that it connects.
type Edge struct {
	// Name is the Neo4j relationship type and the name in the interchange file.
	Name string
	// Shape names the types of the edge's fields in GraphQL. Edges of the same shape
	// have the same fields and share types.
	Shape  string
	Doc    string
	Fields []*Field
	Links  []*Link
	// Index is the edge's position in the vocabulary.
	Index int
}

// Field finds a field by name, nil where there is none.
func (e *Edge) Field(name string) *Field { return fieldNamed(e.Fields, name) }

// Link finds the link between two kinds, nil where the edge does not connect them.
func (e *Edge) Link(from, to *Kind) *Link {
	for _, link := range e.Links {
		if link.From == from && link.To == to {
			return link
		}
	}
	return nil
}

// Link is an edge between two given kinds. Each link has storage of its own.
type Link struct {
	Edge     *Edge
	From, To *Kind
	// Left is the relation of the From kind, Right that of the To kind. A symmetric
	// link has no Right: Left reads it in both directions.
	Left, Right *Relation
	// Symmetric links mean the same in both directions (SAME_AS).
	Symmetric bool
	// Index is the link's position among all links of the vocabulary.
	Index    int
	from, to string
}

// EvidenceEnd is the relation at whose owner an edge without evidence of its own
// finds its evidence: the end that has at most one such edge. It is nil where each
// edge must carry its own.
func (l *Link) EvidenceEnd() *Relation {
	if l.Left.Cardinality != Many {
		return l.Left
	}
	if l.Right != nil && l.Right.Cardinality != Many {
		return l.Right
	}
	return nil
}

// Relation is one direction of a link, as the kind it belongs to names it.
type Relation struct {
	Name        string
	Doc         string
	Cardinality Cardinality
	Link        *Link
	// Owner has the relation; Target is what it leads to.
	Owner, Target *Kind
	// Reverse relations read the link from its To end.
	Reverse bool
}

// ToOne reports whether the relation leads to at most one node.
func (r *Relation) ToOne() bool { return r.Cardinality != Many }

func fieldNamed(fields []*Field, name string) *Field {
	for _, field := range fields {
		if field.Name == name {
			return field
		}
	}
	return nil
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
