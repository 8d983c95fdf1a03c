package facts_test

import (
	"slices"
	"strings"

	"habeas/seed/facts"
)

// lawLists are the laws, treaties and what was decided about them.
func (w *world) lawLists() []list {
	r := w.facts.Reference
	var parts, used []owned
	for _, statute := range r.Statutes {
		for _, x := range statute.Parts {
			parts = append(parts, owned{statute.ID, x.ID, w.is("statute/" + x.ID)})
		}
		for _, x := range statute.UsedOn {
			used = append(used, owned{statute.ID, "used_against: " + x.Who, w.chargedUnder(statute.ID, x.Src)})
		}
	}
	return []list{
		of(w, reference, "statutes", r.Statutes, func(x facts.Statute) string { return x.ID }, func(x facts.Statute) bool { return w.is("statute/" + x.ID) }),
		ownedBy(w, reference, "statutes", "parts", parts),
		ownedBy(w, reference, "statutes", "used_against", used),
		of(w, reference, "treaties", r.Treaties, func(x facts.Treaty) string { return x.ID }, func(x facts.Treaty) bool { return w.is("treaty/" + x.ID) }),
		of(w, reference, "rights_vocabulary", r.Rights, func(x string) string { return x }, func(x string) bool { return w.is("right/" + x) }),
		of(w, reference, "provisions", r.Provisions, func(x facts.Provision) string { return x.ID }, func(x facts.Provision) bool { return w.is("provision/" + x.ID) }),
		of(w, reference, "decisions", r.Decisions, func(x facts.Decision) string { return x.ID }, func(x facts.Decision) bool { return w.is("decision/" + x.ID) }),
		of(w, reference, "resolutions", r.Resolutions, func(x facts.Resolution) string { return x.ID }, func(x facts.Resolution) bool { return w.is("document/" + x.ID) }),
	}
}

// chargedUnder reports whether a charge under an article or a part of it, or under none
// where the sources name none, stands on one of the sources.
func (w *world) chargedUnder(statute string, sources []string) bool {
	for id, node := range w.nodes {
		if node.Node != "Charge" || !w.fitsStatute(id, statute) {
			continue
		}
		for _, citation := range node.Evidence.Citations {
			if w.isSource(citation.Source, sources) {
				return true
			}
		}
	}
	return false
}

func (w *world) fitsStatute(charge, statute string) bool {
	under := w.from("UNDER", charge)
	return len(under) == 0 || slices.ContainsFunc(under, func(line line) bool { return strings.HasPrefix(line.To+"-", "statute/"+statute+"-") })
}

// reportLists are the report with its parts, its recommendations, and the counts.
func (w *world) reportLists() []list {
	r := w.facts.Reference
	const report = "document/report-2019"
	named := func(name string) func(facts.Named) bool {
		return func(x facts.Named) bool { return w.named(report, name, x.Name) }
	}
	issued := func(name string) bool {
		return slices.ContainsFunc(w.from("ISSUED_BY", report), func(line line) bool {
			return w.nodes[line.To].Set["name"] == name && line.Set["role"] == "COMMISSIONER"
		})
	}
	commander := func(id string) bool {
		return w.has("NAMES", report, w.current("official/"+strings.TrimPrefix(id, "off-")))
	}
	text := func(x facts.Named) bool {
		text, _ := w.nodes[report].Set["text"].(string)
		return strings.Contains(text, x.Element)
	}
	taken := claims{}
	return []list{
		of(w, reference, "report", []string{report}, self, w.is),
		of(w, reference, "report.contents_known", r.Report.Contents, func(x facts.Named) string { return x.Element }, text),
		of(w, reference, "report.commissioned_by", r.Report.Commissioned, self, issued),
		of(w, reference, "report.case_studies", r.Report.CaseStudies, func(x facts.Named) string { return x.Name }, named("case study")),
		of(w, reference, "report.cover_prisoners", r.Report.Cover, func(x facts.Named) string { return x.Name }, named("cover photograph")),
		of(w, reference, "report.command_responsibility_ids", r.Report.Commanders, self, commander),
		w.otherParts(map[string]int{
			"coverage": len(r.Report.Coverage), "people": len(r.Report.People), "treaties_invoked": len(r.Report.Treaties),
			"rights_invoked": len(r.Report.Rights), "categories": len(r.Report.Categories), "canadian_launch": 1,
		}),
		of(w, reference, "recommendations", r.Recommendations, func(x facts.Recommendation) string { return x.ID },
			func(x facts.Recommendation) bool { return w.is("recommendation/" + strings.TrimPrefix(x.ID, "rec-")) }),
		of(w, reference, "statistics", r.Statistics, func(x facts.Statistic) string { return x.Date + " " + x.CountedBy }, func(x facts.Statistic) bool {
			return taken.take(w.statistics(), func(line line) string { return line.ID }, func(line line) bool {
				return line.Set["count"] == x.Count && line.Set["date"] == dateOrNil(x.Date)
			})
		}),
	}
}

func self(id string) string { return id }

// otherParts are the parts of the report that were each left out as one, with how many
// entries they have.
func (w *world) otherParts(counts map[string]int) list {
	l := list{file: reference, name: "report, other parts"}
	for _, name := range keys(counts) {
		part := entry{id: name}
		for _, o := range w.result.Omitted {
			if o.File == reference && o.List == "report" && o.Entry == name {
				part.reason = o.Reason
			}
		}
		l.entries = append(l.entries, slices.Repeat([]entry{part}, counts[name])...)
	}
	return l
}

// named reports whether a document names somebody of a name as something.
func (w *world) named(document, as, name string) bool {
	family := name[strings.LastIndex(name, " ")+1:]
	return slices.ContainsFunc(w.from("NAMES", document), func(line line) bool {
		held, _ := w.nodes[line.To].Set["name"].(string)
		return line.Set["as"] == as && strings.Contains(held, family)
	})
}

func (w *world) statistics() []line {
	var lines []line
	for _, id := range keys(w.nodes) {
		if w.nodes[id].Node == "Statistic" {
			lines = append(lines, w.nodes[id])
		}
	}
	return lines
}
