package questiontest

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"habeas/graph"
	"habeas/schema"
	"habeas/seed"
)

// Answers have the fields and the types of the contract, on a random world and on the
// bundled dataset.
func TestAnswersHaveTheShapeOfTheContract(t *testing.T) {
	v := schema.New()
	contract := readContract(t)
	random := RandomCases(v, 2, 40)
	worlds := []struct {
		name, statute string
		facts         graph.Batch
	}{{"random", newReference(t, v, random).world.nodesOf("Statute")[0], random}, {"bundled", "statute/RU-UK-205.5", bundled(t, v)}}
	for _, world := range worlds {
		reference := newReference(t, v, world.facts)
		for _, asked := range []struct {
			question  string
			arguments map[string]any
		}{
			{"repeatOfficials", nil},
			{"repeatOfficials", map[string]any{"role": "OTHER", "minCases": 1}},
			{"officialPairs", map[string]any{"minShared": 1}},
			{"sanctionsGap", nil},
			{"afterDesignation", nil},
			{"sentenceDisparity", map[string]any{"statute": world.statute, "by": "YEAR", "minCell": 1}},
			{"sentenceDisparity", map[string]any{"statute": world.statute, "by": "COURT", "minCell": 1}},
			{"dueProcess", map[string]any{"by": "GROUP"}},
			{"caseClusters", nil},
		} {
			answer, err := reference.Answer(asked.question, asked.arguments)
			if err != nil {
				t.Fatalf("%s: %s%v: %v", world.name, asked.question, asked.arguments, err)
			}
			if len(answer["rows"].([]any)) == 0 {
				t.Errorf("%s: %s%v has no rows", world.name, asked.question, asked.arguments)
			}
			if wrong := contract.wrong(answer, contract.questions[asked.question], asked.question); wrong != nil {
				t.Errorf("%s: %s%v: %v", world.name, asked.question, asked.arguments, wrong)
			}
		}
	}
}

func bundled(t *testing.T, v *schema.Vocabulary) graph.Batch {
	t.Helper()
	batch, err := seed.Bundled(v)
	if err != nil {
		t.Fatal(err)
	}
	return batch
}

// contract is the types of the questions.
type contract struct {
	questions map[string]*ast.Type
	types     map[string]*ast.Definition
}

func readContract(t *testing.T) *contract {
	t.Helper()
	text, err := os.ReadFile("../questions.graphql")
	if err != nil {
		t.Fatal(err)
	}
	document, err := parser.ParseSchema(&ast.Source{Name: "questions.graphql", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	c := &contract{questions: map[string]*ast.Type{}, types: map[string]*ast.Definition{}}
	for _, field := range document.Extensions[0].Fields {
		c.questions[field.Name] = field.Type
	}
	for _, definition := range document.Definitions {
		c.types[definition.Name] = definition
	}
	return c
}

// wrong says where a value is not of a type, nil where it is.
func (c *contract) wrong(value any, kind *ast.Type, at string) error {
	if value == nil {
		if kind.NonNull {
			return fmt.Errorf("%s is null", at)
		}
		return nil
	}
	if kind.Elem != nil {
		return c.wrongList(value, kind.Elem, at)
	}
	right := false
	switch kind.NamedType {
	case "Int":
		n, is := value.(float64)
		right = is && n == float64(int64(n))
	case "Float":
		_, right = value.(float64)
	case "Boolean":
		_, right = value.(bool)
	case "String", "Date", "OfficialRole":
		_, right = value.(string)
	default:
		return c.wrongObject(value, kind.NamedType, at)
	}
	if !right {
		return fmt.Errorf("%s is %v, not a %s", at, value, kind.NamedType)
	}
	return nil
}

func (c *contract) wrongList(value any, kind *ast.Type, at string) error {
	list, is := value.([]any)
	if !is {
		return fmt.Errorf("%s is no list", at)
	}
	for i, item := range list {
		if err := c.wrong(item, kind, fmt.Sprintf("%s[%d]", at, i)); err != nil {
			return err
		}
	}
	return nil
}

// wrongObject looks at the fields of a type. A type that is not one of the questions is
// that of a node, of which answers have the id; a page is the list of its rows.
func (c *contract) wrongObject(value any, name, at string) error {
	object, is := value.(map[string]any)
	if !is {
		return fmt.Errorf("%s is no object", at)
	}
	fields := set{"id": true}
	if definition := c.types[name]; definition != nil {
		fields = set{}
		for _, field := range definition.Fields {
			if slices.Contains([]string{"unit", "asOf", "warnings"}, field.Name) {
				continue
			}
			fields[field.Name] = true
			kind := field.Type
			if field.Name == "rows" {
				kind = c.types[kind.NamedType].Fields.ForName("nodes").Type
			}
			if err := c.wrong(object[field.Name], kind, at+"."+field.Name); err != nil {
				return err
			}
		}
	}
	for field := range object {
		if !fields[field] {
			return fmt.Errorf("%s has %s, which is no field of %s", at, field, name)
		}
	}
	if len(fields) != len(object) {
		return errors.New(at + " lacks fields of " + name)
	}
	return nil
}
