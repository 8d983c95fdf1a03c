package resolvers

import (
	"slices"

	"github.com/graphql-go/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/plan"
	"habeas/schema"
)

// reference resolves data through graphql-go, field by field, from the world of the
// oracle. It knows nothing of plans and rows: what the engine answers must be the same.
type reference struct {
	vocabulary *schema.Vocabulary
	world      *graphtest.World
	about      graph.About
}

// refItem is an item of a list, with its cursor.
type refItem struct {
	graphtest.Item
	relation *schema.Relation
	cursor   string
}

// refFact is a fact that a source supports.
type refFact struct {
	graphtest.Fact
	cursor string
}

// refPage is a page of a list.
type refPage[T any] struct {
	items                []T
	cursors              []string
	total                int
	hasNext, hasPrevious bool
}

func (r *reference) schema(c *contract) (graphql.Schema, error) {
	return newTypes(c.schema, hooks{
		resolve: r.resolve,
		typeOf: func(value any) string {
			node, _ := value.(*graph.Node)
			return node.Kind.Name
		},
	})
}

func (r *reference) resolve(parent *ast.Definition, field *ast.FieldDefinition) graphql.FieldResolveFn {
	return func(p graphql.ResolveParams) (any, error) {
		value := r.value(p, parent.Name, field.Name)
		if node, isNode := value.(*graph.Node); isNode && node == nil {
			return nil, nil
		}
		return value, nil
	}
}

func (r *reference) value(p graphql.ResolveParams, parent, name string) any {
	if parent == "Query" {
		return r.root(p, name)
	}
	switch source := p.Source.(type) {
	case *graph.Node:
		return r.node(p, source, name)
	case refPage[refItem]:
		return pageField(source, name, func(item refItem) any { return item.Node })
	case refPage[refFact]:
		return pageField(source, name, func(fact refFact) any { return fact })
	case refItem:
		return r.item(source, name)
	case refFact:
		return fact(source, name)
	case *graph.Evidence:
		return evidence(source, name)
	case graph.Citation:
		return r.citation(source, name)
	case graph.About:
		return map[string]any{"version": source.Version, "licence": source.Licence, "coverage": source.Coverage, "counts": source.Counts}[name]
	case graph.Count:
		return map[string]any{"kind": source.Kind.Upper(), "count": source.Nodes}[name]
	case map[string]any:
		return source[name]
	}
	return nil
}

func (r *reference) root(p graphql.ResolveParams, name string) any {
	switch name {
	case "dataset":
		return r.about
	case "node":
		return r.find(p.Args["id"].(string))
	case "nodes":
		var found []any
		for _, id := range p.Args["ids"].([]any) {
			if node := r.find(id.(string)); node != nil {
				found = append(found, node)
				continue
			}
			found = append(found, nil)
		}
		return found
	}
	for _, kind := range r.vocabulary.Kinds {
		if name == kind.Root() {
			return r.world.Resolve(kind, p.Args["id"].(string))
		}
		if name == kind.RootPlural() {
			return r.list(p, kind, nil, r.world.NodesOf(kind), kind.RootPlural())
		}
		for _, role := range kind.Roles {
			if name == role.Plural {
				with := slices.DeleteFunc(slices.Clone(r.world.NodesOf(kind)), func(item graphtest.Item) bool { return !r.world.HasRole(item.Node, role) })
				return r.list(p, kind, nil, with, role.Plural)
			}
		}
	}
	return nil
}

func (r *reference) find(id string) *graph.Node {
	kind := r.vocabulary.KindOf(id)
	if kind == nil {
		return nil
	}
	return r.world.Resolve(kind, id)
}

func (r *reference) node(p graphql.ResolveParams, node *graph.Node, name string) any {
	switch name {
	case "id":
		return node.ID
	case "formerIds":
		return append([]string{}, r.world.FormerIDs(node.ID)...)
	case "evidence":
		return r.world.NodeEvidence(node)
	case "roles":
		values := []string{}
		for _, role := range r.world.Roles(node) {
			values = append(values, role.Value)
		}
		return values
	case "facts":
		return r.facts(p, node)
	}
	for i, field := range node.Kind.Fields {
		if field.Name == name {
			return property(field, node.Set[i])
		}
	}
	relation := node.Kind.Relation(name)
	if relation.ToOne() {
		item, leads := r.world.One(node, relation)
		if !leads {
			return nil
		}
		return item.Node
	}
	return r.list(p, relation.Target, relation, r.world.Follow(node, relation), relation.Owner.Name+"."+relation.Name)
}

func property(field *schema.Field, value any) any {
	if field.Type == schema.Strings {
		texts, _ := value.([]string)
		return append([]string{}, texts...)
	}
	return value
}

func (r *reference) item(item refItem, name string) any {
	switch name {
	case "node":
		return item.Node
	case "cursor":
		return item.cursor
	}
	if item.Edge == nil {
		return nil
	}
	switch name {
	case "key":
		return item.Key()
	case "evidence":
		return r.world.EdgeEvidence(item.Edge)
	}
	for i, field := range item.Edge.Link.Edge.Fields {
		if field.Name == name {
			return property(field, item.Edge.Set[i])
		}
	}
	return nil
}

func fact(fact refFact, name string) any {
	switch name {
	case "node":
		return fact.Node
	case "other":
		return fact.Other
	case "fields":
		return append([]string{}, fact.Fields...)
	}
	if fact.Relation == "" {
		return nil
	}
	return fact.Relation
}

func evidence(e *graph.Evidence, name string) any {
	switch name {
	case "modality":
		return e.Modality
	case "status":
		return e.Status
	case "sourceCount":
		return e.SourceCount()
	case "citations":
		return e.Citations
	}
	return orNil(e.Note)
}

func (r *reference) citation(c graph.Citation, name string) any {
	switch name {
	case "source":
		return r.world.Node(c.Source)
	case "fields":
		return append([]string{}, c.Fields...)
	}
	return orNil(c.Locator)
}

func orNil(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func pageField[T any](page refPage[T], name string, node func(T) any) any {
	switch name {
	case "edges":
		return page.items
	case "nodes":
		nodes := []any{}
		for _, item := range page.items {
			nodes = append(nodes, node(item))
		}
		return nodes
	case "totalCount":
		return page.total
	}
	info := map[string]any{"hasNextPage": page.hasNext, "hasPreviousPage": page.hasPrevious}
	if len(page.cursors) > 0 {
		info["startCursor"], info["endCursor"] = page.cursors[0], page.cursors[len(page.cursors)-1]
	}
	return info
}

func refOrder(kind *schema.Kind, value any) []plan.Term {
	var terms []plan.Term
	objects, _ := value.([]any)
	for _, object := range objects {
		for name, direction := range object.(map[string]any) {
			term := plan.Term{Field: kind.Field(name), Descending: direction == "DESC"}
			if name == "id" && !term.Descending {
				return terms
			}
			if !ordered(terms, term.Field) {
				terms = append(terms, term)
			}
			if name == "id" {
				return terms
			}
		}
	}
	return terms
}
