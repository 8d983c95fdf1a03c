package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"habeas/graph"
	"habeas/graph/cypher"
	"habeas/graph/plan"
	"habeas/graph/questions"
	"habeas/graph/sqlite"
	"habeas/resolvers"
	"habeas/schema"
)

type explainCommand struct {
	storeFlag
	File      string `arg:"" help:"The file with the query."`
	Variables string `placeholder:"FILE" help:"A file with the variables, a JSON object."`
	Operation string `placeholder:"NAME" help:"The operation, where the file has several."`
}

// Run shows what a query would do, without doing it. Where there is no store yet it is
// shown for an empty one.
func (c *explainCommand) Run(ctx context.Context, std *streams) (err error) {
	request, err := c.request()
	if err != nil {
		return err
	}
	v := schema.New()
	store, err := c.openToRead(ctx, v)
	if graph.CodeOf(err) == graph.NotFound {
		store, err = storeFlag{Store: "sqlite::memory:"}.open(ctx, v)
	}
	if err != nil {
		return err
	}
	defer closeStore(store, &err)
	engine, err := resolvers.New(v, store, resolvers.Options{})
	if err != nil {
		return fmt.Errorf("building the GraphQL engine: %w", err)
	}
	explanation, err := engine.Explain(ctx, request)
	if err != nil {
		return err
	}
	return explainTo(std.out, v, store, explanation)
}

// explainTo writes the plan, the statement of each engine and the cost. The statement
// for SQLite is that of the store at hand, which knows which of its nodes are busy.
func explainTo(output io.Writer, v *schema.Vocabulary, store graph.Store, explanation resolvers.Explanation) error {
	inSQLite := func(p *plan.Plan) string {
		if embedded, ok := store.(*sqlite.Store); ok {
			return embedded.Statement(p)
		}
		return sqlite.Compile(v, p, nil)
	}
	if err := explainAsks(output, explanation.Asks); err != nil {
		return err
	}
	show := func(head string, p *plan.Plan) error {
		_, err := fmt.Fprintf(output, "%s\n\n%s\n\nSQLite: one statement\n\n%s\n\nNeo4j: one statement\n\n%s\n\n", head, p, inSQLite(p), cypher.Compile(v, p).Text)
		return err
	}
	for _, table := range explanation.Tables {
		if err := show("Question", table); err != nil {
			return err
		}
	}
	// An answer without nodes is read whole by its questions.
	if len(explanation.Plan.Roots) > 0 {
		if err := show("Plan", explanation.Plan); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(output, "Cost\n\n%d nodes at most, %d relations, %d statements\n", explanation.Cost.Nodes, explanation.Cost.Relations, explanation.Cost.Statements)
	return err
}

// explainAsks writes the statements that are run before the plan is read.
func explainAsks(output io.Writer, asks []*questions.Ask) error {
	inSQL, err := sqlite.Statements()
	if err != nil {
		return err
	}
	inCypher, err := cypher.Statements()
	if err != nil {
		return err
	}
	for _, ask := range asks {
		left, err := sqlite.Asking(inSQL, ask)
		if err != nil {
			return err
		}
		right, err := cypher.Asking(inCypher, ask, false)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(output, "Question\n\n%s\n\nSQLite: one statement\n\n%s\n\nNeo4j: one statement\n\n%s\n\n", ask.Shape(), left, right); err != nil {
			return err
		}
	}
	return nil
}

func (c *explainCommand) request() (resolvers.Request, error) {
	query, err := os.ReadFile(c.File)
	if err != nil {
		return resolvers.Request{}, fmt.Errorf("reading the query: %w", err)
	}
	request := resolvers.Request{Query: string(query), OperationName: c.Operation}
	if c.Variables == "" {
		return request, nil
	}
	if request.Variables, err = os.ReadFile(c.Variables); err != nil {
		return resolvers.Request{}, fmt.Errorf("reading the variables: %w", err)
	}
	return request, nil
}
