package cypher

import (
	"context"
	"fmt"
	"strings"

	"habeas/graph"
	"habeas/graph/questions"
	"habeas/schema"
)

// dialectOf is the dialect of the statements in Cypher, for a vocabulary.
func dialectOf(v *schema.Vocabulary) questions.Dialect {
	return questions.Dialect{Extension: ".cypher", Comment: "//", Parts: func(selected questions.Selected, irregular bool) any { return parts{selected, v, irregular} }}
}

// Statements are the questions in Cypher, for the vocabulary of Habeas.
func Statements() (*questions.Statements, error) { return questions.Read(dialectOf(schema.New())) }

// parts are what the templates in Cypher are given.
type parts struct {
	questions.Selected
	vocabulary *schema.Vocabulary
	irregular  bool
}

// Live are the conditions that relationships and nodes, named by their variables, are
// what questions see.
func (p parts) Live(relationships, nodes string) string {
	if !p.irregular {
		return ""
	}
	var text strings.Builder
	for _, edge := range strings.Fields(relationships) {
		fmt.Fprintf(&text, " AND coalesce(%[1]s.`_status`, '') <> 'RETRACTED' AND %[1]s.`_later_left` IS NULL AND %[1]s.`_later_right` IS NULL", edge)
	}
	for _, node := range strings.Fields(nodes) {
		fmt.Fprintf(&text, " AND %s.`_status` <> 'RETRACTED'", node)
	}
	return text.String()
}

// LivePath is the condition that all relationships of a list, which a pattern of any
// length gives, are what questions see.
func (p parts) LivePath(relationships string) string {
	if !p.irregular {
		return ""
	}
	return fmt.Sprintf(" AND all(z IN %s WHERE startNode(z).`_status` <> 'RETRACTED' AND endNode(z).`_status` <> 'RETRACTED'%s)", relationships, p.Live("z", ""))
}

// Evidence is the evidence of a node or a relationship as a list:
// [modality, status, note, source count, [[source, locator, fields], …]].
func (parts) Evidence(own string, fallback ...string) string {
	g := standing(own, fallback)
	return fmt.Sprintf("[%s, %s, %s, %s, [i IN range(0, size(%[5]s) - 1) | [(%[5]s)[i], nullif((%[6]s)[i], ''), CASE (%[7]s)[i] WHEN '' THEN [] ELSE split((%[7]s)[i], ',') END]]]",
		g.part("_modality"), g.part("_status"), g.part("_note"), g.part("_sources"), g.part("_citation_source"), g.part("_citation_locator"), g.part("_citation_fields"))
}

// Sources is the number of sources of a node or a relationship.
func (parts) Sources(own string, fallback ...string) string {
	return standing(own, fallback).part("_sources")
}

func standing(own string, fallback []string) ground {
	g := ground{own: own}
	if len(fallback) > 0 {
		g.fallback = fallback[0]
	}
	return g
}

// Ask answers a question of the whole graph. Where the store turns out to hold facts that
// questions do not see, and the statement did not leave them out, it is asked again.
func (s *Store) Ask(ctx context.Context, ask *questions.Ask) (questions.Answer, error) {
	for {
		irregular := s.irregular.Load()
		statement, err := s.asking(ask, irregular)
		if err != nil {
			return questions.Answer{}, err
		}
		values, err := ask.Bound(statement.asked)
		if err != nil {
			return questions.Answer{}, err
		}
		named := make(map[string]any, len(values))
		for i, name := range statement.asked {
			named[name] = values[i]
		}
		row, err := s.consistent(ctx, statement.Text, named)
		if err != nil {
			return questions.Answer{}, err
		}
		if found, _ := row[0].(bool); found != irregular {
			s.irregular.Store(found)
			continue
		}
		return answerOf(row[1:])
	}
}

// Asking is the text of the statement that answers a question, in a store that is
// irregular (see package questions) or not.
func Asking(statements *questions.Statements, ask *questions.Ask, irregular bool) (string, error) {
	body, err := statements.Text(ask, irregular)
	if err != nil {
		return "", graph.Wrap(graph.Internal, err, "making a statement")
	}
	return opening + "CALL () {\n" + body + "\n}\n" + ending + "coalesce(h.`irregular`, false), h.`version`, " + strings.Join(statements.Columns(ask.Question), ", "), nil
}

func (s *Store) asking(ask *questions.Ask, irregular bool) (*Statement, error) {
	shape := fmt.Sprintf("%s %t", ask.Shape(), irregular)
	if statement, ok := s.statements.Get(shape); ok {
		return statement, nil
	}
	text, err := Asking(s.questions, ask, irregular)
	if err != nil {
		return nil, err
	}
	statement := &Statement{Text: text, asked: questions.Parameters(text)}
	s.statements.Add(shape, statement)
	return statement, nil
}

func answerOf(row []any) (questions.Answer, error) {
	version, _ := row[0].(string)
	answer := questions.Answer{Version: version}
	for _, value := range row[1:] {
		column, err := appendValue(nil, value)
		if err != nil {
			return questions.Answer{}, err
		}
		answer.Columns = append(answer.Columns, column)
	}
	return answer, nil
}
