package main

import (
	"fmt"

	"habeas/schema"
	"habeas/seed"
)

type generateCommand struct {
	Prisoners int    `default:"1000" help:"How many prisoners the world has; some 13 facts for each are written."`
	Seed      uint64 `default:"1" help:"The same number gives the same world."`
	outFlag
}

// Run writes a synthetic world as an interchange file.
func (c *generateCommand) Run(std *streams) error {
	if c.Prisoners < 0 {
		return fmt.Errorf("--prisoners %d: give a number that is not negative", c.Prisoners)
	}
	return c.write(std, func(writer *seed.Writer) error {
		world := seed.Generate(schema.New(), c.Prisoners, c.Seed)
		if err := world.Nodes(writer.Node); err != nil {
			return err
		}
		if err := world.Edges(writer.Edge); err != nil {
			return err
		}
		return world.Aliases(writer.Alias)
	})
}
