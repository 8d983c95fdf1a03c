package names

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Kuku", "kuku"},
		{"Ёлка Їжак Йод", "елка іжак иод"},
		{"İstanbul ISPARTA", "istanbul isparta"},
		{"Straße ẞ", "strasse ss"},
		{"ΑΛΈΞΑΝΔΡΟΣ", "αλεξανδροσ"},
		{"ŉ ǰ ΐ", "ʼn j ι"},
		{"Ǆ ﬁ", "ǆ fi"},
		{"ꭰᎠᏸᏰ", "ᎠᎠᏰᏰ"},
		{"e\u0301\u0323E", "ee"},
		{"a\xffb", "a\uFFFDb"},
		{"Qırım", "qırım"},
	} {
		if got := Fold(c.text); got != c.want {
			t.Errorf("Fold(%q) is %+q, want %+q", c.text, got, c.want)
		}
	}
}

// TestFoldEveryRune holds every code point to the promises of Fold, and the
// fast way to the slow one.
func TestFoldEveryRune(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		text := string(r)
		folded := Fold(text)
		if again := Fold(folded); again != folded {
			t.Errorf("%U folds to %+q, then to %+q", r, folded, again)
		}
		if slow := foldAny(text); slow != folded {
			t.Errorf("%U folds to %+q fast and to %+q slowly", r, folded, slow)
		}
		if strings.ContainsFunc(folded, func(r rune) bool { return unicode.Is(unicode.Mn, r) }) {
			t.Errorf("%U folds to %+q, with a mark", r, folded)
		}
		if other := unicode.SimpleFold(r); Fold(string(other)) != folded && r != iotaSubscript && other != iotaSubscript {
			t.Errorf("%U folds to %+q, %U to %+q", r, folded, other, Fold(string(other)))
		}
	}
}

// iotaSubscript is a mark whose capital is a letter: it goes with the marks.
const iotaSubscript = '\u0345'

func TestKeysAreBounded(t *testing.T) {
	for _, text := range hostile() {
		keys := Keys(text)
		if len(keys) > 2*maxWords*(1+2*(len(readings)+1)) {
			t.Errorf("%.20q has %d keys", text, len(keys))
		}
		for _, key := range keys {
			if length := utf8.RuneCountInString(string(key)); length > 1+4*maxRunes || length < 2 {
				t.Errorf("%.20q has a key of %d runes", text, length)
			}
		}
		if len(QueryKeys(text)) > 2*maxQueryWords*(2+3*(len(readings)+1))+1 {
			t.Errorf("%.20q asks for %d keys", text, len(QueryKeys(text)))
		}
	}
}

func hostile() []string {
	return []string{
		"", " ", "*:*", `"x`, "NEAR(", "col:x", "/(a+)+/", "a~100000", "' OR 1=1 --", "\x00", "\xff\xfe",
		strings.Repeat("a", 1<<20), strings.Repeat("a ", 1<<19), strings.Repeat("щ", 1<<18),
		"e" + strings.Repeat("\u0301", 1<<18), strings.Repeat("\u0301", 1<<10), strings.Repeat("ﷺ ", 100),
		strings.Repeat("ΐ", 100), strings.Repeat("각", 100), strings.Repeat("cjch", 100) + "г",
	}
}

func TestSpecialCharactersSeparate(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{`*:*`, nil},
		{`"x`, []string{"x"}},
		{"NEAR(", []string{"NEAR"}},
		{"/(a+)+/", []string{"a"}},
		{"Emir-Usein_Kuku", []string{"Emir", "Usein", "Kuku"}},
		{"Solov'ev В’ячеслав", []string{"Solovev", "Вячеслав"}},
		{"205.5-2", []string{"205", "5", "2"}},
	} {
		got := split(c.text, maxWords)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q splits into %q, want %q", c.text, got, c.want)
		}
	}
}

func TestKeyKinds(t *testing.T) {
	want := []Key{"fкуку", "fэмир", "lemir", "lkuku", "pemr"}
	if got := Keys("Эмир Куку"); !slices.Equal(got, want) {
		t.Errorf("keys are %q, want %q", got, want)
	}
	if want[0].Kind() != Folded || want[2].Kind() != Latin || want[4].Kind() != Phonetic || Key("").Kind() != 0 {
		t.Error("a key does not know its kind")
	}
	for _, key := range QueryKeys("E. Kuku") {
		if key.Key == "fe" {
			t.Error("an initial is looked up beside a name")
		}
	}
	if len(QueryKeys("E")) == 0 {
		t.Error("a lone letter is not looked up")
	}
}

