package main

import (
	"context"
	"fmt"

	"habeas/schema"
	"habeas/seed"
)

type exportCommand struct {
	storeFlag
	Format string `default:"ndjson" help:"The format: ndjson, the interchange format that import reads."`
	outFlag
}

// Run writes the whole store.
func (c *exportCommand) Run(ctx context.Context, std *streams) (err error) {
	switch c.Format {
	case "ndjson":
	case "csv", "graphml", "gexf", "jsonld", "ftm":
		return fmt.Errorf("this version does not write %s yet: --format ndjson is what it can do", c.Format)
	default:
		return fmt.Errorf("there is no format %q: --format ndjson is what this version can write", c.Format)
	}
	store, err := c.openToRead(ctx, schema.New())
	if err != nil {
		return err
	}
	defer closeStore(store, &err)
	return c.write(std, func(writer *seed.Writer) error { return store.Export(ctx, writer) })
}
