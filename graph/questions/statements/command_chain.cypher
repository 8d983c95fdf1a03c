// The posts of an official, and the commanders of its bodies or of a body that is given, and of the bodies above.
// options: official on
// columns: hops
{{- if .On "official"}}
CALL () {
  MATCH (w:Official {id: $official})-[p:SERVES_AT|COMMANDS]->(b)
  WHERE {{template "held" .}}{{.Live "p" "w b"}}
  RETURN collect(p) AS own, collect(DISTINCT b) AS starts
}
{{- else}}
CALL () {
  OPTIONAL MATCH (y:Agency {id: $agency}) WHERE true{{.Live "" "y"}}
  OPTIONAL MATCH (u:Court {id: $agency}) WHERE true{{.Live "" "u"}}
  OPTIONAL MATCH (l:Facility {id: $agency}) WHERE true{{.Live "" "l"}}
  RETURN [] AS own, [b IN [y, u, l] WHERE b IS NOT NULL] AS starts
}
{{- end}}
CALL (starts) {
  UNWIND starts AS s
  MATCH (s)-[steps:SUBORDINATE_TO*0..10]->(b)
  WHERE size(steps) <= $depth AND all(z IN steps WHERE {{.Sources "z" "startNode(z)"}} >= $minSources){{.LivePath "steps"}}
  WITH b, min(size(steps)) AS level
  RETURN collect({body: b, level: level}) AS bodies
}
CALL (own, bodies) {
  UNWIND own AS p
  RETURN 0 AS level, endNode(p) AS b, startNode(p) AS w, p
  UNION ALL
  UNWIND bodies AS above
  WITH above.body AS b, above.level AS level
  OPTIONAL MATCH (b)<-[p:COMMANDS]-(w:Official)
  WHERE {{template "held" .}}{{.Live "p" "w"}}
{{- if .On "official"}}
  WITH b, level, collect(p) AS held
  UNWIND CASE WHEN size(held) = 0 THEN [null] ELSE [p IN held WHERE startNode(p).id <> $official] END AS p
  RETURN level, b, startNode(p) AS w, p
{{- else}}
  RETURN level, b, w, p
{{- end}}
}
{{template "cases of an official" .}}
RETURN collect([level, b.id, w.id, p.office, p.from, p.to, zn, p._key, CASE WHEN p IS NOT NULL THEN {{.Evidence "p"}} END]) AS hops

// A condition on a post p: so many sources report it, and it could be held on a day that
// the date may mean.
{{define "held"}}p._sources >= $minSources
{{- if .On "on"}} AND (p.from IS NULL OR p._earliest_from <= $onLatest) AND (p.to IS NULL OR p._latest_to >= $onEarliest){{end}}{{end}}
