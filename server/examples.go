package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"strings"
)

//go:embed examples
var exampleFiles embed.FS

// example is a query that shows what can be asked. Its file begins with a comment that
// says what for; its variables, if any, stand beside it.
type example struct {
	Title, Query, Variables string
}

// Link is the address that asks the query.
func (e example) Link() string {
	parameters := url.Values{"query": {e.Query}}
	if e.Variables != "" {
		parameters.Set("variables", e.Variables)
	}
	return "/graphql?" + parameters.Encode()
}

// examples are the queries of the page, in the order of their file names.
func examples() ([]example, error) {
	names, err := fs.Glob(exampleFiles, "examples/*.graphql")
	if err != nil {
		return nil, fmt.Errorf("listing the example queries: %w", err)
	}
	var list []example
	for _, name := range names {
		text, err := exampleFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading an example query: %w", err)
		}
		title, query, _ := strings.Cut(string(text), "\n")
		variables, err := exampleFiles.ReadFile(strings.TrimSuffix(name, ".graphql") + ".json")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("reading the variables of an example query: %w", err)
		}
		list = append(list, example{Title: strings.TrimPrefix(title, "# "), Query: strings.TrimSpace(query), Variables: strings.TrimSpace(string(variables))})
	}
	return list, nil
}
