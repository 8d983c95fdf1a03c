package explorer

import (
	"math"
	"strconv"
	"time"

	"habeas/schema"
)

// days is a span of days, as numbers of days since 1970; a partial date means some day
// within it.
type days struct{ first, last float64 }

// daysOf reads a partial date; it reports whether there is one.
func daysOf(text string) (days, bool) {
	if text == "" {
		return days{}, false
	}
	parsed, err := schema.ParseDate(text)
	if err != nil {
		return days{}, false
	}
	return days{dayNumber(parsed.Earliest), dayNumber(parsed.Latest)}, true
}

func dayNumber(day string) float64 {
	parsed, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0
	}
	return float64(parsed.Unix() / (24 * 60 * 60))
}

// exact reports whether the date is one day.
func (d days) exact() bool { return d.first == d.last }

// timeScale are the days that a picture shows, from the beginning of a month or year to
// the end of one.
type timeScale struct{ from, to float64 }

// whole widens the scale to whole years, or to whole months where all lies within two
// years.
func (s timeScale) whole() timeScale {
	first, last := dayTime(s.from), dayTime(s.to)
	if s.to-s.from < 2*365 {
		return timeScale{dayOf(first.Year(), first.Month()), dayOf(last.Year(), last.Month()+1)}
	}
	return timeScale{dayOf(first.Year(), time.January), dayOf(last.Year()+1, time.January)}
}

func dayTime(day float64) time.Time { return time.Unix(int64(day)*24*60*60, 0).UTC() }

func dayOf(year int, month time.Month) float64 {
	return float64(time.Date(year, month, 1, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// at is the place of a day on the scale.
func (s timeScale) at(day float64) float64 {
	return math.Min(1, math.Max(0, (day-s.from)/(s.to-s.from)))
}

// ticks are the beginnings of years, or of months on a short scale, at most seven.
func (s timeScale) ticks() []tick {
	first, last := dayTime(s.from), dayTime(s.to)
	months := int(last.Year()-first.Year())*12 + int(last.Month()-first.Month())
	step := 12 * int(roundStep(float64(months)/12/6))
	if months <= 24 {
		step = map[bool]int{true: 1, false: 4}[months <= 6]
	}
	var ticks []tick
	for i := 0; i <= months; i++ {
		month := first.AddDate(0, i, 0)
		if (month.Year()*12+int(month.Month())-1)%step != 0 {
			continue
		}
		text := strconv.Itoa(month.Year())
		if step < 12 {
			text = month.Format("2006-01")
		}
		at := s.at(dayOf(month.Year(), month.Month()))
		ticks = append(ticks, tick{At: percent(at), Text: text, Anchor: anchor(at)})
	}
	return ticks
}
