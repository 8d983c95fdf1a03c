package graphtest

import (
	"fmt"
	"strconv"

	"habeas/graph"
	"habeas/graph/plan"
)

// reader writes the answer to a plan, as package plan describes it. Its methods append
// to a text and give the longer one.
type reader struct {
	world *World
	// about is what is known of the world beside what it holds.
	about  graph.About
	values []any
}

func (r *reader) root(out []byte, root plan.Root) []byte {
	switch root := root.(type) {
	case *plan.Lookup:
		node := r.world.Resolve(root.Kind, r.values[root.ID].(string))
		return r.object(out, node, root.Object)
	case *plan.Batch:
		return list(out, r.values[root.IDs].([]string), func(out []byte, id string) []byte {
			return r.object(out, r.world.Resolve(root.Kind, id), root.Object)
		})
	case *plan.Connection:
		return r.connection(out, r.world.rootItems(root), root)
	case *plan.About:
		return r.dataset(out)
	}
	panic(fmt.Sprintf("graphtest: no rule for root %T", root))
}

// rootItems are the nodes of a root list, narrowed to a role.
func (w *World) rootItems(c *plan.Connection) []Item {
	var items []Item
	for _, item := range w.NodesOf(c.Kind) {
		if c.Role == nil || w.HasRole(item.Node, c.Role) {
			items = append(items, item)
		}
	}
	return items
}

func (r *reader) dataset(out []byte) []byte {
	about := r.world.about(r.about)
	out = appendText(append(out, '['), about.Version)
	out = list(append(out, ','), about.Counts, func(out []byte, count graph.Count) []byte {
		out = appendText(append(out, '['), count.Kind.Name)
		out = strconv.AppendInt(append(out, ','), int64(count.Nodes), 10)
		return append(out, ']')
	})
	out = appendText(append(out, ','), about.Licence)
	out = appendText(append(out, ','), about.Coverage)
	return append(out, ']')
}

// connection writes [total, items].
func (r *reader) connection(out []byte, items []Item, c *plan.Connection) []byte {
	var matching []Item
	for _, item := range items {
		if r.world.Holds(item, c.Where, r.values) {
			matching = append(matching, item)
		}
	}
	Sort(matching, c.Order)
	out = appendTotal(append(out, '['), c.Count, len(matching))
	out = append(out, ',')
	if !c.Items {
		return append(out, "null]"...)
	}
	out = list(out, Cut(matching, c.Order, c.Page, r.values), func(out []byte, item Item) []byte {
		return r.item(out, item, c)
	})
	return append(out, ']')
}

// item writes [cursor, node, edge].
func (r *reader) item(out []byte, item Item, c *plan.Connection) []byte {
	out = appendCursor(append(out, '['), c.Cursor, OrderKeys(item, c.Order))
	out = append(out, ',')
	if c.Node == nil {
		out = appendNull(out)
	} else {
		out = r.object(out, item.Node, c.Node)
	}
	out = append(out, ',')
	if c.Edge == nil {
		out = appendNull(out)
	} else {
		out = r.outputs(out, item, c.Edge)
	}
	return append(out, ']')
}

func appendTotal(out []byte, counted bool, total int) []byte {
	if !counted {
		return appendNull(out)
	}
	return strconv.AppendInt(out, int64(total), 10)
}

func appendCursor(out []byte, asked bool, keys []string) []byte {
	if !asked {
		return appendNull(out)
	}
	return list(out, keys, appendText)
}
