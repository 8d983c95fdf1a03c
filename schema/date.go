package schema

import (
	"fmt"
	"time"
)

// Days is the span of days that a partial date may mean: 2019-05 is some day from
// 2019-05-01 to 2019-05-31. Both are ISO 8601 days, which sort as texts.
type Days struct {
	Earliest string
	Latest   string
}

// ParseDate reads a partial date (a year, a month or a day, ISO 8601 with four digits
// of year) and gives the days it may mean.
func ParseDate(text string) (Days, error) {
	switch len(text) {
	case len("2006"):
		if _, err := time.Parse("2006", text); err != nil {
			return Days{}, dateError(text)
		}
		return Days{Earliest: text + "-01-01", Latest: text + "-12-31"}, nil
	case len("2006-01"):
		month, err := time.Parse("2006-01", text)
		if err != nil {
			return Days{}, dateError(text)
		}
		last := month.AddDate(0, 1, -1)
		return Days{Earliest: text + "-01", Latest: last.Format(time.DateOnly)}, nil
	case len(time.DateOnly):
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			return Days{}, dateError(text)
		}
		return Days{Earliest: text, Latest: text}, nil
	}
	return Days{}, dateError(text)
}

func dateError(text string) error {
	const most = 40
	if len(text) > most {
		text = text[:most] + "…"
	}
	return fmt.Errorf("%q is not a date: give a year, a month or a day, such as 2019, 2019-05 or 2019-05-06", text)
}

// noDate sorts after every order key of a date, because '~' follows all digits.
const noDate = "~"

// OrderKey is the text by which a date is ordered: earliest, then latest day; a
// missing date (empty text) sorts last.
func OrderKey(text string) string {
	if text == "" {
		return noDate
	}
	days, err := ParseDate(text)
	if err != nil {
		return noDate
	}
	return days.Earliest + "/" + days.Latest
}
