package resolvers

import (
	"strings"

	"habeas/schema"
)

// where is a filter on a kind; edge is the edge at hand.
func (q *randomQuery) where(kind *schema.Kind, edge *schema.Edge, depth int) map[string]any {
	filter := map[string]any{}
	for range q.IntN(3) {
		switch choice := q.IntN(10); {
		case choice == 0:
			filter["id"] = map[string]any{"in": []any{q.anyID(kind), q.anyID(kind)}}
		case choice == 1:
			filter["evidence"] = q.evidenceFilter()
		case choice == 2 && edge != nil:
			filter["edge"] = q.edgeFilter(edge)
		case choice < 5 && depth > 0:
			q.combine(filter, kind, edge, depth-1)
		case choice < 8 && depth > 0 && len(kind.Relations) > 0:
			relation := pickOne(q, kind.Relations)
			filter[relation.Name] = q.relationFilter(relation, depth-1)
		default:
			i := q.IntN(len(kind.Fields))
			filter[kind.Fields[i].Name] = q.filter(kind.Fields[i], pickOne(q, q.nodes[kind]).Set[i])
		}
	}
	return filter
}

func (q *randomQuery) combine(filter map[string]any, kind *schema.Kind, edge *schema.Edge, depth int) {
	switch q.IntN(3) {
	case 0:
		filter["NOT"] = q.where(kind, edge, depth)
	case 1:
		filter["AND"] = []any{q.where(kind, edge, depth), q.where(kind, edge, depth)}
	default:
		filter["OR"] = []any{q.where(kind, edge, depth), q.where(kind, edge, depth)}[:q.IntN(3)]
	}
}

func (q *randomQuery) relationFilter(relation *schema.Relation, depth int) map[string]any {
	if relation.ToOne() {
		return q.where(relation.Target, nil, depth)
	}
	return map[string]any{pickOne(q, []string{"some", "none", "every"}): q.where(relation.Target, relation.Link.Edge, depth)}
}

func (q *randomQuery) evidenceFilter() map[string]any {
	switch q.IntN(3) {
	case 0:
		return map[string]any{"modality": map[string]any{"eq": word("REPORTED")}}
	case 1:
		return map[string]any{"status": map[string]any{"in": []any{word("ACCEPTED"), word("CONFLICT")}}}
	}
	return map[string]any{"sourceCount": map[string]any{pickOne(q, []string{"gt", "gte", "lt", "lte", "eq"}): q.IntN(3)}}
}

func (q *randomQuery) edgeFilter(edge *schema.Edge) map[string]any {
	if len(edge.Fields) == 0 || q.chance(20) {
		return map[string]any{"evidence": q.evidenceFilter()}
	}
	i := q.IntN(len(edge.Fields))
	for _, known := range q.contract.edgeFilters {
		if known.fields[edge] == edge.Fields[i] {
			return map[string]any{known.name: q.filter(edge.Fields[i], q.edgeValue(edge, i))}
		}
	}
	panic("an edge's field has no filter")
}

func (q *randomQuery) edgeValue(edge *schema.Edge, i int) any {
	for range 20 {
		if found := pickOne(q, q.facts.EdgesList); found.Link.Edge == edge {
			return found.Set[i]
		}
	}
	return nil
}

// filter is a condition on a field, with a value that the world has.
func (q *randomQuery) filter(field *schema.Field, value any) map[string]any {
	if value == nil || field.Type == schema.Strings || q.chance(15) {
		return map[string]any{"isNull": q.chance(50)}
	}
	switch field.Type {
	case schema.Boolean:
		return map[string]any{"eq": value}
	case schema.Enumeration:
		value = word(value.(string))
		if q.chance(50) {
			return map[string]any{"in": []any{value}[:q.IntN(2)]}
		}
		return map[string]any{"eq": value}
	case schema.Int, schema.Date:
		return map[string]any{pickOne(q, []string{"eq", "lt", "lte", "gt", "gte"}): value}
	}
	text := value.(string)
	switch q.IntN(4) {
	case 0:
		return map[string]any{"in": []any{text, "z"}}
	case 1:
		return map[string]any{"contains": lastRune(text)}
	case 2:
		return map[string]any{"startsWith": strings.ToUpper(firstRune(text))}
	}
	return map[string]any{"eq": text}
}

func firstRune(text string) string { return string([]rune(text)[:min(1, len([]rune(text)))]) }

func lastRune(text string) string {
	runes := []rune(text)
	return string(runes[max(0, len(runes)-1):])
}
