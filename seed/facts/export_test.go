package facts

// The shapes of the files, by the names that tests outside of the package have for them.
type (
	Person            = rawPerson
	LegalCase         = rawCase
	Charge            = rawCharge
	Proceeding        = rawProceeding
	Detention         = rawDetention
	Violation         = rawViolation
	Indexed           = rawIndexed
	Conflict          = rawConflict
	Official          = rawOfficial
	Instrument        = rawInstrument
	Body              = rawCourt
	Organisation      = rawOrganisation
	Doubt             = rawUnverified
	ReferenceConflict = rawRefConflict
	Statute           = rawStatute
	Treaty            = rawTreaty
	Provision         = rawProvision
	Decision          = rawDecision
	Resolution        = rawResolution
	Recommendation    = rawRecommendation
	Statistic         = rawStatistic
	Named             = rawNamed
	Listed            = rawListedOfficial
)

// PartialDate is the partial date that a printed date begins with.
func PartialDate(printed string) string {
	date, _ := partialDate(printed)
	return date
}
