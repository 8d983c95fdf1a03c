package main

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template"

	"go.yaml.in/yaml/v3"
)

// attack is a row of the tables: what is tried, what is answered, in words for the public
// list, and the requests that try it.
type attack struct {
	Row           int
	Tries, Answer string
	Requests      []attackRequest
}

// anyCode is the code of a request that is refused with one code or another.
const anyCode = "any"

// attackRequest is one request and what is expected of the answer. Its texts are
// templates between << and >>, with the functions of attackFunctions. The request is made
// of Query, Variables and Operation; or it is Body; or it is the bytes of Raw on a
// connection of its own.
type attackRequest struct {
	Name string
	// Flags are those of the server that is asked.
	Flags []string

	Query, Variables, Operation string
	// Get sends the query in the address.
	Get bool

	Method, Path, Body string
	// Headers are beside those of a usual POST; an empty one is left out.
	Headers map[string]string

	// Raw has to get one answer and an end. The client Ends its half of the connection
	// at once where the bytes promise more than they are.
	Raw  string
	Ends bool

	Status int
	// Code is the extensions.code of the first error; empty for none, anyCode for any.
	Code string
	// Partial answers have data beside the error.
	Partial bool
	Want    map[string]string
	// Contains is a part of the body, Lacks what must not be in it.
	Contains, Lacks string
}

// readAttacks reads all tables, in the order of their rows.
func readAttacks(t *testing.T) []attack {
	t.Helper()
	files, err := filepath.Glob("testdata/attacks/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("the tables of attacks: %d files, %v", len(files), err)
	}
	var all []attack
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var attacks []attack
		decoder := yaml.NewDecoder(bytes.NewReader(text))
		decoder.KnownFields(true)
		if err := decoder.Decode(&attacks); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all = append(all, attacks...)
	}
	slices.SortStableFunc(all, func(a, b attack) int { return cmp.Compare(a.Row, b.Row) })
	return all
}

// attackFunctions make long texts out of short ones.
var attackFunctions = template.FuncMap{
	"repeat": func(count int, text string) string { return strings.Repeat(text, count) },
	// each puts the numbers from 0 into a text with %d.
	"each": func(count int, format string) string {
		var text strings.Builder
		for i := range count {
			fmt.Fprintf(&text, format, i)
		}
		return text.String()
	},
	// bytes are those of a hexadecimal text, whatever they mean.
	"bytes": func(digits string) (string, error) {
		text, err := hex.DecodeString(digits)
		return string(text), err
	},
	// cycle is fragments of which each spreads the next, and the last the first.
	"cycle": func(length int) string {
		text := `{...F0}`
		for i := range length {
			text += fmt.Sprintf(" fragment F%d on Query{...F%d}", i, (i+1)%length)
		}
		return text
	},
	// bomb is layers of fragments, each of which spreads the next twice.
	"bomb": func(layers int) string {
		text := `{...F0}`
		for i := range layers {
			text += fmt.Sprintf(" fragment F%d on Query{...F%d ... on Query{...F%d}}", i, i+1, i+1)
		}
		return text + fmt.Sprintf(" fragment F%d on Query{__typename}", layers)
	},
	// nested is a query so many fields deep.
	"nested": func(depth int) string {
		text := `{prisoners`
		for i := 1; i < depth; i++ {
			text += [...]string{`{nodes`, `{cases`, `{nodes`, `{prisoners`}[(i-1)%4]
		}
		return text + strings.Repeat("}", depth)
	},
}

func expand(text string) (string, error) {
	if !strings.Contains(text, "<<") {
		return text, nil
	}
	parsed, err := template.New("request").Delims("<<", ">>").Funcs(attackFunctions).Parse(text)
	if err != nil {
		return "", fmt.Errorf("reading the template %.200s: %w", text, err)
	}
	var out strings.Builder
	if err := parsed.Execute(&out, nil); err != nil {
		return "", fmt.Errorf("filling in the template %.200s: %w", text, err)
	}
	return out.String(), nil
}

// call makes the request that the table describes.
func (r *attackRequest) call() (call, error) {
	for _, text := range []*string{&r.Query, &r.Variables, &r.Operation, &r.Path, &r.Body} {
		expanded, err := expand(*text)
		if err != nil {
			return call{}, err
		}
		*text = expanded
	}
	c := call{method: cmp.Or(r.Method, "POST"), path: cmp.Or(r.Path, "/graphql"), header: posted(), body: r.Body}
	if r.Get {
		c.method, c.header = cmp.Or(r.Method, "GET"), map[string]string{"Accept": asGraphQL}
		c.path += "?" + r.parameters().Encode()
	} else if r.Body == "" && r.Query != "" {
		body, err := r.members()
		if err != nil {
			return call{}, err
		}
		c.body = body
	}
	for name, value := range r.Headers {
		value, err := expand(value)
		if err != nil {
			return call{}, err
		}
		c.header[name] = value
	}
	maps.DeleteFunc(c.header, func(_, value string) bool { return value == "" })
	return c, nil
}

func (r *attackRequest) parameters() url.Values {
	values := url.Values{"query": {r.Query}}
	if r.Variables != "" {
		values.Set("variables", r.Variables)
	}
	if r.Operation != "" {
		values.Set("operationName", r.Operation)
	}
	return values
}

// members is the body that asks the query. Variables are written as they are.
func (r *attackRequest) members() (string, error) {
	query, err := json.Marshal(r.Query)
	if err != nil {
		return "", fmt.Errorf("writing the query of %s: %w", r.Name, err)
	}
	operation, err := json.Marshal(r.Operation)
	if err != nil {
		return "", fmt.Errorf("writing the operation name of %s: %w", r.Name, err)
	}
	body := `{"query":` + string(query)
	if r.Variables != "" {
		body += `,"variables":` + r.Variables
	}
	if r.Operation != "" {
		body += `,"operationName":` + string(operation)
	}
	return body + "}", nil
}
