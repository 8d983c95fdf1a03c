package plan

import "habeas/schema"

// Predicate is a condition on a node, or on an edge and the node that it leads to.
type Predicate interface{ predicate() }

// Operator is how a value is compared.
type Operator int

// The operators. The plan's values are made for them: Contains and StartsWith compare
// folds, and their value is folded; on dates, Lt and Gte compare with the earliest day
// of the value, Lte and Gt with the latest.
const (
	// Eq is exact equality.
	Eq Operator = iota
	// In is equality with one of a list ([]string); integers stand in it as decimals.
	In
	// Contains and StartsWith hold where the fold of the text contains or starts with
	// the value.
	Contains
	StartsWith
	// Lt on a date: its latest possible day is before the value.
	Lt
	// Lte on a date: its latest possible day is on or before the value.
	Lte
	// Gt on a date: its earliest possible day is after the value.
	Gt
	// Gte on a date: its earliest possible day is on or after the value.
	Gte
)

// EvidencePart is a part of evidence that can be compared.
type EvidencePart int

// The parts of evidence: modality and status are texts, the count an integer.
const (
	ModalityPart EvidencePart = iota
	StatusPart
	SourceCountPart
)

type (
	// And holds where all hold; without any it is true.
	And struct{ All []Predicate }
	// Or holds where one holds; without any it is false.
	Or struct{ Any []Predicate }
	// Not holds where the predicate does not.
	Not struct{ Predicate Predicate }
	// Compare compares a field of the node or the edge; a nil field is the node's id.
	// The value is a string, int64 or bool, for In a []string.
	Compare struct {
		On       Target
		Field    *schema.Field
		Operator Operator
		Value    Param
	}
	// Missing holds where a field has no value; of Strings, where the list is empty.
	Missing struct {
		On    Target
		Field *schema.Field
	}
	// CompareEvidence compares a part of the evidence of the node or the edge.
	CompareEvidence struct {
		On       Target
		Part     EvidencePart
		Operator Operator
		Value    Param
	}
	// Some holds where the predicate holds for an edge of the relation and the node
	// that it leads to; a nil predicate always holds. For a to-one relation it is
	// asked of the first one only.
	Some struct {
		Relation *schema.Relation
		Where    Predicate
	}
)

func (*And) predicate()             {}
func (*Or) predicate()              {}
func (*Not) predicate()             {}
func (*Compare) predicate()         {}
func (*Missing) predicate()         {}
func (*CompareEvidence) predicate() {}
func (*Some) predicate()            {}

// AsksEdge reports whether a predicate compares something of the edge itself.
func AsksEdge(p Predicate) bool {
	switch p := p.(type) {
	case *Compare:
		return p.On == OnEdge
	case *Missing:
		return p.On == OnEdge
	case *CompareEvidence:
		return p.On == OnEdge
	}
	return false
}
