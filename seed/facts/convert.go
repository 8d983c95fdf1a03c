package facts

import (
	"fmt"

	"habeas/seed"
)

// Result is what a conversion gives.
type Result struct {
	Lines []seed.Line
	// Omitted says what did not enter, and why; Joined says which entries became one.
	Omitted []Omission
	Joined  []Join
}

// conversion is one run. Its methods each convert one list of the files.
type conversion struct {
	*builder
	facts  *Facts
	tables *tables

	// sources leads from `<file>:<id>` to the id of a source.
	sources map[string]string
	// officials leads from `<file>:<id>` to the slug of an official.
	officials map[string]string
	// courts, agencies and facilities lead from a printed name to its meaning.
	courts, agencies, facilities map[string]institution
	// charges are the charges of a case and person, in the order of the facts.
	charges map[string][]charge
}

// Convert turns the facts into lines.
func Convert(facts *Facts) (*Result, error) {
	tables, err := readTables()
	if err != nil {
		return nil, err
	}
	c := &conversion{builder: newBuilder(), facts: facts, tables: tables, charges: map[string][]charge{}}
	c.mentioned = facts.mentioned
	for _, step := range []func(){
		c.convertSources, c.convertStatutes, c.convertTreaties,
		c.indexInstitutions, c.convertPlaces, c.convertBound, c.convertCourts, c.convertBodies, c.convertGroups,
		c.convertOfficials, c.convertPeople, c.convertCases, c.convertUsedAgainst, c.convertOutcomes, c.convertInvolvements,
		c.convertDecisions, c.convertViolations, c.convertApplicants, c.convertMatches,
		c.convertOrganisations, c.convertResolutions, c.convertReport, c.convertStatistics, c.convertConflicts, c.omitUnverified,
	} {
		step()
	}
	lines, err := c.lines()
	if err != nil {
		return nil, fmt.Errorf("converting: %w", err)
	}
	return &Result{Lines: lines, Omitted: sortOmissions(c.omitted), Joined: sortJoins(c.joined)}, nil
}

// noFields are the fields of whole lists that are no field of the model.
var noFields = []Omission{
	{fileListings, "officials", "*", "gender", "no field of the model"},
	{fileListings, "officials", "*", "roles", "roles follow from edges"},
	{fileListings, "officials", "*", "sanctions.match", "why the reader took two lists to mean one man; the joins give reasons"},
	{fileListings, "officials", "*", "as_stated", "the right stands with the violation"},
	{fileListings, "cases", "*", "detention.officials", "they stand as acts and posts of the officials"},
	{fileListings, "*", "*", "modality", "what a listing says an official did is an allegation, whatever the file marks"},
	{filePrisoners, "officials_index", "*", "case_count", "counted from edges"},
	{fileReference, "officials", "*", "role", "roles follow from edges"},
	{fileReference, "statutes", "*", "parts_seen_charged", "counted from charges"},
	{fileReference, "meta", "*", "entry", "says how the file is to be read"},
}

func (c *conversion) omitUnverified() {
	c.omitted = append(c.omitted, noFields...)
	for _, raw := range c.facts.Reference.Instruments {
		c.omit(fileReference, "sanctions_instruments", raw.ID, "entry", "left out by the model: instrument packages; the programme stands with each sanction")
	}
	for i := range c.facts.Prisoners.Unverified {
		c.omit(filePrisoners, "unverified", fmt.Sprint(i+1), "entry", "unverified")
	}
	for i := range c.facts.Listings.Unverified {
		c.omit(fileListings, "unverified", fmt.Sprint(i+1), "entry", "unverified")
	}
	for _, entry := range c.facts.Reference.Unverified {
		c.omit(fileReference, "unverified", entry.ID, "entry", "unverified")
	}
}
