// Officials who were listed on a day that is known, with their cases in equal windows before and after it: by both together descending, then the ids of official and listing.
// options: authority group court statute from to after
// columns: total few listings dated rows
CALL () {
  MATCH (s:Sanction) WHERE true{{template "of authority" .}}{{.Live "" "s"}}
  RETURN count(s) AS listings, sum(CASE WHEN s._earliest_listedOn = s._latest_listedOn THEN 1 ELSE 0 END) AS dated
}
CALL () {
  MATCH (o:Official)-[y:SANCTIONED_BY]->(s:Sanction)
  WHERE s._earliest_listedOn = s._latest_listedOn{{template "of authority" .}}{{.Live "y" "o s"}}
  WITH o, s, toString(date(s.listedOn) - duration({days: $windowDays})) AS since, toString(date(s.listedOn) + duration({days: $windowDays})) AS until
  CALL (o, s, since, until) {
    MATCH (o)-[a:JUDGED|PROSECUTED|INVESTIGATED|ORDERED]->(p:Proceeding)-[k:STAGE_OF]->(c:Case)
    WHERE p._earliest_date >= since AND p._latest_date < until AND a._sources >= $minSources{{template "proceeding in scope" .}}{{.Live "a k" "p c"}}{{template "case in scope" .}}
    RETURN count(DISTINCT CASE WHEN p._latest_date < s.listedOn THEN c END) AS earlier, count(DISTINCT CASE WHEN p._earliest_date >= s.listedOn THEN c END) AS later
  }
  WITH o.id AS official, s.id AS sanction, earlier, later
  WHERE earlier + later > 0
  WITH official, sanction, earlier, later ORDER BY earlier + later DESC, official, sanction
  RETURN collect([official, sanction, earlier, later]) AS counted
}
RETURN size(counted) AS total, size([r IN counted WHERE r[2] + r[3] < $few]) AS few, listings, dated,
  {{if .On "after"}}[r IN counted WHERE -r[2] - r[3] > $afterCases OR -r[2] - r[3] = $afterCases AND (r[0] > $afterOfficialId OR r[0] = $afterOfficialId AND r[1] > $afterSanctionId)]{{else}}counted{{end}}[..$first] AS rows
{{- define "of authority"}}{{if .On "authority"}} AND s.authority = $authority{{end}}{{end}}
