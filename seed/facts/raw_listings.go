package facts

// The shapes of listings.yaml. Its people and cases have those of prisoners.yaml.

type listingsFile struct {
	Sources    map[string]rawSource `yaml:"sources"`
	Officials  []rawListedOfficial  `yaml:"officials"`
	People     []rawPerson          `yaml:"people"`
	Cases      []rawCase            `yaml:"cases"`
	Unverified []string             `yaml:"unverified"`
	Conflicts  []rawConflict        `yaml:"conflicts"`
}

type rawListedOfficial struct {
	ID          string              `yaml:"id"`
	Name        string              `yaml:"name"`
	NameNative  string              `yaml:"name_native"`
	Aliases     []string            `yaml:"aliases"`
	BirthYear   *int64              `yaml:"birth_year"`
	Position    rawPosition         `yaml:"position"`
	Involvement []rawInvolved       `yaml:"involvement"`
	Violations  []rawListViolation  `yaml:"violations"`
	Grounds     rawGrounds          `yaml:"grounds"`
	Sanctions   []rawListedSanction `yaml:"sanctions"`
	Reference   string              `yaml:"reference_id"`
	SameAs      string              `yaml:"same_as_prisoners_yaml"`
	Note        string              `yaml:"note"`
	Src         refs                `yaml:"src"`
}

type rawPosition struct {
	Office   string `yaml:"office"`
	Court    string `yaml:"court"`
	Agency   string `yaml:"agency"`
	Former   string `yaml:"former"`
	Modality string `yaml:"modality"`
	Src      refs   `yaml:"src"`
}

type rawInvolved struct {
	Prisoner string `yaml:"prisoner"`
	Case     string `yaml:"case"`
	Capacity string `yaml:"capacity"`
	Stage    string `yaml:"stage"`
	Act      string `yaml:"act"`
	What     string `yaml:"what"`
	Date     string `yaml:"date"`
	Note     string `yaml:"note"`
	Src      refs   `yaml:"src"`
}

type rawListViolation struct {
	Treaty   string   `yaml:"treaty"`
	Right    string   `yaml:"right"`
	AsStated string   `yaml:"as_stated"`
	Basis    string   `yaml:"basis"`
	Body     string   `yaml:"body"`
	Named    []string `yaml:"treaties_named"`
	Src      refs     `yaml:"src"`
}

type rawGrounds struct {
	Stated []string `yaml:"stated"`
	Body   string   `yaml:"body"`
	Src    refs     `yaml:"src"`
}

type rawListedSanction struct {
	Authority  string `yaml:"authority"`
	Programme  string `yaml:"programme"`
	Entry      string `yaml:"entry"`
	Date       string `yaml:"date"`
	DateNote   string `yaml:"date_note"`
	ListedName string `yaml:"listed_name"`
	Measure    string `yaml:"measure"`
	Match      string `yaml:"match"`
	Src        refs   `yaml:"src"`
}
