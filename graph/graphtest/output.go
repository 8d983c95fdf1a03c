package graphtest

import (
	"fmt"
	"strconv"

	"habeas/graph"
	"habeas/graph/plan"
	"habeas/schema"
)

// object writes what is asked of a node, or null where there is none.
func (r *reader) object(out []byte, node *graph.Node, object *plan.Object) []byte {
	if node == nil {
		return appendNull(out)
	}
	return r.outputs(out, Item{Node: node}, object.Outputs)
}

func (r *reader) outputs(out []byte, item Item, outputs []plan.Output) []byte {
	return list(out, outputs, func(out []byte, output plan.Output) []byte {
		return r.output(out, item, output)
	})
}

func (r *reader) output(out []byte, item Item, output plan.Output) []byte {
	switch output := output.(type) {
	case plan.ID:
		return appendText(out, item.Node.ID)
	case plan.Key:
		return appendOptional(out, item.key)
	case plan.Null:
		return appendNull(out)
	case plan.FormerIDs:
		return list(out, r.world.FormerIDs(item.Node.ID), appendText)
	case plan.Roles:
		return list(out, r.world.Roles(item.Node), func(out []byte, role *schema.Role) []byte { return appendText(out, role.Value) })
	case plan.Property:
		return appendProperty(out, output.Field, raw(item, output.On, output.Field))
	case *plan.Evidence:
		return r.evidence(out, r.world.evidenceOf(item, output.On), output.Outputs)
	case *plan.ToOne:
		other, _ := r.world.One(item.Node, output.Relation)
		return r.object(out, other.Node, output.Object)
	case *plan.Nested:
		return r.object(out, item.Node, output.Object)
	case *plan.Connection:
		return r.connection(out, r.world.Follow(item.Node, output.Relation), output)
	case *plan.Facts:
		return r.facts(out, r.world.Supported(item.Node.ID), output)
	}
	panic(fmt.Sprintf("graphtest: no rule for output %T", output))
}

// appendProperty writes a field's value. A list of texts is empty where it is missing.
func appendProperty(out []byte, field *schema.Field, value any) []byte {
	switch value := value.(type) {
	case string:
		return appendText(out, value)
	case int64:
		return strconv.AppendInt(out, value, 10)
	case bool:
		return strconv.AppendBool(out, value)
	case []string:
		return list(out, value, appendText)
	}
	if field.Type == schema.Strings {
		return append(out, "[]"...)
	}
	return appendNull(out)
}

func (r *reader) evidence(out []byte, evidence *graph.Evidence, outputs []plan.EvidenceOutput) []byte {
	if evidence == nil {
		return appendNull(out)
	}
	return list(out, outputs, func(out []byte, output plan.EvidenceOutput) []byte {
		return r.evidencePart(out, evidence, output)
	})
}

func (r *reader) evidencePart(out []byte, evidence *graph.Evidence, output plan.EvidenceOutput) []byte {
	switch output := output.(type) {
	case plan.Modality:
		return appendOptional(out, evidence.Modality)
	case plan.Status:
		return appendOptional(out, evidence.Status)
	case plan.Note:
		return appendOptional(out, evidence.Note)
	case plan.SourceCount:
		return strconv.AppendInt(out, int64(evidence.SourceCount()), 10)
	case *plan.Citations:
		return list(out, evidence.Citations, func(out []byte, citation graph.Citation) []byte {
			return r.citation(out, citation, output.Outputs)
		})
	}
	panic(fmt.Sprintf("graphtest: no rule for evidence output %T", output))
}

func (r *reader) citation(out []byte, citation graph.Citation, outputs []plan.CitationOutput) []byte {
	return list(out, outputs, func(out []byte, output plan.CitationOutput) []byte {
		switch output := output.(type) {
		case plan.Locator:
			return appendOptional(out, citation.Locator)
		case plan.Fields:
			return list(out, citation.Fields, appendText)
		case *plan.Source:
			return r.object(out, r.world.Node(citation.Source), output.Object)
		}
		panic(fmt.Sprintf("graphtest: no rule for citation output %T", output))
	})
}
