package schema

import "strings"

// The functions of this file are the grammar in which the vocabulary is written.

func text(name, doc string) *Field { return &Field{Name: name, Doc: doc, Type: String} }

func number(name, doc string) *Field { return &Field{Name: name, Doc: doc, Type: Int} }

func flag(name, doc string) *Field { return &Field{Name: name, Doc: doc, Type: Boolean} }

func texts(name, doc string) *Field { return &Field{Name: name, Doc: doc, Type: Strings} }

func date(name, doc string) *Field { return &Field{Name: name, Doc: doc, Type: Date, Ordered: true} }

func choice(name string, enum *Enum, doc string) *Field {
	return &Field{Name: name, Doc: doc, Type: Enumeration, Enum: enum}
}

// required marks a field that every node has. Required texts and enumerations can be
// ordered by.
func required(field *Field) *Field {
	field.Required = true
	field.Ordered = field.Ordered || field.Type == String || field.Type == Enumeration
	return field
}

// searched marks a field that holds names.
func searched(field *Field) *Field {
	field.Searched = true
	return field
}

func nativeName() *Field {
	return searched(text("nameNative", "The name in its own script, as a source prints it."))
}

func many(name, doc string) *Relation { return &Relation{Name: name, Doc: doc, Cardinality: Many} }

func optional(name, doc string) *Relation {
	return &Relation{Name: name, Doc: doc, Cardinality: Optional}
}

func one(name, doc string) *Relation { return &Relation{Name: name, Doc: doc, Cardinality: One} }

func link(from, to string, left, right *Relation) *Link {
	return &Link{from: from, to: to, Left: left, Right: right}
}

func symmetric(kind string, left *Relation) *Link {
	return &Link{from: kind, to: kind, Left: left, Symmetric: true}
}

// NewLink connects two kinds by name, for vocabularies that add to that of Habeas.
func NewLink(from, to string, left, right *Relation) *Link { return link(from, to, left, right) }

func edge(name, doc string, fields []*Field, links ...*Link) *Edge {
	return &Edge{Name: name, Shape: pascal(name), Doc: doc, Fields: fields, Links: links}
}

// shaped names the shape that an edge shares with others.
func shaped(shape string, edge *Edge) *Edge {
	edge.Shape = shape
	return edge
}

// pascal turns SERVES_AT into ServesAt.
func pascal(name string) string {
	var text strings.Builder
	for word := range strings.SplitSeq(name, "_") {
		text.WriteString(word[:1] + strings.ToLower(word[1:]))
	}
	return text.String()
}

func values(pairs ...string) []EnumValue {
	list := make([]EnumValue, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, EnumValue{Name: pairs[i], Doc: pairs[i+1]})
	}
	return list
}
