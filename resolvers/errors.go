package resolvers

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph"
)

// The values of extensions.code.
const (
	codeParse         = "GRAPHQL_PARSE_FAILED"
	codeValidation    = "GRAPHQL_VALIDATION_FAILED"
	codeInput         = "BAD_USER_INPUT"
	codeOperation     = "OPERATION_RESOLUTION_FAILURE"
	codeCost          = "COST_LIMIT"
	codeDepth         = "DEPTH_LIMIT"
	codeIntrospection = "INTROSPECTION_DISABLED"
	codeNotFound      = "NOT_FOUND"
	codeTimeout       = "TIMEOUT"
	codeUnavailable   = "SERVICE_UNAVAILABLE"
	codeForbidden     = "FORBIDDEN"
	codeInternal      = "INTERNAL_SERVER_ERROR"
)

// codeNames turns the codes of the graph into those of GraphQL.
var codeNames = [...]string{
	graph.Internal:    codeInternal,
	graph.NotFound:    codeNotFound,
	graph.Invalid:     codeInput,
	graph.TooCostly:   codeCost,
	graph.Unavailable: codeUnavailable,
	graph.Timeout:     codeTimeout,
	graph.Forbidden:   codeForbidden,
}

// failure is one entry in the errors of a response.
type failure struct {
	code, message string
	// id is what an internal error is found by in the log.
	id        string
	positions []*ast.Position
	path      []step
}

// step is one step of a path: a response key, or the index of an item where key is
// empty.
type step struct {
	key   string
	index int
}

// Error is the message, for logs and tests.
func (f *failure) Error() string { return f.code + ": " + f.message }

// refuse makes a failure without a place.
func refuse(code, format string, args ...any) *failure {
	return &failure{code: code, message: fmt.Sprintf(format, args...)}
}

// at adds a place in the document.
func (f *failure) at(position *ast.Position) *failure {
	if position != nil {
		f.positions = append(f.positions, position)
	}
	return f
}

// failures are the reasons for which a request is refused.
type failures []*failure

// Error is the first failure, with the number of the others.
func (f failures) Error() string {
	if len(f) == 1 {
		return f[0].Error()
	}
	return fmt.Sprintf("%s (and %d more)", f[0].Error(), len(f)-1)
}

// storeFailure turns an error of the store into a failure. The text of an internal one,
// and why the store is unavailable, go to the log only.
func (e *Engine) storeFailure(ctx context.Context, err error) *failure {
	var own *failure
	if errors.As(err, &own) {
		return own
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return refuse(codeTimeout, "The time limit of %d seconds was reached. Ask for less.", e.limits.Seconds)
	}
	if errors.Is(err, context.Canceled) {
		return refuse(codeTimeout, "The request was cancelled.")
	}
	var coded *graph.Error
	if code := graph.CodeOf(err); code != graph.Internal && int(code) < len(codeNames) && errors.As(err, &coded) {
		said := refuse(codeNames[code], "%s", coded.Text)
		if code == graph.Unavailable && coded.Err != nil {
			said.id = e.logged(ctx, err)
		}
		return said
	}
	return e.fault(ctx, err)
}

// logged reports an error to the log and gives the id under which it stands there.
func (e *Engine) logged(ctx context.Context, err error) string {
	id := strings.ToLower(rand.Text()[:12])
	if e.report != nil {
		e.report(ctx, id, err)
	}
	return id
}

// fault reports an internal error to the log and gives what the caller may see of it.
func (e *Engine) fault(ctx context.Context, err error) *failure {
	id := e.logged(ctx, err)
	return &failure{code: codeInternal, id: id, message: "Something went wrong on our side. The log has the details under this id: " + id + "."}
}

// appendFailures writes the errors of a response as a JSON list.
func appendFailures(out []byte, list failures) []byte {
	out = append(out, '[')
	for i, f := range list {
		if i > 0 {
			out = append(out, ',')
		}
		out = f.append(out)
	}
	return append(out, ']')
}

func (f *failure) append(out []byte) []byte {
	out = append(out, `{"message":`...)
	out = appendJSONString(out, f.message)
	for i, position := range f.positions {
		if i == 0 {
			out = append(out, `,"locations":[`...)
		} else {
			out = append(out, ',')
		}
		out = fmt.Appendf(out, `{"line":%d,"column":%d}`, position.Line, position.Column)
	}
	if len(f.positions) > 0 {
		out = append(out, ']')
	}
	if len(f.path) > 0 {
		out = append(out, `,"path":`...)
		out = appendPath(out, f.path)
	}
	out = append(out, `,"extensions":{"code":`...)
	out = appendJSONString(out, f.code)
	if f.id != "" {
		out = append(out, `,"id":`...)
		out = appendJSONString(out, f.id)
	}
	return append(out, "}}"...)
}

func appendPath(out []byte, path []step) []byte {
	out = append(out, '[')
	for i, s := range path {
		if i > 0 {
			out = append(out, ',')
		}
		if s.key == "" {
			out = fmt.Append(out, s.index)
			continue
		}
		out = appendJSONString(out, s.key)
	}
	return append(out, ']')
}

// appendJSONString writes a text as JSON, with the escapes that stores use: only what
// must be escaped is.
func appendJSONString(out []byte, text string) []byte {
	quoted, err := jsontext.AppendQuote(out, strings.ToValidUTF8(text, "\uFFFD"))
	if err != nil { // only invalid UTF-8 is refused
		return append(out, `""`...)
	}
	return quoted
}

// The longest name and the longest message that are echoed, in characters.
const (
	longestName    = 40
	longestMessage = 400
)

// shorten cuts long names out of a message, and a long message, so that no answer is a
// loudspeaker for its request.
func shorten(message string) string {
	if len(message) <= longestName {
		return message
	}
	var short strings.Builder
	run, total := 0, 0
	for _, r := range message {
		if unicode.IsSpace(r) {
			run = 0
		} else {
			run++
		}
		switch {
		case run > longestName+1:
			continue
		case run == longestName+1:
			r = '…'
		}
		if total++; total > longestMessage {
			short.WriteRune('…')
			break
		}
		short.WriteRune(r)
	}
	return short.String()
}

// quote shows a value of a request in a message, cut where it is long.
func quote(text string) string {
	if utf8.RuneCountInString(text) > longestName {
		runes := []rune(text)
		text = string(runes[:longestName]) + "…"
	}
	return `"` + text + `"`
}
