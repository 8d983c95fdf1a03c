// How final sentences under a statute differ, by judge, court, group or year: by sentences descending, then key.
// options: by_judge by_court by_group by_year statute group court from to after
// columns: total suppressed sentences unknown rows
CALL () {
  MATCH (:Statute {id: $statute})<-[zp:PART_OF*0..]-(t:Statute)<-[u:UNDER]-(h:Charge)<-[f:FACES]-(x:Prisoner), (h)-[i:CHARGED_IN]->(c:Case)
  WHERE true{{.Live "u f i" "t h x c"}}{{.LivePath "zp"}}
{{- if .On "group"}} AND EXISTS { (x)-[zm:MEMBER_OF]->(zg:Group {id: $group}) WHERE true{{.Live "zm" "zg"}} }{{end}}
  WITH DISTINCT x, c
{{- template "final sentences" .}}
  WITH x, s, p, coalesce(s.date, p.date) AS date
  WHERE true
{{- if .On "from"}} AND coalesce(s._earliest_date, p._earliest_date) >= $from{{end}}
{{- if .On "to"}} AND coalesce(s._latest_date, p._latest_date) <= $to{{end}}
{{- if .On "court"}} AND EXISTS { (p)-[zh:HEARD_BY]->(zc:Court {id: $court}) WHERE true{{.Live "zh" "zc"}} }{{end}}
  RETURN collect({x: x, s: s, p: p, date: date}) AS imposed
}
CALL (imposed) {
  UNWIND imposed AS one
{{- if .On "by_year"}}
  WITH substring(one.date, 0, 4) AS year, collect(one.s) AS sentences
  RETURN collect({id: year, label: year, sentences: sentences}) AS cells
{{- else}}
  WITH one.x AS x, one.s AS s, one.p AS p
{{- if .On "by_judge"}}
  MATCH (p)<-[j:JUDGED]-(w:Official)
  WHERE true{{.Live "j" "w"}}
{{- else if .On "by_court"}}
  MATCH (p)-[j:HEARD_BY]->(w:Court)
  WHERE true{{.Live "j" "w"}}
{{- else}}
  MATCH (x)-[m:MEMBER_OF]->(w:Group)
  WHERE true{{.Live "m" "w"}}
{{- end}}
  WITH w, collect(DISTINCT s) AS sentences
  RETURN collect({id: w.id, label: w.name, sentences: sentences}) AS cells
{{- end}}
}
CALL (cells) {
  UNWIND cells AS cell
  WITH cell.id AS id, cell.label AS label, cell.sentences AS sentences, size(cell.sentences) AS number, CASE WHEN cell.id IS NULL THEN 1 ELSE 0 END AS unknown
  WHERE number >= $minCell
{{- if .On "after"}} AND (-number > $afterSentences OR -number = $afterSentences AND (unknown > $afterUnknown OR unknown = $afterUnknown AND coalesce(id, '') > $afterId)){{end}}
  ORDER BY number DESC, id LIMIT $first
  CALL (sentences) {
    UNWIND sentences AS s
    WITH s WHERE s.type = 'CUSTODIAL'
    WITH s.months AS length, count(*) AS alike
    ORDER BY length
    RETURN collect([length, alike]) AS months
  }
  WITH id, number, [id, label, number, size([s IN sentences WHERE s.type = 'CUSTODIAL']), size([s IN sentences WHERE s.type = 'SUSPENDED']), months] AS found
  ORDER BY number DESC, id
  RETURN collect(found) AS rows
}
RETURN size([cell IN cells WHERE size(cell.sentences) >= $minCell]) AS total, size([cell IN cells WHERE size(cell.sentences) < $minCell]) AS suppressed,
  size(imposed) AS sentences, size([one IN imposed WHERE one.s.type = 'CUSTODIAL' AND one.s.months IS NULL]) AS unknown, rows
