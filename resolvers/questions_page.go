package resolvers

import (
	"encoding/json"
	"hash/crc32"
	"maps"
	"slices"
	"strconv"
	"strings"

	"habeas/graph/questions"
)

// rowPage is which part of a question's rows is asked for.
type rowPage struct {
	shown     int64
	signature uint32
	// after are the order keys after which the page begins; nil for the beginning.
	after []string
}

// rowPage reads first and after. list names the question, for its cursors, of which each
// has so many keys.
func (a *asker) rowPage(list string, keys int, arguments map[string]any) (rowPage, error) {
	page := rowPage{shown: int64(a.limits.Page), signature: crc32.ChecksumIEEE([]byte("question " + list))}
	if first, given := arguments["first"].(int64); given {
		page.shown = first
	}
	if page.shown < 0 || page.shown > int64(a.limits.First) {
		return page, refuse(codeInput, "A page of %d is not possible: first goes from 0 to %d.", page.shown, a.limits.First)
	}
	cursor, given := arguments["after"].(string)
	if !given {
		return page, nil
	}
	after, failed := decodeCursor(cursor, page.signature, keyCount{keys, keys})
	if failed != nil {
		failed.message = "after: " + failed.message
		return page, failed
	}
	page.after = after
	return page, nil
}

// bind gives the statement the page: one row more than it shows, and the keys of the
// cursor under the names given. Names that end in Id are texts, all others integers.
func (p rowPage) bind(ask *questions.Ask, names ...string) error {
	ask.Set("first", p.shown+1)
	ask.Choose("after", p.after != nil)
	for i, name := range names {
		switch {
		case p.after == nil:
		case strings.HasSuffix(name, "Id"):
			ask.Set(name, p.after[i])
		default:
			number, err := strconv.ParseInt(p.after[i], 10, 64)
			if err != nil {
				return refuse(codeInput, "after: This is not a cursor of ours: use it exactly as it was given.")
			}
			ask.Set(name, number)
		}
	}
	return nil
}

// connection is a page of rows, in the shape of a connection. keys are the order keys of a
// row, value is what is shown of it.
func (p rowPage) connection(total int64, rows []row, keys func(row) []any, value func(row) any) fields {
	more := int64(len(rows)) > p.shown
	rows = rows[:min(int64(len(rows)), p.shown)]
	var start, end any
	if len(rows) > 0 {
		start, end = p.cursor(keys(rows[0])), p.cursor(keys(rows[len(rows)-1]))
	}
	return fields{
		"nodes":      each(rows, value),
		"totalCount": total,
		"pageInfo":   fields{"hasNextPage": more, "hasPreviousPage": p.after != nil, "startCursor": start, "endCursor": end},
	}
}

// cursor is the cursor of a row with these order keys: texts and integers.
func (p rowPage) cursor(keys []any) string {
	texts := make([]string, len(keys))
	for i, key := range keys {
		switch key := key.(type) {
		case string:
			texts[i] = key
		case int64:
			texts[i] = strconv.FormatInt(key, 10)
		}
	}
	text, err := json.Marshal(texts)
	if err != nil {
		panic("resolvers: a list of texts is not JSON: " + err.Error())
	}
	quoted := appendCursor(nil, p.signature, text)
	return string(quoted[1 : len(quoted)-1])
}

// rowsOf is a question that answers in rows.
type rowsOf struct {
	// list names it, for its cursors.
	list string
	ask  *questions.Ask
	// keys are the parameters that a cursor's keys are bound to, key the keys of a row.
	keys []string
	key  func(row) []any
	// total and rows are the columns that hold them; value is what is shown of a row.
	total, rows int
	value       func(row) any
}

// inRows asks for the page that the request shows, or for none, and gives the columns
// with the field rows. Further pages that the request shows are asked for by themselves.
func (a *asker) inRows(q rowsOf) ([]column, later, error) {
	first := map[string]any{"first": int64(0)}
	for _, g := range a.collect(a.group.field.Definition.Type.Name(), a.group.sets...) {
		if g.field.Name == "rows" {
			first = a.planner.arguments(g)
			break
		}
	}
	if a.stopped() {
		return nil, nil, errStopped
	}
	page, columns, err := a.pageOf(q, first)
	if err != nil {
		return nil, nil, err
	}
	asked := page.text()
	return columns, func(arguments map[string]any) (any, error) {
		page, err := a.rowPage(q.list, len(q.keys), arguments)
		if err != nil {
			return nil, err
		}
		shown := columns
		if page.text() != asked {
			if page, shown, err = a.pageOf(q, arguments); err != nil {
				return nil, err
			}
		}
		return page.connection(shown[q.total].number(), shown[q.rows].rows(), q.key, q.value), nil
	}, nil
}

func (a *asker) pageOf(q rowsOf, arguments map[string]any) (rowPage, []column, error) {
	page, err := a.rowPage(q.list, len(q.keys), arguments)
	if err != nil {
		return page, nil, err
	}
	ask := *q.ask
	ask.Options, ask.Values = slices.Clone(ask.Options), maps.Clone(ask.Values)
	if err := page.bind(&ask, q.keys...); err != nil {
		return page, nil, err
	}
	columns, err := a.ask(&ask)
	return page, columns, err
}

// text is the same for the same page.
func (p rowPage) text() string {
	return strconv.FormatInt(p.shown, 10) + " " + strings.Join(p.after, " ")
}
