package seed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"habeas/graph"
	"habeas/schema"
)

// File is an interchange file that can be read several times.
type File struct {
	// Name stands in front of the line number where something is wrong with the file.
	Name string
	Open func() (io.ReadCloser, error)
}

// DiskFile is a file on disk.
func DiskFile(path string) File {
	return File{Name: path, Open: func() (io.ReadCloser, error) { return os.Open(path) }}
}

// Spool copies a stream to a temporary file, since a load reads its files several
// times. The caller removes the file by calling remove.
func Spool(name string, stream io.Reader) (file File, remove func() error, err error) {
	temporary, err := os.CreateTemp("", "habeas-*.ndjson")
	if err != nil {
		return File{}, nil, fmt.Errorf("making a temporary file for %s: %w", name, err)
	}
	path := temporary.Name()
	remove = func() error { return os.Remove(path) }
	_, err = io.Copy(temporary, stream)
	if err := errors.Join(err, temporary.Close()); err != nil {
		return File{}, nil, errors.Join(fmt.Errorf("copying %s to a temporary file: %w", name, err), remove())
	}
	return File{Name: name, Open: DiskFile(path).Open}, remove, nil
}

// Batch is what interchange files hold. It holds none of it in memory: each walk reads
// the files anew.
type Batch struct {
	vocabulary *schema.Vocabulary
	files      []File
	facts      int
}

// Read checks every line of the files by itself and gives them as a batch. Its error is
// [*graph.Problems] where a line is wrong. What lines say of each other (an edge to
// nowhere, an id that stands twice) is for the store to check. Progress is told how
// many facts were checked so far; it may be nil.
func Read(v *schema.Vocabulary, files []File, progress func(done int)) (*Batch, error) {
	batch := &Batch{vocabulary: v, files: files}
	problems := &graph.Problems{}
	err := batch.walk(anyFact, problems, func(any) error {
		batch.facts++
		if progress != nil && batch.facts%1000 == 0 {
			progress(batch.facts)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return batch, problems.Err()
}

// Facts is how many facts the batch holds.
func (b *Batch) Facts() int { return b.facts }

// Nodes walks the nodes in the order of the files.
func (b *Batch) Nodes(take func(*graph.Node) error) error {
	return b.walkOnly(nodeFact, func(fact any) error {
		if node, ok := fact.(*graph.Node); ok {
			return take(node)
		}
		return nil
	})
}

// Edges walks the edges in the order of the files.
func (b *Batch) Edges(take func(*graph.Edge) error) error {
	return b.walkOnly(edgeFact, func(fact any) error {
		if edge, ok := fact.(*graph.Edge); ok {
			return take(edge)
		}
		return nil
	})
}

// Aliases walks the aliases in the order of the files.
func (b *Batch) Aliases(take func(*graph.Alias) error) error {
	return b.walkOnly(aliasFact, func(fact any) error {
		if alias, ok := fact.(*graph.Alias); ok {
			return take(alias)
		}
		return nil
	})
}

// wanted is what a walk is after, with the lines that it need not parse: a line that
// begins with another's key is of that sort, since no key stands twice.
type wanted struct{ others [][]byte }

var (
	nodeStart  = []byte(`{"node":`)
	edgeStart  = []byte(`{"edge":`)
	aliasStart = []byte(`{"alias":`)

	anyFact   = wanted{}
	nodeFact  = wanted{others: [][]byte{edgeStart, aliasStart}}
	edgeFact  = wanted{others: [][]byte{nodeStart, aliasStart}}
	aliasFact = wanted{others: [][]byte{nodeStart, edgeStart}}
)

func (w wanted) skips(line []byte) bool {
	for _, start := range w.others {
		if bytes.HasPrefix(line, start) {
			return true
		}
	}
	return false
}

func (b *Batch) walkOnly(want wanted, take func(any) error) error {
	problems := &graph.Problems{}
	if err := b.walk(want, problems, take); err != nil {
		return err
	}
	return problems.Err()
}

// walk gives the facts of all files to take, and what is wrong with lines to problems.
func (b *Batch) walk(want wanted, problems *graph.Problems, take func(any) error) error {
	parser := newParser(b.vocabulary)
	for _, file := range b.files {
		if err := walkFile(file, parser, want, problems, take); err != nil {
			return err
		}
	}
	return nil
}

func walkFile(file File, parser *parser, want wanted, problems *graph.Problems, take func(any) error) error {
	input, err := file.Open()
	if err != nil {
		return fmt.Errorf("opening an interchange file: %w", err)
	}
	defer input.Close()
	lines, err := newLineReader(input)
	if err != nil {
		return fmt.Errorf("reading %s: %w", file.Name, err)
	}
	for {
		line, err := lines.next()
		origin := graph.Origin{File: file.Name, Line: lines.number}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errLongLine):
			problems.Add(origin, "%v", err)
			continue
		case err != nil:
			return fmt.Errorf("reading line %d of %s: %w", lines.number, file.Name, err)
		case want.skips(line):
			continue
		}
		fact, err := parser.parse(line)
		if err != nil {
			problems.Add(origin, "%v", err)
			continue
		}
		if err := take(withOrigin(fact, origin)); err != nil {
			return err
		}
	}
}

func withOrigin(fact any, origin graph.Origin) any {
	switch fact := fact.(type) {
	case *graph.Node:
		fact.Origin = origin
	case *graph.Edge:
		fact.Origin = origin
	case *graph.Alias:
		fact.Origin = origin
	}
	return fact
}
