package resolvers

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// column is what a statement gave: a value, or a list of positional lists.
type column struct{ value any }

// row is a positional list.
type row []any

func readColumn(text []byte) (column, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var c column
	if err := decoder.Decode(&c.value); err != nil {
		return c, fmt.Errorf("reading what the store answered: %w", err)
	}
	return c, nil
}

// number is an integer; 0 where there is none.
func (c column) number() int64 { return number(c.value) }

// rows are the rows of a list; none where there is no list.
func (c column) rows() []row { return rowsIn(c.value) }

func rowsIn(value any) []row {
	list, _ := value.([]any)
	rows := make([]row, len(list))
	for i, item := range list {
		rows[i], _ = item.([]any)
	}
	return rows
}

// texts are the texts of a list; none where there is no list.
func (c column) texts() []string { return row{c.value}.texts(0) }

func number(value any) int64 {
	text, _ := value.(json.Number)
	n, _ := text.Int64()
	return n
}

func (r row) text(i int) string {
	text, _ := r[i].(string)
	return text
}

func (r row) number(i int) int64 { return number(r[i]) }
func (r row) rows(i int) []row   { return rowsIn(r[i]) }

// truth is a truth value, which an engine may write as a number.
func (r row) truth(i int) bool {
	truth, isTruth := r[i].(bool)
	return truth || !isTruth && r.number(i) != 0
}

// row is a positional list at a place.
func (r row) row(i int) row {
	list, _ := r[i].([]any)
	return list
}

// texts are the texts of a list.
func (r row) texts(i int) []string {
	list, _ := r[i].([]any)
	texts := make([]string, len(list))
	for i, item := range list {
		texts[i], _ = item.(string)
	}
	return texts
}

// optional is a text or nil, an integer or nil, as it is.
func (r row) optional(i int) any {
	if n, isNumber := r[i].(json.Number); isNumber {
		return number(n)
	}
	return r[i]
}

// node is the node whose id stands at a place; nil where there is none.
func (r row) node(i int) any {
	if id := r.text(i); id != "" {
		return node(id)
	}
	return nil
}
