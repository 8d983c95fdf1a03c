package resolvers

import (
	"bytes"
	"fmt"
)

// addCost adds extensions.cost to an answer, also to one that was refused for its cost:
// what the operation may reach, and what it might have. An operation that asks the store
// for nothing, or that was refused before it was planned, has no cost to report.
func (e *Engine) addCost(result *Result) {
	if !e.reportCost || result.Cost == (Cost{}) {
		return
	}
	body := bytes.TrimSuffix(result.Body, []byte("}"))
	result.Body = fmt.Appendf(body, `,"extensions":{"cost":{"nodes":%d,"relations":%d,"statements":%d,"limits":{"nodes":%d,"relations":%d}}}}`,
		result.Cost.Nodes, result.Cost.Relations, result.Cost.Statements, e.limits.Nodes, e.limits.Relations)
}
