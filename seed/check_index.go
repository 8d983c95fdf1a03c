package seed

import (
	"slices"

	"habeas/graph"
	"habeas/schema"
)

// holding says how many edges of a to-one relation a node has, and whether they are in
// conflict.
type holding uint8

const (
	none holding = iota
	single
	singleInConflict
	severalInConflict
	severalWithout // several, at least one of them without status CONFLICT
)

// add is the holding with one more edge.
func (h holding) add(conflict bool) holding {
	switch {
	case h == none && conflict:
		return singleInConflict
	case h == none:
		return single
	case (h == singleInConflict || h == severalInConflict) && conflict:
		return severalInConflict
	}
	return severalWithout
}

// index is what the rules look up. Nodes are numbered, so that a store of millions of
// facts needs a few bytes for each of them besides its id.
type index struct {
	vocabulary *schema.Vocabulary
	// modality and status are the enumerations of evidence.
	modality, status *schema.Enum

	numbers map[string]uint32
	nodes   []indexed
	// holdings has an entry for each to-one relation of each node, from indexed.first.
	holdings []holding
	// toOne are the to-one relations of each kind, by the kind's index.
	toOne [][]*schema.Relation
	// firstCase is the first case of a charge or proceeding, by its number; moreCases
	// are further ones, where sources differ.
	firstCase map[uint32]uint32
	moreCases map[uint32][]uint32
	known
	formers    map[string]string
	edges      int
	aliasCount int
}

type indexed struct {
	kind     uint16
	conflict bool
	marked   bool
	first    uint32
}

func newIndex(v *schema.Vocabulary) *index {
	ix := &index{vocabulary: v, modality: schema.ModalityEnum(), status: schema.StatusEnum(), numbers: map[string]uint32{}, firstCase: map[uint32]uint32{},
		moreCases: map[uint32][]uint32{}, known: newKnown(), formers: map[string]string{}}
	for _, kind := range v.Kinds {
		var relations []*schema.Relation
		for _, relation := range kind.Relations {
			if relation.ToOne() {
				relations = append(relations, relation)
			}
		}
		ix.toOne = append(ix.toOne, relations)
	}
	return ix
}

// Node takes in a node; stores give all nodes before the first edge.
func (ix *index) Node(node *graph.Node) error {
	number := uint32(len(ix.nodes))
	ix.numbers[node.ID] = number
	ix.date(node, number)
	conflict := node.Evidence != nil && node.Evidence.Status == "CONFLICT"
	ix.nodes = append(ix.nodes, indexed{kind: uint16(node.Kind.Index), conflict: conflict, marked: marked(node), first: uint32(len(ix.holdings))})
	ix.holdings = append(ix.holdings, make([]holding, len(ix.toOne[node.Kind.Index]))...)
	return nil
}

// Edge takes in an edge.
func (ix *index) Edge(edge *graph.Edge) error {
	ix.edges++
	from, fromFound := ix.numbers[edge.From]
	to, toFound := ix.numbers[edge.To]
	if !fromFound || !toFound {
		return nil
	}
	conflict := ix.inConflict(edge, from, to)
	ix.hold(edge.Link.Left, from, conflict)
	if edge.Link.Right != nil {
		ix.hold(edge.Link.Right, to, conflict)
	}
	if name := edge.Link.Edge.Name; name == "CHARGED_IN" || name == "STAGE_OF" {
		ix.addCase(from, to)
	}
	ix.learn(edge, from, to)
	return nil
}

// Alias takes in a former id. Of several with the same former id the first is kept.
func (ix *index) Alias(alias *graph.Alias) error {
	ix.aliasCount++
	if _, found := ix.formers[alias.Former]; !found {
		ix.formers[alias.Former] = alias.Current
	}
	return nil
}

// inConflict reports whether the evidence that an edge stands on has status CONFLICT.
func (ix *index) inConflict(edge *graph.Edge, from, to uint32) bool {
	if edge.Evidence != nil {
		return edge.Evidence.Status == "CONFLICT"
	}
	switch end := edge.Link.EvidenceEnd(); {
	case end == nil:
		return false
	case end.Reverse:
		return ix.nodes[to].conflict
	}
	return ix.nodes[from].conflict
}

func (ix *index) hold(relation *schema.Relation, owner uint32, conflict bool) {
	if !relation.ToOne() || int(ix.nodes[owner].kind) != relation.Owner.Index {
		return
	}
	at := int(ix.nodes[owner].first) + slices.Index(ix.toOne[relation.Owner.Index], relation)
	ix.holdings[at] = ix.holdings[at].add(conflict)
}

// held is the holding of a to-one relation of a node.
func (ix *index) held(id string, relation *schema.Relation) holding {
	node := ix.nodes[ix.numbers[id]]
	return ix.holdings[int(node.first)+slices.Index(ix.toOne[relation.Owner.Index], relation)]
}

func (ix *index) addCase(part, whole uint32) {
	if _, found := ix.firstCase[part]; found {
		ix.moreCases[part] = append(ix.moreCases[part], whole)
		return
	}
	ix.firstCase[part] = whole
}

// casesOf are the numbers of the cases of a charge or a proceeding.
func (ix *index) casesOf(id string) []uint32 {
	number, found := ix.numbers[id]
	if !found {
		return nil
	}
	first, found := ix.firstCase[number]
	if !found {
		return nil
	}
	return append([]uint32{first}, ix.moreCases[number]...)
}

// has reports whether there is a node of that id.
func (ix *index) has(id string) bool {
	_, found := ix.numbers[id]
	return found
}
