package explorer

import (
	"net/url"
	"strings"
)

// evidence is how a statement is known: a mark in words, and its citations.
type evidence struct {
	Mark mark
	Note string
	// Citations is empty where only the mark was asked for.
	Citations []citation
	// Sources is the number of distinct sources, in words; empty where the mark says it.
	Sources string
	// Open evidence shows its citations at once.
	Open bool
}

// mark is the modality of a statement, and what else a reader has to know of it.
type mark struct {
	// Class is the modality's, for the style sheet: the words say the same.
	Class, Modality string
	// Flags are CONFLICT, DISPUTED and RETRACTED, in words.
	Flags []string
	// Single says that there is one source; empty where there are more.
	Single string
}

// citation is a source with the place in it.
type citation struct {
	Source                     link
	Publisher, Locator, Fields string
	URL, Archive, Archived     string
	// Host is the host of the URL, which is short enough to read; print shows all of it.
	Host string
}

// link leads somewhere within the explorer.
type link struct {
	Text, Href, Lang string
}

// flags are all of what a reader has to know of the statement beside its modality.
func (m mark) flags() []string {
	if m.Single == "" {
		return m.Flags
	}
	return append(m.Flags, m.Single)
}

func (t tongue) evidence(v value) *evidence {
	if v.null() {
		return nil
	}
	modality := v.str("modality")
	shown := &evidence{Mark: mark{Class: strings.ToLower(modality), Modality: t.value("Modality", modality)}, Note: v.str("note"), Open: t.opened}
	if status := v.str("status"); status != "" && status != "ACCEPTED" {
		shown.Mark.Flags = append(shown.Mark.Flags, t.value("EvidenceStatus", status))
	}
	count := integer(v, "sourceCount")
	if count == 1 {
		shown.Mark.Single = t.T("mark.oneSource")
	}
	if count > 1 {
		shown.Sources = t.T("mark.sources", count)
	}
	for _, cited := range v.list("citations") {
		shown.Citations = append(shown.Citations, t.citation(cited))
	}
	return shown
}

func (t tongue) citation(v value) citation {
	source := v.get("source")
	c := t.source(source)
	c.Locator = v.str("locator")
	var fields []string
	for _, field := range v.list("fields") {
		fields = append(fields, t.name("", field.text))
	}
	c.Fields = strings.Join(fields, ", ")
	return c
}

// source is a source as a citation without a locator.
func (t tongue) source(v value) citation {
	title := t.label("Source", v)
	address := safeURL(v.str("url"))
	return citation{
		Source:    link{Text: title, Href: t.Href(pathOf(v.str("id"))), Lang: langOf(title)},
		Publisher: v.str("publisher"), URL: address, Host: hostOf(address), Archive: safeURL(v.str("archiveUrl")), Archived: t.T("mark.archive"),
	}
}

// hostOf is the host of an address, without the www that says nothing.
func hostOf(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(parsed.Host, "www.")
}

// safeURL is an address of the web, or nothing: data may hold anything.
func safeURL(text string) string {
	parsed, err := url.Parse(text)
	if err != nil || parsed.Scheme != "http" && parsed.Scheme != "https" || parsed.Host == "" {
		return ""
	}
	return text
}
