package names

import (
	"cmp"
	"slices"
	"strings"
)

// Threshold is the score below which a candidate is no hit.
const Threshold = 0.55

// Scores are counted in ten-thousandths, as integers, so that they are the same
// on every machine: a compiler may fuse floating-point operations.
const one = 10000

const (
	threshold     = int(Threshold * one)
	nameRest      = 1500 // what a name loses of which nothing was asked for
	longestWeight = 12   // runes; long words are rarer than short ones, up to here
)

// Score compares the text with the names of one candidate. The score is that of
// the name that agrees best, 0 to 1 in ten-thousandths; below [Threshold] it is
// 0. The matches are the names that reach the threshold, the best first, then
// by field and value.
func (q Query) Score(candidate []Name) (score float64, matches []Match) {
	type scored struct {
		points int
		match  Match
	}
	var found []scored
	for _, name := range candidate {
		points, how := q.scoreName(name.Value)
		if points >= threshold {
			found = append(found, scored{points, Match{Field: name.Field, Value: name.Value, How: how}})
		}
	}
	if len(found) == 0 {
		return 0, nil
	}
	slices.SortFunc(found, func(a, b scored) int {
		return cmp.Or(b.points-a.points, strings.Compare(a.match.Field, b.match.Field),
			strings.Compare(a.match.Value, b.match.Value))
	})
	for _, f := range found {
		matches = append(matches, f.match)
	}
	return float64(found[0].points) / one, slices.Compact(matches)
}

// scoreName compares the text with one name, with compounds as several words
// and as one, and gives the better.
func (q Query) scoreName(name string) (points int, how How) {
	for _, words := range [...][]word{newWords(name, maxWords), newJoinedWords(name, maxWords)} {
		slices.SortStableFunc(words, func(a, b word) int { return strings.Compare(a.folded, b.folded) })
		for _, text := range [...][]queryWord{q.words, q.joined} {
			if p, h := scoreWords(text, words); p > points {
				points, how = p, h
			}
		}
	}
	return points, how
}

// scoreWords gives the share of the text that the name answers, less a little
// for what the name has beyond it.
func scoreWords(text []queryWord, name []word) (points int, how How) {
	pairs := closest(text, name)
	if len(pairs) == 0 {
		return 0, 0
	}
	answered, matched, total := 0, 0, 0
	for _, p := range pairs {
		answered += weight(text[p.text].word) * p.points
		matched += weight(name[p.name])
		how = max(how, p.how)
	}
	for _, w := range name {
		total += weight(w)
	}
	points = answered / asked(text, pairs) * (one - nameRest + nameRest*matched/total) / one
	if how == Exact && (len(pairs) < len(text) || len(pairs) < len(name)) {
		how = Word
	}
	return points, how
}

// asked gives the weight of the whole text, to which the pairs are held. A
// patronymic that the name does not have counts for little: passports have it,
// reports and romanised names leave it out.
func asked(text []queryWord, pairs []pair) int {
	sum := 0
	for _, w := range text {
		sum += weight(w.word)
	}
	if len(text) < 3 || len(pairs) < 2 {
		return sum
	}
	answered := make([]bool, len(text))
	for _, p := range pairs {
		answered[p.text] = true
	}
	for i, w := range text {
		if !answered[i] && isPatronymic(w.word) {
			return sum - weight(w.word)*2/3
		}
	}
	return sum
}

// isPatronymic reports the endings of Russian and Ukrainian patronymics.
func isPatronymic(w word) bool {
	if len(w.spellings) == 0 {
		return false
	}
	for _, ending := range [...]string{"oviC", "eviC", "ovna", "evna", "ivna"} {
		if strings.HasSuffix(w.spellings[0], ending) {
			return true
		}
	}
	return false
}

// weight gives what a word counts.
func weight(w word) int { return min(w.runes, longestWeight) }

// pair is a word of the text and a word of the name that agree.
type pair struct {
	text, name int
	points     int
	how        How
}

// closest gives the words that agree, the closest first, each in one pair only,
// whatever their order. Words are sorted, so that ties do not depend on it.
func closest(text []queryWord, name []word) []pair {
	var pairs []pair
	for i, asked := range text {
		for j, w := range name {
			if points, how := asked.compare(w); points > 0 {
				pairs = append(pairs, pair{text: i, name: j, points: points, how: how})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return b.points - a.points })
	textTaken, nameTaken := make([]bool, len(text)), make([]bool, len(name))
	return slices.DeleteFunc(pairs, func(p pair) bool {
		if textTaken[p.text] || nameTaken[p.name] {
			return true
		}
		textTaken[p.text], nameTaken[p.name] = true, true
		return false
	})
}
