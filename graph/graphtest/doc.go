// Package graphtest holds every engine to the same answers: one conformance suite, and
// an oracle that is slow and obviously correct.
//
// An engine's own test is one line:
//
//	func TestConformance(t *testing.T) {
//		graphtest.Run(t, schema.New(), func(t *testing.T) graph.Store { return open(t) })
//	}
//
// [Run] asks each question of testdata/cases of the engine and compares its bytes with
// the answer that was worked out by hand and with that of the [Oracle]; then it makes up
// a world ([RandomWorld]) and plans ([RandomPlan]) and compares the two on them
// ([Compare]). What differs is shrunk to the smallest plan that still differs.
//
// The oracle keeps slices and scans them. Each rule of package plan is one function:
// [World.Holds] the logic, [Sort] and [Cut] order and pages, [World.Follow] and
// [World.One] relations, [World.NodeEvidence] and [World.EdgeEvidence] evidence,
// [World.Roles] roles.
package graphtest
