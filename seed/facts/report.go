package facts

import (
	"fmt"
	"strconv"
	"strings"
)

const reportID = "document/report-2019"

// convertReport adds the report with who commissioned it, whom it names and what it
// recommends.
func (c *conversion) convertReport() {
	raw := c.facts.Reference.Report
	citations := append(c.cite(fileReference, raw.Src...), supporting(c.cite(fileReference, raw.LaunchSrc...), "date")...)
	var contents []string
	for i, part := range raw.Contents {
		contents = append(contents, fmt.Sprintf("%d. %s", i+1, part.Element))
		citations = append(citations, supporting(c.cite(fileReference, part.Src...), "text")...)
	}
	c.node("Document", strings.TrimPrefix(reportID, "document/"), fields{
		"title": raw.Title, "kind": "REPORT", "date": raw.Launched, "text": "On: " + strings.Join(contents, "; "),
	}, evidence(reported, citations, "date is that of the launch; address: "+raw.PDF))
	c.issueReport(raw)
	for _, study := range raw.CaseStudies {
		c.nameIn("report", reportID, study.Name, "case study", c.cite(fileReference, study.Src...))
	}
	for _, cover := range raw.Cover {
		c.nameIn("report", reportID, cover.Name, "cover photograph", c.cite(fileReference, cover.Src...))
	}
	for _, commander := range raw.Commanders {
		c.edge("NAMES", reportID, c.official(fileReference, commander), fields{"as": "potentially liable under command responsibility"},
			evidence(reported, c.cite(fileReference, raw.Officials.Src...), "named by the report; it is no finding"))
	}
	c.convertRecommendations()
	c.omitFromReport(raw)
}

func (c *conversion) issueReport(raw rawReport) {
	citations := c.cite(fileReference, raw.Src...)
	issue := func(name, role string) {
		for _, organisation := range c.facts.Reference.Organisations {
			if name == organisation.Name {
				c.edge("ISSUED_BY", reportID, c.listedOrganisation(organisation, nil), fields{"role": role}, evidence(reported, citations, ""))
				return
			}
		}
		c.problem("%s: report: no organisation %q", fileReference, name)
	}
	author, _ := withoutRemark(raw.Author)
	issue(author, "AUTHOR")
	issue(raw.With, "SUPPORTER")
	for _, name := range raw.Commissioned {
		issue(name, "COMMISSIONER")
	}
}

func (c *conversion) convertRecommendations() {
	for _, raw := range c.facts.Reference.Recommendations {
		number := strings.TrimPrefix(raw.ID, "rec-")
		position, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			c.problem("%s: recommendations: %s: %w", fileReference, raw.ID, err)
		}
		id := c.node("Recommendation", number, fields{
			"title": c.tables.documents.Recommendations[raw.ID], "addressee": raw.Addressee, "text": raw.Text, "number": position,
		}, evidence(reported, c.cite(fileReference, raw.Src...), ""))
		c.edge("CONTAINS", reportID, id, nil, nil)
	}
}

func (c *conversion) omitFromReport(raw rawReport) {
	for _, part := range []struct {
		what, reason string
		count        int
	}{
		{"coverage", "left out by the model: the report's press coverage", len(raw.Coverage)},
		{"people", "the people behind the report are no kind of the model", len(raw.People)},
		{"treaties_invoked", "a document names people, cases and organisations; treaties stand with their provisions", len(raw.Treaties)},
		{"rights_invoked", "a document names people, cases and organisations; rights stand with provisions", len(raw.Rights)},
		{"categories", "the groups of the people say it", len(raw.Categories)},
		{"canadian_launch", "an event is no kind of the model", 1},
	} {
		c.omit(fileReference, "report", part.what, fmt.Sprintf("%d entries", part.count), part.reason)
	}
}
