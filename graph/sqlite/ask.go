package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"habeas/graph"
	"habeas/graph/questions"
	"habeas/schema"
)

// dialectOf is the dialect of the statements in SQL, for a vocabulary.
func dialectOf(v *schema.Vocabulary) questions.Dialect {
	return questions.Dialect{Extension: ".sql", Comment: "--", Parts: func(selected questions.Selected, _ bool) any { return parts{selected, v} }}
}

// Statements are the questions in SQL, for the vocabulary of Habeas.
func Statements() (*questions.Statements, error) { return questions.Read(dialectOf(schema.New())) }

// parts are what the templates in SQL are given.
type parts struct {
	questions.Selected
	vocabulary *schema.Vocabulary
}

// Evidence is the evidence of a row of a view, as a JSON text:
// [modality, status, note, source count, [[source, locator, fields], …]]. The view gives
// the evidence that an edge stands on, so that there is nothing to fall back to.
func (parts) Evidence(alias string, _ ...string) string {
	return fmt.Sprintf(`json_array(%[1]s.modality, %[1]s.status, %[1]s.note, %[1]s.sources, json((SELECT json_group_array(json(c.j)) FROM `+
		`(SELECT json_array(s.id, k.locator, json(coalesce(k.fields, '[]'))) AS j FROM citation AS k CROSS JOIN node_source AS s ON s._pk = k.source WHERE k.fact = %[1]s.fact ORDER BY k.ord) AS c)))`, alias)
}

// Ask answers a question of the whole graph.
func (s *Store) Ask(ctx context.Context, ask *questions.Ask) (questions.Answer, error) {
	statement, err := s.statements.get(ctx, ask.Shape(), func() (string, error) { return Asking(s.questions, ask) })
	if err != nil {
		return questions.Answer{}, fault(ctx, "preparing the question "+ask.Question, err)
	}
	values, err := ask.Bound(statement.parameters)
	if err != nil {
		return questions.Answer{}, err
	}
	for i, name := range statement.parameters {
		values[i] = sql.Named(name, bind(values[i]))
	}
	rows, err := statement.QueryContext(ctx, values...)
	if err != nil {
		return questions.Answer{}, fault(ctx, "asking "+ask.Question, err)
	}
	defer rows.Close()
	answer, err := readAnswer(rows)
	if err != nil {
		return questions.Answer{}, fault(ctx, "asking "+ask.Question, err)
	}
	return answer, nil
}

// Asking is the text of the statement that answers a question.
func Asking(statements *questions.Statements, ask *questions.Ask) (string, error) {
	// The views leave out what questions do not see.
	body, err := statements.Text(ask, false)
	if err != nil {
		return "", graph.Wrap(graph.Internal, err, "making a statement")
	}
	return "SELECT (SELECT value FROM meta WHERE name = 'version'), q.* FROM (\n" + body + "\n) AS q", nil
}

// readAnswer reads the one row of a question.
func readAnswer(rows *sql.Rows) (questions.Answer, error) {
	var answer questions.Answer
	names, err := rows.Columns()
	if err != nil {
		return answer, err
	}
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return answer, err
		}
		return answer, fmt.Errorf("the statement gave no row")
	}
	values := make([]any, len(names))
	targets := make([]any, len(names))
	for i := range values {
		targets[i] = &values[i]
	}
	if err := rows.Scan(targets...); err != nil {
		return answer, err
	}
	answer.Version, _ = values[0].(string)
	for i, value := range values[1:] {
		text, err := columnText(value)
		if err != nil {
			return answer, fmt.Errorf("column %s: %w", names[i+1], err)
		}
		answer.Columns = append(answer.Columns, text)
	}
	return answer, rows.Err()
}

// columnText is a column as JSON: texts are JSON already.
func columnText(value any) ([]byte, error) {
	if text, isText := value.(string); isText {
		return []byte(text), nil
	}
	return json.Marshal(value)
}
