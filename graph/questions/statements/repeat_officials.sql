-- Officials who acted in several cases, in one role: by cases, then prisoners, descending, then id.
-- options: judge prosecutor investigator commander prison_official other group statute court from to official after
-- columns: total few single rows
WITH RECURSIVE
{{template "fitting" .}}
{{template "acts" .}}
-- Whether all acts cite the source of one of them: most often the first few tell.
counted AS MATERIALIZED (
  SELECT n.official_pk, n.cases, NOT EXISTS (
    SELECT 1 FROM acts AS a CROSS JOIN citation AS k ON k.fact = a.fact
    WHERE a.official_pk = n.official_pk AND k.source <> n.source) AS single
  FROM (
    SELECT a.official_pk, count(DISTINCT a.case_pk) AS cases, (SELECT k.source FROM citation AS k WHERE k.fact = a.fact LIMIT 1) AS source
    FROM acts AS a
    GROUP BY a.official_pk
    HAVING count(DISTINCT a.case_pk) >= $minCases) AS n
),
{{- template "near" .}}
page AS MATERIALIZED (
  SELECT * FROM (
    SELECT n.*, o.id, coalesce(c.prisoners, 0) AS prisoners
    FROM near AS n
    CROSS JOIN officials AS o ON o.pk = n.official_pk
    LEFT JOIN (SELECT official_pk, count(DISTINCT prisoner_pk) AS prisoners FROM concerned GROUP BY official_pk) AS c ON c.official_pk = n.official_pk)
{{- if .On "after"}}
  WHERE (-cases, -prisoners, id) > ($afterCases, $afterPrisoners, $afterId)
{{- end}}
  ORDER BY cases DESC, prisoners DESC, id
  LIMIT +$first
),
page_acts AS NOT MATERIALIZED (SELECT * FROM near_acts WHERE official_pk IN (SELECT official_pk FROM page)),
page_cases AS MATERIALIZED (SELECT DISTINCT official_pk, case_pk FROM page_acts WHERE case_pk IS NOT NULL),
page_met(place, proceeding_pk, case_pk) AS MATERIALIZED (SELECT DISTINCT official_pk, proceeding_pk, case_pk FROM page_acts WHERE proceeding_pk IS NOT NULL),
{{template "decided" .}}
-- Under what the people concerned are charged in any of those cases.
page_statutes(official_pk, id, prisoners) AS MATERIALIZED (
  SELECT n.official_pk, s.id, n.prisoners
  FROM (
    SELECT c.official_pk, u.statute_pk, count(DISTINCT f.prisoner_pk) AS prisoners
    FROM page_cases AS c
    CROSS JOIN charged_in AS i ON i.case_pk = c.case_pk
    CROSS JOIN faces AS f ON f.charge_pk = i.charge_pk
    CROSS JOIN under AS u ON u.charge_pk = i.charge_pk
    WHERE (c.official_pk, +f.prisoner_pk) IN (SELECT official_pk, prisoner_pk FROM concerned)
    GROUP BY c.official_pk, u.statute_pk) AS n
  CROSS JOIN statutes AS s ON s.pk = n.statute_pk
),
-- Whom they met in the proceedings.
page_counterparts(official_pk, id, cases) AS MATERIALIZED (
  SELECT g.place, o.id, count(DISTINCT g.case_pk)
  FROM page_met AS g
  CROSS JOIN {{template "counterpart" .}} AS m ON m.proceeding_pk = g.proceeding_pk
  CROSS JOIN officials AS o ON o.pk = m.official_pk
  WHERE m.official_pk <> g.place AND m.sources >= $minSources
  GROUP BY g.place, o.pk
),
-- The first and the last date stand behind the two bounds that they are ordered by.
page_proceedings(official_pk, proceedings, courts, first, last) AS MATERIALIZED (
  SELECT m.place, count(DISTINCT m.proceeding_pk), count(DISTINCT h.court_pk), min(p.date_earliest || p.date_latest || p.date), max(p.date_latest || p.date_earliest || p.date)
  FROM page_met AS m
  CROSS JOIN proceedings AS p ON p.pk = m.proceeding_pk
  LEFT JOIN heard_by AS h ON h.proceeding_pk = m.proceeding_pk
  GROUP BY m.place
)
SELECT
  (SELECT count(*) FROM counted) AS total,
  (SELECT count(*) FROM counted WHERE cases < $few) AS few,
  (SELECT count(*) FROM counted WHERE single) AS single,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(g.id, g.cases, g.prisoners, coalesce(p.proceedings, 0), coalesce(p.courts, 0),
      json((SELECT json_group_array(json_array(x.id, x.prisoners)) FROM (SELECT id, prisoners FROM page_statutes WHERE official_pk = g.official_pk ORDER BY prisoners DESC, id) AS x)),
      json((SELECT json_group_array(json_array(x.id, x.cases)) FROM (SELECT id, cases FROM page_counterparts WHERE official_pk = g.official_pk ORDER BY cases DESC, id) AS x)),
      {{template "convicted"}},
      substr(p.first, 21), substr(p.last, 21),
      json(iif(g.single, 'true', 'false'))) AS j
    FROM page AS g
    LEFT JOIN page_proceedings AS p ON p.official_pk = g.official_pk
    LEFT JOIN decided AS d ON d.place = g.official_pk
    ORDER BY g.cases DESC, g.prisoners DESC, g.id) AS r) AS rows

-- A condition on an act a: it is one of the official asked for.
{{define "acts asked for"}}{{if .On "official"}} AND a.official_pk = (SELECT pk FROM officials WHERE id = $official){{end}}{{end}}

-- A condition on an official o: it is the one asked for.
{{define "acting asked for"}}{{if .On "official"}} AND o.id = $official{{end}}{{end}}
