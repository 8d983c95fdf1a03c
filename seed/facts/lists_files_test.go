package facts_test

import (
	"fmt"
	"slices"
	"strings"

	"habeas/seed/facts"
)

const (
	prisoners = "prisoners.yaml"
	reference = "reference.yaml"
	listings  = "listings.yaml"
)

// lists are all lists of the three files.
func (w *world) lists() []list {
	return slices.Concat(w.prisonersLists(), w.referenceLists(), w.lawLists(), w.reportLists(), w.listingsLists())
}

func (w *world) prisonersLists() []list {
	p := w.facts.Prisoners
	return slices.Concat([]list{
		w.sources(prisoners, keys(p.Sources)),
		of(w, prisoners, "people", p.People, func(x facts.Person) string { return x.ID }, func(x facts.Person) bool { return w.is("prisoner/" + x.ID) }),
		of(w, prisoners, "cases", p.Cases, caseID, func(x facts.LegalCase) bool { return w.is("case/" + x.ID) }),
	}, w.caseLists(prisoners, p.Cases), []list{
		of(w, prisoners, "officials_index", p.Officials, func(x facts.Indexed) string { return x.ID }, func(x facts.Indexed) bool { return w.is("official/" + x.ID) }),
		w.conflicts(prisoners, p.Conflicts),
		unverified(w, prisoners, len(p.Unverified)),
	})
}

func (w *world) listingsLists() []list {
	l := w.facts.Listings
	return slices.Concat([]list{
		w.sources(listings, keys(l.Sources)),
		of(w, listings, "officials", l.Officials, func(x facts.Listed) string { return x.ID }, func(x facts.Listed) bool { return w.is("official/" + x.ID) }),
	}, w.listedLists(), []list{
		of(w, listings, "people", l.People, func(x facts.Person) string { return x.ID }, func(x facts.Person) bool { return w.is("prisoner/" + x.ID) }),
		of(w, listings, "cases", l.Cases, caseID, func(x facts.LegalCase) bool { return w.is("case/" + x.ID) }),
	}, w.caseLists(listings, l.Cases), []list{
		w.conflicts(listings, l.Conflicts),
		unverified(w, listings, len(l.Unverified)),
	})
}

// listedLists are what stands with the listed officials.
func (w *world) listedLists() []list {
	var involved, sanctions, violations []owned
	for _, official := range w.facts.Listings.Officials {
		for _, x := range official.Involvement {
			involved = append(involved, owned{official.ID, "involvement: " + x.What, w.involved(official.ID, x.Case, x.Prisoner)})
		}
		for _, x := range official.Sanctions {
			sanctions = append(sanctions, owned{official.ID, x.Authority + " " + x.Programme + " " + x.Entry, w.sanctioned(official.ID, x.Authority, x.Entry, x.Date)})
		}
		for _, x := range official.Violations {
			violations = append(violations, owned{official.ID, "violation: " + x.Right, w.responsible(official.ID, x.Right)})
		}
	}
	return []list{
		ownedBy(w, listings, "officials", "involvement", involved),
		ownedBy(w, listings, "officials", "violations", violations),
		ownedBy(w, listings, "officials", "sanctions", sanctions),
	}
}

func (w *world) referenceLists() []list {
	r := w.facts.Reference
	var ids []string
	for _, source := range r.Sources {
		ids = append(ids, source.ID)
	}
	var involved, sanctions []owned
	for _, official := range r.Officials {
		id := strings.TrimPrefix(official.ID, "off-")
		for _, x := range official.Involvement {
			involved = append(involved, owned{official.ID, "involvement: " + x.Who, w.actsOn(id, append(slices.Clone([]string(x.Src)), x.AlsoSrc...))})
		}
		for _, x := range official.Sanctions {
			sanctions = append(sanctions, owned{official.ID, x.Regime, w.sanctioned(id, "", x.Entry, x.Date)})
		}
	}
	return []list{
		w.sources(reference, ids),
		of(w, reference, "officials", r.Officials, func(x facts.Official) string { return x.ID },
			func(x facts.Official) bool { return w.is("official/" + strings.TrimPrefix(x.ID, "off-")) }),
		ownedBy(w, reference, "officials", "involvement", involved),
		ownedBy(w, reference, "officials", "sanctions", sanctions),
		of(w, reference, "sanctions_instruments", r.Instruments, func(x facts.Instrument) string { return x.ID }, func(facts.Instrument) bool { return false }),
		of(w, reference, "courts", r.Courts, bodyID, w.isBody),
		of(w, reference, "bodies", r.Bodies, bodyID, w.isBody),
		of(w, reference, "organisations", r.Organisations, func(x facts.Organisation) string { return x.ID },
			func(x facts.Organisation) bool { return w.is("organisation/" + strings.TrimPrefix(x.ID, "org-")) }),
		w.referenceConflicts(),
		of(w, reference, "unverified", r.Unverified, func(x facts.Doubt) string { return x.ID }, func(facts.Doubt) bool { return false }),
	}
}

// sources are a list of sources, under their own id, a second one or that of another list.
func (w *world) sources(file string, ids []string) list {
	return of(w, file, "sources", ids, func(id string) string { return id },
		func(id string) bool { return w.is("source/"+id) || w.is("source/"+id+"-2") })
}

func unverified(w *world, file string, count int) list {
	ids := make([]string, count)
	for i := range ids {
		ids[i] = fmt.Sprint(i + 1)
	}
	return of(w, file, "unverified", ids, func(id string) string { return id }, func(string) bool { return false })
}

// owned is a part of an official's entry.
type owned struct {
	official, what string
	entered        bool
}

func ownedBy(w *world, file, of, name string, items []owned) list {
	l := part(w, file, of+"."+name, of, items, func(x owned) string { return x.official }, func(x owned) string { return x.what }, func(x owned) bool { return x.entered })
	for i := range l.entries {
		l.entries[i].joined = w.joined(file, of, items[i].official+": "+items[i].what)
		l.entries[i].id += ": " + items[i].what
	}
	return l
}

func (w *world) conflicts(file string, conflicts []facts.Conflict) list {
	return of(w, file, "conflicts", conflicts, func(x facts.Conflict) string { return x.What },
		func(x facts.Conflict) bool { return w.disputes(x.A.Text + ", or " + x.B.Text) })
}

func (w *world) referenceConflicts() list {
	return of(w, reference, "conflicts", w.facts.Reference.Conflicts, func(x facts.ReferenceConflict) string { return x.ID }, func(x facts.ReferenceConflict) bool {
		var texts []string
		for _, value := range x.Values {
			texts = append(texts, value.Value)
		}
		return w.disputes(strings.Join(texts, ", or "))
	})
}

// disputes reports whether a fact in conflict gives these versions.
func (w *world) disputes(versions string) bool {
	return slices.ContainsFunc(w.result.Lines, func(line line) bool {
		return line.Evidence != nil && line.Evidence.Status == "CONFLICT" && strings.Contains(line.Evidence.Note, versions)
	})
}
