package explorer

import (
	"net/http"
	"slices"
	"strings"
)

// plannedFormats are those that /export/<format> will write one day.
var plannedFormats = []string{"csv", "ndjson", "graphml", "gexf", "jsonld", "ftm"}

// exportView says which files there are and which not.
type exportView struct {
	// Asked is the format that was asked for and is not there, empty for none.
	Asked    string
	There    []format
	Examples []link
	Planned  string
}

// format is a file format with what it holds.
type format struct{ Name, Text string }

// export says which downloads there are. A query cannot be exported here yet: a known
// format is answered with 501 (RFC 9110, 15.6.2), any other with 404.
func (e *Explorer) export(t tongue, asked string) *page {
	view := exportView{Planned: strings.Join(plannedFormats, ", "), There: []format{
		{"CSV", t.T("export.csv")}, {"JSON", t.T("export.json")}, {"GraphML", t.T("export.graphml")},
	}}
	for _, list := range []string{"prisoners", "officials", "cases"} {
		address := "/" + list + "?view="
		view.Examples = append(view.Examples,
			link{Text: t.Plural(e.plurals[list].Name) + ": CSV", Href: address + "csv"}, link{Text: t.Plural(e.plurals[list].Name) + ": GraphML", Href: address + "graphml"})
	}
	p := newPage(t, "export", t.T("export.title"), nil)
	switch {
	case slices.Contains(plannedFormats, asked):
		view.Asked, p.Status = asked, http.StatusNotImplemented
	case asked != "":
		view.Asked, p.Status = t.T("export.thisFormat"), http.StatusNotFound
	}
	p.Content = view
	return p
}
