package cypher

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// Neo4j compares a parameter by UTF-16 units; keys of texts have to come out by code
// point all the same.
func TestTextKeysCompareByCodePoint(t *testing.T) {
	texts := []string{"", " ", "A", "a", "aa", "a\x00", "\x7f", "é", "ÿ", "Ж", "한", "\ue000", "\ufeff", "\uffff", "𐀀", "😀", "\U0010ffff", strings.Repeat("я", longestKey)}
	for _, a := range texts {
		for _, b := range texts {
			got := slices.Compare(utf16.Encode([]rune(textKey(a))), utf16.Encode([]rune(textKey(b))))
			if want := strings.Compare(a, b); cmp.Compare(got, 0) != want {
				t.Errorf("comparing the keys of %.20q and %.20q: got %d, want %d", a, b, got, want)
			}
		}
	}
}

// An index holds no longer keys.
func TestTextKeysAreBounded(t *testing.T) {
	const most = 8_000
	if got := len(textKey(strings.Repeat("я", 100_000))); got > most {
		t.Errorf("the key of a long text: got %d bytes, want at most %d", got, most)
	}
}

func TestIntegersAreDecimals(t *testing.T) {
	got := integers([]string{"1", "01", "-5", "+5", "x", "", "9223372036854775807", "9223372036854775808"})
	if want := []int64{1, -5, 9223372036854775807}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestValuesAreEscapedAsPlansAsk(t *testing.T) {
	got, err := appendValue(nil, []any{"\x00\b\t\n\f\r\x1f \x7f\"\\/<\u2028😀", int64(-1), true, nil, []any{}})
	want := `["\u0000\b\t\n\f\r\u001f ` + "\x7f" + `\"\\/<` + "\u2028" + `😀",-1,true,null,[]]`
	if err != nil || string(got) != want {
		t.Errorf("got %s, %v; want %s", got, err, want)
	}
	if _, err := appendValue(nil, 1.5); err == nil {
		t.Error("a float, which no plan asks for: got no error")
	}
}
