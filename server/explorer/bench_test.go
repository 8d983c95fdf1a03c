package explorer_test

import (
	"maps"
	"net/http"
	"slices"
	"testing"
)

// busiest are the pages of the bundled dataset that take longest, of each kind.
var busiest = []string{
	"/", "/search?q=Можелянский", "/prisoners", "/officials", "/questions", "/export/",
	"/prisoner/navalny-alexei", "/prisoner/kara-murza-vladimir", "/prisoner/kuku-emir-usein", "/group/civil-society-activist", "/case/ukrainian-sailors", "/case/yalta-hizb-ut-tahrir",
	"/proceeding/yalta-hizb-ut-tahrir/2018-08-21-first-instance", "/charge/yalta-hizb-ut-tahrir/bekirov-enver/RU-UK-278-preparation", "/statute/RU-UK-205.5", "/statute/RU-UK-282.2",
	"/treaty/ECHR", "/provision/ECHR-6-1", "/right/freedom-from-torture", "/violation/navalny-alexei/liberty/eucouncil-navalny-custody", "/decision/ECHR-Frumkin-2016",
	"/official/pikin-aleksei", "/official/korobkova-elena", "/official/krivoruchko-aleksey", "/official/opanasenko-valery", "/dossier/pikin-aleksei", "/dossier/boyarinev-valeriy", "/dossier/krivoruchko-aleksey",
	"/court/mcc", "/agency/pgo", "/facility/butyrka-remand-prison", "/place/moscow", "/sanction/aleksandrov-alexei/EU-2024-1485-2026-06-15", "/release/panov-yevhen/2019-09-07",
	"/organisation/eucouncil", "/document/EP-2018-Titiev", "/recommendation/2", "/statistic/2021-10-27-memorial-hrc", "/source/rfe-29449484", "/source/hudoc-crimea",
}

// BenchmarkPage measures whole pages of the bundled dataset on the embedded store, from
// the request to the last byte: the busiest ones, and each question. The budget is 20 ms.
func BenchmarkPage(b *testing.B) {
	e := bundled(b)
	addresses := slices.Clone(busiest)
	for _, name := range slices.Sorted(maps.Keys(asked)) {
		addresses = append(addresses, "/questions/"+name+"?"+asked[name][0])
	}
	addresses = append(addresses, "/questions/custodyOn?date=2019-04-29&byMonth.from=2014-03&byMonth.to=2019-05", "/questions/crossTab?count=CHARGES&rows=JUDGE&columns=STATUTE", "/graph/prisoner/kuku-emir-usein", "/questions/caseFile?prisoner=prisoner/navalny-alexei")
	for _, address := range addresses {
		b.Run(address, func(b *testing.B) {
			size := 0
			for b.Loop() {
				response, body := get(b, e, address, "")
				if response.StatusCode != http.StatusOK {
					b.Fatalf("GET %s: got status %d", address, response.StatusCode)
				}
				size = len(body)
			}
			b.ReportMetric(float64(size), "bytes/page")
		})
	}
}
