package seed

import (
	"bufio"
	"fmt"
	"io"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"habeas/graph"
	"habeas/schema"
)

// Writer is a [graph.Sink] that writes interchange lines in canonical form: keys and
// fields in the order of the vocabulary, nothing escaped that need not be, no evidence
// where a fact stands on another's.
type Writer struct {
	output *bufio.Writer
	line   []byte
}

// NewWriter makes a writer to output. The caller calls Flush after the last fact.
func NewWriter(output io.Writer) *Writer {
	return &Writer{output: bufio.NewWriterSize(output, 1<<16)}
}

// Flush writes what is still in memory.
func (w *Writer) Flush() error { return w.output.Flush() }

// Node writes a node.
func (w *Writer) Node(node *graph.Node) error {
	w.line = append(w.line[:0], `{"node":`...)
	w.text(node.Kind.Name)
	w.key("id")
	w.text(node.ID)
	w.set(node.Kind.Fields, node.Set)
	w.evidence(node.Evidence)
	return w.end()
}

// Edge writes an edge.
func (w *Writer) Edge(edge *graph.Edge) error {
	w.line = append(w.line[:0], `{"edge":`...)
	w.text(edge.Link.Edge.Name)
	w.key("from")
	w.text(edge.From)
	w.key("to")
	w.text(edge.To)
	w.set(edge.Link.Edge.Fields, edge.Set)
	w.evidence(edge.Evidence)
	return w.end()
}

// Alias writes a former id.
func (w *Writer) Alias(alias *graph.Alias) error {
	w.line = append(w.line[:0], `{"alias":`...)
	w.text(alias.Former)
	w.key("of")
	w.text(alias.Current)
	return w.end()
}

func (w *Writer) end() error {
	w.line = append(w.line, "}\n"...)
	if _, err := w.output.Write(w.line); err != nil {
		return fmt.Errorf("writing an interchange line: %w", err)
	}
	return nil
}

func (w *Writer) key(name string) {
	w.line = append(w.line, `,"`...)
	w.line = append(w.line, name...)
	w.line = append(w.line, `":`...)
}

// text writes a JSON string. Text that is not UTF-8 cannot come here: no reader lets it in.
func (w *Writer) text(text string) { w.line, _ = jsontext.AppendQuote(w.line, text) }

func (w *Writer) texts(texts []string) {
	w.line = append(w.line, '[')
	for i, text := range texts {
		if i > 0 {
			w.line = append(w.line, ',')
		}
		w.text(text)
	}
	w.line = append(w.line, ']')
}

func (w *Writer) set(fields []*schema.Field, set []any) {
	first := true
	for i, value := range set {
		if value == nil {
			continue
		}
		if first {
			w.line = append(w.line, `,"set":{`...)
		} else {
			w.line = append(w.line, ',')
		}
		first = false
		w.text(fields[i].Name)
		w.line = append(w.line, ':')
		w.value(value)
	}
	if !first {
		w.line = append(w.line, '}')
	}
}

func (w *Writer) value(value any) {
	switch value := value.(type) {
	case string:
		w.text(value)
	case int64:
		w.line = strconv.AppendInt(w.line, value, 10)
	case bool:
		w.line = strconv.AppendBool(w.line, value)
	case []string:
		w.texts(value)
	}
}

func (w *Writer) evidence(evidence *graph.Evidence) {
	if evidence == nil {
		return
	}
	w.line = append(w.line, `,"evidence":{"modality":`...)
	w.text(evidence.Modality)
	w.key("status")
	w.text(evidence.Status)
	if evidence.Note != "" {
		w.key("note")
		w.text(evidence.Note)
	}
	w.key("citations")
	w.line = append(w.line, '[')
	for i, citation := range evidence.Citations {
		if i > 0 {
			w.line = append(w.line, ',')
		}
		w.citation(citation)
	}
	w.line = append(w.line, "]}"...)
}

func (w *Writer) citation(citation graph.Citation) {
	w.line = append(w.line, `{"source":`...)
	w.text(citation.Source)
	if citation.Locator != "" {
		w.key("locator")
		w.text(citation.Locator)
	}
	if len(citation.Fields) > 0 {
		w.key("fields")
		w.texts(citation.Fields)
	}
	w.line = append(w.line, '}')
}
