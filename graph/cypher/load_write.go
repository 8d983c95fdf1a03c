package cypher

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/sync/errgroup"

	"habeas/graph"
	"habeas/schema"
)

// writeBatch writes what the batch brings and the store has not: nodes, then edges, then
// former ids.
func (l *loader) writeBatch(ctx context.Context, batch graph.Batch) error {
	if err := l.together(ctx, func(w *writer) error { return l.writeNodes(w, batch) }); err != nil {
		return fmt.Errorf("nodes: %w", err)
	}
	if err := l.together(ctx, func(w *writer) error { return l.writeEdges(w, batch) }); err != nil {
		return fmt.Errorf("edges: %w", err)
	}
	if err := l.together(ctx, func(w *writer) error { return l.writeAliases(w, batch) }); err != nil {
		return fmt.Errorf("former ids: %w", err)
	}
	return nil
}

// writer gathers rows by the statement that writes them, and writes them in batches.
type writer struct {
	loader *loader
	group  *errgroup.Group
	ctx    context.Context
	// free are the writers that no transaction runs of.
	free  chan string
	rows  map[string][]any
	order []string
}

// together gives what walks facts a writer, and waits until all is written.
func (l *loader) together(ctx context.Context, walk func(*writer) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(writers)
	w := &writer{loader: l, group: group, ctx: ctx, free: make(chan string, writers), rows: map[string][]any{}}
	for _, id := range writerIDs() {
		w.free <- id
	}
	err := walk(w)
	if err == nil {
		for _, text := range w.order {
			w.flush(text)
		}
	}
	if waited := group.Wait(); waited != nil {
		return waited
	}
	return err
}

// add gathers a row. It ends the walk where writing has failed.
func (w *writer) add(text string, row any) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if w.rows[text] == nil {
		w.order = append(w.order, text)
	}
	w.rows[text] = append(w.rows[text], row)
	if len(w.rows[text]) >= w.loader.batchSize {
		w.flush(text)
	}
	return nil
}

func (w *writer) flush(text string) {
	rows := w.rows[text]
	if len(rows) == 0 {
		return
	}
	w.rows[text] = make([]any, 0, len(rows))
	w.group.Go(func() error {
		id := <-w.free
		defer func() { w.free <- id }()
		if err := w.loader.writeRows(w.ctx, id, text, rows); err != nil {
			return err
		}
		w.loader.done.add(len(rows))
		return nil
	})
}

// writeRows writes all of some rows in one transaction, or none.
func (l *loader) writeRows(ctx context.Context, writer, text string, rows []any) error {
	_, err := l.change(ctx, writer, "CYPHER 5 UNWIND $rows AS row "+text+" RETURN count(*)", map[string]any{"rows": rows})
	return err
}

func (l *loader) writeNodes(w *writer, batch graph.Batch) error {
	texts := map[*schema.Kind]string{}
	for _, kind := range l.vocabulary.Kinds {
		texts[kind] = "CREATE (n:" + label(kind) + ") SET n = row"
	}
	return batch.Nodes(func(node *graph.Node) error {
		met := l.find(node.Kind, node.ID)
		if met == nil {
			return changed(node.ID)
		}
		if met.inStore || met.written {
			return nil
		}
		met.written = true
		return w.add(texts[node.Kind], nodeProperties(node, met.digest))
	})
}

func (l *loader) writeEdges(w *writer, batch graph.Batch) error {
	texts := map[*schema.Link]string{}
	for _, link := range l.vocabulary.Links {
		texts[link] = fmt.Sprintf("MATCH (a:%s {`id`: row.a}) MATCH (b:%s {`id`: row.b}) CREATE (a)-[e:%s]->(b) SET e = row.e",
			label(link.From), label(link.To), relationshipType(link.Edge))
	}
	return batch.Edges(func(edge *graph.Edge) error {
		key := edge.Key()
		number := keyNumber(key)
		met, exists := l.edges[number]
		if !exists {
			return changed(edgeName(edge))
		}
		if met.inStore || met.written {
			return nil
		}
		met.written = true
		l.edges[number] = met
		return w.add(texts[edge.Link], map[string]any{"a": edge.From, "b": edge.To, "e": edgeProperties(edge, key, met.digest)})
	})
}

func (l *loader) writeAliases(w *writer, batch graph.Batch) error {
	return batch.Aliases(func(alias *graph.Alias) error {
		met, exists := l.aliases[alias.Former]
		if !exists {
			return changed(alias.Former)
		}
		if met.inStore || met.written {
			return nil
		}
		met.written = true
		l.aliases[alias.Former] = met
		return w.add("CREATE (f:"+formerLabel+") SET f = row", map[string]any{"id": alias.Former, "current": alias.Current})
	})
}

// changed is the error of a batch that is not the same when it is walked again.
func changed(what string) error {
	return fmt.Errorf("%s: the batch brings what it did not bring when it was checked", what)
}

// progress counts the facts that were written, and tells it one at a time.
type progress struct {
	lock sync.Mutex
	done int
	tell func(int)
}

func (p *progress) add(count int) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.done += count
	if p.tell != nil {
		p.tell(p.done)
	}
}
