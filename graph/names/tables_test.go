package names

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// lines reads a table from testdata: one entry a line, # begins a comment.
func lines(t testing.TB, file string) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var entries []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			entries = append(entries, line)
		}
	}
	if len(entries) == 0 {
		t.Fatalf("%s is empty", file)
	}
	return entries
}

// finds reports whether looking up the keys of text gives the name.
func finds(text, name string) bool {
	stored := Keys(name)
	for _, wanted := range QueryKeys(text) {
		for _, key := range stored {
			if key == wanted.Key || wanted.Prefix && strings.HasPrefix(string(key), string(wanted.Key)) {
				return true
			}
		}
	}
	return false
}

// score gives the score of one name, and how it matched.
func score(text, name string) (points float64, how How) {
	points, matches := NewQuery(text).Score([]Name{{Field: "name", Value: name}})
	if len(matches) > 0 {
		how = matches[0].How
	}
	return points, how
}

func TestEqualNames(t *testing.T) {
	for _, line := range lines(t, "equal.txt") {
		variants := strings.Split(line, " = ")
		for _, asked := range variants {
			for _, stored := range variants {
				if !finds(asked, stored) {
					t.Errorf("%q: no key of %v is one of %q", asked, QueryKeys(asked), Keys(stored))
				}
				points, how := score(asked, stored)
				if points < Threshold || how > Transliteration {
					t.Errorf("%q finds %q with %v, %v", asked, stored, points, how)
				}
			}
		}
	}
}

func TestSimilarNames(t *testing.T) {
	for _, line := range lines(t, "similar.txt") {
		asked, stored, _ := strings.Cut(line, " => ")
		points, how := score(asked, stored)
		t.Logf("%-40s %-30s %.4f %v", asked, stored, points, how)
		if points < Threshold || points == 1 {
			t.Errorf("%q finds %q with %v, %v", asked, stored, points, how)
		}
		if !finds(asked, stored) {
			t.Errorf("%q: no key of %v is one of %q", asked, QueryKeys(asked), Keys(stored))
		}
	}
}

func TestDifferentNames(t *testing.T) {
	for _, line := range lines(t, "different.txt") {
		one, other, _ := strings.Cut(line, " | ")
		for _, pair := range [][2]string{{one, other}, {other, one}} {
			if points, how := score(pair[0], pair[1]); points != 0 {
				t.Errorf("%q finds %q with %v, %v", pair[0], pair[1], points, how)
			}
		}
	}
}

func TestUnequalNames(t *testing.T) {
	const near = 0.85
	for _, line := range lines(t, "unequal.txt") {
		one, other, _ := strings.Cut(line, " | ")
		for _, pair := range [][2]string{{one, other}, {other, one}} {
			points, how := score(pair[0], pair[1])
			if points >= near || points > 0 && (how == Exact || how == Word || how == Transliteration) {
				t.Errorf("%q finds %q with %v, %v", pair[0], pair[1], points, how)
			}
		}
	}
}

// TestWordOrder holds a stored name to the same score in whatever order it
// stands.
func TestWordOrder(t *testing.T) {
	for _, line := range lines(t, "equal.txt") {
		variants := strings.Split(line, " = ")
		for _, name := range variants {
			words := strings.Fields(name)
			slices.Reverse(words)
			forward, how := score(variants[0], name)
			backward, other := score(variants[0], strings.Join(words, " "))
			if forward != backward || how != other {
				t.Errorf("%q: %q has %v %v, reversed %v %v", variants[0], name, forward, how, backward, other)
			}
		}
	}
}
