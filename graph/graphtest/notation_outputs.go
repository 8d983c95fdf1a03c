package graphtest

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"habeas/graph/plan"
	"habeas/schema"
)

func (n *notation) object(kind *schema.Kind, outputs []any) *plan.Object {
	return &plan.Object{Kind: kind, Outputs: n.outputs(kind, nil, outputs)}
}

func (n *notation) outputs(kind *schema.Kind, relation *schema.Relation, outputs []any) []plan.Output {
	return append([]plan.Output{}, transform(outputs, func(output any) plan.Output { return n.output(kind, relation, output) })...)
}

// output reads an output: a text (id, key, null, formerIds, roles, a field, or a field of
// the edge as edge.outcome) or a map from one name (evidence, edgeEvidence, node, facts,
// or a relation) to what is asked there.
func (n *notation) output(kind *schema.Kind, relation *schema.Relation, output any) plan.Output {
	if name, ok := output.(string); ok {
		return n.named(kind, relation, name)
	}
	for name, inner := range mapOf(output) {
		return n.nested(kind, name, inner)
	}
	n.t.Fatalf("case: no output %v", output)
	return nil
}

func (n *notation) named(kind *schema.Kind, relation *schema.Relation, name string) plan.Output {
	switch name {
	case "id":
		return plan.ID{}
	case "key":
		return plan.Key{}
	case "null":
		return plan.Null{}
	case "formerIds":
		return plan.FormerIDs{}
	case "roles":
		return plan.Roles{}
	}
	if edgeField, ok := strings.CutPrefix(name, "edge."); ok {
		return plan.Property{On: plan.OnEdge, Field: n.field(relation.Link.Edge.Fields, edgeField)}
	}
	return plan.Property{Field: n.field(kind.Fields, name)}
}

func (n *notation) nested(kind *schema.Kind, name string, inner any) plan.Output {
	switch name {
	case "evidence":
		return &plan.Evidence{On: plan.OnNode, Outputs: n.evidenceOutputs(inner.([]any))}
	case "edgeEvidence":
		return &plan.Evidence{On: plan.OnEdge, Outputs: n.evidenceOutputs(inner.([]any))}
	case "node":
		return &plan.Nested{Object: n.object(kind, inner.([]any))}
	case "facts":
		return n.facts(n.decode(inner))
	}
	relation := n.relation(kind, name)
	if relation.ToOne() {
		return &plan.ToOne{Relation: relation, Object: n.object(relation.Target, inner.([]any))}
	}
	return n.connection(n.decode(inner), relation.Target, relation)
}

// decode reads a list below a node: what YAML gave as a map.
func (n *notation) decode(inner any) ask {
	var a ask
	text, err := yaml.Marshal(inner)
	if err == nil {
		err = decodeStrictly(string(text), &a)
	}
	if err != nil {
		n.t.Fatalf("case: %v", err)
	}
	return a
}

func (n *notation) evidenceOutputs(outputs []any) []plan.EvidenceOutput {
	return transform(outputs, func(output any) plan.EvidenceOutput {
		switch output {
		case "modality":
			return plan.Modality{}
		case "status":
			return plan.Status{}
		case "note":
			return plan.Note{}
		case "sourceCount":
			return plan.SourceCount{}
		}
		return &plan.Citations{Outputs: n.citationOutputs(mapOf(output)["citations"].([]any))}
	})
}

func (n *notation) citationOutputs(outputs []any) []plan.CitationOutput {
	return transform(outputs, func(output any) plan.CitationOutput {
		switch output {
		case "locator":
			return plan.Locator{}
		case "fields":
			return plan.Fields{}
		}
		return &plan.Source{Object: n.object(sourceKind(n.vocabulary), mapOf(output)["source"].([]any))}
	})
}

// sourceKind is the kind of what is cited.
func sourceKind(v *schema.Vocabulary) *schema.Kind {
	for _, kind := range v.Kinds {
		if kind.OwnSource {
			return kind
		}
	}
	return nil
}

func (n *notation) facts(a ask) *plan.Facts {
	f := &plan.Facts{Page: n.page(a), Count: a.Count, Items: a.hasItems(), Cursor: a.Cursor}
	if a.Fact != nil {
		f.Fact = transform(a.Fact, n.factOutput)
	}
	return f
}

func (n *notation) factOutput(output any) plan.FactOutput {
	switch output {
	case "relation":
		return plan.FactRelation{}
	case "fields":
		return plan.FactFields{}
	}
	parts := mapOf(output)
	if node, ok := parts["node"].([]any); ok {
		return &plan.FactNode{Any: n.any(node)}
	}
	return &plan.FactOther{Any: n.any(parts["other"].([]any))}
}

// any asks the same of each kind.
func (n *notation) any(outputs []any) *plan.Any {
	return &plan.Any{Objects: transform(n.vocabulary.Kinds, func(kind *schema.Kind) *plan.Object { return n.object(kind, outputs) })}
}
