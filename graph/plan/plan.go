package plan

import "habeas/schema"

// Plan is one operation: all that it asks for, and the values it asks with.
type Plan struct {
	Roots []Root
	// Values are what [Param] numbers: string, int64, bool or []string. Engines pass
	// them as parameters; no statement holds a value.
	Values []any
}

// Param is the number of a value in Plan.Values.
type Param int

// Add appends a value and gives its number.
func (p *Plan) Add(value any) Param {
	p.Values = append(p.Values, value)
	return Param(len(p.Values) - 1)
}

// Int is the integer that a parameter stands for.
func (p *Plan) Int(param Param) int64 {
	number, _ := p.Values[param].(int64)
	return number
}

// Root is one JSON value that a plan asks for: a [Lookup], [Batch], [Connection] without
// relation, [About] or [CrossTab].
type Root interface{ root() }

// Lookup reads one node by its id or a former id (string).
type Lookup struct {
	Kind   *schema.Kind
	ID     Param
	Object *Object
}

// Batch reads nodes of one kind by their ids or former ids ([]string).
type Batch struct {
	Kind   *schema.Kind
	IDs    Param
	Object *Object
}

// About reads what the dataset says of itself.
type About struct{}

// Object is what is asked of one node.
type Object struct {
	Kind    *schema.Kind
	Outputs []Output
}

// Any is what is asked of a node whose kind only the row knows: one object for each
// kind of the vocabulary, in its order.
type Any struct{ Objects []*Object }

// Output is one value asked of a node, or of an edge and the node that it leads to.
type Output interface{ output() }

// Target says whether something is asked of the node or of the edge that led to it.
type Target int

// The targets.
const (
	OnNode Target = iota
	OnEdge
)

type (
	// ID is the node's id.
	ID struct{}
	// Key is the edge's key, a hash of its kind, ends and fields.
	Key struct{}
	// Null is no value.
	Null struct{}
	// FormerIDs are ids that still lead to the node.
	FormerIDs struct{}
	// Roles are the roles of the node's kind that the node has.
	Roles struct{}
	// Property is a field of the node or the edge.
	Property struct {
		On    Target
		Field *schema.Field
	}
	// Evidence is the evidence of the node or the edge. An edge without evidence of
	// its own stands on that of the node at its [schema.Link.EvidenceEnd].
	Evidence struct {
		On      Target
		Outputs []EvidenceOutput
	}
	// ToOne is the node that a to-one relation leads to.
	ToOne struct {
		Relation *schema.Relation
		Object   *Object
	}
	// Nested is the node that the edge at hand leads to.
	Nested struct{ Object *Object }
)

// EvidenceOutput is one value asked of evidence.
type EvidenceOutput interface{ evidenceOutput() }

type (
	// Modality is how the fact is known.
	Modality struct{}
	// Status is how far the fact is agreed upon.
	Status struct{}
	// Note is a remark of the source's reader.
	Note struct{}
	// SourceCount is the number of distinct sources cited.
	SourceCount struct{}
	// Citations are the citations, each with its outputs.
	Citations struct{ Outputs []CitationOutput }
)

// CitationOutput is one value asked of a citation.
type CitationOutput interface{ citationOutput() }

type (
	// Locator says where in the source.
	Locator struct{}
	// Fields are the names of the fields that the source supports; none is the whole fact.
	Fields struct{}
	// Source is the source that is cited.
	Source struct{ Object *Object }
)

// Page is which part of a list is asked for.
type Page struct {
	// Limit is how many items at most (int64): one more than the page shows, so that
	// it is known whether there are more.
	Limit Param
	// After and Before are the order keys between which the page lies; nil for none.
	After, Before []Param
	// Backward pages are the last ones before the end instead of the first ones.
	Backward bool
}

// Connection is a list of nodes: all of a kind, or those that a to-many relation leads to.
type Connection struct {
	Kind *schema.Kind
	// Relation leads to the nodes; nil for a root list.
	Relation *schema.Relation
	// Role narrows a root list to the nodes that have it; nil for none.
	Role *schema.Role
	// Where is what must hold of the nodes (and edges); nil for all.
	Where Predicate
	Order []Term
	Page  Page
	// Count asks for the total: of edges that Where holds for with a relation, of
	// nodes without one, whatever the page.
	Count bool
	// Items asks for the items; Cursor for their order keys.
	Items, Cursor bool
	// Node is asked of each node, Edge of each edge and its node; nil for nothing.
	Node *Object
	Edge []Output
	// Path names the field in the request, for messages. It is not part of the shape.
	Path string
}

// Term is one term of an order.
type Term struct {
	// Field is an ordered field of the kind; nil for the id.
	Field      *schema.Field
	Descending bool
}

// Facts is a list of what a source supports: nodes and edges that cite it themselves.
type Facts struct {
	Page          Page
	Count         bool
	Items, Cursor bool
	Fact          []FactOutput
	Path          string
}

// FactOutput is one value asked of a fact.
type FactOutput interface{ factOutput() }

type (
	// FactNode is the node, or the node that the edge comes from.
	FactNode struct{ Any *Any }
	// FactOther is the node that the edge leads to.
	FactOther struct{ Any *Any }
	// FactRelation is the edge's name.
	FactRelation struct{}
	// FactFields are the fields that the source supports; none is the whole fact.
	FactFields struct{}
)

func (*Lookup) root()     {}
func (*Batch) root()      {}
func (*Connection) root() {}
func (*About) root()      {}

func (ID) output()          {}
func (Key) output()         {}
func (Null) output()        {}
func (FormerIDs) output()   {}
func (Roles) output()       {}
func (Property) output()    {}
func (*Evidence) output()   {}
func (*ToOne) output()      {}
func (*Nested) output()     {}
func (*Connection) output() {}
func (*Facts) output()      {}

func (Modality) evidenceOutput()    {}
func (Status) evidenceOutput()      {}
func (Note) evidenceOutput()        {}
func (SourceCount) evidenceOutput() {}
func (*Citations) evidenceOutput()  {}

func (Locator) citationOutput() {}
func (Fields) citationOutput()  {}
func (*Source) citationOutput() {}

func (*FactNode) factOutput()    {}
func (*FactOther) factOutput()   {}
func (FactRelation) factOutput() {}
func (FactFields) factOutput()   {}
