package facts

import (
	"regexp"
	"slices"
	"strings"
)

var bracketed = regexp.MustCompile(`^(.*?)\s*\(([^)]*)\)\s*(.*)$`)

// variants splits a name with another spelling in brackets into the name and the
// other: `Enver (Inver) Bekirov` is Enver Bekirov, also Inver Bekirov. The bracket
// replaces the word before it.
func variants(printed string) (name, other string) {
	match := bracketed.FindStringSubmatch(printed)
	if match == nil {
		return printed, ""
	}
	before, inside, after := strings.Fields(match[1]), match[2], match[3]
	name = strings.TrimSpace(match[1] + " " + after)
	if len(before) == 0 {
		return name, ""
	}
	before[len(before)-1] = inside
	return name, strings.TrimSpace(strings.Join(before, " ") + " " + after)
}

// withoutRemark takes a remark in brackets off the end of a name.
func withoutRemark(printed string) (name, remark string) {
	match := bracketed.FindStringSubmatch(printed)
	if match == nil || match[3] != "" {
		return printed, ""
	}
	return match[1], match[2]
}

// listedName turns the name of a list around, `KARPOV, Pavel`; a bare surname is no
// name to be found by.
func listedName(printed string) string {
	if surname, first, found := strings.Cut(printed, ", "); found {
		printed = first + " " + surname
	}
	words := strings.Fields(printed)
	if len(words) < len([]string{"first", "surname"}) {
		return ""
	}
	for i, word := range words {
		if word == strings.ToUpper(word) && !strings.HasSuffix(word, ".") {
			words[i] = word[:1] + strings.ToLower(word[1:])
		}
	}
	return strings.Join(words, " ")
}

// spellings are the other names of somebody, each spelling for itself: those in
// brackets or after a stroke are names of their own.
func spellings(printed []string, known ...string) []string {
	var kept []string
	for _, name := range printed {
		one, other := variants(name)
		before, after, stroke := strings.Cut(one, "/")
		if stroke {
			words := strings.Fields(before)
			other, one = strings.Join(append(words[:len(words)-1], after), " "), before
		}
		for _, spelling := range []string{one, other} {
			if spelling != "" && !slices.Contains(known, spelling) && !slices.Contains(kept, spelling) {
				kept = append(kept, spelling)
			}
		}
	}
	return kept
}

// others are the names that differ from the one in use, without repetition.
func others(name string, more ...string) []string {
	var kept []string
	for _, other := range more {
		if other != "" && other != name && !slices.Contains(kept, other) {
			kept = append(kept, other)
		}
	}
	return kept
}
