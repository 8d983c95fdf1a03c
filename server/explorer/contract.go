package explorer

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"habeas/resolvers"
	"habeas/schema"
)

// contract is what the answers' types are, so that a page need not say it again.
type contract struct {
	*ast.Schema
	vocabulary *schema.Vocabulary
}

func loadContract(v *schema.Vocabulary) (*contract, error) {
	loaded, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphql", Input: resolvers.SDL(v)})
	if err != nil {
		return nil, fmt.Errorf("reading the contract: %w", err)
	}
	return &contract{Schema: loaded, vocabulary: v}, nil
}

// field is the type of a field; nil where the type has no such field.
func (c *contract) field(typeName, name string) *ast.Type {
	definition := c.Types[typeName]
	if definition == nil {
		return nil
	}
	if found := definition.Fields.ForName(name); found != nil {
		return found.Type
	}
	return nil
}

// hasFields reports whether a type has all of some fields.
func (c *contract) hasFields(typeName string, names ...string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return c.field(typeName, name) == nil })
}

// isNode reports whether a type is a kind of node, or any of them.
func (c *contract) isNode(typeName string) bool {
	return typeName == "Node" || c.vocabulary.Kind(typeName) != nil
}

// isEdge reports whether a type is an item of a connection.
func (c *contract) isEdge(typeName string) bool {
	return c.hasFields(typeName, "node", "cursor")
}

// kindOf is the name of the kind of a node in an answer.
func (c *contract) kindOf(typeName string, node value) string {
	if typeName != "Node" {
		return typeName
	}
	if kind := c.vocabulary.KindOf(node.str("id")); kind != nil {
		return kind.Name
	}
	return typeName
}

// kindNamed is the kind that an argument is named for; nil where it is none.
func (c *contract) kindNamed(argument string) *schema.Kind {
	for _, kind := range c.vocabulary.Kinds {
		if kind.Root() == argument {
			return kind
		}
	}
	return nil
}

// isPage reports whether a type is a connection or a page of rows.
func (c *contract) isPage(typeName string) bool {
	return c.field(typeName, "pageInfo") != nil
}

// isEnum reports whether a type is an enumeration.
func (c *contract) isEnum(typeName string) bool {
	definition := c.Types[typeName]
	return definition != nil && definition.Kind == ast.Enum
}

// itemsOf are the items of a connection or a page of rows, with their type.
func (c *contract) itemsOf(typeName string, v value) (string, []value) {
	for _, name := range []string{"edges", "nodes"} {
		if items := v.get(name); items.isList() {
			return c.field(typeName, name).Name(), items.items
		}
	}
	return "", nil
}

// capital begins a text with a capital letter.
func capital(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text[:size]) + text[size:]
}
