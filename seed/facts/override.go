package facts

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// override replaces one text of a fact file: one that holds what must not be carried
// over (health, family, an exact date of birth), or whose wording misleads.
type override struct {
	File string `yaml:"file"`
	// At is the way to the text: keys, ids of entries and positions, with slashes.
	At string `yaml:"at"`
	// From is the text that stands there, so that a changed file is noticed.
	From   string `yaml:"from"`
	To     string `yaml:"to"`
	Reason string `yaml:"reason"`
}

func (o override) apply(root *yaml.Node) error {
	node := root
	for _, step := range strings.Split(o.At, "/") {
		next, err := descend(node, step)
		if err != nil {
			return err
		}
		node = next
	}
	if node.Value != o.From {
		return fmt.Errorf("the text is %q, not %q", node.Value, o.From)
	}
	node.Value, node.Tag, node.Style = o.To, "!!str", yaml.DoubleQuotedStyle
	return nil
}

func descend(node *yaml.Node, step string) (*yaml.Node, error) {
	switch node.Kind {
	case yaml.MappingNode:
		if value := valueOf(node, step); value != nil {
			return value, nil
		}
	case yaml.SequenceNode:
		for _, entry := range node.Content {
			if id := valueOf(entry, "id"); id != nil && id.Value == step {
				return entry, nil
			}
		}
		if i, err := strconv.Atoi(step); err == nil && i < len(node.Content) {
			return node.Content[i], nil
		}
	}
	return nil, fmt.Errorf("there is no %q", step)
}

func valueOf(node *yaml.Node, key string) *yaml.Node {
	if node.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i+1]
		}
	}
	return nil
}
