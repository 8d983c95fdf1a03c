// Officials of two roles who met in the proceedings of several cases: by shared cases descending, then left id, then right id.
// options: judge prosecutor investigator commander with_judge with_prosecutor with_investigator with_commander same nobody group statute court from to after
// columns: total few cases rows
{{- template "fitting cases" .}}
MATCH (l:Official)-[a:{{template "acted" .}}]->(p:Proceeding)-[k:STAGE_OF]->(c{{if not (or (.On "group") (.On "statute"))}}:Case{{end}}), (p)<-[b:{{template "met" .}}]-(r:Official)
WHERE {{if .On "nobody"}}false AND {{end}}l <> r AND a._sources >= $minSources AND b._sources >= $minSources{{template "proceeding in scope" .}}{{.Live "a k b" "l p c r"}}
{{- if .On "same"}} AND l.id < r.id{{end}}
WITH l, r, count(DISTINCT c) AS shared, collect(DISTINCT p) AS proceedings
WHERE shared >= $minShared
WITH collect({l: l, r: r, shared: shared, proceedings: proceedings}) AS pairs
CALL (pairs) {
  UNWIND pairs AS m
  WITH m.l AS l, m.r AS r, m.shared AS shared, m.proceedings AS proceedings
{{- if .On "after"}}
  WHERE -shared > $afterShared OR -shared = $afterShared AND (l.id > $afterLeftId OR l.id = $afterLeftId AND r.id > $afterRightId)
{{- end}}
  ORDER BY shared DESC, l.id, r.id LIMIT $first
  CALL (l) {
    MATCH (l)-[a:{{template "acted" .}}]->(p:Proceeding)-[k:STAGE_OF]->(c:Case)
    WHERE a._sources >= $minSources{{template "proceeding in scope" .}}{{.Live "a k" "p c"}}{{template "case in scope" .}}
    RETURN count(DISTINCT c) AS lefts
  }
  CALL (r) {
    MATCH (r)-[a:{{template "met" .}}]->(p:Proceeding)-[k:STAGE_OF]->(c:Case)
    WHERE a._sources >= $minSources{{template "proceeding in scope" .}}{{.Live "a k" "p c"}}{{template "case in scope" .}}
    RETURN count(DISTINCT c) AS rights
  }
{{- template "convicted" .}}
  WITH l.id AS left, r.id AS right, shared, lefts, rights, convicted
  ORDER BY shared DESC, left, right
  RETURN collect([left, right, shared, lefts, rights, convicted]) AS rows
}
CALL () {
{{- template "fitting cases" .}}
  MATCH (p:Proceeding)-[k:STAGE_OF]->(c{{if not (or (.On "group") (.On "statute"))}}:Case{{end}})
  WHERE true{{template "proceeding in scope" .}}{{.Live "k" "p c"}}
  RETURN count(DISTINCT c) AS cases
}
RETURN size(pairs) AS total, size([m IN pairs WHERE m.shared < $few]) AS few, cases, rows
{{- define "met"}}{{if .On "with_judge"}}JUDGED{{else if .On "with_prosecutor"}}PROSECUTED{{else if .On "with_investigator"}}INVESTIGATED{{else}}ORDERED{{end}}{{end}}
