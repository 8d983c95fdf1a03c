package explorer_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"go.yaml.in/yaml/v3"

	"habeas/resolvers"
	"habeas/schema"
)

// texts is strings.yaml.
type texts struct {
	Languages []struct{ Code string }
	Sections  map[string]map[string]map[string]string
}

func readTexts(t *testing.T) texts {
	t.Helper()
	file, err := os.ReadFile("strings.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Languages                            []struct{ Code string }
		Texts, Kinds, Plurals, Names, Values map[string]map[string]string
	}
	if err := yaml.Unmarshal(file, &read); err != nil {
		t.Fatal(err)
	}
	return texts{read.Languages, map[string]map[string]map[string]string{"texts": read.Texts, "kinds": read.Kinds, "plurals": read.Plurals, "names": read.Names, "values": read.Values}}
}

var filledIn = regexp.MustCompile(`\{\d\}`)

// TestEveryTextIsTranslated: each text is there in every language, with the same places to
// fill in.
func TestEveryTextIsTranslated(t *testing.T) {
	read := readTexts(t)
	for section, entries := range read.Sections {
		for key, text := range entries {
			want := slices.Sorted(slices.Values(filledIn.FindAllString(text["en"], -1)))
			for _, language := range read.Languages {
				if strings.TrimSpace(text[language.Code]) == "" {
					t.Errorf("%s: %s has no text in %s", section, key, language.Code)
				}
				if got := slices.Sorted(slices.Values(filledIn.FindAllString(text[language.Code], -1))); !slices.Equal(got, want) {
					t.Errorf("%s: %s in %s has the places %v, want %v", section, key, language.Code, got, want)
				}
			}
			if len(text) != len(read.Languages) {
				t.Errorf("%s: %s has %d languages, want %d", section, key, len(text), len(read.Languages))
			}
		}
	}
}

// TestEveryTextIsUsed: what templates, code, scripts, the vocabulary and the contract name
// has a text, and each text is named by one of them.
func TestEveryTextIsUsed(t *testing.T) {
	v := schema.New()
	contract := gqlparser.MustLoadSchema(&ast.Source{Input: resolvers.SDL(v)})
	wanted := map[string]map[string]bool{"texts": textsOf(t, contract), "names": namesOf(contract), "values": valuesOf(t, contract), "kinds": {}, "plurals": {}}
	may := map[string]map[string]bool{"texts": {}, "names": mayBeNamed(v, contract), "values": mayBeValues(contract)}
	collect(t, may["texts"], "", "*.go", keyInGo)
	for _, kind := range v.Kinds {
		wanted["kinds"][kind.Name], wanted["plurals"][kind.Name] = true, true
		for _, relation := range kind.Relations {
			may["texts"]["note."+relation.Name] = true
		}
	}
	for section, entries := range readTexts(t).Sections {
		for key := range wanted[section] {
			if entries[key] == nil {
				t.Errorf("%s: %s is used and not there", section, key)
			}
		}
		for key := range entries {
			if key := numbered.ReplaceAllString(key, ""); !wanted[section][key] && !may[section][key] {
				t.Errorf("%s: nothing uses %s", section, key)
			}
		}
	}
}

var (
	textInGo     = regexp.MustCompile(`\bT(?: |\()"([a-zA-Z.]+[a-zA-Z])"`)
	keyInGo      = regexp.MustCompile(`"([a-z]+\.[a-zA-Z.]+)"`)
	textInScript = regexp.MustCompile(`\bt\((?:modality \|\| )?'([a-zA-Z_]+)'`)
	// A list with several fields in a form may have a name for each.
	numbered = regexp.MustCompile(`\.\d$`)
	code     = regexp.MustCompile(`\b[A-Z]{4,}\b`)
)

