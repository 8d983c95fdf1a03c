package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Key is one entry of the name index: a letter that says what the rest is, and
// a word in that form. All kinds live in one index, ordered by code point.
type Key string

// KeyKind says in which form a key holds its word.
type KeyKind byte

// The kinds of keys, from the most telling to the least.
const (
	Folded   KeyKind = 'f' // the word in its own script, case and marks aside
	Latin    KeyKind = 'l' // the word in Latin letters, in normalised spelling
	Phonetic KeyKind = 'p' // how the beginning of the word sounds
)

// Kind gives the key's kind.
func (k Key) Kind() KeyKind {
	if k == "" {
		return 0
	}
	return KeyKind(k[0])
}

// WeightedKey is a key to look up, with how much it says that a name has it.
type WeightedKey struct {
	Key    Key
	Weight int  // what a name that has the key gains; sums order candidates
	Prefix bool // every key that begins with Key counts, not just Key itself
}

// The weights of keys. A word found as it is written outweighs any other one
// way of finding it, and one word found well outweighs two that only sound
// alike.
const (
	foldedWeight       = 8
	latinWeight        = 5
	phoneticWeight     = 1
	foldedPrefixWeight = 2
	latinPrefixWeight  = 1
)

const (
	shortestSound  = 3 // codes; shorter ones are shared by unrelated names
	longestSound   = 4 // codes in a key, so that a slip near the end is forgiven
	shortestPrefix = 2 // letters typed before a beginning is looked up
	shortestHalf   = 4 // letters of half a word; fewer begin too many names
)

// Keys gives the index keys of one name, sorted, without repetition: for every
// word (at most 32, and compounds once more as one word) its folded form, its Latin spellings (at most four) and
// how these sound. Two names that are spellings of one another share a key.
func Keys(name string) []Key {
	words := append(newWords(name, maxWords), newJoinedWords(name, maxWords)...)
	keys := make([]Key, 0, 4*len(words))
	for _, w := range words {
		keys = append(keys, foldedKey(w))
		for i, spelling := range w.spellings {
			keys = append(keys, makeKey(Latin, spelling))
			if code, ok := soundKey(w.sounds[i]); ok {
				keys = append(keys, code)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// QueryKeys gives the keys to look up for a search text, without repetition,
// the weightiest first. Only the first 8 words count. The last word is taken as
// unfinished, so that its beginning is looked up as well. A lone letter stands
// for a first name and is looked up only when there is nothing else.
func QueryKeys(text string) []WeightedKey {
	return NewQuery(text).Keys()
}

func queryKeys(words []queryWord) []WeightedKey {
	var keys []WeightedKey
	add := func(key Key, weight int, prefix bool) {
		for i := range keys {
			if keys[i].Key == key && keys[i].Prefix == prefix {
				return
			}
		}
		keys = append(keys, WeightedKey{Key: key, Weight: weight, Prefix: prefix})
	}
	for _, w := range words {
		if w.runes == 1 && hasLongerWord(words) {
			continue
		}
		addWord(w, add)
	}
	addHalf(words, add)
	slices.SortFunc(keys, compareWeighted)
	return keys
}

// addWord adds the keys under which one word of a search text is looked up.
func addWord(w queryWord, add func(key Key, weight int, prefix bool)) {
	add(foldedKey(w.word), foldedWeight, false)
	if w.last && w.canPrefix() {
		add(foldedKey(w.word), foldedPrefixWeight, true)
	}
	for i, spelling := range w.spellings {
		add(makeKey(Latin, spelling), latinWeight, false)
		if w.last && len(spelling) >= shortestPrefix {
			add(makeKey(Latin, spelling), latinPrefixWeight, true)
		}
		if code, ok := soundKey(w.sounds[i]); ok {
			add(code, phoneticWeight, false)
		}
	}
}

// addHalf adds the first half of the longest word, where it is long enough to
// be told by its half, so that a slip in the other half loses nobody.
func addHalf(words []queryWord, add func(key Key, weight int, prefix bool)) {
	longest := ""
	for _, w := range words {
		if len(w.spellings) > 0 && len(w.spellings[0]) > len(longest) {
			longest = w.spellings[0]
		}
	}
	if half := max(shortestHalf, len(longest)/2); len(longest) >= half+2 {
		add(makeKey(Latin, longest[:half]), latinPrefixWeight, true)
	}
}

func compareWeighted(a, b WeightedKey) int {
	if a.Weight != b.Weight {
		return b.Weight - a.Weight
	}
	return strings.Compare(string(a.Key), string(b.Key))
}

func hasLongerWord(words []queryWord) bool {
	return slices.ContainsFunc(words, func(w queryWord) bool { return w.runes > 1 })
}

// canPrefix reports whether enough is typed to look up what begins so: two
// letters, or one ideograph.
func (w queryWord) canPrefix() bool {
	first, _ := utf8.DecodeRuneInString(w.folded)
	return w.runes >= shortestPrefix || unicode.Is(unicode.Han, first)
}

func foldedKey(w word) Key { return makeKey(Folded, w.folded) }

func makeKey(kind KeyKind, token string) Key { return Key(string(rune(kind)) + token) }

func soundKey(code string) (key Key, ok bool) {
	if len(code) < shortestSound {
		return "", false
	}
	return makeKey(Phonetic, code[:min(len(code), longestSound)]), true
}
