package questiontest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/schema"
)

// otherContract is the text of the contract of the questions.
func otherContract(t *testing.T) *ast.SchemaDocument {
	t.Helper()
	text, err := os.ReadFile("../questions.graphql")
	if err != nil {
		t.Fatal(err)
	}
	document, err := parser.ParseSchema(&ast.Source{Name: "questions.graphql", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return document
}

// TestOtherAnswersHaveTheFieldsOfTheirTypes asks random worlds and holds each answer to
// the contract: every field is there, of its type, null only where it may be.
func TestOtherAnswersHaveTheFieldsOfTheirTypes(t *testing.T) {
	contract, v := otherContract(t), schema.New()
	seen := otherSet{}
	for number := range uint64(12) {
		world := otherOf(t, v, graphtest.RandomWorld(v, number, 150))
		random := rand.New(rand.NewPCG(number, 1))
		for _, field := range contract.Extensions.ForName("Query").Fields {
			for range 6 {
				arguments := otherRandomArguments(random, world, field.Name)
				if arguments == nil {
					continue
				}
				answer, err := world.answer(field.Name, arguments)
				if err != nil {
					if graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), "is after to") {
						t.Errorf("world %d: %s %v: %v", number, field.Name, arguments, err)
					}
					continue
				}
				seen[field.Name] = true
				checker := &otherChecker{contract: contract, vocabulary: v}
				checker.object(field.Name, contract.Definitions.ForName(field.Type.Name()), answer)
				for _, wrong := range checker.wrong {
					t.Errorf("world %d: %s %v: %s", number, field.Name, arguments, wrong)
				}
			}
		}
	}
	if len(seen) != 9 {
		t.Errorf("asking at random: got answers to %v, want all nine", seen.sorted())
	}
}

// otherRandomArguments makes up arguments for a question of this reference; nil for others.
func otherRandomArguments(random *rand.Rand, world *otherWorld, field string) map[string]any {
	arguments := map[string]any{"minSources": 1 + random.IntN(2)}
	pick := func(name string, chance int, kinds ...string) {
		var ids []string
		for _, kind := range kinds {
			ids = append(ids, world.ofKind(kind)...)
		}
		if len(ids) > 0 && random.IntN(100) < chance {
			arguments[name] = ids[random.IntN(len(ids))]
		}
	}
	dates := []string{"2019", "2019-05", "2019-05-06", "2020", "9999"}
	date := func(name string, chance int) {
		if random.IntN(100) < chance {
			arguments[name] = dates[random.IntN(len(dates))]
		}
	}
	need := ""
	switch field {
	case "statuteProfile", "treatyPattern":
		pick("statute", 30, "Statute")
		pick("group", 30, "Group")
		pick("court", 30, "Court")
		date("from", 30)
		date("to", 30)
		if field == "statuteProfile" {
			pick("statute", 100, "Statute")
			need = "statute"
		}
	case "caseFile":
		pick("prisoner", 100, "Prisoner")
		need = "prisoner"
	case "commandChain":
		date("on", 50)
		if pick("official", 50, "Official"); arguments["official"] == nil {
			pick("agency", 100, "Agency", "Court", "Facility")
			need = "agency"
		}
	case "connections":
		pick("start", 100, "Prisoner", "Official", "Case")
		pick("end", 100, "Prisoner", "Official", "Proceeding")
		need = "end"
	case "custodyOn":
		arguments["date"], arguments["byMonthFrom"], arguments["byMonthTo"] = "2020-02-29", "2019-11", "2020-03"
		pick("group", 30, "Group")
		pick("facility", 30, "Facility")
	case "whoIs":
		arguments["name"], arguments["role"], arguments["year"] = "Ali", "JUDGE", 2019
		pick("court", 50, "Court")
	case "dossier":
		pick("official", 100, "Official")
		need = "official"
	case "crossTab":
		dimension := func() string { return otherDimensions[random.IntN(len(otherDimensions))] }
		arguments["count"], arguments["rows"] = []string{"PRISONERS", "CHARGES", "VIOLATIONS", "CASES"}[random.IntN(4)], dimension()
		if random.IntN(2) == 0 {
			arguments["columns"] = dimension()
		}
	default:
		return nil
	}
	if need != "" && arguments[need] == nil {
		return nil
	}
	return arguments
}

// otherChecker holds answers to the contract.
type otherChecker struct {
	contract   *ast.SchemaDocument
	vocabulary *schema.Vocabulary
	wrong      []string
}

func (c *otherChecker) fail(at, format string, args ...any) {
	c.wrong = append(c.wrong, at+": "+fmt.Sprintf(format, args...))
}

// otherLeftOut are the fields that the reference leaves out.
var otherLeftOut = otherSetOf("unit", "asOf", "warnings", "text")

func (c *otherChecker) object(at string, definition *ast.Definition, value any) {
	object, ok := value.(map[string]any)
	if !ok {
		c.fail(at, "got %v, want an object", value)
		return
	}
	known := otherSet{}
	for _, field := range definition.Fields {
		known[field.Name] = true
		got, has := object[field.Name]
		if !has && otherLeftOut[field.Name] {
			continue
		}
		if !has {
			c.fail(at, "no field %s", field.Name)
			continue
		}
		if field.Name == "rows" && field.Type.NamedType != "" {
			nodes := c.contract.Definitions.ForName(field.Type.NamedType).Fields.ForName("nodes")
			c.value(at+".rows", nodes.Type, got)
			continue
		}
		c.value(at+"."+field.Name, field.Type, got)
	}
	for name := range object {
		if !known[name] {
			c.fail(at, "%s is no field of %s", name, definition.Name)
		}
	}
}

func (c *otherChecker) value(at string, want *ast.Type, value any) {
	if value == nil {
		if want.NonNull {
			c.fail(at, "got null, want %s", want)
		}
		return
	}
	if want.Elem != nil {
		list, ok := value.([]any)
		if !ok {
			c.fail(at, "got %v, want a list", value)
		}
		for i, item := range list {
			c.value(fmt.Sprintf("%s[%d]", at, i), want.Elem, item)
		}
		return
	}
	c.named(at, want.NamedType, value)
}

func (c *otherChecker) named(at, name string, value any) {
	ok := true
	switch name {
	case "Int", "Float":
		_, ok = value.(float64)
	case "Boolean":
		_, ok = value.(bool)
	case "String", "Date":
		_, ok = value.(string)
	case "Evidence":
		_, ok = value.(map[string]any)["citations"].([]any)
	case "RepeatOfficial": // made by the other half of the reference
	case "Fact":
		_, ok = value.(map[string]any)["fields"].([]any)
	default:
		c.other(at, name, value)
	}
	if !ok {
		c.fail(at, "got %v, want %s", value, name)
	}
}

func (c *otherChecker) other(at, name string, value any) {
	if definition := c.contract.Definitions.ForName(name); definition != nil && definition.Kind == ast.Object {
		c.object(at, definition, value)
		return
	}
	if kind := c.vocabulary.Kind(name); kind != nil || name == "Node" {
		id, _ := value.(map[string]any)["id"].(string)
		if of := c.vocabulary.KindOf(id); of == nil || kind != nil && of != kind {
			c.fail(at, "got %v, want a %s", value, name)
		}
		return
	}
	enums := append(slices.Clone(c.vocabulary.Enums), schema.StatusEnum(), schema.RoleEnum())
	for _, enum := range enums {
		if text, _ := value.(string); enum.Name == name && enum.Has(text) {
			return
		}
	}
	c.fail(at, "got %v, want %s", value, name)
}
