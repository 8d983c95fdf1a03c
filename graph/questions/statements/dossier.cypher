// What one official is, held and did, who listed the official, and what is contested of it.
// options:
// columns: official positions acts involved sanctions conflicts
OPTIONAL MATCH (o:Official {id: $official})
WHERE true{{.Live "" "o"}}
WITH o, o AS w
{{template "cases of an official" .}}
RETURN
  COLLECT { MATCH (o)
    RETURN [{{.Evidence "o"}}, {{template "roles" .}}, EXISTS { (o)-[m:SAME_AS]-(t:Official) WHERE true{{.Live "m" "t"}} }] } AS official,
  COLLECT { MATCH (o)-[p:SERVES_AT|COMMANDS]->(b)
    WHERE true{{.Live "p" "b"}}
    RETURN [0, b.id, o.id, p.office, p.from, p.to, zn, p._key, {{.Evidence "p"}}] } AS positions,
  COLLECT { MATCH (o)-[a:JUDGED|PROSECUTED|INVESTIGATED|ORDERED]->(p:Proceeding)
    WHERE true{{template "enough sources" .}}{{.Live "a" "p"}}
    RETURN [type(a), p.id, a._key,
      COLLECT { MATCH (p)-[k:STAGE_OF]->(c:Case) WHERE true{{.Live "k" "c"}} RETURN c.id }[0], p.id, p.date,
      COLLECT { MATCH (x:Prisoner)-[s:SUBJECT_OF]->(p) WHERE true{{.Live "s" "x"}} RETURN DISTINCT x.id AS id ORDER BY id },
      COLLECT { MATCH (g:Charge)-[d:DECIDED_IN]->(p) WHERE true{{.Live "d" "g"}} RETURN [g.id, d.outcome] ORDER BY g.id, d._key },
      {{.Evidence "a"}}] } AS acts,
  COLLECT { MATCH (o)-[a:INVOLVED_IN]->(t)
    WHERE true{{template "enough sources" .}}{{.Live "a" "t"}}
    RETURN [type(a), t.id, a._key, CASE WHEN t:Case THEN t.id END, null, a.date, CASE WHEN t:Prisoner THEN [t.id] ELSE [] END, [], {{.Evidence "a"}}] } AS involved,
  COLLECT { MATCH (o)-[a:SANCTIONED_BY]->(s:Sanction)
    WHERE true{{.Live "a" "s"}}
    RETURN s.id ORDER BY s.id } AS sanctions,
  COLLECT { MATCH (o)-[a]-(t)
    WHERE CASE WHEN a._modality IS NULL THEN t._status ELSE a._status END IN ['CONFLICT', 'DISPUTED']{{.Live "a" "t"}}
    RETURN [type(a), t.id] ORDER BY type(a), t.id, a._key } AS conflicts

// A condition on acts a: so many sources report them.
{{define "enough sources"}} AND a._sources >= $minSources{{end}}
