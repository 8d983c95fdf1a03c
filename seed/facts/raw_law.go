package facts

// The shapes of treaties, decisions, documents and counts in reference.yaml.

type rawTreaty struct {
	ID           string           `yaml:"id"`
	Title        string           `yaml:"title"`
	Adopted      string           `yaml:"adopted"`
	Party        *rawParty        `yaml:"party"`
	InForce      string           `yaml:"in_force_for_party"`
	InForceBasis string           `yaml:"in_force_basis"`
	Cessation    *rawCessation    `yaml:"cessation"`
	Reservations []rawReservation `yaml:"reservations"`
	Note         string           `yaml:"note"`
	Src          refs             `yaml:"src"`
}

type rawParty struct {
	State    string `yaml:"state"`
	Ratified string `yaml:"ratified"`
	Acceded  string `yaml:"acceded"`
	Signed   string `yaml:"signed"`
	InForce  string `yaml:"in_force"`
	Status   string `yaml:"status"`
	Basis    string `yaml:"basis"`
	Note     string `yaml:"note"`
	Src      refs   `yaml:"src"`
}

type rawCessation struct {
	Date string `yaml:"date"`
	Src  refs   `yaml:"src"`
}

type rawReservation struct {
	Text string `yaml:"text"`
	Src  refs   `yaml:"src"`
}

type rawProvision struct {
	ID        string   `yaml:"id"`
	Treaty    string   `yaml:"treaty"`
	Article   string   `yaml:"article"`
	Paragraph string   `yaml:"paragraph"`
	Title     string   `yaml:"title"`
	Right     string   `yaml:"right"`
	Themes    []string `yaml:"themes"`
}

type rawCourt struct {
	ID          string `yaml:"id"`
	Name        string `yaml:"name"`
	NameNative  string `yaml:"name_native"`
	Place       string `yaml:"place"`
	NativeBasis string `yaml:"native_basis"`
	Territory   string `yaml:"territory"`
	Kind        string `yaml:"kind"`
}

type rawDecision struct {
	ID           string   `yaml:"id"`
	Body         string   `yaml:"body"`
	Name         string   `yaml:"name"`
	Applications string   `yaml:"applications"`
	Number       string   `yaml:"number"`
	NumberBasis  string   `yaml:"number_basis"`
	Opinion      string   `yaml:"opinion"`
	Formation    string   `yaml:"formation"`
	Date         string   `yaml:"date"`
	DateBasis    string   `yaml:"date_basis"`
	Status       string   `yaml:"status"`
	Final        string   `yaml:"final"`
	Violated     []string `yaml:"articles_violated"`
	Basis        string   `yaml:"articles_basis"`
	Raised       []string `yaml:"articles_raised"`
	Concerns     []string `yaml:"concerns"`
	Findings     string   `yaml:"findings"`
	Src          refs     `yaml:"src"`
	Note         string   `yaml:"note"`
}

type rawResolution struct {
	ID          string        `yaml:"id"`
	Kind        string        `yaml:"kind"`
	Body        string        `yaml:"body"`
	Number      string        `yaml:"number"`
	Title       string        `yaml:"title"`
	TitleBasis  string        `yaml:"title_basis"`
	Date        string        `yaml:"date"`
	Named       []string      `yaml:"named"`
	Src         refs          `yaml:"src"`
	Vote        string        `yaml:"vote"`
	Note        string        `yaml:"note"`
	Criteria    []rawCriteria `yaml:"criteria"`
	CriteriaSrc refs          `yaml:"criteria_src"`
}

type rawCriteria struct {
	Letter string `yaml:"letter"`
	Text   string `yaml:"text"`
}

type rawOrganisation struct {
	ID      string   `yaml:"id"`
	Name    string   `yaml:"name"`
	Country string   `yaml:"country"`
	Roles   []string `yaml:"roles"`
	Src     refs     `yaml:"src"`
	Note    string   `yaml:"note"`
}

type rawRecommendation struct {
	ID        string `yaml:"id"`
	Addressee string `yaml:"addressee"`
	Text      string `yaml:"text"`
	Src       refs   `yaml:"src"`
}

type rawStatistic struct {
	Date      string `yaml:"date"`
	Count     int64  `yaml:"count"`
	Qualifier string `yaml:"qualifier"`
	CountedBy string `yaml:"counted_by"`
	Religious *int64 `yaml:"religious"`
	Other     *int64 `yaml:"other"`
	Src       refs   `yaml:"src"`
	Note      string `yaml:"note"`
}

type rawUnverified struct {
	ID   string `yaml:"id"`
	Item string `yaml:"item"`
}

type rawRefConflict struct {
	ID         string        `yaml:"id"`
	Topic      string        `yaml:"topic"`
	Values     []rawRefValue `yaml:"values"`
	Resolution string        `yaml:"resolution"`
}

type rawRefValue struct {
	Value string `yaml:"value"`
	Src   refs   `yaml:"src"`
	Entry string `yaml:"entry"`
}

type rawReport struct {
	Title        string          `yaml:"title"`
	Author       string          `yaml:"author"`
	With         string          `yaml:"with"`
	Commissioned []string        `yaml:"commissioned_by"`
	Launched     string          `yaml:"launched"`
	CoverDate    string          `yaml:"cover_date"`
	PDF          string          `yaml:"pdf_url"`
	Src          refs            `yaml:"src"`
	LaunchSrc    refs            `yaml:"launch_src"`
	PDFSrc       refs            `yaml:"pdf_src"`
	Contents     []rawNamed      `yaml:"contents_known"`
	Categories   []rawNamed      `yaml:"categories"`
	CaseStudies  []rawNamed      `yaml:"case_studies"`
	Cover        []rawNamed      `yaml:"cover_prisoners"`
	Treaties     []string        `yaml:"treaties_invoked"`
	TreatiesSrc  refs            `yaml:"treaties_src"`
	Rights       []string        `yaml:"rights_invoked"`
	RightsSrc    refs            `yaml:"rights_src"`
	Commanders   []string        `yaml:"command_responsibility_ids"`
	Coverage     []rawCoverage   `yaml:"coverage"`
	People       []rawNamed      `yaml:"people"`
	Officials    rawReportCounts `yaml:"officials"`
	Canadian     rawLaunch       `yaml:"canadian_launch"`
}

type rawLaunch struct {
	Date  string `yaml:"date"`
	Place string `yaml:"place"`
	Src   refs   `yaml:"src"`
}

type rawReportCounts struct {
	Total int64 `yaml:"total"`
	Src   refs  `yaml:"src"`
}

type rawNamed struct {
	Name    string `yaml:"name"`
	Element string `yaml:"element"`
	Role    string `yaml:"role"`
	Src     refs   `yaml:"src"`
}

type rawCoverage struct {
	Outlet string `yaml:"outlet"`
	Src    refs   `yaml:"src"`
}
