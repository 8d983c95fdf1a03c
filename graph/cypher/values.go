package cypher

import (
	"fmt"
	"strconv"
	"strings"

	"habeas/graph"
	"habeas/graph/names"
	"habeas/graph/plan"
	"habeas/schema"
)

// Form is what a statement takes a plan's value as.
type Form int

// The forms.
const (
	// Plain is the value itself.
	Plain Form = iota
	// Key is the order key of a text.
	Key
	// Integers are a list of decimals as numbers.
	Integers
)

// Parameter is a parameter of a statement: a value of the plan in some form.
type Parameter struct {
	Name  string
	Value plan.Param
	Form  Form
}

// bind gives a parameter its value.
func (p Parameter) bind(values []any) any {
	value := values[p.Value]
	switch p.Form {
	case Key:
		text, _ := value.(string)
		return textKey(text)
	case Integers:
		texts, _ := value.([]string)
		return integers(texts)
	}
	return value
}

// longestKey is how many bytes of a text its order key holds.
const longestKey = 2000

// textKey is the order key of a text: its UTF-8 bytes, each as one character, so that
// comparing UTF-16 units compares code points.
func textKey(text string) string {
	text = text[:min(len(text), longestKey)]
	ascii := true
	for i := range len(text) {
		ascii = ascii && text[i] < 0x80
	}
	if ascii {
		return text
	}
	var key strings.Builder
	for i := range len(text) {
		key.WriteRune(rune(text[i]))
	}
	return key.String()
}

// integers reads decimals; what is written in another way equals no number's text.
func integers(texts []string) []int64 {
	numbers := []int64{}
	for _, text := range texts {
		number, err := strconv.ParseInt(text, 10, 64)
		if err == nil && strconv.FormatInt(number, 10) == text {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// setFields adds the properties of fields that have a value, and those derived from
// them. Only nodes are ordered by their fields.
func setFields(properties map[string]any, fields []*schema.Field, set []any, ordered bool) {
	for i, field := range fields {
		value := set[i]
		if list, ok := value.([]string); ok && len(list) == 0 {
			value = nil
		}
		if ordered && field.Ordered {
			text, _ := value.(string)
			properties[keyName(field)] = storedKey(field, text)
		}
		if value == nil {
			continue
		}
		properties[field.Name] = value
		text, _ := value.(string)
		switch {
		case field.Folded():
			properties[foldName(field)] = names.Fold(text)
		case field.Type == schema.Date:
			setDays(properties, field, text)
		}
	}
}

func storedKey(field *schema.Field, text string) string {
	switch field.Type {
	case schema.Date:
		return schema.OrderKey(text)
	case schema.Enumeration:
		return text
	}
	return textKey(text)
}

// setDays adds the days that a date may mean; one that cannot be read, which no import
// lets pass, means none.
func setDays(properties map[string]any, field *schema.Field, text string) {
	days, err := schema.ParseDate(text)
	if err != nil {
		return
	}
	properties[earliestName(field)], properties[latestName(field)] = days.Earliest, days.Latest
}

func setEvidence(properties map[string]any, e *graph.Evidence) {
	if e == nil {
		return
	}
	properties["_modality"], properties["_status"], properties["_sources"] = e.Modality, e.Status, int64(e.SourceCount())
	if e.Note != "" {
		properties["_note"] = e.Note
	}
	count := len(e.Citations)
	sources, locators, fields := make([]string, count), make([]string, count), make([]string, count)
	for i, citation := range e.Citations {
		sources[i], locators[i], fields[i] = citation.Source, citation.Locator, strings.Join(citation.Fields, ",")
	}
	properties["_citation_source"], properties["_citation_locator"], properties["_citation_fields"] = sources, locators, fields
}

// nodeProperties are the properties of a node.
func nodeProperties(node *graph.Node, digest uint64) map[string]any {
	properties := map[string]any{"id": node.ID, "_digest": int64(digest)}
	setFields(properties, node.Kind.Fields, node.Set, true)
	setEvidence(properties, evidenceOf(node))
	if keys := keysOf(node); len(keys) > 0 {
		properties["_name_keys"] = keys
	}
	return properties
}

func evidenceOf(node *graph.Node) *graph.Evidence {
	if node.Evidence == nil && node.Kind.OwnSource {
		return graph.SourceEvidence(node.ID)
	}
	return node.Evidence
}

// keysOf are the keys by which search finds a node, each once.
func keysOf(node *graph.Node) []string {
	var keys []string
	known := map[names.Key]bool{}
	for i, field := range node.Kind.Fields {
		if !field.Searched {
			continue
		}
		for _, name := range textsOf(node.Set[i]) {
			for _, key := range names.Keys(name) {
				if !known[key] {
					known[key] = true
					keys = append(keys, string(key))
				}
			}
		}
	}
	return keys
}

func textsOf(value any) []string {
	switch value := value.(type) {
	case string:
		return []string{value}
	case []string:
		return value
	}
	return nil
}

// edgeProperties are the properties of an edge.
func edgeProperties(edge *graph.Edge, key string, digest uint64) map[string]any {
	properties := map[string]any{"_key": key, "_digest": int64(digest)}
	setFields(properties, edge.Link.Edge.Fields, edge.Set, false)
	setEvidence(properties, edge.Evidence)
	return properties
}

func edgeName(edge *graph.Edge) string {
	return fmt.Sprintf("%s %s %s", edge.Link.Edge.Name, edge.From, edge.To)
}
