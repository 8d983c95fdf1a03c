package plan

import (
	"strconv"

	"habeas/schema"
)

// String prints the plan's shape, without values: `?3` is the value numbered 3. Plans
// that print the same are answered by the same statement.
func (p *Plan) String() string {
	w := &printer{text: make([]byte, 0, 512)}
	for i, root := range p.Roots {
		if i > 0 {
			w.put("\n")
		}
		w.root(root)
	}
	return string(w.text)
}

// printer writes a plan as nested calls: name(argument, …){output …}.
type printer struct{ text []byte }

func (w *printer) put(parts ...string) {
	for _, part := range parts {
		w.text = append(w.text, part...)
	}
}

func (w *printer) param(p Param) {
	w.text = append(w.text, '?')
	w.text = strconv.AppendInt(w.text, int64(p), 10)
}

func (w *printer) root(root Root) {
	switch root := root.(type) {
	case *Lookup:
		w.put("lookup(")
		w.param(root.ID)
		w.put(")")
		w.object(root.Object)
	case *Batch:
		w.put("batch(")
		w.param(root.IDs)
		w.put(")")
		w.object(root.Object)
	case *Connection:
		w.connection(root)
	case *About:
		w.put("about")
	case *CrossTab:
		w.table(root)
	}
}

func (w *printer) object(o *Object) {
	w.put(" ", o.Kind.Name)
	w.outputs(o.Outputs)
}

func (w *printer) outputs(outputs []Output) {
	w.put("{")
	for i, output := range outputs {
		if i > 0 {
			w.put(" ")
		}
		w.output(output)
	}
	w.put("}")
}

func (w *printer) output(output Output) {
	switch output := output.(type) {
	case ID:
		w.put("id")
	case Key:
		w.put("@key")
	case Null:
		w.put("null")
	case FormerIDs:
		w.put("formerIds")
	case Roles:
		w.put("roles")
	case Property:
		w.target(output.On)
		w.put(output.Field.Name)
	case *Evidence:
		w.target(output.On)
		w.evidence(output)
	case *ToOne:
		w.put(output.Relation.Name, ":")
		w.object(output.Object)
	case *Nested:
		w.put("node:")
		w.object(output.Object)
	case *Connection:
		w.connection(output)
	case *Facts:
		w.facts(output)
	}
}

// target marks what is asked of the edge.
func (w *printer) target(on Target) {
	if on == OnEdge {
		w.put("@")
	}
}

func (w *printer) evidence(e *Evidence) {
	w.put("evidence{")
	for i, output := range e.Outputs {
		if i > 0 {
			w.put(" ")
		}
		switch output := output.(type) {
		case Modality:
			w.put("modality")
		case Status:
			w.put("status")
		case Note:
			w.put("note")
		case SourceCount:
			w.put("sourceCount")
		case *Citations:
			w.citations(output)
		}
	}
	w.put("}")
}

func (w *printer) citations(c *Citations) {
	w.put("citations{")
	for i, output := range c.Outputs {
		if i > 0 {
			w.put(" ")
		}
		switch output := output.(type) {
		case Locator:
			w.put("locator")
		case Fields:
			w.put("fields")
		case *Source:
			w.put("source:")
			w.object(output.Object)
		}
	}
	w.put("}")
}

func (w *printer) connection(c *Connection) {
	switch {
	case c.Relation != nil:
		w.put(c.Relation.Owner.Name, ".", c.Relation.Name)
	case c.Role != nil:
		w.put("all ", c.Kind.Name, " as ", c.Role.Value)
	default:
		w.put("all ", c.Kind.Name)
	}
	w.put("(")
	if c.Where != nil {
		w.put("where ")
		w.predicate(c.Where)
		w.put(" ")
	}
	w.order(c.Order)
	w.page(c.Page, c.Count, c.Items, c.Cursor)
	w.put(")")
	if c.Node != nil {
		w.object(c.Node)
	}
	if c.Edge != nil {
		w.put(" edge")
		w.outputs(c.Edge)
	}
}

func (w *printer) order(terms []Term) {
	if len(terms) == 0 {
		return
	}
	w.put("order")
	for _, term := range terms {
		name := "id"
		if term.Field != nil {
			name = term.Field.Name
		}
		w.put(" ", name)
		if term.Descending {
			w.put(" desc")
		}
	}
	w.put(" ")
}

func (w *printer) page(page Page, count, items, cursor bool) {
	if count {
		w.put("count ")
	}
	if !items {
		return
	}
	if cursor {
		w.put("cursor ")
	}
	w.keys("after", page.After)
	w.keys("before", page.Before)
	if page.Backward {
		w.put("last ")
	} else {
		w.put("first ")
	}
	w.param(page.Limit)
}

func (w *printer) keys(name string, keys []Param) {
	if keys == nil {
		return
	}
	w.put(name)
	for _, key := range keys {
		w.put(" ")
		w.param(key)
	}
	w.put(" ")
}

func (w *printer) facts(f *Facts) {
	w.put("facts(")
	w.page(f.Page, f.Count, f.Items, f.Cursor)
	w.put("){")
	for i, output := range f.Fact {
		if i > 0 {
			w.put(" ")
		}
		switch output := output.(type) {
		case *FactNode:
			w.put("node:")
			w.any(output.Any)
		case *FactOther:
			w.put("other:")
			w.any(output.Any)
		case FactRelation:
			w.put("relation")
		case FactFields:
			w.put("fields")
		}
	}
	w.put("}")
	if f.Fact == nil {
		w.put("-")
	}
}

func (w *printer) any(a *Any) {
	w.put("any[")
	for _, object := range a.Objects {
		w.object(object)
	}
	w.put("]")
}

func (w *printer) predicate(p Predicate) {
	switch p := p.(type) {
	case *And:
		w.all("and", p.All)
	case *Or:
		w.all("or", p.Any)
	case *Not:
		w.put("not(")
		w.predicate(p.Predicate)
		w.put(")")
	case *Compare:
		w.target(p.On)
		w.put(fieldName(p.Field), " ", p.Operator.String(), " ")
		w.param(p.Value)
	case *Missing:
		w.target(p.On)
		w.put(fieldName(p.Field), " missing")
	case *CompareEvidence:
		w.target(p.On)
		w.put("evidence.", p.Part.String(), " ", p.Operator.String(), " ")
		w.param(p.Value)
	case *Some:
		w.put("some ", p.Relation.Owner.Name, ".", p.Relation.Name, "(")
		if p.Where != nil {
			w.predicate(p.Where)
		}
		w.put(")")
	}
}

func (w *printer) all(name string, predicates []Predicate) {
	w.put(name, "(")
	for i, predicate := range predicates {
		if i > 0 {
			w.put(", ")
		}
		w.predicate(predicate)
	}
	w.put(")")
}

func fieldName(field *schema.Field) string {
	if field == nil {
		return "id"
	}
	return field.Name
}

// String is the operator as a word.
func (o Operator) String() string {
	return [...]string{"eq", "in", "contains", "startsWith", "lt", "lte", "gt", "gte"}[o]
}

// String is the part's name.
func (p EvidencePart) String() string {
	return [...]string{"modality", "status", "sourceCount"}[p]
}
