package facts

import (
	"strconv"
	"strings"

	"habeas/seed"
)

func sentencesOf(raw rawProceeding) []rawSentence {
	list := append([]rawSentence(nil), raw.Sentences...)
	if raw.Sentence == nil {
		return list
	}
	for _, person := range raw.Persons {
		one := *raw.Sentence
		one.Person = person
		list = append(list, one)
	}
	return list
}

func (c *conversion) convertSentences(p proceeding, citations []seed.Citation) {
	for _, sentence := range sentencesOf(p.raw) {
		c.addSentence(sentence, p, citations)
	}
}

func (c *conversion) addSentence(sentence rawSentence, p proceeding, citations []seed.Citation) {
	set := fields{"type": sentenceType(sentence.Type), "regime": regime(sentence.Type), "text": sentenceText(sentence), "months": months(sentence)}
	if sentence.Type == "life" {
		set["life"] = true
	}
	c.edge("SENTENCED_IN", "prisoner/"+sentence.Person, p.id, set, evidence(reported, citations, ""))
}

// months is the length of a sentence, nil where it has none.
func months(sentence rawSentence) any {
	number, err := strconv.ParseInt(sentence.Months, 10, 64)
	if err != nil {
		return nil
	}
	return number
}

func sentenceType(printed string) string {
	switch {
	case printed == "suspended":
		return "SUSPENDED"
	case printed == "fine":
		return "FINE"
	case strings.Contains(printed, "works"), printed == "forced labour":
		return "LABOUR"
	case printed == "restriction of freedom":
		return "RESTRICTION"
	case strings.Contains(printed, "medical"), strings.Contains(printed, "treatment"):
		return "TREATMENT"
	case strings.Contains(printed, "colony"), strings.Contains(printed, "prison"), printed == "life":
		return "CUSTODIAL"
	default:
		return "OTHER"
	}
}

// regime is the regime that a printed type names.
func regime(printed string) string {
	if printed == "colony-settlement" {
		return printed
	}
	before, found := strings.CutSuffix(strings.TrimSuffix(printed, " (as worded)"), " colony")
	if !found {
		return ""
	}
	if _, colony, found := strings.Cut(before, ", then "); found {
		return "prison, then " + colony
	}
	return before
}

// sentenceText is the sentence as it is printed, with its type where it does not say it.
func sentenceText(sentence rawSentence) string {
	if sentence.Text == "" || strings.Contains(sentence.Text, sentence.Type) {
		return joinNotes(sentence.Text)
	}
	return sentence.Text + "; " + sentence.Type
}
