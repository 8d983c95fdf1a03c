package facts

import (
	"bytes"
	"embed"
	"fmt"

	"go.yaml.in/yaml/v3"
)

//go:embed tables/*.yaml
var tableFiles embed.FS

// tables are the judgements that the fact files leave open, each with its reason.
type tables struct {
	overrides    []override
	institutions institutionTable
	joins        joinTable
	kinds        sourceKindTable
	outcomes     outcomeTable
	conflicts    map[string][]conflictEntry
	decisions    decisionTable
	violations   violationTable
	documents    documentTable
	posts        postTable
	involvements []involvementRule
	people       map[string]personRule
	cases        caseTable
}

// caseTable says of which cases the people whom the notes list are no defendants, and why.
type caseTable struct {
	NotAccused map[string]string `yaml:"notAccused"`
}

type institutionTable struct {
	Courts        []institution     `yaml:"courts"`
	UnnamedCourts []string          `yaml:"unnamedCourts"`
	Agencies      []institution     `yaml:"agencies"`
	Organisations map[string]string `yaml:"organisations"`
	Facilities    []institution     `yaml:"facilities"`
	Places        []institution     `yaml:"places"`
}

// institution says what printed names mean.
type institution struct {
	ID     string `yaml:"id"`
	Name   string `yaml:"name"`
	Native string `yaml:"native"`
	Level  string `yaml:"level"`
	Place  string `yaml:"place"`
	Parent string `yaml:"parent"`
	// ParentSource is an entry of listings.yaml that says what is above, ParentNote how.
	ParentSource string `yaml:"parentSource"`
	ParentNote   string `yaml:"parentNote"`
	// Agency is the agency above a facility.
	Agency  string   `yaml:"agency"`
	Unnamed bool     `yaml:"unnamed"`
	Printed []string `yaml:"printed"`
}

type joinTable struct {
	Officials       []officialJoin     `yaml:"officials"`
	People          map[string]string  `yaml:"people"`
	PossibleMatches []match            `yaml:"possibleMatches"`
	Distinct        []match            `yaml:"distinct"`
	Sources         []sourceJoin       `yaml:"sources"`
	Organisations   []organisationJoin `yaml:"organisations"`
	Proceedings     []proceedingJoin   `yaml:"proceedings"`
}

type officialJoin struct {
	Keep      string `yaml:"keep"`
	Reference string `yaml:"reference"`
	Reason    string `yaml:"reason"`
}

// match says that two officials may be, or are not, the same.
type match struct {
	Left   string `yaml:"left"`
	Right  string `yaml:"right"`
	Weight int64  `yaml:"weight"`
	Reason string `yaml:"reason"`
	// Sources are named as `<file>:<id>`.
	Sources []string `yaml:"sources"`
}

// sourceJoin names sources as `<file>:<id>`.
type sourceJoin struct {
	Keep   string `yaml:"keep"`
	Join   string `yaml:"join"`
	Reason string `yaml:"reason"`
}

type organisationJoin struct {
	Printed string `yaml:"printed"`
	ID      string `yaml:"id"`
	Reason  string `yaml:"reason"`
}

// proceedingJoin names proceedings by the slugs of their ids.
type proceedingJoin struct {
	Join   string `yaml:"join"`
	Into   string `yaml:"into"`
	Reason string `yaml:"reason"`
}

type sourceKindTable struct {
	Publishers map[string][]string `yaml:"publishers"`
	IDs        map[string][]string `yaml:"ids"`
}

type outcomeTable struct {
	Verdicts    map[string][]string      `yaml:"verdicts"`
	None        []string                 `yaml:"none"`
	Proceedings map[string][]outcomeRule `yaml:"proceedings"`
	UsedAgainst map[string]usedRule      `yaml:"usedAgainst"`
	// ChargeStatutes are the statutes of charges that are given in words.
	ChargeStatutes map[string]string `yaml:"chargeStatutes"`
}

// outcomeRule decides the charges that it fits: those of a person, under a statute, or
// all. The first rule that fits counts; one without an outcome decides nothing.
type outcomeRule struct {
	Person  string `yaml:"person"`
	Statute string `yaml:"statute"`
	// Charge is the last part of a charge's id.
	Charge  string `yaml:"charge"`
	Outcome string `yaml:"outcome"`
	Note    string `yaml:"note"`
}

type usedRule struct {
	Charge string `yaml:"charge"`
	// Also is the charge of a second person whom the entry names.
	Also        string `yaml:"also"`
	Already     bool   `yaml:"already"`
	Description string `yaml:"description"`
	Note        string `yaml:"note"`
	Omit        string `yaml:"omit"`
}

type conflictEntry struct {
	Entry    string           `yaml:"entry"`
	Nodes    []string         `yaml:"nodes"`
	Fields   []string         `yaml:"fields"`
	Edges    []edgeName       `yaml:"edges"`
	Versions []map[string]any `yaml:"versions"`
	// Ends are the other ends of parallel edges, one for each version.
	Ends []string `yaml:"ends"`
	Omit string   `yaml:"omit"`
}

type edgeName struct {
	Edge string `yaml:"edge"`
	From string `yaml:"from"`
	To   string `yaml:"to"`
}

func readTables() (*tables, error) {
	t := &tables{}
	for name, into := range map[string]any{
		"overrides": &t.overrides, "institutions": &t.institutions, "joins": &t.joins, "sourcekinds": &t.kinds,
		"outcomes": &t.outcomes, "conflicts": &t.conflicts, "decisions": &t.decisions, "violations": &t.violations,
		"documents": &t.documents, "posts": &t.posts, "involvements": &t.involvements, "people": &t.people, "cases": &t.cases,
	} {
		text, err := tableFiles.ReadFile("tables/" + name + ".yaml")
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", name, err)
		}
		decoder := yaml.NewDecoder(bytes.NewReader(text))
		decoder.KnownFields(true)
		if err := decoder.Decode(into); err != nil {
			return nil, fmt.Errorf("table %s: %w", name, err)
		}
	}
	return t, nil
}

func (t *tables) overridesOf(file string) []override {
	var own []override
	for _, override := range t.overrides {
		if override.File == file {
			own = append(own, override)
		}
	}
	return own
}
