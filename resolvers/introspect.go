package resolvers

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/parser"
	lru "github.com/hashicorp/golang-lru/v2"
)

// introspector answers __schema and __type through graphql-go and remembers the
// answers.
type introspector struct {
	// lock keeps executions apart: graphql-go fills maps of its types on first use.
	// Answers are cached, so that hardly anybody waits.
	lock    sync.Mutex
	types   graphql.Schema
	answers *lru.Cache[string, string]
}

// rememberedIntrospections is how many answers are kept; the standard query's, the
// largest in use, is below a megabyte.
const rememberedIntrospections = 32

func newIntrospector(c *contract) (*introspector, error) {
	types, err := newTypes(c.schema, hooks{})
	if err != nil {
		return nil, err
	}
	answers, err := lru.New[string, string](rememberedIntrospections)
	if err != nil {
		return nil, fmt.Errorf("making the cache of introspection: %w", err)
	}
	return &introspector{types: types, answers: answers}, nil
}

// asked is a field of introspection as it is asked for: fragments, variables and
// directives are resolved.
type asked struct {
	key   string
	below []asked
}

// introspection plans a field of introspection. Its answer is a fixed text: it does not
// depend on the store.
func (p *planner) introspection(g group) rootShape {
	query := []byte("{")
	field, query := p.introspected(g, query)
	if p.stopped() {
		return rootShape{row: -1}
	}
	text, err := p.engine.introspector.answer(p.ctx, string(append(query, '}')), field)
	if err != nil {
		p.storeErr = err
	}
	return fixedRoot(text)
}

// introspected writes a field as a query without fragments, variables and directives,
// none of which has to be understood by graphql-go.
func (p *planner) introspected(g group, query []byte) (asked, []byte) {
	field := asked{key: g.key}
	query = append(query, g.key+":"+g.field.Name...)
	arguments := p.arguments(g)
	names := make([]string, 0, len(arguments))
	for name, value := range arguments {
		if value != nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for i, name := range names {
		if i == 0 {
			query = append(query, '(')
		}
		query = fmt.Appendf(query, "%s:%s ", name, jsonText(arguments[name]))
	}
	if len(names) > 0 {
		query = append(query, ')')
	}
	if len(g.sets) == 0 {
		return field, append(query, ' ')
	}
	query = append(query, '{')
	for _, sub := range p.collect(g.field.Definition.Type.Name(), g.sets...) {
		var below asked
		below, query = p.introspected(sub, query)
		field.below = append(field.below, below)
	}
	if len(field.below) == 0 { // all were skipped; an empty selection is no query
		query = append(query, "__typename"...)
	}
	return field, append(query, '}')
}

// answer executes a query for one field, or remembers its answer.
func (i *introspector) answer(ctx context.Context, query string, field asked) (string, error) {
	if known, found := i.answers.Get(query); found {
		return known, nil
	}
	document, err := parser.Parse(parser.ParseParams{Source: query})
	if err != nil {
		return "", fmt.Errorf("parsing an introspection query: %w", err)
	}
	i.lock.Lock()
	result := graphql.Execute(graphql.ExecuteParams{Schema: i.types, AST: document, Context: ctx})
	i.lock.Unlock()
	if result.HasErrors() {
		return "", fmt.Errorf("executing an introspection query: %w", result.Errors[0])
	}
	data, _ := result.Data.(map[string]any)
	text := string(appendIntrospected(nil, data[field.key], field.below))
	i.answers.Add(query, text)
	return text, nil
}

// appendIntrospected writes a result in the order of the query.
func appendIntrospected(out []byte, value any, below []asked) []byte {
	switch value := value.(type) {
	case map[string]any:
		out = append(out, '{')
		for i, field := range below {
			if i > 0 {
				out = append(out, ',')
			}
			out = append(out, label(field.key)...)
			out = appendIntrospected(out, value[field.key], field.below)
		}
		return append(out, '}')
	case []any:
		out = append(out, '[')
		for i, item := range value {
			if i > 0 {
				out = append(out, ',')
			}
			out = appendIntrospected(out, item, below)
		}
		return append(out, ']')
	}
	return append(out, jsonText(value)...)
}
