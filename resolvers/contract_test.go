package resolvers

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"habeas/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestSDLGolden(t *testing.T) {
	const path = "../schema/schema.graphql"
	got := SDL(schema.New())
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the contract differs from %s; run go test ./resolvers -run SDL -update and read the difference", path)
	}
	if again := SDL(schema.New()); again != got {
		t.Error("printing the contract twice gave two texts")
	}
}

// TestContractSize keeps the contract small: the public limit is 320 types, the five
// scalars of the language among them.
func TestContractSize(t *testing.T) {
	const most = 315
	count := 0
	for _, definition := range newTestContract(t).schema.Types {
		if !definition.BuiltIn {
			count++
		}
	}
	if count > most {
		t.Errorf("types: got %d, want at most %d", count, most)
	}
}

func TestContractDescribesEverything(t *testing.T) {
	c := newTestContract(t)
	for name, definition := range c.schema.Types {
		if definition.BuiltIn || strings.HasPrefix(name, "__") {
			continue
		}
		checkSentence(t, name, definition.Description)
		for _, field := range definition.Fields {
			if strings.HasPrefix(field.Name, "__") {
				continue
			}
			checkSentence(t, name+"."+field.Name, field.Description)
			for _, argument := range field.Arguments {
				checkSentence(t, name+"."+field.Name+"("+argument.Name+")", argument.Description)
			}
		}
		for _, value := range definition.EnumValues {
			checkSentence(t, name+"."+value.Name, value.Description)
		}
	}
}

func checkSentence(t *testing.T, of, description string) {
	t.Helper()
	if !strings.HasSuffix(description, ".") {
		t.Errorf("description of %s: got %q, want a sentence", of, description)
	}
}

func TestContractTypes(t *testing.T) {
	c := newTestContract(t)
	tests := []struct{ field, want string }{
		{"Query.prisoner", "Prisoner"},
		{"Query.judges", "OfficialConnection!"},
		{"Query.nodes", "[Node]!"},
		{"Prisoner.name", "String!"},
		{"Prisoner.nameNative", "String"},
		{"Prisoner.aliases", "[String!]!"},
		{"Prisoner.charges", "ChargeConnection!"},
		{"Charge.prisoner", "Prisoner!"},
		{"Charge.statute", "Statute"},
		{"Charge.outcomes", "DecidedInProceedingConnection!"},
		{"Proceeding.judges", "JudgedOfficialConnection!"},
		{"Court.officials", "PostOfficialConnection!"},
		{"Agency.commanders", "PostOfficialConnection!"},
		{"PostOfficialEdge.office", "String"},
		{"JudgedOfficialEdge.seat", "Seat"},
		{"DecidedInProceedingEdge.outcome", "Outcome!"},
		{"Official.roles", "[OfficialRole!]!"},
		{"Source.facts", "FactConnection!"},
		{"EdgeWhere.role", "IssuerRoleFilter"},
		{"EdgeWhere.belongsToRole", "StringFilter"},
		{"PrisonerWhere.charges", "ChargeListWhere"},
		{"ChargeWhere.statute", "StatuteWhere"},
		{"PrisonerOrder.arrestedOn", "OrderDirection"},
	}
	for _, test := range tests {
		parent, name, _ := strings.Cut(test.field, ".")
		var found *ast.FieldDefinition
		if definition := c.schema.Types[parent]; definition != nil {
			found = definition.Fields.ForName(name)
		}
		if found == nil {
			t.Errorf("%s: there is none, want type %s", test.field, test.want)
			continue
		}
		if got := found.Type.String(); got != test.want {
			t.Errorf("%s: got type %s, want %s", test.field, got, test.want)
		}
	}
}

func newTestContract(t testing.TB) *contract {
	t.Helper()
	c, err := newContract(schema.New())
	if err != nil {
		t.Fatal(err)
	}
	return c
}
