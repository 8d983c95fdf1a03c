package main

import (
	"fmt"

	"habeas/resolvers"
	"habeas/schema"
)

type schemaCommand struct{}

// Run prints the GraphQL schema.
func (c *schemaCommand) Run(std *streams) error {
	_, err := fmt.Fprint(std.out, resolvers.SDL(schema.New()))
	return err
}
