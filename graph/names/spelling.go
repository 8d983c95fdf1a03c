package names

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
)

// spellings gives the Latin spellings of a word in which its romanisations
// agree, the likeliest first, at most one for each reading. A word without
// letters or digits has none.
func spellings(word string) []string {
	runes := make([]rune, 0, maxRunes)
	ukrainian := false
	for _, r := range word {
		r = unicode.ToLower(r)
		ukrainian = ukrainian || isUkrainian(r)
		runes = append(runes, r)
	}
	likeliest, ambiguous := spell(runes, readings[0])
	if !ambiguous {
		return appendSpelling(nil, likeliest)
	}
	var found []string
	if ukrainian {
		likeliest, _ = spell(runes, readings[1])
		found = appendSpelling(found, likeliest)
	}
	for _, reading := range readings {
		spelling, _ := spell(runes, reading)
		found = appendSpelling(found, spelling)
	}
	return found
}

func appendSpelling(found []string, spelling string) []string {
	if spelling == "" || slices.Contains(found, spelling) {
		return found
	}
	return append(found, spelling)
}

// spell writes a word of small letters in normalised spelling, and reports
// whether another reading may spell it otherwise.
func spell(word []rune, r reading) (spelling string, ambiguous bool) {
	s := speller{reading: r, out: make([]byte, 0, maxRunes)}
	for i, letter := range word {
		if letter < unicode.MaxASCII {
			s.latin = append(s.latin, byte(letter))
			continue
		}
		if direct, ok := spellMarked(letter); ok {
			s.flush()
			s.emitAll(direct)
			if letter == 'ь' && i+1 < len(word) && word[i+1] == 'о' {
				s.emit('i') // ьо is io in KMU 2010, the sound of ё
			}
			continue
		}
		if unicode.IsMark(letter) {
			continue
		}
		s.latin = append(s.latin, toASCII(letter)...)
	}
	s.flush()
	return s.ending(), s.ambiguous
}

// spellMarked gives the spelling of letters that are spelt directly.
func spellMarked(r rune) (spelling string, ok bool) {
	if spelling, ok = spellCyrillic(r); ok {
		return spelling, true
	}
	spelling, ok = markedSpellings[r]
	return spelling, ok
}

// speller builds the spelling of one word.
type speller struct {
	reading   reading
	latin     []byte // Latin letters read, to be spelt together
	out       []byte
	ambiguous bool
}

// flush spells the Latin letters read so far.
func (s *speller) flush() {
	latin := s.latin
	s.latin = s.latin[:0]
	if bytes.HasSuffix(latin, []byte("off")) || bytes.HasSuffix(latin, []byte("eff")) {
		latin = append(latin[:len(latin)-2], 'v') // Smirnoff, the French passports' spelling
	}
	for len(latin) > 0 {
		s.ambiguous = s.ambiguous || latin[0] == 'j' || latin[0] == 'c'
		spelling, width := s.reading.spellLatin(latin)
		if spelling == "" {
			s.emit(latin[0])
		} else {
			s.emitAll(spelling)
		}
		latin = latin[width:]
	}
}

func (s *speller) emitAll(spelling string) {
	if spelling == ghe {
		s.ambiguous = true
		spelling = s.reading.ghe
	}
	for i := range len(spelling) {
		s.emit(spelling[i])
	}
}

// emit adds one letter, joined with the one before it where both are spelt
// together: doubled letters are one, ts is c, tch is C, dzh is Z, shch is S,
// and i before e or o is ё or є, however it was written.
func (s *speller) emit(letter byte) {
	for len(s.out) > 0 {
		last := s.out[len(s.out)-1]
		joined := join(last, letter)
		if joined == 0 {
			break
		}
		s.out = s.out[:len(s.out)-1]
		letter = joined
	}
	s.out = append(s.out, letter)
}

// join gives the letter that two letters are together, or 0.
func join(first, second byte) byte {
	if first == second && (first < '0' || first > '9') {
		return first
	}
	switch string([]byte{first, second}) {
	case "ie", "io":
		return 'e'
	case "ts", "tc":
		return 'c'
	case "tC", "tS":
		return 'C'
	case "dZ", "dS":
		return 'Z'
	case "SC", "sC":
		return 'S'
	}
	return 0
}

// endings are the endings that languages write differently: the feminine of
// adjectives, the Turkic patronymic (in either reading of г), and Alexander.
var endings = [...]struct{ from, to string }{
	{"skaia", "ska"}, {"ogli", "oglu"}, {"ohli", "ohlu"}, {"ander", "andr"},
}

// ending gives the word with such endings made one.
func (s *speller) ending() string {
	word := string(s.out)
	for _, ending := range endings {
		if stem, ok := strings.CutSuffix(word, ending.from); ok {
			return stem + ending.to
		}
	}
	return word
}
