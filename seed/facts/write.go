package facts

import (
	"bytes"
	"encoding/json"
	"fmt"

	"habeas/schema"
	"habeas/seed"
)

// Encode writes the lines as files: one for each kind of node and each type of edge,
// one for the aliases. The keys of a line stand in the order of the vocabulary, so
// that two versions of a file can be compared by eye.
func Encode(lines []seed.Line) (map[string][]byte, error) {
	vocabulary := schema.New()
	files := map[string][]byte{}
	for _, line := range lines {
		text, err := encodeLine(vocabulary, line)
		if err != nil {
			return nil, fmt.Errorf("line %s: %w", lineKey(line), err)
		}
		name := fileOf(line)
		files[name] = append(append(files[name], text...), '\n')
	}
	return files, nil
}

func fileOf(line seed.Line) string {
	switch {
	case line.Node != "":
		return "nodes/" + line.Node + ".ndjson"
	case line.Edge != "":
		return "edges/" + line.Edge + ".ndjson"
	default:
		return "aliases.ndjson"
	}
}

func encodeLine(vocabulary *schema.Vocabulary, line seed.Line) ([]byte, error) {
	object := &object{}
	var known []*schema.Field
	switch {
	case line.Node != "":
		object.add("node", line.Node)
		object.add("id", line.ID)
		kind := vocabulary.Kind(line.Node)
		if kind == nil {
			return nil, fmt.Errorf("no kind %s", line.Node)
		}
		known = kind.Fields
	case line.Edge != "":
		object.add("edge", line.Edge)
		object.add("from", line.From)
		object.add("to", line.To)
		edge := vocabulary.Edge(line.Edge)
		if edge == nil {
			return nil, fmt.Errorf("no edge %s", line.Edge)
		}
		known = edge.Fields
	default:
		object.add("alias", line.Alias)
		object.add("of", line.Of)
	}
	if err := object.addSet(line.Set, known); err != nil {
		return nil, err
	}
	if line.Evidence != nil {
		object.add("evidence", line.Evidence)
	}
	return object.close()
}

// object writes a JSON object with its keys in the order in which they are added.
type object struct {
	text bytes.Buffer
	err  error
}

func (o *object) add(key string, value any) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil && o.err == nil {
		o.err = fmt.Errorf("key %s: %w", key, err)
	}
	if o.text.Len() == 0 {
		o.text.WriteByte('{')
	} else {
		o.text.WriteByte(',')
	}
	fmt.Fprintf(&o.text, "%q:%s", key, bytes.TrimRight(text.Bytes(), "\n"))
}

func (o *object) addSet(set map[string]any, known []*schema.Field) error {
	if len(set) == 0 {
		return nil
	}
	inner, left := &object{}, len(set)
	for _, field := range known {
		if value, ok := set[field.Name]; ok {
			inner.add(field.Name, value)
			left--
		}
	}
	if left > 0 {
		return fmt.Errorf("a field that the vocabulary does not know, in %v", set)
	}
	text, err := inner.close()
	if err != nil {
		return err
	}
	o.add("set", json.RawMessage(text))
	return nil
}

func (o *object) close() ([]byte, error) {
	o.text.WriteByte('}')
	return o.text.Bytes(), o.err
}

// Files are all files that a conversion gives, by name: the lines, and the tables of
// what was left out and what was joined.
func Files(result *Result) (map[string][]byte, error) {
	files, err := Encode(result.Lines)
	if err != nil {
		return nil, err
	}
	files["omitted.tsv"] = omittedTable(result.Omitted)
	files["joined.tsv"] = joinedTable(result.Joined)
	return files, nil
}
