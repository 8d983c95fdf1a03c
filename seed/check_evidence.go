package seed

import (
	"fmt"

	"habeas/graph"
	"habeas/schema"
)

func nodeEvidence(ix *index, node *graph.Node) string {
	if node.Kind.OwnSource {
		return ""
	}
	return ix.wrongEvidence(node.Evidence)
}

func edgeEvidence(ix *index, edge *graph.Edge) string {
	if edge.Evidence == nil && edge.Link.EvidenceEnd() != nil {
		return ""
	}
	return ix.wrongEvidence(edge.Evidence)
}

func (ix *index) wrongEvidence(evidence *graph.Evidence) string {
	switch {
	case evidence == nil:
		return "it has no evidence"
	case !ix.modality.Has(evidence.Modality):
		return fmt.Sprintf("there is no modality %q", evidence.Modality)
	case !ix.status.Has(evidence.Status):
		return fmt.Sprintf("there is no status %q", evidence.Status)
	case len(evidence.Citations) == 0:
		return "it cites no source"
	}
	return ""
}

func nodeCitations(ix *index, node *graph.Node) string {
	return wrongCitation(ix, node.Evidence, node.Kind.Fields)
}

func edgeCitations(ix *index, edge *graph.Edge) string {
	return wrongCitation(ix, edge.Evidence, edge.Link.Edge.Fields)
}

func wrongCitation(ix *index, evidence *graph.Evidence, fields []*schema.Field) string {
	if evidence == nil {
		return ""
	}
	for _, citation := range evidence.Citations {
		if kind := ix.vocabulary.KindOf(citation.Source); kind == nil || !kind.OwnSource || !ix.has(citation.Source) {
			return fmt.Sprintf("there is no source %q", citation.Source)
		}
		for _, name := range citation.Fields {
			if fieldIndex(fields, name) < 0 {
				return fmt.Sprintf("a citation is for the field %q, which there is not", name)
			}
		}
	}
	return ""
}

func conflictNote(_ *index, node *graph.Node) string {
	if node.Evidence == nil || node.Evidence.Status != "CONFLICT" || node.Evidence.Note != "" {
		return ""
	}
	return "its evidence is in CONFLICT and has no note"
}
