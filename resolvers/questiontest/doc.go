// Package questiontest holds the questions to a slow implementation of their meaning,
// on every engine.
//
// [Reference] answers from slices of facts with plain loops, so that each rule of a
// question is a few lines that can be read against resolvers/questions.graphql.
// [RandomCases] makes up worlds that are dense in what the questions ask, on which [Run]
// compares an engine with it. [RunWorked] asks an engine, as a test asks the reference,
// what was worked out by hand: the worlds of testdata/worlds, as notation.go says.
//
// What holds for all questions stands in world.go (which facts exist for a question),
// scope.go (which cases and proceedings are asked for), acts.go (what officials did)
// and arguments.go; each question has a file of its own.
package questiontest
