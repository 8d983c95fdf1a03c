package facts

// The shapes of prisoners.yaml. Dates are texts: the notes print partial dates, with
// remarks, and they must come out as they are written.

type prisonersFile struct {
	Sources    map[string]rawSource `yaml:"sources"`
	People     []rawPerson          `yaml:"people"`
	Cases      []rawCase            `yaml:"cases"`
	Officials  []rawIndexed         `yaml:"officials_index"`
	Unverified []string             `yaml:"unverified"`
	Conflicts  []rawConflict        `yaml:"conflicts"`
}

type rawSource struct {
	ID          string `yaml:"id"`
	Title       string `yaml:"title"`
	Publisher   string `yaml:"publisher"`
	URL         string `yaml:"url"`
	Date        string `yaml:"date"`
	File        string `yaml:"file"`
	Kind        string `yaml:"kind"`
	Published   string `yaml:"published"`
	Status      string `yaml:"status"`
	Note        string `yaml:"note"`
	Celex       string `yaml:"celex"`
	URLComplete string `yaml:"url_complete"`
}

type rawPerson struct {
	ID           string            `yaml:"id"`
	Name         string            `yaml:"name"`
	NameNative   string            `yaml:"name_native"`
	AKA          []string          `yaml:"aka"`
	Born         string            `yaml:"born"`
	Nationality  string            `yaml:"nationality"`
	Occupation   string            `yaml:"occupation"`
	Summary      string            `yaml:"summary"`
	Arrested     string            `yaml:"arrested"`
	Status       string            `yaml:"status"`
	Groups       []string          `yaml:"groups"`
	RecognisedBy []rawRecognition  `yaml:"recognised_by"`
	Released     *rawRelease       `yaml:"released"`
	Evidence     []rawPersonalFact `yaml:"evidence"`
	Existing     bool              `yaml:"existing"`
	Src          refs              `yaml:"src"`
}

type rawRecognition struct {
	Org  string `yaml:"org"`
	Date string `yaml:"date"`
	Src  refs   `yaml:"src"`
	Note string `yaml:"note"`
}

type rawRelease struct {
	Date string `yaml:"date"`
	How  string `yaml:"how"`
}

type rawPersonalFact struct {
	Fact string `yaml:"fact"`
	Note string `yaml:"note"`
	Src  refs   `yaml:"src"`
}

type rawCase struct {
	ID          string          `yaml:"id"`
	Title       string          `yaml:"title"`
	Kind        string          `yaml:"kind"`
	Note        string          `yaml:"note"`
	Existing    bool            `yaml:"existing"`
	Defendants  []string        `yaml:"defendants"`
	Charges     []rawCharge     `yaml:"charges"`
	Proceedings []rawProceeding `yaml:"proceedings"`
	Detention   []rawDetention  `yaml:"detention"`
	Violations  []rawViolation  `yaml:"violations"`
	Related     []string        `yaml:"related_cases"`
	Src         refs            `yaml:"src"`
}

type rawCharge struct {
	Person      string `yaml:"person"`
	Statute     string `yaml:"statute"`
	Description string `yaml:"description"`
	Outcome     string `yaml:"outcome"`
	Modality    string `yaml:"modality"`
	Src         refs   `yaml:"src"`
	Note        string `yaml:"note"`
}

type rawProceeding struct {
	Court         string        `yaml:"court"`
	Stage         string        `yaml:"stage"`
	Date          string        `yaml:"date"`
	Persons       []string      `yaml:"persons"`
	Judges        []rawActor    `yaml:"judges"`
	Prosecutors   []rawActor    `yaml:"prosecutors"`
	Investigators []rawActor    `yaml:"investigators"`
	Others        []rawActor    `yaml:"others"`
	Verdict       string        `yaml:"verdict"`
	Sentences     []rawSentence `yaml:"sentences"`
	Sentence      *rawSentence  `yaml:"sentence"`
	Modality      string        `yaml:"modality"`
	Src           refs          `yaml:"src"`
	Note          string        `yaml:"note"`
}

type rawActor struct {
	Official string `yaml:"official"`
	Name     string `yaml:"name"`
	Role     string `yaml:"role"`
	Agency   string `yaml:"agency"`
	Capacity string `yaml:"capacity"`
	Src      refs   `yaml:"src"`
	Note     string `yaml:"note"`
}

type rawSentence struct {
	Person string `yaml:"person"`
	Type   string `yaml:"type"`
	Months string `yaml:"months"`
	Text   string `yaml:"text"`
}

type rawDetention struct {
	Person    string   `yaml:"person"`
	Facility  string   `yaml:"facility"`
	Place     string   `yaml:"place"`
	From      string   `yaml:"from"`
	To        string   `yaml:"to"`
	Modality  string   `yaml:"modality"`
	Officials []string `yaml:"officials"`
	Src       refs     `yaml:"src"`
	Note      string   `yaml:"note"`
}

type rawViolation struct {
	Person     string   `yaml:"person"`
	Treaty     string   `yaml:"treaty"`
	Article    string   `yaml:"article"`
	Paragraph  string   `yaml:"paragraph"`
	Right      string   `yaml:"right"`
	Basis      string   `yaml:"basis"`
	Body       string   `yaml:"body"`
	Reference  string   `yaml:"reference"`
	Date       string   `yaml:"date"`
	ReportedBy string   `yaml:"reported_by"`
	Inferred   bool     `yaml:"article_inferred_from_wording"`
	Officials  []string `yaml:"officials"`
	Src        refs     `yaml:"src"`
	Note       string   `yaml:"note"`
}

type rawIndexed struct {
	ID         string       `yaml:"id"`
	Name       string       `yaml:"name"`
	NameNative string       `yaml:"name_native"`
	AKA        []string     `yaml:"aka"`
	Sanctions  []rawListed  `yaml:"sanctions"`
	Appears    []rawAppears `yaml:"appearances"`
}

type rawAppears struct {
	As   string `yaml:"as"`
	Case string `yaml:"case"`
}

type rawListed struct {
	Regime string `yaml:"regime"`
	Date   string `yaml:"date"`
	Src    refs   `yaml:"src"`
	Note   string `yaml:"note"`
}

type rawConflict struct {
	What string     `yaml:"what"`
	A    rawVersion `yaml:"version_a"`
	B    rawVersion `yaml:"version_b"`
	Note string     `yaml:"note"`
}

type rawVersion struct {
	Text string `yaml:"text"`
	Src  refs   `yaml:"src"`
}
