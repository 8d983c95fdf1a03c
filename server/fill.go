package main

import (
	"context"
	"fmt"
	"io"

	"habeas/graph"
	"habeas/schema"
	"habeas/seed"
)

// fillStore loads the bundled dataset into an empty store, and in place of an older
// bundled dataset. Other stores are left as they are.
func fillStore(ctx context.Context, v *schema.Vocabulary, store graph.Store, output io.Writer) error {
	about, err := store.About(ctx)
	if err != nil {
		return err
	}
	version, err := seed.BundledVersion()
	if err != nil {
		return err
	}
	older := about.Bundled != "" && about.Bundled != version
	if !about.Empty() && !older {
		return nil
	}
	if older {
		fmt.Fprintln(output, "The store holds an older bundled dataset: it is replaced.")
	} else {
		fmt.Fprintln(output, "The store is empty: the bundled dataset is loaded.")
	}
	batch, err := seed.Bundled(v)
	if err != nil {
		return fmt.Errorf("reading the bundled dataset: %w", err)
	}
	options := graph.LoadOptions{Replace: older, Bundled: version, Licence: seed.Licence(), Coverage: seed.Coverage()}
	if err := store.Load(ctx, batch, options); err != nil {
		return fmt.Errorf("loading the bundled dataset: %w", err)
	}
	return nil
}
