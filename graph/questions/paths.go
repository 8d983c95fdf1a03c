package questions

import (
	"slices"

	"habeas/schema"
)

// supernodes are the kinds through which no path leads: so much hangs on them that a path
// would mean nothing.
var supernodes = []string{"Group", "Statute", "Place", "Source", "Treaty", "Provision", "Right", "Organisation"}

// Passable reports whether paths lead through nodes of a kind, and end at them.
func Passable(kind *schema.Kind) bool { return !slices.Contains(supernodes, kind.Name) }

// PassableKinds are the kinds that paths lead through. The statements about paths take the
// ids of nodes in a list for each of them, under the kind's name.
func PassableKinds(v *schema.Vocabulary) []*schema.Kind {
	return slices.DeleteFunc(slices.Clone(v.Kinds), func(kind *schema.Kind) bool { return !Passable(kind) })
}
