package resolvers

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/graph/questions"
	"habeas/schema"
)

// Options are what an [Engine] can be told. The zero value is usable.
type Options struct {
	// Limits bound requests; the zero value means [DefaultLimits].
	Limits Limits
	// NoIntrospection refuses __schema and __type; __typename still answers.
	NoIntrospection bool
	// CacheBytes bounds the memory of the document cache; 0 means 64 MiB.
	CacheBytes int
	// ReportCost adds extensions.cost to each answer whose cost is known: see [Cost].
	ReportCost bool
	// Stage is told when a stage of a request begins (parse, validate, plan, store,
	// answer), and the function it gives when the stage ends. May be nil.
	Stage func(ctx context.Context, name string) (context.Context, func())
	// Fault is told of internal errors, and of why the store is unavailable, which
	// callers never see, with the id that they see instead. May be nil.
	Fault func(ctx context.Context, id string, err error)
}

// cacheBytes holds some 1,500 documents of a kilobyte.
const cacheBytes = 64 << 20

// Request is a GraphQL request.
type Request struct {
	Query         string
	OperationName string
	// Variables is a JSON object, null, or nothing.
	Variables []byte
	// ReadOnly requests (HTTP GET) refuse all but queries, whatever is wrong with
	// them besides: see [Result.Operation].
	ReadOnly bool
}

// Cost is what a request may reach, computed from its coerced arguments.
type Cost struct {
	// Nodes is how many nodes the answer may hold at most.
	Nodes int64
	// Relations is how many relations are selected, counted or filtered through.
	Relations int
	// Statements is how many statements the store runs: one, one for each search, and
	// one or two for each question and each page of its rows.
	Statements int
}

// Result is the answer to a request.
type Result struct {
	// Body is the JSON text of the response, with data, errors or both.
	Body []byte
	// RequestError tells that nothing was executed: the body has no data key.
	RequestError bool
	// Operation is query, mutation or subscription; empty where the document does
	// not parse or the operation cannot be told.
	Operation string
	// Code is the extensions.code of the first error; empty where there is none.
	Code string
	Cost Cost
}

// Explanation is what a request would do.
type Explanation struct {
	Plan *plan.Plan
	// Asks are the questions that are put to the store before the plan is read.
	Asks []*questions.Ask
	// Tables are the plans of cross-tables, which are read before it likewise.
	Tables []*plan.Plan
	Cost   Cost
}

// Engine answers GraphQL requests from a store. It is safe for concurrent use.
type Engine struct {
	contract        *contract
	store           graph.Store
	limits          Limits
	noIntrospection bool
	reportCost      bool
	stage           func(ctx context.Context, name string) (context.Context, func())
	report          func(ctx context.Context, id string, err error)
	documents       *documents
	introspector    *introspector
}

// New makes an engine for a vocabulary and a store that holds facts of it.
func New(vocabulary *schema.Vocabulary, store graph.Store, options Options) (*Engine, error) {
	contract, err := newContract(vocabulary)
	if err != nil {
		return nil, fmt.Errorf("building the contract: %w", err)
	}
	if options.CacheBytes == 0 {
		options.CacheBytes = cacheBytes
	}
	if options.Stage == nil {
		options.Stage = unstaged
	}
	documents, err := newDocuments(options.CacheBytes)
	if err != nil {
		return nil, err
	}
	introspector, err := newIntrospector(contract)
	if err != nil {
		return nil, err
	}
	return &Engine{
		contract: contract, store: store, limits: options.Limits.orDefaults(), noIntrospection: options.NoIntrospection,
		reportCost: options.ReportCost, stage: options.Stage, report: options.Fault, documents: documents, introspector: introspector,
	}, nil
}

// unstaged tells nobody of a stage.
func unstaged(ctx context.Context, _ string) (context.Context, func()) { return ctx, func() {} }

