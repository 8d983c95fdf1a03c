package names

// The normalised spelling is ISO 9 with four liberties: the letters with a
// caron are written as capitals (C for č, S for š and щ, Z for ž), the soft and
// the hard sign are dropped, й and ы and ї are i, and ё, є and э are e. That is
// as far as the tables in use (ISO 9, BGN/PCGN, ICAO Doc 9303, KMU 2010) agree.

// ghe marks г in the table: g in Russian, h in Ukrainian and Belarusian. Its
// reading decides.
const ghe = "\x00"

// cyrillicSpellings are the spellings of U+0430 to U+045F.
var cyrillicSpellings = [...]string{
	"a", "b", "v", ghe, "d", "e", "Z", "z", "i", "i", "k", "l", "m", "n", "o", "p", // а to п
	"r", "s", "t", "u", "f", "h", "c", "C", "S", "S", "", "i", "", "e", "iu", "ia", // р to я
	"e", "e", "Z", "g", "e", "dz", "i", "i", "i", "l", "n", "C", "k", "i", "u", "Z", // ѐ to џ
}

// otherCyrillic are the letters of the Turkic and Caucasian languages and of
// the old Russian spelling. Crimean Tatar in Cyrillic writes its own sounds
// with a hard sign (къ, гъ, нъ), which is dropped.
var otherCyrillic = map[rune]string{
	'ґ': "g", 'ғ': "g", 'ҕ': "g", 'ӷ': "g",
	'қ': "k", 'ҡ': "k", 'ҝ': "g", 'ҟ': "k", 'ӄ': "k",
	'ң': "n", 'ҥ': "n", 'ӈ': "n", 'ө': "o", 'ӧ': "o", 'ӫ': "o",
	'ү': "u", 'ұ': "u", 'ӱ': "u", 'ӯ': "u", 'ӳ': "u",
	'һ': "h", 'ҳ': "h", 'ҷ': "C", 'ҹ': "Z", 'ҽ': "C", 'җ': "Z", 'ӂ': "Z", 'ӝ': "Z",
	'ҙ': "z", 'ӟ': "z", 'ҫ': "s", 'ҭ': "t", 'ҵ': "c", 'ӵ': "C",
	'ә': "a", 'ӓ': "a", 'ӑ': "a", 'ӗ': "e", 'ӣ': "i", 'ӥ': "i", 'ӹ': "i",
	'ѣ': "e", 'ѳ': "f", 'ѵ': "i", 'ѡ': "o", 'ѧ': "ia", 'ѫ': "u",
	'ӏ': "", 'Ӏ': "",
}

// spellCyrillic gives the normalised spelling of a small Cyrillic letter.
func spellCyrillic(r rune) (spelling string, ok bool) {
	const first = 'а' // U+0430
	if first <= r && r < first+rune(len(cyrillicSpellings)) {
		return cyrillicSpellings[r-first], true
	}
	if r < 'Ѐ' || r > 'ԯ' {
		return "", false
	}
	spelling, ok = otherCyrillic[r]
	return spelling, ok
}

// isUkrainian reports the letters that Russian does not have and Ukrainian or
// Belarusian has: with one of them in the word, г is h.
func isUkrainian(r rune) bool {
	switch r {
	case 'і', 'ї', 'є', 'ґ', 'ў':
		return true
	}
	return false
}
