// What is known of the hearings of courts or judges or in the proceedings of groups: by proceedings descending, then key.
// options: by_judge by_court by_group group court statute from to after
// columns: total silent few rows
{{- template "fitting cases" .}}
MATCH (p:Proceeding)-[k:STAGE_OF]->(c{{if not (or (.On "group") (.On "statute"))}}:Case{{end}})
WHERE true{{template "proceeding in scope" .}}{{.Live "k" "p c"}}
{{- if .On "by_judge"}}
MATCH (p)<-[j:JUDGED]-(w:Official)
WHERE j._sources >= $minSources{{.Live "j" "w"}}
{{- else if .On "by_court"}}
MATCH (p)-[j:HEARD_BY]->(w:Court)
WHERE true{{.Live "j" "w"}}
{{- else}}
MATCH (p)<-[s:SUBJECT_OF]-(x:Prisoner)-[m:MEMBER_OF]->(w:Group)
WHERE true{{.Live "s m" "x w"}}{{template "fits" .}}
{{- end}}
WITH w, collect(DISTINCT p) AS proceedings
WITH collect({w: w, proceedings: proceedings, open: size([p IN proceedings WHERE p.hearing = 'OPEN'])}) AS ranked
CALL (ranked) {
  UNWIND ranked AS one
  WITH one.w AS w, one.proceedings AS proceedings, one.open AS open, size(one.proceedings) AS number
{{- if .On "after"}}
  WHERE -number > $afterProceedings OR -number = $afterProceedings AND w.id > $afterId
{{- end}}
  ORDER BY number DESC, w.id LIMIT $first
  CALL (proceedings) {
    UNWIND proceedings AS p
    MATCH (x:Prisoner)-[s:SUBJECT_OF]->(p)
{{- if or (.On "group") (.On "statute")}}-[k:STAGE_OF]->(c:Case){{end}}
    WHERE true{{template "fits" .}}{{.Live "s" "x"}}
{{- if or (.On "group") (.On "statute")}}{{.Live "k" "c"}}{{end}}
    WITH DISTINCT x
    MATCH (x)-[f:SUFFERED]->(v:Violation)-[o:OF_PROVISION]->(r:Provision)
    WHERE true{{.Live "f o" "v r"}}
    WITH r.id AS id, count(DISTINCT x) AS prisoners
    ORDER BY prisoners DESC, id
    RETURN collect([id, prisoners]) AS provisions
  }
  WITH w.id AS id, number, [w.id, w.name, number, size([p IN proceedings WHERE p.hearing = 'CLOSED']), open, provisions] AS found
  ORDER BY number DESC, id
  RETURN collect(found) AS rows
}
RETURN size(ranked) AS total, size([one IN ranked WHERE one.open = 0]) AS silent, size([one IN ranked WHERE size(one.proceedings) < $few]) AS few, rows
