package plan

import "habeas/schema"

// CrossTab counts the nodes of a kind by their keys in the rows and in the columns of a
// table. A node counts in each cell whose row and column it has a key of, each looked up
// apart. It is a question: facts that are retracted are not seen, and of several edges of
// a to-one relation only the first is, by whichever end it is read.
type CrossTab struct {
	// Count is what is counted.
	Count *schema.Kind
	// Rows and Columns give the keys; nil Columns are one column with a null key.
	Rows, Columns *Axis
	// Where is what must hold of one of the nodes that Subject leads to; nil for all
	// nodes, also those that Subject leads nowhere from.
	Where Predicate
	// Subject leads from what is counted to what Where asks of.
	Subject []*schema.Relation
}

// Axis is what the rows or the columns of a table stand for: where the keys of what is
// counted are found. No relation of an axis is symmetric.
type Axis struct {
	// Path leads outward from what is counted.
	Path []*schema.Relation
	// Ways lead on from there, along to-one relations: the first that leads anywhere is
	// taken. Without ways the path ends where the keys are.
	Ways [][]*schema.Relation
	// Field has the key, on the node or on the edge that led to it. Where it is nil the
	// node is the key, by its id, and is labelled with Label.
	Field *schema.Field
	On    Target
	Label *schema.Field
	// Earliest, of a date, makes the key the year of the earliest among all of them.
	Earliest bool
}

func (*CrossTab) root() {}

// Subjects is the kind of what Where asks of.
func (t *CrossTab) Subjects() *schema.Kind { return target(t.Count, t.Subject) }

// Keys is the kind of the nodes that are the keys, or have them.
func (t *CrossTab) Keys(axis *Axis) *schema.Kind {
	kind := target(t.Count, axis.Path)
	if len(axis.Ways) > 0 {
		return target(kind, axis.Ways[0])
	}
	return kind
}

func target(from *schema.Kind, path []*schema.Relation) *schema.Kind {
	for _, relation := range path {
		from = relation.Target
	}
	return from
}

// table prints a table.
func (w *printer) table(t *CrossTab) {
	w.put("table ", t.Count.Name, "(rows ")
	w.axis(t.Rows)
	if t.Columns != nil {
		w.put(" columns ")
		w.axis(t.Columns)
	}
	if t.Where != nil {
		w.put(" where ")
		w.path(t.Subject)
		w.predicate(t.Where)
	}
	w.put(")")
}

func (w *printer) axis(a *Axis) {
	w.put("(")
	w.path(a.Path)
	for i, way := range a.Ways {
		if i > 0 {
			w.put("else ")
		}
		w.path(way)
	}
	if a.Earliest {
		w.put("earliest ")
	}
	w.target(a.On)
	w.put(fieldName(a.Field))
	if a.Label != nil {
		w.put(" ", a.Label.Name)
	}
	w.put(")")
}

func (w *printer) path(relations []*schema.Relation) {
	for _, relation := range relations {
		w.put(relation.Owner.Name, ".", relation.Name, " ")
	}
}

// table counts the relations of a table. It gives no nodes.
func (c *counter) table(t *CrossTab) int64 {
	for _, axis := range []*Axis{t.Rows, t.Columns} {
		if axis == nil {
			continue
		}
		c.relations += len(axis.Path)
		for _, way := range axis.Ways {
			c.relations += len(way)
		}
	}
	if t.Where != nil {
		c.relations += len(t.Subject)
		c.predicate(t.Where)
	}
	return 0
}
