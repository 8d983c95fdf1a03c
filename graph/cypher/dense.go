package cypher

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"habeas/graph/plan"
	"habeas/schema"
)

// dense are the relations, by [relationName], that some node has very many edges of.
// Sorting these for a page would take time in proportion to the size of the store.
type dense map[string]bool

// busyFrom is from how many edges of one relation on a node is busy.
const busyFrom = 1000

func relationName(relation *schema.Relation) string { return relation.Owner.Name + "." + relation.Name }

// mayBeDense reports whether pages of a relation can be read along the index of their
// order, and Neo4j has the number of a node's edges of it.
func mayBeDense(relation *schema.Relation) bool {
	return !relation.ToOne() && !relation.Link.Symmetric && !ambiguous(relation)
}

// isDense reports whether a list is read in one of two ways. Its order begins with what
// hardly two nodes have in common, as the index alone does not order them further.
func (c *compiler) isDense(l *plan.Connection) bool {
	if l.Relation == nil || l.Where != nil || l.Role != nil || !c.dense[relationName(l.Relation)] {
		return false
	}
	return len(l.Order) == 0 || l.Order[0].Field == nil || l.Order[0].Field.Folded()
}

// probed is how many nodes are looked at along an index, for each item of a page.
const probed = 64

// densePage finds a page in one of two ways. Where the node has many edges, nodes are
// looked at along the index of the order, for whether the edge is there. If the page is
// not full after [probed] nodes for each of its items, or where the edges are few, it is
// found as any other.
func (c *compiler) densePage(l *plan.Connection, s scope, keys []orderKey) string {
	order, found, pair := orderText(keys, l.Page.Backward), c.variable("f"), c.variable("f")
	limit := c.param(l.Page.Limit)
	few := fmt.Sprintf("WITH %s, %s WHERE size(%s) < %s MATCH %s%s WITH %s, %s ORDER BY %s LIMIT %s RETURN %s, %s",
		s.parent, found, found, limit, pattern(s), where(c.pageConditions(keys, l.Page)), s.node, s.edge, order, limit, s.node, s.edge)
	return fmt.Sprintf("WITH COLLECT { %[2]s } AS %[3]s CALL (%[1]s, %[3]s) { WITH %[3]s WHERE size(%[3]s) = %[4]s UNWIND %[3]s AS %[5]s RETURN %[5]s[0] AS %[6]s, %[5]s[1] AS %[7]s UNION ALL %[8]s } RETURN %[9]s ORDER BY %[10]s",
		s.parent, c.probe(l, s), found, limit, pair, s.node, s.edge, few, c.item(l, s, keys), order)
}

// probe finds what of a busy node's page is found along the index of the order.
func (c *compiler) probe(l *plan.Connection, outer scope) string {
	s, degree, limit := c.step(l.Relation, outer.parent), c.variable("d"), c.param(l.Page.Limit)
	keys := orderKeys(l.Order, s)
	return fmt.Sprintf("WITH %[1]s, COUNT { (%[1]s)%[2]s() } AS %[3]s WHERE %[4]s MATCH (%[5]s:%[6]s) WHERE %[7]s WITH %[1]s, %[5]s ORDER BY %[8]s LIMIT %[9]d * %[10]s MATCH %[11]s%[12]s WITH %[5]s, %[13]s ORDER BY %[14]s LIMIT %[10]s RETURN [%[5]s, %[13]s] ORDER BY %[14]s",
		s.parent, arrow(l.Relation, ""), degree, c.busy(degree, l), s.node, label(l.Kind), strings.Join(c.firstConditions(keys[0], l.Page), " AND "),
		orderText(keys[:len(keys)-1], l.Page.Backward), probed, limit, pattern(s), where(c.pageConditions(keys, l.Page)), s.edge, orderText(keys, l.Page.Backward))
}

// busy is the condition that probing pays: half of what may be looked at is enough, if
// the edges are spread evenly, and all of it takes less than sorting the edges would,
// which was measured at half as long for each.
func (c *compiler) busy(degree string, l *plan.Connection) string {
	if c.busyFrom == 0 {
		return degree + " >= 0"
	}
	return fmt.Sprintf("%[1]s >= %[2]d AND %[1]s >= %[3]d * %[4]s AND %[5]d * %[1]s >= COUNT { (:%[6]s) }",
		degree, c.busyFrom, 4*probed, c.param(l.Page.Limit), probed/2, label(l.Kind))
}

// firstConditions are what the page's bounds say of the first order key by itself.
func (c *compiler) firstConditions(key orderKey, page plan.Page) []string {
	var conditions []string
	if page.After != nil {
		operator, value := c.bound(key, page.After[0], false)
		conditions = append(conditions, key.property+" "+operator+"= "+value)
	}
	if page.Before != nil {
		operator, value := c.bound(key, page.Before[0], true)
		conditions = append(conditions, key.property+" "+operator+"= "+value)
	}
	if conditions == nil {
		conditions = []string{key.property + " IS NOT NULL"}
	}
	return conditions
}

// findDense lists the dense relations: of the edges that the load wrote, and those that
// were dense before.
func (l *loader) findDense(ctx context.Context) ([]string, error) {
	found := []string{}
	if !l.options.Replace {
		found = append(found, l.before.Dense...)
	}
	for _, kind := range l.vocabulary.Kinds {
		for _, relation := range kind.Relations {
			name := relationName(relation)
			if !mayBeDense(relation) || !l.mayHaveGrown(relation.Link) || slices.Contains(found, name) {
				continue
			}
			text := fmt.Sprintf("CYPHER 5 OPTIONAL MATCH (n:%s) WHERE COUNT { (n)%s() } >= $from WITH n LIMIT 1 RETURN count(n)", label(kind), arrow(relation, ""))
			row, err := l.single(ctx, text, map[string]any{"from": int64(busyFrom)})
			if err != nil {
				return nil, fmt.Errorf("the edges of %s: %w", name, err)
			}
			if row[0] != int64(0) {
				found = append(found, name)
			}
		}
	}
	return found, nil
}

// mayHaveGrown reports whether the load may have made a node busy.
func (l *loader) mayHaveGrown(link *schema.Link) bool {
	if l.fresh {
		return l.linked[link] >= busyFrom
	}
	return l.resumed || l.linked[link] > 0
}

// learnDense reads which relations are dense, and forgets the statements that were made
// without knowing it. A store that another process fills meanwhile is read in the slower
// way, with the same answers.
func (s *Store) learnDense(ctx context.Context) error {
	row, err := s.single(ctx, "CYPHER 5 MATCH "+marker+" RETURN h.`dense`", nil)
	if err != nil {
		return err
	}
	learned := dense{}
	for _, name := range textsOf(stored(row[0])) {
		learned[name] = true
	}
	s.dense.Store(&learned)
	s.statements.Purge()
	return nil
}
