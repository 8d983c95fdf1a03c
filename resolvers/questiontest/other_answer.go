package questiontest

import "habeas/graph"

// answer gives the answer to a question with every field of its type, as decoded JSON
// would be; unit, asOf and warnings are left out, rows is the list of all rows, and of a
// reason of whoIs the text is left out. custodyOn has byMonth where byMonthFrom and
// byMonthTo are given. Arguments are named as in the contract; ids may be former ones.
// Its errors are [*graph.Error].
func (w *otherWorld) answer(field string, arguments map[string]any) (map[string]any, error) {
	asked := &otherArguments{world: w, given: arguments}
	questions := map[string]func(*otherArguments) map[string]any{
		"statuteProfile": w.statuteProfile,
		"treatyPattern":  w.treatyPattern,
		"caseFile":       w.caseFile,
		"commandChain":   w.commandChain,
		"connections":    w.connections,
		"custodyOn":      w.custodyOn,
		"whoIs":          w.whoIs,
		"dossier":        w.dossier,
		"crossTab":       w.crossTab,
	}
	question := questions[field]
	if question == nil {
		return nil, graph.Errorf(graph.Invalid, "no question %s", field)
	}
	answer := question(asked)
	if asked.err != nil {
		return nil, asked.err
	}
	return answer, nil
}
