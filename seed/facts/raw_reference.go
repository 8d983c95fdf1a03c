package facts

import "go.yaml.in/yaml/v3"

// The shapes of reference.yaml.

type referenceFile struct {
	Sources         []rawSource         `yaml:"sources"`
	Report          rawReport           `yaml:"report"`
	Officials       []rawOfficial       `yaml:"officials"`
	Instruments     []rawInstrument     `yaml:"sanctions_instruments"`
	Statutes        []rawStatute        `yaml:"statutes"`
	Treaties        []rawTreaty         `yaml:"treaties"`
	Rights          []string            `yaml:"rights_vocabulary"`
	Provisions      []rawProvision      `yaml:"provisions"`
	Courts          []rawCourt          `yaml:"courts"`
	Bodies          []rawCourt          `yaml:"bodies"`
	Decisions       []rawDecision       `yaml:"decisions"`
	Resolutions     []rawResolution     `yaml:"resolutions"`
	Organisations   []rawOrganisation   `yaml:"organisations"`
	Recommendations []rawRecommendation `yaml:"recommendations"`
	Statistics      []rawStatistic      `yaml:"statistics"`
	Unverified      []rawUnverified     `yaml:"unverified"`
	Conflicts       []rawRefConflict    `yaml:"conflicts"`
}

type rawOfficial struct {
	ID          string           `yaml:"id"`
	Name        string           `yaml:"name"`
	NameNative  string           `yaml:"name_native"`
	Role        string           `yaml:"role"`
	Office      string           `yaml:"office"`
	Court       string           `yaml:"court"`
	Agency      string           `yaml:"agency"`
	Command     bool             `yaml:"command_responsibility"`
	InReport    bool             `yaml:"named_in_report"`
	Src         refs             `yaml:"src"`
	Involvement []rawRefInvolved `yaml:"involvement"`
	Sanctions   []rawRefSanction `yaml:"sanctions"`
	Note        string           `yaml:"note"`
}

type rawRefInvolved struct {
	Who      string `yaml:"case_or_prisoner"`
	Capacity string `yaml:"capacity"`
	Src      refs   `yaml:"src"`
	AlsoSrc  refs   `yaml:"also_src"`
}

type rawRefSanction struct {
	Regime     string `yaml:"regime"`
	Authority  string `yaml:"authority"`
	Date       string `yaml:"date"`
	DateBasis  string `yaml:"date_basis"`
	DateNote   string `yaml:"date_note"`
	ListedName string `yaml:"listed_name"`
	Entry      string `yaml:"list_entry"`
	Measures   string `yaml:"measures"`
	Src        refs   `yaml:"src"`
	AlsoSrc    refs   `yaml:"also_src"`
	Note       string `yaml:"note"`
}

type rawInstrument struct {
	ID       string      `yaml:"id"`
	Name     string      `yaml:"name"`
	Packages []yaml.Node `yaml:"packages"`
}

type rawStatute struct {
	ID         string        `yaml:"id"`
	Code       string        `yaml:"code"`
	Article    string        `yaml:"article"`
	Title      string        `yaml:"title_en"`
	TitleRu    string        `yaml:"title_ru"`
	Topic      string        `yaml:"topic"`
	Src        refs          `yaml:"src"`
	Introduced rawIntroduced `yaml:"introduced"`
	MaxPenalty string        `yaml:"max_penalty"`
	Parts      []rawPart     `yaml:"parts"`
	Years      *rawYears     `yaml:"imprisonment_years"`
	Life       *bool         `yaml:"life"`
	Single     bool          `yaml:"single_part"`
	Amending   []string      `yaml:"amending_laws_noted"`
	History    []yaml.Node   `yaml:"history"`
	Criticism  []yaml.Node   `yaml:"criticism"`
	UsedOn     []rawUsed     `yaml:"used_against"`
	Kind       string        `yaml:"kind"`
	Note       string        `yaml:"note"`
}

type rawIntroduced struct {
	Date  string `yaml:"date"`
	Law   string `yaml:"law"`
	Basis string `yaml:"basis"`
	Src   refs   `yaml:"src"`
}

type rawPart struct {
	ID          string    `yaml:"id"`
	Part        string    `yaml:"part"`
	Description string    `yaml:"description"`
	Years       *rawYears `yaml:"imprisonment_years"`
	Life        *bool     `yaml:"life"`
	Death       bool      `yaml:"death_penalty_in_text"`
}

type rawYears struct {
	Min *int64 `yaml:"min"`
	Max *int64 `yaml:"max"`
}

type rawUsed struct {
	Who  string `yaml:"who"`
	Part string `yaml:"part"`
	Src  refs   `yaml:"src"`
}
