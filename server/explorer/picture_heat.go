package explorer

import (
	"slices"
	"strconv"
)

// heatClasses is how many shades the style sheet has: heat-1 to heat-7.
const heatClasses = 7

// heat gives each count a shade. Its bounds are the smallest counts of the shades.
type heat struct{ bounds []int }

// newHeat divides the counts up to most: into the numbers themselves where there are few,
// else into 1, 2 to 4, 5 to 9, 10 to 19 and so on, since a few cells hold most of what
// there is.
func newHeat(most int) heat {
	var h heat
	if most <= heatClasses {
		for n := 1; n <= most; n++ {
			h.bounds = append(h.bounds, n)
		}
		return h
	}
	for power := 1; power <= most; power *= 10 {
		for _, digit := range []int{1, 2, 5} {
			if digit*power <= most {
				h.bounds = append(h.bounds, digit*power)
			}
		}
	}
	// The lowest ones become one shade.
	if extra := len(h.bounds) - heatClasses; extra > 0 {
		h.bounds = slices.Delete(h.bounds, 1, 1+extra)
	}
	return h
}

// class is the shade of a count; none for no count.
func (h heat) class(n int) string {
	if n < 1 || len(h.bounds) == 0 {
		return ""
	}
	at, exact := slices.BinarySearch(h.bounds, n)
	if exact {
		at++
	}
	return shade(at, len(h.bounds))
}

// shade spreads few classes over all shades, so that the largest is always the darkest.
func shade(at, of int) string {
	if of == 1 {
		return "heat-3"
	}
	return "heat-" + strconv.Itoa(1+(at-1)*(heatClasses-1)/(of-1))
}

// legend are the shades with the counts that they stand for.
func (h heat) legend(most int) []heatCell {
	var list []heatCell
	for i, from := range h.bounds {
		to := most
		if i+1 < len(h.bounds) {
			to = h.bounds[i+1] - 1
		}
		text := strconv.Itoa(from)
		if to > from {
			text += "–" + strconv.Itoa(to)
		}
		list = append(list, heatCell{Text: text, Class: shade(i+1, len(h.bounds))})
	}
	return list
}

// heatCell is a count with its shade.
type heatCell struct{ Text, Class string }
