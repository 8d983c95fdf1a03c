// What is known of officials beside their names, of those with the given ids.
// options: court year
// columns: rows
UNWIND $ids AS asked
MATCH (o:Official {id: asked})
WHERE true{{.Live "" "o"}}
{{- if .On "court"}}
CALL (o) {
  CALL (o) {
    MATCH (o)-[a:JUDGED|PROSECUTED|INVESTIGATED|ORDERED]->(p:Proceeding)-[h:HEARD_BY]->(u:Court)
    WHERE true{{.Live "a h" "p u"}}
    RETURN u.id AS court
    UNION
    MATCH (o)-[a:SERVES_AT]->(u:Court)
    WHERE true{{.Live "a" "u"}}
    RETURN u.id AS court
  }
  RETURN max(CASE court WHEN $court THEN 1 ELSE 0 END) AS here
}
{{- end}}
{{- if .On "year"}}
CALL (o) {
  CALL (o) {
    MATCH (o)-[a:JUDGED|PROSECUTED|INVESTIGATED|ORDERED]->(p:Proceeding)
    WHERE p.date IS NOT NULL{{.Live "a" "p"}}
    RETURN p._earliest_date AS earliest, p._latest_date AS latest
    UNION
    MATCH (o)-[a:SERVES_AT|COMMANDS]->(b)
    WHERE (a.from IS NOT NULL OR a.to IS NOT NULL){{.Live "a" "b"}}
    RETURN coalesce(a._earliest_from, '') AS earliest, coalesce(a._latest_to, '~') AS latest
  }
  RETURN max(CASE WHEN earliest <= $yearLatest AND latest >= $yearEarliest THEN 1 ELSE 0 END) AS fits
}
{{- end}}
WITH o.id AS official, [o.id, {{template "roles" .}},
  EXISTS { (o)-[a:INVOLVED_IN]->(t) WHERE true{{.Live "a" "t"}} },
  {{if .On "court"}}here{{else}}null{{end}}, {{if .On "year"}}fits{{else}}null{{end}},
  COLLECT { MATCH (o)-[m:SAME_AS]-(t:Official) WHERE true{{.Live "m" "t"}} RETURN DISTINCT t.id AS id },
  COLLECT { MATCH (o)-[m:NOT_SAME_AS]-(t:Official) WHERE true{{.Live "m" "t"}} RETURN DISTINCT t.id AS id }] AS found
ORDER BY official
RETURN collect(found) AS rows
