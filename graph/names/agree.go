package names

import (
	"math/bits"
	"strings"

	"github.com/adrg/strutil/metrics"
)

// What the agreement of two words is worth, in ten-thousandths.
const (
	spelledSame      = 9700 // the likeliest spellings are equal
	spelledSameOther = 9400 // another reading is needed
	prefixBase       = 6500 // plus prefixRest for the share that is typed
	prefixRest       = 2000
	initialWorth     = 5000
	counterpartWorth = 5000 // below the threshold when nothing else agrees
	similarWorth     = 8500 // times the similarity, if both sound alike
	likeWorth        = 7500 // times the similarity, if they do not
	soundWorth       = 7500 // times the similarity, if only the sound agrees
)

// How near words must be.
const (
	leastSimilar    = 8800 // Jaro-Winkler; below it different names begin
	leastLike       = 9000 // the same, if they do not sound alike
	leastSound      = 7000 // the same, if only the sound is to agree
	shortestSimilar = 4    // letters; in shorter words one letter is a name's difference
	mostOtherLetter = 4    // letters that only one of two similar words may have
)

// compare gives how well a word of the text agrees with a word of a name, 0 if
// not at all.
func (q queryWord) compare(w word) (points int, how How) {
	if q.folded == w.folded {
		return one, Exact
	}
	if points := sameSpelling(q.word, w); points > 0 {
		return points, Transliteration
	}
	points, how = similar(q.word, w)
	if prefix := q.prefix(w); prefix >= points && prefix > 0 {
		return prefix, Prefix
	}
	if points < counterpartWorth && areCounterparts(q.word, w) {
		return counterpartWorth, Counterpart
	}
	return points, how
}

func sameSpelling(a, b word) int {
	for i, x := range a.spellings {
		for j, y := range b.spellings {
			switch {
			case x != y:
			case i == 0 && j == 0:
				return spelledSame
			default:
				return spelledSameOther
			}
		}
	}
	return 0
}

// prefix gives what the word is worth as the beginning of w: as an initial, in
// either direction, or, if it is the last of the text, as an unfinished word.
func (q queryWord) prefix(w word) int {
	share := 0
	switch {
	case strings.HasPrefix(w.folded, q.folded):
		share = prefixRest * q.runes / w.runes
	case len(q.spellings) > 0 && len(w.spellings) > 0 && strings.HasPrefix(w.spellings[0], q.spellings[0]):
		share = prefixRest * len(q.spellings[0]) / len(w.spellings[0])
	case w.runes == 1 && queryBegins(q.word, w):
		return initialWorth
	default:
		return 0
	}
	if q.last && q.canPrefix() {
		return prefixBase + share
	}
	if q.runes == 1 {
		return initialWorth
	}
	return 0
}

// queryBegins reports whether a word of the text begins with an initial of the
// name.
func queryBegins(q, initial word) bool {
	if strings.HasPrefix(q.folded, initial.folded) {
		return true
	}
	return len(q.spellings) > 0 && len(initial.spellings) > 0 &&
		strings.HasPrefix(q.spellings[0], initial.spellings[0])
}

// similar compares letters and sounds, in the readings that agree best.
func similar(a, b word) (points int, how How) {
	for i := range a.spellings {
		for j := range b.spellings {
			p, h := similarSpelling(a, i, b, j)
			if p > points {
				points, how = p, h
			}
		}
	}
	return points, how
}

// similarSpelling compares reading i of one word with reading j of another.
func similarSpelling(a word, i int, b word, j int) (points int, how How) {
	x, y := a.spellings[i], b.spellings[j]
	other := a.letters[i] ^ b.letters[j]
	switch {
	case (a.letters[i]|b.letters[j])&digits != 0: // the next number is another number
		return 0, 0
	case min(len(x), len(y)) < shortestSimilar || bits.OnesCount32(other) > mostOtherLetter:
		return 0, 0
	}
	similarity := jaroWinkler(x, y)
	soundsSame := len(a.sounds[i]) >= shortestSound && a.sounds[i] == b.sounds[j]
	switch {
	case soundsSame && similarity >= leastSimilar:
		return similarity * similarWorth / one, Spelling
	case soundsSame && similarity >= leastSound:
		return similarity * soundWorth / one, Sound
	case similarity >= leastLike:
		return similarity * likeWorth / one, Spelling
	}
	return 0, 0
}

// jaroWinkler gives the Jaro-Winkler similarity in ten-thousandths. It is a
// fraction of small numbers: the nudge before rounding puts every tie on one
// side, whatever the last bit of the floating-point result is.
func jaroWinkler(x, y string) int {
	const nudge = 1e-9
	return int(metrics.NewJaroWinkler().Compare(x, y)*one + 0.5 + nudge)
}
