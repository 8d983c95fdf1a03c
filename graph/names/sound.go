package names

// sound gives how a normalised spelling sounds, in the manner of Metaphone and
// of the Daitch-Mokotoff Soundex: consonants in classes, where voiced and
// voiceless are one, and no vowels but the first, which is heard. Metaphone
// itself is made for English spelling; here spelling is already settled.
func sound(spelling string) string {
	code := make([]byte, 0, len(spelling))
	var previous byte
	for i := range len(spelling) {
		class := soundClass(spelling[i])
		if class == 0 && i == 0 {
			class = spelling[i]
		}
		if class != 0 && class != previous {
			code = append(code, class)
		}
		previous = class
	}
	return string(code)
}

// soundClass gives the class of a letter, 0 for vowels.
func soundClass(letter byte) byte {
	switch letter {
	case 'a', 'e', 'i', 'o', 'u':
		return 0
	case 'b', 'p':
		return 'P'
	case 'v', 'f':
		return 'F'
	case 'd', 't':
		return 'T'
	case 'g', 'k':
		return 'K'
	case 's', 'z', 'c':
		return 'S'
	case 'C', 'S', 'Z':
		return 'X'
	}
	return letter
}

// digits marks a spelling with a digit in its letter set.
const digits = 1 << 29

// letterSet gives the set of letters of a spelling, to tell quickly that two
// spellings are far apart.
func letterSet(spelling string) uint32 {
	var set uint32
	for i := range len(spelling) {
		switch letter := spelling[i]; {
		case 'a' <= letter && letter <= 'z':
			set |= 1 << (letter - 'a')
		case letter == 'C':
			set |= 1 << 26
		case letter == 'S':
			set |= 1 << 27
		case letter == 'Z':
			set |= 1 << 28
		default:
			set |= digits
		}
	}
	return set
}
