package seed

import "strings"

// checkTestsOfContent are those of the rules on what facts say together.
func checkTestsOfContent() []checkTest {
	const (
		proceeding = "proceeding/c/2018-first-instance"
		petition   = `{"node":"Decision","id":"decision/petition","set":{"title":"P","kind":"PETITION"},` + evidence + `}`
		judgment   = `{"node":"Decision","id":"decision/judgment","set":{"title":"J","kind":"JUDGMENT"},` + evidence + `}`
		list       = `{"node":"Source","id":"source/list","set":{"title":"L","kind":"OFFICIAL_LIST"}}`
		twin       = `{"node":"Official","id":"official/twin","set":{"name":"T"},` + evidence + `}`
		agencyB    = `{"node":"Agency","id":"agency/b","set":{"name":"B"},` + evidence + `}`
	)
	listed := strings.Replace(evidence, "source/a", "source/list", 1)
	alleged := strings.Replace(listed, "REPORTED", "ALLEGED", 1)
	involved := `{"edge":"INVOLVED_IN","from":"official/o","to":"prisoner/p","set":{"text":"X"},`
	release := func(date string) []string {
		return []string{`{"node":"Release","id":"release/p/1","set":{"how":"PARDON","date":"` + date + `"},` + evidence + `}`,
			`{"edge":"RELEASED","from":"prisoner/p","to":"release/p/1"}`}
	}
	return []checkTest{
		{name: "released before the arrest", lines: release("2016-04"), want: []string{"RELEASED prisoner/p -> release/p/1: the release is before the arrest"}},
		{name: "released in the month of the arrest", lines: release("2016-05")},
		{name: "number below zero", spoil: func(f *facts) { f.link("SENTENCED_IN").Set[1] = int64(-1) },
			want: []string{"SENTENCED_IN prisoner/p -> " + proceeding + `: field "months" is -1`}},
		{name: "minimum above the maximum",
			lines: []string{`{"node":"Statute","id":"statute/S","set":{"code":"C","article":"1","title":"S","minMonths":24,"maxMonths":12},` + evidence + `}`},
			want:  []string{"statute/S: minMonths (24) is above maxMonths (12)"}},
		{name: "life with a length", spoil: func(f *facts) { f.link("SENTENCED_IN").Set[2] = true },
			want: []string{"SENTENCED_IN prisoner/p -> " + proceeding + ": it is for life and of 84 months"}},
		{name: "conflict without the other version", spoil: func(f *facts) { f.find("prisoner/q").Evidence.Status = "CONFLICT" },
			want: []string{"prisoner/q: its evidence is in CONFLICT and has no note"}},
		{name: "charge of a stranger", spoil: func(f *facts) { f.drop("DEFENDANT_IN") }, want: []string{
			"charge/c/p/1: who faces it is no defendant in its case",
			"SENTENCED_IN prisoner/p -> " + proceeding + ": the prisoner is no defendant in the case of the proceeding"}},
		{name: "outcome for somebody whom the proceeding did not concern", spoil: func(f *facts) { f.drop("SUBJECT_OF") },
			want: []string{"DECIDED_IN charge/c/p/1 -> " + proceeding + ": the proceeding did not concern who faces the charge"}},
		{name: "judge who prosecuted", lines: []string{`{"edge":"PROSECUTED","from":"official/o","to":"` + proceeding + `",` + evidence + `}`},
			want: []string{"PROSECUTED official/o -> " + proceeding + ": the same official is a judge of the proceeding"}},
		{name: "alleged by nobody", spoil: func(f *facts) { f.put("violation/p/liberty/a", "claimant", nil) },
			want: []string{"violation/p/liberty/a: it is ALLEGED, but nobody is named who alleges it"}},
		{name: "alleged, but found", lines: []string{judgment, `{"edge":"FOUND_IN","from":"violation/p/liberty/a","to":"decision/judgment"}`},
			want: []string{"violation/p/liberty/a: it is ALLEGED, but a decision found it"}},
		{name: "found in a petition", lines: []string{petition, `{"edge":"FOUND_IN","from":"violation/p/liberty/a","to":"decision/petition"}`},
			spoil: func(f *facts) { f.put("violation/p/liberty/a", "modality", "FOUND") },
			want:  []string{"FOUND_IN violation/p/liberty/a -> decision/petition: decision/petition is a petition, which finds nothing"}},
		{name: "listed act as a report", lines: []string{list, involved + listed + `}`},
			want: []string{"INVOLVED_IN official/o -> prisoner/p: only official lists say so, and its modality is REPORTED"}},
		{name: "listed act as an allegation", lines: []string{list, involved + alleged + `}`}},
		{name: "count by nobody", lines: []string{`{"node":"Statistic","id":"statistic/s","set":{"subject":"X","count":3},` + evidence + `}`},
			want: []string{"statistic/s: nobody is named who counted"}},
		{name: "sanction without authority and official", lines: []string{`{"node":"Sanction","id":"sanction/o/EU","set":{"authority":"EU","programme":"X"},` + evidence + `}`},
			spoil: func(f *facts) { f.put("sanction/o/EU", "authority", nil) },
			want:  []string{`sanction/o/EU: field "authority" is missing`, "sanction/o/EU: it has no official (SANCTIONED_BY)"}},
		{name: "agencies in a circle", lines: []string{agencyB, `{"edge":"SUBORDINATE_TO","from":"agency/a","to":"agency/b"}`, `{"edge":"SUBORDINATE_TO","from":"agency/b","to":"agency/a"}`},
			want: []string{"agency/a: what it is part of, or subordinate to, leads back to it", "agency/b: what it is part of, or subordinate to, leads back to it"}},
		{name: "the same and not the same", lines: []string{twin, `{"edge":"SAME_AS","from":"official/o","to":"official/twin",` + evidence + `}`,
			`{"edge":"NOT_SAME_AS","from":"official/twin","to":"official/o",` + evidence + `}`},
			want: []string{"SAME_AS official/o -> official/twin: the two are also NOT_SAME_AS each other"}},
	}
}