// Execute answers a request. It does not fail: errors stand in the result. It stops at
// the time limit or with the context, whichever comes first.
func (e *Engine) Execute(ctx context.Context, request Request) (result Result) {
	defer func() { e.addCost(&result) }()
	defer func() {
		if thrown := recover(); thrown != nil {
			failed := e.fault(ctx, fmt.Errorf("panic while executing: %v\n%s", thrown, debug.Stack()))
			result = Result{Operation: result.Operation, Cost: result.Cost}
			result.finish([]byte(`{"data":null`), failures{failed})
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, e.limits.time())
	defer cancel()
	ready, refused := e.prepare(ctx, request, &result.Operation)
	if refused != nil {
		result = refusal(result.Operation, refused)
		result.Cost = ready.cost
		return result
	}
	result.Cost = ready.cost
	if ready.err != nil {
		result.finish([]byte(`{"data":null`), failures{e.storeFailure(ctx, ready.err)})
		return result
	}
	e.answer(ctx, ready.planned, &result)
	return result
}

// Explain plans a request without reading what it asks for. Its searches and questions
// are run, because the plan depends on what they find. The error says why the request would be
// refused.
func (e *Engine) Explain(ctx context.Context, request Request) (Explanation, error) {
	var operation string
	ready, refused := e.prepare(ctx, request, &operation)
	if refused != nil {
		return Explanation{}, refused
	}
	if ready.err != nil {
		return Explanation{}, fmt.Errorf("searching: %w", ready.err)
	}
	return Explanation{Plan: ready.plan, Asks: ready.asks, Tables: ready.tables, Cost: ready.cost}, nil
}

// prepared is a request that may be executed. err is set where the store failed while
// it was planned.
type prepared struct {
	*planned
	cost Cost
	err  error
}

// prepare takes a request to its plan. kind is set as soon as the kind of operation is
// known.
func (e *Engine) prepare(ctx context.Context, request Request, kind *string) (prepared, failures) {
	doc := e.document(ctx, request.Query)
	operation, refused := doc.operation(request.OperationName)
	if operation != nil {
		*kind = string(operation.Operation)
	}
	switch {
	case request.ReadOnly && operation != nil && operation.Operation != ast.Query:
		return prepared{}, failures{refuse(codeOperation, "Only queries can be sent this way.").at(operation.Position)}
	case len(doc.refused) > 0:
		return prepared{}, doc.refused
	case refused != nil:
		return prepared{}, failures{refused}
	}
	given, unreadable := readVariables(request.Variables)
	if unreadable != nil {
		return prepared{}, failures{unreadable}
	}
	input := &coercer{schema: e.contract.schema, listItems: e.limits.ListItems}
	if wrong := input.coerceVariables(operation, given); len(wrong) > 0 {
		return prepared{}, wrong[:min(len(wrong), e.limits.Errors)]
	}
	ctx, end := e.stage(ctx, "plan")
	defer end()
	return e.plan(ctx, doc, operation, input)
}

// document is the document of a text, parsed and validated where it is not known.
func (e *Engine) document(ctx context.Context, text string) *document {
	return e.documents.get(text, func(text string) *document { return e.parse(ctx, text) })
}

// plan plans an operation and checks what it may reach.
func (e *Engine) plan(ctx context.Context, doc *document, operation *ast.OperationDefinition, input *coercer) (prepared, failures) {
	p := &planner{engine: e, contract: e.contract, limits: &e.limits, document: doc, input: input, ctx: ctx}
	planned := p.operation(operation)
	switch {
	case p.failed != nil:
		return prepared{}, failures{p.failed}
	case p.storeErr != nil:
		return prepared{err: p.storeErr}, nil
	}
	cost := planned.plan.Cost()
	ready := prepared{planned: planned, cost: Cost{Nodes: cost.Nodes, Relations: cost.Relations, Statements: planned.searches}}
	if len(planned.plan.Roots) > 0 {
		ready.cost.Statements++
	}
	if refused := e.limits.checkPlan(cost); refused != nil {
		return ready, failures{refused.at(operation.Position)}
	}
	return ready, nil
}

// answer reads the plan and writes what the store gives.
func (e *Engine) answer(ctx context.Context, planned *planned, result *Result) {
	var rows [][]byte
	if len(planned.plan.Roots) > 0 {
		reading, end := e.stage(ctx, "store")
		var err error
		rows, err = e.store.Read(reading, planned.plan)
		end()
		if err != nil {
			result.finish([]byte(`{"data":null`), failures{e.storeFailure(ctx, err)})
			return
		}
	}
	_, end := e.stage(ctx, "answer")
	defer end()
	w := newWriter(rows, e.limits.Errors)
	w.out = append(w.out, `{"data":`...)
	if !w.data(planned.roots) {
		result.finish([]byte(`{"data":null`), failures{e.fault(ctx, errRow)})
		return
	}
	result.finish(w.out, w.failures)
}

// finish completes a body that begins with the data.
func (r *Result) finish(body []byte, errors failures) {
	if len(errors) > 0 {
		r.Code = errors[0].code
		body = append(body, `,"errors":`...)
		body = appendFailures(body, errors)
	}
	r.Body = append(body, '}')
}

// refusal is the result of a request that was not executed.
func refusal(operation string, refused failures) Result {
	body := appendFailures([]byte(`{"errors":`), refused)
	return Result{Body: append(body, '}'), RequestError: true, Operation: operation, Code: refused[0].code}
}
