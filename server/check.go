package main

import (
	"context"
	"fmt"

	"habeas/schema"
	"habeas/seed"
)

type checkCommand struct{ storeFlag }

// Run reads the whole store and names every broken rule.
func (c *checkCommand) Run(ctx context.Context, std *streams) (err error) {
	v := schema.New()
	store, err := c.openToRead(ctx, v)
	if err != nil {
		return err
	}
	defer closeStore(store, &err)
	report, err := seed.Check(ctx, v, store)
	if err != nil {
		return err
	}
	for _, breach := range report.Breaches {
		fmt.Fprintln(std.out, breach)
	}
	if report.Total > 0 {
		return fmt.Errorf("%d rules are broken, of which %d are listed", report.Total, len(report.Breaches))
	}
	_, err = fmt.Fprintf(std.out, "%d nodes, %d edges and %d former ids were checked; nothing is broken.\n", report.Nodes, report.Edges, report.Aliases)
	return err
}
