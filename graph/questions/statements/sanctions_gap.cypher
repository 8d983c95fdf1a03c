// Officials who acted in cases and are not listed by every one of some authorities: by cases, then prisoners, descending, then id.
// options: judge prosecutor investigator commander prison_official other group statute court from to authorities on after
// columns: total few authorities rows
{{- if .On "authorities"}}
WITH $authorities AS authorities
{{- else}}
MATCH (s:Sanction) WHERE true{{.Live "" "s"}}
WITH s.authority AS authority ORDER BY authority
WITH collect(DISTINCT authority) AS authorities
{{- end}}
CALL (authorities) {
  CALL () {
{{- template "all acts" .}}
  }
  WITH o, count(DISTINCT c) AS n, collect(DISTINCT p) AS proceedings, collect(DISTINCT x) AS people
  WHERE n >= $minCases AND size(authorities) > COUNT {
    MATCH (o)-[y:SANCTIONED_BY]->(s:Sanction) WHERE {{template "in force" .}} RETURN DISTINCT s.authority }
  WITH o, n, proceedings, people ORDER BY n DESC
  RETURN collect({o: o, n: n, proceedings: proceedings, people: people}) AS counted
}
// Those who may stand on the page by their cases alone, so that the prisoners of the others need no counting.
WITH authorities, counted, coalesce({{if .On "after"}}[r IN counted WHERE -r.n > $afterCases]{{else}}counted{{end}}[$first - 1].n, 0) AS least
CALL (authorities, counted, least) {
  UNWIND counted AS r
  WITH r WHERE r.n >= least{{if .On "after"}} AND -r.n >= $afterCases{{end}}
  WITH r.o AS o, r.n AS n, r.proceedings AS proceedings, size(r.people) AS people
  WITH o, n, people + COUNT {
    UNWIND proceedings AS p
    MATCH (x:Prisoner)-[s:SUBJECT_OF]->(p)-[k:STAGE_OF]->(c:Case)
    WHERE true{{template "fits" .}}{{.Live "s k" "x c"}}
    RETURN DISTINCT x } AS m
{{- if .On "after"}}
  WHERE -n > $afterCases OR -n = $afterCases AND (-m > $afterPrisoners OR -m = $afterPrisoners AND o.id > $afterId)
{{- end}}
  ORDER BY n DESC, m DESC, o.id LIMIT $first
  RETURN collect([o.id, n, m, COLLECT { MATCH (o)-[y:SANCTIONED_BY]->(s:Sanction) WHERE {{template "in force" .}} RETURN [s.id, s.authority] ORDER BY s.id }]) AS rows
}
RETURN size(counted) AS total, size([r IN counted WHERE r.n < $few]) AS few, authorities, rows
{{- define "in force"}}s.authority IN authorities AND {{if .On "on"}}s._latest_listedOn <= $onEarliest AND (s.delistedOn IS NULL OR s._earliest_delistedOn > $onLatest){{else}}s.delistedOn IS NULL{{end}}{{.Live "y" "s"}}{{end}}
{{- define "all acts"}}
{{- $outside := or (.On "prison_official") (.On "other")}}
{{- if not $outside}}
{{- template "fitting cases" .}}
    MATCH (o:Official)-[a:{{if or (.On "judge") (.On "prosecutor") (.On "investigator") (.On "commander")}}{{template "acted" .}}{{else}}JUDGED|PROSECUTED|INVESTIGATED|ORDERED{{end}}]->(p:Proceeding)-[k:STAGE_OF]->(c{{if not (or (.On "group") (.On "statute"))}}:Case{{end}})
    WHERE a._sources >= $minSources{{template "proceeding in scope" .}}{{.Live "a k" "o p c"}}
    RETURN o, p, c, null AS x
{{- end}}
{{- if not (or (.On "judge") (.On "prosecutor") (.On "investigator") (.On "commander") (and (or (.On "court") (.On "from") (.On "to")) (not $outside)))}}
{{- if not $outside}}
    UNION ALL
{{- end}}
    MATCH (o:Official)-[a:INVOLVED_IN]->(c:Case)
    WHERE a._sources >= $minSources{{template "outside of proceedings" .}}{{.Live "a" "o c"}}{{template "case in scope" .}}
    RETURN o, null AS p, c, null AS x
{{- end}}
{{- if $outside}}
    UNION ALL
    MATCH (o:Official)-[a:INVOLVED_IN]->(x:Prisoner)
    WHERE a._sources >= $minSources{{template "outside of proceedings" .}}{{.Live "a" "o x"}}{{template "fits anywhere" .}}
    RETURN o, null AS p, null AS c, x
{{- end}}
{{- end}}
{{- define "outside of proceedings"}}
{{- if .On "prison_official"}} AND (EXISTS { (o)-[r:SERVES_AT]->(l:Facility) WHERE true{{.Live "r" "l"}} } OR EXISTS { (o)-[r:COMMANDS]->(l:Facility) WHERE true{{.Live "r" "l"}} })
{{- else if .On "other"}} AND NOT EXISTS { (o)-[r:JUDGED|PROSECUTED|INVESTIGATED|ORDERED|COMMANDS]->(l) WHERE true{{.Live "r" "l"}} } AND NOT EXISTS { (o)-[r:SERVES_AT]->(l:Facility) WHERE true{{.Live "r" "l"}} }
{{- end}}
{{- if or (.On "court") (.On "from") (.On "to")}} AND false{{end}}
{{- end}}
