package cypher

import (
	"fmt"
	"strings"
)

// Asked is a clause that finds the nodes (n) whose ids are given in lists, one for each
// kind that paths lead through, under its name.
func (p parts) Asked() string {
	var found []string
	for _, kind := range p.vocabulary.PathKinds() {
		found = append(found, fmt.Sprintf("  UNWIND $%s AS id MATCH (n:%s {`id`: id}) RETURN n", kind.Name, label(kind)))
	}
	return "CALL () {\n" + strings.Join(found, "\n  UNION ALL\n") + "\n}"
}

// Passable is the condition that a node is of a kind that paths lead through.
func (p parts) Passable(node string) string {
	var barred []string
	for _, kind := range p.vocabulary.Kinds {
		if kind.Supernode {
			barred = append(barred, label(kind))
		}
	}
	return node + ":!(" + strings.Join(barred, "|") + ")"
}

// Ground is the node that an edge of any kind stands on where it has no evidence of its own.
func (p parts) Ground(edge string) string {
	var ends []string
	for _, kind := range p.vocabulary.Edges {
		if end := kind.Links[0].EvidenceEnd(); end != nil && end.Reverse {
			ends = append(ends, "'"+kind.Name+"'")
		}
	}
	return fmt.Sprintf("(CASE WHEN type(%[1]s) IN [%[2]s] THEN endNode(%[1]s) ELSE startNode(%[1]s) END)", edge, strings.Join(ends, ", "))
}
