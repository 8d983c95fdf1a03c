package resolvers

import (
	_ "embed"
	"errors"
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"habeas/graph/questions"
)

// questionsText is the part of the contract that says what questions there are.
//
//go:embed questions.graphql
var questionsText string

// question answers one root field: it gives the value of every field of its type, as
// package-internal values (see [fields]).
type question func(a *asker) (fields, error)

// questionsByField are the questions by root field.
func questionsByField() map[string]question {
	return map[string]question{
		"repeatOfficials":   repeatOfficials,
		"officialPairs":     officialPairs,
		"statuteProfile":    statuteProfile,
		"treatyPattern":     treatyPattern,
		"caseFile":          caseFile,
		"commandChain":      commandChain,
		"connections":       connections,
		"sanctionsGap":      sanctionsGap,
		"afterDesignation":  afterDesignation,
		"sentenceDisparity": sentenceDisparity,
		"dueProcess":        dueProcess,
		"custodyOn":         custodyOn,
		"caseClusters":      caseClusters,
		"whoIs":             whoIs,
		"dossier":           dossier,
		"crossTab":          crossTab,
	}
}

// questionDefinitions are the types of the questions, and the root fields.
func questionDefinitions() (ast.DefinitionList, ast.FieldList) {
	document, err := parser.ParseSchema(&ast.Source{Name: "questions.graphql", Input: questionsText})
	if err != nil {
		panic("resolvers: the contract of the questions: " + err.Error())
	}
	return document.Definitions, document.Extensions[0].Fields
}

// rootQuestion answers a question: the store is asked, what it answers is written, and
// gaps are left for the nodes in it, which are read with the rest of the operation.
func (p *planner) rootQuestion(answer question, g group) rootShape {
	a := &asker{planner: p, group: g, arguments: p.arguments(g)}
	if p.stopped() {
		return rootShape{row: -1}
	}
	value, err := answer(a)
	if err != nil {
		a.failed(err)
		return rootShape{row: -1}
	}
	r := &rendering{planner: p, asker: a, nodes: map[string]*references{}, groups: map[string][]group{}}
	r.object(g.field.Definition.Type.Name(), value, g.sets, g.key)
	return rootShape{row: -1, picks: &pickList{items: []pick{r.finish()}, single: true}}
}

// asker is a question at hand.
type asker struct {
	*planner
	group     group
	arguments map[string]any
	// version is that of the data, once something was asked.
	version string
}

// errStopped ends a question of a request in which something is wrong already.
var errStopped = errors.New("the request is refused already")

// failed turns an error into the refusal of the request, or the failure of the store.
func (a *asker) failed(err error) {
	if a.stopped() {
		return
	}
	if refused, isFailure := err.(*failure); isFailure {
		a.fail(a.placed(refused, a.group))
		return
	}
	a.storeErr = err
}

// ask puts a question to the store and gives its columns.
func (a *asker) ask(ask *questions.Ask) ([]column, error) {
	a.searches++
	a.asks = append(a.asks, ask)
	asking, end := a.engine.stage(a.ctx, "store")
	answer, err := a.engine.store.Ask(asking, ask)
	end()
	if err != nil {
		return nil, err
	}
	a.version = answer.Version
	columns := make([]column, len(answer.Columns))
	for i, text := range answer.Columns {
		if columns[i], err = readColumn(text); err != nil {
			return nil, fmt.Errorf("column %d of %s: %w", i, ask.Question, err)
		}
	}
	return columns, nil
}
