package explorer_test

import (
	"net/http"
	"testing"
)

// BenchmarkPage measures whole pages of the bundled dataset on the embedded store, from
// the request to the last byte. The budget is 20 ms.
func BenchmarkPage(b *testing.B) {
	e := bundled(b)
	for _, address := range []string{"/", "/search?q=Можелянский", "/prisoner/kuku-emir-usein", "/graph/prisoner/kuku-emir-usein", "/prisoner/navalny-alexei", "/official/opanasenko-valery", "/official/krivoruchko-aleksey",
		"/dossier/krivoruchko-aleksey", "/case/yalta-hizb-ut-tahrir", "/court/ncdmc", "/statute/RU-UK-205.5-2", "/provision/ECHR-5-1", "/group/religious-minority", "/source/eu-269",
		"/prisoners", "/questions", "/questions/repeatOfficials?minCases=2"} {
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
