package explorer

import (
	"context"
	"maps"
	"net/url"
	"strconv"
	"strings"
)

// whole asks a question again for all of its rows, page by page.
func (e *Explorer) whole(ctx context.Context, q *asked, t tongue, query url.Values) (value, error) {
	given, _ := q.read(e.writer(t), query) // the page has told what is wrong
	var all value
	after := ""
	for {
		answer := e.ask(ctx, q.operation(e, given, after, 100))
		if answer.failure != nil {
			return value{}, unanswered{answer}
		}
		page := answer.data.get(q.field.Name)
		if all.null() {
			all = page
		} else {
			all.addRows(page)
		}
		if all.str("asOf") != page.str("asOf") {
			return value{}, errChanged
		}
		info := page.get("rows.pageInfo")
		if info.str("hasNextPage") != "true" {
			return all, nil
		}
		if len(all.list("rows.nodes")) >= downloadRows {
			return value{}, errTooLong
		}
		after = info.str("endCursor")
	}
}

// addRows adds the rows of a further page.
func (v *value) addRows(page value) {
	for i := range v.members {
		if v.members[i].name != "rows" {
			continue
		}
		rows := v.members[i].value
		for j := range rows.members {
			if rows.members[j].name == "nodes" {
				rows.members[j].value.items = append(rows.members[j].value.items, page.list("rows.nodes")...)
			}
		}
	}
}

// wholePage asks the operation of a page again, for all pages of its lists, or of one of
// them only. An answer without pages is whole already.
func (e *Explorer) wholePage(ctx context.Context, shown reply, only string) (value, error) {
	q := shown.question
	sized := strings.Contains(q.text, "$first: Int")
	if len(q.cursors) == 0 && !sized {
		return shown.data, nil
	}
	q.variables = maps.Clone(q.variables)
	for _, cursor := range q.cursors {
		delete(q.variables, cursor)
	}
	if sized {
		q.variables["first"] = 100
	}
	answer := e.ask(ctx, q)
	if answer.failure != nil {
		return value{}, unanswered{answer}
	}
	room := downloadRows
	for _, cursor := range q.cursors {
		relation := strings.TrimSuffix(cursor, "After")
		if only != "" && only != relation {
			continue
		}
		if err := e.allPages(ctx, q, &answer.data, relation, &room); err != nil {
			return value{}, err
		}
	}
	return answer.data, nil
}

// allPages adds the further pages of a relation, as long as there is room.
func (e *Explorer) allPages(ctx context.Context, q question, data *value, relation string, room *int) error {
	list := pageNamed(data, relation)
	if list == nil {
		return nil
	}
	items := list.itemList()
	*room -= len(items.items)
	for end := list.get("pageInfo"); end.str("hasNextPage") == "true"; {
		if *room <= 0 {
			return errTooLong
		}
		q.variables[relation+"After"] = end.str("endCursor")
		answer := e.ask(ctx, q)
		delete(q.variables, relation+"After")
		if answer.failure != nil {
			return unanswered{answer}
		}
		next := pageNamed(&answer.data, relation)
		if next == nil {
			return errChanged
		}
		*room -= len(next.itemList().items)
		items.items = append(items.items, next.itemList().items...)
		end = next.get("pageInfo")
	}
	if total := list.str("totalCount"); total != "" && total != strconv.Itoa(len(items.items)) {
		return errChanged
	}
	return nil
}

// pageNamed finds the page of a relation: in the answer itself, or in the one node that it
// is of; nil where there is none.
func pageNamed(data *value, relation string) *value {
	for i := range data.members {
		of := &data.members[i]
		if of.name == relation && of.value.itemList() != nil {
			return &of.value
		}
		for j := range of.value.members {
			if inner := &of.value.members[j]; inner.name == relation && inner.value.itemList() != nil {
				return &inner.value
			}
		}
	}
	return nil
}

// itemList is the list of a page's edges or nodes; nil where it has none.
func (v *value) itemList() *value {
	for i := range v.members {
		if name := v.members[i].name; name == "edges" || name == "nodes" {
			return &v.members[i].value
		}
	}
	return nil
}
