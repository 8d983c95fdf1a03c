package facts

import (
	"fmt"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v3"
)

// The names of the fact files, as they stand in tables and in what was left out.
const (
	filePrisoners = "prisoners.yaml"
	fileReference = "reference.yaml"
	fileListings  = "listings.yaml"
)

// Facts holds what the fact files say, after the overrides.
type Facts struct {
	Prisoners prisonersFile
	Reference referenceFile
	Listings  listingsFile
	// mentioned are all texts of the files outside their lists of sources; ids that are
	// used are among them.
	mentioned map[string]bool
}

// Read reads the fact files of a directory and applies the table of overrides.
func Read(dir string) (*Facts, error) {
	tables, err := readTables()
	if err != nil {
		return nil, err
	}
	facts := &Facts{mentioned: map[string]bool{}}
	for name, into := range map[string]any{filePrisoners: &facts.Prisoners, fileReference: &facts.Reference, fileListings: &facts.Listings} {
		root, err := readFile(filepath.Join(dir, name), tables.overridesOf(name))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if err := root.Decode(into); err != nil {
			return nil, fmt.Errorf("%s: decoding: %w", name, err)
		}
		facts.mention(root)
	}
	return facts, nil
}

// mention notes all texts of a file, its list of sources aside.
func (f *Facts) mention(root *yaml.Node) {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value != "sources" {
			f.mentionAll(root.Content[i+1])
		}
	}
}

func (f *Facts) mentionAll(node *yaml.Node) {
	if node.Kind == yaml.ScalarNode {
		f.mentioned[node.Value] = true
	}
	for _, child := range node.Content {
		f.mentionAll(child)
	}
}

// readFile reads a file and applies its overrides.
func readFile(path string, overrides []override) (*yaml.Node, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading: %w", err)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("parsing: %w", err)
	}
	root := document.Content[0]
	for _, override := range overrides {
		if err := override.apply(root); err != nil {
			return nil, fmt.Errorf("override at %s: %w", override.At, err)
		}
	}
	return root, nil
}

// refs are ids of sources: the files write one id bare and several as a list.
type refs []string

// UnmarshalYAML reads a bare id or a list of ids.
func (r *refs) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.SequenceNode {
		var list []string
		if err := node.Decode(&list); err != nil {
			return err
		}
		*r = list
		return nil
	}
	var one string
	if err := node.Decode(&one); err != nil {
		return err
	}
	if one != "" {
		*r = refs{one}
	}
	return nil
}
