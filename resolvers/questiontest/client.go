package questiontest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph"
	"habeas/resolvers"
	"habeas/schema"
)

// client asks questions over GraphQL, with every field of their types selected.
type client struct {
	engine   *resolvers.Engine
	contract *ast.Schema
	// page is how many rows a page has.
	page int
}

func newClient(v *schema.Vocabulary, store graph.Store) (*client, error) {
	// Answers are compared, not times: a busy machine may plan a statement slowly.
	limits := resolvers.DefaultLimits()
	limits.Seconds = 300
	engine, err := resolvers.New(v, store, resolvers.Options{Limits: limits, Fault: func(_ context.Context, id string, err error) { fmt.Println("fault", id, err) }})
	if err != nil {
		return nil, err
	}
	contract, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphql", Input: resolvers.SDL(v)})
	if err != nil {
		return nil, fmt.Errorf("reading the contract: %w", err)
	}
	return &client{engine: engine, contract: contract, page: 3}, nil
}

// Answer answers as [Reference.Answer] does: rows are gathered from all pages.
func (c *client) Answer(field string, arguments map[string]any) (map[string]any, error) {
	span := monthSpan{given: map[string]any{}}
	arguments = span.split(arguments)
	answer, err := c.once(field, arguments, span, nil)
	if err != nil {
		return nil, err
	}
	page, paged := answer["rows"].(map[string]any)
	if !paged {
		return answer, nil
	}
	rows := page["nodes"].([]any)
	for page["pageInfo"].(map[string]any)["hasNextPage"] == true {
		next, err := c.once(field, arguments, span, page["pageInfo"].(map[string]any)["endCursor"])
		if err != nil {
			return nil, err
		}
		page = next["rows"].(map[string]any)
		rows = append(rows, page["nodes"].([]any)...)
	}
	if total := page["totalCount"].(float64); int(total) != len(rows) {
		return nil, fmt.Errorf("%s%v: totalCount is %v, the pages have %d rows", field, arguments, total, len(rows))
	}
	answer["rows"] = rows
	return answer, nil
}

// monthSpan are the arguments of custodyOn.byMonth, which stand among those of the question.
type monthSpan struct{ given map[string]any }

func (m monthSpan) split(arguments map[string]any) map[string]any {
	rest := map[string]any{}
	for name, value := range arguments {
		if inner, is := strings.CutPrefix(name, "byMonth"); is {
			m.given[strings.ToLower(inner)] = value
			continue
		}
		rest[name] = value
	}
	return rest
}

// once asks for one page.
func (c *client) once(field string, arguments map[string]any, span monthSpan, after any) (map[string]any, error) {
	definition := c.contract.Query.Fields.ForName(field)
	if definition == nil {
		return nil, graph.Errorf(graph.Invalid, "the contract has no question %s", field)
	}
	var heads, given []string
	for name := range arguments {
		argument := definition.Arguments.ForName(name)
		if argument == nil {
			return nil, graph.Errorf(graph.Invalid, "there is no argument %s", name)
		}
		heads = append(heads, "$"+name+": "+argument.Type.String())
		given = append(given, name+": $"+name)
	}
	slices.Sort(heads)
	slices.Sort(given)
	s := &selector{contract: c.contract, page: c.page, after: after, months: span.given}
	query := field
	if len(given) > 0 {
		query += "(" + strings.Join(given, ", ") + ")"
	}
	query = "{ answer: " + query + s.selection(definition.Type.Name()) + " }"
	if len(heads) > 0 {
		query = "query(" + strings.Join(heads, ", ") + ") " + query
	}
	return c.execute(query, arguments)
}

var codesOf = map[string]graph.Code{"NOT_FOUND": graph.NotFound, "BAD_USER_INPUT": graph.Invalid, "GRAPHQL_VALIDATION_FAILED": graph.Invalid, "TIMEOUT": graph.Timeout, "COST_LIMIT": graph.TooCostly, "SERVICE_UNAVAILABLE": graph.Unavailable}

func (c *client) execute(query string, variables map[string]any) (map[string]any, error) {
	text, err := json.Marshal(variables)
	if err != nil {
		return nil, err
	}
	result := c.engine.Execute(context.Background(), resolvers.Request{Query: query, Variables: text})
	var body struct {
		Data   map[string]map[string]any
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(result.Body, &body); err != nil {
		return nil, fmt.Errorf("%s: not JSON: %w: %s", query, err, result.Body)
	}
	if len(body.Errors) > 0 {
		first := body.Errors[0]
		if code, known := codesOf[first.Extensions.Code]; known {
			return nil, graph.Errorf(code, "%s", first.Message)
		}
		return nil, fmt.Errorf("%s: %s: %s", query, first.Extensions.Code, first.Message)
	}
	return body.Data["answer"], nil
}

// selector selects every field of a type; of nodes the id.
type selector struct {
	contract *ast.Schema
	page     int
	after    any
	months   map[string]any
}

// leftOut are fields that the reference does not answer.
var leftOut = map[string]bool{"unit": true, "asOf": true, "warnings": true, "MatchReason.text": true}

func (s *selector) selection(typeName string) string {
	definition := s.contract.Types[typeName]
	if definition.IsLeafType() {
		return ""
	}
	if definition.Kind == ast.Interface || slices.Contains(definition.Interfaces, "Node") {
		return " { id }"
	}
	var parts []string
	for _, field := range definition.Fields {
		if strings.HasPrefix(field.Name, "__") || leftOut[field.Name] || leftOut[typeName+"."+field.Name] {
			continue
		}
		arguments := ""
		switch field.Name {
		case "rows":
			if len(field.Arguments) > 0 {
				arguments = s.pageArguments()
			}
		case "byMonth":
			if len(s.months) == 0 {
				continue
			}
			arguments = fmt.Sprintf("(from: %q, to: %q)", s.months["from"], s.months["to"])
		}
		parts = append(parts, field.Name+arguments+s.selection(field.Type.Name()))
	}
	return " { " + strings.Join(parts, " ") + " }"
}

func (s *selector) pageArguments() string {
	if s.after == nil {
		return fmt.Sprintf("(first: %d)", s.page)
	}
	return fmt.Sprintf("(first: %d, after: %q)", s.page, s.after)
}
