package cypher_test

import (
	"testing"

	"habeas/graph"
	"habeas/resolvers/questiontest"
	"habeas/schema"
)

func TestQuestions(t *testing.T) {
	v := schema.New()
	open := func(t *testing.T) graph.Store { return openOn(t, v, optionsFor(servers.Take(t))) }
	questiontest.Run(t, v, open, 2, 3)
	questiontest.RunWorked(t, v, open)
}
