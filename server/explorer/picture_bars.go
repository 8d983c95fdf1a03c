package explorer

import "strconv"

// bars show the first count of each item. The other counts stand in the table: they count
// other things and have no place on the same scale.
func (w writer) bars(l list) []picture {
	counts := w.counts(l.typeName)
	if len(counts) == 0 || len(l.items) < 2 {
		return nil
	}
	p := w.newPicture(l, counts[0])
	l.items = w.limited(&p, l.items)
	most := 1
	for _, item := range l.items {
		most = max(most, integer(item, counts[0]))
	}
	labels := w.rowLabels(l)
	for i, item := range l.items {
		n := integer(item, counts[0])
		p.Rows = append(p.Rows, pictureRow{Label: labels[i], Value: strconv.Itoa(n), Marks: stacked(float64(most), portion{"count", n, ""})})
	}
	p.Name = w.T("picture.bars", p.Title, len(p.Rows), most)
	return []picture{p}
}

// portion is a part of a bar.
type portion struct {
	class       string
	n           int
	description string
}

// stacked are the parts of a bar, one after the other, on a scale that ends at most.
func stacked(most float64, portions ...portion) []drawn {
	var marks []drawn
	at := 0
	for _, part := range portions {
		if part.n > 0 {
			marks = append(marks, drawn{Shape: shapeBar, Class: part.class, X: percent(float64(at) / most), Width: percent(float64(part.n) / most), Description: part.description})
		}
		at += part.n
	}
	return marks
}

// parts show alleged and found violations as what they are: a finding is drawn full, an
// allegation as an outline.
func (w writer) parts(l list) []picture {
	p := w.newPicture(l, "alleged")
	if l.id == "rows" {
		p.Title = w.T("picture.violations")
	}
	p.Unit = w.value("", "VIOLATIONS")
	l.items = w.limited(&p, l.items)
	most := 1
	for _, item := range l.items {
		most = max(most, integer(item, "alleged")+integer(item, "found"))
	}
	labels := w.rowLabels(l)
	for i, item := range l.items {
		alleged, found := integer(item, "alleged"), integer(item, "found")
		p.Rows = append(p.Rows, pictureRow{Label: labels[i], Value: w.T("picture.allegedFound", found, alleged),
			Marks: stacked(float64(most), portion{"found-part", found, w.value("", "FOUND")}, portion{"alleged-part", alleged, w.value("", "ALLEGED")})})
	}
	p.Legend = []legendItem{{shapeBar, "found-part", w.value("", "FOUND")}, {shapeBar, "alleged-part", w.value("", "ALLEGED")}}
	p.Name = w.T("picture.bars", p.Title, len(p.Rows), most)
	return []picture{p}
}

// beforeAndAfter shows two counts on both sides of what lies between them.
func (w writer) beforeAndAfter(l list) []picture {
	p := w.newPicture(l, "before")
	p.Broad = true
	p.Title, p.Unit = w.T("picture.beforeAfterTitle"), w.value("", "CASES")
	l.items = w.limited(&p, l.items)
	most := 1
	for _, item := range l.items {
		most = max(most, integer(item, "before"), integer(item, "after"))
	}
	labels := w.rowLabels(l)
	for i, item := range l.items {
		before, after := integer(item, "before"), integer(item, "after")
		side := func(n int) float64 { return float64(n) / float64(most) / 2 }
		p.Rows = append(p.Rows, pictureRow{Label: labels[i], Value: w.T("picture.beforeAfter", before, after), Marks: []drawn{
			{Shape: shapeBar, Class: "before-part", X: percent(.5 - side(before)), Width: percent(side(before))},
			{Shape: shapeBar, Class: "after-part", X: "50%", Width: percent(side(after))},
			{Shape: shapeUpright, Class: "middle", X: "50%"},
		}})
	}
	p.Legend = []legendItem{{shapeBar, "before-part", capital(w.name(l.typeName, "before"))}, {shapeBar, "after-part", capital(w.name(l.typeName, "after"))}}
	p.Name = w.T("picture.bars", p.Title, len(p.Rows), most)
	return []picture{p}
}
