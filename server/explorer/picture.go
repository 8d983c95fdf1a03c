package explorer

import (
	"math"
	"strconv"
	"strings"
)

// picture is a list of an answer as a picture: rows on one scale, columns over time, a
// table with shades, or steps. The table of the list stays and is its text equivalent.
//
// The pictures are made here rather than by a library. gonum/plot writes colours into
// style attributes, which the policy of the pages forbids and a dark page cannot change;
// go-chart can write classes, but places all text for one width. Neither gives a screen
// reader anything, nor wraps a long name. What is needed is small: rectangles, lines and
// circles whose places are percentages of the scale, so that a picture is as wide as the
// page while its text is ordinary text of the page.
type picture struct {
	// Of is the id of the section that holds the numbers, Title what the picture shows.
	Of, Title string
	// Unit is what the numbers count, Name what a screen reader says of the drawing.
	Unit, Name string
	// Broad pictures take the whole width of the page.
	Broad bool
	// Notes say what is left out.
	Notes  []string
	Legend []legendItem

	// One of these is filled: rows on a scale, which has ticks where it needs them,
	// columns, a matrix, paths or levels.
	Ticks   []tick
	Rows    []pictureRow
	Columns *columnChart
	Matrix  *cross
	Paths   []chain
	Levels  []chainLevel
}

// pictureRow is a thing with its marks on the scale.
type pictureRow struct {
	Label cell
	Marks []drawn
	// Value says in words what the marks show.
	Value string
}

// drawn is a mark on the scale of a row, its places percentages: a bar begins at X and is
// Width wide, a line leads from X to To, a dot and an upright stand at X.
type drawn struct {
	Shape, Class string
	X, Width, To string
	// Description is shown where a pointer rests on the mark.
	Description string
}

// The shapes of what is drawn: an upright is a line across the row.
const (
	shapeBar     = "bar"
	shapeLine    = "line"
	shapeDot     = "dot"
	shapeUpright = "upright"
)

// legendItem explains the marks of a shape and class.
type legendItem struct {
	Shape, Class, Text string
}

// tick is a place on the scale with its number or date. Anchor is the end of its text that
// stands there.
type tick struct {
	At, Text, Anchor string
}

// pictureRows is how many rows a picture has at most; the table has all.
const pictureRows = 24

// percent writes a share of the scale as SVG does.
func percent(share float64) string {
	text := strconv.FormatFloat(share*100, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".") + "%"
}

// numberTicks are round numbers from zero to the first one that is not below most, at
// most six of them.
func numberTicks(most float64) (ticks []tick, end float64) {
	step := roundStep(most / 5)
	end = step * math.Ceil(most/step)
	for at := 0.0; at <= end+step/2; at += step {
		ticks = append(ticks, tick{At: percent(at / end), Text: number(strconv.FormatFloat(at, 'f', -1, 64)), Anchor: anchor(at / end)})
	}
	return ticks, end
}

// roundStep is the smallest of 1, 2, 5, 10, 20 ... that is not below least.
func roundStep(least float64) float64 {
	for power := 1.0; ; power *= 10 {
		for _, digit := range []float64{1, 2, 5} {
			if digit*power >= least {
				return digit * power
			}
		}
	}
}

// anchor keeps the texts at both ends of a scale within it.
func anchor(share float64) string {
	switch {
	case share < .04:
		return "start"
	case share > .96:
		return "end"
	}
	return "middle"
}

// limited keeps the first rows of a picture, and notes how many are in the table only.
func (w writer) limited(p *picture, items []value) []value {
	if len(items) <= pictureRows {
		return items
	}
	p.Notes = append(p.Notes, w.T("picture.first", pictureRows, len(items)))
	return items[:pictureRows]
}
