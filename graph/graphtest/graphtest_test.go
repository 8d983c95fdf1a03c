package graphtest

import (
	"testing"

	"habeas/graph"
	"habeas/schema"
)

// The oracle is held to the answers that were worked out by hand; where it would be
// compared with itself, the suite still checks that it answers at all.
func TestOracle(t *testing.T) {
	v := schema.New()
	Run(t, v, func(*testing.T) graph.Store { return NewOracle(v) })
}
