package main

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// trusted are the only documents that run: those of a folder, each in a file named
// <SHA-256 of the text>.graphql. A request holds the text or names it by its hash.
type trusted map[string]string

// checker checks documents before they are asked.
type checker interface {
	Check(ctx context.Context, query string) error
	Warm(ctx context.Context, query string) int
}

// readTrusted reads the documents of a folder. It fails where a file is not what its
// name says, or would be refused.
func readTrusted(ctx context.Context, folder string, engine checker) (trusted, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("--trusted-documents %s cannot be read: %w", folder, rootCause(err))
	}
	list := trusted{}
	for _, entry := range entries {
		hash, isDocument := strings.CutSuffix(entry.Name(), ".graphql")
		if !isDocument {
			continue
		}
		path := filepath.Join(folder, entry.Name())
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("the trusted document %s cannot be read: %w", path, rootCause(err))
		}
		if want := hashOf(string(text)); hash != want {
			return nil, fmt.Errorf("the trusted document %s is not what its name says: the SHA-256 of its text is %s", path, want)
		}
		if err := engine.Check(ctx, string(text)); err != nil {
			return nil, fmt.Errorf("the trusted document %s would be refused: %w", path, err)
		}
		list[hash] = string(text)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("--trusted-documents %s holds no document: their files are named <SHA-256 of the text>.graphql", folder)
	}
	return list, nil
}

func (t trusted) find(a asked) (string, *refusal) {
	if wrong := mismatched(a); wrong != nil {
		return "", wrong
	}
	hash := a.hash
	if hash == "" {
		hash = hashOf(a.Query)
	}
	if text, found := t[hash]; found {
		return text, nil
	}
	return "", &refusal{status: http.StatusForbidden, code: "FORBIDDEN", message: "This server runs known documents only, and this is none of them."}
}

func (t trusted) keep(asked) {}

// label is the beginning of the hash: there are as many labels as documents.
func (t trusted) label(text string) string {
	if hash := hashOf(text); t[hash] != "" {
		return hash[:12]
	}
	return ""
}

// warm executes the documents one after the other, until the context ends.
func (t trusted) warm(ctx context.Context, engine checker, logger *slog.Logger) {
	operations := 0
	for _, hash := range slices.Sorted(maps.Keys(t)) {
		if ctx.Err() != nil {
			return
		}
		operations += engine.Warm(ctx, t[hash])
	}
	logger.InfoContext(ctx, "trusted documents are planned", slog.Int("documents", len(t)), slog.Int("operations", operations))
}
