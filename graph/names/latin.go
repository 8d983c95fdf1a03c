package names

import (
	"strings"

	"github.com/mozillazg/go-unidecode"
)

// markedSpellings are the Latin letters whose mark changes the sound, in
// normalised spelling: Czech, Croatian and ISO 9 (č š ž), Polish (ż), Turkish,
// Crimean Tatar and Azerbaijani (ç ş ğ ı ə), Romanian (ț), Baltic. All others
// lose their mark. Two letters stand here because unidecode spells them by
// shape: Georgian khani and Greek eta.
var markedSpellings = map[rune]string{
	'č': "C", 'ć': "C", 'ç': "C", 'ĉ': "C",
	'š': "S", 'ş': "S", 'ș': "S", 'ŝ': "S",
	'ž': "Z", 'ż': "Z", 'đ': "Z", 'ǧ': "g", 'ğ': "g", 'ģ': "g",
	'ხ': "h", 'η': "i", 'ή': "i",
	'ț': "c", 'ţ': "c", 'ı': "i", 'ə': "a", 'ß': "s", 'ẖ': "h", 'ḥ': "h", 'ḫ': "h",
}

// toASCII gives the ASCII letters and digits, in lower case, that stand for a
// letter of any other script. unidecode gives spaces and signs as well, which
// separate nothing here.
func toASCII(r rune) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return r + ('a' - 'A')
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		}
		return -1
	}, unidecode.Unidecode(string(r)))
}

// reading is one way to read the letters that languages use differently.
type reading struct {
	c     string // c before a, o, u or a consonant
	cSoft string // c before e, i or y
	j     string
	ch    string
	ghe   string // Cyrillic г
}

// readings are the ways to read a word, the likeliest first. A word that has
// none of the letters in question has one spelling.
var readings = [...]reading{
	{c: "c", cSoft: "c", j: "i", ch: "C", ghe: "g"}, // Slavic: Sencov, Aleksej
	{c: "k", cSoft: "s", j: "Z", ch: "C", ghe: "h"}, // English and French: Victor, Jemilev
	{c: "Z", cSoft: "Z", j: "Z", ch: "C", ghe: "h"}, // Turkish, Crimean Tatar: Cemilev
	{c: "c", cSoft: "c", j: "i", ch: "h", ghe: "h"}, // Polish, German, Czech: Chodorkowski
}

// latinRule says how letters are written in normalised spelling.
type latinRule struct{ from, to string }

// latinRules are the rules for each first letter, the longest first. Letters
// without a rule stand for themselves. What runs together only after
// transliteration (t and s, d and ž) is joined by speller.emit.
var latinRules = [...][]latinRule{
	'c' - 'a': {{"cz", "C"}},
	'd' - 'a': {{"dsch", "Z"}, {"dj", "Z"}},
	'g' - 'a': {{"gh", "g"}},
	'k' - 'a': {{"kh", "h"}},
	'o' - 'a': {{"ou", "u"}},
	'p' - 'a': {{"ph", "f"}},
	'q' - 'a': {{"q", "k"}},
	's' - 'a': {{"shch", "S"}, {"szcz", "S"}, {"sch", "S"}, {"sh", "S"}, {"sz", "S"}},
	't' - 'a': {{"tsch", "C"}, {"th", "t"}, {"tz", "c"}},
	'w' - 'a': {{"w", "v"}},
	'x' - 'a': {{"x", "ks"}},
	'y' - 'a': {{"y", "i"}},
	'z' - 'a': {{"zgh", "zh"}, {"zh", "Z"}}, // зг is zgh in KMU 2010, lest it be read as ж
}

// spellLatin gives the normalised spelling of the first letters of text, which
// is ASCII, and how many letters it stands for.
func (r reading) spellLatin(text []byte) (spelling string, width int) {
	first := text[0]
	if 'a' <= first && first <= 'z' {
		for _, rule := range latinRules[first-'a'] {
			if hasPrefix(text, rule.from) {
				return rule.to, len(rule.from)
			}
		}
	}
	switch first {
	case 'j':
		return r.j, 1
	case 'c':
		return r.spellC(text)
	}
	return "", 1
}

// spellC spells c, the letter that languages use in the most ways.
func (r reading) spellC(text []byte) (spelling string, width int) {
	switch {
	case hasPrefix(text, "ch"):
		return r.ch, 2
	case hasPrefix(text, "ck") && (len(text) == 2 || !isFrontVowel(text[2])):
		return "k", 2 // but Troickij, and the Polish -cki, are read letter by letter
	case len(text) > 1 && isFrontVowel(text[1]):
		return r.cSoft, 1
	}
	return r.c, 1
}

func isFrontVowel(letter byte) bool { return letter == 'e' || letter == 'i' || letter == 'y' }

func hasPrefix(text []byte, prefix string) bool {
	return len(text) >= len(prefix) && string(text[:len(prefix)]) == prefix
}
