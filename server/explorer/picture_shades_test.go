package explorer_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestShadesAreLegible: the number in each shade has a contrast of 4.5 to 1 or more
// (WCAG 2.2, 1.4.3) on light and dark pages and on paper.
func TestShadesAreLegible(t *testing.T) {
	file, err := os.ReadFile("styles/picture.css")
	if err != nil {
		t.Fatal(err)
	}
	style := string(file)
	text := map[string]string{}
	for _, rule := range regexp.MustCompile(`\.(heat-\d) \{ background: var\(--heat-\d\); color: var\(--(heat-\w+)\)`).FindAllStringSubmatch(style, -1) {
		text[rule[1]] = rule[2]
	}
	if len(text) != 7 {
		t.Fatalf("got %d shades, want 7", len(text))
	}
	roots := regexp.MustCompile(`:root \{[^}]*\}`).FindAllString(style, -1)
	if len(roots) != 3 {
		t.Fatalf("got %d sets of colours, want light, dark and paper", len(roots))
	}
	for i, root := range roots {
		colour := map[string]string{}
		for _, set := range regexp.MustCompile(`--([\w-]+): (#[0-9a-f]+)`).FindAllStringSubmatch(root, -1) {
			colour[set[1]] = set[2]
		}
		for shade, ink := range text {
			if got := contrast(t, colour[shade], colour[ink]); got < 4.5 {
				t.Errorf("set %d: %s on %s (%s) has a contrast of %.2f", i+1, colour[ink], colour[shade], shade, got)
			}
		}
	}
}

// contrast is the contrast ratio of two colours, as WCAG 2.2 defines it.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(colour string) float64 {
		digits := strings.TrimPrefix(colour, "#")
		if len(digits) == 3 {
			digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
		}
		total := 0.0
		for i, weight := range []float64{.2126, .7152, .0722} {
			n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
			if err != nil {
				t.Fatalf("got the colour %q", colour)
			}
			c := float64(n) / 255
			if c <= .04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+.055)/1.055, 2.4)
			}
			total += weight * c
		}
		return total
	}
	first, second := luminance(a), luminance(b)
	return (max(first, second) + .05) / (min(first, second) + .05)
}
