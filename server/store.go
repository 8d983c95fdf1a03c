package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"habeas/graph"
	"habeas/graph/sqlite"
	"habeas/schema"
)

// storeFlag says which store a command works on.
type storeFlag struct {
	Store string `placeholder:"sqlite:PATH" help:"The store: sqlite:PATH, or sqlite::memory: for one that is gone afterwards. The default is a file in the user's data folder."`
}

// open opens the store for reading and writing, and makes it where there is none.
func (f storeFlag) open(ctx context.Context, v *schema.Vocabulary) (graph.Store, error) {
	return f.openWith(ctx, v, sqlite.Options{})
}

// openToRead opens a store that has to be there. One in memory is empty.
func (f storeFlag) openToRead(ctx context.Context, v *schema.Vocabulary) (graph.Store, error) {
	path, err := f.path()
	if err != nil {
		return nil, err
	}
	return f.openWith(ctx, v, sqlite.Options{ReadOnly: path != sqlite.Memory})
}

func (f storeFlag) openWith(ctx context.Context, v *schema.Vocabulary, options sqlite.Options) (graph.Store, error) {
	path, err := f.path()
	if err != nil {
		return nil, err
	}
	store, err := sqlite.Open(ctx, v, path, options)
	if err != nil {
		return nil, err
	}
	return store, nil
}

// path is where the store's file is.
func (f storeFlag) path() (string, error) {
	if f.Store == "" {
		return filepath.Join(xdg.DataHome, "habeas", "habeas.sqlite"), nil
	}
	engine, path, found := strings.Cut(f.Store, ":")
	switch {
	case found && engine == "sqlite" && path != "":
		return path, nil
	case found && (strings.HasPrefix(engine, "neo4j") || strings.HasPrefix(engine, "bolt")):
		return "", fmt.Errorf("this version keeps its facts in SQLite only: give --store sqlite:PATH instead of %s", engine+":…")
	}
	return "", fmt.Errorf("--store %s is not a store: give sqlite:PATH, or sqlite::memory: for none that stays", f.Store)
}

// close closes a store, and keeps the first of the errors.
func closeStore(store graph.Store, err *error) {
	if closing := store.Close(); closing != nil && *err == nil {
		*err = fmt.Errorf("closing the store: %w", closing)
	}
}
