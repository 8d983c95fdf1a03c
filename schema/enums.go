package schema

// The enumerations. Their values are the same in GraphQL, the interchange file and storage.

// ModalityEnum says how a fact is known.
func ModalityEnum() *Enum {
	return &Enum{Name: "Modality", Doc: "How a fact is known.", Values: values(
		"OFFICIAL_RECORD", "An official record says so: a verdict, a register, a sanctions list about its own listing.",
		"FOUND", "A court or a treaty body found it.",
		"ALLEGED", "Somebody alleges it; nobody has found it.",
		"REPORTED", "The press or monitors report it.")}
}

// Retracted is the status of facts that their source withdrew.
const Retracted = "RETRACTED"

// StatusEnum says how far a fact is agreed upon.
func StatusEnum() *Enum {
	return &Enum{Name: "EvidenceStatus", Doc: "How far a fact is agreed upon.", Values: values(
		"ACCEPTED", "No known source says otherwise.",
		"CONFLICT", "Sources differ; the other version stands beside it or in the note.",
		"DISPUTED", "The person or body concerned denies it.",
		Retracted, "The source withdrew it; questions leave it out.")}
}

// RoleEnum is the enumeration of the roles of officials.
func RoleEnum() *Enum {
	return &Enum{Name: "OfficialRole", Doc: "A role of an official. It follows from edges: who sat in a proceeding is a judge.", Values: values(
		"JUDGE", "Sat in a proceeding.",
		"PROSECUTOR", "Prosecuted in a proceeding.",
		"INVESTIGATOR", "Investigated in a proceeding.",
		"COMMANDER", "Commands an agency or a facility, or ordered a proceeding.",
		"PRISON_OFFICIAL", "Serves at or commands a place of detention.",
		"OTHER", "Has none of the other roles.")}
}

func caseKindEnum() *Enum {
	return &Enum{Name: "CaseKind", Doc: "The kind of law that a case is under.", Values: values(
		"CRIMINAL", "A criminal case.", "ADMINISTRATIVE", "A case of an administrative offence.",
		"CIVIL", "A civil case.", "OTHER", "Any other case.")}
}

func stageEnum() *Enum {
	return &Enum{Name: "Stage", Doc: "The stage of a case that a proceeding belongs to.", Values: values(
		"PRETRIAL", "Before trial: arrest, custody, searches, complaints.",
		"FIRST_INSTANCE", "The trial.", "RETRIAL", "A trial after an earlier verdict was set aside.",
		"APPEAL", "An appeal against a ruling or verdict that is not final.",
		"CASSATION", "A cassation complaint against a final ruling.",
		"SUPERVISORY", "Supervisory review.",
		"POST_CONVICTION", "After a final verdict: parole, transfer, regime.")}
}

func hearingEnum() *Enum {
	return &Enum{Name: "Hearing", Doc: "Whether the public was admitted.", Values: values(
		"OPEN", "The hearing was open to the public.", "CLOSED", "The hearing, or an essential part of it, was closed.")}
}

func offenceStageEnum() *Enum {
	return &Enum{Name: "OffenceStage", Doc: "How far an offence is said to have gone, where it is not said to be completed.", Values: values(
		"PREPARATION", "Preparation of an offence (Criminal Code of the Russian Federation, Art. 30 part 1).",
		"ATTEMPT", "Attempted offence (Criminal Code of the Russian Federation, Art. 30 part 3).")}
}

func outcomeEnum() *Enum {
	return &Enum{Name: "Outcome", Doc: "What a proceeding decided about a charge.", Values: values(
		"CONVICTED", "The defendant was convicted of the charge.", "ACQUITTED", "The defendant was acquitted of the charge.",
		"TERMINATED", "The prosecution of the charge was ended.", "RETURNED", "The case was returned to the prosecutor or to a lower court.",
		"UPHELD", "The ruling under review was upheld.", "CHANGED", "The ruling under review was changed.",
		"OVERTURNED", "The ruling under review was set aside.", "PENDING", "Nothing was decided yet.")}
}

