package explorer

import (
	"slices"
	"strconv"
	"strings"
)

// columnChart are counts over time as columns. Heights are pixels, places percentages.
type columnChart struct {
	Columns []chartColumn
	Lines   []chartLine
}

// chartColumn is one span of time. Text and Above are empty where there is no room.
type chartColumn struct {
	X, Middle, Width string
	Y, Height        int
	Class            string
	Text, Anchor     string
	// Seldom texts stand on wide screens only.
	Seldom      bool
	Above       string
	AboveY      int
	Description string
}

// chartLine is a line across the chart with the number that it stands for.
type chartLine struct {
	Y, TextY int
	Text     string
}

// The chart's measures in pixels: the columns stand between top and base.
const (
	chartTop  = 18
	chartBase = 138
)

// period is a year or a month with its count; one without a text is not known.
type period struct {
	text  string
	count int
}

// columns show counts by year or month. A year without any stands as an empty place; what
// has no year stands apart.
func (w writer) columns(l list) []picture {
	counts := slices.DeleteFunc(w.counts(l.typeName), func(name string) bool { return name == "year" })
	if len(counts) == 0 || len(l.items) < 2 {
		return nil
	}
	time := "month"
	if w.field(l.typeName, time) == nil {
		time = "year"
	}
	p := w.newPicture(l, counts[0])
	var periods []period
	most := 1
	for _, item := range l.items {
		periods = append(periods, period{item.str(time), integer(item, counts[0])})
		most = max(most, integer(item, counts[0]))
	}
	p.Columns = w.columnChart(withoutGaps(periods), most)
	p.Name = w.T("picture.columns", p.Title, periods[0].text, lastKnown(periods), most)
	return []picture{p}
}

func lastKnown(periods []period) string {
	for _, p := range slices.Backward(periods) {
		if p.text != "" {
			return p.text
		}
	}
	return ""
}

// withoutGaps adds the years between the first and the last that have no count: months
// come without gaps.
func withoutGaps(periods []period) []period {
	var whole []period
	for _, p := range periods {
		year, err := strconv.Atoi(p.text)
		for len(whole) > 0 && err == nil {
			before, _ := strconv.Atoi(whole[len(whole)-1].text)
			if before >= year-1 {
				break
			}
			whole = append(whole, period{strconv.Itoa(before + 1), 0})
		}
		whole = append(whole, p)
	}
	return whole
}

func (w writer) columnChart(periods []period, most int) *columnChart {
	ticks, end := numberTicks(float64(most))
	chart := &columnChart{}
	height := func(n float64) int { return int(n / end * (chartBase - chartTop)) }
	for i, t := range ticks {
		y := chartBase - (chartBase-chartTop)*i/(len(ticks)-1)
		chart.Lines = append(chart.Lines, chartLine{Y: y, TextY: y + 4, Text: t.Text})
	}
	slot := 1 / float64(len(periods))
	named, names := periodNames(periods), 0
	for i, p := range periods {
		h := height(float64(p.count))
		column := chartColumn{X: percent((float64(i) + .12) * slot), Middle: percent((float64(i) + .5) * slot), Width: percent(.76 * slot), Y: chartBase - h, Height: h, Class: "count", AboveY: chartBase - h - 4,
			Anchor: "middle", Description: p.text + ": " + strconv.Itoa(p.count)}
		column.Text, column.Seldom = named[i], names%2 == 1
		if named[i] != "" {
			names++
		}
		if p.text == "" {
			column.Class, column.Text, column.Description = "unknown-part", w.T("picture.noYear"), w.T("picture.noYear")+": "+strconv.Itoa(p.count)
		}
		if len(periods) <= 20 && p.count > 0 {
			column.Above = strconv.Itoa(p.count)
		}
		chart.Columns = append(chart.Columns, column)
	}
	return chart
}

// periodNames are the names below the columns, eight or so: of many months the years that
// begin with them.
func periodNames(periods []period) []string {
	names := make([]string, len(periods))
	const most = 8
	months := len(periods) > 2*12 && len(periods[0].text) == len("2006-01")
	every := (len(periods) + most - 1) / most
	if months {
		every = (len(periods)/12 + most - 1) / most
	}
	seen := 0
	for i, p := range periods {
		name := p.text
		if months {
			year, january := strings.CutSuffix(p.text, "-01")
			if !january {
				continue
			}
			name = year
		}
		if seen%every == 0 {
			names[i] = name
		}
		seen++
	}
	return names
}
