package explorer

import (
	"cmp"
	"slices"
)

// lane is a row of a timeline: what it is called, and what it holds.
type lane struct {
	label cell
	dated []dated
}

// hasDate reports whether something in the lane has a place on a timeline.
func (l lane) hasDate() bool {
	return slices.ContainsFunc(l.dated, func(d dated) bool {
		_, from := daysOf(d.from)
		_, to := daysOf(d.to)
		return from || to
	})
}

// dated is an event, or a spell where it has ends: then a missing one is open.
type dated struct {
	from, to string
	spell    bool
	// what is said where a pointer rests on it.
	what string
}

// span writes a spell in one text; an end that is not known is three dots.
func (w writer) span(from, to string) string {
	switch {
	case from == "" && to == "":
		return ""
	case from == to:
		return from
	}
	return cmp.Or(from, "…") + " – " + cmp.Or(to, "…")
}

// timelines are the pictures of the dates of a list: spells, first and last dates, events
// by their kind or role, and listings.
func (w writer) timelines(l list) []picture {
	has := func(names ...string) bool { return w.hasFields(l.typeName, names...) }
	p := picture{Of: l.id, Title: l.title, Unit: w.T("picture.time"), Broad: true}
	if l.id == "rows" {
		p.Title = w.T("picture.timeTitle")
	}
	w.noteRest(&p, l)
	var lanes []lane
	switch {
	case has("date", "kind", "until"):
		lanes = w.eventLanes(l.items)
	case has("date", "role"):
		lanes = w.roleLanes(l)
	case has("from", "to"):
		lanes = w.spellLanes(l, "from", "to")
	case has("firstDate", "lastDate"):
		lanes = w.spellLanes(l, "firstDate", "lastDate")
	default:
		lanes = w.listingLanes(l)
	}
	return w.timeline(p, lanes)
}

// timeline draws lanes; there is none where nothing has a date.
func (w writer) timeline(p picture, lanes []lane) []picture {
	kept := slices.DeleteFunc(slices.Clone(lanes), func(of lane) bool { return !of.hasDate() })
	if undated := len(lanes) - len(kept); undated > 0 {
		p.Notes = append(p.Notes, w.T("picture.undatedRows", undated))
	}
	lanes = kept
	if len(lanes) > pictureRows {
		p.Notes = append(p.Notes, w.T("picture.first", pictureRows, len(lanes)))
		lanes = lanes[:pictureRows]
	}
	if len(lanes) == 0 {
		return nil
	}
	scale := scaleOf(lanes)
	p.Ticks = scale.ticks()
	used := map[string]bool{}
	for _, of := range lanes {
		row := pictureRow{Label: of.label, Value: w.laneText(of)}
		for _, d := range of.dated {
			row.Marks = append(row.Marks, marksOf(d, scale)...)
		}
		for _, m := range row.Marks {
			used[m.Class] = true
		}
		p.Rows = append(p.Rows, row)
	}
	for _, item := range []legendItem{{shapeDot, "day", w.T("picture.day")}, {shapeBar, "within", w.T("picture.within")}, {shapeBar, "spell", w.T("picture.spell")}, {shapeLine, "open", w.T("picture.open")}} {
		if used[item.Class] {
			p.Legend = append(p.Legend, item)
		}
	}
	p.Name = w.T("picture.timeline", p.Title, len(p.Rows), p.Ticks[0].Text, p.Ticks[len(p.Ticks)-1].Text)
	return []picture{p}
}

// openEnd is how many days are drawn at least of a spell whose end is not known.
const openEnd = 365

// scaleOf is the scale on which all dates of lanes have a place.
func scaleOf(lanes []lane) timeScale {
	var s timeScale
	dates := 0
	for _, of := range lanes {
		for _, d := range of.dated {
			for _, text := range []string{d.from, d.to} {
				known, ok := daysOf(text)
				if !ok {
					continue
				}
				if dates++; dates == 1 {
					s = timeScale{known.first, known.last}
				}
				s = timeScale{min(s.from, known.first), max(s.to, known.last)}
			}
			// A spell without an end needs room for the line that says so.
			if from, ok := daysOf(d.from); ok && d.spell && d.to == "" {
				s.to = max(s.to, from.last+openEnd)
			}
		}
	}
	return s.whole()
}

// laneText says what a lane holds: the dates of one thing, the number of several, and how
// many have no place on the line.
func (w writer) laneText(of lane) string {
	undated := 0
	for _, d := range of.dated {
		if d.from == "" && d.to == "" {
			undated++
		}
	}
	switch {
	case len(of.dated) == 1 && of.dated[0].spell:
		return w.span(of.dated[0].from, of.dated[0].to)
	case len(of.dated) == 1:
		return of.dated[0].from
	case undated > 0:
		return w.T("picture.someUndated", len(of.dated), undated)
	}
	return w.T("picture.several", len(of.dated))
}

// marksOf draws one event or spell. The part of a spell that is certain is full, what may
// belong to it an outline, an end that is not known a broken line.
func marksOf(d dated, s timeScale) []drawn {
	from, hasFrom := daysOf(d.from)
	to, hasTo := daysOf(d.to)
	bar := func(class string, first, last float64) drawn {
		return drawn{Shape: shapeBar, Class: class, X: percent(s.at(first)), Width: percent(s.at(last+1) - s.at(first)), Description: d.what}
	}
	point := func(of days) drawn {
		if of.exact() {
			return drawn{Shape: shapeDot, Class: "day", X: percent(s.at(of.first)), Description: d.what}
		}
		return bar("within", of.first, of.last)
	}
	open := func(first, last float64) drawn {
		return drawn{Shape: shapeLine, Class: "open", X: percent(s.at(first)), To: percent(s.at(last)), Description: d.what}
	}
	switch {
	case !hasFrom && !hasTo:
		return nil
	case !d.spell && !hasFrom:
		return []drawn{point(to)}
	case !d.spell || hasTo && from == to:
		return []drawn{point(from)}
	case hasFrom && !hasTo:
		return []drawn{open(from.last, s.to), point(from)}
	case !hasFrom:
		return []drawn{open(s.from, to.first), point(to)}
	case to.last < from.first:
		// The sources have the end before the beginning: both are shown, nothing between.
		return []drawn{point(from), point(to)}
	case from.last < to.first:
		if from.exact() && to.exact() {
			return []drawn{bar("spell", from.first, to.last)}
		}
		return []drawn{bar("within", from.first, to.last), bar("spell", from.last, to.first)}
	}
	return []drawn{bar("within", from.first, to.last)}
}
