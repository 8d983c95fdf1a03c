// What happened to one person, by kind, each list by id and edge key, and what it is known from.
// options:
// columns: person cases charges detentions proceedings violations decisions recognitions documents releases
OPTIONAL MATCH (x:Prisoner {id: $prisoner})
WHERE true{{.Live "" "x"}}
RETURN
  COLLECT { MATCH (x)
    RETURN [x.arrestedOn, x.diedOn, {{.Evidence "x"}}, EXISTS { (x)-[m:SAME_AS]-(y:Prisoner) WHERE true{{.Live "m" "y"}} }] } AS person,
  COLLECT { MATCH (x)-[d:DEFENDANT_IN]->(c:Case)
    WHERE true{{.Live "d" "c"}}
    RETURN DISTINCT c.id AS id ORDER BY id } AS cases,
  COLLECT { MATCH (x)-[f:FACES]->(g:Charge)
    WHERE true{{.Live "f" "g"}}
    OPTIONAL MATCH (g)-[i:CHARGED_IN]->(c:Case)
    WHERE true{{.Live "i" "c"}}
    RETURN [g.id, g.description, c.id,
      COLLECT { MATCH (c)<-[k:STAGE_OF]-(p:Proceeding) WHERE p.date IS NOT NULL{{.Live "k" "p"}} RETURN p.date ORDER BY p._earliest_date, p._latest_date LIMIT 1 }[0],
      {{.Evidence "f" "g"}}] ORDER BY g.id } AS charges,
  COLLECT { MATCH (x)-[h:HELD_AT]->(l:Facility)
    WHERE true{{.Live "h" "l"}}
    RETURN [l.id, h.from, h.to, l.name, {{.Evidence "h"}}] ORDER BY l.id, h._key } AS detentions,
  COLLECT { MATCH (x)-[s:SUBJECT_OF]->(p:Proceeding)
    WHERE true{{.Live "s" "p"}}
    RETURN [p.id, p.date, p.stage, p.verdict,
      COLLECT { MATCH (p)-[k:STAGE_OF]->(c:Case) WHERE true{{.Live "k" "c"}} RETURN c.id }[0],
      COLLECT { MATCH (p)-[h:HEARD_BY]->(u:Court) WHERE true{{.Live "h" "u"}} RETURN u.id }[0],
      COLLECT { MATCH (o:Official)-[a:JUDGED|PROSECUTED|INVESTIGATED|ORDERED]->(p) WHERE true{{.Live "a" "o"}} RETURN [type(a), a.seat, o.id, a._sources] ORDER BY o.id, a._key },
      COLLECT { MATCH (x)-[f:FACES]->(g:Charge)-[d:DECIDED_IN]->(p) WHERE true{{.Live "f d" "g"}} RETURN [g.id, d.outcome] ORDER BY g.id, d._key },
      COLLECT { MATCH (x)-[v:SENTENCED_IN]->(p) WHERE true{{.Live "v" ""}} RETURN [v.text] ORDER BY v._key LIMIT 1 },
      {{.Evidence "p"}}] ORDER BY p.id } AS proceedings,
  COLLECT { MATCH (x)-[s:SUFFERED]->(v:Violation)
    WHERE v.modality = 'FOUND'{{.Live "s" "v"}}
    RETURN [v.id, v.date, coalesce(
      COLLECT { MATCH (v)-[w:OF_PROVISION]->(t:Provision) WHERE true{{.Live "w" "t"}} RETURN t.title }[0],
      COLLECT { MATCH (v)-[w:OF_RIGHT]->(t:Right) WHERE true{{.Live "w" "t"}} RETURN t.name }[0], v.text), {{.Evidence "v"}}] ORDER BY v.id } AS violations,
  COLLECT { MATCH (x)<-[s:CONCERNS]-(d:Decision)
    WHERE coalesce(d.kind, '') <> 'PETITION'{{.Live "s" "d"}}
    RETURN [d.id, d.date, d.title, {{.Evidence "d"}}] ORDER BY d.id } AS decisions,
  COLLECT { MATCH (x)-[e:RECOGNISED]->(o:Organisation)
    WHERE true{{.Live "e" "o"}}
    RETURN [o.id, e.date, o.name, {{.Evidence "e"}}] ORDER BY o.id, e._key } AS recognitions,
  COLLECT { MATCH (x)<-[e:NAMES]-(d:Document)
    WHERE true{{.Live "e" "d"}}
    RETURN [d.id, d.date, d.title, {{.Evidence "e"}}] ORDER BY d.id, e._key } AS documents,
  COLLECT { MATCH (x)-[e:RELEASED]->(d:Release)
    WHERE true{{.Live "e" "d"}}
    RETURN [d.id, d.date, coalesce(d.text, d.how), {{.Evidence "d"}}] ORDER BY d.id } AS releases