func TestScoreOrder(t *testing.T) {
	for _, c := range []struct{ text, better, worse string }{
		{"Kuku", "Emir-Usein Kuku", "Kukunov"},
		{"Kuku", "Emir-Usein Kuku", "Ivan Kukunov"},
		{"Aliev", "Muslim Aliev", "Valiev"},
		{"Maria", "Maria Alyokhina", "Marina"},
		{"Volodymyr Balukh", "Volodymyr Balukh", "Володимир Балух"},
		{"Volodymyr Balukh", "Володимир Балух", "Vladimir Balukh"},
		{"Ivan Petrov", "Ivan Petrov", "Ivan Petrovich Petrov"},
		{"Николай Карпюк", "Nikolai Karpyuk", "Mykola Karpyuk"},
	} {
		better, _ := score(c.text, c.better)
		worse, _ := score(c.text, c.worse)
		if better <= worse {
			t.Errorf("%q: %q has %v, %q has %v", c.text, c.better, better, c.worse, worse)
		}
	}
}

func TestScoreMatches(t *testing.T) {
	candidate := []Name{
		{"aliases", "E. Kuku"}, {"nameNative", "Эмир-Усеин Куку"}, {"name", "Emir-Usein Kuku"}, {"title", "human rights activist"},
	}
	points, matches := NewQuery("kuku EMIR-usein").Score(candidate)
	want := []Match{
		{"name", "Emir-Usein Kuku", Exact}, {"nameNative", "Эмир-Усеин Куку", Transliteration}, {"aliases", "E. Kuku", Prefix},
	}
	if points != 1 || !reflect.DeepEqual(matches, want[:len(matches)]) || len(matches) < 2 {
		t.Errorf("score %v, matches %v", points, matches)
	}
	for how, name := range howNames {
		if How(how).String() != name {
			t.Errorf("%d is %v", how, How(how))
		}
	}
	if points, matches := NewQuery("  ").Score(candidate); points != 0 || matches != nil || !NewQuery("").Empty() {
		t.Errorf("nothing asked, found %v %v", points, matches)
	}
}

// TestRandomText holds what must be true of any text.
func TestRandomText(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := append(lines(t, "equal.txt"), hostile()...)
	for range 2000 {
		text := randomText(random, pieces)
		name := randomText(random, pieces)
		checkFold(t, text)
		checkKeys(t, text)
		checkScore(t, text, name)
	}
}

func randomText(random *rand.Rand, pieces []string) string {
	var b strings.Builder
	for range random.IntN(8) {
		piece := pieces[random.IntN(len(pieces))]
		start := random.IntN(len(piece) + 1)
		b.WriteString(piece[start:min(len(piece), start+random.IntN(12))])
		b.WriteRune(rune(random.IntN(unicode.MaxRune)))
		b.WriteByte(byte(random.IntN(256)))
	}
	return b.String()
}

func checkFold(t *testing.T, text string) {
	folded := Fold(text)
	if again := Fold(folded); again != folded {
		t.Fatalf("%+q folds to %+q, then to %+q", text, folded, again)
	}
	if slow := foldAny(text); slow != folded {
		t.Fatalf("%+q folds to %+q fast and to %+q slowly", text, folded, slow)
	}
	if !utf8.ValidString(folded) {
		t.Fatalf("%+q folds to %+q, not UTF-8", text, folded)
	}
}

func checkKeys(t *testing.T, text string) {
	keys := Keys(text)
	if !slices.Equal(keys, Keys(text)) || !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
		t.Fatalf("keys of %+q: %q", text, keys)
	}
	for _, key := range keys {
		if !utf8.ValidString(string(key)) || len(key) < 2 {
			t.Fatalf("%+q has the key %+q", text, key)
		}
	}
	if !reflect.DeepEqual(QueryKeys(text), QueryKeys(text)) {
		t.Fatalf("keys asked for %+q differ", text)
	}
}

func checkScore(t *testing.T, text, name string) {
	q := NewQuery(text)
	points, matches := q.Score([]Name{{"name", name}})
	if points != 0 && (points < Threshold || points > 1) || math.Round(points*one)/one != points {
		t.Fatalf("%+q finds %+q with %v", text, name, points)
	}
	if (points > 0) != (len(matches) == 1) {
		t.Fatalf("%+q finds %+q with %v and %v", text, name, points, matches)
	}
	if own, how := score(text, text); len(split(text, maxQueryWords+1)) <= maxQueryWords && !q.Empty() && (own != 1 || how != Exact) {
		t.Fatalf("%+q finds itself with %v, %v", text, own, how)
	}
}

func FuzzFold(f *testing.F) { seed(f); f.Fuzz(checkFold) }

func FuzzKeys(f *testing.F) { seed(f); f.Fuzz(checkKeys) }

func FuzzScore(f *testing.F) {
	for _, line := range lines(f, "similar.txt") {
		asked, stored, _ := strings.Cut(line, " => ")
		f.Add(asked, stored)
	}
	f.Fuzz(checkScore)
}

func seed(f *testing.F) {
	for _, text := range append(lines(f, "equal.txt"), hostile()...) {
		f.Add(text[:min(len(text), 1000)])
	}
}

// TestCounterparts holds the table to its own spelling.
func TestCounterparts(t *testing.T) {
	for name := range counterparts {
		latin := strings.NewReplacer("Z", "zh", "C", "ch", "S", "sh", "c", "ts").Replace(name)
		if got := spellings(latin)[0]; got != name {
			t.Errorf("%q is spelt %q", name, got)
		}
	}
}