func seatEnum() *Enum {
	return &Enum{Name: "Seat", Doc: "The seat of a judge in a proceeding.", Values: values(
		"PRESIDING", "Presided over the panel or the trial.", "PANEL", "Sat on the panel or in the Presidium.",
		"SOLE", "Sat alone.", "RAPPORTEUR", "Reported the case to the panel.")}
}

func sentenceTypeEnum() *Enum {
	return &Enum{Name: "SentenceType", Doc: "The type of a sentence.", Values: values(
		"CUSTODIAL", "Deprivation of liberty in a colony or prison, life imprisonment included.",
		"SUSPENDED", "A suspended sentence.", "FINE", "A fine.", "LABOUR", "Compulsory, corrective or forced labour.",
		"TREATMENT", "Compulsory medical measures.", "RESTRICTION", "Restriction of liberty.", "OTHER", "Any other sentence.")}
}

func releaseEnum() *Enum {
	return &Enum{Name: "ReleaseHow", Doc: "How somebody came free.", Values: values(
		"PARDON", "By a pardon.", "AMNESTY", "By an amnesty.", "EXCHANGE", "In an exchange of prisoners.", "PAROLE", "On parole.",
		"END_OF_TERM", "At the end of the term.", "ACQUITTAL", "By an acquittal.", "CASE_DROPPED", "Because the case was dropped.",
		"OTHER", "In another or an unknown way.")}
}

func violationModalityEnum() *Enum {
	return &Enum{Name: "ViolationModality", Doc: "Whether a violation was found or is alleged.", Values: values(
		"ALLEGED", "Somebody alleges the violation; nobody has found it.", "FOUND", "A court or a treaty body found the violation.")}
}

func decisionKindEnum() *Enum {
	return &Enum{Name: "DecisionKind", Doc: "The kind of a decision.", Values: values(
		"JUDGMENT", "A judgment on the merits.", "DECISION", "A decision, for example on admissibility.",
		"OPINION", "An opinion of a body such as the Working Group on Arbitrary Detention.",
		"VIEWS", "Views of a treaty body on a communication.", "PETITION", "A petition; it is not a finding.")}
}

func placeLevelEnum() *Enum {
	return &Enum{Name: "PlaceLevel", Doc: "The level of a place.", Values: values(
		"COUNTRY", "A country.", "REGION", "A region within a country.", "CITY", "A city or another settlement.")}
}

func organisationKindEnum() *Enum {
	return &Enum{Name: "OrganisationKind", Doc: "The kind of an organisation.", Values: values(
		"NGO", "A non-governmental organisation.", "INTERGOVERNMENTAL", "An organisation of states, or a body of one.",
		"PUBLISHER", "A publisher or a news medium.", "COALITION", "A coalition of organisations.", "STATE_BODY", "A body of a state.")}
}

func documentKindEnum() *Enum {
	return &Enum{Name: "DocumentKind", Doc: "The kind of a document.", Values: values(
		"RESOLUTION", "A resolution of a parliament or an assembly.", "REPORT", "A report.", "STATEMENT", "A statement.",
		"LETTER", "A letter.", "LIST", "A list, for example of political prisoners.", "LAW", "A law.")}
}

func issuerRoleEnum() *Enum {
	return &Enum{Name: "IssuerRole", Doc: "What an organisation did for a document.", Values: values(
		"AUTHOR", "Wrote it.", "COMMISSIONER", "Commissioned it.", "ADOPTER", "Adopted it.", "SUPPORTER", "Supported it.")}
}

func qualifierEnum() *Enum {
	return &Enum{Name: "Qualifier", Doc: "How exact a count is.", Values: values(
		"ABOUT", "About so many.", "MORE_THAN", "More than so many.", "CLOSE_TO", "Close to so many, from below.")}
}

func sourceKindEnum() *Enum {
	return &Enum{Name: "SourceKind", Doc: "The kind of a source.", Values: values(
		"PRESS", "A news medium.", "NGO", "A non-governmental organisation.", "OFFICIAL_LIST", "An official list, such as a sanctions list.",
		"COURT", "A court.", "TREATY_BODY", "A treaty body or an international court.", "LAW", "The text of a law or a treaty.", "REPORT", "A report.")}
}
