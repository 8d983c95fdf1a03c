// Which provisions were alleged and found to be violated: by alleged and found together, descending, then id.
// options: treaty provision group court statute from to after
// columns: total violations single undated rows
MATCH (x:Prisoner)-[s:SUFFERED]->(v:Violation)-[o:OF_PROVISION]->(r:Provision)
WHERE {{.Sources "s" "v"}} >= $minSources{{.Live "s o" "x v r"}}
{{- if .On "from"}} AND v._earliest_date >= $from{{end}}
{{- if .On "to"}} AND v._latest_date <= $to{{end}}
{{- if .On "provision"}} AND r.id = $provision{{end}}
{{- if .On "treaty"}} AND EXISTS { (r)-[zt:OF_TREATY]->(zy:Treaty {id: $treaty}) WHERE true{{.Live "zt" "zy"}} }{{end}}
{{- if .On "group"}} AND EXISTS { (x)-[zm:MEMBER_OF]->(zg:Group {id: $group}) WHERE true{{.Live "zm" "zg"}} }{{end}}
{{- if .On "court"}} AND EXISTS { (x)-[zs:SUBJECT_OF]->(zq:Proceeding)-[zh:HEARD_BY]->(zc:Court {id: $court}) WHERE true{{.Live "zs zh" "zq zc"}} }{{end}}
{{- if .On "statute"}} AND EXISTS { (x)-[zf:FACES]->(za:Charge)-[zu:UNDER]->(zl:Statute)-[zp:PART_OF*0..]->(:Statute {id: $statute}) WHERE true{{.Live "zf zu" "za zl"}}{{.LivePath "zp"}} }{{end}}
WITH r, collect({v: v, x: x, single: {{.Sources "s" "v"}} = 1}) AS facts
WITH collect({r: r, facts: facts}) AS ranked
CALL (ranked) {
  UNWIND ranked AS one
  WITH one.r AS r, one.facts AS facts, size(one.facts) AS number
{{- if .On "after"}}
  WHERE -number > $afterViolations OR -number = $afterViolations AND r.id > $afterId
{{- end}}
  ORDER BY number DESC, r.id LIMIT $first
  CALL (facts) {
    UNWIND facts AS fact
    RETURN collect(DISTINCT fact.x) AS people, count(CASE fact.v.modality WHEN 'ALLEGED' THEN 1 END) AS alleged, count(CASE fact.v.modality WHEN 'FOUND' THEN 1 END) AS found
  }
  CALL (people) {
    UNWIND people AS x
    MATCH (x)-[m:MEMBER_OF]->(g:Group)
    WHERE true{{.Live "m" "g"}}
    WITH g.id AS id, count(DISTINCT x) AS prisoners
    ORDER BY prisoners DESC, id
    RETURN collect([id, prisoners]) AS groups
  }
  CALL (facts) {
    UNWIND facts AS fact
    WITH toInteger(substring(fact.v.date, 0, 4)) AS year, count(CASE fact.v.modality WHEN 'ALLEGED' THEN 1 END) AS alleged, count(CASE fact.v.modality WHEN 'FOUND' THEN 1 END) AS found
    ORDER BY year
    RETURN collect([year, alleged, found]) AS years
  }
  CALL (people) {
    UNWIND people AS x
    MATCH (x)-[s:SUBJECT_OF]->(p:Proceeding)-[h:HEARD_BY]->(u:Court)
    WHERE true{{.Live "s h" "p u"}}
    WITH u.id AS id, count(DISTINCT x) AS prisoners
    ORDER BY prisoners DESC, id
    RETURN collect([id, prisoners]) AS courts
  }
  CALL (people) {
    UNWIND people AS x
    MATCH (x)-[s:SUBJECT_OF]->(p:Proceeding)<-[j:JUDGED]-(w:Official)
    WHERE true{{.Live "s j" "p w"}}
    WITH w.id AS id, count(DISTINCT x) AS prisoners
    ORDER BY prisoners DESC, id
    RETURN collect([id, prisoners]) AS judges
  }
  CALL (facts) {
    UNWIND facts AS fact
    WITH fact.v AS v
    MATCH (v)-[f:FOUND_IN]->(d:Decision)
    WHERE v.modality = 'FOUND' AND d.body IS NOT NULL{{.Live "f" "d"}}
    WITH d.body AS body, count(DISTINCT v) AS violations
    ORDER BY violations DESC, body
    RETURN collect([body, violations]) AS bodies
  }
  CALL (r, people) {
    UNWIND people AS x
    MATCH (x)-[s:SUFFERED]->(v:Violation)-[o:OF_PROVISION]->(b:Provision)
    WHERE b <> r AND {{.Sources "s" "v"}} >= $minSources{{.Live "s o" "v b"}}
{{- if .On "from"}} AND v._earliest_date >= $from{{end}}
{{- if .On "to"}} AND v._latest_date <= $to{{end}}
    WITH b.id AS id, count(DISTINCT x) AS prisoners
    ORDER BY prisoners DESC, id
    RETURN collect([id, prisoners]) AS beside
  }
  WITH r.id AS id, number, [r.id, alleged, found, size(people), groups, years, courts, judges, bodies, beside] AS found
  ORDER BY number DESC, id
  RETURN collect(found) AS rows
}
RETURN size(ranked) AS total, reduce(n = 0, one IN ranked | n + size(one.facts)) AS violations,
  reduce(n = 0, one IN ranked | n + size([fact IN one.facts WHERE fact.single])) AS single,
  reduce(n = 0, one IN ranked | n + size([fact IN one.facts WHERE fact.v.date IS NULL])) AS undated, rows
