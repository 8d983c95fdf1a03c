package questiontest

import (
	"testing"

	"habeas/schema"
	"habeas/seed"
)

// TestOtherBundled asks the bundled dataset what can be followed in its files by hand.
func TestOtherBundled(t *testing.T) {
	v := schema.New()
	batch, err := seed.Bundled(v)
	if err != nil {
		t.Fatal(err)
	}
	world := otherOf(t, v, batch)
	for _, c := range []otherCase{
		// Arrested in 2016; the first trial was sent back, the second convicted; three
		// documents name him. Nobody is known to have prosecuted.
		{"case file", "caseFile", `{"prisoner":"prisoner/kuku-emir-usein"}`, `{"events":[{"kind":"ARREST","date":"2016-02-11"},
			{"kind":"CHARGE","date":"2018-08-21"},{"kind":"CHARGE","date":"2018-08-21"},
			{"kind":"PROCEEDING","date":"2018-08-21","outcome":"RETURNED","court":"court/ncdmc","officials":[{"role":"JUDGE","seat":"PRESIDING","official":"official/vasilchuk-nikolai"}]},
			{"kind":"DOCUMENT","date":"2018-12-22"},{"kind":"DOCUMENT","date":"2019-04-29"},
			{"kind":"PROCEEDING","date":"2019-11-12","outcome":"CONVICTED","court":"court/sdmc","sentence":"12 years; strict-regime colony"},
			{"kind":"DOCUMENT","date":"2021-12-16"}],
			"gaps":[{"what":"PROSECUTOR"},{"what":"SENTENCE"},{"what":"PROSECUTOR"}]}`},
		// Two trials, of two and of five people, each reported by one source.
		{"dossier", "dossier", `{"official":"official/opanasenko-valery"}`, `{"acts":[
			{"date":"2018","role":"JUDGE","outcome":"CONVICTED","prisoners":["prisoner/abdullaev-akramdzhon","prisoner/isroilov-nematdzhon"]},
			{"date":"2023-01-11","role":"JUDGE","outcome":"CONVICTED","case":"case/simferopol25-gaziev-group"}],
			"singleSource":false,"sources":["source/islamua-20230111","source/sosedi-sev2"],"conflicts":[]}`},
		{"dossier", "dossier", `{"official":"official/opanasenko-valery","minSources":2}`, `{"acts":[],"patterns":[]}`},
		// Two people of one family name: the prosecutor of the Sentsov trial, and whom a
		// list names, who may be the same.
		{"name", "whoIs", `{"name":"Ткаченко","role":"PROSECUTOR","first":2}`, `{"rows":[
			{"candidate":"official/tkachenko-oleg","sameAs":["official/tkachenko-ov-uk"]},
			{"candidate":"official/tkachenko-ov-uk","sameAs":["official/tkachenko-oleg"]}]}`},
		{"path", "connections", `{"start":"prisoner/abdullaev-akramdzhon","end":"official/opanasenko-valery","maxHops":2,"paths":20}`, `{"paths":[
			{"length":2,"steps":[{"node":"prisoner/abdullaev-akramdzhon"},{"node":"proceeding/sevastopol-hizb-ut-tahrir-2/2018-first-instance","edge":"SENTENCED_IN"},{"node":"official/opanasenko-valery","edge":"JUDGED"}]}]}`},
	} {
		if wrong := c.wrong(world); wrong != "" {
			t.Errorf("%s: %s %s\n%s", c.at, c.field, c.arguments, wrong)
		}
	}
	custody, err := world.answer("custodyOn", map[string]any{"date": "2019-04-29"})
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]any{}
	for _, row := range custody["held"].([]any) {
		row := row.(map[string]any)
		held[row["prisoner"].(map[string]any)["id"].(string)] = row["days"]
	}
	// From 2016-02-11: three years to 2019-02-11 are 1,096 days, and 77 more.
	if held["prisoner/kuku-emir-usein"] != 1173.0 {
		t.Errorf("custody on 2019-04-29: got %v days for Kuku, want 1173", held["prisoner/kuku-emir-usein"])
	}
	// Arrested in 2022, held at a place since nobody knows when.
	if _, is := held["prisoner/kara-murza-vladimir"]; is {
		t.Errorf("custody on 2019-04-29: got Kara-Murza, who was arrested in 2022")
	}
	if people := custody["people"].(float64); people != float64(len(held)) || people < 50 {
		t.Errorf("custody on 2019-04-29: got %v people and %d of them listed, want as many, and more than 50", people, len(held))
	}
}
