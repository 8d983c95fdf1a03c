// Officials who acted in several cases, in one role: by cases, then prisoners, descending, then id.
// options: judge prosecutor investigator commander prison_official other group statute court from to official after
// columns: total few single rows
{{- if or (.On "prison_official") (.On "other")}}
{{- if .On "prison_official"}}
MATCH (o:Official) WHERE (EXISTS { (o)-[r:SERVES_AT]->(l:Facility) WHERE true{{.Live "r" "l"}} } OR EXISTS { (o)-[r:COMMANDS]->(l:Facility) WHERE true{{.Live "r" "l"}} })
{{- else}}
MATCH (o:Official) WHERE NOT EXISTS { (o)-[r:JUDGED|PROSECUTED|INVESTIGATED|ORDERED|COMMANDS]->(l) WHERE true{{.Live "r" "l"}} } AND NOT EXISTS { (o)-[r:SERVES_AT]->(l:Facility) WHERE true{{.Live "r" "l"}} }
{{- end}}
{{- if .On "official"}} AND o.id = $official{{end}}{{.Live "" "o"}}
WITH o,
  COLLECT { MATCH (o)-[a:INVOLVED_IN]->(c:Case) WHERE a._sources >= $minSources{{if or (.On "court") (.On "from") (.On "to")}} AND false{{end}}{{.Live "a" "c"}}
{{- if or (.On "group") (.On "statute")}} AND EXISTS { (x:Prisoner)-[d:DEFENDANT_IN]->(c) WHERE true{{.Live "d" "x"}}{{template "fits" .}} }{{end}} RETURN a } AS inCases,
  COLLECT { MATCH (o)-[a:INVOLVED_IN]->(x:Prisoner) WHERE a._sources >= $minSources{{if or (.On "court") (.On "from") (.On "to")}} AND false{{end}}{{.Live "a" "x"}}
{{template "fits anywhere" .}} RETURN a } AS withPeople
WITH o, inCases + withPeople AS acts, COLLECT { UNWIND inCases AS a RETURN DISTINCT endNode(a) } AS cases, [] AS proceedings, COLLECT { UNWIND withPeople AS a RETURN DISTINCT endNode(a) } AS people
{{- else}}
{{- template "fitting cases" .}}
MATCH (o:Official)-[a:{{template "acted" .}}]->(p:Proceeding)-[k:STAGE_OF]->(c{{if not (or (.On "group") (.On "statute"))}}:Case{{end}})
WHERE a._sources >= $minSources{{template "proceeding in scope" .}}{{.Live "a k" "o p c"}}
{{- if .On "official"}} AND o.id = $official{{end}}
WITH o, collect(DISTINCT a) AS acts, collect(DISTINCT c) AS cases, collect(DISTINCT p) AS proceedings, [] AS people
{{- end}}
WHERE size(cases) >= $minCases
WITH o, acts, cases, proceedings,
{{- if or (.On "prison_official") (.On "other")}}
  people,
{{- else}}
  COLLECT {
    UNWIND proceedings AS p
    MATCH (x:Prisoner)-[s:SUBJECT_OF]->(p)-[k:STAGE_OF]->(c:Case)
    WHERE true{{template "fits" .}}{{.Live "s k" "x c"}}
    RETURN DISTINCT x
  } AS people,
{{- end}}
  COUNT { UNWIND acts AS a UNWIND a._citation_source AS q RETURN DISTINCT q } = 1 AS single
WITH collect({o: o, acts: acts, cases: cases, proceedings: proceedings, people: people, single: single}) AS ranked
CALL (ranked) {
  UNWIND ranked AS r
  WITH r.o AS o, r.cases AS cases, r.proceedings AS proceedings, r.people AS people, r.single AS single, size(r.cases) AS n, size(r.people) AS m
{{- if .On "after"}}
  WHERE -n > $afterCases OR -n = $afterCases AND (-m > $afterPrisoners OR -m = $afterPrisoners AND o.id > $afterId)
{{- end}}
  ORDER BY n DESC, m DESC, o.id LIMIT $first
  CALL (proceedings) {
    UNWIND proceedings AS p
    MATCH (p)-[h:HEARD_BY]->(u:Court)
    WHERE true{{.Live "h" "u"}}
    RETURN count(DISTINCT u) AS courts
  }
  CALL (people, cases) {
    UNWIND people AS x
    MATCH (x)-[f:FACES]->(h:Charge)-[i:CHARGED_IN]->(c:Case), (h)-[u:UNDER]->(t:Statute)
    WHERE c IN cases{{.Live "f i u" "h t"}}
    WITH t.id AS id, count(DISTINCT x) AS prisoners
    ORDER BY prisoners DESC, id
    RETURN collect([id, prisoners]) AS statutes
  }
  CALL (o, proceedings) {
    UNWIND proceedings AS p
    MATCH (p)<-[e:{{template "counterpart" .}}]-(w:Official), (p)-[k:STAGE_OF]->(c:Case)
    WHERE w <> o AND e._sources >= $minSources{{.Live "e k" "w c"}}
    WITH w.id AS id, count(DISTINCT c) AS shared
    ORDER BY shared DESC, id
    RETURN collect([id, shared]) AS counterparts
  }
{{- template "convicted" .}}
  WITH o.id AS id, n, m, [o.id, n, m, size(proceedings), courts, statutes, counterparts, convicted,
    COLLECT { UNWIND proceedings AS p WITH p WHERE p.date IS NOT NULL RETURN p.date ORDER BY p._earliest_date, p._latest_date LIMIT 1 }[0],
    COLLECT { UNWIND proceedings AS p WITH p WHERE p.date IS NOT NULL RETURN p.date ORDER BY p._latest_date DESC, p._earliest_date DESC LIMIT 1 }[0],
    single] AS found
  ORDER BY n DESC, m DESC, id
  RETURN collect(found) AS rows
}
RETURN size(ranked) AS total, size([r IN ranked WHERE size(r.cases) < $few]) AS few, size([r IN ranked WHERE r.single]) AS single, rows