// textsOf are the keys of texts that templates, code and scripts use, and those that they
// make of names in the contract.
func textsOf(t *testing.T, contract *ast.Schema) map[string]bool {
	t.Helper()
	keys := map[string]bool{"yes.true": true, "yes.false": true}
	for _, pattern := range []string{"*.go", "templates/*.html"} {
		collect(t, keys, "", pattern, textInGo)
	}
	for _, pattern := range []string{"assets/src/graph.js", "assets/src/graph/*.js"} {
		collect(t, keys, "drawing.", pattern, textInScript)
	}
	for _, modality := range contract.Types["Modality"].EnumValues {
		keys["drawing."+modality.Name] = true
	}
	for _, kind := range code.FindAllString(contract.Types["CaseEvent"].Fields.ForName("kind").Description, -1) {
		keys["event."+kind] = true
	}
	for _, field := range contract.Query.Fields {
		if contract.Types[field.Type.Name()].Fields.ForName("asOf") != nil {
			keys["question."+field.Name] = true
		}
	}
	for _, part := range []string{"unit", "is", "not"} {
		keys["share."+part] = true
		for _, definition := range contract.Types {
			for _, field := range definition.Fields {
				if definition.Kind == ast.Object && field.Type.Name() == "Share" {
					keys["share."+field.Name+"."+part] = true
				}
			}
		}
	}
	return keys
}

// collect adds what an expression finds in files.
func collect(t *testing.T, keys map[string]bool, prefix, pattern string, expression *regexp.Regexp) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("got the files %v of %s (%v)", files, pattern, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range expression.FindAllStringSubmatch(string(text), -1) {
			keys[prefix+found[1]] = true
		}
	}
}

// own are the types of a contract whose parts are shown.
func own(contract *ast.Schema) map[string]*ast.Definition {
	types := maps.Clone(contract.Types)
	maps.DeleteFunc(types, func(name string, _ *ast.Definition) bool {
		return strings.HasPrefix(name, "__") || name == "Query" || name == "Kind" || name == "OrderDirection"
	})
	return types
}

// namesOf are the fields of all objects.
func namesOf(contract *ast.Schema) map[string]bool {
	names := map[string]bool{}
	for _, definition := range own(contract) {
		for _, field := range definition.Fields {
			if definition.Kind == ast.Object && !strings.HasPrefix(field.Name, "__") {
				names[field.Name] = true
			}
		}
	}
	return names
}

// mayBeNamed are names with the type that they belong to, those of arguments, alone or with
// their field, and of the fields that a citation may name.
func mayBeNamed(v *schema.Vocabulary, contract *ast.Schema) map[string]bool {
	names := map[string]bool{}
	for name, definition := range own(contract) {
		for _, field := range definition.Fields {
			names[name+"."+field.Name] = true
			for _, argument := range field.Arguments {
				names["argument."+field.Name+"."+argument.Name] = true
			}
		}
	}
	for _, field := range contract.Query.Fields {
		for _, argument := range field.Arguments {
			names["argument."+argument.Name], names["argument."+field.Name+"."+argument.Name] = true, true
		}
	}
	for _, kind := range v.Kinds {
		for _, field := range kind.Fields {
			names[field.Name] = true
		}
	}
	return names
}

// valuesOf are the values of all enumerations, alone or with their enumeration.
func valuesOf(t *testing.T, contract *ast.Schema) map[string]bool {
	t.Helper()
	named := readTexts(t).Sections["values"]
	values := map[string]bool{}
	for name, definition := range own(contract) {
		for _, value := range definition.EnumValues {
			if named[name+"."+value.Name] == nil {
				values[value.Name] = true
			}
		}
	}
	// Two fields hold codes though they are texts.
	for typeName, field := range map[string]string{"CaseGap": "what", "MatchReason": "feature"} {
		for _, found := range code.FindAllString(contract.Types[typeName].Fields.ForName(field).Description, -1) {
			values[found] = true
		}
	}
	return values
}

func mayBeValues(contract *ast.Schema) map[string]bool {
	values := map[string]bool{}
	for name, definition := range own(contract) {
		for _, value := range definition.EnumValues {
			values[name+"."+value.Name], values[value.Name] = true, true
		}
	}
	return values
}
