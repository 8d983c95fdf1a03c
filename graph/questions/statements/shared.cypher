// What several questions share.

// A condition on the person x and the case c: a defendant there, of the group and, in that
// case, charged under the statute asked for. The variables of parts that stand within
// others begin with z, because a subquery may not use a name twice.
{{define "fits"}}
{{- if .On "group"}} AND EXISTS { (x)-[zm:MEMBER_OF]->(zg:Group {id: $group}) WHERE true{{.Live "zm" "zg"}} }{{end}}
{{- if .On "statute"}} AND EXISTS { (x)-[zf:FACES]->(zh:Charge)-[zi:CHARGED_IN]->(c), (zh)-[zu:UNDER]->(zt:Statute)-[zp:PART_OF*0..]->(:Statute {id: $statute}) WHERE true{{.Live "zf zi zu" "zh zt"}}{{.LivePath "zp"}} }{{end}}
{{- if or (.On "group") (.On "statute")}} AND EXISTS { (x)-[zd:DEFENDANT_IN]->(c) WHERE true{{.Live "zd" ""}} }{{end}}
{{- end}}

// The same of the person x in whatever case: an act towards a person names none.
{{define "fits anywhere"}}
{{- if .On "group"}} AND EXISTS { (x)-[zm:MEMBER_OF]->(zg:Group {id: $group}) WHERE true{{.Live "zm" "zg"}} }{{end}}
{{- if .On "statute"}} AND EXISTS { (x)-[zf:FACES]->(zh:Charge)-[zu:UNDER]->(zt:Statute)-[zp:PART_OF*0..]->(:Statute {id: $statute}) WHERE true{{.Live "zf zu" "zh zt"}}{{.LivePath "zp"}} }{{end}}
{{- end}}

// The rows (c): cases with a defendant that fits the group and the statute asked for.
{{define "fitting cases"}}
{{- if .On "statute"}}
MATCH (:Statute {id: $statute})<-[zp:PART_OF*0..]-(t:Statute)<-[u:UNDER]-(h:Charge)-[i:CHARGED_IN]->(c:Case), (h)<-[f:FACES]-(x:Prisoner)-[d:DEFENDANT_IN]->(c)
WHERE true{{.Live "u i f d" "t h c x"}}{{.LivePath "zp"}}
{{- if .On "group"}} AND EXISTS { (x)-[zm:MEMBER_OF]->(zg:Group {id: $group}) WHERE true{{.Live "zm" "zg"}} }{{end}}
WITH DISTINCT c
{{- else if .On "group"}}
MATCH (g:Group {id: $group})<-[m:MEMBER_OF]-(x:Prisoner)-[d:DEFENDANT_IN]->(c:Case)
WHERE true{{.Live "m d" "g x c"}}
WITH DISTINCT c
{{- end}}
{{end}}

// A condition on the proceeding p: its dates and its court are those asked for.
{{define "proceeding in scope"}}
{{- if .On "from"}} AND p._earliest_date >= $from{{end}}
{{- if .On "to"}} AND p._latest_date <= $to{{end}}
{{- if .On "court"}} AND EXISTS { (p)-[zh:HEARD_BY]->(zc:Court {id: $court}) WHERE true{{.Live "zh" "zc"}} }{{end}}
{{- end}}

// The relationship by which officials of the role asked for act in proceedings.
{{define "acted"}}{{if .On "judge"}}JUDGED{{else if .On "prosecutor"}}PROSECUTED{{else if .On "investigator"}}INVESTIGATED{{else}}ORDERED{{end}}{{end}}

// That of those whom they meet there: of a judge the prosecutors, of all others the judges.
{{define "counterpart"}}{{if .On "judge"}}PROSECUTED{{else}}JUDGED{{end}}{{end}}

// The rows with a list of proceedings get the list convicted: of the pairs of a charge and
// one of the proceedings, which are those decided, and the charges in its case that its
// subjects face, of fitting people only: convicted, convicted and acquitted, all others. A
// pair with two outcomes has none.
{{define "convicted"}}
  CALL (proceedings) {
    UNWIND proceedings AS p
    MATCH (p)-[k:STAGE_OF]->(c:Case)
    WHERE true{{.Live "k" "c"}}
    CALL (p, c) {
      MATCH (x:Prisoner)-[s:SUBJECT_OF]->(p), (x)-[f:FACES]->(h:Charge)-[i:CHARGED_IN]->(c)
      WHERE true{{.Live "s f i" "x h"}}{{template "fits" .}}
      RETURN h
      UNION
      MATCH (h:Charge)-[d:DECIDED_IN]->(p)
      WHERE true{{.Live "d" "h"}}
{{- if or (.On "group") (.On "statute")}} AND EXISTS { (x:Prisoner)-[f:FACES]->(h) WHERE true{{template "fits" .}}{{.Live "f" "x"}} }{{end}}
      RETURN h
    }
    WITH DISTINCT p, h
    OPTIONAL MATCH (h)-[d:DECIDED_IN]->(p)
    WHERE true{{.Live "d" ""}}
    WITH p, h, collect(DISTINCT d.outcome) AS outcomes
    WITH CASE size(outcomes) WHEN 1 THEN outcomes[0] ELSE '' END AS outcome
    RETURN [sum(CASE outcome WHEN 'CONVICTED' THEN 1 ELSE 0 END), sum(CASE WHEN outcome IN ['CONVICTED', 'ACQUITTED'] THEN 1 ELSE 0 END), sum(CASE WHEN outcome IN ['CONVICTED', 'ACQUITTED'] THEN 0 ELSE 1 END)] AS convicted
  }
{{- end}}

// A condition on the case c: it has a defendant that fits the group and the statute asked for.
{{define "case in scope"}}{{if or (.On "group") (.On "statute")}} AND EXISTS { (x:Prisoner)-[zw:DEFENDANT_IN]->(c) WHERE true{{.Live "zw" "x"}}{{template "fits" .}} }{{end}}{{end}}
