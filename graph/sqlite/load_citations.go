package sqlite

import (
	"context"
	"fmt"

	"habeas/graph"
)

// citing is what cites.
type citing struct {
	fact     int64
	about    int
	src, dst any
	name     string
	origin   graph.Origin
}

func (l *loader) cite(ctx context.Context, evidence *graph.Evidence, c citing) error {
	for i, citation := range evidence.Citations {
		source, err := l.findSource(ctx, citation.Source)
		if err != nil {
			return err
		}
		if source == 0 {
			l.notASource(c.origin, c.name, citation.Source)
			continue
		}
		err = l.exec(ctx, "INSERT INTO citation (fact, ord, about, source, src, dst, locator, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			c.fact, i, c.about, source, c.src, c.dst, optionalText(citation.Locator), listValue(citation.Fields))
		if err != nil {
			return fmt.Errorf("%s: citation %d: %w", c.name, i, err)
		}
	}
	return nil
}

func (l *loader) notASource(origin graph.Origin, name, source string) {
	l.problems.Add(origin, "%s: cites %s, which is not a source", name, source)
}

// findSource gives the number of a source, 0 where there is none. A source may come
// after what cites it: until all nodes are there it is promised a number.
func (l *loader) findSource(ctx context.Context, id string) (int64, error) {
	kind := l.vocabulary.KindOf(id)
	if kind == nil || !kind.OwnSource {
		return 0, nil
	}
	pk, err := l.find(ctx, kind, id)
	if err != nil {
		return 0, err
	}
	_, promised := l.promised[id]
	switch {
	case l.nodesDone && promised:
		return 0, nil
	case pk != 0 || l.nodesDone:
		return pk, nil
	}
	pk = l.number()
	l.remember(id, pk)
	l.promised[id] = pk
	return pk, nil
}

// missingSources notes, once all nodes are there, which of them cite a source that did
// not come.
func (l *loader) missingSources(batch graph.Batch) error {
	l.nodesDone = true
	if len(l.promised) == 0 {
		return nil
	}
	return batch.Nodes(func(node *graph.Node) error {
		if node.Evidence == nil {
			return nil
		}
		for _, citation := range node.Evidence.Citations {
			if _, missing := l.promised[citation.Source]; missing {
				l.notASource(node.Origin, node.ID, citation.Source)
			}
		}
		return nil
	})
}
