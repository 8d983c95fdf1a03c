package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold puts case and diacritics aside, in any script: canonical decomposition
// (NFD), combining marks (category Mn) removed, full Unicode case folding
// (CaseFolding.txt, statuses C and F, so that ß equals ss). The result is in
// NFD and folding it again changes nothing. Bytes that are not UTF-8 become
// U+FFFD.
//
// Two texts are the same, case and diacritics aside, when their folds are
// equal; one contains another when its fold contains the other's.
func Fold(s string) string {
	if folded, done := foldASCII(s); done {
		return folded
	}
	if folded, done := foldCommon(s); done {
		return folded
	}
	return foldAny(s)
}

// foldASCII folds text of ASCII alone, without a copy when nothing changes.
func foldASCII(s string) (folded string, done bool) {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return "", false
		}
	}
	return strings.ToLower(s), true
}

// foldCommon folds text of ASCII and the Cyrillic of Russian, Ukrainian,
// Belarusian and the languages of the Balkans, which is most of what is loaded,
// some ten times faster than foldAny and to the same result.
func foldCommon(s string) (folded string, done bool) {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r < utf8.RuneSelf:
		case firstCyrillic <= r && r < firstCyrillic+rune(len(cyrillicFolds)):
			r = cyrillicFolds[r-firstCyrillic]
		default:
			return "", false
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out), true
}

const firstCyrillic = 'Ѐ' // U+0400

// cyrillicFolds are the folds of U+0400 to U+045F: lower case, and the letters
// that NFD takes apart (й, ё, ї, ў, ѓ, ќ) without their mark.
var cyrillicFolds = [...]rune{
	'е', 'е', 'ђ', 'г', 'є', 'ѕ', 'і', 'і', 'ј', 'љ', 'њ', 'ћ', 'к', 'и', 'у', 'џ',
	'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'и', 'к', 'л', 'м', 'н', 'о', 'п',
	'р', 'с', 'т', 'у', 'ф', 'х', 'ц', 'ч', 'ш', 'щ', 'ъ', 'ы', 'ь', 'э', 'ю', 'я',
	'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'и', 'к', 'л', 'м', 'н', 'о', 'п',
	'р', 'с', 'т', 'у', 'ф', 'х', 'ц', 'ч', 'ш', 'щ', 'ъ', 'ы', 'ь', 'э', 'ю', 'я',
	'е', 'е', 'ђ', 'г', 'є', 'ѕ', 'і', 'і', 'ј', 'љ', 'њ', 'ћ', 'к', 'и', 'у', 'џ',
}

// foldAny folds text of any script. Marks go before the case is folded, and
// once more after it, because case folding can yield marks again (ŉ, ǰ, ΐ).
func foldAny(s string) string {
	valid := strings.ToValidUTF8(s, "\uFFFD")
	folded := cases.Fold().Bytes(withoutMarks(norm.NFD.Append(nil, []byte(valid)...)))
	return string(withoutMarks(norm.NFD.Append(nil, folded...)))
}

// withoutMarks removes the nonspacing marks of UTF-8 text, in place.
func withoutMarks(text []byte) []byte {
	out := text[:0]
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		i += size
		if r >= 0x300 && unicode.Is(unicode.Mn, r) {
			continue
		}
		out = utf8.AppendRune(out, foldCherokee(r))
	}
	return out
}

// foldCherokee folds the small letters of Cherokee to the capitals, as
// CaseFolding.txt has it: the capitals were encoded first. golang.org/x/text
// exchanges the two instead (https://go.dev/issue/46101).
func foldCherokee(r rune) rune {
	switch {
	case 0xAB70 <= r && r <= 0xABBF:
		return r - 0xAB70 + 0x13A0
	case 0x13F8 <= r && r <= 0x13FD:
		return r - 8
	}
	return r
}
