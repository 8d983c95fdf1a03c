package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"habeas/graph"
	"habeas/graph/cypher"
	"habeas/graph/sqlite"
	"habeas/schema"
)

// storeFlag says which store a command works on.
type storeFlag struct {
	Store string `placeholder:"sqlite:PATH" help:"The store: sqlite:PATH, sqlite::memory: for one that is gone afterwards, or neo4j://HOST or bolt://HOST (with +s for TLS) with NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE. The default is a file in the user's data folder."`
}

// open opens the store for reading and writing, and makes it where there is none.
func (f storeFlag) open(ctx context.Context, v *schema.Vocabulary) (graph.Store, error) {
	return f.openWith(ctx, v, false)
}

// openToRead opens a store that has to be there. One in memory is empty.
func (f storeFlag) openToRead(ctx context.Context, v *schema.Vocabulary) (graph.Store, error) {
	return f.openWith(ctx, v, true)
}

func (f storeFlag) openWith(ctx context.Context, v *schema.Vocabulary, readOnly bool) (graph.Store, error) {
	if f.isNeo4j() {
		store, err := cypher.Open(ctx, v, cypher.Options{URL: f.Store, ReadOnly: readOnly,
			Username: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD"), Database: os.Getenv("NEO4J_DATABASE")})
		return opened(store, err)
	}
	path, err := f.path()
	if err != nil {
		return nil, err
	}
	store, err := sqlite.Open(ctx, v, path, sqlite.Options{ReadOnly: readOnly && path != sqlite.Memory})
	return opened(store, err)
}

// opened is the store, or no store at all where there is an error: not one of a type
// without a value.
func opened[S graph.Store](store S, err error) (graph.Store, error) {
	if err != nil {
		return nil, err
	}
	return store, nil
}

// isNeo4j reports whether the store is the address of a Neo4j server.
func (f storeFlag) isNeo4j() bool {
	scheme, _, found := strings.Cut(f.Store, "://")
	name, _, _ := strings.Cut(scheme, "+")
	return found && (name == "neo4j" || name == "bolt")
}

// path is where the store's file is.
func (f storeFlag) path() (string, error) {
	if f.Store == "" {
		return filepath.Join(xdg.DataHome, "habeas", "habeas.sqlite"), nil
	}
	engine, path, found := strings.Cut(f.Store, ":")
	if !found || engine != "sqlite" || path == "" {
		return "", fmt.Errorf("--store %s is not a store: give sqlite:PATH, sqlite::memory: for none that stays, or neo4j://HOST or bolt://HOST", f.Store)
	}
	return path, nil
}

// close closes a store, and keeps the first of the errors.
func closeStore(store graph.Store, err *error) {
	if closing := store.Close(); closing != nil && *err == nil {
		*err = fmt.Errorf("closing the store: %w", closing)
	}
}
