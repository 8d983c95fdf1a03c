package cypher

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph"
)

// fault gives an error of the driver or the server a code. Its text names no host, user
// or statement; the cause, for the log, may.
func fault(ctx context.Context, doing string, err error) error {
	switch {
	case graph.CodeOf(err) != graph.Internal:
		return err
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return graph.Wrap(graph.Timeout, err, "the time limit was reached")
	case ctx.Err() != nil:
		return fmt.Errorf("%s: %w", doing, ctx.Err())
	}
	if code, said := sentence(err); said != "" {
		return graph.Wrap(code, fmt.Errorf("%s: %w", doing, err), said)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// sentence says in words what a server or the driver reports, for what a user can mend
// or wait for; it is empty for faults of ours.
func sentence(err error) (graph.Code, string) {
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return serverSentence(server)
	}
	var unreachable *neo4j.ConnectivityError
	var limit *neo4j.TransactionExecutionLimit
	var usage *neo4j.UsageError
	switch {
	case errors.As(err, &unreachable), errors.As(err, &limit), neo4j.IsRetryable(err):
		return graph.Unavailable, "Neo4j cannot be reached now"
	case errors.As(err, &usage) && strings.HasPrefix(usage.Message, "feature not supported"):
		return graph.Unavailable, fmt.Sprintf("the server is too old; Habeas needs Neo4j %d.%d or newer", oldest[0], oldest[1])
	case errors.Is(err, context.DeadlineExceeded):
		return graph.Unavailable, "Neo4j does not answer in time"
	}
	return graph.Internal, ""
}

func serverSentence(err *neo4j.Neo4jError) (graph.Code, string) {
	switch {
	case strings.Contains(err.Code, "TransactionTimedOut"):
		return graph.Timeout, "the time limit was reached"
	case strings.Contains(err.Code, ".Security."):
		return graph.Unavailable, "Neo4j refuses the user name or the password, or what this user may do"
	case strings.HasSuffix(err.Code, ".DatabaseNotFound"):
		return graph.Unavailable, "Neo4j has no database of that name"
	case strings.Contains(err.Code, "MemoryPoolOutOfMemory"), strings.Contains(err.Code, "TransactionOutOfMemory"):
		return graph.TooCostly, "the request needs more memory than Neo4j gives to one"
	case strings.HasPrefix(err.Code, "Neo.TransientError."), strings.Contains(err.Code, ".Cluster."),
		strings.Contains(err.Code, ".General.DatabaseUnavailable"), strings.Contains(err.Code, ".General.ForbiddenOnReadOnlyDatabase"):
		return graph.Unavailable, "Neo4j cannot answer now"
	}
	return graph.Internal, ""
}
