package facts

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	leadingDate = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?\b`)
	yearSpan    = regexp.MustCompile(`^about \d{4}-\d{2}$`)
	leadingYear = regexp.MustCompile(`^(about )?(\d{4})\b`)
)

// partialDate splits a printed date into the partial date that it begins with and
// whether a remark follows, which then belongs into a note.
func partialDate(printed string) (date string, remark bool) {
	date = leadingDate.FindString(printed)
	return date, date != strings.TrimSpace(printed)
}

// birthYear reads the year of a printed birth; nothing more exact is kept. A span of
// years gives none.
func birthYear(printed string) (year *int64, about bool) {
	match := leadingYear.FindStringSubmatch(printed)
	if match == nil || yearSpan.MatchString(printed) {
		return nil, false
	}
	number, err := strconv.ParseInt(match[2], 10, 64)
	if err != nil {
		return nil, false
	}
	return &number, match[1] != ""
}

// wordDate turns `8 October 2019`, `March 2023` or `2019` into a partial date; other
// texts give none.
func wordDate(printed string) string {
	for layout, iso := range map[string]string{"2 January 2006": "2006-01-02", "January 2006": "2006-01", "2006": "2006"} {
		if day, err := time.Parse(layout, printed); err == nil {
			return day.Format(iso)
		}
	}
	return ""
}
