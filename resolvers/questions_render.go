package resolvers

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// rendering writes the answer to a question in the order of the query. Nodes are gaps,
// which the answer's writer fills from the store's rows.
type rendering struct {
	planner *planner
	asker   *asker
	text    strings.Builder
	out     pick
	// nodes are the references to nodes, groups the selections, by the path of fields.
	nodes  map[string]*references
	groups map[string][]group
	order  []string
}

// references are the nodes that one field refers to, each once.
type references struct {
	batches *batches
	known   map[string]segment
}

// finish closes the batches and gives the text with its gaps.
func (r *rendering) finish() pick {
	for _, path := range r.order {
		r.nodes[path].batches.finish()
	}
	return append(r.out, segment{text: r.text.String(), row: -1})
}

// object writes an object of a type. path is that of its field, for what is the same in
// all items of a list.
func (r *rendering) object(typeName string, value fields, sets []ast.SelectionSet, path string) {
	groups, known := r.groups[path+" "+typeName]
	if !known {
		groups = r.planner.collect(typeName, sets...)
		r.groups[path+" "+typeName] = groups
	}
	r.text.WriteByte('{')
	for i, g := range groups {
		if r.planner.stopped() {
			return
		}
		if i > 0 {
			r.text.WriteByte(',')
		}
		r.text.WriteString(label(g.key))
		if g.field.Name == "__typename" {
			r.text.WriteString(`"` + typeName + `"`)
			continue
		}
		r.planner.path = append(r.planner.path, g.key)
		r.field(value[g.field.Name], g, path+"."+g.key)
		r.planner.path = r.planner.path[:len(r.planner.path)-1]
	}
	r.text.WriteByte('}')
}

func (r *rendering) field(value any, g group, path string) {
	if ask, isLater := value.(later); isLater {
		arguments := r.planner.arguments(g)
		if r.planner.stopped() {
			return
		}
		answered, err := ask(arguments)
		if err != nil {
			r.asker.group = g
			r.asker.failed(err)
			return
		}
		value = answered
	}
	r.value(g.field.Definition.Type, value, g, path)
}

func (r *rendering) value(t *ast.Type, value any, g group, path string) {
	switch value := value.(type) {
	case nil:
		r.null(t, path)
	case []any:
		r.list(t, value, g, path)
	case fields:
		r.object(t.Name(), value, g.sets, path)
	case node:
		r.node(string(value), g, path)
	case string:
		r.text.Write(appendJSONString(nil, value))
	case bool:
		r.text.WriteString(strconv.FormatBool(value))
	case int64:
		r.text.WriteString(strconv.FormatInt(value, 10))
	case int:
		r.text.WriteString(strconv.Itoa(value))
	case float64:
		r.text.WriteString(strconv.FormatFloat(value, 'f', -1, 64))
	default:
		r.asker.failed(fmt.Errorf("the answer has a %T at %s", value, path))
	}
}

// null writes null, or an empty list where a list has to be.
func (r *rendering) null(t *ast.Type, path string) {
	switch {
	case !t.NonNull:
		r.text.WriteString("null")
	case t.Elem != nil:
		r.text.WriteString("[]")
	default:
		r.asker.failed(fmt.Errorf("the answer has no value at %s", path))
	}
}

func (r *rendering) list(t *ast.Type, items []any, g group, path string) {
	r.text.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			r.text.WriteByte(',')
		}
		r.value(t.Elem, item, g, path)
	}
	r.text.WriteByte(']')
}

// node leaves a gap for a node.
func (r *rendering) node(id string, g group, path string) {
	of := r.nodes[path]
	if of == nil {
		of = &references{batches: r.planner.newBatches(), known: map[string]segment{}}
		r.nodes[path] = of
		r.order = append(r.order, path)
	}
	gap, known := of.known[id]
	if !known {
		gap = of.batches.add(r.planner.contract.vocabulary.KindOf(id), id, g.sets)
		of.known[id] = gap
	}
	gap.text = r.text.String()
	r.text.Reset()
	r.out = append(r.out, gap)
}
