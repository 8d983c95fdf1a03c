package explorer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"habeas/resolvers"
)

// Engine answers GraphQL requests.
type Engine interface {
	Execute(ctx context.Context, request resolvers.Request) resolvers.Result
}

// question is an operation with its variables.
type question struct {
	operation
	variables map[string]any
}

// reply is what came of a question.
type reply struct {
	question
	// body is the response as it was.
	body []byte
	data value
	// failure is why there are no data, nil where there are.
	failure error
	code    string
}

// errRefused is why an operation has no answer: the message is the engine's own.
var errRefused = errors.New("the operation has no answer")

// ask executes a question.
func (e *Explorer) ask(ctx context.Context, q question) reply {
	variables, err := json.Marshal(q.variables)
	if err != nil {
		return reply{question: q, failure: fmt.Errorf("writing the variables: %w", err), code: "INTERNAL_SERVER_ERROR"}
	}
	result := e.engine.Execute(ctx, resolvers.Request{Query: q.text, Variables: variables, ReadOnly: true})
	r := reply{question: q, body: result.Body, code: result.Code}
	answer, err := readValue(result.Body)
	switch {
	case err != nil:
		r.failure, r.code = err, "INTERNAL_SERVER_ERROR"
	case result.Code != "":
		r.failure = fmt.Errorf("%w: %s", errRefused, firstMessage(answer))
	}
	r.data = answer.get("data")
	return r
}

func firstMessage(answer value) string {
	for _, failed := range answer.list("errors") {
		return failed.str("message")
	}
	return "no reason was given"
}
