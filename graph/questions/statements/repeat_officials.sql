-- Officials who acted in several cases, in one role: by cases, then prisoners, descending, then id.
-- options: judge prosecutor investigator commander prison_official other group statute court from to official after
-- columns: total few single rows
WITH RECURSIVE
{{template "fitting" .}}
{{template "acts" .}}
counted AS MATERIALIZED (
  SELECT a.official_pk, count(DISTINCT a.case_pk) AS cases, count(DISTINCT a.proceeding_pk) AS proceedings
  FROM acts AS a
  GROUP BY a.official_pk
  HAVING count(DISTINCT a.case_pk) >= $minCases
),
-- The people whom their acts concerned.
concerned(official_pk, prisoner_pk, case_pk, proceeding_pk) AS (
{{- if or (.On "prison_official") (.On "other")}}
  SELECT official_pk, prisoner_pk, NULL, NULL FROM acts WHERE prisoner_pk IS NOT NULL
{{- else}}
  SELECT a.official_pk, s.prisoner_pk, a.case_pk, a.proceeding_pk
  FROM acts AS a
  CROSS JOIN subject_of AS s ON s.proceeding_pk = a.proceeding_pk
{{- if or (.On "group") (.On "statute")}}
  WHERE (+s.prisoner_pk, a.case_pk) IN (SELECT prisoner_pk, case_pk FROM fitting)
{{- end}}
{{- end}}
),
ranked AS MATERIALIZED (
  SELECT n.official_pk, o.id, n.cases, n.proceedings, coalesce(c.prisoners, 0) AS prisoners, z.sources = 1 AS single
  FROM counted AS n
  CROSS JOIN officials AS o ON o.pk = n.official_pk
  LEFT JOIN (SELECT official_pk, count(DISTINCT prisoner_pk) AS prisoners FROM concerned WHERE official_pk IN (SELECT official_pk FROM counted) GROUP BY official_pk) AS c ON c.official_pk = n.official_pk
  LEFT JOIN (
    SELECT a.official_pk, count(DISTINCT k.source) AS sources
    FROM acts AS a CROSS JOIN citation AS k ON k.fact = a.fact
    GROUP BY a.official_pk
  ) AS z ON z.official_pk = n.official_pk
),
page AS MATERIALIZED (
  SELECT * FROM ranked
{{- if .On "after"}}
  WHERE (-cases, -prisoners, id) > ($afterCases, $afterPrisoners, $afterId)
{{- end}}
  ORDER BY cases DESC, prisoners DESC, id
  LIMIT +$first
),
page_acts AS MATERIALIZED (SELECT * FROM acts WHERE official_pk IN (SELECT official_pk FROM page)),
page_concerned AS MATERIALIZED (SELECT DISTINCT * FROM concerned WHERE official_pk IN (SELECT official_pk FROM page)),
page_cases AS MATERIALIZED (SELECT DISTINCT official_pk, case_pk FROM page_acts WHERE case_pk IS NOT NULL),
page_met(place, proceeding_pk, case_pk) AS MATERIALIZED (SELECT DISTINCT official_pk, proceeding_pk, case_pk FROM page_acts WHERE proceeding_pk IS NOT NULL),
{{template "decided" .}}
-- The charges of those people in any of those cases.
page_charges(official_pk, charge_pk, prisoner_pk) AS MATERIALIZED (
  SELECT DISTINCT c.official_pk, f.charge_pk, c.prisoner_pk
  FROM (SELECT DISTINCT official_pk, prisoner_pk FROM page_concerned) AS c
  CROSS JOIN faces AS f ON f.prisoner_pk = c.prisoner_pk
  CROSS JOIN charged_in AS i ON i.charge_pk = f.charge_pk
  WHERE (c.official_pk, +i.case_pk) IN (SELECT official_pk, case_pk FROM page_cases)
)
SELECT
  (SELECT count(*) FROM ranked) AS total,
  (SELECT count(*) FROM ranked WHERE cases < $few) AS few,
  (SELECT count(*) FROM ranked WHERE single) AS single,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(g.id, g.cases, g.prisoners, g.proceedings,
      (SELECT count(DISTINCT h.court_pk) FROM page_acts AS a CROSS JOIN heard_by AS h ON h.proceeding_pk = a.proceeding_pk WHERE a.official_pk = g.official_pk),
      json((SELECT json_group_array(json_array(x.id, x.prisoners)) FROM (
        SELECT s.id, count(DISTINCT c.prisoner_pk) AS prisoners
        FROM page_charges AS c CROSS JOIN under AS u ON u.charge_pk = c.charge_pk CROSS JOIN statutes AS s ON s.pk = u.statute_pk
        WHERE c.official_pk = g.official_pk GROUP BY s.id ORDER BY prisoners DESC, s.id) AS x)),
      json((SELECT json_group_array(json_array(x.id, x.cases)) FROM (
        SELECT o.id, count(DISTINCT a.case_pk) AS cases
        FROM page_acts AS a CROSS JOIN {{template "counterpart" .}} AS m ON m.proceeding_pk = a.proceeding_pk CROSS JOIN officials AS o ON o.pk = m.official_pk
        WHERE a.official_pk = g.official_pk AND m.official_pk <> g.official_pk AND m.sources >= $minSources GROUP BY o.id ORDER BY cases DESC, o.id) AS x)),
      json((SELECT {{template "convicted"}} FROM decided AS d WHERE d.place = g.official_pk)),
      (SELECT p.date FROM page_acts AS a CROSS JOIN proceedings AS p ON p.pk = a.proceeding_pk WHERE a.official_pk = g.official_pk AND p.date IS NOT NULL ORDER BY p.date_earliest, p.date_latest LIMIT 1),
      (SELECT p.date FROM page_acts AS a CROSS JOIN proceedings AS p ON p.pk = a.proceeding_pk WHERE a.official_pk = g.official_pk AND p.date IS NOT NULL ORDER BY p.date_latest DESC, p.date_earliest DESC LIMIT 1),
      json(iif(g.single, 'true', 'false'))) AS j
    FROM page AS g
    ORDER BY g.cases DESC, g.prisoners DESC, g.id) AS r) AS rows

-- A condition on an act a: it is one of the official asked for.
{{define "acts asked for"}}{{if .On "official"}} AND a.official_pk = (SELECT pk FROM officials WHERE id = $official){{end}}{{end}}

-- A condition on an official o: it is the one asked for.
{{define "acting asked for"}}{{if .On "official"}} AND o.id = $official{{end}}{{end}}
