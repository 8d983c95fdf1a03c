package cypher

import (
	"fmt"
	"slices"

	"habeas/graph/plan"
	"habeas/schema"
)

// An item of a root list whose nodes alone are asked for is read as one flat list: what
// the node has and, after it, those order keys of the cursor that are not among it. Texts
// and lists within lists are most of what a long page costs.

// flat reports whether the items of a list are read so.
func flat(l *plan.Connection) bool {
	return l.Relation == nil && l.Node != nil && l.Edge == nil
}

// places are where, in such an item, the order keys of the cursor stand.
func places(l *plan.Connection) []int {
	if !l.Cursor {
		return nil
	}
	next := len(l.Node.Outputs)
	all := make([]int, 0, len(l.Order)+1)
	add := func(field *schema.Field) {
		place := placeOf(l.Node.Outputs, field)
		if place < 0 {
			place = next
			next++
		}
		all = append(all, place)
	}
	for _, term := range l.Order {
		add(term.Field)
	}
	add(nil)
	return all
}

// placeOf is the place of a field's value, where that is what a cursor shows of it, or of
// the id; -1 where it is not among the outputs.
func placeOf(outputs []plan.Output, field *schema.Field) int {
	for i, output := range outputs {
		switch output := output.(type) {
		case plan.ID:
			if field == nil {
				return i
			}
		case plan.Property:
			if output.Field == field && output.On == plan.OnNode && (field.Folded() || field.Type == schema.Enumeration) {
				return i
			}
		}
	}
	return -1
}

// flatItem writes such an item.
func (c *compiler) flatItem(l *plan.Connection, s scope, keys []orderKey) string {
	values := c.values(l.Node.Outputs, s)
	for i, place := range places(l) {
		if place >= len(l.Node.Outputs) {
			values = append(values, keys[i].shown)
		}
	}
	return list(values)
}

// rows are the rows of the roots, of which a statement gave the values.
func (s *Statement) rows(roots []plan.Root, values []any) ([][]byte, error) {
	const spare = 256
	rows, out := make([][]byte, len(roots)), make([]byte, 0, s.size.Load()+spare)
	for i, root := range roots {
		begin, err := len(out), error(nil)
		if out, err = appendRoot(out, root, values[i]); err != nil {
			return nil, err
		}
		rows[i] = out[begin:len(out):len(out)]
	}
	s.size.Store(int64(len(out)))
	return rows, nil
}

func appendRoot(out []byte, root plan.Root, value any) ([]byte, error) {
	switch root := root.(type) {
	case *plan.About:
		text, _ := value.(string)
		return append(out, text...), nil
	case *plan.Connection:
		if flat(root) && root.Items {
			return appendPage(out, root, value)
		}
	}
	return appendValue(out, value)
}

// appendPage appends [total, items], of which the items are flat.
func appendPage(out []byte, l *plan.Connection, value any) ([]byte, error) {
	page, _ := value.([]any)
	if len(page) != 2 {
		return nil, fmt.Errorf("the store gave %d values for a list, which has 2", len(page))
	}
	out, err := appendValue(append(out, '['), page[0])
	if err != nil {
		return nil, err
	}
	out = append(out, ",["...)
	keys := places(l)
	items, _ := page[1].([]any)
	for i, item := range items {
		if i > 0 {
			out = append(out, ',')
		}
		if out, err = appendItem(out, item, len(l.Node.Outputs), keys); err != nil {
			return nil, err
		}
	}
	return append(out, "]]"...), nil
}

// appendItem appends a flat item as [cursor, node, edge], where there is no edge.
func appendItem(out []byte, item any, outputs int, keys []int) ([]byte, error) {
	values, _ := item.([]any)
	if len(values) < outputs || len(keys) > 0 && len(values) <= slices.Max(keys) {
		return nil, fmt.Errorf("the store gave too few values for an item: %d", len(values))
	}
	out, err := appendCursor(append(out, '['), values, keys)
	if err != nil {
		return nil, err
	}
	if out, err = appendList(append(out, ','), values[:outputs]); err != nil {
		return nil, err
	}
	return append(out, ",null]"...), nil
}

// appendCursor appends the order keys of an item; null where none are asked for.
func appendCursor(out []byte, values []any, keys []int) ([]byte, error) {
	if len(keys) == 0 {
		return append(out, "null"...), nil
	}
	separator, err := byte('['), error(nil)
	for _, key := range keys {
		if out, err = appendValue(append(out, separator), values[key]); err != nil {
			return nil, err
		}
		separator = ','
	}
	return append(out, ']'), nil
}
