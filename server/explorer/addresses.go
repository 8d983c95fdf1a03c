package explorer

import (
	"net/url"
	"strconv"
	"strings"
)

// pathOf is the address of a node's page: its id, each part escaped.
func pathOf(id string) string {
	parts := strings.Split(id, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return "/" + strings.Join(parts, "/")
}

// graphPath is the address of the neighbourhood of a node.
func graphPath(id string) string { return "/graph" + pathOf(id) }

// dossierPath is the address of the dossier of an official.
func dossierPath(id string) string { return "/dossier" + pathOf(strings.TrimPrefix(id, "official/")) }

// altered is an address of this server with other parameters.
func altered(here *url.URL, change func(url.Values)) *url.URL {
	query := here.Query()
	change(query)
	return &url.URL{Path: here.Path, RawQuery: query.Encode()}
}

// View is the address of this page seen in another way: view is query or json, part the
// number of the operation.
func (p *page) View(view string, part int) string {
	return altered(p.URL, func(query url.Values) {
		query.Set("view", view)
		query.Del("part")
		if part > 0 {
			query.Set("part", strconv.Itoa(part))
		}
	}).String()
}

// Opened is the address of this page with all citations shown.
func (p *page) Opened() string {
	return altered(p.URL, func(query url.Values) {
		query.Set("open", "1")
		query.Del("view")
	}).String()
}

// File is the address of what this page shows as a file, csv or graphml.
func (p *page) File(format string) string { return fileAddress(p.URL, format, "") }

// fileAddress is the address of what a page shows as a file, from its first page on; list
// names one of its lists, empty for the whole.
func fileAddress(here *url.URL, format, list string) string {
	return altered(here, func(query url.Values) {
		for name := range query {
			if strings.HasSuffix(name, "After") || name == "open" || name == "part" {
				query.Del(name)
			}
		}
		query.Set("view", format)
		query.Del("list")
		if list != "" {
			query.Set("list", list)
		}
	}).String()
}

// turned is the address of this page with another page of one of its tables: that after a
// cursor, the first one where it is empty.
func turned(here *url.URL, relation, after string) string {
	address := altered(here, func(query url.Values) {
		query.Set(relation+"After", after)
		if after == "" {
			query.Del(relation + "After")
		}
	})
	address.Fragment = relation
	return address.String()
}

// moved is the address that took the place of another, whose parameters it keeps.
func moved(here *url.URL, path string) string {
	if here.RawQuery == "" {
		return path
	}
	return path + "?" + here.RawQuery
}
