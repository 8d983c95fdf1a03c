package explorer

import (
	"embed"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

//go:embed operations fragments
var operationFiles embed.FS

// operation is a GraphQL document with one query, as any client could send it.
type operation struct {
	text string
	// cursors are its variables that hold a cursor, such as chargesAfter.
	cursors []string
}

// operations are the documents of the pages, and the fragments that they share.
type operations struct {
	pages     map[string]operation
	fragments map[string]string
}

var (
	spread         = regexp.MustCompile(`\.\.\.([A-Z]\w*)`)
	cursorVariable = regexp.MustCompile(`\$(\w*[aA]fter): String`)
)

func loadOperations() (*operations, error) {
	loaded := &operations{pages: map[string]operation{}, fragments: map[string]string{}}
	err := eachFile("fragments", func(name, text string) error {
		loaded.fragments[name] = text
		return nil
	})
	if err != nil {
		return nil, err
	}
	return loaded, eachFile("operations", func(name, text string) (err error) {
		loaded.pages[name], err = loaded.complete(text)
		return err
	})
}

func eachFile(folder string, use func(name, text string) error) error {
	entries, err := operationFiles.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("listing %s: %w", folder, err)
	}
	for _, entry := range entries {
		text, err := operationFiles.ReadFile(path.Join(folder, entry.Name()))
		if err != nil {
			return fmt.Errorf("reading %s: %w", entry.Name(), err)
		}
		if err := use(strings.TrimSuffix(entry.Name(), ".graphql"), strings.TrimSpace(string(text))); err != nil {
			return fmt.Errorf("%s: %w", entry.Name(), err)
		}
	}
	return nil
}

// complete adds to an operation the fragments that it spreads, at any depth, so that it
// stands by itself.
func (o *operations) complete(text string) (operation, error) {
	parts := []string{text}
	var used []string
	for i := 0; i < len(parts); i++ {
		for _, found := range spread.FindAllStringSubmatch(parts[i], -1) {
			name := found[1]
			if slices.Contains(used, name) {
				continue
			}
			fragment, known := o.fragments[name]
			if !known {
				return operation{}, fmt.Errorf("there is no fragment %s", name)
			}
			used, parts = append(used, name), append(parts, fragment)
		}
	}
	var cursors []string
	for _, found := range cursorVariable.FindAllStringSubmatch(text, -1) {
		cursors = append(cursors, found[1])
	}
	return operation{text: strings.Join(parts, "\n"), cursors: cursors}, nil
}

// at is the operation with its variables, to which the cursors of an address are added.
func (o operation) at(query url.Values, variables map[string]any) question {
	for _, cursor := range o.cursors {
		if given := query.Get(cursor); given != "" {
			variables[cursor] = given
		}
	}
	return question{operation: o, variables: variables}
}
