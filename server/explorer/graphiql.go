package explorer

import "net/url"

// graphiqlView is the page of the query editor. Without its script the page shows the
// examples as plain links.
type graphiqlView struct {
	// KnownOnly is set where the server answers known queries only: no others to write.
	KnownOnly bool
	// Built is set where the binary has the editor.
	Built    bool
	Examples []Example
}

// graphiql is the page of GraphiQL, an editor for queries. What it opens with stands in
// the fragment of the address, which is sent to no server.
func (e *Explorer) graphiql(t tongue) *page {
	view := graphiqlView{KnownOnly: e.options.Examples == nil, Built: e.assets.has(graphiqlScript), Examples: e.options.Examples}
	p := newPage(t, "graphiql", "GraphiQL", view)
	if view.Built && !view.KnownOnly {
		p.Scripts = append(p.Scripts, e.assets.bundles[graphiqlScript])
	}
	return p
}

// Editor is the address that opens the query in the editor.
func (e Example) Editor() string { return editorOf(e.Query, e.Variables) }

// editorOf is the address of the editor with a query and its variables, in the parameters
// that GraphiQL has always had.
func editorOf(query, variables string) string {
	parameters := url.Values{"query": {query}}
	if variables != "" {
		parameters.Set("variables", variables)
	}
	return "/graphiql#" + parameters.Encode()
}
