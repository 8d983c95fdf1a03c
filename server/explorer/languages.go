package explorer

import (
	_ "embed"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

// stringsFile holds every text of the interface, in every language: a translator needs
// this file only.
//
//go:embed strings.yaml
var stringsFile []byte

// translations are a text by language.
type translations map[string]string

// catalogue is what strings.yaml holds.
type catalogue struct {
	// Languages are the languages with their own names, the default first.
	Languages []struct{ Code, Name string }
	// Texts are the sentences and headings of the interface.
	Texts map[string]translations
	// Kinds and Plurals name the kinds of nodes.
	Kinds, Plurals map[string]translations
	// Names name fields and relations: a name alone, or with the type it belongs to
	// (Case.prisoners) where it reads otherwise there.
	Names map[string]translations
	// Values name the values of enumerations, alone or with their enumeration.
	Values map[string]translations
}

func loadCatalogue() (*catalogue, language.Matcher, error) {
	c := &catalogue{}
	if err := yaml.Unmarshal(stringsFile, c); err != nil {
		return nil, nil, fmt.Errorf("reading strings.yaml: %w", err)
	}
	tags := make([]language.Tag, len(c.Languages))
	for i, known := range c.Languages {
		tag, err := language.Parse(known.Code)
		if err != nil {
			return nil, nil, fmt.Errorf("strings.yaml: language %s: %w", known.Code, err)
		}
		tags[i] = tag
	}
	return c, language.NewMatcher(tags), nil
}

// tongue is the language of a page, and whether the reader chose it by a link.
type tongue struct {
	*catalogue
	Lang   string
	chosen bool
	// opened pages show all citations, to be printed.
	opened bool
}

// tongueOf is the language that ?lang= names, else the one that the browser asks for.
func (e *Explorer) tongueOf(r *http.Request) tongue {
	query := r.URL.Query()
	asked, opened := query.Get("lang"), query.Has("open")
	for _, known := range e.catalogue.Languages {
		if asked == known.Code {
			return tongue{catalogue: e.catalogue, Lang: asked, chosen: true, opened: opened}
		}
	}
	_, index := language.MatchStrings(e.matcher, r.Header.Get("Accept-Language"))
	return tongue{catalogue: e.catalogue, Lang: e.catalogue.Languages[index].Code, opened: opened}
}

// T is a text of the interface. Arguments take the places {0}, {1} and so on.
func (t tongue) T(key string, arguments ...any) string {
	text := t.pick(t.Texts, key)
	if len(arguments) == 0 {
		return text
	}
	pairs := make([]string, 0, 2*len(arguments))
	for i, argument := range arguments {
		pairs = append(pairs, fmt.Sprintf("{%d}", i), fmt.Sprint(argument))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Kind is the name of one node of a kind, Plural that of several.
func (t tongue) Kind(name string) string   { return t.pick(t.Kinds, name) }
func (t tongue) Plural(name string) string { return t.pick(t.Plurals, name) }

// name is the name of a field or relation of a type.
func (t tongue) name(typeName, field string) string {
	if _, own := t.Names[typeName+"."+field]; own {
		return t.pick(t.Names, typeName+"."+field)
	}
	return t.pick(t.Names, field)
}

// value is the name of a value of an enumeration.
func (t tongue) value(enum, value string) string {
	if _, own := t.Values[enum+"."+value]; own {
		return t.pick(t.Values, enum+"."+value)
	}
	return t.pick(t.Values, value)
}

// pick falls back to the default language, and to the key in words where a vocabulary
// has more than the file.
func (t tongue) pick(from map[string]translations, key string) string {
	if text := from[key][t.Lang]; text != "" {
		return text
	}
	if text := from[key][t.Languages[0].Code]; text != "" {
		return text
	}
	return inWords(key)
}

// inWords turns sharedCases and FIRST_INSTANCE into words.
func inWords(key string) string {
	if strings.ToUpper(key) == key {
		return strings.ToLower(strings.ReplaceAll(key, "_", " "))
	}
	var text strings.Builder
	for i, r := range key[strings.LastIndex(key, ".")+1:] {
		if i > 0 && r >= 'A' && r <= 'Z' {
			text.WriteByte(' ')
		}
		text.WriteRune(r)
	}
	return strings.ToLower(text.String())
}

// Href is a link within the explorer: a chosen language stays chosen.
func (t tongue) Href(path string) string {
	if !t.chosen {
		return path
	}
	path, fragment, _ := strings.Cut(path, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	separator := "?"
	if strings.Contains(path, "?") {
		separator = "&"
	}
	return path + separator + "lang=" + url.QueryEscape(t.Lang) + fragment
}

// langOf guesses the language of a name in its own script, for screen readers; empty
// where nothing can be said.
func langOf(text string) string {
	cyrillic := false
	for _, r := range text {
		if strings.ContainsRune("іїєґІЇЄҐ", r) {
			return "uk"
		}
		cyrillic = cyrillic || r >= 'А' && r <= 'я' || r == 'ё' || r == 'Ё'
	}
	if cyrillic {
		return "ru"
	}
	return ""
}

// under are the texts whose keys begin with a prefix, by the rest of their keys.
func (t tongue) under(prefix string) map[string]string {
	texts := map[string]string{}
	for key := range t.Texts {
		if rest, found := strings.CutPrefix(key, prefix); found {
			texts[rest] = t.T(key)
		}
	}
	return texts
}
