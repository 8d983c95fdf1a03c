package seed

import (
	"strings"

	"habeas/graph"
)

// bond says what two nodes are to each other.
type bond uint8

const (
	isDefendant bond = 1 << iota // of a case
	isSubject                    // of a proceeding
	isJudge                      // in a proceeding
	isUnlike                     // not the same person
)

// bondOf are the edges that the rules look up from both ends.
var bondOf = map[string]bond{"DEFENDANT_IN": isDefendant, "SUBJECT_OF": isSubject, "JUDGED": isJudge, "NOT_SAME_AS": isUnlike}

// known is what the rules know of nodes beside what each of them says itself.
type known struct {
	// bonds are by the numbers of both ends.
	bonds map[[2]uint32]bond
	// facing leads from a charge to who faces it, above from a part to its whole and from
	// an institution to the one above it: the first of each, where sources differ.
	facing, above map[uint32]uint32
	// arrests and releases are the earliest day of an arrest by the prisoner's number and
	// the latest day of a release by the release's: 20160501.
	arrests, releases map[uint32]uint32
}

func newKnown() known {
	return known{bonds: map[[2]uint32]bond{}, facing: map[uint32]uint32{}, above: map[uint32]uint32{},
		arrests: map[uint32]uint32{}, releases: map[uint32]uint32{}}
}

// learn takes in an edge between two nodes that are there.
func (k *known) learn(edge *graph.Edge, from, to uint32) {
	name := edge.Link.Edge.Name
	if kind := bondOf[name]; kind != 0 {
		k.bonds[[2]uint32{from, to}] |= kind
	}
	switch name {
	case "FACES":
		if _, found := k.facing[to]; !found {
			k.facing[to] = from
		}
	case "PART_OF", "SUBORDINATE_TO":
		if _, found := k.above[from]; !found {
			k.above[from] = to
		}
	}
}

// date takes in when a prisoner was arrested, or released.
func (k *known) date(node *graph.Node, number uint32) {
	switch node.Kind.Name {
	case "Prisoner":
		if days, found := dayField(node.Kind.Fields, node.Set, "arrestedOn"); found {
			k.arrests[number] = dayNumber(days.Earliest)
		}
	case "Release":
		if days, found := dayField(node.Kind.Fields, node.Set, "date"); found {
			k.releases[number] = dayNumber(days.Latest)
		}
	}
}

// marked reports whether a node is of the sort that a rule asks for: an official list
// among sources, a petition among decisions.
func marked(node *graph.Node) bool {
	return node.Kind.OwnSource && nodeValue(node, "kind") == "OFFICIAL_LIST" || node.Kind.Name == "Decision" && nodeValue(node, "kind") == "PETITION"
}

// dayNumber is an ISO 8601 day as a number: 2016-05-01 is 20160501.
func dayNumber(day string) uint32 {
	number := uint32(0)
	for _, digit := range strings.ReplaceAll(day, "-", "") {
		number = number*10 + uint32(digit-'0')
	}
	return number
}

// bond is what two nodes are to each other.
func (ix *index) bond(from, to string) bond {
	first, found := ix.numbers[from]
	second, alsoFound := ix.numbers[to]
	if !found || !alsoFound {
		return 0
	}
	return ix.bonds[[2]uint32{first, second}]
}

// holds reports whether a node has a to-one relation by an edge.
func (ix *index) holds(node *graph.Node, edge string) bool {
	for _, relation := range ix.toOne[node.Kind.Index] {
		if relation.Link.Edge.Name == edge && ix.held(node.ID, relation) != none {
			return true
		}
	}
	return false
}
