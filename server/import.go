package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"habeas/graph"
	"habeas/schema"
	"habeas/seed"
)

type importCommand struct {
	storeFlag
	Files   []string `arg:"" optional:"" name:"file" help:"Interchange files, gzipped or not; - is standard input."`
	Bundled bool     `help:"Load the bundled dataset, before the files."`
	Replace bool     `help:"Make the store exactly what is loaded, and show what that adds, changes and removes."`
	DryRun  bool     `help:"Show what would be added, changed and removed, and store nothing."`
}

// notStated stands for the terms and the coverage of a dataset that comes without them.
const notStated = "Not stated by the files that were imported."

// Run loads interchange files into the store.
func (c *importCommand) Run(ctx context.Context, std *streams) (err error) {
	files, remove, err := c.files(std.in)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, remove()) }()
	v := schema.New()
	checking := newProgress(std.err, "checking", -1)
	batch, err := seed.Read(v, files, checking.set)
	checking.finish()
	if err != nil {
		return err
	}
	store, err := c.open(ctx, v)
	if err != nil {
		return err
	}
	defer closeStore(store, &err)
	if c.Replace || c.DryRun {
		if err := c.showDifference(ctx, std.out, store, batch); err != nil || c.DryRun {
			return err
		}
	}
	return c.load(ctx, std, store, batch)
}

// files are the files to read, standard input in a temporary one that remove deletes.
func (c *importCommand) files(stdin io.Reader) (files []seed.File, remove func() error, err error) {
	remove = func() error { return nil }
	if !c.Bundled && len(c.Files) == 0 {
		return nil, nil, errors.New("nothing to import: give files, - for standard input, or --bundled")
	}
	if c.Bundled {
		if files, err = seed.BundledFiles(); err != nil {
			return nil, nil, err
		}
	}
	spooled := false
	for _, path := range c.Files {
		switch {
		case path != "-":
			files = append(files, seed.DiskFile(path))
			continue
		case spooled:
			return nil, nil, errors.Join(errors.New("standard input (-) can be read only once"), remove())
		}
		var file seed.File
		if file, remove, err = seed.Spool("standard input", stdin); err != nil {
			return nil, nil, err
		}
		files, spooled = append(files, file), true
	}
	return files, remove, nil
}

func (c *importCommand) load(ctx context.Context, std *streams, store graph.Store, batch *seed.Batch) error {
	options := graph.LoadOptions{Replace: c.Replace}
	switch {
	case c.Bundled:
		options.Licence, options.Coverage = seed.Licence(), seed.Coverage()
	case c.Replace:
		// What was said of the dataset before does not hold for another one.
		options.Licence, options.Coverage = notStated, notStated
	}
	if c.Bundled && len(c.Files) == 0 {
		version, err := seed.BundledVersion()
		if err != nil {
			return err
		}
		options.Bundled = version
	}
	storing := newProgress(std.err, "storing", batch.Facts())
	options.Progress = storing.set
	err := store.Load(ctx, batch, options)
	storing.finish()
	if err != nil {
		return err
	}
	about, err := store.About(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "%d facts were read; the store now has version %s.\n", batch.Facts(), about.Version)
	return err
}

func (c *importCommand) showDifference(ctx context.Context, output io.Writer, store graph.Store, batch graph.Batch) error {
	changes, err := seed.Difference(ctx, store, batch)
	if err != nil {
		return err
	}
	if !c.Replace {
		changes.Removed = seed.Change{}
	}
	for _, part := range []struct {
		sign, name string
		change     seed.Change
	}{{"+", "added", changes.Added}, {"~", "changed", changes.Changed}, {"-", "removed", changes.Removed}} {
		for _, fact := range part.change.Listed {
			fmt.Fprintln(output, part.sign, fact)
		}
		if rest := part.change.Count - len(part.change.Listed); rest > 0 {
			fmt.Fprintf(output, "%s and %d more\n", part.sign, rest)
		}
	}
	_, err = fmt.Fprintf(output, "%d added, %d changed, %d removed.\n", changes.Added.Count, changes.Changed.Count, changes.Removed.Count)
	return err
}
