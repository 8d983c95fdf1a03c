package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// Vocabulary is all that exists: kinds, edges and enumerations. It is not changed
// after [Build], so that it can be shared.
type Vocabulary struct {
	Kinds []*Kind
	Edges []*Edge
	Enums []*Enum
	Links []*Link

	kinds map[string]*Kind
	slugs map[string]*Kind
	edges map[string]*Edge
}

// New is the vocabulary of Habeas.
func New() *Vocabulary {
	vocabulary, err := Build(Kinds(), Edges())
	if err != nil {
		panic("schema: the bundled vocabulary: " + err.Error())
	}
	return vocabulary
}

// Kinds are the kinds of Habeas, before they are connected. A caller may add to them
// and to [Edges] and [Build] a vocabulary of its own.
func Kinds() []*Kind {
	return []*Kind{
		prisoner(), group(), legalCase(), proceeding(), charge(), statute(), treaty(), provision(), right(),
		violation(), decision(), official(), court(), agency(), facility(), place(), sanction(), release(),
		organisation(), document(), recommendation(), statistic(), source(),
	}
}

// Edges are the edges of Habeas, before they are connected to kinds.
func Edges() []*Edge {
	var edges []*Edge
	for _, part := range [][]*Edge{caseEdges(), proceedingEdges(), roleEdges(), violationEdges(), lawEdges(), institutionEdges(), personEdges(), publicationEdges()} {
		edges = append(edges, part...)
	}
	return edges
}

// Build connects edges to kinds and checks that the names fit together.
func Build(kinds []*Kind, edges []*Edge) (*Vocabulary, error) {
	v := &Vocabulary{Kinds: kinds, Edges: edges, kinds: map[string]*Kind{}, slugs: map[string]*Kind{}, edges: map[string]*Edge{}}
	for i, kind := range kinds {
		if v.kinds[kind.Name] != nil {
			return nil, fmt.Errorf("kind %s is defined twice", kind.Name)
		}
		kind.Index = i
		v.kinds[kind.Name], v.slugs[kind.Slug()] = kind, kind
		v.collectEnums(kind.Fields)
	}
	for i, edge := range edges {
		if v.edges[edge.Name] != nil {
			return nil, fmt.Errorf("edge %s is defined twice", edge.Name)
		}
		edge.Index = i
		v.edges[edge.Name] = edge
		v.collectEnums(edge.Fields)
		for _, link := range edge.Links {
			if err := v.connect(edge, link); err != nil {
				return nil, fmt.Errorf("edge %s: %w", edge.Name, err)
			}
		}
	}
	return v, v.resolveRoles()
}

// Kind finds a kind by name, nil where there is none.
func (v *Vocabulary) Kind(name string) *Kind { return v.kinds[name] }

// PathKinds are the kinds that paths lead through. Statements about paths take the ids of
// nodes in a list for each of them, under the kind's name.
func (v *Vocabulary) PathKinds() []*Kind {
	var kinds []*Kind
	for _, kind := range v.Kinds {
		if !kind.Supernode {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// Edge finds an edge by name, nil where there is none.
func (v *Vocabulary) Edge(name string) *Edge { return v.edges[name] }

// KindOf is the kind of the node that an id names, nil where the id is not one.
func (v *Vocabulary) KindOf(id string) *Kind {
	slug, rest, found := strings.Cut(id, "/")
	if !found || rest == "" {
		return nil
	}
	return v.slugs[slug]
}

// Fingerprint identifies the vocabulary's storage layout: stores written under
// another one have to be upgraded.
func (v *Vocabulary) Fingerprint() string {
	hash := sha256.New()
	for _, kind := range v.Kinds {
		fmt.Fprintf(hash, "kind %s\n", kind.Name)
		writeFields(hash, kind.Fields)
	}
	for _, link := range v.Links {
		fmt.Fprintf(hash, "link %s %s %s %t\n", link.Edge.Name, link.From.Name, link.To.Name, link.Symmetric)
		writeFields(hash, link.Edge.Fields)
	}
	return hex.EncodeToString(hash.Sum(nil))[:16]
}

func writeFields(w interface{ Write([]byte) (int, error) }, fields []*Field) {
	for _, field := range fields {
		fmt.Fprintf(w, "field %s %d %t %t %t\n", field.Name, field.Type, field.Required, field.Ordered, field.Searched)
	}
}

func (v *Vocabulary) connect(edge *Edge, link *Link) error {
	link.Edge, link.From, link.To = edge, v.kinds[link.from], v.kinds[link.to]
	if link.From == nil || link.To == nil {
		return fmt.Errorf("no kind %s or no kind %s", link.from, link.to)
	}
	link.Index = len(v.Links)
	v.Links = append(v.Links, link)
	if err := attach(link.Left, link, link.From, link.To); err != nil {
		return err
	}
	if link.Right == nil {
		return nil
	}
	link.Right.Reverse = true
	return attach(link.Right, link, link.To, link.From)
}

func attach(relation *Relation, link *Link, owner, target *Kind) error {
	if owner.Relation(relation.Name) != nil || owner.Field(relation.Name) != nil {
		return fmt.Errorf("%s has %s already", owner.Name, relation.Name)
	}
	relation.Link, relation.Owner, relation.Target = link, owner, target
	owner.Relations = append(owner.Relations, relation)
	return nil
}

func (v *Vocabulary) collectEnums(fields []*Field) {
	for _, field := range fields {
		if field.Enum != nil && v.enum(field.Enum.Name) == nil {
			v.Enums = append(v.Enums, field.Enum)
		}
	}
}

func (v *Vocabulary) enum(name string) *Enum {
	for _, enum := range v.Enums {
		if enum.Name == name {
			return enum
		}
	}
	return nil
}

func (v *Vocabulary) resolveRoles() error {
	for _, kind := range v.Kinds {
		for _, role := range kind.Roles {
			for _, wanted := range role.edges {
				relation := relationTo(kind, wanted)
				if relation == nil {
					return fmt.Errorf("role %s: %s has no edge %s to %s", role.Value, kind.Name, wanted.edge, wanted.to)
				}
				role.Relations = append(role.Relations, relation)
			}
		}
	}
	return nil
}

func relationTo(kind *Kind, wanted roleEdge) *Relation {
	for _, relation := range kind.Relations {
		if !relation.Reverse && relation.Link.Edge.Name == wanted.edge && relation.Target.Name == wanted.to {
			return relation
		}
	}
	return nil
}
