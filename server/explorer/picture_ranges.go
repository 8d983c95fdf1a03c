package explorer

// ranges show months of custody as a box plot: the line from the shortest to the longest,
// the box around the middle half, a stroke at the median.
func (w writer) ranges(l list, field string) []picture {
	of := w.field(l.typeName, field)
	if of == nil || of.Name() != "Months" {
		return nil
	}
	p := w.newPicture(l, field)
	p.Broad = true
	p.Title, p.Unit = capital(w.name(l.typeName, field)), w.T("picture.months")
	// The months of a whole answer stand among its facts, not in a table.
	single := l.id != "rows"
	if single {
		p.Of = ""
	}
	l.items = w.limited(&p, l.items)
	longest := 0.0
	for _, item := range l.items {
		longest = max(longest, decimal(item, field+".max"))
	}
	if longest == 0 {
		return nil
	}
	ticks, end := numberTicks(longest)
	p.Ticks = ticks
	labels := w.rowLabels(l)
	if single {
		labels[0] = cell{Text: w.T("cross.all")}
	}
	for i, item := range l.items {
		months := item.get(field)
		p.Rows = append(p.Rows, pictureRow{Label: labels[i], Marks: box(months, end), Value: w.rangeText(months)})
	}
	p.Legend = []legendItem{{shapeLine, "whisker", w.T("picture.whisker")}, {shapeBar, "middle-half", w.T("picture.middleHalf")}, {shapeUpright, "median", w.T("picture.median")}}
	p.Name = w.T("picture.ranges", p.Title, len(p.Rows), ticks[len(ticks)-1].Text)
	return []picture{p}
}

// rangeText is the median, never without how many sentences it is of.
func (w writer) rangeText(months value) string {
	if months.str("known") == "0" {
		return w.T("months.none", months.str("unknown"))
	}
	return w.T("picture.medianOf", number(months.str("median")), months.str("known"), months.str("unknown"))
}

func box(months value, end float64) []drawn {
	if integer(months, "known") == 0 {
		return nil
	}
	at := func(name string) float64 { return decimal(months, name) / end }
	return []drawn{
		{Shape: shapeLine, Class: "whisker", X: percent(at("min")), To: percent(at("max"))},
		{Shape: shapeBar, Class: "middle-half", X: percent(at("q1")), Width: percent(at("q3") - at("q1"))},
		{Shape: shapeUpright, Class: "median", X: percent(at("median"))},
	}
}
