package explorer_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"go.yaml.in/yaml/v3"

	"habeas/resolvers"
	"habeas/schema"
)

func itoa(n int) string { return strconv.Itoa(n) }

func TestLanguage(t *testing.T) {
	e := bundled(t)
	for _, c := range []struct{ address, accept, want, text string }{
		{"/", "", "en", "Search"}, {"/", "ru", "ru", "Найти"}, {"/", "uk-UA,ru;q=0.8", "uk", "Знайти"}, {"/", "de, uk;q=0.5", "uk", "Знайти"},
		{"/", "fr", "en", "Search"}, {"/?lang=uk", "ru", "uk", "Знайти"}, {"/?lang=xx", "ru", "ru", "Найти"},
		{"/prisoner/kuku-emir-usein?lang=ru", "", "ru", "Заключённый"}, {"/questions?lang=uk", "", "uk", "Запитання"},
	} {
		response, body := get(t, e, c.address, c.accept)
		if got := response.Header.Get("Content-Language"); got != c.want || !strings.Contains(body, `<html lang="`+c.want+`">`) || !strings.Contains(body, c.text) {
			t.Errorf("GET %s, Accept-Language %q: got language %q, want %q and the word %q", c.address, c.accept, got, c.want, c.text)
		}
		if !strings.Contains(strings.Join(response.Header.Values("Vary"), ","), "Accept-Language") {
			t.Errorf("GET %s: got Vary %q", c.address, response.Header.Values("Vary"))
		}
	}
	if _, body := read(t, e, "/prisoner/kuku-emir-usein?lang=ru"); !strings.Contains(body, `href="/case/yalta-hizb-ut-tahrir?lang=ru"`) {
		t.Error("a chosen language is lost on the way to a case")
	}
	if _, body := read(t, e, "/prisoner/kuku-emir-usein"); !strings.Contains(body, `lang="ru">Эмир-Усеин Куку`) {
		t.Error("a native name has no lang attribute")
	}
}

// TestEveryTextIsTranslated: what the vocabulary, the contract and the templates name has
// a text in every language, with the same places to fill in.
func TestEveryTextIsTranslated(t *testing.T) {
	file, err := os.ReadFile("strings.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var c struct {
		Languages                            []struct{ Code string }
		Texts, Kinds, Plurals, Names, Values map[string]map[string]string
	}
	if err := yaml.Unmarshal(file, &c); err != nil {
		t.Fatal(err)
	}
	for section, texts := range map[string]map[string]map[string]string{"texts": c.Texts, "kinds": c.Kinds, "plurals": c.Plurals, "names": c.Names, "values": c.Values} {
		for key, text := range texts {
			for _, language := range c.Languages {
				if strings.TrimSpace(text[language.Code]) == "" {
					t.Errorf("%s: %s has no text in %s", section, key, language.Code)
				}
				for _, place := range regexp.MustCompile(`\{\d\}`).FindAllString(text["en"], -1) {
					if !strings.Contains(text[language.Code], place) {
						t.Errorf("%s: %s in %s has no %s", section, key, language.Code, place)
					}
				}
			}
		}
	}
	v := schema.New()
	for _, kind := range v.Kinds {
		if c.Kinds[kind.Name] == nil || c.Plurals[kind.Name] == nil {
			t.Errorf("kind %s has no name", kind.Name)
		}
	}
	contract := gqlparser.MustLoadSchema(&ast.Source{Input: resolvers.SDL(v)})
	for name, definition := range contract.Types {
		if strings.HasPrefix(name, "__") || name == "Query" || name == "Kind" || name == "OrderDirection" {
			continue
		}
		for _, value := range definition.EnumValues {
			if c.Values[value.Name] == nil && c.Values[name+"."+value.Name] == nil {
				t.Errorf("value %s of %s has no name", value.Name, name)
			}
		}
		if definition.Kind != ast.Object {
			continue
		}
		for _, field := range definition.Fields {
			if !strings.HasPrefix(field.Name, "__") && c.Names[field.Name] == nil {
				t.Errorf("field %s of %s has no name", field.Name, name)
			}
		}
	}
	for _, key := range keysUsed(t) {
		if c.Texts[key] == nil {
			t.Errorf("the text %s is used and not there", key)
		}
	}
}

// keysUsed are the keys of texts that templates and code name.
func keysUsed(t *testing.T) []string {
	t.Helper()
	var keys []string
	for _, folder := range []string{".", "templates"} {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if entry.IsDir() || strings.HasSuffix(entry.Name(), "_test.go") || !strings.HasSuffix(entry.Name(), ".go") && !strings.HasSuffix(entry.Name(), ".html") {
				continue
			}
			text, err := os.ReadFile(folder + "/" + entry.Name())
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range regexp.MustCompile(`\bT(?: |\()"([a-zA-Z.]+[a-zA-Z])"`).FindAllStringSubmatch(string(text), -1) {
				keys = append(keys, found[1])
			}
		}
	}
	if len(keys) < 50 {
		t.Fatalf("got %d keys", len(keys))
	}
	return keys
}
