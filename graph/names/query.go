package names

import (
	"slices"
	"strings"
)

// Name is one of a candidate's names.
type Name struct {
	Field string // the field it stands in, given back in a Match
	Value string // the name as stored
}

// Match says why a candidate was found.
type Match struct {
	Field string // the field of the name that matched
	Value string // the name as stored
	How   How    // how the text and the name agree
}

// How is the way in which a text and a name agree.
type How uint8

// The ways to agree, from the closest to the loosest. A match is named after
// the loosest of its words.
const (
	Exact           How = iota // the whole name, case, diacritics and word order aside
	Word                       // words of the name, case and diacritics aside
	Prefix                     // beginnings of words, initials among them
	Transliteration            // the same in Latin letters, in normalised spelling
	Spelling                   // nearly the same letters
	Sound                      // letters that sound alike
	Counterpart                // a given name in its form of another language, beside words that agree
)

var howNames = [...]string{"EXACT", "WORD", "PREFIX", "TRANSLITERATION", "SPELLING", "SOUND", "COUNTERPART"}

// String gives the name by which the way is shown, in upper case.
func (h How) String() string {
	if int(h) >= len(howNames) {
		return "UNKNOWN"
	}
	return howNames[h]
}

// Query is a search text made ready: made once, asked of many candidates, by
// any number of goroutines at a time.
type Query struct {
	words  []queryWord
	joined []queryWord // with compounds as one word; none without a hyphen
}

// queryWord is a word of a search text; the last may be unfinished.
type queryWord struct {
	word
	last bool
}

// NewQuery makes a search text ready. Only its first 8 words count, and no
// character has a special meaning: what is not a letter or a digit separates.
func NewQuery(text string) Query {
	return Query{
		words:  newQueryWords(newWords(text, maxQueryWords)),
		joined: newQueryWords(newJoinedWords(text, maxQueryWords)),
	}
}

func newQueryWords(parts []word) []queryWord {
	words := make([]queryWord, len(parts))
	for i, part := range parts {
		words[i] = queryWord{word: part, last: i == len(parts)-1}
	}
	// Sorted, so that the order in which words are typed breaks no tie.
	slices.SortStableFunc(words, func(a, b queryWord) int { return strings.Compare(a.folded, b.folded) })
	return words
}

// Empty reports whether the text has no word to look for.
func (q Query) Empty() bool { return len(q.words) == 0 }

// Keys gives the keys under which the candidates are found. See [QueryKeys].
func (q Query) Keys() []WeightedKey { return queryKeys(slices.Concat(q.words, q.joined)) }
