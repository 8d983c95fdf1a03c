package cypher

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"habeas/graph"
	"habeas/schema"
)

// Export walks all facts in canonical order. It fails where a load begins meanwhile.
func (s *Store) Export(ctx context.Context, sink graph.Sink) error {
	before, err := s.epoch(ctx)
	if err != nil {
		return err
	}
	for _, kind := range s.vocabulary.Kinds {
		if err := s.exportNodes(ctx, kind, sink); err != nil {
			return fault(ctx, "exporting "+kind.RootPlural(), err)
		}
	}
	for _, edge := range s.vocabulary.Edges {
		if err := s.exportEdges(ctx, edge, sink); err != nil {
			return fault(ctx, "exporting "+edge.Name, err)
		}
	}
	if err := s.exportAliases(ctx, sink); err != nil {
		return fault(ctx, "exporting former ids", err)
	}
	after, err := s.epoch(ctx)
	if err == nil && after != before {
		err = graph.Errorf(graph.Unavailable, "the store was loaded into while it was exported; export it again")
	}
	return err
}

// epoch is that of the last complete load.
func (s *Store) epoch(ctx context.Context) (int64, error) {
	row, err := s.consistent(ctx, "CYPHER 5 MATCH "+marker+" RETURN h.`epoch` AS began, h.`epoch` AS ended, h.`epoch`", nil)
	if err != nil {
		return 0, err
	}
	epoch, _ := row[0].(int64)
	return epoch, nil
}

func (s *Store) exportNodes(ctx context.Context, kind *schema.Kind, sink graph.Sink) error {
	text := fmt.Sprintf("CYPHER 5 MATCH (n:%s) WHERE n.`id` IS NOT NULL RETURN properties(n) ORDER BY n.`id`", label(kind))
	return s.stream(ctx, text, nil, func(record *neo4j.Record) error {
		properties, _ := record.Values[0].(map[string]any)
		node := &graph.Node{Kind: kind, Set: storedSet(kind.Fields, properties)}
		node.ID, _ = properties["id"].(string)
		if !kind.OwnSource {
			node.Evidence = storedEvidence(properties)
		}
		return sink.Node(node)
	})
}

// exportEdges walks the edges from one kind after the other, in the order of their ids,
// so that the server does not have to sort all of them.
func (s *Store) exportEdges(ctx context.Context, edge *schema.Edge, sink graph.Sink) error {
	var from []*schema.Kind
	for _, link := range edge.Links {
		if !slices.Contains(from, link.From) {
			from = append(from, link.From)
		}
	}
	slices.SortFunc(from, func(a, b *schema.Kind) int { return cmp.Compare(a.Slug()+"/", b.Slug()+"/") })
	for _, kind := range from {
		text := fmt.Sprintf("CYPHER 5 MATCH (a:%s) WHERE a.`id` IS NOT NULL WITH a ORDER BY a.`id` MATCH (a)-[e:%s]->(b) RETURN a.`id`, b.`id`, properties(e) ORDER BY a.`id`, b.`id`, e.`_key`",
			label(kind), relationshipType(edge))
		err := s.stream(ctx, text, nil, func(record *neo4j.Record) error {
			properties, _ := record.Values[2].(map[string]any)
			out := &graph.Edge{Set: storedSet(edge.Fields, properties), Evidence: storedEvidence(properties)}
			out.From, _ = record.Values[0].(string)
			out.To, _ = record.Values[1].(string)
			if out.Link = edge.Link(kind, s.vocabulary.KindOf(out.To)); out.Link == nil {
				return fmt.Errorf("an edge from %s to %s, which the vocabulary does not have", out.From, out.To)
			}
			return sink.Edge(out)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) exportAliases(ctx context.Context, sink graph.Sink) error {
	text := "CYPHER 5 MATCH (f:" + formerLabel + ") WHERE f.`id` IS NOT NULL RETURN f.`id`, f.`current` ORDER BY f.`id`"
	return s.stream(ctx, text, nil, func(record *neo4j.Record) error {
		alias := &graph.Alias{}
		alias.Former, _ = record.Values[0].(string)
		alias.Current, _ = record.Values[1].(string)
		return sink.Alias(alias)
	})
}

// storedSet reads the values of fields.
func storedSet(fields []*schema.Field, properties map[string]any) []any {
	set := make([]any, len(fields))
	for i, field := range fields {
		set[i] = stored(properties[field.Name])
	}
	return set
}

// storedEvidence is nil where the fact carries none of its own.
func storedEvidence(properties map[string]any) *graph.Evidence {
	text := func(name string) string {
		text, _ := properties[name].(string)
		return text
	}
	texts := func(name string) []string { return textsOf(stored(properties[name])) }
	if properties["_modality"] == nil {
		return nil
	}
	evidence := &graph.Evidence{Modality: text("_modality"), Status: text("_status"), Note: text("_note")}
	sources, locators, fields := texts("_citation_source"), texts("_citation_locator"), texts("_citation_fields")
	for i, source := range sources {
		citation := graph.Citation{Source: source, Locator: locators[i]}
		if fields[i] != "" {
			citation.Fields = strings.Split(fields[i], ",")
		}
		evidence.Citations = append(evidence.Citations, citation)
	}
	return evidence
}
