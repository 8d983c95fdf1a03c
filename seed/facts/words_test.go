package facts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVariants(t *testing.T) {
	for printed, want := range map[string][2]string{
		"Muslim Aliev":                  {"Muslim Aliev", ""},
		"Enver (Inver) Bekirov":         {"Enver Bekirov", "Inver Bekirov"},
		"Alexandra Naumova (Dukhanina)": {"Alexandra Naumova", "Alexandra Dukhanina"},
		"Марлен (Сулейман) Асанов":      {"Марлен Асанов", "Сулейман Асанов"},
	} {
		name, other := variants(printed)
		if got := [2]string{name, other}; got != want {
			t.Errorf("variants(%q) = %q, want %q", printed, got, want)
		}
	}
}

func TestListedName(t *testing.T) {
	for printed, want := range map[string]string{
		"GRIN, Victor Yakovlevich":     "Victor Yakovlevich Grin",
		"Dmitriy KOMNOV":               "Dmitriy Komnov",
		"PODOPRIGOROV, Sergei G.":      "Sergei G. Podoprigorov",
		"Belitsky":                     "",
		"Mikhail Nikolaevich Belousov": "Mikhail Nikolaevich Belousov",
	} {
		if got := listedName(printed); got != want {
			t.Errorf("listedName(%q) = %q, want %q", printed, got, want)
		}
	}
}

func TestSpellings(t *testing.T) {
	got := spellings([]string{"Viktor Vasilievich (Vasilyevich) Zolotov", "Андрей Федоров/Фёдоров", "Viktor Zolotov"}, "Viktor Zolotov")
	want := []string{"Viktor Vasilievich Zolotov", "Viktor Vasilyevich Zolotov", "Андрей Федоров", "Андрей Фёдоров"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadArticles(t *testing.T) {
	for printed, want := range map[string]articles{
		"RU-UK-205.5-2":       {statute: "RU-UK-205.5-2"},
		"RU-UK-30-1/278":      {statute: "RU-UK-278", stage: "PREPARATION"},
		"RU-UK-30-3/105-2":    {statute: "RU-UK-105-2", stage: "ATTEMPT"},
		"RU-UK-30/275":        {statute: "RU-UK-275", bare: true},
		"RU-UK-35-2/30-1/278": {statute: "RU-UK-278", stage: "PREPARATION", complicity: "GROUP_BY_PRIOR_AGREEMENT"},
		"":                    {},
	} {
		got, err := readArticles(printed)
		if err != nil || got != want {
			t.Errorf("readArticles(%q) = %+v, %v, want %+v", printed, got, err, want)
		}
	}
	if _, err := readArticles("RU-UK-99/278"); err == nil {
		t.Error("an article that qualifies nothing is read without an error")
	}
}

func TestPartialDate(t *testing.T) {
	for printed, want := range map[string]struct {
		date   string
		remark bool
	}{
		"2019":                           {"2019", false},
		"2018-05":                        {"2018-05", false},
		"2019-06-10 (parole granted)":    {"2019-06-10", true},
		"by 2015-07-21":                  {"", true},
		"2013 (spring)":                  {"2013", true},
		"2015-02-03 (house arrest); ...": {"2015-02-03", true},
	} {
		date, remark := partialDate(printed)
		if date != want.date || remark != want.remark {
			t.Errorf("partialDate(%q) = %q, %t", printed, date, remark)
		}
	}
}

func TestBirthYear(t *testing.T) {
	for printed, want := range map[string]int64{
		"1985-06-15, Tashkent": 1985, "1962": 1962, "about 1982 (33 in December 2015)": 1982, "about 1962-63": 0, "": 0,
	} {
		year, _ := birthYear(printed)
		if (year == nil) != (want == 0) || (year != nil && *year != want) {
			t.Errorf("birthYear(%q) is not %d", printed, want)
		}
	}
}

func TestPostDates(t *testing.T) {
	for office, want := range map[string][2]string{
		"director of FSIN, 8 October 2019 to 25 November 2021":          {"2019-10-08", "2021-11-25"},
		"Prosecutor General (from 22 January 2020)":                     {"2020-01-22", ""},
		"judge (since 2016)":                                            {"2016", ""},
		"head of FSIN for Vladimir region (to March 2023)":              {"", "2023-03"},
		"head of the medical unit (since at least August 2023)":         {"", ""},
		"Prosecutor General since September 2025":                       {"2025-09", ""},
		"Plenipotentiary in the Siberian Federal District 2016 to 2021": {"2016", "2021"},
		"Judge": {"", ""},
	} {
		from, to := postDates(office)
		if got := [2]string{from, to}; got != want {
			t.Errorf("postDates(%q) = %q, want %q", office, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for printed, want := range map[string][2]string{
		"strict-regime colony":              {"CUSTODIAL", "strict-regime"},
		"colony":                            {"CUSTODIAL", ""},
		"colony-settlement":                 {"CUSTODIAL", "colony-settlement"},
		"prison, then strict-regime colony": {"CUSTODIAL", "prison, then strict-regime"},
		"life":                              {"CUSTODIAL", ""},
		"suspended":                         {"SUSPENDED", ""},
		"compulsory works":                  {"LABOUR", ""},
		"forced labour":                     {"LABOUR", ""},
		"restriction of freedom":            {"RESTRICTION", ""},
		"fine":                              {"FINE", ""},
		"high-security prison or labour camp (as worded)": {"CUSTODIAL", ""},
	} {
		if got := [2]string{sentenceType(printed), regime(printed)}; got != want {
			t.Errorf("the sentence %q is %q, want %q", printed, got, want)
		}
	}
}
