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

// The rows (x, c) become (x, c, s, p): the relationship by which something was imposed on
// the person in the case last, as far as $sentenceSources sources report it.
{{define "final sentences"}}
  MATCH (x)-[s:SENTENCED_IN]->(p:Proceeding)-[k:STAGE_OF]->(c)
  WHERE s._sources >= $sentenceSources{{.Live "s k" "p"}}
  WITH x, c, s, p
  ORDER BY coalesce(s._latest_date, p._latest_date, '') DESC, coalesce(s._earliest_date, p._earliest_date, '') DESC, p.id DESC, s._key DESC
  WITH x, c, collect(s)[0] AS s
  WITH x, c, s, endNode(s) AS p
{{- end}}

// A statement's condition on acts a: so many sources report them.
{{define "enough sources"}}{{end}}

// The number zn of cases in which the official w acted.
{{define "cases of an official"}}
CALL (w) {
  CALL (w) {
    MATCH (w)-[a:JUDGED|PROSECUTED|INVESTIGATED|ORDERED]->(zp:Proceeding)-[zk:STAGE_OF]->(zc:Case)
    WHERE true{{template "enough sources" .}}{{.Live "a zk" "zp zc"}}
    RETURN zc
    UNION
    MATCH (w)-[a:INVOLVED_IN]->(zc:Case)
    WHERE true{{template "enough sources" .}}{{.Live "a" "zc"}}
    RETURN zc
  }
  RETURN count(DISTINCT zc) AS zn
}
{{end}}

// Of the official o, as truth values: judged, prosecuted, investigated, ordered, commands
// anything, serves at or commands a facility.
{{define "roles"}}[
  EXISTS { (o)-[zr:JUDGED]->(zy:Proceeding) WHERE true{{.Live "zr" "zy"}} },
  EXISTS { (o)-[zr:PROSECUTED]->(zy:Proceeding) WHERE true{{.Live "zr" "zy"}} },
  EXISTS { (o)-[zr:INVESTIGATED]->(zy:Proceeding) WHERE true{{.Live "zr" "zy"}} },
  EXISTS { (o)-[zr:ORDERED]->(zy:Proceeding) WHERE true{{.Live "zr" "zy"}} },
  EXISTS { (o)-[zr:COMMANDS]->(zy) WHERE true{{.Live "zr" "zy"}} },
  EXISTS { (o)-[zr:SERVES_AT|COMMANDS]->(zy:Facility) WHERE true{{.Live "zr" "zy"}} }]
{{- end}}

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

// The people (p) among whom is counted: all, or those of the group.
{{define "people"}}
{{- if .On "group"}}
MATCH (zg:Group {id: $group})<-[zm:MEMBER_OF]-(p:Prisoner) WHERE true{{.Live "zm" "zg p"}}
{{- else}}
MATCH (p:Prisoner) WHERE true{{.Live "" "p"}}
{{- end}}
{{- end}}

// The rows (p, f, since, since_earliest, since_latest, begin, until_earliest, until_latest):
// the detentions, and the time since the arrest of people without any, nobody knows where.
// begin is the first day on which it may have begun, which of a detention without a
// beginning is that of the arrest; until is the last day, where it is given.
{{define "spells"}}
CALL () {
{{- if .On "group"}}{{template "people" .}} WITH DISTINCT p{{end}}
  MATCH (p{{if not (.On "group")}}:Prisoner{{end}})-[h:HELD_AT]->(f:Facility{{if .On "facility"}} {id: $facility}{{end}})
  WHERE {{.Sources "h"}} >= $minSources{{.Live "h" "p f"}}
  RETURN p, f, h.from AS since, h._earliest_from AS since_earliest, h._latest_from AS since_latest, coalesce(h._earliest_from, p._earliest_arrestedOn) AS begin, h._earliest_to AS until_earliest, h._latest_to AS until_latest
{{- if not (.On "facility")}}
  UNION ALL
{{- template "people" .}} AND p.arrestedOn IS NOT NULL AND NOT EXISTS { (p)-[zh:HELD_AT]->(zf:Facility) WHERE true{{.Live "zh" "zf"}} }
  RETURN p, null AS f, p.arrestedOn AS since, p._earliest_arrestedOn AS since_earliest, p._latest_arrestedOn AS since_latest, p._earliest_arrestedOn AS begin, null AS until_earliest, null AS until_latest
{{- end}}
}
{{- end}}

// The first day from which the person p was surely free, by a release or a death; ~ for
// none. A release that lies surely before the beginning ended something else.
{{define "surely free"}}reduce(zd = coalesce(p._latest_diedOn, '~'), zf IN [(p)-[ze:RELEASED]->(zr:Release) WHERE zr.date IS NOT NULL AND (begin IS NULL OR zr._latest_date >= begin){{.Live "ze" "zr"}} | zr._latest_date] | CASE WHEN zf < zd THEN zf ELSE zd END){{end}}

// The first day on which that person may have been free; empty where a release has no
// date, ~ where there is none.
{{define "perhaps free"}}reduce(zd = coalesce(p._earliest_diedOn, '~'), zf IN [(p)-[ze:RELEASED]->(zr:Release) WHERE (begin IS NULL OR zr.date IS NULL OR zr._latest_date >= begin){{.Live "ze" "zr"}} | coalesce(zr._earliest_date, '')] | CASE WHEN zf < zd THEN zf ELSE zd END){{end}}
