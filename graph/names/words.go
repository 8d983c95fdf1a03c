package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The bounds of what is read of one name or one text, so that hostile input
// costs no more than a long title.
const (
	maxBytes      = 8192 // of one text; longer names are read up to here
	maxWords      = 32   // of one name: the longest titles of cases have fewer
	maxQueryWords = 8    // of a search text: a full name with titles has fewer
	maxRunes      = 64   // of one word
)

// word is one word of a name in the forms in which it is compared.
type word struct {
	folded    string   // Fold of the word as written
	spellings []string // its Latin spellings, the likeliest first
	sounds    []string // how the spellings sound, one for each
	letters   []uint32 // the set of letters of each spelling
	runes     int      // runes in folded
}

// newWord prepares one word, as split gives it, for comparison.
func newWord(text string) word {
	w := word{folded: firstRunes(Fold(text)), spellings: spellings(text)}
	w.runes = utf8.RuneCountInString(w.folded)
	for _, spelling := range w.spellings {
		w.sounds = append(w.sounds, sound(spelling))
		w.letters = append(w.letters, letterSet(spelling))
	}
	return w
}

// newWords splits text and prepares its words.
func newWords(text string, limit int) []word {
	parts := split(text, limit)
	words := make([]word, len(parts))
	for i, part := range parts {
		words[i] = newWord(part)
	}
	return words
}

// newJoinedWords prepares the words of a text whose compounds are read as one,
// Emirusein for Emir-Usein, as some papers write them; none if it has no
// hyphen.
func newJoinedWords(text string, limit int) []word {
	if !strings.ContainsFunc(text, isHyphen) {
		return nil
	}
	return newWords(strings.Map(func(r rune) rune {
		if isHyphen(r) {
			return -1
		}
		return r
	}, text), limit)
}

func isHyphen(r rune) bool { return r == '-' || r > unicode.MaxASCII && unicode.Is(unicode.Pd, r) }

// split gives the words of a text, at most limit, in NFC, in the order in which
// they stand. A word is a run of letters, numbers and the marks on them. Apostrophes stand
// for soft signs or glottal stops and are dropped; hyphens and all other
// characters separate, so that no character has a special meaning.
func split(text string, limit int) []string {
	words := make([]string, 0, 4)
	current := make([]byte, 0, 64)
	runes := 0
	for _, r := range composed(text) {
		switch {
		case isApostrophe(r) || unicode.Is(unicode.Cf, r):
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) && runes > 0:
			if runes < maxRunes {
				current = utf8.AppendRune(current, r)
				runes++
			}
		case runes > 0:
			words = append(words, string(current))
			if len(words) == limit {
				return words
			}
			current, runes = current[:0], 0
		}
	}
	if runes > 0 {
		words = append(words, string(current))
	}
	return words
}

// composed gives the text in NFC, so that a letter and its mark are read as one
// however they were typed, and cuts it to what is read.
func composed(text string) string {
	if len(text) > maxBytes {
		text = strings.ToValidUTF8(text[:maxBytes], " ")
	}
	return norm.NFC.String(text)
}

// isApostrophe reports the characters that romanisations put for a soft sign,
// a hard sign or a glottal stop, and what keyboards give in their stead.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '´', '‘', '’', '‛', '′', '″', 'ʹ', 'ʺ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', 'ˊ', 'ˋ', '＇', 'ꞌ':
		return true
	}
	return false
}

// firstRunes cuts a word to maxRunes: folding may have made it longer.
func firstRunes(s string) string {
	if len(s) <= maxRunes {
		return s
	}
	count := 0
	for i := range s {
		if count == maxRunes {
			return s[:i]
		}
		count++
	}
	return s
}
