package facts

import (
	"regexp"
	"strings"

	"habeas/seed"
)

// statisticRule says what the words of a statistic do not: that the report prints it,
// what part it counts, or what it counts.
type statisticRule struct {
	Report  bool   `yaml:"report"`
	Part    string `yaml:"part"`
	Subject string `yaml:"subject"`
}

const countedSubject = "political prisoners in Russia"

// qualifiers are what printed qualifiers mean. At least so many is nearer to more than
// so many than to an exact count; the note keeps the word.
var qualifiers = map[string]string{"": "", "more than": "MORE_THAN", "almost": "CLOSE_TO", "about": "ABOUT", "at least": "MORE_THAN"}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

// convertStatistics adds the counts, with religious and other prisoners apart.
func (c *conversion) convertStatistics() {
	for _, raw := range c.facts.Reference.Statistics {
		counter := counterName(raw.CountedBy)
		slug := orUndated(raw.Date) + "-" + strings.Trim(notSlug.ReplaceAllString(strings.ToLower(counter), "-"), "-")
		rule := c.tables.documents.Statistics[slug]
		part := rule.Part
		if part == "" {
			part = "all"
		}
		c.addStatistic(raw, slug, part, raw.Count, rule)
		if raw.Religious != nil {
			c.addStatistic(raw, slug+"-religious", "religious", *raw.Religious, rule)
		}
		if raw.Other != nil {
			c.addStatistic(raw, slug+"-other", "other", *raw.Other, rule)
		}
	}
}

// counterName is who counted, without the note of where that was read.
func counterName(printed string) string {
	name, _ := withoutRemark(printed)
	return name
}

func (c *conversion) addStatistic(raw rawStatistic, slug, part string, count int64, rule statisticRule) {
	qualifier, known := qualifiers[raw.Qualifier]
	if !known {
		c.problem("%s: statistics: %s: qualifier %q", fileReference, slug, raw.Qualifier)
	}
	subject := countedSubject
	if rule.Subject != "" {
		subject = rule.Subject
	}
	note, more := c.sourcedNote(fileReference, raw.Note)
	if raw.Qualifier != "" {
		note = joinNotes(note, "printed as "+raw.Qualifier)
	}
	counter := c.tables.documents.Counters[counterName(raw.CountedBy)]
	set := fields{"subject": subject, "date": raw.Date, "count": count, "qualifier": qualifier, "part": part}
	if counter == "" {
		set["countedBy"] = counterName(raw.CountedBy)
	}
	citations := append(c.cite(fileReference, raw.Src...), more...)
	id := c.node("Statistic", slug, set, evidence(reported, citations, note))
	if counter != "" {
		c.edge("COUNTED_BY", id, c.counter(counter, citations), nil, nil)
	}
	if rule.Report {
		c.edge("CONTAINS", reportID, id, nil, nil)
	}
}

func (c *conversion) counter(slug string, citations []seed.Citation) string {
	id := "organisation/" + slug
	c.mention(id, citations)
	return id
}
