// How a statute and its parts were used: the charges under it, and what is known of them.
// options: statute group court from to
// columns: prisoners charges cases single years groups outcomes months beside provisions
CALL () {
  MATCH (:Statute {id: $statute})<-[zp:PART_OF*0..]-(t:Statute)
  WHERE true{{.Live "" "t"}}{{.LivePath "zp"}}
  RETURN collect(DISTINCT t) AS meant
}
CALL (meant) {
  UNWIND meant AS t
  MATCH (t)<-[u:UNDER]-(h:Charge)<-[f:FACES]-(x:Prisoner)
  WHERE {{.Sources "f" "h"}} >= $minSources{{.Live "u f" "h x"}}
{{- if .On "group"}} AND EXISTS { (x)-[zm:MEMBER_OF]->(zg:Group {id: $group}) WHERE true{{.Live "zm" "zg"}} }{{end}}
  OPTIONAL MATCH (h)-[i:CHARGED_IN]->(c:Case)
  WHERE true{{.Live "i" "c"}}
  WITH c, collect([h, x, {{.Sources "f" "h"}} = 1]) AS faced
  CALL (c) {
    MATCH (c)<-[k:STAGE_OF]-(p:Proceeding)
    WHERE p.date IS NOT NULL{{.Live "k" "p"}}
    WITH p ORDER BY p._earliest_date, p._latest_date
    RETURN collect(p)[0] AS first
  }
  WITH c, faced, first
  WHERE true
{{- if .On "from"}} AND first._earliest_date >= $from{{end}}
{{- if .On "to"}} AND first._latest_date <= $to{{end}}
{{- if .On "court"}} AND EXISTS { (c)<-[zk:STAGE_OF]-(zq:Proceeding)-[zh:HEARD_BY]->(zc:Court {id: $court}) WHERE true{{.Live "zk zh" "zq zc"}} }{{end}}
  UNWIND faced AS one
  RETURN collect({h: one[0], x: one[1], c: c, single: one[2], year: toInteger(substring(first.date, 0, 4))}) AS charged
}
CALL (charged) {
  UNWIND charged AS one
  RETURN collect(DISTINCT one.x) AS people, count(DISTINCT one.c) AS cases, count(CASE WHEN one.single THEN 1 END) AS single
}
CALL (charged) {
  UNWIND charged AS one
  WITH one.year AS year, count(*) AS number
  ORDER BY year
  RETURN collect([year, number]) AS years
}
CALL (people) {
  UNWIND people AS x
  MATCH (x)-[m:MEMBER_OF]->(g:Group)
  WHERE true{{.Live "m" "g"}}
  WITH g.id AS id, count(DISTINCT x) AS prisoners
  ORDER BY prisoners DESC, id
  RETURN collect([id, prisoners]) AS groups
}
CALL (charged) {
  UNWIND charged AS one
  WITH one.h AS h
  MATCH (h)-[d:DECIDED_IN]->(p:Proceeding)
  WHERE true{{.Live "d" "p"}}
  WITH DISTINCT h, p, d.outcome AS outcome
  WITH outcome, count(*) AS number
  RETURN collect([outcome, number]) AS outcomes
}
CALL (charged) {
  UNWIND charged AS one
  WITH DISTINCT one.x AS x, one.c AS c
{{- template "final sentences" .}}
  WITH s WHERE s.type = 'CUSTODIAL'
  WITH s.months AS length, count(*) AS number
  ORDER BY length
  RETURN collect([length, number]) AS months
}
CALL (charged, meant) {
  UNWIND charged AS one
  WITH DISTINCT one.x AS x, one.c AS c, meant
  MATCH (x)-[f:FACES]->(h:Charge)-[i:CHARGED_IN]->(c), (h)-[u:UNDER]->(t:Statute)
  WHERE {{.Sources "f" "h"}} >= $minSources AND NOT t IN meant{{.Live "f i u" "h t"}}
  WITH t.id AS id, count(DISTINCT x) AS prisoners
  ORDER BY prisoners DESC, id
  RETURN collect([id, prisoners]) AS beside
}
CALL (people) {
  UNWIND people AS x
  MATCH (x)-[s:SUFFERED]->(v:Violation)-[o:OF_PROVISION]->(r:Provision)
  WHERE true{{.Live "s o" "v r"}}
  WITH DISTINCT r.id AS id, v
  WITH id, count(*) AS number, count(CASE v.modality WHEN 'ALLEGED' THEN 1 END) AS alleged, count(CASE v.modality WHEN 'FOUND' THEN 1 END) AS found
  ORDER BY number DESC, id
  RETURN collect([id, number, alleged, found]) AS provisions
}
RETURN size(people) AS prisoners, size(charged) AS charges, cases, single, years, groups, outcomes, months, beside, provisions
