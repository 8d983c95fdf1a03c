package facts

import (
	"encoding/json"
	"fmt"
	"strings"

	"habeas/schema"
	"habeas/seed"
)

// fields are the values of a node or an edge. Empty texts and lists are left out.
type fields map[string]any

func (f fields) compact() map[string]any {
	set := map[string]any{}
	for name, value := range f {
		switch v := value.(type) {
		case nil:
			continue
		case string:
			if v == "" {
				continue
			}
		case []string:
			if len(v) == 0 {
				continue
			}
		case *int64:
			if v == nil {
				continue
			}
			value = *v
		case *bool:
			if v == nil {
				continue
			}
			value = *v
		}
		set[name] = value
	}
	return set
}

// builder collects lines. Named things (courts, places, groups) may be asked for many
// times; they gather the citations of the facts that name them.
type builder struct {
	vocabulary *schema.Vocabulary
	nodes      map[string]*seed.Line
	edges      map[string]*seed.Line
	aliases    map[string]string
	heirs      []heir
	omitted    []Omission
	joined     []Join
	problems   []error
	// origins says which entries of the files became a node, where that node may be taken
	// out again because nothing cites it or names it.
	origins map[string][]origin
	// mentioned are all ids that the files name anywhere outside their lists of sources.
	mentioned map[string]bool
}

// heir is a node that, where no fact names it, stands on the citations of another: a
// place on those of the court in it.
type heir struct{ id, from string }

// origin is an entry of a file.
type origin struct{ file, list, entry string }

func newBuilder() *builder {
	return &builder{vocabulary: schema.New(), nodes: map[string]*seed.Line{}, edges: map[string]*seed.Line{}, aliases: map[string]string{},
		origins: map[string][]origin{}}
}

func (b *builder) problem(format string, args ...any) {
	b.problems = append(b.problems, fmt.Errorf(format, args...))
}

// comes notes which entry became a node.
func (b *builder) comes(id, file, list, entry string) {
	b.origins[id] = append(b.origins[id], origin{file, list, entry})
}

// node adds a node that no other fact adds.
func (b *builder) node(kind, slug string, set fields, evidence *seed.Evidence) string {
	id := strings.ToLower(kind) + "/" + slug
	if b.nodes[id] != nil {
		b.problem("node %s: two facts have this id", id)
		return id
	}
	b.nodes[id] = &seed.Line{Node: kind, ID: id, Set: set.compact(), Evidence: evidence}
	return id
}

// named asks for a node that several facts may name, and adds their citations to it.
func (b *builder) named(kind, slug string, set fields, evidence *seed.Evidence) string {
	id := strings.ToLower(kind) + "/" + slug
	if b.nodes[id] == nil {
		return b.node(kind, slug, set, evidence)
	}
	b.mention(id, evidence.Citations)
	return id
}

// mention adds citations to a node.
func (b *builder) mention(id string, citations []seed.Citation) {
	line := b.nodes[id]
	if line == nil {
		b.problem("node %s: a fact names it, but it does not exist", id)
		return
	}
	if line.Evidence != nil {
		// The fields that a citation supports are those of the fact, not of this node.
		line.Evidence.Citations = append(line.Evidence.Citations, unplaced(citations)...)
	}
}

// edge adds an edge. Without evidence it stands on that of its own end.
func (b *builder) edge(name, from, to string, set fields, evidence *seed.Evidence) *seed.Line {
	line := &seed.Line{Edge: name, From: from, To: to, Set: set.compact(), Evidence: evidence}
	key := edgeKey(line)
	before := b.edges[key]
	if before == nil {
		b.edges[key] = line
		return line
	}
	if evidence != nil && before.Evidence != nil {
		b.join(before, evidence)
	}
	return before
}

// join adds the evidence of a second fact that says the same.
func (b *builder) join(line *seed.Line, evidence *seed.Evidence) {
	kept := line.Evidence
	if weight(evidence.Modality) > weight(kept.Modality) {
		kept.Modality = evidence.Modality
	}
	if evidence.Status == statusConflict {
		kept.Status = statusConflict
	}
	kept.Note = joinNotes(kept.Note, evidence.Note)
	kept.Citations = append(kept.Citations, evidence.Citations...)
}

// alias keeps a losing id working.
func (b *builder) alias(former, of string) {
	if former == of {
		return
	}
	if before, held := b.aliases[former]; held && before != of {
		b.problem("alias %s: of %s and of %s", former, before, of)
	}
	b.aliases[former] = of
}

// stands lets a node stand on another's citations where no fact names it.
func (b *builder) stands(id, on string) { b.heirs = append(b.heirs, heir{id: id, from: on}) }

func edgeKey(line *seed.Line) string {
	set, err := json.Marshal(line.Set)
	if err != nil {
		return fmt.Sprint(line)
	}
	return strings.Join([]string{line.Edge, line.From, line.To, string(set)}, " ")
}
