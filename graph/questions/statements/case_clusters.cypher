// The cases in scope, at most so many, and the people who are in several of them: officials who acted in their proceedings, and defendants.
// options: group court statute from to
// columns: cases officials defendants
CALL () {
{{- if or (.On "group") (.On "statute")}}
{{- template "fitting cases" .}}
{{- else}}
  MATCH (c:Case) WHERE true{{.Live "" "c"}}
{{- end}}
{{- if or (.On "court") (.On "from") (.On "to")}}
  WITH c WHERE EXISTS { (p:Proceeding)-[k:STAGE_OF]->(c) WHERE true{{template "proceeding in scope" .}}{{.Live "k" "p"}} }
{{- end}}
  WITH c LIMIT $mostCases
  WITH c,
    COLLECT { MATCH (c)<-[k:STAGE_OF]-(p:Proceeding)<-[a:JUDGED|PROSECUTED|INVESTIGATED|ORDERED]-(o:Official) WHERE a._sources >= $minSources{{.Live "k a" "p o"}} RETURN DISTINCT o } AS officials,
    COLLECT { MATCH (c)<-[d:DEFENDANT_IN]-(x:Prisoner) WHERE true{{.Live "d" "x"}} RETURN DISTINCT x } AS defendants,
    COLLECT { MATCH (c)<-[k:STAGE_OF]-(p:Proceeding) WHERE p.date IS NOT NULL{{.Live "k" "p"}} RETURN p } AS dated
  WITH c, officials, defendants,
    COLLECT { UNWIND dated AS p RETURN p.date ORDER BY p._earliest_date, p._latest_date LIMIT 1 }[0] AS first,
    COLLECT { UNWIND dated AS p RETURN p.date ORDER BY p._latest_date DESC, p._earliest_date DESC LIMIT 1 }[0] AS last
  RETURN collect([c.id, first, last, size(officials), size(defendants)]) AS cases, collect([officials, defendants]) AS people
}
CALL (people) {
  UNWIND range(0, size(people) - 1) AS n
  UNWIND people[n][0] AS o
  WITH o, collect(n) AS within
  WHERE size(within) > 1
  RETURN collect([o.id, within]) AS officials
}
CALL (people) {
  UNWIND range(0, size(people) - 1) AS n
  UNWIND people[n][1] AS x
  WITH x, collect(n) AS within
  WHERE size(within) > 1
  RETURN collect([x.id, within]) AS defendants
}
RETURN cases, officials, defendants
